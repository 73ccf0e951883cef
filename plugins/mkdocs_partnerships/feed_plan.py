"""Which feeds there are, and which entries each carries."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from mkdocs_partnerships.slugs import slug
from mkdocs_partnerships.types.entry import Entry
from mkdocs_partnerships.types.event import Event
from mkdocs_partnerships.types.news import News

NINE = dt.time(9)
"""A day without a time counts as nine in the morning in the site's zone: early in the day, and no reader's night."""

FORMATS: Mapping[str, str] = {
    "xml": "application/rss+xml",
    "atom": "application/atom+xml",
    "json": "application/feed+json",
}
"""The media type of each format, by the ending of its files; servers know these endings."""

MAIN: Mapping[str, str] = {"all": "", "news": "news/", "events": "events/"}
"""The folders of the feeds that every site has, even before their first entry: their addresses are promises."""

KINDS = (*MAIN, "partnership", "country", "type", "tag")
"""The kinds of feeds, in the order in which they are shown."""


class Choice(NamedTuple):
    """By what the entries of a feed are chosen.

    Attributes:
        kind: one of `KINDS`.
        folder: the folder of the feed's addresses: `news/` for `news/feed.xml`, `news/feed.atom`, `news/feed.json`.
        page: the address of the page that it belongs to.
        value: the partnership's id, the country, the kind of event or the tag; empty for the main feeds.
    """

    kind: str
    folder: str
    page: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class FeedPlan:
    """A feed before it has a format.

    Attributes:
        choice: by what its entries are chosen.
        entries: all its entries, newest first.
    """

    choice: Choice
    entries: tuple[Event | News, ...]

    def address(self, ending: str) -> str:
        """Give the address of the feed to subscribe to, in the format of an ending."""
        return f"{self.choice.folder}feed.{ending}"


_MAIN = {kind: Choice(kind, folder, folder) for kind, folder in MAIN.items()}


def feed_plans(news: Iterable[Entry], events: Mapping[str, Entry], partnerships: Mapping[str, Entry]) -> list[FeedPlan]:
    """Give the feeds: the main ones, and one for each value that has any entry, sorted by kind and folder.

    An entry stands in the feeds of its partnerships and tags; an event also in those of its kind and its countries. A
    news item has no country of its own: it stands in the feeds of the countries of the events that it is about.

    Args:
        news: the news.
        events: the events by their ids; only those that say when they were announced stand in feeds.
        partnerships: the partnerships by their ids.
    """
    found: defaultdict[str, list[Event | News]] = defaultdict(list)
    # The same tag may be written in several ways: the oldest entry's is taken, so that a new one renames no feed.
    choices = {choice.folder: choice for choice in _MAIN.values()}
    for entry in newest_first([*news, *events.values()]):
        for folder, choice in {one.folder: one for one in _choices(entry, events, partnerships)}.items():
            choices[folder] = choice
            found[folder].append(entry)
    ordered = sorted(choices.values(), key=lambda one: (KINDS.index(one.kind), one.folder))
    return [FeedPlan(choice, tuple(found[choice.folder])) for choice in ordered]


def newest_first(entries: Iterable[Entry]) -> list[Event | News]:
    """Give the entries that may stand in feeds, newest first: those that say when they were published, and no drafts.

    Of entries of the same moment, type and id decide, so that the order is the same on every build.
    """
    dated = [one for one in entries if isinstance(one, Event | News) and one.published and not one.draft]
    dated.sort(key=lambda one: (one.type_name, one.id))
    return sorted(dated, key=_when, reverse=True)


def _when(entry: Event | News) -> tuple[dt.date, dt.time]:
    published = entry.published
    return (published.day, published.time or NINE) if published else (dt.date.min, NINE)


def _choices(entry: Event | News, events: Mapping[str, Entry], partnerships: Mapping[str, Entry]) -> Iterator[Choice]:
    """Give the feeds in which an entry stands."""
    yield _MAIN["all"]
    yield _MAIN["events" if isinstance(entry, Event) else "news"]
    for each in entry.partnerships:
        one = partnerships.get(each)
        if one and not one.draft:
            yield _of_partnership(one.id, one.address)
    for country in _countries(entry, events):
        yield _of_facet("country", country)
    if isinstance(entry, Event):
        yield _of_facet("type", entry.type)
    for tag in entry.tags:
        yield _of_tag(tag)


def _countries(entry: Event | News, events: Mapping[str, Entry]) -> Iterable[str]:
    if isinstance(entry, Event):
        return entry.countries
    about = [one for each in entry.events if isinstance(one := events.get(each), Event) and not one.draft]
    return dict.fromkeys(country for event in about for country in event.countries)


@cache
def _of_partnership(partnership_id: str, address: str) -> Choice:
    return Choice("partnership", address, address, partnership_id)


@cache
def _of_facet(facet: str, value: str) -> Choice:
    # The folder of its list page: see `lists.py`.
    folder = f"{Event.address_folder}/{facet}/{value.lower()}/"
    return Choice(facet, folder, folder, value)


@cache
def _of_tag(tag: str) -> Choice:
    return Choice("tag", f"tags/{slug(tag)}/", "", tag)
