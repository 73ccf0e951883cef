"""Which list pages there are, and which entries stand on which: a page never grows without limit.

A collection is all entries that belong together: all events, the events of a country, the news of a partnership. Its
first page shows the newest; the others are on a page for each year, and a year of very many has a page for each month.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TypeAlias

from mkdocs_partnerships.slugs import slug
from mkdocs_partnerships.types.entry import Entry
from mkdocs_partnerships.types.event import Event
from mkdocs_partnerships.types.partnership import Partnership

MOST = 400
"""How many entries a list page shows at most: some 40 KB on the wire."""

MAP = "events/map/"
"""The address of the map of the events."""

LATEST = 40
"""How many dated entries stand at least on the first page; and how many events or news on the page of another entry."""


@dataclass(frozen=True, slots=True)
class Collection:
    """Entries that belong together, in list order.

    Attributes:
        type_name: their type.
        folder: the address of the first page.
        entries: the entries.
        facet: by what they were chosen, if by a facet.
        value: the facet's value.
        owner: the entry that they belong to, if they are the events or news of one.
    """

    type_name: str
    folder: str
    entries: Sequence[Entry]
    facet: str = ""
    value: str = ""
    owner: Entry | None = None

    def pages(self) -> Iterator["ListPage"]:
        """Divide it into its pages; all entries of a type have archives even when the first page shows everything."""
        return pages_of(self.folder, self.entries, archives=not self.facet and not self.owner)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a collection that has a page of its own: a year, a month, a facet's value.

    Attributes:
        name: the year, the month's number, or the facet's value.
        count: how many entries it has.
        address: the page's address.
    """

    name: int | str
    count: int
    address: str


@dataclass(frozen=True, slots=True)
class ListPage:
    """One page of a collection.

    Attributes:
        address: its address.
        entries: the entries that it shows, in list order.
        folder: the address of the collection's first page.
        year: the year that it shows; nothing on the first page.
        month: the month that it shows, if the year has a page for each.
        years: all years of the collection; empty when its first page shows everything and nobody asked for archives.
        months: the months of the year, when it has too many entries for one page.
    """

    address: str
    entries: Sequence[Entry] = field(repr=False)
    folder: str
    year: int | None = None
    month: int | None = None
    years: tuple[Part, ...] = ()
    months: tuple[Part, ...] = ()


def in_list_order(entries: Sequence[Entry]) -> list[Entry]:
    """Sort entries as lists show them: dated ones newest first, the others by name."""

    def place(entry: Entry) -> tuple[int, str, str]:
        day = entry.listed_at
        return -day.toordinal() if day else 0, entry.name_shown.casefold(), entry.id

    return sorted(entries, key=place)


def newest(entries: Sequence[Entry], most: int = MOST) -> Sequence[Entry]:
    """Give the entries of a first page: all of the two newest years if there is room, and `LATEST` at least.

    What is to come next is decided when the page is viewed, so a cut inside a year may lose the nearest events; the
    page's script says so then.

    Args:
        entries: as `in_list_order` gives them.
        most: for how many there is room.
    """
    years = [entry.listed_at.year for entry in entries[: most + 1] if entry.listed_at]
    last_years = list(dict.fromkeys(years))[:2]
    of_years = sum(year in last_years for year in years)
    return entries[: min(max(of_years, LATEST), most)]


def by_year(entries: Sequence[Entry]) -> list[tuple[int, list[Entry]]]:
    """Group dated entries by their year, the newest first."""
    return list(_grouped(entries, lambda day: day.year).items())


