"""Which files of feeds a site has, and what stands in each, whatever its format."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import groupby
from typing import NamedTuple, Protocol
from urllib.parse import quote

from mkdocs_partnerships import shown
from mkdocs_partnerships.digests import digest
from mkdocs_partnerships.feed_plan import FORMATS, MAIN, FeedPlan
from mkdocs_partnerships.feeds.item import Item, authority, clean, item
from mkdocs_partnerships.site import Key, Site
from mkdocs_partnerships.spool import Kept, Spool, fetch
from mkdocs_partnerships.types.event import Event
from mkdocs_partnerships.types.news import News
from mkdocs_partnerships.words import load_words

MOST = 50
"""How many entries a feed holds, and an archive. Were an archive larger, entries could be in neither for a while."""

ARCHIVED = ("xml", "atom")
"""The formats that have archives."""

_NEVER = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True)
class Feed:
    """A file of a feed before it has a format; every text can stand in XML.

    Attributes:
        id: the name of the feed for ever, a `tag:` URI; its archives have the same.
        title: its name.
        description: one sentence.
        link: the absolute address of the page that it belongs to.
        address: its own absolute address.
        current: for an archive, the absolute address of the feed to subscribe to; else empty.
        older: the absolute address of the archive with the entries before it; empty when there is none.
        newer: the absolute address of the archive with the entries after it; empty when there is none.
        language: its language (BCP 47).
        author: who publishes it.
        updated: when the newest of its entries was published or changed.
    """

    id: str
    title: str
    description: str
    link: str
    address: str
    current: str
    older: str
    newer: str
    language: str
    author: str
    updated: dt.datetime


@dataclass(frozen=True, slots=True)
class FeedFile:
    """A file of a feed.

    Attributes:
        address: its address inside the site.
        key: gives what stands for all that it is made of.
        content: gives its bytes.
    """

    address: str
    key: Callable[[], bytes]
    content: Callable[[], bytes]


class FeedWords(NamedTuple):
    """How a feed is called.

    Attributes:
        name: what it is chosen by: a partnership's or country's name, a kind of event, a tag; empty for the main feeds.
        title: its whole name.
        description: one sentence.
    """

    name: str
    title: str
    description: str


class _Document(NamedTuple):
    """One file of a feed in all its formats: the feed to subscribe to, or an archive.

    Attributes:
        name: the name of the file without its ending.
        entries: newest first.
        older: the name of the archive before it; empty when there is none.
        newer: the name of the archive after it; empty when there is none.
    """

    name: str
    entries: Sequence[Event | News]
    older: str
    newer: str


class Format(Protocol):
    """Writes feeds in one format."""

    def item(self, item: Item) -> bytes:
        """Write one item."""

    def feed(self, feed: Feed, items: Sequence[bytes]) -> bytes:
        """Write a feed with its items, newest first, written before (UTF-8)."""


def feed_words(site: Site, plan: FeedPlan) -> FeedWords:
    """Give the words for a feed."""
    language = site.settings.language
    words = load_words(language)
    kind, value = plan.choice.kind, plan.choice.value
    name = value
    if kind == "partnership" and (one := site.find(kind, value)):
        name = one.name_shown
    elif kind == "country":
        name = shown.country(value, language)
    elif kind == "type":
        name = words["event_types"][value]
    said = words["feeds"][kind]
    filled = (said[part].format(site=site.settings.site_name, name=name) for part in ("title", "description"))
    return FeedWords(clean(name), *map(clean, filled))


def offered_feeds(site: Site) -> dict[str, list[tuple[FeedPlan, FeedWords]]]:
    """Give the feeds to subscribe to by their kind, the kinds as in `KINDS`, each sorted by name."""
    result: dict[str, list[tuple[FeedPlan, FeedWords]]] = {}
    for plan in site.feeds:
        result.setdefault(plan.choice.kind, []).append((plan, feed_words(site, plan)))
    return {kind: sorted(those, key=lambda one: one[1].name.casefold()) for kind, those in result.items()}


def make_feeds(site: Site, formats: Mapping[str, Format]) -> Iterator[FeedFile]:
    """Give every file of a site's feeds; what is in them is made when it is asked for.

    Args:
        site: the site.
        formats: what writes each of `FORMATS`.
    """
    writer = _Writer(site, formats)
    for plan in site.feeds:
        words = feed_words(site, plan)
        for document in _documents(plan):
            key = cache(partial(_key_of, site, words, document))
            for ending in ARCHIVED if document.name != "feed" else FORMATS:
                content = partial(writer.content, plan, words, document, ending)
                yield FeedFile(f"{plan.choice.folder}{document.name}.{ending}", key, content)


def _key_of(site: Site, words: FeedWords, document: _Document) -> bytes:
    return digest(repr((words, document.older, document.newer)).encode(), *map(site.key, document.entries))


class _Written(NamedTuple):
    """An item in every format.

    Attributes:
        changed: when the entry was last changed.
        formats: its bytes by the ending of a format, put away.
    """

    changed: dt.datetime
    formats: Mapping[str, Kept]


class _Writer:
    """Writes the files; each item is made and written once, for an entry stands in several feeds."""

    def __init__(self, site: Site, formats: Mapping[str, Format]) -> None:
        self._site = site
        self._formats = formats
        self._written: dict[Key, _Written] = {}
        self._spool = Spool()

    def content(self, plan: FeedPlan, words: FeedWords, document: _Document, ending: str) -> bytes:
        """Write a file of a feed in the format of an ending."""
        settings = self._site.settings
        folder = quote(plan.choice.folder)

        def absolute(name: str) -> str:
            return f"{settings.site_url}{folder}{name}.{ending}" if name else ""

        archived = ending in ARCHIVED
        items = [self._item(entry) for entry in document.entries]
        feed = Feed(
            id=f"tag:{authority(settings)}:feed/{folder}",
            title=words.title,
            description=words.description,
            link=settings.site_url + plan.choice.page,
            address=absolute(document.name),
            current=absolute("feed") if document.name != "feed" else "",
            older=absolute(document.older) if archived else "",
            newer=absolute(document.newer) if archived else "",
            language=settings.language,
            author=clean(settings.site_name),
            updated=max((one.changed for one in items), default=_NEVER),
        )
        return self._formats[ending].feed(feed, [fetch(one.formats[ending]) for one in items])

    def _item(self, entry: Event | News) -> _Written:
        key = entry.type_name, entry.id
        written = self._written.get(key)
        if written is None:
            made = item(self._site, entry)
            by_ending = {ending: self._spool.put(one.item(made)) for ending, one in self._formats.items()}
            written = self._written[key] = _Written(made.changed, by_ending)
        return written


def _documents(plan: FeedPlan) -> Iterator[_Document]:
    archives = list(_archives(plan.entries)) if plan.choice.kind in MAIN else []
    names = ["", *(name for name, _ in archives), ""]
    yield _Document("feed", plan.entries[:MOST], names[-2], "")
    for number, (name, entries) in enumerate(archives):
        yield _Document(name, entries, names[number], names[number + 2])


def _archives(entries: Sequence[Event | News]) -> Iterator[tuple[str, Sequence[Event | News]]]:
    """Divide what a feed no longer holds into archives that stay: name → entries; the oldest archive first.

    An archive that is not full and whose year is not over is left out: fewer than `MOST` entries came after the others,
    so that the feed itself still holds them.

    Args:
        entries: all entries of the feed, newest first.
    """
    left = len(entries) - MOST
    running = _year(entries[0]) if entries else 0
    for year, of_year in groupby(reversed(entries), _year):
        those = list(of_year)
        for start in range(0, len(those), MOST):
            if left <= 0:
                return
            part = those[start : start + MOST]
            if len(part) == MOST or year != running:
                number = start // MOST + 1
                yield f"feed-{year}" + (f"-{number}" if number > 1 else ""), part[::-1]
            left -= len(part)


def _year(entry: Event | News) -> int:
    return entry.published.day.year if entry.published else 0
