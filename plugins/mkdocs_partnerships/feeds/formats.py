"""The formats of feeds."""

import datetime as dt
from collections.abc import Iterable
from email.utils import format_datetime

from mkdocs_partnerships.feeds.feed import Feed, Format
from mkdocs_partnerships.feeds.item import Item
from mkdocs_partnerships.feeds.json_feed import JsonFeed
from mkdocs_partnerships.feeds.xml.frames import Frames


def formats() -> dict[str, Format]:
    """Give what writes each format, by the ending of its files.

    Dates are written as RSS has them (RFC 822 with years of four digits), and as Atom has (RFC 3339).
    """
    return {
        "xml": Frames(_rss, "item", format_datetime),
        "atom": Frames(_atom, "entry", dt.datetime.isoformat),
        "json": JsonFeed(),
    }


# feedgen takes a tenth of the start of every command, and many write no feed.


def _rss(feed: Feed, items: Iterable[Item]) -> str:
    from mkdocs_partnerships.feeds.xml import rss

    return rss.draw(feed, items)


def _atom(feed: Feed, items: Iterable[Item]) -> str:
    from mkdocs_partnerships.feeds.xml import atom

    return atom.draw(feed, items)
