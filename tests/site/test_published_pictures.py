"""The pictures of a whole site: nothing that a camera noted is in any file, and every size is what it says."""

import json
import re
import subprocess
import sys
from html import unescape
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote

import feedparser
import pytest
from building import build
from photographs import CANARY, drawn, noted, saved
from PIL import Image

from mkdocs_partnerships.shown import size as size_shown

ENTRY = "summary: S.\npartnerships: [alpha]\n"
CONFIG = (
    "site_name: P\nsite_url: https://example.org/sub/\ndocs_dir: content\ntheme: material\nplugins: [partnerships]\n"
)


def photograph(width: int, height: int, orientation: int = 1) -> bytes:
    one = Image.effect_noise((width, height), 40).convert("RGB")
    return saved(one, "JPEG", exif=noted(orientation), comment=CANARY.encode())


def preview(project: Path) -> subprocess.CompletedProcess[str]:
    """Build what a strict build refuses, as the place of photographs is a warning."""
    command = [str(Path(sys.executable).parent / "mkdocs"), "build", "--no-strict", "--site-dir", str(project / "site")]
    return subprocess.run(command, cwd=project, check=True, capture_output=True, text=True)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pictures")


@pytest.fixture(scope="module")
def site(project: Path) -> dict[str, bytes]:
    """Build a site with pictures at every place where one can stand; gives its files."""
    for folder in ("content/news", "content/about", "events", "partnerships"):
        (project / folder).mkdir(parents=True)
    (project / "mkdocs.yml").write_text(CONFIG)
    logo = "name: Alpha\nsummary: A.\nlogo: {file: logo.png, alt: Alpha}\n"
    (project / "partnerships/alpha.yml").write_text(logo)
    (project / "partnerships/logo.png").write_bytes(drawn(size=(300, 80), exif=noted()))
    (project / "events/meet.yml").write_text(
        f"title: Meet\n{ENTRY}type: other\nstart: 2027-01-02\npublished: 2026-12-01\n"
        "image: {file: hall.jpg, alt: The hall}\n"
        "gallery: [{file: hall.jpg, alt: The hall}, {file: a b.jpg, alt: Tall, caption: C, credit: D}]\n"
        "attachments: [{title: Poster, file: poster.jpg}]\n"
        "body: |\n  ![Tall](a%20b.jpg)\n"
    )
    (project / "events/hall.jpg").write_bytes(photograph(2400, 1200))
    (project / "events/a b.jpg").write_bytes(photograph(900, 600, orientation=6))
    (project / "events/poster.jpg").write_bytes(photograph(2400, 1200, orientation=8))
    news = f"title: Word\n{ENTRY}published: 2027-01-05\nimage: {{file: logo.png, decorative: true}}\n"
    (project / "content/news/word.yml").write_text(news)
    (project / "content/news/logo.png").write_bytes(drawn(size=(300, 80), exif=noted()))
    (project / "content/about/index.md").write_text("# About\n\n![House](house.jpg)\n")
    (project / "content/about/house.jpg").write_bytes(photograph(2100, 300))
    (project / "content/about/unshown.png").write_bytes(drawn(size=(700, 70)))
    (project / "content/way.md").write_text("# Way\n\n![Sign](about/a%20sign.png)\n\n![House](about/house.jpg)\n")
    (project / "content/root.md").write_text(
        "# Root\n\n![House](/about/house.jpg) [Sign](/about/a%20sign.png)\n\n<img src='/about/house.jpg' alt='House'>\n"
    )
    (project / "content/about/a sign.png").write_bytes(drawn(size=(600, 60)))
    done = build(project, project / "site")
    # A strict build refuses photographs that tell their place; this editor looks at a preview.
    assert done.returncode == 1
    assert done.stderr.count("tells where it was taken") == 8
    (project / "mkdocs.yml").write_text(CONFIG)
    preview(project)
    folder = project / "site"
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_nothing_that_a_camera_noted_is_published(site: dict[str, bytes]) -> None:
    pictures = [name for name in site if name.endswith((".jpg", ".webp"))]
    assert len(pictures) > 8
    assert [name for name, raw in site.items() if CANARY.encode() in raw] == []
    assert [name for name in pictures if dict(Image.open(BytesIO(site[name])).getexif())] == []


