"""The other views of the events: the month calendar and the map, each a page like a list."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from mkdocs_partnerships import shown
from mkdocs_partnerships.crumbs import Step
from mkdocs_partnerships.digests import digest
from mkdocs_partnerships.fields.countries import in_protocol_order
from mkdocs_partnerships.lists import MAP
from mkdocs_partnerships.months import FOLDER, Month, weeks_of
from mkdocs_partnerships.site import Site
from mkdocs_partnerships.words import load_words


@dataclass(frozen=True, slots=True)
class View:
    """A page of one of the views.

    Attributes:
        address: its address.
        kind: its kind: which style sheets and modules it needs.
        template: what renders it.
        title: its title.
        description: a sentence for search engines.
        steps: the way to it.
        key: gives what stands for all that it shows.
        context: what the template needs beside these.
    """

    address: str
    kind: str
    template: str
    title: str
    description: str
    steps: list[Step]
    key: Callable[[], bytes]
    context: Mapping[str, Any] = field(repr=False)


def views_of(site: Site) -> Iterator[View]:
    """Give the pages of the views; none where there is no event."""
    if site.months:
        yield _overview(site)
        yield from _months(site)
        yield _map(site)


def month_title(month: Month, language: str) -> str:
    """Give the name of a month: `November 2026`."""
    return f"{shown.month(month.first, language)} {month.year}"


def _steps(site: Site, *further: Step) -> list[Step]:
    words = load_words(site.settings.language)
    return [(words["lists"]["event"]["title"], "events/"), *further]


def _overview(site: Site) -> View:
    words = load_words(site.settings.language)["calendar_view"]
    counts = {(one.year, one.number): (one.count, one.address) for one in site.months}
    years = sorted({one.year for one in site.months}, reverse=True)
    return View(
        FOLDER,
        "months",
        "lists/calendar.html",
        words["title"],
        words["description"],
        _steps(site, (words["title"], None)),
        lambda: digest(repr(counts).encode()),
        {"counts": counts, "years": years},
    )


def _months(site: Site) -> Iterator[View]:
    language = site.settings.language
    words = load_words(language)["calendar_view"]
    # Where a day shows only some of its events, the others stand on the list of the month or the year.
    lists = {page.address for collection, page in site.list_pages if collection.folder == "events/"}
    for at, month in enumerate(site.months):
        before = site.months[at - 1] if at else None
        after = site.months[at + 1] if at + 1 < len(site.months) else None
        beside = [(one and (month_title(one, language), one.address)) for one in (before, after)]
        year = f"events/archive/{month.year}/"
        whole = next((one for one in (f"{year}{month.number:02}/", year, "events/") if one in lists), "")
        title = month_title(month, language)
        yield View(
            month.address,
            "months",
            "lists/month.html",
            words["title_of"].format(month=title),
            words["description_of"].format(month=title),
            _steps(site, (words["title"], FOLDER), (title, None)),
            partial(_month_key, site, month, beside, whole),
            {"month": month, "weeks": weeks_of, "before": beside[0], "after": beside[1], "whole": whole},
        )


def _month_key(site: Site, month: Month, *beside: object) -> bytes:
    return digest(repr(beside).encode(), *map(site.key, [*month.events, *month.long]))


def _map(site: Site) -> View:
    words = load_words(site.settings.language)["map"]
    found = {one.value: (len(one.entries), one.folder) for one in site.collections if one.facet == "country"}
    counted = {code: found[code] for code in in_protocol_order(found)}
    without = sum(not getattr(one, "countries", ()) for one in site.all("event"))
    return View(
        MAP,
        "map",
        "lists/map.html",
        words["title"],
        words["description"],
        _steps(site, (words["title"], None)),
        lambda: digest(repr((counted, without)).encode()),
        {"counted": counted, "without": without},
    )
