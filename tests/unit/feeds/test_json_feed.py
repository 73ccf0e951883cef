"""JSON Feed against what https://www.jsonfeed.org/version/1.1/ says of each member."""

import datetime as dt
from typing import Annotated, Literal

import pytest
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from mkdocs_partnerships.feeds.feed import Feed
from mkdocs_partnerships.feeds.item import Enclosure, Item
from mkdocs_partnerships.feeds.json_feed import JsonFeed

Url = Annotated[str, StringConstraints(pattern="^https?://[^ ]+$")]
Instant = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$")]
Said = Annotated[str, StringConstraints(min_length=1)]


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class Author(Strict):
    """All members are optional, but one must be there; we know names alone."""

    name: Said


class Attachment(Strict):
    url: Url
    mime_type: Annotated[str, StringConstraints(pattern="^[a-z]+/[a-z0-9.+-]+$")]
    size_in_bytes: int


class Entry(Strict):
    id: Said
    url: Url
    title: Said
    content_html: Said | None = None
    content_text: Said | None = None
    summary: Said
    image: Url | None = None
    date_published: Instant
    date_modified: Instant | None = None
    authors: Annotated[list[Author], Field(min_length=1)] | None = None
    tags: Annotated[list[Said], Field(min_length=1)] | None = None
    language: Said
    attachments: Annotated[list[Attachment], Field(min_length=1)] | None = None


class Whole(Strict):
    version: Literal["https://jsonfeed.org/version/1.1"]
    title: Said
    home_page_url: Url
    feed_url: Url
    description: Said
    language: Said
    authors: list[Author]
    items: list[Entry]


DAY = dt.datetime(2024, 1, 2, 9, tzinfo=dt.UTC)
FEED = Feed("tag:x", "T", "D", "https://example.org/", "https://example.org/feed.json", "", "", "", "en", "Site", DAY)
PICTURE = Enclosure("https://example.org/a.png", "3", "image/png")
DOCUMENT = Enclosure("https://example.org/a.pdf", "4", "application/pdf")


def written(*items: Item) -> Whole:
    made = JsonFeed()
    return Whole.model_validate_json(made.feed(FEED, [made.item(one) for one in items]))


def test_everything_known_is_told() -> None:
    one = Item(
        "tag:1",
        "https://example.org/1/",
        "T",
        "S",
        "<p>",
        "ro",
        DAY,
        DAY.replace(hour=10),
        ("x",),
        ("Ada",),
        (PICTURE, DOCUMENT),
    )
    (entry,) = written(one).items
    assert entry.model_dump(exclude_none=True) == {
        "id": "tag:1",
        "url": "https://example.org/1/",
        "title": "T",
        "content_html": "<p>",
        "summary": "S",
        "image": "https://example.org/a.png",
        "date_published": "2024-01-02T09:00:00+00:00",
        "date_modified": "2024-01-02T10:00:00+00:00",
        "authors": [{"name": "Ada"}],
        "tags": ["x"],
        "language": "ro",
        "attachments": [{"url": "https://example.org/a.pdf", "mime_type": "application/pdf", "size_in_bytes": 4}],
    }


def test_what_is_not_known_is_left_out_and_there_is_always_a_content() -> None:
    (entry,) = written(Item("tag:1", "https://example.org/1/", "T", "S", "", "en", DAY, DAY, (), (), ())).items
    assert set(entry.model_dump(exclude_none=True)) == {
        "id", "url", "title", "content_text", "summary", "date_published", "language",
    }  # fmt: skip


def test_a_feed_without_items_is_one_too() -> None:
    assert written().items == []


def test_the_schema_finds_what_is_wrong() -> None:
    with pytest.raises(ValidationError):
        Whole.model_validate_json(JsonFeed().feed(FEED, [b'{"id": "x"}']))
