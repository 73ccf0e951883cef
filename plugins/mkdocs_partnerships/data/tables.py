"""Which tables there are, and their columns. A new column is one name or one line here."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache
from operator import attrgetter
from typing import Any, get_args

from mkdocs_partnerships.data.columns import NUMBER, Column, Of, Write
from mkdocs_partnerships.data.counts import COUNTED, count
from mkdocs_partnerships.data.stated import Kind, Stated, stated
from mkdocs_partnerships.data.taken import ENTRY_ID, URL, computed, taken
from mkdocs_partnerships.data.view import View
from mkdocs_partnerships.fields.records import Figure, SourceLink
from mkdocs_partnerships.rules import RuleSet
from mkdocs_partnerships.rules.rate import Rate
from mkdocs_partnerships.rules.validity import Validity
from mkdocs_partnerships.site import Site, type_names
from mkdocs_partnerships.types import TYPES
from mkdocs_partnerships.types.cluster import Cluster
from mkdocs_partnerships.types.entry import Entry
from mkdocs_partnerships.types.event import Event, Online
from mkdocs_partnerships.types.news import News
from mkdocs_partnerships.types.partnership import Partnership
from mkdocs_partnerships.types.scheme import Scheme


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the open data.

    Attributes:
        name: its name: that of its files, and of the list in its JSON.
        columns: its columns, in order.
        things: gives what its records are read of, in their order.
        types: the types of the entries that it is made of.
    """

    name: str
    columns: tuple[Column, ...]
    things: Callable[[Site], Iterable[Any]]
    types: tuple[str, ...]


@cache
def tables() -> tuple[Table, ...]:
    """Give the tables, in the order in which they are shown."""
    return (
        _of_entries(
            Partnership,
            *taken(Partnership, "name", "title", "summary", "spellings", "programme", "call", "period", "grant"),
            *taken(Partnership, "sectors", "ecosystems", "coordinator", "members", "member_count", "website", "social"),
            *taken(Partnership, "contacts", "schemes", "logo", "targets", "funding"),
        ),
        _of_entries(
            Cluster,
            *taken(Cluster, "name", "short", "former_names", "summary", "country", "city", "website", "sectors"),
            *taken(Cluster, "represents"),
        ),
        _of_entries(
            Event,
            *taken(Event, "title", "summary", "type", "status", "status_note", "start", "end", "timezone"),
            *taken(Event, "previous_start", "published", "partnerships", "series", "part_of", "attendance", "place"),
            *taken(Event, "other_places"),
            *(replace(one, parts=_online()) for one in taken(Event, "online")),
            *taken(Event, "host", "organisers", "speakers", "audience", "registration", "website", "programme"),
            *taken(Event, "scheme"),
        ),
        _of_entries(
            News,
            *taken(News, "title", "summary", "published", "authors", "partnerships", "events", "quotes", "publisher"),
        ),
        _of_entries(Scheme, *taken(Scheme, "title", "summary", "extends"), *_rules()),
        Table("figures", _figures(), stated, type_names),
        Table("counts", _counts(), count, ("event", "partnership")),
    )


def _of_entries(model: type[Entry], *own: Column) -> Table:
    sources = () if model is Scheme else taken(model, "sources")
    columns = (
        computed("id", schema=ENTRY_ID, always=True),
        computed("url", lambda entry, view, _: view.url(entry.address), URL, always=True),
        computed("guid", lambda entry, view, _: view.guid(entry), {"type": "string", "pattern": "^tag:"}),
        *own,
        *taken(model, "language", "tags", "image", "gallery", "attachments", "figures"),
        *sources,
        *taken(model, "updated"),
        computed("former_urls", _former, URL, of=attrgetter("aliases"), many=True),
        computed("body", in_csv=False),
    )
    name = model.type_name

    def public(site: Site) -> list[Entry]:
        return [one for one in site.all(name) if not one.draft]

    plural = next(one.model.address_folder for one in TYPES if one.model is model)
    return Table(plural, columns, public, (name,))


def _former(aliases: tuple[str, ...], view: View, _entry: Any) -> list[str]:
    return [view.url(one[1:]) for one in aliases]


def _online() -> tuple[Column, ...]:
    """Give the fields on taking part from afar: the address only where everybody may have it."""

    def join(online: Online) -> str | None:
        return online.url if online.join_url_public else None

    return (*taken(Online, "platform"), *(replace(one, of=join) for one in taken(Online, "url")))


def _rules() -> tuple[Column, ...]:
    """Give the rules of a scheme that are plain facts, with what it takes from the one that it extends."""
    columns = {one.name: one for one in taken(RuleSet, "series", "currency", "valid", "rates")}
    parts = {"valid": taken(Validity, "from_", "until"), "rates": taken(Rate, "country", "amount", "status", "note")}
    sources = (
        computed("source_id", of=lambda named: str(named[0]), always=True),
        *(replace(one, of=_of_second(one.of)) for one in taken(SourceLink)),
    )
    own = RuleSet.model_fields["sources"].description or ""
    return (
        *(replace(one, of=_itself, write=_in_force(name), parts=parts.get(name, ())) for name, one in columns.items()),
        computed("program", lambda entry, view, _: view.url(f"{entry.address}program.json"), URL, always=True),
        Column("sources", own, _itself, _sources_in_force, many=True, parts=sources, cell="title"),
    )


def _itself(thing: Any) -> Any:
    return thing


def _in_force(name: str) -> Write:
    return lambda entry, view, _: getattr(view.rules(entry).rules, name)


def _sources_in_force(entry: Entry, view: View, _entry: Any) -> list[Any]:
    return list(view.rules(entry).rules.sources.items())


def _of_second(of: Of) -> Of:
    return lambda pair: of(pair[1])


def _figures() -> tuple[Column, ...]:
    def whose(one: Stated, view: View, _entry: Any) -> list[str]:
        entry = one.entry
        if isinstance(entry, Partnership):
            return [entry.id]
        return [known for to in getattr(entry, "partnerships", ()) if (known := view.public(to))]

    return (
        computed("entry_type", schema={"enum": list(type_names)}, of=attrgetter("entry.type_name"), always=True),
        computed("id", schema=ENTRY_ID, of=attrgetter("entry.id"), always=True),
        computed("url", lambda one, view, _: view.url(one.entry.address), URL, always=True),
        computed("entry_name", of=attrgetter("entry.name_shown"), always=True),
        computed("partnerships", whose, ENTRY_ID, many=True),
        computed("year", schema=NUMBER),
        computed("kind", schema={"enum": list(get_args(Kind))}, always=True),
        computed("place_in_entry", schema=NUMBER, of=attrgetter("number"), always=True),
        *taken(Figure, "label", "value", "as_of", "source"),
    )


def _counts() -> tuple[Column, ...]:
    kinds = next(one.schema for one in taken(Event, "type"))
    country = next(one.schema for one in taken(Cluster, "country"))
    return (
        computed("counted", schema={"enum": list(COUNTED)}, always=True),
        computed("partnership", schema=ENTRY_ID, words="of_partnership"),
        computed("year", schema=NUMBER, of=lambda one: one.year or None, words="of_year"),
        computed("country", schema=country, words="of_country"),
        computed("type", schema=kinds, words="of_type"),
        computed("number", schema=NUMBER, always=True),
    )
