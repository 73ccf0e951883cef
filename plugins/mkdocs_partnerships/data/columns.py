"""A column: what it is called, what it means, what may stand in it, and where that comes from."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias

from mkdocs_partnerships.data.view import View

Of: TypeAlias = Callable[[Any], Any]
"""Gives what stands in a column, of a thing."""

Write: TypeAlias = Callable[[Any, View, Any], Any]
"""Writes what stands in a column as JSON knows it, of the entry to which the thing belongs; nothing when not known."""

Schema: TypeAlias = Mapping[str, Any]

TEXT: Schema = {"type": "string", "minLength": 1}
NUMBER: Schema = {"type": "integer", "minimum": 0}
DAY: Schema = {"type": "string", "format": "date"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table, or a field of a group.

    Attributes:
        name: its name.
        meaning: what it means, in a sentence.
        of: gives what stands in it.
        write: writes that as JSON knows it; left out where JSON knows it as it stands.
        schema: what may stand in it, as JSON Schema says; of a list, for one item. Not used for a group.
        always: whether something stands in it in every record.
        many: whether it is a list.
        parts: the fields of the group that it is, if it is one; what stands in it is what they are read of.
        cell: of a list of groups, the field that stands for each in a spreadsheet; without it, the list is not there.
        in_csv: whether it stands in a spreadsheet at all.
    """

    name: str
    meaning: str
    of: Of
    write: Write | None = None
    schema: Schema = field(default_factory=lambda: TEXT)
    always: bool = False
    many: bool = False
    parts: tuple["Column", ...] = ()
    cell: str = ""
    in_csv: bool = True


def record(columns: Sequence[Column], thing: object, view: View, entry: object) -> dict[str, Any]:
    """Give a record as JSON knows it; what is not known is left out."""
    result: dict[str, Any] = {}
    for one in columns:
        value = one.of(thing)
        # Nothing, no text, an empty list; but 0 and false are something.
        if not value and value != 0:
            continue
        if one.write:
            value = one.write(value, view, entry)
        if one.parts and value:
            value = (
                [record(one.parts, item, view, entry) for item in value]
                if one.many
                else record(one.parts, value, view, entry)
            )
        if value or value == 0:
            result[one.name] = value
    return result


def schema_of(columns: Sequence[Column]) -> dict[str, Any]:
    """Give the schema of a record. It lets other fields be: later ones of the same version may have more."""
    return {
        "type": "object",
        "required": [one.name for one in columns if one.always],
        "properties": {one.name: _described(one) for one in columns},
    }


def _described(one: Column) -> dict[str, Any]:
    item: dict[str, Any] = schema_of(one.parts) if one.parts else dict(one.schema)
    if one.many:
        return {"description": one.meaning, "type": "array", "minItems": 1, "items": item}
    return {"description": one.meaning, **item}


def flat(columns: Sequence[Column], above: str = "") -> Iterator[Column]:
    """Give the columns as a spreadsheet has them: the fields of groups for themselves, lists of groups by one field.

    Args:
        columns: the columns.
        above: the names of the groups that they belong to, each with a full stop.
    """
    for one in columns:
        name = above + one.name
        if not one.in_csv or (one.many and one.parts and not one.cell):
            continue
        if one.parts and not one.many:
            yield from flat(one.parts, f"{name}.")
        else:
            yield replace(one, name=name)


def form_of(column: Column) -> str:
    """Give the key of the word for what may stand in a column of a spreadsheet, or in each item of it."""
    schema: Schema = TEXT if column.parts else column.schema
    if "enum" in schema:
        return "one_of"
    if "anyOf" in schema:
        return "moment"
    return str(schema.get("format", schema["type"]))
