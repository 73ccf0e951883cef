"""Entry → page, type → list pages. Knows templates, but no engine."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from mkdocs_partnerships.body import with_addresses
from mkdocs_partnerships.feed_plan import FEEDS
from mkdocs_partnerships.files import LocalFile
from mkdocs_partnerships.rules import Sheet, differences, draw, editions, lay_out, lay_out_form, neighbours
from mkdocs_partnerships.site import Site
from mkdocs_partnerships.templates import environment
from mkdocs_partnerships.types import TYPES
from mkdocs_partnerships.types.entry import Entry
from mkdocs_partnerships.types.fields_shown import fields_of

LATEST = 40
"""How many dated entries stand at least on the list page of their type; the others are in the yearly archives."""

PAGES_OF_PARTS = {"home": "", "feeds": "subscribe/", "calculator": "calculator/"}
"""The addresses at which a part gets a page of its own where the site has no page of prose."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the site: what stands between header and footer.

    Attributes:
        address: its address inside the site, ending with `/`; empty for the home page.
        kind: which template made it: a type's name for an entry, `list`, `archive` or `part`.
        title: its title.
        description: one or two sentences for search engines and previews.
        html: its inner HTML.
        section: the first part of its address: which word of the navigation is current.
        source: the entry's file, relative to the project's folder; empty for a list.
        feeds: the addresses of the feeds that belong to it, the most specific first.
    """

    address: str
    kind: str
    title: str
    description: str
    html: str
    section: str
    source: str = ""
    feeds: tuple[str, ...] = ()


def render_pages(site: Site, overrides: Path | None = None) -> Iterator[Page]:
    """Render the page of every entry, and the list and the archives of every type.

    Args:
        site: the site.
        overrides: a folder whose templates come before the theme's.
    """
    env = environment(site.settings.language, overrides)
    for entry_type in TYPES:
        entries = in_list_order(site.all(entry_type.model.type_name))
        for entry in entries:
            yield _entry_page(env, site, entry)
        yield from _list_pages(env, site, entry_type.model, entries)


def render_part(site: Site, part: str, address: str, overrides: Path | None = None) -> str:
    """Render a generated part for the page at an address."""
    env = environment(site.settings.language, overrides)
    return env.get_template(f"parts/{part}.html").render(_context(site, address))


def render_embedded(site: Site, scheme_id: str, overrides: Path | None = None) -> str:
    """Render the bare page with a scheme's calculator that partners show inside their own sites."""
    env = environment(site.settings.language, overrides)
    entry = site.entries["scheme"][scheme_id]
    context = _context(site, embedded_address(scheme_id)) | {"entry": entry}
    return env.get_template("embed/calculator.html").render(context)


def embedded_address(scheme_id: str) -> str:
    """Give the address of the bare page with a scheme's calculator."""
    return f"embed/calculator/{scheme_id}/"


def render_redirect(site: Site, alias: str, entry: Entry) -> str:
    """Render the small page at an address that an entry had before; it works without script.

    Args:
        site: the site.
        alias: the former address, ending with `/`.
        entry: the entry.
    """
    env = environment(site.settings.language)
    return env.get_template("moved.html").render(_context(site, alias) | {"entry": entry})


def in_list_order(entries: list[Entry]) -> list[Entry]:
    """Sort entries as lists show them: dated ones newest first, the others by name."""
    by_name = sorted(entries, key=lambda one: (one.name_shown.casefold(), one.id))
    return sorted(by_name, key=lambda one: one.listed_at or dt.date.min, reverse=True)


def newest(entries: Sequence[Entry]) -> list[Entry]:
    """Give the entries of a list page: all of the two newest years, and `LATEST` at least.

    What is to come next is decided when the page is viewed, so a cut inside a year would lose the nearest events.

    Args:
        entries: as `in_list_order` gives them.
    """
    last_years = sorted({entry.listed_at.year for entry in entries if entry.listed_at}, reverse=True)[:2]
    of_years = sum(entry.listed_at is not None and entry.listed_at.year in last_years for entry in entries)
    return list(entries[: max(of_years, LATEST)])


def address_from(page: str, target: str) -> str:
    """Write the way from one page to another address of the site, relative, so that any base address works."""
    return ("../" * page.count("/") + target.replace(" ", "%20")) or "./"


