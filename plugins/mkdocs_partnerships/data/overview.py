"""What the page of figures shows: the counted figures as bars and rows, the stated ones beside each other."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeAlias

from mkdocs_partnerships.data.counts import Count, held
from mkdocs_partnerships.data.stated import Stated
from mkdocs_partnerships.fields.countries import protocol_order
from mkdocs_partnerships.site import Site
from mkdocs_partnerships.types.entry import Entry
from mkdocs_partnerships.types.event import Event
from mkdocs_partnerships.types.partnership import Partnership

MOST = 400
"""So many rows of a table a page bears; the CSV file has all."""

ROW = 30
"""The height of a bar with its words, in pixels."""

Numbers: TypeAlias = Mapping[str, int]
"""How many, by what is counted."""

Grouped: TypeAlias = Sequence[tuple[Entry, Sequence[Stated]]]
"""What entries state, by entry."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of a chart.

    Attributes:
        what: what it stands for: a year, a country's code, a kind of event.
        number: how many.
        top: where its row begins, in pixels.
        length: its share of the longest, in per cent.
    """

    what: str
    number: int
    top: int
    length: str


@dataclass(frozen=True, slots=True)
class Overview:
    """What the page shows.

    Attributes:
        all: the numbers of the whole site; empty when there is no event.
        years: events by year, the newest first.
        of_years: the numbers of each year.
        countries: events by country, most first, in protocol order where they are equal.
        types: events by kind, most first.
        placeless: how many events state no country.
        partnerships: for each partnership and year its numbers, by names, the newest year first; the year is nought for
            all years of a partnership that has several. At most `MOST` rows.
        all_partnerships: how many rows there would be.
        of_partnerships: what partnerships state, by partnership; at most `MOST` rows.
        all_of_partnerships: how many rows there would be.
        of_events: what events state, by event, the newest first; at most `MOST` rows.
        all_of_events: how many rows there would be.
    """

    all: Numbers
    years: tuple[Bar, ...]
    of_years: Mapping[int, Numbers]
    countries: tuple[Bar, ...]
    types: tuple[Bar, ...]
    placeless: int
    partnerships: Sequence[tuple[Entry, int, Numbers]]
    all_partnerships: int
    of_partnerships: Grouped
    all_of_partnerships: int
    of_events: Grouped
    all_of_events: int


def overview(site: Site, counts: Iterable[Count], stated: Sequence[Stated]) -> Overview:
    """Lay out the page.

    Args:
        site: the site.
        counts: what was counted.
        stated: what entries state.
    """
    whole: dict[tuple[str, int], dict[str, int]] = {}
    countries: dict[str, int] = {}
    types: dict[str, int] = {}
    for one in counts:
        if one.country:
            countries[one.country] = one.number
        elif one.type:
            types[one.type] = one.number
        else:
            whole.setdefault((one.partnership, one.year), {})[one.counted] = one.number
    of_years = {year: whole["", year] for whose, year in sorted(whole, reverse=True) if not whose and year}
    rank = protocol_order()
    rows = list(_by_partnership(site, whole))
    of_partnerships = [one for one in stated if isinstance(one.entry, Partnership)]
    of_events = [one for one in stated if isinstance(one.entry, Event)]
    # Sorting keeps the order of an event's own.
    of_events.sort(key=lambda one: (str(one.entry.listed_at), one.entry.id), reverse=True)
    return Overview(
        all=whole.get(("", 0), {}),
        years=_bars((str(year), numbers["events"]) for year, numbers in of_years.items()),
        of_years=of_years,
        countries=_bars(sorted(countries.items(), key=lambda one: (-one[1], rank[one[0]]))),
        types=_bars(sorted(types.items(), key=lambda one: (-one[1], one[0]))),
        placeless=sum(not one.countries for one in held(site)),
        partnerships=rows[:MOST],
        all_partnerships=len(rows),
        of_partnerships=_grouped(of_partnerships),
        all_of_partnerships=len(of_partnerships),
        of_events=_grouped(of_events),
        all_of_events=len(of_events),
    )


def _by_partnership(site: Site, whole: Mapping[tuple[str, int], Numbers]) -> Iterable[tuple[Entry, int, Numbers]]:
    years: dict[str, list[int]] = {}
    for whose, year in whole:
        if whose and year:
            years.setdefault(whose, []).append(year)
    for partnership in sorted(site.all("partnership"), key=lambda one: (one.name_shown.casefold(), one.id)):
        own = sorted(years.get(partnership.id, []), reverse=True)
        for year in own if len(own) < 2 else [*own, 0]:  # noqa: PLR2004 - a sum of one year is the year
            yield partnership, year, whole[partnership.id, year]


def _grouped(rows: Sequence[Stated]) -> Grouped:
    groups = groupby(rows[:MOST], key=lambda one: one.entry.address)
    return [(some[0].entry, some) for some in (list(group) for _, group in groups)]


def _bars(numbers: Iterable[tuple[str, int]]) -> tuple[Bar, ...]:
    rows = list(numbers)
    longest = max((number for _, number in rows), default=0) or 1
    return tuple(
        Bar(what, number, position * ROW, f"{100 * number / longest:.1f}")
        for position, (what, number) in enumerate(rows)
    )
