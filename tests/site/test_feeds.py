"""The feeds as readers read them: feedparser, newsboat, sfeed, xmllint; and where pages announce them."""

import datetime as dt
import json
import re
import sqlite3
import subprocess
from email.utils import parsedate_to_datetime
from pathlib import Path
from urllib.parse import quote, unquote, urljoin

import feedparser
import pytest
from building import ROOT, TESTS
from lxml import etree

from mkdocs_partnerships.compile import compile_site
from mkdocs_partnerships.feed_plan import FeedPlan
from mkdocs_partnerships.load import load_site
from mkdocs_partnerships.mkdocs_plugin import settings_of
from mkdocs_partnerships.site import Site

SITE = "https://partnerships.example.org/"
MAIN = ["feed.xml", "news/feed.xml", "events/feed.xml"]
XML = ("xml", "atom")
LINK = "//link[@rel='alternate'][@type]"


@pytest.fixture(scope="module")
def site() -> Site:
    return load_site(settings_of(str(ROOT / "mkdocs.yml")))[0]


@pytest.fixture(scope="module")
def below_a_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the feeds of the small site, whose address has a path, and the picture that they name."""
    folder = tmp_path_factory.mktemp("feeds")
    for file in compile_site(settings_of(str(TESTS / "site/fixture/mkdocs.yml"))).files:
        if "/feed." in f"/{file.address}" or file.address == "news/report/dot.png":
            (folder / file.address).parent.mkdir(parents=True, exist_ok=True)
            (folder / file.address).write_bytes(file.content())
    return folder


def guids(plan: FeedPlan) -> list[str]:
    return [f"tag:partnerships.example.org,2026:{one.type_name}/{one.id}" for one in plan.entries[:50]]


def announced(page: Path) -> list[tuple[str, str]]:
    """Give type and address of each feed that a page announces."""
    return [(one.get("type"), one.get("href")) for one in etree.HTML(page.read_text("utf-8")).xpath(LINK)]


def run(*command: str, stdin: bytes = b"", home: Path = Path("/nonexistent")) -> bytes:
    env = {"PATH": "/usr/bin:/bin", "HOME": str(home), "LC_ALL": "C.UTF-8", "TZ": "UTC"}
    done = subprocess.run(command, env=env, input=stdin, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b""), done.stderr.decode()
    return done.stdout


def test_these_are_the_feeds(built_site: Path, site: Site) -> None:
    found = {file.relative_to(built_site).as_posix() for file in built_site.rglob("feed*.*") if file.is_file()}
    assert found == {plan.address(ending) for plan in site.feeds for ending in ("xml", "atom", "json")}
    assert {plan.choice.kind for plan in site.feeds} == {
        "all", "news", "events", "partnership", "country", "type", "tag",
    }  # fmt: skip
    assert [plan.address("xml") for plan in site.feeds[:3]] == MAIN


def test_feedparser_finds_every_entry_newest_first(built_site: Path, site: Site) -> None:
    for plan in site.feeds:
        for ending in XML:
            feed = feedparser.parse((built_site / plan.address(ending)).read_bytes())
            assert feed.bozo is False
            assert [item.id for item in feed.entries] == guids(plan)
            dates = [item.published_parsed for item in feed.entries]
            assert dates == sorted(dates, reverse=True)
        of_json = json.loads((built_site / plan.address("json")).read_bytes())
        assert [item["id"] for item in of_json["items"]] == guids(plan)


def test_every_feed_says_what_it_is_and_is_as_new_as_its_newest_entry(built_site: Path, site: Site) -> None:
    for plan in site.feeds:
        for ending, media_type in (("xml", "application/rss+xml"), ("atom", "application/atom+xml")):
            feed = feedparser.parse((built_site / plan.address(ending)).read_bytes())
            links = {link.rel: (link.href, link.get("type")) for link in feed.feed.links}
            assert links == {
                "self": (SITE + quote(plan.address(ending)), media_type),
                "alternate": (SITE + plan.choice.page, "text/html"),
            }
            assert feed.feed.updated_parsed == max(
                dict.get(one, "updated_parsed") or one.published_parsed for one in feed.entries
            )
            assert feed.feed.language == "en"
            assert (built_site / plan.choice.page / "index.html").is_file()
        of_json = json.loads((built_site / plan.address("json")).read_bytes())
        assert of_json["feed_url"] == SITE + quote(plan.address("json"))
        assert of_json["home_page_url"] == SITE + plan.choice.page


def test_titles_of_feeds_are_all_different(built_site: Path, site: Site) -> None:
    titles = [feedparser.parse((built_site / plan.address("atom")).read_bytes()).feed.title for plan in site.feeds]
    assert sorted(set(titles)) == sorted(titles)


def test_the_dates_are_written_as_the_standards_ask(built_site: Path) -> None:
    rss = etree.parse(str(built_site / "feed.xml"))
    for one in rss.xpath("//pubDate|//lastBuildDate"):
        assert re.fullmatch(
            r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d [+-]\d{4}", one.text
        )
        assert f"{parsedate_to_datetime(one.text):%a}" == one.text[:3]
    atom = etree.parse(str(built_site / "feed.atom"))
    dates = atom.xpath("//a:updated|//a:published", namespaces={"a": "http://www.w3.org/2005/Atom"})
    assert all(dt.datetime.fromisoformat(one.text).tzinfo for one in dates)
    assert len(dates) > 10


def test_an_item_carries_the_entry(built_site: Path) -> None:
    for ending in XML:
        feed = feedparser.parse((built_site / f"news/feed.{ending}").read_bytes())
        item = next(one for one in feed.entries if one.id.endswith("news/rda-iasi"))
        assert item.link == f"{SITE}news/rda-iasi/"
        # A day without a time: nine in the morning in Brussels, which keeps UTC+1 in November.
        assert item.published_parsed[:6] == (2023, 11, 28, 8, 0, 0)
        assert "bilateral meetings" in item.content[0].value
        assert item.content[0].type == "text/html"


def test_every_link_in_a_feed_is_absolute(built_site: Path, site: Site) -> None:
    bodies = []
    for plan in site.feeds:
        feed = feedparser.parse((built_site / plan.address("xml")).read_bytes())
        bodies += [content.value for item in feed.entries for content in item.get("content", [])]
    targets = [value for html in bodies for value in etree.HTML(html or "<p/>").xpath("//@href|//@src")]
    assert len(targets) > 100
    assert [one for one in targets if not one.startswith(("https://", "http://", "mailto:", "tel:"))] == []


def test_below_a_path_every_address_begins_with_it(below_a_path: Path) -> None:
    base = "https://example.org/sub/path/"
    files = sorted(file for file in below_a_path.rglob("feed*.*"))
    assert len(files) > 20
    for file in files:
        inside = re.findall(r"""https?://example\.org/[^"'\s<&]*""", file.read_text("utf-8"))
        assert inside
        assert [one for one in inside if not one.startswith(base)] == []
        if file.suffix != ".json":
            feed = feedparser.parse(file.read_bytes())
            links = {link.rel: link.href for link in feed.feed.links}
            assert links["self"] == base + file.relative_to(below_a_path).as_posix()


