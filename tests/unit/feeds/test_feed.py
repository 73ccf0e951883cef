"""The files of feeds: archives, keys, dates."""

import datetime as dt
import json
from pathlib import Path

import feedparser
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from published import URL, contents, news, published

from mkdocs_partnerships.feeds import feed as module
from mkdocs_partnerships.feeds.feed import _archives, make_feeds
from mkdocs_partnerships.feeds.formats import formats
from mkdocs_partnerships.fields.times import Moment
from mkdocs_partnerships.types.event import Event
from mkdocs_partnerships.types.news import News

ATOM = "{http://www.w3.org/2005/Atom}"


def of_day(number: int, day: dt.date) -> News:
    return News.model_construct(id=f"n{number}", published=Moment(day), updated=None, draft=False)


def in_days(days: list[int]) -> list[Event | News]:
    """Give news, newest first, published so many days after the beginning of 2020."""
    dated = sorted(days)
    made: list[Event | News] = [
        of_day(number, dt.date(2020, 1, 1) + dt.timedelta(day)) for number, day in enumerate(dated)
    ]
    return made[::-1]


def ids(entries: object) -> list[str]:
    return [one.id for one in entries]  # type: ignore[attr-defined]


DAYS = st.lists(st.integers(0, 1500), max_size=60)


@given(DAYS)
@settings(max_examples=300)
def test_feed_and_archives_together_hold_everything(days: list[int]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "MOST", 5)
        entries = in_days(days)
        archives = list(_archives(entries))
        held = {one for _, part in archives for one in ids(part)} | set(ids(entries[:5]))
        assert held == set(ids(entries))
        assert len({name for name, _ in archives}) == len(archives)
        assert all(0 < len(part) <= 5 for _, part in archives)
        assert bool(archives) is (len(entries) > 5)
        # In order, and each newest first.
        assert [one for _, part in archives for one in reversed(ids(part))] == ids(entries[::-1])[
            : sum(len(part) for _, part in archives)
        ]


@given(DAYS, st.lists(st.integers(1501, 2500), max_size=30))
@settings(max_examples=300)
def test_what_is_in_an_archive_stays_the_same_when_entries_come(days: list[int], more: list[int]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "MOST", 5)
        before = {name: ids(part) for name, part in _archives(in_days(days))}
        after = {name: ids(part) for name, part in _archives(in_days([*days, *more]))}
        assert {name: after.get(name) for name in before} == before


def test_archives_are_linked_both_ways(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST", 2)
    days = ["2021-03-01", "2022-01-01", "2022-01-02", "2022-01-03", "2023-01-01", "2023-01-02", "2023-01-03"]
    files = {f"content__news__n{number}.yml": news(f"N{number}", day) for number, day in enumerate(days)}
    made = contents(published(tmp_path, **files))
    names = ["feed", "feed-2022-2", "feed-2022", "feed-2021"]
    assert {one for one in made if one.startswith("news/") and one.endswith("xml")} == {
        "news/feed.xml",
        "news/feed-2021.xml",
        "news/feed-2022.xml",
        "news/feed-2022-2.xml",
        "news/feed-2023.xml",
    }
    names = ["feed", "feed-2023", "feed-2022-2", "feed-2022", "feed-2021"]
    for ending in ("xml", "atom"):
        trees = [etree.fromstring(made[f"news/{name}.{ending}"]) for name in names]
        links = [
            {
                one.get("rel"): one.get("href")
                for one in tree.iter(f"{ATOM}link")
                if one.getparent().tag != f"{ATOM}entry"
            }
            for tree in trees
        ]
        whole = [f"{URL}news/{name}.{ending}" for name in names]
        assert [one["self"] for one in links] == whole
        assert [one.get("prev-archive") for one in links] == [*whole[1:], None]
        assert [one.get("next-archive") for one in links] == [None, None, *whole[1:-1]]
        assert [one.get("current") for one in links] == [None, *[whole[0]] * 4]
        marks = [len(list(tree.iter("{http://purl.org/syndication/history/1.0}archive"))) for tree in trees]
        assert marks == [0, 1, 1, 1, 1]
    titles = [[one.title for one in feedparser.parse(made[f"news/{name}.xml"]).entries] for name in names]
    assert titles == [["N6", "N5"], ["N5", "N4"], ["N3"], ["N2", "N1"], ["N0"]]
    # JSON has no archives, and nothing that leads to one.
    assert [one for one in made if one.endswith("json") and "feed-" in one] == []
    assert "next_url" not in json.loads(made["news/feed.json"])


def test_a_feed_is_as_new_as_its_newest_change(tmp_path: Path) -> None:
    files = {
        "content__news__a.yml": news("A", "2023-03-01", "updated: 2024-05-06 07:08\n"),
        "content__news__b.yml": news("B", "2024-01-01", "updated: 2023-01-01\n"),
    }
    made = contents(published(tmp_path, **files))
    atom = feedparser.parse(made["feed.atom"])
    assert atom.feed.updated == "2024-05-06T07:08:00+02:00"
    # A change before the publication is none that a reader could have missed.
    assert [(one.title, one.updated) for one in atom.entries] == [
        ("B", "2024-01-01T09:00:00+01:00"),
        ("A", "2024-05-06T07:08:00+02:00"),
    ]
    assert feedparser.parse(made["feed.xml"]).feed.updated == "Mon, 06 May 2024 07:08:00 +0200"
    assert [one.get("date_modified") for one in json.loads(made["feed.json"])["items"]] == [
        None,
        "2024-05-06T07:08:00+02:00",
    ]


def test_an_empty_feed_is_of_no_day(tmp_path: Path) -> None:
    made = contents(published(tmp_path))
    assert sorted(made) == sorted(
        f"{folder}feed.{ending}" for folder in ("", "news/", "events/") for ending in ("xml", "atom", "json")
    )
    assert feedparser.parse(made["feed.xml"]).feed.updated == "Thu, 01 Jan 1970 00:00:00 +0000"
    assert feedparser.parse(made["feed.atom"]).feed.updated == "1970-01-01T00:00:00+00:00"
    assert json.loads(made["feed.json"])["items"] == []


def test_a_key_changes_with_what_it_stands_for(tmp_path: Path) -> None:
    files = {
        "content__news__a.yml": news("A", "2023-03-01", "tags: [x]\n"),
        "content__news__b.yml": news("B", "2023-03-02"),
    }
    before = {one.address: one.key() for one in make_feeds(published(tmp_path / "1", **files), formats())}
    files["content__news__b.yml"] = news("C", "2023-03-02")
    after = {one.address: one.key() for one in make_feeds(published(tmp_path / "2", **files), formats())}
    changed = {address for address, key in after.items() if before[address] != key}
    assert changed == {f"{folder}feed.{ending}" for folder in ("", "news/") for ending in ("xml", "atom", "json")}