def images(page: str) -> list[dict[str, str]]:
    return [dict(re.findall(r'([a-z]+)="([^"]*)"', tag)) for tag in re.findall(r"<img [^>]*>", page)]


@pytest.mark.parametrize(
    ("address", "count", "last"),
    [
        # The tall one was held upright: it is 600 pixels wide.
        ("events/meet/", 4, ("600", "900")),
        ("news/word/", 1, ("300", "80")),
        ("about/", 1, ("2100", "300")),
        ("way/", 2, ("2100", "300")),
        ("root/", 2, ("2100", "300")),
    ],
)
def test_every_size_is_there_and_is_what_it_says(
    site: dict[str, bytes], address: str, count: int, last: tuple[str, str]
) -> None:
    found = images(site[f"{address}index.html"].decode())
    assert len(found) == count
    for one in found:
        share = int(one["width"]) / int(one["height"])
        for each in one["srcset"].split(", "):
            target, width = each.split()
            name = (Path("/") / address / unquote(unescape(target))).resolve().as_posix()[1:]
            size = Image.open(BytesIO(site[name])).size
            assert f"{size[0]}w" == width
            assert abs(size[0] / size[1] / share - 1) < 0.02
        assert "sizes" in one
    assert (found[-1]["width"], found[-1]["height"]) == last


def test_cards_feeds_and_machines_are_told_what_lies_there(site: dict[str, bytes]) -> None:
    page = site["events/meet/index.html"].decode()
    told = dict(re.findall(r'<meta property="(og:image[^"]*)" content="([^"]*)">', page))
    raw = site["events/meet/hall.jpg"]
    size = Image.open(BytesIO(raw)).size
    assert told == {
        "og:image": "https://example.org/sub/events/meet/hall.jpg",
        "og:image:type": "image/jpeg",
        "og:image:width": str(size[0]),
        "og:image:height": str(size[1]),
        "og:image:alt": "The hall",
    }
    assert size == (1920, 960)
    feed = feedparser.parse(site["events/feed.xml"])
    enclosures = {one.href: (int(one.length), one.type) for one in feed.entries[0].enclosures}
    assert enclosures["https://example.org/sub/events/meet/hall.jpg"] == (len(raw), "image/jpeg")
    (data,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert "https://example.org/sub/events/meet/hall.jpg" in json.dumps(json.loads(data))


def test_a_picture_to_download_has_all_its_pixels_and_stands_upright(site: dict[str, bytes]) -> None:
    poster = site["events/meet/poster.jpg"]
    assert Image.open(BytesIO(poster)).size == (1200, 2400)
    assert f"JPG, {size_shown(len(poster))}" in site["events/meet/index.html"].decode()
    assert [name for name in site if "poster" in name] == ["events/meet/poster.jpg"]


def test_addresses_from_the_root_work_below_a_path(site: dict[str, bytes]) -> None:
    page = site["root/index.html"].decode()
    assert re.findall(r"""(?:src|href)=["'](\.\./about/[^"']+)""", page) == [
        "../about/house.jpg",
        "../about/a%20sign.png",
        "../about/house.jpg",
    ]


def test_a_picture_of_prose_keeps_its_place_and_size(site: dict[str, bytes]) -> None:
    assert Image.open(BytesIO(site["about/house.jpg"])).size == (2100, 300)


def test_only_what_a_page_shows_is_made_in_sizes(site: dict[str, bytes]) -> None:
    names = [re.sub(r"\.[0-9a-f]{12}-", ".", one) for one in site if one.startswith("about/") and "." in one]
    assert sorted(names) == [
        "about/a sign.480.webp",
        "about/a sign.600.webp",
        "about/a sign.png",
        "about/house.1920.webp",
        "about/house.480.webp",
        "about/house.960.webp",
        "about/house.jpg",
        "about/index.html",
        "about/unshown.png",
    ]


def test_a_second_build_makes_no_picture_again(site: dict[str, bytes], project: Path) -> None:
    kept = {file: file.stat().st_mtime_ns for file in (project / ".cache/partnerships").glob("picture-*")}
    done = preview(project)
    assert "0 files written" in done.stderr
    assert {file: file.stat().st_mtime_ns for file in kept} == kept
    # The logo lies at two addresses and is made once.
    made = {one.rpartition("/")[2].split(".")[-2] for one in site if one.endswith(".webp")}
    assert {one.stem.removeprefix("picture-") for one in kept if one.suffix == ".webp"} == made