def test_an_enclosure_has_its_true_length(below_a_path: Path) -> None:
    file = below_a_path / "news/report/dot.png"
    url = "https://example.org/sub/path/news/report/dot.png"
    for ending in XML:
        feed = feedparser.parse((below_a_path / f"news/feed.{ending}").read_bytes())
        (item,) = [one for one in feed.entries if one.id.endswith("news/report")]
        first = item.enclosures[0]
        assert (first.href, first.length, first.type) == (url, str(file.stat().st_size), "image/png")
    (entry,) = [
        one
        for one in json.loads((below_a_path / "news/feed.json").read_bytes())["items"]
        if one["id"].endswith("report")
    ]
    assert entry["image"] == url


def test_xmllint_finds_them_well_formed(built_site: Path, below_a_path: Path) -> None:
    files = [
        file for folder in (built_site, below_a_path) for ending in XML for file in folder.rglob(f"feed*.{ending}")
    ]
    assert len(files) > 40
    run("xmllint", "--noout", "--nonet", *map(str, files))


@pytest.mark.parametrize("ending", XML)
def test_newsboat_reads_them_over_http(ending: str, server: str, site: Site, tmp_path: Path) -> None:
    """newsboat shows an entry once, whatever feeds it is in: so each feed has a cache of its own."""
    plans = [plan for plan in site.feeds if plan.choice.kind in {"all", "tag"}][:4]
    for number, plan in enumerate(plans):
        home = tmp_path / str(number)
        home.mkdir()
        (home / "urls").write_text(server + quote(plan.address(ending)), "utf-8")
        (home / "config").write_text("", "utf-8")
        files = ("-C", str(home / "config"), "-u", str(home / "urls"), "-c", str(home / "cache"))
        run("newsboat", *files, "-x", "reload", home=home)
        with sqlite3.connect(home / "cache") as cache:
            found = cache.execute("select guid, url, title, content from rss_item").fetchall()
        assert sorted(guid for guid, *_ in found) == sorted(guids(plan))
        for guid, url, title, content in found:
            type_name, _, entry_id = guid.rpartition(":")[2].partition("/")
            entry = site.find(type_name, entry_id)
            assert entry
            assert (url, title) == (SITE + entry.address, entry.name_shown)
            assert "<p>" in content or not site.body(entry)


