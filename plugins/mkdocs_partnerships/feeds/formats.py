"""The formats of feeds."""

from mkdocs_partnerships.feeds.feed import Format
from mkdocs_partnerships.feeds.json_feed import JsonFeed
from mkdocs_partnerships.feeds.xml import atom, rss
from mkdocs_partnerships.feeds.xml.frames import Frames


def formats() -> dict[str, Format]:
    """Give what writes each format, by the ending of its files."""
    return {
        "xml": Frames(rss.draw, rss.ITEM, rss.date),
        "atom": Frames(atom.draw, atom.ITEM, atom.date),
        "json": JsonFeed(),
    }
