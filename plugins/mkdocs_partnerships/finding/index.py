"""The index by which a script combines facets: no words, only what each event is, in columns of small numbers.

It names no event. The events stand in the order of the lists, so their rows are found by counting, on the page that is
shown or on the archives; `theme/assets/partnerships/events/catalogue.mjs` reads it.
"""

import datetime as dt
import json
from collections import Counter
from collections.abc import Sequence
from typing import Any

from mkdocs_partnerships.lists import FACETS, ListPage, Values, facet_key, in_list_order
from mkdocs_partnerships.search.columns import numbers, rising
from mkdocs_partnerships.site import Site
from mkdocs_partnerships.types.event import Event

ADDRESS = "events/facets.json"
"""Its address inside the site."""

EARLIEST = 840
"""So many minutes before midnight of UTC a day begins somewhere (UTC+14)."""

OFF = ("cancelled", "postponed")
"""Events with these statuses do not take place on their days."""

_MIDNIGHT = dt.time(tzinfo=dt.UTC)
_MINUTE = dt.timedelta(minutes=1)


def event_index(site: Site) -> bytes:
    """Write the index (JSON, UTF-8)."""
    events = [one for one in in_list_order(site.all("event")) if isinstance(one, Event)]
    days = [one.start.day.toordinal() for one in events]
    spans = [(one.begins, one.ends) for one in events]
    known = site.entries["partnership"]
    values_of: dict[str, Values] = {
        **FACETS,
        "partnership": lambda event, known: [one for one in event.partnerships if one in known],
    }
    sets, columns = {}, {}
    for facet, values in values_of.items():
        keys = [tuple(dict.fromkeys(facet_key(facet, value) for value in values(event, known))) for event in events]
        sets[facet], columns[facet] = _listed(keys)
    registered = [at for at, one in enumerate(events) if one.status not in OFF and _dated(one)]
    index: dict[str, Any] = {
        "pages": [(page.address, len(page.entries)) for page in _archives(site)],
        "epoch": dt.date(1970, 1, 1).toordinal(),
        "last": days[0] if days else 0,
        "day": numbers(before - day for before, day in zip([*days[:1], *days], days, strict=False)),
        "begin": numbers(
            _minutes(begins - _midnight(one)) + EARLIEST for one, (begins, _) in zip(events, spans, strict=True)
        ),
        "length": numbers(_minutes(ends - begins) for begins, ends in spans),
        "sets": sets,
        **columns,
        "off": rising([at for at, one in enumerate(events) if one.status in OFF]),
        "registered": rising(registered),
        "opens": numbers(_until_end(events[at], "opens") for at in registered),
        "closes": numbers(_until_end(events[at], "closes") for at in registered),
    }
    return json.dumps(index, ensure_ascii=False, separators=(",", ":")).encode()


def _archives(site: Site) -> list[ListPage]:
    """Give the pages on which each event stands once, in list order: the years, or their months where they have any."""
    pages = [page for collection, page in site.list_pages if collection.folder == "events/" and page.year]
    rows = [page for page in pages if page.month or not page.months]
    return sorted(rows, key=lambda page: (page.year or 0, page.month or 0), reverse=True)


def _listed(values: Sequence[tuple[str, ...]]) -> tuple[list[tuple[str, ...]], str]:
    """Give each value once, the most frequent first, and the column of their numbers."""
    counted = Counter(values)
    listed = sorted(counted, key=lambda value: (-counted[value], value))
    numbered = {value: number for number, value in enumerate(listed)}
    return listed, numbers(numbered[value] for value in values)


def _midnight(event: Event) -> dt.datetime:
    return dt.datetime.combine(event.start.day, _MIDNIGHT)


def _minutes(span: dt.timedelta) -> int:
    return span // _MINUTE


def _dated(event: Event) -> bool:
    one = event.registration
    return bool(one and not one.invitation_only and (one.opens or one.closes))


def _until_end(event: Event, name: str) -> int:
    """Give how many minutes before the event's end its registration opens or closes, and one; 0 when not known."""
    moment = getattr(event.registration, name)
    if not moment:
        return 0
    instant = moment.begins(event.timezone) if name == "opens" else moment.ends(event.timezone)
    return max(_minutes(event.ends - instant), 0) + 1
