"""What search engines, social networks and visitors of missing pages get, at a host's root and below a path."""

import html
import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

import pytest
from building import ROOT, TESTS, build
from lxml import etree

from mkdocs_partnerships.load import load_site
from mkdocs_partnerships.mkdocs_plugin import settings_of

FIXTURE = TESTS / "site" / "fixture"
SUB = "https://example.org/sub/path/"
SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fixture below a path, with a contact for holes."""
    copy = shutil.copytree(FIXTURE, tmp_path_factory.mktemp("shared") / "project")
    config = copy / "mkdocs.yml"
    security = "{contact: office@example.org, expires: 2099-12-31, languages: [en, ro]}"
    changed = config.read_text("utf-8").replace("  - partnerships", f"  - partnerships: {{security: {security}}}")
    config.write_text(changed, "utf-8")
    return copy


@pytest.fixture(scope="module")
def below(project: Path) -> Path:
    done = build(project, project / "site")
    assert done.returncode == 0, done.stderr
    return project / "site"


class Head(HTMLParser):
    """What stands in a page's head."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.meta: dict[str, str] = {}
        self.canonical: list[str] = []
        self.title = ""
        self._inside = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self._inside = tag
        if tag == "meta" and (name := given.get("property") or given.get("name")) and name != "theme-color":
            assert name not in self.meta, name
            self.meta[name] = given["content"]
        if tag == "link" and given.get("rel") == "canonical":
            self.canonical.append(given["href"])

    def handle_data(self, data: str) -> None:
        if self._inside == "title" and not self.title:
            self.title = data


def pages(folder: Path) -> dict[str, Path]:
    """Give every page by its address; bare pages and redirects are none."""
    found = {file.parent.relative_to(folder).as_posix(): file for file in sorted(folder.rglob("index.html"))}
    return {
        "" if name == "." else f"{name}/": file
        for name, file in found.items()
        if not name.startswith("embed/") and 'http-equiv="refresh"' not in file.read_text("utf-8")
    }


@pytest.mark.parametrize(("built", "url"), [("built_site", "https://partnerships.example.org/"), ("below", SUB)])
def test_what_is_shared_is_what_the_page_says(built: str, url: str, request: pytest.FixtureRequest) -> None:
    folder: Path = request.getfixturevalue(built)
    found = pages(folder)
    for address, file in found.items():
        head = Head(file.read_text("utf-8"))
        assert head.canonical == [url + address]
        assert head.meta["og:url"] == url + address
        name = head.meta["og:site_name"]
        assert head.title == (f"{head.meta['og:title']} – {name}" if address else name)
        assert head.meta.get("og:description") == head.meta.get("description"), address
        assert head.meta["twitter:card"] == ("summary_large_image" if "og:image" in head.meta else "summary")
        assert head.meta["og:type"] == ("article" if "article:published_time" in head.meta else "website")
    assert len(found) > 15


def test_a_picture_is_shared_with_what_it_shows(below: Path) -> None:
    head = Head((below / "news" / "report" / "index.html").read_text("utf-8"))
    shared = {name: value for name, value in head.meta.items() if name.startswith(("og:image", "article:", "og:type"))}
    assert shared == {
        "og:type": "article",
        "article:published_time": "2023-11-28",
        "og:image": f"{SUB}news/report/dot.png",
        "og:image:type": "image/png",
        "og:image:width": "1",
        "og:image:height": "1",
        "og:image:alt": "A red dot",
    }
    assert (below / "news" / "report" / "dot.png").is_file()


ORDERS = ([f"{SPACE}loc"], [f"{SPACE}loc", f"{SPACE}lastmod"])
"""What may stand in a location; frequency and priority may follow, and we never say them."""


def faults(text: bytes) -> list[str]:
    """Compare a sitemap with the rules of sitemaps.org's schema: names, order, number, forms of values."""
    root = etree.fromstring(text)
    kind = {f"{SPACE}urlset": f"{SPACE}url", f"{SPACE}sitemapindex": f"{SPACE}sitemap"}.get(root.tag)
    found = [] if kind and 1 <= len(root) <= 50_000 else [f"{root.tag} with {len(root)} locations"]
    for one in root:
        names = [child.tag for child in one]
        if one.tag != kind or names not in ORDERS:
            found.append(f"{one.tag}: {names}")
        address = one.findtext(f"{SPACE}loc") or ""
        if not 12 <= len(address) <= 2048 or not re.fullmatch(r"https?://[^\s<>\"]+", address):
            found.append(address)
        day = one.findtext(f"{SPACE}lastmod")
        if day is not None and not re.fullmatch(r"\d{4}-\d\d-\d\d", day):
            found.append(day)
    return found


def test_a_fault_of_a_sitemap_is_found() -> None:
    begin = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    right = "<url><loc>https://example.org/</loc><lastmod>2026-11-22</lastmod></url>"
    assert faults(f"{begin}{right}</urlset>".encode()) == []
    for wrong in (
        "",
        "<url><lastmod>2026-11-22</lastmod><loc>https://example.org/</loc></url>",
        "<url><loc>https://example.org/</loc><lastmod>today</lastmod></url>",
        "<url><loc>events/</loc></url>",
        "<sitemap><loc>https://example.org/</loc></sitemap>",
    ):
        assert faults(f"{begin}{wrong}</urlset>".encode()) != [], wrong


