"""What entries state in numbers: targets, results, participants. Each stands with who said it; none is ever summed."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from mkdocs_partnerships.fields.records import SourceLink
from mkdocs_partnerships.fields.times import PartialDate
from mkdocs_partnerships.site import Site
from mkdocs_partnerships.types.cluster import Cluster
from mkdocs_partnerships.types.entry import Entry
from mkdocs_partnerships.types.event import Event
from mkdocs_partnerships.types.partnership import Partnership

Kind: TypeAlias = Literal["target", "figure", "represents"]


@dataclass(frozen=True, slots=True)
class Stated:
    """A number that an entry states.

    Attributes:
        entry: the entry.
        kind: what it is: something to be reached, a figure, or whom a cluster stands for.
        number: its place among those of its kind in the entry, from 1.
        label: what is counted.
        value: the number, in the source's own words.
        as_of: when it was true.
        source: who said it.
    """

    entry: Entry
    kind: Kind
    number: int
    label: str
    value: str
    as_of: PartialDate | None = None
    source: SourceLink | None = None

    @property
    def year(self) -> int | None:
        """The year of the event of which it is stated; nothing for other entries."""
        return self.entry.start.day.year if isinstance(self.entry, Event) else None


def stated(site: Site) -> Iterator[Stated]:
    """Give the numbers of all public entries, in the order of types and ids."""
    for type_name in ("partnership", "cluster", "event", "news", "scheme"):
        for entry in site.all(type_name):
            if not entry.draft:
                yield from _of(entry)


def _of(entry: Entry) -> Iterator[Stated]:
    if isinstance(entry, Partnership):
        for number, target in enumerate(entry.targets, 1):
            yield Stated(entry, "target", number, target.label, target.value)
    if isinstance(entry, Cluster):
        for number, one in enumerate(entry.represents, 1):
            yield Stated(entry, "represents", number, one.label, one.value, one.as_of)
    for number, figure in enumerate(entry.figures, 1):
        yield Stated(entry, "figure", number, figure.label, figure.value, figure.as_of, figure.source)
