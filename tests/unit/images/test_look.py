"""What a picture's file says of itself: whatever its bytes are, a look or a fault, and no memory beyond its pixels."""

import resource
import struct
import tempfile
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from photographs import drawn, noted, saved
from PIL import Image

from mkdocs_partnerships.images.look import FORMATS, MAX_PIXELS, Look, look_at


def seen(folder: Path, name: str, raw: bytes) -> Look:
    (folder / name).write_bytes(raw)
    return look_at(folder / name)


@pytest.mark.parametrize("ending", sorted(FORMATS))
def test_a_good_picture_of_each_format(ending: str, tmp_path: Path) -> None:
    look = seen(tmp_path, f"a{ending}", drawn(FORMATS[ending], (6, 4)))
    assert (look.width, look.height, look.fault, look.placed, look.moving) == (6, 4, "", False, False)


@pytest.mark.parametrize(("orientation", "size"), [(1, (6, 4)), (3, (6, 4)), (5, (4, 6)), (6, (4, 6)), (8, (4, 6))])
def test_width_and_height_are_those_of_the_upright_picture(
    orientation: int, size: tuple[int, int], tmp_path: Path
) -> None:
    look = seen(tmp_path, "a.jpg", drawn("JPEG", (6, 4), exif=noted(orientation)))
    assert (look.width, look.height) == size


def test_the_place_is_found_wherever_it_stands(tmp_path: Path) -> None:
    for kind, ending in (("JPEG", "jpg"), ("PNG", "png"), ("WEBP", "webp"), ("AVIF", "avif")):
        assert seen(tmp_path, f"a.{ending}", drawn(kind, exif=noted())).placed
        assert not seen(tmp_path, f"b.{ending}", drawn(kind, exif=noted(place=False))).placed
    assert seen(tmp_path, "c.jpg", drawn("JPEG", xmp=b'<x exif:GPSLatitude="47,9N"/>')).placed


@pytest.mark.parametrize(("kind", "ending"), [("GIF", "gif"), ("PNG", "png"), ("WEBP", "webp"), ("AVIF", "avif")])
def test_what_moves_is_told(kind: str, ending: str, tmp_path: Path) -> None:
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "blue")]
    look = seen(tmp_path, f"a.{ending}", saved(frames[0], kind, save_all=True, append_images=frames[1:]))
    assert (look.moving, look.fault) == (True, "")


def test_a_name_of_another_format_is_told_with_the_right_one(tmp_path: Path) -> None:
    looks = [seen(tmp_path, "a.png", drawn(kind)) for kind in ("JPEG", "GIF", "WEBP", "AVIF")]
    assert [(one.fault, one.instead) for one in looks] == [
        ("picture-misnamed", ending) for ending in (".jpg", ".gif", ".webp", ".avif")
    ]


def test_what_is_no_picture_is_broken(tmp_path: Path) -> None:
    for raw in (b"", b"<svg onload='alert(1)'/>", b"%PDF-1.4", b"\x89PNG\r\n\x1a\n", b"BM" + bytes(100)):
        assert seen(tmp_path, "a.png", raw).fault == "picture-broken"


@given(st.sampled_from(["JPEG", "PNG", "WEBP"]), st.floats(0, 0.98))
def test_a_file_that_breaks_off_is_broken(kind: str, share: float) -> None:
    ending = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}[kind]
    raw = saved(Image.effect_noise((40, 30), 60), kind)
    with tempfile.TemporaryDirectory() as folder:
        assert seen(Path(folder), f"a.{ending}", raw[: int(len(raw) * share)]).fault == "picture-broken"


@given(st.sampled_from(sorted(FORMATS)), st.lists(st.tuples(st.integers(0, 400), st.binary(max_size=4)), max_size=6))
def test_whatever_the_bytes_are_there_is_a_size_or_a_fault(ending: str, changes: list[tuple[int, bytes]]) -> None:
    raw = bytearray(drawn(FORMATS[ending], (12, 9)))
    for at, by in changes:
        raw[at : at + len(by)] = by
    with tempfile.TemporaryDirectory() as folder:
        look = seen(Path(folder), f"a{ending}", bytes(raw))
    assert bool(look.fault) != (look.width > 0 and look.height > 0)


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


@pytest.mark.parametrize("side", [7_072, 10_000, 30_000])
def test_a_bomb_is_refused_by_its_header(side: int, tmp_path: Path) -> None:
    assert side * side > MAX_PIXELS
    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    raw = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(side)))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert seen(tmp_path, "a.png", raw).fault == "picture-too-many-pixels"
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50_000
