"""The feeds as a reader reads them."""

from pathlib import Path
from urllib.parse import urljoin

import feedparser
import pytest
from building import ROOT
from lxml import etree

from mkdocs_partnerships.feed_plan import FEEDS
from mkdocs_partnerships.load import load_site
from mkdocs_partnerships.mkdocs_plugin import settings_of
from mkdocs_partnerships.site import Site

ADDRESSES = [plan.address for plan in FEEDS]
SITE = "https://partnerships.example.org/"


@pytest.fixture(scope="module")
def site() -> Site:
    return load_site(settings_of(str(ROOT / "mkdocs.yml")))[0]


def test_these_are_the_feeds() -> None:
    assert ADDRESSES == ["feed.xml", "news/feed.xml", "events/feed.xml"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_reader_finds_every_published_entry_newest_first(address: str, built_site: Path, site: Site) -> None:
    feed = feedparser.parse((built_site / address).read_bytes())
    assert feed.bozo is False
    types = {"feed.xml": ("news", "event"), "news/feed.xml": ("news",), "events/feed.xml": ("event",)}[address]
    entries = [one for name in types for one in site.all(name) if getattr(one, "published", None)]
    newest = sorted(entries, key=lambda one: str(one.published), reverse=True)[:50]
    expected = {f"tag:partnerships.example.org,2026:{one.type_name}/{one.id}" for one in newest}
    assert {item.id for item in feed.entries} == expected
    dates = [item.published_parsed for item in feed.entries]
    assert dates == sorted(dates, reverse=True)


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_channel_says_what_it_is(address: str, built_site: Path) -> None:
    feed = feedparser.parse((built_site / address).read_bytes())
    links = {link.rel: link.href for link in feed.feed.links}
    assert links == {"self": SITE + address, "alternate": SITE + address.removesuffix("feed.xml")}
    assert feed.feed.updated_parsed == feed.entries[0].published_parsed
    assert feed.feed.language == "en"


def test_an_item_carries_the_entry(built_site: Path) -> None:
    feed = feedparser.parse((built_site / "news/feed.xml").read_bytes())
    item = next(one for one in feed.entries if one.id.endswith("news/rda-iasi"))
    assert item.link == f"{SITE}news/rda-iasi/"
    assert item.guidislink is False
    # A day without a time: nine in the morning in Brussels, which keeps UTC+1 in November.
    assert item.published_parsed[:6] == (2023, 11, 28, 8, 0, 0)
    assert "bilateral meetings" in item.content[0].value


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_link_in_a_feed_is_absolute(address: str, built_site: Path) -> None:
    feed = feedparser.parse((built_site / address).read_bytes())
    bodies = [content.value for item in feed.entries for content in item.get("content", [])]
    assert bodies
    targets = [value for html in bodies for value in etree.HTML(html or "<p/>").xpath("//@href|//@src")]
    assert targets
    assert [one for one in targets if not one.startswith(("https://", "http://", "mailto:", "tel:"))] == []


def test_every_page_announces_the_feeds_its_own_first(built_site: Path) -> None:
    def announced(page: str) -> list[str]:
        tree = etree.HTML((built_site / page / "index.html").read_text("utf-8"))
        return [
            urljoin(f"{SITE}{page}/", one.get("href"))
            for one in tree.xpath("//link[@rel='alternate'][@type='application/rss+xml']")
        ]

    assert announced("news/rda-iasi") == [SITE + one for one in ("news/feed.xml", "feed.xml", "events/feed.xml")]
    assert announced("events") == [SITE + one for one in ("events/feed.xml", "feed.xml", "news/feed.xml")]
    pages = [file.parent.relative_to(built_site).as_posix() for file in sorted(built_site.rglob("index.html"))]
    silent = [page for page in pages if not page.startswith("embed/") and len(announced(page)) != len(ADDRESSES)]
    assert silent == []
