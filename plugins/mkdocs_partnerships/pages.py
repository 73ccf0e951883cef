"""Entry → page, type → list pages. Knows templates, but no engine."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from jinja2 import Template
from jinja2.runtime import Macro
from markupsafe import Markup

from mkdocs_partnerships.addresses import from_page, href
from mkdocs_partnerships.body import with_addresses
from mkdocs_partnerships.digests import digest
from mkdocs_partnerships.feed_plan import FEEDS
from mkdocs_partnerships.files import LocalFile
from mkdocs_partnerships.rules import Sheet, differences, draw, editions, lay_out, lay_out_form, neighbours
from mkdocs_partnerships.site import Site
from mkdocs_partnerships.templates import CompiledTemplates, environment
from mkdocs_partnerships.types import TYPES
from mkdocs_partnerships.types.entry import Entry

LATEST = 40
"""How many dated entries stand at least on the list page of their type; the others are in the yearly archives."""

PAGES_OF_PARTS = {"home": "", "feeds": "subscribe/", "calculator": "calculator/"}
"""The addresses at which a part gets a page of its own where the site has no page of prose."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the site: what stands between header and footer.

    Attributes:
        address: its address inside the site, ending with `/`; empty for the home page.
        kind: which template makes it: a type's name for an entry, `list`, `archive` or `part`.
        title: its title.
        description: one or two sentences for search engines and previews.
        render: makes its inner HTML; a site has more pages than anybody wants to hold at once.
        key: stands for every entry and file that the inner HTML is made of.
        section: the first part of its address: which word of the navigation is current.
        source: the entry's file, relative to the project's folder; empty for a list.
        feeds: the addresses of the feeds that belong to it, the most specific first.
    """

    address: str
    kind: str
    title: str
    description: str
    render: Callable[[], str]
    key: bytes
    section: str
    source: str = ""
    feeds: tuple[str, ...] = ()


class Renderer:
    """Renders what a site shows; it keeps what many pages share.

    Args:
        site: the site.
        overrides: a folder whose templates come before the theme's.
        compiled: where templates are kept compiled.
    """

    def __init__(self, site: Site, overrides: Path | None = None, compiled: CompiledTemplates | None = None) -> None:
        self._site = site
        self._templates: dict[str, Template] = {}
        self._made: dict[object, Markup] = {}
        known = {
            "site": site,
            "settings": site.settings,
            "href": href,
            "file": self._file,
            "sheet_of": self._sheet,
            "form_of": lambda scheme_ids: lay_out_form([self._sheet(one) for one in scheme_ids]),
            "editions_of": lambda scheme_id: editions(site.schemes, scheme_id),
            "neighbours_of": lambda scheme_id: neighbours(site.schemes, scheme_id),
            "differences": differences,
            "chart_of": draw,
            "embedded_address": embedded_address,
            "feeds": [plan for plan in FEEDS if site.settings.site_url],
            "once": self._once,
            "in_list_order": in_list_order,
            "newest": newest,
            "types": tuple(one.model for one in TYPES),
            "entry_model": Entry,
        }
        self._env = environment(site.settings.language, overrides, compiled, **known)

    def pages(self) -> Iterator[Page]:
        """Give the page of every entry, and the list and the archives of every type."""
        for entry_type in TYPES:
            entries = in_list_order(self._site.all(entry_type.model.type_name))
            yield from (self._entry_page(entry) for entry in entries)
            yield from self._list_pages(entry_type.model, entries)

    def part(self, part: str, address: str) -> str:
        """Render a generated part for the page at an address."""
        return self._render(f"parts/{part}.html", address)

    def embedded(self, scheme_id: str) -> str:
        """Render the bare page with a scheme's calculator that partners show inside their own sites."""
        entry = self._site.entries["scheme"][scheme_id]
        return self._render("embed/calculator.html", embedded_address(scheme_id), entry=entry)

    def redirect(self, alias: str, entry: Entry) -> str:
        """Render the small page at an address that an entry had before; it works without script.

        Args:
            alias: the former address, ending with `/`.
            entry: the entry.
        """
        return self._render("moved.html", alias, entry=entry)

    def _render(self, template: str, address: str, **context: Any) -> str:
        found = self._templates.get(template)
        if found is None:
            found = self._templates[template] = self._env.get_template(template)
        return from_page(found.render(context), address)

    def _entry_page(self, entry: Entry) -> Page:
        return Page(
            address=entry.address,
            kind=entry.type_name,
            title=entry.name_shown,
            description=entry.summary or "",
            render=partial(self._entry, entry),
            key=self._site.key(entry),
            section=entry.address_folder,
            source=self._site.sources[entry.type_name, entry.id].file,
            feeds=feeds_of(entry.address, bool(self._site.settings.site_url)),
        )

    def _entry(self, entry: Entry) -> str:
        context: dict[str, Any] = {"entry": entry, "body": self._body(entry)}
        if entry.type_name == "scheme":
            context["sheet"] = self._sheet(entry.id)
        return self._render(f"entries/{entry.type_name}.html", entry.address, **context)

    def _list_pages(self, model: type[Entry], entries: list[Entry]) -> Iterator[Page]:
        words = self._words[model.type_name]
        years = Counter(entry.listed_at.year for entry in entries if entry.listed_at)
        folder = f"{model.address_folder}/"
        archives = [(year, count, f"{folder}archive/{year}/") for year, count in sorted(years.items(), reverse=True)]
        shown = newest(entries) if years else entries
        context = {"entries": shown, "archives": archives, "year": None}
        yield self._list_page(folder, "list", words["title"], model, context)
        for year, _, address in archives:
            of_year = [entry for entry in entries if entry.listed_at and entry.listed_at.year == year]
            context = {"entries": of_year, "archives": archives, "year": year}
            yield self._list_page(address, "archive", f"{words['title']} {year}", model, context)

    def _list_page(self, address: str, kind: str, title: str, model: type[Entry], context: dict[str, Any]) -> Page:
        entries: list[Entry] = context["entries"]
        return Page(
            address=address,
            kind=kind,
            title=title,
            description=self._words[model.type_name]["description"],
            render=partial(self._render, f"lists/{model.type_name}.html", address, **context, title=title, type=model),
            key=digest(repr(context["archives"]).encode(), *map(self._site.key, entries)),
            section=model.address_folder,
            feeds=feeds_of(address, bool(self._site.settings.site_url)),
        )

    def _once(self, macro: Macro, shown: Entry | Sequence[Entry], *arguments: object) -> Markup:
        """Give what a macro makes of entries; many pages show the same, so it is made once.

        Args:
            macro: the macro; what it makes depends on nothing but what it is given.
            shown: its first argument.
            arguments: the others; they can be hashed.
        """
        which = (shown.type_name, shown.id) if isinstance(shown, Entry) else tuple((o.type_name, o.id) for o in shown)
        key = (macro.name, which, arguments)
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = Markup(macro(shown, *arguments))  # noqa: S704 - a macro escapes
        return made

    @cached_property
    def _words(self) -> dict[str, dict[str, str]]:
        words: dict[str, dict[str, str]] = self._env.globals["w"]["lists"]  # type: ignore[index]
        return words

    def _file(self, entry: Entry, name: str) -> LocalFile:
        return self._site.files[entry.type_name, entry.id, name]

    def _sheet(self, scheme_id: str) -> Sheet:
        return lay_out(self._site.schemes[scheme_id], self._site.program(scheme_id))

    def _body(self, entry: Entry) -> Markup:
        """Write an entry's text for its own page."""
        body = self._site.body(entry)
        if body is None:
            return Markup()

        def link(target: str) -> str:
            return href(target[1:]) if target.startswith("/") else target

        # The renderer lets no markup of the editor through; see `body.py`.
        return Markup(with_addresses(body, link, lambda name: name))  # noqa: S704


def embedded_address(scheme_id: str) -> str:
    """Give the address of the bare page with a scheme's calculator."""
    return f"embed/calculator/{scheme_id}/"


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


def feeds_of(address: str, has_address: bool) -> tuple[str, ...]:  # noqa: FBT001
    """Give the feeds that belong to a page, the most specific first; none where the site's address is not known."""
    if not has_address:
        return ()
    own = [plan.address for plan in FEEDS if plan.page and address.startswith(plan.page)]
    return (*own, *(plan.address for plan in FEEDS if plan.address not in own))