@pytest.mark.parametrize(
    ("root", "built", "url"), [(ROOT, "built_site", "https://partnerships.example.org/"), (FIXTURE, "below", SUB)]
)
def test_the_sitemap_lists_every_page_with_its_day(
    root: Path, built: str, url: str, request: pytest.FixtureRequest
) -> None:
    folder: Path = request.getfixturevalue(built)
    file = folder / "sitemap.xml"
    assert faults(file.read_bytes()) == []
    subprocess.run(["xmllint", "--noout", "--nonet", str(file)], check=True)
    listed = {one.findtext(f"{SPACE}loc"): one.findtext(f"{SPACE}lastmod") for one in etree.parse(file).getroot()}
    assert set(listed) == {url + address for address in pages(folder)}
    site, _ = load_site(settings_of(str(root / "mkdocs.yml")))
    days = {}
    for entry in (entry for name in site.entries for entry in site.all(name)):
        moment = entry.updated or getattr(entry, "published", None)
        days[url + entry.address] = str(moment.day) if moment else None
    assert {address: listed[address] for address in days} == days
    of_news = [day for address, day in days.items() if day and urlsplit(address).path.split("/")[-3] == "news"]
    assert listed[f"{url}news/"] == max(of_news)


def test_robots_find_the_sitemap(below: Path) -> None:
    rules = RobotFileParser()
    rules.parse((below / "robots.txt").read_text("utf-8").splitlines())
    assert rules.can_fetch("AnyBot", f"{SUB}events/iasi/")
    assert rules.site_maps() == [f"{SUB}sitemap.xml"]


def test_who_finds_a_hole_finds_whom_to_tell(below: Path) -> None:
    assert (below / ".well-known" / "security.txt").read_bytes() == (
        b"Contact: mailto:office@example.org\nExpires: 2099-12-31T23:59:59Z\nPreferred-Languages: en, ro\n"
    )


def test_rules_of_the_sites_own_win_and_no_file_names_a_site_without_an_address(project: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(project, tmp_path / "project", ignore=shutil.ignore_patterns("site", ".cache"))
    (copy / "content" / "robots.txt").write_text("User-agent: *\nDisallow: /\n", "utf-8")
    assert build(copy, copy / "site").returncode == 0
    assert (copy / "site" / "robots.txt").read_text("utf-8") == "User-agent: *\nDisallow: /\n"
    (copy / "content" / "robots.txt").unlink()
    config = copy / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace(f"site_url: {SUB}\n", ""), "utf-8")
    done = build(copy, copy / "site")
    assert done.returncode == 0, done.stderr
    assert not (copy / "site" / "robots.txt").exists()
    assert "example.org/sub" not in (copy / "site" / "events" / "iasi" / "index.html").read_text("utf-8")


def targets(text: str) -> list[str]:
    return [html.unescape(one) for one in re.findall(r'\s(?:href|src|action)="([^"]*)"', text)]


@pytest.mark.parametrize(("built", "base"), [("built_site", "/"), ("below", "/sub/path/")])
def test_a_missing_page_leads_on_from_any_depth(built: str, base: str, request: pytest.FixtureRequest) -> None:
    folder: Path = request.getfixturevalue(built)
    text = (folder / "404.html").read_text("utf-8")
    inside = [one for one in targets(text) if not one.startswith(("#", "https://", "http://"))]
    for one in inside:
        path = urlsplit(urljoin(f"https://example.org{base}no/such/page/", one)).path
        assert path.startswith(base), one
        target = folder / path.removeprefix(base)
        assert target.is_file() or (target / "index.html").is_file(), one
    assert f"{base}events/" in inside
    assert any(re.fullmatch(rf"{base}events/[a-z0-9-]+/", one) for one in inside)
    assert "data-split" in text


def test_a_text_that_expires_is_told_and_one_that_has_expired_refuses_the_site(project: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(project, tmp_path / "project", ignore=shutil.ignore_patterns("site", ".cache"))
    config = copy / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("2099-12-31", "2026-01-31"), "utf-8")
    faketime = shutil.which("faketime")
    assert faketime, "faketime is missing; install it, on Debian with: apt-get install faketime"
    early = build(copy, copy / "site", before=[faketime, "2025-11-30 12:00:00"])
    assert early.returncode == 0, early.stderr
    before = (copy / "site" / ".well-known" / "security.txt").read_bytes()
    soon = build(copy, copy / "site", before=[faketime, "2026-01-30 12:00:00"])
    assert (soon.returncode, "security.txt expires on 2026-01-31 (days left: 1)" in soon.stderr) == (0, True)
    late = build(copy, copy / "site", before=[faketime, "2026-02-01 12:00:00"])
    assert (late.returncode, "security.txt expired on 2026-01-31" in late.stderr) == (1, True)
    assert (copy / "site" / ".well-known" / "security.txt").read_bytes() == before
    check = [faketime, "2026-02-01 12:00:00", str(Path(sys.executable).parent / "partnerships"), "check"]
    checked = subprocess.run(check, cwd=copy, capture_output=True, text=True, check=False)
    assert (checked.returncode, checked.stdout.count("security.txt expired on 2026-01-31")) == (1, 1)
