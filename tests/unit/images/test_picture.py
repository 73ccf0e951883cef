"""A picture's sizes and addresses, and what waits for the next build."""

import os
from io import BytesIO
from pathlib import Path

import pytest
from photographs import drawn
from PIL import Image

from mkdocs_partnerships.cache import Cache
from mkdocs_partnerships.images.album import Album
from mkdocs_partnerships.images.picture import Picture, in_text


def picture(path: Path, album: Album | None = None, *, shown: bool = True, whole: bool = False) -> Picture:
    album = album or Album()
    return Picture(path, f"events/iasi/{path.name}", album.look(path), shown, whole, album)


def sizes(one: Picture) -> list[tuple[int, int]]:
    return [(each.width, each.height) for each in one.renditions]


@pytest.mark.parametrize(
    ("size", "made"),
    [
        ((1, 1), [(1, 1)]),
        ((480, 320), [(480, 320)]),
        ((700, 350), [(480, 240), (700, 350)]),
        ((4000, 3000), [(480, 360), (960, 720), (1920, 1440)]),
        ((1000, 20000), [(400, 8000)]),
        ((5000, 2), [(480, 1), (960, 1), (1920, 1)]),
    ],
)
def test_no_size_is_larger_than_the_picture_or_a_screen(
    size: tuple[int, int], made: list[tuple[int, int]], tmp_path: Path
) -> None:
    (tmp_path / "a.png").write_bytes(drawn("PNG", size))
    one = picture(tmp_path / "a.png")
    assert sizes(one) == made
    assert (one.plain.width, one.plain.height) == made[-1]
    assert picture(tmp_path / "a.png", whole=True).plain == ("events/iasi/a.png", *size)


def test_what_lies_at_an_address_has_the_size_that_the_page_says(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(drawn("JPEG", (1000, 500)))
    one = picture(tmp_path / "a.jpg")
    made = [Image.open(BytesIO(one.rendition(each))).size for each in one.renditions]
    assert made == sizes(one) == [(480, 240), (960, 480), (1000, 500)]
    assert Image.open(BytesIO(one.content())).size == (one.plain.width, one.plain.height)


def test_an_address_changes_with_the_picture_alone(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(drawn(colour="red"))
    first = picture(tmp_path / "a.png").renditions
    (tmp_path / "a.png").write_bytes(drawn(colour="blue"))
    second = picture(tmp_path / "a.png").renditions
    assert first != second
    (tmp_path / "a.png").write_bytes(drawn(colour="red"))
    assert picture(tmp_path / "a.png").renditions == first


def test_a_name_with_any_sign_stands_in_srcset(tmp_path: Path) -> None:
    path = tmp_path / 'a, "b" ç.png'
    path.write_bytes(drawn())
    one = picture(path)
    assert one.srcset == f"a%2C%20%22b%22%20%C3%A7.{one.name}-4.webp 4w"
    assert f' srcset="{one.srcset}" ' in in_text(one)


def test_nothing_is_looked_at_or_made_twice(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache", pytest.fail)
    path = tmp_path / "a.png"
    path.write_bytes(drawn(colour="red"))
    one = picture(path, album := Album(cache))
    first = one.rendition(one.renditions[0])
    one.keep()
    album.save()
    # Other bytes of the same length and time would only be seen by reading them.
    about = path.stat()
    raw = bytearray(path.read_bytes())
    raw[-1] ^= 1
    path.write_bytes(raw)
    os.utime(path, ns=(about.st_atime_ns, about.st_mtime_ns))
    again = picture(path, Album(cache))
    assert again.look == one.look
    path.unlink()
    assert again.rendition(again.renditions[0]) == first


def test_what_no_entry_names_any_more_is_forgotten(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache", pytest.fail)
    for name, colour in (("a.png", "red"), ("b.png", "blue")):
        (tmp_path / name).write_bytes(drawn(colour=colour))
    album = Album(cache)
    for name in ("a.png", "b.png"):
        one = picture(tmp_path / name, album)
        one.keep()
        one.content()
        one.rendition(one.renditions[0])
    album.save()
    assert len(list((tmp_path / "cache").iterdir())) == 5
    album = Album(cache)
    left = picture(tmp_path / "b.png", album)
    left.keep()
    album.save()
    assert sorted(file.name for file in (tmp_path / "cache").iterdir()) == [
        f"picture-{left.name}-4.webp",
        f"picture-{left.name}-plain.png",
        "pictures",
    ]


def test_another_size_or_time_is_looked_at_again(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache", pytest.fail)
    path = tmp_path / "a.png"
    path.write_bytes(drawn(size=(4, 3)))
    album = Album(cache)
    assert album.look(path).width == 4
    album.save()
    path.write_bytes(drawn(size=(5, 3)))
    assert Album(cache).look(path).width == 5
