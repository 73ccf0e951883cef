"""RSS 2.0 (https://www.rssboard.org/rss-specification), with the modules `content`, `dc` and Atom's links.

Every date is set here from the entries: left alone, feedgen stamps a feed with the time of the build, and readers take
old items for new ones.
"""

from collections.abc import Iterable

from feedgen.feed import FeedGenerator

from mkdocs_partnerships.feed_plan import FORMATS
from mkdocs_partnerships.feeds.feed import Feed
from mkdocs_partnerships.feeds.item import Item
from mkdocs_partnerships.feeds.xml.history import add_history


def draw(feed: Feed, items: Iterable[Item]) -> str:
    """Write a feed by feedgen alone."""
    generator = FeedGenerator()
    generator.load_extension("dc")
    generator.title(feed.title)
    generator.description(feed.description)
    # The last link given is the channel's; `rel=self` becomes atom:link.
    generator.link(href=feed.address, rel="self", type=FORMATS["xml"])
    generator.link(href=feed.link, rel="alternate")
    generator.language(feed.language)
    generator.generator("mkdocs-partnerships")
    generator.docs("https://www.rssboard.org/rss-specification")
    generator.lastBuildDate(feed.updated)
    add_history(generator, feed, FORMATS["xml"])
    for item in items:
        _add(generator, item)
    text: bytes = generator.rss_str(pretty=True)
    return text.decode()


def _add(generator: FeedGenerator, item: Item) -> None:
    entry = generator.add_entry(order="append")
    entry.guid(item.guid, permalink=False)
    entry.link(href=item.link)
    entry.title(item.title)
    entry.description(item.summary)
    if item.html:
        entry.content(item.html, type="CDATA")
    entry.pubDate(item.published)
    entry.category([{"term": name} for name in item.categories])
    if item.authors:
        entry.dc.dc_creator(list(item.authors))
    for one in item.enclosures[:1]:
        entry.enclosure(one.address, one.length, one.media_type)
