"""The facets of the events: by what a list can be narrowed, and how many events each value has.

Each value has a page of its own, so that the facets are plain links; where a script runs, they are combined in the
page (`theme/assets/partnerships/facets.mjs`).
"""

from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple

from mkdocs_partnerships import shown
from mkdocs_partnerships.calendars.calendar import calendar_plans
from mkdocs_partnerships.lists import FACETS, LATEST, Collection, facet_key, pages_of
from mkdocs_partnerships.site import Site
from mkdocs_partnerships.types.event import Event
from mkdocs_partnerships.words import load_words

NAMES = ("when", "country", "partnership", "type", "sector", "tag", "attendance", "registration")
"""The facets in the order in which they are shown; they are the names of the query's parameters too."""

OFTEN = 10
"""So many values of a facet are shown at once, those with most events; a reader opens the others."""


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a facet.

    Attributes:
        key: how it is written in a query.
        label: its name.
        count: how many events have it; nothing where that depends on the day of the visit.
        address: the address of its page inside the site; empty where only a script can tell which events have it.
    """

    key: str
    label: str
    count: int | None = None
    address: str = ""


class Facet(NamedTuple):
    """A facet.

    Attributes:
        name: one of `NAMES`.
        values: its values.
        others: further values, which a reader has to open.
    """

    name: str
    values: tuple[Value, ...]
    others: tuple[Value, ...] = ()


class Follow(NamedTuple):
    """Where to subscribe to the events of a list.

    Attributes:
        calendar: the address of its calendar; empty when it has none.
        feed: the address of its feed; empty when it has none.
    """

    calendar: str
    feed: str


def value_label(facet: str, value: str, language: str) -> str:
    """Give the name of a value of one of the facets in `lists.py`."""
    words = load_words(language)
    match facet:
        case "country":
            return shown.country(value, language)
        case "type" | "attendance":
            return str(words["facets"][facet][value] if facet == "attendance" else words["event_types"][value])
    return value


def facets_of(site: Site) -> tuple[Facet, ...]:
    """Give the facets of all events: those that tell any of them apart."""
    if "facets" not in site.derived:
        site.derived["facets"] = tuple(_facets(site))
    made: tuple[Facet, ...] = site.derived["facets"]
    return made


def _facets(site: Site) -> list[Facet]:
    language = site.settings.language
    words = load_words(language)["facets"]
    events = [one for one in site.all("event") if isinstance(one, Event)]
    found: dict[str, list[Value]] = {name: [] for name in NAMES}
    for one in site.collections:
        if one.type_name == "event" and one.facet in FACETS:
            label = value_label(one.facet, one.value, language)
            found[one.facet].append(Value(facet_key(one.facet, one.value), label, len(one.entries), one.folder))
    found["partnership"] = _partnerships(site, events)
    result = []
    for name, values in found.items():
        if name in ("when", "registration"):
            continue
        # A facet whose only value every event has tells nothing.
        if len(values) > 1 or any(one.count != len(events) for one in values):
            result.append(_divided(name, values))
    whole = next(one for one in site.collections if one.type_name == "event")
    years = years_of(whole)
    if events:
        states = (Value("upcoming", words["when"]["upcoming"]), Value("past", words["when"]["past"]))
        result.insert(0, Facet("when", (*states, *years[:OFTEN]), years[OFTEN:]))
    if any(one.registration for one in events):
        result.append(Facet("registration", (Value("open", words["registration"]["open"]),)))
    return result


def topics_of(site: Site) -> list[tuple[str, int, str]]:
    """Give the topics of the news: name, count and address of each."""
    topics = [one for one in site.collections if one.type_name == "news" and one.facet == "tag"]
    return sorted(((one.value, len(one.entries), one.folder) for one in topics), key=lambda one: one[0].casefold())


def years_of(whole: Collection) -> tuple[Value, ...]:
    """Give the years of a collection that has archives, the newest first."""
    first = next(iter(pages_of(whole.folder, whole.entries)))
    return tuple(Value(str(one.name), str(one.name), one.count, one.address) for one in first.years)


def _divided(name: str, values: list[Value]) -> Facet:
    by_name = sorted(values, key=lambda one: (one.label.casefold(), one.key))
    if len(values) <= OFTEN + 2:
        return Facet(name, tuple(by_name))
    often = {one.key for one in sorted(by_name, key=lambda one: -(one.count or 0))[:OFTEN]}
    return Facet(
        name,
        tuple(one for one in by_name if one.key in often),
        tuple(one for one in by_name if one.key not in often),
    )


def _partnerships(site: Site, events: list[Event]) -> list[Value]:
    counts = Counter(one for event in events for one in dict.fromkeys(event.partnerships))
    result = []
    for partnership_id, count in counts.items():
        if entry := site.find("partnership", partnership_id):
            # Its own page shows all its events, unless there are very many.
            place = "events/" if count > LATEST else "#p-events"
            result.append(Value(entry.id, entry.name_shown, count, f"{entry.address}{place}"))
    return result


def follow(site: Site, collection: Collection) -> Follow:
    """Give where to subscribe to the events of a list."""
    if "followed" not in site.derived:
        calendars = {plan.address for plan in calendar_plans(site)}
        site.derived["followed"] = calendars, {plan.choice.folder: plan for plan in site.feeds}
    calendars, feeds = site.derived["followed"]
    folder = collection.folder
    page = f"tags/{facet_key('tag', collection.value)}/" if collection.facet == "tag" else folder
    calendar = f"{folder}calendar.ics"
    return Follow(
        calendar if calendar in calendars else "",
        feeds[page].address("xml") if page in feeds else "",
    )
