"""News: something was said or done."""

import datetime as dt
from typing import ClassVar

from pydantic import Field

from mkdocs_partnerships.fields.records import Organisation, Person, Quote
from mkdocs_partnerships.fields.references import EventId, PartnershipId
from mkdocs_partnerships.fields.text import Summary
from mkdocs_partnerships.fields.times import AnyMoment
from mkdocs_partnerships.types.entry import TitledEntry


class News(TitledEntry):
    """A news item."""

    type_name: ClassVar[str] = "news"
    address_folder: ClassVar[str] = "news"

    summary: Summary = Field(description="What it says: shown in lists, feeds and search results.")
    published: AnyMoment = Field(description="When it was published.")
    authors: tuple[Person, ...] = Field((), description="Who wrote it.")
    partnerships: tuple[PartnershipId, ...] = Field((), description="The partnerships that it is about.")
    events: tuple[EventId, ...] = Field((), description="The events that it is about.")
    quotes: tuple[Quote, ...] = Field((), description="Somebody's words.")
    publisher: Organisation | None = Field(None, description="Who published it first.")

    @property
    def listed_at(self) -> dt.date:
        """The day on which it was published."""
        return self.published.day
