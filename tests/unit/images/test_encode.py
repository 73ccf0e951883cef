"""Pictures made anew: upright, in sRGB, nothing of what a camera or a program noted, and always the same bytes."""

import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from photographs import CANARY, drawn, noted, saved
from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo

from mkdocs_partnerships.images.encode import shown, stripped
from mkdocs_partnerships.images.look import FORMATS, look_at

XMP = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description rdf:about="" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" '
    f'photoshop:City="{CANARY}"/></rdf:RDF></x:xmpmeta>'
).encode()


def opened(raw: bytes) -> Image.Image:
    return Image.open(BytesIO(raw))


def colours(raw: bytes, *places: tuple[float, float]) -> list[str]:
    """Name the nearest of a few colours at places given as shares of width and height."""
    one = opened(raw).convert("RGB")
    known = {"red": (255, 0, 0), "green": (0, 128, 0), "blue": (0, 0, 255), "white": (255, 255, 255)}
    found = [one.getpixel((int(x * (one.width - 1)), int(y * (one.height - 1)))) for x, y in places]
    return [min(known, key=lambda n: sum(abs(a - b) for a, b in zip(known[n], pixel, strict=True))) for pixel in found]


def with_notes(kind: str, size: tuple[int, int] = (64, 48)) -> bytes:
    """Give a picture that says the canary wherever its format lets it."""
    if kind == "PNG":
        text = PngInfo()
        text.add_text("Comment", CANARY)
        text.add_itxt("XML:com.adobe.xmp", CANARY, zip=False)
        return drawn(kind, size, exif=noted(), pnginfo=text)
    if kind == "GIF":
        return drawn(kind, size, comment=CANARY.encode())
    more = {"comment": CANARY.encode()} if kind == "JPEG" else {}
    return drawn(kind, size, exif=noted(), xmp=XMP, **more)


@pytest.mark.parametrize("ending", [".jpg", ".png", ".webp", ".avif", ".gif"])
def test_nothing_that_was_noted_is_published(ending: str, tmp_path: Path) -> None:
    kind = FORMATS[ending]
    (tmp_path / f"a{ending}").write_bytes(with_notes(kind))
    assert CANARY.encode() in (tmp_path / f"a{ending}").read_bytes()
    path = tmp_path / f"a{ending}"
    made = [
        stripped(path),
        shown(path, (64, 48), (64, 48), kind),
        shown(path, (32, 24), (64, 48), kind),
        shown(path, (32, 24), (64, 48)),
    ]
    for raw in made:
        assert CANARY.encode() not in raw
        one = opened(raw)
        assert not dict(one.getexif())
        assert {key for key in one.info if key in {"exif", "xmp", "comment", "photoshop", "icc_profile"}} == set()
    assert [opened(raw).format for raw in made] == [kind, kind, kind, "WEBP"]


def test_exiftool_finds_no_place_and_no_words(tmp_path: Path) -> None:
    """Another program than the one that made the files is asked."""
    (tmp_path / "a.jpg").write_bytes(with_notes("JPEG"))
    for name, raw in (
        ("whole.jpg", stripped(tmp_path / "a.jpg")),
        ("page.webp", shown(tmp_path / "a.jpg", (32, 24), (64, 48))),
    ):
        (tmp_path / name).write_bytes(raw)
    said = {
        name: subprocess.run(
            ["exiftool", "-G", "-s", tmp_path / name], capture_output=True, text=True, check=True
        ).stdout
        for name in ("a.jpg", "whole.jpg", "page.webp")
    }
    words = ("GPS", "ImageDescription", "[XMP]", CANARY, "Comment")
    assert [word for word in words if word in said["a.jpg"]] == [*words]
    assert [(name, word) for name in ("whole.jpg", "page.webp") for word in words if word in said[name]] == []


@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_orientation_comes_out_upright(orientation: int, tmp_path: Path) -> None:
    # As it is meant to be seen: red at the top left, green at the top right, blue below.
    upright = Image.new("RGB", (64, 32), "blue")
    upright.paste("red", (0, 0, 32, 16))
    upright.paste("green", (32, 0, 64, 16))
    turns = Image.Transpose
    how = {2: turns.FLIP_LEFT_RIGHT, 3: turns.ROTATE_180, 4: turns.FLIP_TOP_BOTTOM, 5: turns.TRANSPOSE}
    how |= {6: turns.ROTATE_90, 7: turns.TRANSVERSE, 8: turns.ROTATE_270}
    lying = upright.transpose(how[orientation]) if orientation > 1 else upright
    path = tmp_path / "a.jpg"
    path.write_bytes(saved(lying, "JPEG", quality=95, exif=noted(orientation)))
    look = look_at(path)
    assert (look.width, look.height) == (64, 32)
    for raw in (stripped(path), shown(path, (16, 8), (64, 32)), shown(path, (64, 32), (64, 32), "JPEG")):
        assert colours(raw, (0.2, 0.2), (0.8, 0.2), (0.5, 0.8)) == ["red", "green", "blue"]
    assert opened(shown(path, (16, 8), (64, 32))).size == (16, 8)


