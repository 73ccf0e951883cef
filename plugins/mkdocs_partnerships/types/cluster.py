"""A cluster: an organisation that sits in partnerships, hosts exchanges, and may change its name."""

from typing import ClassVar

from pydantic import Field

from mkdocs_partnerships.fields.countries import Country
from mkdocs_partnerships.fields.links import Url
from mkdocs_partnerships.fields.records import Record
from mkdocs_partnerships.fields.text import Line
from mkdocs_partnerships.fields.times import AnyDate
from mkdocs_partnerships.types.entry import Entry


class FormerName(Record):
    """A name that the cluster had before."""

    name: Line = Field(description="The former name.")
    until: AnyDate | None = Field(None, description="Until when it was used.")


class Represents(Record):
    """Whom the cluster stands for, in numbers."""

    label: Line = Field(description="What is counted.")
    value: Line = Field(description="How many.")
    as_of: AnyDate | None = Field(None, description="When it was true.")


class Cluster(Entry):
    """A member organisation."""

    type_name: ClassVar[str] = "cluster"
    address_folder: ClassVar[str] = "clusters"

    name: Line = Field(description="Its full name.")
    short: Line | None = Field(None, description="The short name by which it is known.")
    former_names: tuple[FormerName, ...] = Field((), description="Names that it had before; found in search.")
    country: Country = Field(description="The country of its seat.")
    city: Line | None = Field(None, description="The town of its seat.")
    website: Url | None = Field(None, description="Its website.")
    sectors: tuple[Line, ...] = Field((), description="Fields of work.")
    represents: tuple[Represents, ...] = Field((), description="Whom it stands for, in numbers.")

    @property
    def name_shown(self) -> str:
        """The short name, else the full name."""
        return self.short or self.name
