"""Columns that are taken from a type's fields: name, meaning and form of each are the field's own."""

import datetime as dt
import types
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from operator import attrgetter
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from mkdocs_partnerships.data.columns import DAY, NUMBER, TEXT, Column, Of, Schema, Write
from mkdocs_partnerships.data.view import View
from mkdocs_partnerships.fields.countries import read_country
from mkdocs_partnerships.fields.links import read_url
from mkdocs_partnerships.fields.records import Attachment, Image, Location, Organisation, Person, SourceLink
from mkdocs_partnerships.fields.references import ID, Reference
from mkdocs_partnerships.fields.times import Moment, PartialDate
from mkdocs_partnerships.words import load_words

URL: Schema = {"type": "string", "format": "iri-reference"}
MOMENT: Schema = {
    "type": "string",
    "anyOf": [{"format": "date"}, {"format": "date-time"}],
    # Many validators take no notice of formats.
    "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}:[0-9]{2}[+-][0-9]{2}:[0-9]{2})?$",
}
_TIME: Schema = {"type": "string", "pattern": "^[0-2][0-9]:[0-5][0-9]$"}
_PARTIAL: Schema = {"type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}){0,2}$"}
_COUNTRY: Schema = {"type": "string", "pattern": "^[A-Z]{2}$"}
ENTRY_ID: Schema = {"type": "string", "pattern": f"^{ID.pattern}$"}

_BY_READER: dict[object, Schema] = {read_url: {"type": "string", "format": "iri"}, read_country: _COUNTRY}
"""What may stand in a field, by the function that reads what the editor wrote."""

_LEAVES: dict[type, tuple[Schema, Callable[[Any], Any] | None]] = {
    bool: ({"type": "boolean"}, None),
    int: (NUMBER, None),
    Decimal: ({"type": "number", "minimum": 0}, lambda sum_: int(sum_) if sum_ == int(sum_) else float(sum_)),
    dt.date: (DAY, dt.date.isoformat),
    dt.time: (_TIME, lambda time: f"{time:%H:%M}"),
    PartialDate: (_PARTIAL, str),
}
"""What may stand in a field, by its class, and how it is written as JSON knows it, where that is another thing."""

_UNIONS = (Union, types.UnionType)

_CELLS: dict[type[BaseModel], str] = {
    Attachment: "file_url",
    Image: "file_url",
    Location: "city",
    Person: "name",
    SourceLink: "title",
}
"""The field that stands in a spreadsheet for each group of a list."""

_IN_SITE_ZONE = ("published", "updated")


def taken(model: type[BaseModel], *names: str) -> tuple[Column, ...]:
    """Take columns from fields.

    Args:
        model: the class of the fields.
        names: the fields, in the order of the columns; all when left out.
    """
    fields = model.model_fields
    return tuple(_column(name, fields[name]) for name in names or fields if (model, name) not in _NEVER)


_NEVER = {(Person, "email")}
"""What the pages show to people and is not handed out in bulk."""


def computed(
    name: str, write: Write | None = None, schema: Schema = TEXT, *, of: Of | None = None, words: str = "", **more: Any
) -> Column:
    """Make a column that is no field; its meaning stands among the words.

    Args:
        name: its name.
        write: as in `Column`.
        schema: as in `Column`.
        of: as in `Column`; when left out, the thing itself is written, or where nothing is to be written what it has
            by that name.
        words: under which word its meaning stands; its name when left out.
        more: what else a `Column` has.
    """
    meaning = load_words()["data"]["columns"][words or name]
    return Column(name, meaning, of or (_itself if write else attrgetter(name)), write, schema, **more)


def _itself(thing: Any) -> Any:
    return thing


def _column(name: str, info: FieldInfo) -> Column:
    many, kind, notes = _kind(info.annotation, info.metadata)
    column = Column(
        info.alias or name,
        info.description or "",
        attrgetter(name),
        always=info.is_required() and not many,
        many=many,
        parts=_parts(kind),
    )
    if get_origin(kind) in _UNIONS:  # a cluster of this site, or an organisation elsewhere
        return replace(column, write=_parties, cell="name" if many else "")
    if column.parts:
        return replace(column, cell=_CELLS.get(kind, "") if many else "")
    return replace(column, write=_write(kind, name, many=many), schema=_schema(kind, notes))


