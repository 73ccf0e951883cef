"""Every link and anchor of every page leads somewhere, and nothing is asked from elsewhere."""

import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

SITE = "https://partnerships.example.org/"

LOADING = {
    "img": ("src", "srcset"),
    "script": ("src",),
    "iframe": ("src",),
    "source": ("src", "srcset"),
    "video": ("src", "poster"),
    "audio": ("src",),
    "object": ("data",),
    "embed": ("src",),
    "form": ("action",),
}


class Page(HTMLParser):
    """What a page links to, what it loads, and which anchors it has."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.loads: list[str] = []
        self.ids: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if "id" in given:
            self.ids.append(given["id"])
        if tag in ("a", "area") and "href" in given:
            self.links.append(given["href"])
        if tag == "link" and given.get("rel") not in ("canonical", "alternate"):
            self.loads.append(given["href"])
        self.loads += [given[name] for name in LOADING.get(tag, ()) if name in given]


@pytest.fixture(scope="module")
def pages(built_site: Path) -> dict[str, Page]:
    """Every page of the site by its address; the page of errors stands at no address of its own."""
    found = {}
    for file in sorted(built_site.rglob("*.html")):
        address = file.relative_to(built_site).as_posix()
        found[re.sub(r"(^|/)index\.html$", r"\1", address)] = Page(file.read_text("utf-8"))
    return found


def test_the_reader_of_pages_sees_what_it_should() -> None:
    page = Page(
        '<a id=x href="/a/#b"><img src="//cdn.example/p.png"><link rel=stylesheet href="https://f.example/x.css">'
    )
    assert (page.links, page.loads, page.ids) == (["/a/#b"], ["//cdn.example/p.png", "https://f.example/x.css"], ["x"])


def test_every_link_and_anchor_leads_somewhere(built_site: Path, pages: dict[str, Page]) -> None:
    dead = []
    for address, page in pages.items():
        for link in page.links:
            target = urlsplit(urljoin(SITE + address, link))
            if target.scheme not in ("http", "https") or f"{target.scheme}://{target.netloc}/" != SITE:
                continue
            path = unquote(target.path).lstrip("/")
            if path in pages:
                if target.fragment and unquote(target.fragment) not in pages[path].ids:
                    dead.append(f"{address}: {link} (no such anchor)")
            elif not (built_site / path).is_file():
                dead.append(f"{address}: {link}")
    assert dead == []
    assert sum(len(page.links) for page in pages.values()) > 1000


def test_no_page_loads_anything_from_elsewhere(pages: dict[str, Page]) -> None:
    foreign = [
        f"{address}: {load}"
        for address, page in pages.items()
        for load in page.loads
        if not urljoin(SITE + address, load).startswith((SITE, "data:image/"))
    ]
    assert foreign == []


def test_no_style_sheet_loads_anything_from_elsewhere(built_site: Path) -> None:
    foreign = [
        f"{file.name}: {url}"
        for file in sorted(built_site.rglob("*.css"))
        for url in re.findall(r"url\(\s*['\"]?([^'\")]+)|@import\s+['\"]([^'\"]+)", file.read_text("utf-8"))
        if re.match(r"(https?:)?//", "".join(url))
    ]
    assert foreign == []


def test_every_id_stands_once_on_its_page(pages: dict[str, Page]) -> None:
    double = [
        f"{address}: {one}" for address, page in pages.items() for one in set(page.ids) if page.ids.count(one) > 1
    ]
    assert double == []
