"""The small groups of fields that several types share: pictures, attachments, sources, figures, people, places."""

import re
from typing import Annotated, Any, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Discriminator, Field, Tag, model_validator

from mkdocs_partnerships.fields.countries import Country
from mkdocs_partnerships.fields.file_names import LONGEST, name_fault
from mkdocs_partnerships.fields.links import Email, Url
from mkdocs_partnerships.fields.references import ClusterId
from mkdocs_partnerships.fields.text import Language, Line, Switch, Text, Written
from mkdocs_partnerships.fields.times import AnyDate, Date
from mkdocs_partnerships.fields.wrong import wrong

_PICTURES = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".gif": "image/gif",
}
_DOCUMENTS = {
    ".pdf": "application/pdf",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".odp": "application/vnd.oasis.opendocument.presentation",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".csv": "text/csv",
    ".txt": "text/plain",
    ".ics": "text/calendar",
    ".zip": "application/zip",
    ".epub": "application/epub+zip",
}

MEDIA_TYPES = {**_DOCUMENTS, **_PICTURES}
"""The media type (IANA) of each kind of file that may be published; the machine's own list is never asked."""

PICTURE_ENDINGS = tuple(_PICTURES)
"""Raster pictures only: an SVG file may carry a script."""

ATTACHMENT_ENDINGS = tuple(MEDIA_TYPES)


_NO_NAMES: set[str] = set()


class Record(BaseModel):
    """A group of fields: nothing may stand in it that it does not know, and it never changes."""

    # A class is made ready when the first entry is read: a build whose entries are all known needs none.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    def forget_names(self) -> None:
        """Forget which of its fields were written: nobody asks, and the set of them is as large as an entry."""
        object.__setattr__(self, "__pydantic_fields_set__", _NO_NAMES)

    def __getstate__(self) -> dict[str, Any]:
        """Give the values only, to be pickled."""
        return self.__dict__

    def __setstate__(self, state: dict[str, Any]) -> None:
        """Take the values back."""
        for name, value in (("__dict__", state), ("__pydantic_extra__", None), ("__pydantic_private__", None)):
            object.__setattr__(self, name, value)
        self.forget_names()


def _file(text: str) -> str:
    parts = text.split("/")
    elsewhere = text.startswith("/") or "\\" in text or re.match(r"[A-Za-z][A-Za-z0-9+.-]*:\S", text)
    if elsewhere or any(part in ("", ".", "..") for part in parts):
        raise wrong("file-outside", value=text)
    for part in parts:
        if fault := name_fault(part):
            raise wrong(fault, value=text, name=part, length=len(part.encode()), limit=LONGEST)
    return text


def _picture(text: str) -> str:
    if not text.lower().endswith(PICTURE_ENDINGS):
        raise wrong("not-a-picture", value=text, endings=", ".join(PICTURE_ENDINGS))
    return text


def _attachment(text: str) -> str:
    if not text.lower().endswith(ATTACHMENT_ENDINGS):
        raise wrong("not-an-attachment", value=text, endings=", ".join(ATTACHMENT_ENDINGS))
    return text


LocalFile = Annotated[Line, AfterValidator(_file), Written("a file beside the entry", "programme.pdf")]
PictureFile = Annotated[LocalFile, AfterValidator(_picture), Written("a picture beside the entry", "opening.jpg")]
AttachedFile = Annotated[LocalFile, AfterValidator(_attachment), Written("a file beside the entry", "programme.pdf")]


class Image(Record):
    """A picture with its description."""

    file: PictureFile = Field(description="The picture's file, in the entry's own folder.")
    alt: Line | None = Field(None, description="What the picture shows, for those who cannot see it.")
    decorative: Switch = Field(
        default=False, description="True for a picture that says nothing; it then needs no `alt`."
    )
    caption: Line | None = Field(None, description="The text below the picture.")
    credit: Line | None = Field(None, description="Who made the picture.")

    @model_validator(mode="after")
    def _described(self) -> Self:
        if self.alt is None and not self.decorative:
            raise wrong("no-alt")
        if self.alt is not None and self.decorative:
            raise wrong("alt-and-decorative")
        return self


class Attachment(Record):
    """A file to download, or one that lies elsewhere."""

    title: Line = Field(description="What the document is.")
    file: AttachedFile | None = Field(None, description="The file, in the entry's own folder.")
    url: Url | None = Field(None, description="The address, for a document that lies elsewhere.")
    language: Language | None = Field(None, description="The document's language.")

    @model_validator(mode="after")
    def _has_one_target(self) -> Self:
        if (self.file is None) == (self.url is None):
            raise wrong("file-or-url")
        return self


class SourceLink(Record):
    """Where a fact was read."""

    title: Line = Field(description="The page's or document's name.")
    url: Url | None = Field(None, description="Its address.")
    read: Date | None = Field(None, description="The day on which it was read.")


class Figure(Record):
    """A number that somebody stated; sources may disagree, then several stand side by side."""

    label: Line = Field(description="What was counted.")
    value: Line = Field(description="The number, in the source's own precision (`over 220`).")
    as_of: AnyDate | None = Field(None, description="When it was true.")
    source: SourceLink | None = Field(None, description="Who said it.")


class Person(Record):
    """Somebody who speaks, writes or can be asked."""

    name: Line | None = Field(None, description="The person's name.")
    role: Line | None = Field(None, description="What the person does.")
    organisation: Line | None = Field(None, description="For whom.")
    email: Email | None = Field(None, description="A mail address.")

    @model_validator(mode="after")
    def _is_somebody(self) -> Self:
        if self.name is None and self.role is None:
            raise wrong("name-or-role")
        return self


class Organisation(Record):
    """An organisation that is no cluster of this site."""

    name: Line = Field(description="Its name.")
    url: Url | None = Field(None, description="Its website.")


class Quote(Record):
    """Somebody's words."""

    text: Text = Field(description="The words, without quotation marks.")
    name: Line = Field(description="Who said them.")
    role: Line | None = Field(None, description="What that person does.")


class Location(Record):
    """Where something takes place."""

    venue: Line | None = Field(None, description="The building.")
    address: Line | None = Field(None, description="Street and number.")
    city: Line | None = Field(None, description="The town.")
    country: Country | None = Field(None, description="The country.")


def _kind_of_party(value: Any) -> str:
    # In angle brackets, so that a problem's path cannot take the kind for a field of the file.
    return "<organisation>" if isinstance(value, dict | Organisation) else "<cluster>"


Party = Annotated[
    Annotated[ClusterId, Tag("<cluster>")] | Annotated[Organisation, Tag("<organisation>")],
    Discriminator(_kind_of_party),
    Written("the id of a cluster, or `{name, url}`", "clustero"),
]
