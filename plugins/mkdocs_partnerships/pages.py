"""Entry → page, type → list pages. Knows templates, but no engine."""

import datetime as dt
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Template
from jinja2.runtime import Macro
from markupsafe import Markup

from mkdocs_partnerships import shown
from mkdocs_partnerships.addresses import from_base, from_page, href
from mkdocs_partnerships.body import with_addresses
from mkdocs_partnerships.compiled import CompiledTemplates
from mkdocs_partnerships.crumbs import list_title, steps_to
from mkdocs_partnerships.data.files import OpenData
from mkdocs_partnerships.feeds.announced import AnnouncedFeeds
from mkdocs_partnerships.feeds.feed import offered_feeds
from mkdocs_partnerships.files import LocalFile
from mkdocs_partnerships.finding.around import around_list, key_of_list
from mkdocs_partnerships.finding.index import ADDRESS as EVENT_INDEX
from mkdocs_partnerships.finding.map import draw_map
from mkdocs_partnerships.finding.views import View, views_of
from mkdocs_partnerships.gone import Gone
from mkdocs_partnerships.images.picture import in_text
from mkdocs_partnerships.linked.pages import LinkedData
from mkdocs_partnerships.lists import LATEST, Collection, ListPage, by_year, facet_key, in_list_order, newest
from mkdocs_partnerships.page import Page
from mkdocs_partnerships.policy import content_policy
from mkdocs_partnerships.rules import Sheet, differences, draw, editions, lay_out, lay_out_form, neighbours
from mkdocs_partnerships.rules.kinds import KINDS, kind_names
from mkdocs_partnerships.site import Site
from mkdocs_partnerships.templates import environment
from mkdocs_partnerships.types import TYPES
from mkdocs_partnerships.types.entry import Entry
from mkdocs_partnerships.types.event import Event
from mkdocs_partnerships.types.news import News
from mkdocs_partnerships.words import load_words

PAGES_OF_PARTS = {
    **{part: f"{part}/" for part in ("calculator", "data", "figures", "accessibility")},
    "home": "",
    "feeds": "subscribe/",
}
"""The addresses at which a part gets a page of its own where the site has no page of prose."""


_WHOSE = "\ufdd2"
"""Stands in a row for its partnerships; a noncharacter of Unicode, which `source/text.py` refuses in files."""