def pages_of(folder: str, entries: Sequence[Entry], *, archives: bool = True) -> Iterator[ListPage]:
    """Divide a collection into its pages.

    Args:
        folder: the address of its first page.
        entries: its entries, as `in_list_order` gives them.
        archives: whether each year has a page even when there is room for everything on the first.
    """
    if not archives and len(entries) <= MOST:
        yield ListPage(folder, entries, folder)
        return
    of_years = _grouped(entries, lambda day: day.year)
    first = newest(entries) if of_years else entries
    years = tuple(Part(year, len(those), f"{folder}archive/{year}/") for year, those in of_years.items())
    yield ListPage(folder, first, folder, years=years)
    for year, (number, those) in zip(years, of_years.items(), strict=True):
        if len(those) <= MOST:
            yield ListPage(year.address, those, folder, number, years=years)
            continue
        of_months = _grouped(those, lambda day: day.month)
        months = tuple(
            Part(month, len(some), f"{year.address}{month:02}/") for month, some in reversed(of_months.items())
        )
        yield ListPage(year.address, those[:LATEST], folder, number, years=years, months=months)
        for month in reversed(months):
            yield ListPage(
                month.address, of_months[int(month.name)], folder, number, int(month.name), years=years, months=months
            )


def _attendance(event: Event) -> str:
    """How one takes part; an event that moved online has left its place."""
    return "online" if event.status == "moved_online" else event.attendance


def _sectors(event: Event, partnerships: Mapping[str, Entry]) -> Sequence[str]:
    """An event has no sectors of its own: it is of those of its partnerships."""
    known = [one for each in event.partnerships if isinstance(one := partnerships.get(each), Partnership)]
    return [sector for one in known for sector in one.sectors]


Values: TypeAlias = Callable[[Event, Mapping[str, Entry]], Sequence[str]]
"""Gives an event's values of a facet, from the event and the shown partnerships by their ids."""

FACETS: Mapping[str, Values] = {
    "country": lambda event, _: event.countries,
    "type": lambda event, _: (event.type,),
    "sector": _sectors,
    "tag": lambda event, _: event.tags,
    "attendance": lambda event, _: (_attendance(event),),
}
"""By what one can list the events beside their dates and partnerships."""


@cache
def facet_key(facet: str, value: str) -> str:
    """Give how a value is written in queries; editors' words that differ only in capitals and hyphens are one."""
    return slug(value) if facet in ("sector", "tag") else value.lower()


def folder_name(key: str) -> str:
    """Write a key as a part of a page's address: letters beyond ASCII as in the names of hosts (RFC 3492)."""
    return key if key.isascii() else f"xn--{key.encode('punycode').decode()}"


def facet_folder(facet: str, value: str) -> str:
    """Give the address of the list of the events that have a value of a facet."""
    key = facet_key(facet, value)
    # A list by tag stands where its calendar has always stood.
    return f"{Event.address_folder}/{facet}/{key if facet == 'tag' else folder_name(key)}/"


def by_facets(events: Sequence[Entry], partnerships: Mapping[str, Entry]) -> Iterator[Collection]:
    """Give the collections that events make by each value of each facet, sorted by the values.

    Args:
        events: the events in list order. Of a word that is written in several ways, the oldest event's is shown.
        partnerships: the partnerships that are shown, by their ids.
    """
    for facet, values_of in FACETS.items():
        found: defaultdict[str, list[Entry]] = defaultdict(list)
        written: dict[str, str] = {}
        for event in events:
            if isinstance(event, Event):
                values = {facet_key(facet, value): value for value in values_of(event, partnerships)}
                written |= values
                for key in values:
                    found[key].append(event)
        for key, those in sorted(found.items()):
            yield Collection("event", facet_folder(facet, written[key]), those, facet, written[key])


def by_tags(news: Sequence[Entry]) -> Iterator[Collection]:
    """Give the collections that news make by their tags, the tags sorted; of several spellings, the oldest stays.

    Args:
        news: the news, as `in_list_order` gives them.
    """
    found: defaultdict[str, list[Entry]] = defaultdict(list)
    names: dict[str, str] = {}
    for item in news:
        for tag, name in {slug(one): one for one in item.tags}.items():
            found[tag].append(item)
            names[tag] = name
    for tag, those in sorted(found.items()):
        yield Collection("news", f"news/tag/{folder_name(tag)}/", those, "tag", names[tag])


def _grouped(entries: Sequence[Entry], part: Callable[[dt.date], int]) -> dict[int, list[Entry]]:
    result: defaultdict[int, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.listed_at:
            result[part(entry.listed_at)].append(entry)
    return dict(sorted(result.items(), reverse=True))
