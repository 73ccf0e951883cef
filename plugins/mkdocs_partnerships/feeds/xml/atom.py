"""Atom 1.0 (RFC 4287)."""

from collections.abc import Iterable

from feedgen.feed import FeedGenerator

from mkdocs_partnerships.feed_plan import FORMATS
from mkdocs_partnerships.feeds.feed import Feed
from mkdocs_partnerships.feeds.item import Item
from mkdocs_partnerships.feeds.xml.history import add_enclosures, add_history


def draw(feed: Feed, items: Iterable[Item]) -> str:
    """Write a feed by feedgen alone."""
    generator = FeedGenerator()
    generator.id(feed.id)
    generator.title(feed.title)
    generator.subtitle(feed.description)
    generator.link(href=feed.address, rel="self", type=FORMATS["atom"])
    generator.link(href=feed.link, rel="alternate", type="text/html")
    generator.language(feed.language)
    generator.author(name=feed.author)
    generator.generator("mkdocs-partnerships")
    generator.updated(feed.updated)
    add_history(generator, feed, FORMATS["atom"])
    for item in items:
        _add(generator, item)
    text: bytes = generator.atom_str(pretty=True)
    return text.decode()


def _add(generator: FeedGenerator, item: Item) -> None:
    entry = generator.add_entry(order="append")
    entry.id(item.guid)
    entry.link(href=item.link, rel="alternate")
    entry.title(item.title)
    entry.summary(item.summary)
    if item.html:
        # `CDATA`, which feedgen takes too, would become the value of the attribute `type`, where it means nothing.
        entry.content(item.html, type="html")
    entry.published(item.published)
    entry.updated(item.changed)
    entry.category([{"term": name} for name in item.categories])
    entry.author([{"name": name} for name in item.authors])
    add_enclosures(entry, item.enclosures)
