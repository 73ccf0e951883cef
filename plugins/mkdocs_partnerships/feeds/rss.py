"""RSS 2.0. The only module that knows feedgen.

Every date is set here from the entries: left alone, feedgen stamps a feed with the time of the build, and readers take
old items for new ones.
"""

from feedgen.feed import FeedGenerator

from mkdocs_partnerships.feeds.feed import Feed
from mkdocs_partnerships.fields.records import MEDIA_TYPES


def rss(feed: Feed, site_url: str, language: str) -> bytes:
    """Write a feed as RSS 2.0 (https://www.rssboard.org/rss-specification), UTF-8.

    Args:
        feed: the feed.
        site_url: the site's absolute address, ending with `/`.
        language: the language of the feed.
    """
    generator = FeedGenerator()
    generator.load_extension("dc")
    generator.title(feed.title)
    generator.description(feed.description)
    # The last link given is the channel's; `rel=self` becomes atom:link.
    generator.link(href=site_url + feed.address, rel="self", type="application/rss+xml")
    generator.link(href=site_url + feed.page, rel="alternate")
    generator.language(language)
    generator.generator("mkdocs-partnerships")
    generator.docs("https://www.rssboard.org/rss-specification")
    if feed.items:
        generator.lastBuildDate(feed.items[0].published)
    else:
        # An empty feed has no date to take; without this line feedgen writes the time of the build.
        generator.lastBuildDate("1970-01-01T00:00:00Z")
    for item in feed.items:
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
        if item.enclosure:
            file, address = item.enclosure
            entry.enclosure(address, str(file.size), MEDIA_TYPES[file.path.suffix.lower()])
    result: bytes = generator.rss_str(pretty=True)
    return result
