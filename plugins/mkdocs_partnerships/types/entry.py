"""What every entry has, whatever its type."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from pydantic import Field

from mkdocs_partnerships.fields.links import Address
from mkdocs_partnerships.fields.records import Attachment, Figure, Image, Record, SourceLink
from mkdocs_partnerships.fields.text import Language, Line, Markdown, Summary, Switch
from mkdocs_partnerships.fields.times import AnyMoment
from mkdocs_partnerships.problems import Finding, Path


@dataclass(frozen=True, slots=True)
class Defaults:
    """What an entry takes from the site where it says nothing.

    Attributes:
        language: the site's language (BCP 47).
        timezone: the site's zone (IANA name).
    """

    language: str = "en"
    timezone: str = "Europe/Brussels"


class Entry(Record):
    """One YAML file. The file's name is the id, the id is the address."""

    type_name: ClassVar[str]
    """The type's one word: `event`."""

    address_folder: ClassVar[str]
    """The first part of the address: `events`."""

    id: str = Field(description="The file's name without `.yml`; never written in the file.")

    summary: Summary | None = Field(None, description="What it is about: shown in lists, feeds and search results.")
    body: Markdown | None = Field(None, description="The text of the page.")
    language: Language = Field(description="The language of the entry's texts; the site's when left out.")
    tags: tuple[Line, ...] = Field((), description="A few words that group entries.")
    image: Image | None = Field(None, description="The picture of the entry.")
    gallery: tuple[Image, ...] = Field((), description="More pictures.")
    attachments: tuple[Attachment, ...] = Field((), description="Documents.")
    figures: tuple[Figure, ...] = Field((), description="Numbers, each with who stated it.")
    sources: tuple[SourceLink, ...] = Field((), description="Where the facts were read.")
    updated: AnyMoment | None = Field(None, description="When the entry was last changed in substance.")
    aliases: tuple[Address, ...] = Field((), description="Addresses that the entry had before, the oldest first.")
    draft: Switch = Field(
        default=False, description="True while the entry is not to be published: seen in preview only."
    )

    @property
    def name_shown(self) -> str:
        """The entry's name in lists and headings."""
        raise NotImplementedError

    @property
    def address(self) -> str:
        """The entry's address inside the site: `events/iasi-2023/`."""
        return f"{self.address_folder}/{self.id}/"

    @property
    def first_id(self) -> str:
        """The id under which it was first published: that of its oldest address."""
        if not self.aliases:
            return self.id
        folder = f"/{self.address_folder}/"
        former = (one[len(folder) : -1] for one in self.aliases if one.startswith(folder))
        return next((one for one in former if one and "/" not in one), self.id)

    @property
    def listed_at(self) -> dt.date | None:
        """The day by which lists and archives sort the entry; nothing for an entry without dates."""
        return None

    @property
    def changed(self) -> dt.date | None:
        """The day on which it was last changed in substance, else published; nothing where neither is known."""
        moment = self.updated or getattr(self, "published", None)
        return moment.day if moment else None

    @classmethod
    def fill(cls, data: dict[str, Any], defaults: Defaults) -> dict[str, Any]:
        """Add what the entry takes from the site to what the editor wrote; gives a new mapping."""
        return {"language": defaults.language, **data}

    def pictures(self) -> Iterator[tuple[Path, Image]]:
        """Give the pictures of its fields, each with the path of its field."""
        # Asked of every entry; pydantic takes long to say that there is no such field.
        logo = self.__dict__.get("logo")
        if self.image:
            yield ("image",), self.image
        if logo:
            yield ("logo",), logo
        for number, picture in enumerate(self.gallery):
            yield ("gallery", number), picture

    def contradictions(self) -> Iterator[Finding]:
        """Find what single fields cannot show: values that do not agree with each other."""
        yield from ()


class TitledEntry(Entry):
    """An entry whose name is a title."""

    title: Line = Field(description="The heading of the page.")

    @property
    def name_shown(self) -> str:
        """The title."""
        return self.title
