"""JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from mkdocs_partnerships.feeds.feed import Feed
from mkdocs_partnerships.feeds.item import Item


class JsonFeed:
    """Writes feeds as JSON."""

    def item(self, item: Item) -> bytes:
        """Write one item."""
        return _json(dict(_members(item)))

    def feed(self, feed: Feed, items: Sequence[bytes]) -> bytes:
        """Write a feed with its items (`application/feed+json`, UTF-8)."""
        about = {
            "version": "https://jsonfeed.org/version/1.1",
            "title": feed.title,
            "home_page_url": feed.link,
            "feed_url": feed.address,
            "description": feed.description,
            "language": feed.language,
            "authors": [{"name": feed.author}],
        }
        return b"".join([_json(about)[:-1], b',"items":[\n', b",\n".join(items), b"\n]}\n"])


def _members(item: Item) -> Iterator[tuple[str, Any]]:
    yield "id", item.guid
    yield "url", item.link
    yield "title", item.title
    yield "summary", item.summary
    # One of the two is required.
    yield ("content_html", item.html) if item.html else ("content_text", item.summary)
    yield "date_published", item.published.isoformat()
    if item.changed != item.published:
        yield "date_modified", item.changed.isoformat()
    yield "language", item.language
    if item.categories:
        yield "tags", item.categories
    if item.authors:
        yield "authors", [{"name": name} for name in item.authors]
    pictures = [one.address for one in item.enclosures if one.media_type.startswith("image/")]
    if pictures:
        yield "image", pictures[0]
    documents = [one for one in item.enclosures if one.address not in pictures[:1]]
    if documents:
        yield (
            "attachments",
            [{"url": one.address, "mime_type": one.media_type, "size_in_bytes": int(one.length)} for one in documents],
        )


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def _json(value: Any) -> bytes:
    return _ENCODER.encode(value).encode()
