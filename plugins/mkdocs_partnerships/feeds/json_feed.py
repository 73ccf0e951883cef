"""JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

import json
from collections.abc import Iterator
from typing import Any

from mkdocs_partnerships.feeds.feed import Feed
from mkdocs_partnerships.feeds.item import Item


class JsonFeed:
    """Writes feeds as JSON; each item is written once."""

    def __init__(self) -> None:
        self._written: dict[str, str] = {}

    def __call__(self, feed: Feed) -> bytes:
        """Write a feed (`application/feed+json`, UTF-8)."""
        about = {
            "version": "https://jsonfeed.org/version/1.1",
            "title": feed.title,
            "home_page_url": feed.link,
            "feed_url": feed.address,
            "description": feed.description,
            "language": feed.language,
            "authors": [{"name": feed.author}],
        }
        items = ",\n".join(map(self._item, feed.items))
        return f'{_json(about)[:-1]},"items":[\n{items}\n]}}\n'.encode()

    def _item(self, item: Item) -> str:
        written = self._written.get(item.guid)
        if written is None:
            written = self._written[item.guid] = _json(dict(_members(item)))
        return written


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


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
