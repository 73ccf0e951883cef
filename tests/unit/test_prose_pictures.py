"""Pictures of prose in their pages: what is added to them, and what an author said already."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from photographs import drawn
from PIL import Image

from mkdocs_partnerships.images.album import Album
from mkdocs_partnerships.images.picture import Picture
from mkdocs_partnerships.mkdocs_plugin.prose_pictures import ProsePictures

SIZES = "(min-width: 60em) 46rem, 100vw"


@pytest.fixture
def pictures(tmp_path: Path) -> ProsePictures:
    """One picture that stands still and one that moves."""
    album = Album()
    (tmp_path / "a b.png").write_bytes(drawn(size=(600, 60)))
    frames = [Image.new("RGB", (30, 20), colour) for colour in ("red", "blue")]
    frames[0].save(tmp_path / "c.gif", save_all=True, append_images=frames[1:], duration=100)
    found = {}
    for name in ("a b.png", "c.gif"):
        path = tmp_path / name
        found[f"x/{name}"] = Picture(path, f"x/{name}", album.look(path), shown=False, whole=True, album=album)
    return ProsePictures(found)


def srcset(pictures: ProsePictures, up: str) -> str:
    name = next(iter(pictures.files)).address.split(".")[1].split("-")[0]
    return f'srcset="{up}x/a%20b.{name}-480.webp 480w, {up}x/a%20b.{name}-600.webp 600w"'


@pytest.mark.parametrize(
    ("address", "up", "source"),
    [("", "", "x/a%20b.png"), ("x/", "../", "a%20b.png"), ("y/z/", "../../", "../../x/a%20b.png")],
)
def test_a_picture_gets_sizes_from_wherever_it_is_shown(
    pictures: ProsePictures, address: str, up: str, source: str
) -> None:
    made = pictures.placed(f'<p><img alt="A" src="{source}" /></p>', address)
    assert made == (
        f'<p><img {srcset(pictures, up)} sizes="{SIZES}" width="600" height="60" alt="A" src="{source}" /></p>'
    )


def test_the_first_of_a_page_does_not_wait(pictures: ProsePictures) -> None:
    image = '<img alt="" src="a%20b.png" />'
    first, second = pictures.placed(f"{image}\n{image}", "x/").split("\n")
    assert second == first.replace("<img ", '<img loading="lazy" ')


@pytest.mark.parametrize(
    ("said", "added"),
    [
        ('width="300"', 'SRCSET sizes="300px" '),
        ('height="3"', f'SRCSET sizes="{SIZES}" '),
        ('width="50%"', f'SRCSET sizes="{SIZES}" '),
        ('sizes="10em"', 'SRCSET width="600" height="60" '),
        ('srcset="other.png 2x"', ""),
    ],
)
def test_what_the_author_said_stays(pictures: ProsePictures, said: str, added: str) -> None:
    made = pictures.placed(f'<img src="a%20b.png" {said}>', "x/")
    added = added.replace("SRCSET", srcset(pictures, "../") if "SRCSET" in added else "")
    assert made == f'<img {added}src="a%20b.png" {said}>'


def test_what_moves_goes_on_moving(pictures: ProsePictures) -> None:
    assert pictures.placed('<img src="c.gif">', "x/") == '<img width="30" height="20" src="c.gif">'
    assert list(pictures.files) == []


def test_each_size_is_made_once_for_all_pages(pictures: ProsePictures) -> None:
    for address in ("x/", "x/", "y/"):
        pictures.placed('<img src="../x/a%20b.png">', address)
    assert [one.address.rpartition("-")[2] for one in pictures.files] == ["480.webp", "600.webp"]
    assert [one.content()[8:12] for one in pictures.files] == [b"WEBP", b"WEBP"]


@given(st.text(max_size=60), st.sampled_from(["", "x/", "a/b/"]))
def test_other_pictures_stay_as_they_are(tmp_path_factory: pytest.TempPathFactory, source: str, address: str) -> None:
    path = tmp_path_factory.getbasetemp() / "one.png"
    if not path.exists():
        path.write_bytes(drawn(size=(3, 2)))
    one = Picture(path, "only here.png", Album().look(path), shown=False, whole=True, album=Album())
    text = f'<img src="{source}">' + "<img>" + source
    assert ProsePictures({"only here.png": one}).placed(text, address) == text
    assert ProsePictures({}).placed(text, address) == text
