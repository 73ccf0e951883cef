"""A partnership: several clusters that work together for some years, with a grant."""

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from mkdocs_partnerships.colours import FOR_MARKS, LIGHT, contrast, seen_on
from mkdocs_partnerships.fields.links import Url
from mkdocs_partnerships.fields.records import Image, Person, Record
from mkdocs_partnerships.fields.references import ClusterId, SchemeId
from mkdocs_partnerships.fields.text import Amount, Colour, Currency, Integer, Line, Summary, Text
from mkdocs_partnerships.fields.times import AnyDate, PartialDate
from mkdocs_partnerships.problems import Finding
from mkdocs_partnerships.types.entry import Entry


class Period(Record):
    """From when until when; a month or a day that is not known is left out."""

    start: AnyDate | None = Field(None, description="The first day, month or year.")
    end: AnyDate | None = Field(None, description="The last day, month or year.")


class Grant(Record):
    """Money from the programme."""

    amount: Amount = Field(description="The sum.")
    currency: Currency = Field("EUR", description="Its currency.")


class Social(Record):
    """Pages on social networks."""

    linkedin: Url | None = Field(None, description="The page on LinkedIn.")
    x: Url | None = Field(None, description="The page on X, formerly Twitter.")
    facebook: Url | None = Field(None, description="The page on Facebook.")
    mastodon: Url | None = Field(None, description="The page on Mastodon.")
    bluesky: Url | None = Field(None, description="The page on Bluesky.")
    instagram: Url | None = Field(None, description="The page on Instagram.")
    youtube: Url | None = Field(None, description="The channel on YouTube.")


class Target(Record):
    """What the partnership set out to reach."""

    label: Line = Field(description="What is counted.")
    value: Line = Field(description="How many.")


class Brand(Record):
    """The partnership's colours, for stripes and marks; a colour that could not be seen is shown darker or lighter."""

    primary: Colour = Field(description="The main colour.")
    accent: Colour | None = Field(None, description="A second colour.")


class Funding(Record):
    """Who pays, in the words that the grant prescribes; shown on every page of the partnership."""

    programme: Line = Field(description="The programme's name.")
    statement: Line = Field(description="The funding statement.")
    disclaimer: Text | None = Field(None, description="The disclaimer that the grant prescribes, word for word.")
    agency: Line | None = Field(None, description="The granting agency.")


class Partnership(Entry):
    """A cluster partnership."""

    type_name: ClassVar[str] = "partnership"
    address_folder: ClassVar[str] = "partnerships"

    name: Line = Field(description="The short name by which it is known.")
    summary: Summary = Field(description="What it is for: shown in lists, feeds and search results.")
    title: Line | None = Field(None, description="The full title.")
    spellings: tuple[Line, ...] = Field((), description="Other ways to write the name; found in search.")
    programme: Line | None = Field(None, description="The programme that it belongs to.")
    call: Line | None = Field(None, description="The call for proposals.")
    period: Period | None = Field(None, description="From when until when it ran or runs.")
    grant: Grant | None = Field(None, description="The grant.")
    sectors: tuple[Line, ...] = Field((), description="Fields of work, by which its events are found.")
    ecosystems: tuple[Line, ...] = Field((), description="Industrial ecosystems of the EU's industrial strategy.")
    coordinator: ClusterId | None = Field(None, description="The cluster that leads.")
    members: tuple[ClusterId, ...] = Field((), description="The clusters in it that are known here.")
    member_count: Integer | None = Field(None, description="How many members there are in all.")
    website: Url | None = Field(None, description="Its website.")
    social: Social | None = Field(None, description="Pages on social networks.")
    contacts: tuple[Person, ...] = Field((), description="Whom to ask.")
    schemes: tuple[SchemeId, ...] = Field((), description="Funding schemes that it takes part in.")
    logo: Image | None = Field(None, description="Its logo.")
    brand: Brand | None = Field(None, description="Its colours.")
    targets: tuple[Target, ...] = Field((), description="What it set out to reach.")
    funding: Funding | None = Field(None, description="The prescribed words about the funding.")

    @property
    def name_shown(self) -> str:
        """The short name."""
        return self.name

    @property
    def unknown_members(self) -> int:
        """How many members are not known here."""
        return max((self.member_count or 0) - len(self.members), 0)

    def contradictions(self) -> Iterator[Finding]:
        """A period that ends before it starts; more members than are said to exist; a coordinator who is no member."""
        start, end = (self.period.start, self.period.end) if self.period else (None, None)
        if start and end and _last_day(end) < _first_day(start):
            yield Finding(("period", "end"), "end-before-start", {"start": start})
        if self.member_count is not None and self.member_count < len(self.members):
            counts = {"count": self.member_count, "listed": len(self.members)}
            yield Finding(("member_count",), "fewer-members-than-listed", counts)
        if self.coordinator and self.members and self.coordinator not in self.members:
            context = {"id": self.coordinator}
            yield Finding(("coordinator",), "coordinator-no-member", context, reads=("members",))
        if self.brand:
            yield from _pale(self.brand)


def _pale(brand: Brand) -> Iterator[Finding]:
    # On dark pages every colour is lightened as far as it needs: that is no mistake of the editor.
    for name in ("primary", "accent"):
        colour = getattr(brand, name)
        shown = colour and seen_on(LIGHT, colour, FOR_MARKS)
        if shown != colour:
            least = min(contrast(colour, one) for one in LIGHT)
            context = {"value": colour, "shown": shown, "contrast": f"{least:.1f}", "least": f"{FOR_MARKS:.0f}"}
            yield Finding(("brand", name), "colour-too-pale", context, "warning")


def _first_day(date: PartialDate) -> tuple[int, int, int]:
    return date.year, date.month or 1, date.day or 1


def _last_day(date: PartialDate) -> tuple[int, int, int]:
    # Only compared: a 31st of February does no harm.
    return date.year, date.month or 12, date.day or 31