def swapped_profile() -> bytes:
    """Give a colour profile whose red is blue, and the other way round: that of sRGB with two of its tags exchanged."""
    raw = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    raw = raw.replace("sRGB".encode("utf-16-be"), "Mine".encode("utf-16-be"))
    head, rest = raw[:400], raw[400:]
    return head.replace(b"rXYZ", b"xxxx").replace(b"bXYZ", b"rXYZ").replace(b"xxxx", b"bXYZ") + rest


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_colours_become_those_of_srgb(kind: str, tmp_path: Path) -> None:
    path = tmp_path / f"a.{kind.lower()}"
    path.write_bytes(drawn(kind, (32, 32), "red", icc_profile=swapped_profile()))
    assert colours(path.read_bytes(), (0.5, 0.5)) == ["red"]
    for raw in (stripped(path), shown(path, (32, 32), (32, 32), kind), shown(path, (16, 16), (32, 32))):
        assert colours(raw, (0.5, 0.5)) == ["blue"]
        assert "icc_profile" not in opened(raw).info


def test_a_profile_that_is_no_use_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(drawn("PNG", (8, 8), "red", icc_profile=b"no profile"))
    assert colours(shown(path, (4, 4), (8, 8)), (0.5, 0.5)) == ["red"]


def test_what_is_transparent_stays_so(tmp_path: Path) -> None:
    clear = Image.new("RGBA", (20, 20), (255, 0, 0, 0))
    palette = Image.new("P", (20, 20), 0)
    palette.putpalette([255, 0, 0, 0, 0, 255])
    for name, raw in {"a.png": saved(clear), "b.png": saved(palette, transparency=0)}.items():
        (tmp_path / name).write_bytes(raw)
        for made in (shown(tmp_path / name, (10, 10), (20, 20)), stripped(tmp_path / name)):
            assert opened(made).convert("RGBA").getpixel((5, 5))[3] == 0  # type: ignore[index]


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "I;16", "CMYK", "RGBA"])
def test_pictures_of_every_mode_are_made(mode: str, tmp_path: Path) -> None:
    value = {"I;16": 65535, "1": 1, "L": 255, "P": 0, "CMYK": (0, 0, 0, 0), "LA": (255, 255)}.get(mode, (255,) * 4)
    one = Image.new(mode, (20, 20), value)
    if mode == "P":
        one.putpalette([255, 255, 255])
    ending = "jpg" if mode == "CMYK" else "png"
    (tmp_path / f"a.{ending}").write_bytes(saved(one, "JPEG" if mode == "CMYK" else "PNG"))
    assert look_at(tmp_path / f"a.{ending}").fault == ""
    assert colours(shown(tmp_path / f"a.{ending}", (10, 10), (20, 20)), (0.5, 0.5)) == ["white"]
    assert colours(stripped(tmp_path / f"a.{ending}"), (0.5, 0.5)) == ["white"]


def test_a_moving_picture_stands_still_on_pages_and_moves_when_downloaded(tmp_path: Path) -> None:
    frames = [Image.new("RGB", (16, 16), colour) for colour in ("red", "blue")]
    raw = saved(frames[0], "GIF", save_all=True, append_images=frames[1:], duration=[100, 300], loop=0, comment=CANARY)
    (tmp_path / "a.gif").write_bytes(raw)
    for made in (shown(tmp_path / "a.gif", (16, 16), (16, 16), "GIF"), shown(tmp_path / "a.gif", (8, 8), (16, 16))):
        assert getattr(opened(made), "n_frames", 1) == 1
        assert colours(made, (0.5, 0.5)) == ["red"]
    whole = opened(stripped(tmp_path / "a.gif"))
    assert (whole.n_frames, whole.info["loop"], "comment" in whole.info) == (2, 0, False)  # type: ignore[attr-defined]
    whole.seek(1)
    assert whole.info["duration"] == 300


@pytest.mark.parametrize("ending", [".jpg", ".png", ".webp", ".avif", ".gif"])
def test_the_same_picture_gives_the_same_bytes(ending: str, tmp_path: Path) -> None:
    kind = FORMATS[ending]
    noise = Image.effect_noise((120, 90), 60).convert("RGB")
    for name in ("a", "b"):
        (tmp_path / f"{name}{ending}").write_bytes(saved(noise, kind))
    first, second = tmp_path / f"a{ending}", tmp_path / f"b{ending}"
    assert first.read_bytes() == second.read_bytes()
    assert stripped(first) == stripped(second)
    assert shown(first, (60, 45), (120, 90), kind) == shown(second, (60, 45), (120, 90), kind)
    assert shown(first, (60, 45), (120, 90)) == shown(second, (60, 45), (120, 90))


def test_a_drawing_is_kept_sharp_and_a_photograph_small(tmp_path: Path) -> None:
    drawing = Image.new("P", (200, 200), 0)
    drawing.putpalette([255, 255, 255, 11, 79, 87])
    drawing.paste(1, (50, 50, 150, 150))
    (tmp_path / "a.png").write_bytes(saved(drawing))
    made = opened(shown(tmp_path / "a.png", (200, 200), (200, 200))).convert("RGB")
    assert sorted(made.getcolors() or []) == [(10000, (11, 79, 87)), (30000, (255, 255, 255))]
    photograph = saved(Image.effect_noise((200, 200), 60).convert("RGB"))
    (tmp_path / "b.png").write_bytes(photograph)
    assert len(shown(tmp_path / "b.png", (200, 200), (200, 200))) < len(photograph) / 2
