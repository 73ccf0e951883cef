"""RSS and Atom as feedgen writes them, at the price of joining texts.

feedgen takes some 80 µs for an entry, and a large site has ten thousand of them. So one feed and one item of each
shape go through feedgen, with marks for texts; every other is spliced into their frames. What comes out is, byte for
byte, what feedgen would have made of each; a test compares both.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from operator import attrgetter
from typing import Any, NamedTuple

from mkdocs_partnerships.feeds.feed import Feed
from mkdocs_partnerships.feeds.item import Enclosure, Item
from mkdocs_partnerships.splice import cut, mark

_DATES = {
    "updated": dt.datetime(1970, 1, 2, 3, 4, 5, tzinfo=dt.UTC),
    "published": dt.datetime(1971, 2, 3, 4, 5, 6, tzinfo=dt.UTC),
    "changed": dt.datetime(1972, 3, 4, 5, 6, 7, tzinfo=dt.UTC),
}
"""Stand for dates while a frame is drawn: feedgen takes no marks there."""

_FEED_TEXTS = ("id", "title", "description", "link", "address", "current", "older", "newer", "language", "author")
_ITEM_TEXTS = ("guid", "link", "title", "summary", "html")


_ENCLOSURE = {"address": "address", "length": "length", "type": "media_type"}


class _Shape(NamedTuple):
    """What decides which elements an item has."""

    html: bool
    categories: int
    authors: int
    enclosures: int


_Get = Callable[[Any], str]
_Draw = Callable[[Feed, Iterable[Item]], str]


class _Frame:
    """A text with marks, cut at them; each value is escaped as its place asks for it.

    Args:
        text: the text.
        values: gives what gives the value of a mark of a feed or an item.
    """

    def __init__(self, text: str, values: Callable[[str], _Get]) -> None:
        shell = cut(text)
        self._first = shell.texts[0]
        self._places = [
            (values(name), _escape(before), after)
            for before, name, after in zip(shell.texts, shell.names, shell.texts[1:], strict=False)
        ]

    def fill(self, value: Feed | Item) -> str:
        """Give the text of a feed or an item."""
        parts = [self._first]
        for get, escape, after in self._places:
            parts += (escape(get(value)), after)
        return "".join(parts)


class Frames:
    """Writes feeds of one format.

    Args:
        draw: writes a feed with items by feedgen.
        item: the name of the element of an entry.
        date: writes a date.
    """

    def __init__(
        self, draw: Callable[[Feed, Iterable[Item]], str], item: str, date: Callable[[dt.datetime], str]
    ) -> None:
        self._draw = draw
        self._block = re.compile(f"\n *<{item}>.*</{item}>", re.DOTALL)
        self._date = cache(date)
        self._feeds: dict[tuple[bool, ...], tuple[_Frame, _Frame]] = {}
        self._items: dict[_Shape, _Frame] = {}

    def item(self, item: Item) -> bytes:
        """Write one item."""
        shape = _Shape(bool(item.html), len(item.categories), len(item.authors), len(item.enclosures))
        frame = self._items.get(shape)
        if frame is None:
            frame = self._items[shape] = _Frame(self._drawn(None, shape)[1], self._values)
        return frame.fill(item).encode()

    def feed(self, feed: Feed, items: Sequence[bytes]) -> bytes:
        """Write a feed with its items (UTF-8)."""
        shape = bool(feed.current), bool(feed.older), bool(feed.newer)
        frames = self._feeds.get(shape)
        if frames is None:
            start, _, end = self._drawn(feed, _Shape(html=False, categories=0, authors=0, enclosures=0))
            frames = self._feeds[shape] = _Frame(start, self._values), _Frame(end, self._values)
        return b"".join([frames[0].fill(feed).encode(), *items, frames[1].fill(feed).encode()])

    def _values(self, name: str) -> _Get:
        get = attrgetter(name.partition("_")[0])
        if name in _DATES:
            return lambda value: self._date(get(value))
        _, listed, rest = name.partition("_")
        if not listed:
            return get
        number, _, part = rest.partition("_")
        place = int(number)
        if part:
            return lambda value: str(getattr(get(value)[place], _ENCLOSURE[part]))
        return lambda value: str(get(value)[place])

    def _drawn(self, feed: Feed | None, shape: _Shape) -> tuple[str, str, str]:
        """Let feedgen write a feed with one item, with marks; gives what stands before the item, the item, the rest."""
        text = self._draw(_marked_feed(feed), [_marked_item(shape)])
        for name, instant in _DATES.items():
            text = text.replace(self._date(instant), mark(name))
        found = self._block.search(text)
        assert found, "feedgen writes every item that it is given"  # noqa: S101 - not an editor's fault
        return text[: found.start()], found[0], text[found.end() :]


def _marked_feed(feed: Feed | None) -> Feed:
    texts = {name: mark(name) for name in _FEED_TEXTS if feed is None or getattr(feed, name)}
    return Feed(**dict.fromkeys(_FEED_TEXTS, "") | texts, updated=_DATES["updated"])


def _marked_item(shape: _Shape) -> Item:
    texts = {name: mark(name) for name in _ITEM_TEXTS if name != "html" or shape.html}
    return Item(
        **{"html": ""} | texts,
        language="",
        published=_DATES["published"],
        changed=_DATES["changed"],
        categories=tuple(mark(f"categories_{number}") for number in range(shape.categories)),
        authors=tuple(mark(f"authors_{number}") for number in range(shape.authors)),
        enclosures=tuple(
            Enclosure(*(mark(f"enclosures_{number}_{part}") for part in _ENCLOSURE))
            for number in range(shape.enclosures)
        ),
    )


def _escape(before: str) -> Callable[[str], str]:
    """Give how a text is escaped after what stands before it: in an attribute, in CDATA or between tags."""
    if before.endswith('="'):
        return _in_attribute
    return _in_cdata if before.endswith("<![CDATA[") else _in_text


def _in_text(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")


def _in_attribute(text: str) -> str:
    return _in_text(text).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")


def _in_cdata(text: str) -> str:
    return text.replace("]]>", "]]]]><![CDATA[>")
