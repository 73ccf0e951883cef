"""What can be counted: events, exchanges and countries, by year, country, kind and partnership.

Cancelled and postponed events do not count, since nobody went there, or not on that day. An event counts in the year in
which it begins, in each country where it takes place, and for each of its partnerships: countries and partnerships
overlap, and are no parts of a sum.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TypeAlias

from mkdocs_partnerships.site import Site
from mkdocs_partnerships.types.event import Event

COUNTED = ("events", "exchanges", "countries")
"""What is counted. Exchanges are the events of that kind."""

_NOT_HELD = ("cancelled", "postponed")

_Place: TypeAlias = tuple[str, int]
"""A partnership's id, empty for all; and a year, nought for all."""


@dataclass(slots=True)
class _Numbers:
    """What is counted of the events of a partnership and a year."""

    events: int = 0
    exchanges: int = 0
    countries: set[str] = field(default_factory=set)

    def add(self, other: "_Numbers") -> None:
        """Add the events of another year."""
        self.events += other.events
        self.exchanges += other.exchanges
        self.countries |= other.countries


@dataclass(frozen=True, slots=True)
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
    public = {one.id for one in site.all("partnership") if not one.draft}
    places: defaultdict[_Place, _Numbers] = defaultdict(_Numbers)
    types: Counter[str] = Counter()
    countries: Counter[str] = Counter()
    for event in held(site):
        of_event = event.countries
        types[event.type] += 1
        countries.update(of_event)
        for whose in ("", *(one for one in event.partnerships if one in public)):
            here = places[whose, event.start.day.year]
            here.events += 1
            here.exchanges += event.type == "exchange"
            here.countries.update(of_event)
    for (whose, _), here in list(places.items()):
        places[whose, 0].add(here)
    rows = [Count("events", "", 0, "", kind, number) for kind, number in types.items()]
    rows += [Count("events", "", 0, country, "", number) for country, number in countries.items()]
    for (whose, year), here in places.items():
        rows.append(Count("events", whose, year, "", "", here.events))
        rows.append(Count("exchanges", whose, year, "", "", here.exchanges))
        rows.append(Count("countries", whose, year, "", "", len(here.countries)))
    return sorted(rows, key=lambda one: (one.counted, one.partnership, one.year, one.country, one.type))