class Renderer:
    """Renders what a site shows; it keeps what many pages share.

    Args:
        site: the site.
        overrides: a folder whose templates come before the theme's.
        compiled: where templates are kept compiled.

    Attributes:
        announced: the feeds that pages announce.
    """

    def __init__(self, site: Site, overrides: Path | None = None, compiled: CompiledTemplates | None = None) -> None:
        self._site = site
        self.announced = AnnouncedFeeds(site)
        self.data = OpenData(site)
        self._templates: dict[str, Template] = {}
        self._made: dict[object, Markup] = {}
        self._linked = LinkedData(site)
        self._sheets: dict[str, Sheet] = {}
        known = {
            "site": site,
            "settings": site.settings,
            "policy": content_policy(site.settings.allow),
            "href": href,
            "file": self._file,
            "sheet_of": self._sheet,
            "form_of": lambda scheme_ids: lay_out_form([self._sheet(one) for one in scheme_ids]),
            "editions_of": lambda scheme_id: editions(site.schemes, scheme_id),
            "neighbours_of": lambda scheme_id: neighbours(site.schemes, scheme_id),
            "differences": differences,
            "chart_of": draw,
            "embedded_address": embedded_address,
            "offered_feeds": partial(offered_feeds, site),
            "once": self._once,
            "steps_of": lambda entry: steps_to(entry, site.settings.language),
            "in_list_order": in_list_order,
            "newest": newest,
            "latest": LATEST,
            "by_year": by_year,
            "month_name": lambda number: shown.month(dt.date(2000, number, 1), site.settings.language),
            "short_month_name": lambda number: shown.short_month(dt.date(2000, number, 1), site.settings.language),
            "rows_of": self._rows_of,
            "whose": _WHOSE,
            "event_index": EVENT_INDEX,
            "draw_map": draw_map,
            "facet_key": facet_key,
            "short_weekdays": shown.short_weekdays(site.settings.language),
            "countries_of": lambda events: dict.fromkeys(code for one in events for code in one.countries),
            "data": self.data,
            "types": tuple(one.model for one in TYPES),
            "entry_model": Entry,
            "rule_kinds": dict(zip(kind_names, KINDS, strict=True)),
        }
        self._env = environment(site.settings.language, overrides, compiled, **known)

    def pages(self) -> Iterator[Page]:
        """Give the page of every entry, and the pages of every list."""
        for entry_type in TYPES:
            yield from map(self._entry_page, in_list_order(self._site.all(entry_type.model.type_name)))
        yield from (self._list_page(collection, page) for collection, page in self._site.list_pages)
        yield from map(self._view_page, views_of(self._site))

    def part(self, part: str, address: str) -> str:
        """Render a generated part for the page at an address."""
        html = self._render(f"parts/{part}.html", address)
        if part == "data":
            return html + self._linked.of_dataset(self.data.described())
        return html + self._linked.of_home() if part == "home" else html

    def missing(self) -> str:
        """Render what stands on the page for addresses that do not exist; it is shown at any depth."""
        html = self._env.get_template("parts/missing.html").render()
        return from_base(html, urlsplit(self._site.settings.site_url).path or "/")

    def embedded(self, scheme_id: str) -> str:
        """Render the bare page with a scheme's calculator that partners show inside their own sites."""
        entry = self._site.entries["scheme"][scheme_id]
        return self._render("embed/calculator.html", embedded_address(scheme_id), entry=entry)

    def bare(self, template: str, address: str, **context: Any) -> str:
        """Render a template that is a whole page, for an address inside the site."""
        return self._render(template, address, **context)

    def redirect(self, alias: str, entry: Entry) -> str:
        """Render the small page at an address that an entry had before; it works without script.

        Args:
            alias: the former address, ending with `/`.
            entry: the entry.
        """
        return self._render("moved.html", alias, entry=entry)

    def gone(self, note: Gone) -> str:
        """Render the small page at an address that has no page any more."""
        return self._render("gone.html", note.address[1:], note=note)

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
            key=partial(self._site.key, entry),
            section=entry.address_folder,
            source=self._site.file(entry),
            feeds=self.announced.of_entry(entry),
            entry=entry,
            changed=entry.changed,
        )

    def _entry(self, entry: Entry) -> str:
        context: dict[str, Any] = {"entry": entry, "body": self._body(entry)}
        if entry.type_name == "scheme":
            context["sheet"] = self._sheet(entry.id)
        html = self._render(f"entries/{entry.type_name}.html", entry.address, **context)
        return html + self._linked.of_entry(entry, steps_to(entry, self._site.settings.language))

    def _list_page(self, collection: Collection, page: ListPage) -> Page:
        model = next(one.model for one in TYPES if one.model.type_name == collection.type_name)
        language = self._site.settings.language
        return Page(
            address=page.address,
            kind="archive" if page.year else "list",
            title=list_title(collection, page, language),
            description=load_words(language)["lists"][collection.type_name]["description"],
            render=partial(self._list, collection, page),
            key=partial(key_of_list, self._site, collection, page),
            section=model.address_folder if not collection.owner else collection.owner.address_folder,
            feeds=self.announced.of_list(collection, page),
            changed=max((one.changed for one in page.entries if one.changed), default=None),
        )

    def _list(self, collection: Collection, page: ListPage) -> str:
        around = around_list(self._site, collection, page)
        title = list_title(collection, page, self._site.settings.language)
        context = {"title": title, "collection": collection, "page": page, **around}
        html = self._render(f"lists/{collection.type_name}.html", page.address, **context)
        return html + self._linked.of_list(around["steps"])

    def _view_page(self, view: View) -> Page:
        context = {"title": view.title, "description": view.description, "steps": view.steps, **view.context}
        return Page(
            address=view.address,
            kind=view.kind,
            title=view.title,
            description=view.description,
            render=lambda: self._render(view.template, view.address, **context) + self._linked.of_list(view.steps),
            key=view.key,
            section=Event.address_folder,
            feeds=self.announced.of_page("events/"),
        )

    def _once(self, macro: Macro, of: Entry | Sequence[Entry], *arguments: object) -> Markup:
        """Give what a macro makes of entries; many pages show the same, so it is made once.

        Args:
            macro: the macro; what it makes depends on nothing but what it is given.
            of: its first argument.
            arguments: the others; they can be hashed.
        """
        which = (of.type_name, of.id) if isinstance(of, Entry) else tuple((one.type_name, one.id) for one in of)
        key = (macro.name, which, arguments)
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = Markup(macro(of, *arguments))  # noqa: S704 - a macro escapes
        return made

    def _rows_of(
        self, macro: Macro, entries: Sequence[Event | News], without: str = "", seen: int | None = None
    ) -> Markup:
        """Give the rows that a macro makes of entries, each with its partnerships.

        Args:
            macro: makes one row, with `whose` where the partnerships go.
            entries: the entries.
            without: the partnership on whose page they stand: it is not named again.
            seen: after so many, rows are hidden until the page's script decides which to show.
        """
        rows: list[str] = []
        for number, entry in enumerate(entries):
            row = str(self._once(macro, entry))
            known = [one for one in entry.partnerships if one != without and self._site.find("partnership", one)]
            row = row.replace(_WHOSE, self._chips(tuple(known)))
            rows.append(row if seen is None or number < seen else row.replace("<li ", "<li hidden ", 1))
        # Rows come from macros, which escape.
        return Markup("").join(map(Markup, rows))

    def _chips(self, partnerships: tuple[str, ...]) -> str:
        if not partnerships:
            return ""
        made = self._made.get(partnerships)
        if made is None:
            chips = self._env.get_template("pieces/texts.html").module.chips  # type: ignore[attr-defined]
            made = self._made[partnerships] = chips([self._site.find("partnership", one) for one in partnerships])
        return made

    def _file(self, entry: Entry, name: str) -> LocalFile:
        return self._site.files[entry.type_name, entry.id, name]

    def _sheet(self, scheme_id: str) -> Sheet:
        if scheme_id not in self._sheets:
            self._sheets[scheme_id] = lay_out(self._site.schemes[scheme_id], self._site.program(scheme_id))
        return self._sheets[scheme_id]

    def _body(self, entry: Entry) -> Markup:
        """Write an entry's text for its own page."""
        body = self._site.body(entry)
        if body is None:
            return Markup()

        def link(target: str) -> str:
            return href(target[1:]) if target.startswith("/") else target

        def sizes(name: str) -> str:
            # A picture that may not be shown is told as a problem.
            file = self._site.files.get((entry.type_name, entry.id, name))
            return in_text(file.picture) if file and file.picture else ""

        # The renderer lets no markup of the editor through; see `body.py`.
        return Markup(with_addresses(body, link, lambda name: name, sizes))  # noqa: S704


def embedded_address(scheme_id: str) -> str:
    """Give the address of the bare page with a scheme's calculator."""
    return f"embed/calculator/{scheme_id}/"
