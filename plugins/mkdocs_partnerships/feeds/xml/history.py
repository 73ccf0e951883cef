"""Extensions of feedgen: links to archives (RFC 5005 §4), and enclosures in Atom."""

from typing import Any

from feedgen.feed import FeedGenerator
from feedgen.util import xml_elem

from mkdocs_partnerships.feeds.feed import Feed
from mkdocs_partnerships.feeds.item import Enclosure

_ATOM = "http://www.w3.org/2005/Atom"
_HISTORY = "http://purl.org/syndication/history/1.0"


class _History:
    """The links of a feed that has archives, or is one."""

    feed: Feed
    media_type: str

    def extend_ns(self) -> dict[str, str]:
        """Give the namespace of the mark of archives."""
        return {"fh": _HISTORY} if self.feed.current else {}

    def extend_atom(self, parent: Any, namespace: str = "") -> Any:
        """Add the links to an Atom feed, whose elements have no namespace while feedgen makes it."""
        links = {"current": self.feed.current, "prev-archive": self.feed.older, "next-archive": self.feed.newer}
        for rel, address in links.items():
            if address:
                xml_elem(f"{namespace}link", parent, href=address, rel=rel, type=self.media_type)
        if self.feed.current:
            xml_elem(f"{{{_HISTORY}}}archive", parent)
        return parent

    def extend_rss(self, root: Any) -> Any:
        """Add the links to an RSS channel."""
        self.extend_atom(root[0], f"{{{_ATOM}}}")
        return root


class _Enclosures:
    """The enclosures of an entry in Atom."""

    enclosures: tuple[Enclosure, ...]

    def extend_atom(self, parent: Any) -> Any:
        """Add the links; feedgen itself drops `rel`, type and length of an entry's links."""
        for one in self.enclosures:
            xml_elem("link", parent, href=one.address, rel="enclosure", type=one.media_type, length=one.length)
        return parent


def add_history(generator: FeedGenerator, feed: Feed, media_type: str) -> None:
    """Link a feed with its archives.

    Args:
        generator: what writes it.
        feed: the feed.
        media_type: the media type in which it is written.
    """
    generator.register_extension("history", _History)
    generator.history.feed, generator.history.media_type = feed, media_type


def add_enclosures(entry: Any, enclosures: tuple[Enclosure, ...]) -> None:
    """Give an entry its enclosures in Atom."""
    entry.register_extension("enclosures", _Enclosures, rss=False)
    entry.enclosures.enclosures = enclosures