@pytest.mark.parametrize("ending", XML)
def test_sfeed_reads_them(ending: str, built_site: Path, site: Site) -> None:
    for plan in site.feeds[:8]:
        lines = run("sfeed", stdin=(built_site / plan.address(ending)).read_bytes()).decode().splitlines()
        rows = [line.split("\t") for line in lines]
        assert [row[5] for row in rows] == guids(plan)
        entries = plan.entries[:50]
        assert [row[2] for row in rows] == [SITE + one.address for one in entries]
        assert [row[1] for row in rows] == [one.title for one in entries]
        days = [dt.datetime.fromtimestamp(int(row[0]), dt.UTC).date() for row in rows]
        assert days == [one.published.day for one in entries if one.published]
        assert {row[4] for row in rows} <= {"html", ""}
        assert [set(one.tags) <= set(row[8].split("|")) for one, row in zip(entries, rows, strict=True)] == [
            True
        ] * len(rows)


def test_pages_announce_their_own_feeds_first(built_site: Path) -> None:
    def rss(page: str) -> list[str]:
        file = built_site / page / "index.html"
        return [
            urljoin(f"{SITE}{page}/", href).removeprefix(SITE)
            for media_type, href in announced(file)
            if media_type == "application/rss+xml"
        ]

    assert rss("events/hempclub-iasi-2023") == ["partnerships/hempclub/feed.xml", "events/feed.xml", "feed.xml"]
    assert rss("partnerships/hempclub") == ["partnerships/hempclub/feed.xml", "feed.xml"]
    assert rss("events/country/ro") == ["events/country/ro/feed.xml", "events/feed.xml", "feed.xml"]
    assert rss("events") == ["events/feed.xml", "feed.xml"]
    assert rss("subscribe") == MAIN
    assert rss(".") == MAIN


def test_every_page_announces_feeds_that_are_there(built_site: Path) -> None:
    pages = [file for file in sorted(built_site.rglob("index.html")) if "embed" not in file.parts]
    assert len(pages) > 150
    for file in pages:
        links = announced(file)
        types = [media_type for media_type, _ in links]
        assert types[:3] == ["application/rss+xml", "application/atom+xml", "application/feed+json"]
        assert set(types[3:]) <= {"application/rss+xml"}
        dead = [href for _, href in links if not (file.parent / unquote(href)).is_file()]
        assert dead == []
    assert {href for _, href in announced(built_site / "404.html")} == {
        f"{SITE}{one}" for one in [*MAIN, "feed.atom", "feed.json"]
    }


def test_the_page_of_feeds_offers_each_of_them(built_site: Path, site: Site) -> None:
    tree = etree.HTML((built_site / "subscribe/index.html").read_text("utf-8"))
    offered = tree.xpath("//*[@class='p-feed']//a/@href")
    assert [unquote(one).removeprefix("../") for one in offered if one.endswith("feed.xml")][:3] == MAIN
    assert {unquote(one).removeprefix("../") for one in offered if one.endswith("feed.xml")} == {
        plan.address("xml") for plan in site.feeds
    }
    # To copy: whole addresses. The many are folded in.
    addresses = ["".join(one.itertext()) for one in tree.xpath("//*[@data-copy]/code")]
    copied = [one for one in addresses if one.endswith("feed.xml")]
    assert copied[:3] == [SITE + one for one in MAIN]
    assert len(copied) == len(site.feeds)
    assert len(tree.xpath("//details//*[@data-copy]/code[contains(., 'feed.xml')]")) == len(site.feeds) - 3