def _parts(kind: Any) -> tuple[Column, ...]:
    """Give the fields of a group; nothing for what is none."""
    if get_origin(kind) in _UNIONS:
        return _party_parts()
    if get_origin(kind) is Literal or not issubclass(kind, BaseModel):
        return ()
    if issubclass(kind, Image):
        return (_file_url(), *taken(Image, "alt", "caption", "credit"))
    return _attachment() if issubclass(kind, Attachment) else taken(kind)


def _schema(kind: Any, notes: list[Any]) -> Schema:
    if get_origin(kind) is Literal:
        return {"enum": list(get_args(kind))}
    if issubclass(kind, str):
        by_reader = (found for note in notes if (found := _BY_READER.get(getattr(note, "func", None))))
        return ENTRY_ID if issubclass(kind, Reference) else next(by_reader, TEXT)
    return MOMENT if issubclass(kind, Moment) else _LEAVES[kind][0]


def _write(kind: Any, name: str, *, many: bool) -> Write | None:
    """Give how a field is written that does not stand in the entry as JSON knows it."""
    if get_origin(kind) is Literal:
        return None
    if issubclass(kind, Reference):
        return _references if many else _reference
    if issubclass(kind, Moment):
        return _site_moment if name in _IN_SITE_ZONE else _event_moment
    plain = _LEAVES[kind][1] if kind in _LEAVES else None
    return (lambda value, _view, _entry: plain(value)) if plain else None


def _kind(annotation: Any, metadata: list[Any]) -> tuple[bool, Any, list[Any]]:
    """Give whether a field is a list, the class of (one item of) it, and the notes that its type carries."""
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *notes = get_args(annotation)
        return _kind(inner, [*metadata, *notes])
    if origin is tuple:
        return True, *_kind(get_args(annotation)[0], [])[1:]
    if origin in _UNIONS:
        known = [one for one in get_args(annotation) if one is not type(None)]
        if len(known) == 1:
            return _kind(known[0], metadata)
    return False, annotation, metadata


def _event_moment(value: Moment, view: View, entry: Any) -> str:
    return view.moment(value, getattr(entry, "timezone", ""))


def _site_moment(value: Moment, view: View, _entry: Any) -> str:
    return view.moment(value)


def _reference(to: Reference, view: View, _entry: Any) -> str | None:
    return view.public(to)


def _references(all_: tuple[Reference, ...], view: View, _entry: Any) -> list[str]:
    return [known for to in all_ if (known := view.public(to))]


def _parties(found: Any, view: View, _entry: Any) -> Any:
    """Give who hosts or organises: clusters of this site, unless they are drafts, and organisations elsewhere."""
    if isinstance(found, tuple):
        return [one for one in found if _is_public(one, view)]
    return found if _is_public(found, view) else None


def _is_public(party: Any, view: View) -> bool:
    return isinstance(party, Organisation) or view.public(party) is not None


def _party_parts() -> tuple[Column, ...]:
    def name(party: Any, view: View, _entry: Any) -> str:
        cluster = None if isinstance(party, Organisation) else view.site.find("cluster", party)
        return cluster.name_shown if cluster else str(party.name)

    return (
        computed("name", name, always=True),
        computed("cluster", lambda party, _view, _entry: str(party) if isinstance(party, str) else None, ENTRY_ID),
        computed("website", lambda party, _view, _entry: getattr(party, "url", None), _BY_READER[read_url]),
    )


def _file_url() -> Column:
    def read(thing: Any, view: View, entry: Any) -> str:
        return view.url(view.file(entry, thing.file).address)

    return computed("file_url", read, URL, always=True)


def _attachment() -> tuple[Column, ...]:
    def address(thing: Any, view: View, entry: Any) -> Any:
        return view.url(view.file(entry, thing.file).address) if thing.file else thing.url

    def size(thing: Any, view: View, entry: Any) -> int | None:
        return view.file(entry, thing.file).size if thing.file else None

    return (
        *taken(Attachment, "title"),
        replace(_file_url(), write=address),
        computed("size", size, NUMBER),
        *taken(Attachment, "language"),
    )