def feeds_of(address: str, has_address: bool) -> tuple[str, ...]:  # noqa: FBT001
    """Give the feeds that belong to a page, the most specific first; none where the site's address is not known."""
    if not has_address:
        return ()
    own = [plan.address for plan in FEEDS if plan.page and address.startswith(plan.page)]
    return (*own, *(plan.address for plan in FEEDS if plan.address not in own))


def _entry_page(env: Environment, site: Site, entry: Entry) -> Page:
    context = _context(site, entry.address) | {"entry": entry, "body": _body(site, entry)}
    if entry.type_name == "scheme":
        context["sheet"] = lay_out(site.schemes[entry.id], site.program(entry.id))
    template = env.get_template(f"entries/{entry.type_name}.html")
    return Page(
        address=entry.address,
        kind=entry.type_name,
        title=entry.name_shown,
        description=entry.summary or "",
        html=template.render(context),
        section=entry.address_folder,
        source=site.sources[entry.type_name, entry.id].file,
        feeds=feeds_of(entry.address, bool(site.settings.site_url)),
    )


def _list_pages(env: Environment, site: Site, model: type[Entry], entries: list[Entry]) -> Iterator[Page]:
    words: dict[str, str] = env.globals["w"]["lists"][model.type_name]  # type: ignore[index]
    years = Counter(entry.listed_at.year for entry in entries if entry.listed_at)
    archives = [
        (year, count, f"{model.address_folder}/archive/{year}/") for year, count in sorted(years.items(), reverse=True)
    ]
    folder = f"{model.address_folder}/"
    shown = newest(entries) if years else entries
    yield _list_page(
        env, site, folder, "list", words["title"], model, {"entries": shown, "archives": archives, "year": None}
    )
    for year, _, address in archives:
        of_year = [entry for entry in entries if entry.listed_at and entry.listed_at.year == year]
        title = f"{words['title']} {year}"
        context = {"entries": of_year, "archives": archives, "year": year}
        yield _list_page(env, site, address, "archive", title, model, context)


def _list_page(  # noqa: PLR0913, PLR0917 - one place that makes list pages, each argument a part of the page
    env: Environment, site: Site, address: str, kind: str, title: str, model: type[Entry], context: dict[str, Any]
) -> Page:
    words: dict[str, str] = env.globals["w"]["lists"][model.type_name]  # type: ignore[index]
    template = env.get_template(f"lists/{model.type_name}.html")
    html = template.render(_context(site, address) | context | {"title": title, "type": model})
    return Page(
        address=address,
        kind=kind,
        title=title,
        description=words["description"],
        html=html,
        section=model.address_folder,
        feeds=feeds_of(address, bool(site.settings.site_url)),
    )


def _context(site: Site, address: str) -> dict[str, Any]:
    """Give what every template can use: the site, and how to write an address from the page at `address`."""

    def file(entry: Entry, name: str) -> LocalFile:
        return site.files[entry.type_name, entry.id, name]

    def sheet_of(scheme_id: str) -> Sheet:
        return lay_out(site.schemes[scheme_id], site.program(scheme_id))

    return {
        "site": site,
        "settings": site.settings,
        "href": partial(address_from, address),
        "file": file,
        "sheet_of": sheet_of,
        "form_of": lambda scheme_ids: lay_out_form([sheet_of(one) for one in scheme_ids]),
        "editions_of": lambda scheme_id: editions(site.schemes, scheme_id),
        "neighbours_of": lambda scheme_id: neighbours(site.schemes, scheme_id),
        "differences": differences,
        "chart_of": draw,
        "embedded_address": embedded_address,
        "address": address,
        "feeds": [plan for plan in FEEDS if site.settings.site_url],
        "in_list_order": in_list_order,
        "newest": newest,
        "types": tuple(one.model for one in TYPES),
        "common_fields": fields_of(Entry),
    }


def _body(site: Site, entry: Entry) -> Markup:
    """Write an entry's text for its own page."""
    body = site.body(entry)
    if body is None:
        return Markup()

    def link(target: str) -> str:
        return address_from(entry.address, target[1:]) if target.startswith("/") else target

    # The renderer lets no markup of the editor through; see `body.py`.
    return Markup(with_addresses(body, link, lambda name: name))  # noqa: S704
