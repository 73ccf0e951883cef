"""What can be counted: events, exchanges and countries, by year, country, kind and partnership.

Cancelled and postponed events do not count, since nobody went there, or not on that day. An event counts in the year in
which it begins, in each country where it takes place, and for each of its partnerships: countries and partnerships
overlap, and are no parts of a sum.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TypeAlias

from mkdocs_partnerships.site import Site
from mkdocs_partnerships.types.event import Event

COUNTED = ("events", "exchanges", "countries")
"""What is counted. Exchanges are the events of that kind."""

_NOT_HELD = ("cancelled", "postponed")

_Place: TypeAlias = tuple[str, int]
"""A partnership's id, empty for all; and a year, nought for all."""


@dataclass(frozen=True, slots=True, order=True)
class Count:
    """A number, and what it counts; an empty text and the year nought stand for all.

    Attributes:
        counted: what is counted: one of `COUNTED`.
        partnership: the id of the partnership whose events are counted.
        year: the year in which they begin.
        country: the country in which they take place.
        type: their kind.
        number: how many.
    """

    counted: str
    partnership: str
    year: int
    country: str
    type: str
    number: int


def held(site: Site) -> list[Event]:
    """Give the public events that are neither cancelled nor postponed."""
    found = [one for one in site.all("event") if isinstance(one, Event)]
    return [one for one in found if not one.draft and one.status not in _NOT_HELD]


def count(site: Site) -> list[Count]:
    """Count the events of a site, in a fixed order."""
    events = held(site)
    public = {one.id for one in site.all("partnership") if not one.draft}
    numbers: Counter[tuple[str, str, int, str, str]] = Counter()
    countries: defaultdict[_Place, set[str]] = defaultdict(set)
    for event in events:
        of_event = event.countries
        exchange = event.type == "exchange"
        for whose in ("", *(one for one in event.partnerships if one in public)):
            for year in (0, event.start.day.year):
                numbers["events", whose, year, "", ""] += 1
                numbers["exchanges", whose, year, "", ""] += exchange
                countries[whose, year].update(of_event)
        numbers["events", "", 0, "", event.type] += 1
        for country in of_event:
            numbers["events", "", 0, country, ""] += 1
    rows = [Count(*what, number) for what, number in numbers.items()]
    rows += [Count("countries", whose, year, "", "", len(found)) for (whose, year), found in countries.items()]
    return sorted(rows)
