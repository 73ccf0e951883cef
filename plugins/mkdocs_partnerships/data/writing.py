"""A table as JSON, as CSV, and the schema of its JSON: from the same columns."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mkdocs_partnerships.data.columns import DAY, TEXT, Column, flat, schema_of

_DIALECT = "https://json-schema.org/draft/2020-12/schema"

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode

_FORMULA = re.compile("[=+@\t\r\n-]")
"""What a spreadsheet would take for the beginning of a formula; OWASP's list, and a line feed with it."""


@dataclass(frozen=True, slots=True)
class About:
    """What a table's files say of it.

    Attributes:
        name: its name: that of the list of its records.
        title: its title.
        description: what it is, in a sentence.
        schema: the address of its schema.
        version: the version of the interface.
        licence: under which it may be used, if that is stated.
        as_of: the newest day that its entries name as that of a change; empty when none does.
    """

    name: str
    title: str
    description: str
    schema: str
    version: int
    licence: Mapping[str, str] | None
    as_of: str


def to_json(about: About, records: Iterable[str]) -> bytes:
    """Write a table: one line for each record, so that a change is easily seen.

    Args:
        about: what it says of itself.
        records: the records, each written by `to_line`.
    """
    said = {"$schema": about.schema, "version": about.version, "title": about.title}
    said |= {"licence": about.licence, "as_of": about.as_of}
    before = _encode({name: value for name, value in said.items() if value})
    lines = "".join(f"{',' * (number > 0)}\n{one}" for number, one in enumerate(records))
    return f"{before[:-1]},{_encode(about.name)}:[{lines}\n]}}\n".encode()


def to_line(found: Mapping[str, Any]) -> str:
    """Write a record on one line."""
    return _encode(found)


def to_schema(about: About, columns: Sequence[Column]) -> bytes:
    """Write the schema (JSON Schema 2020-12) of a table's JSON."""
    licence = {"type": "object", "required": ["name"], "properties": {"name": TEXT, "url": {**TEXT, "format": "iri"}}}
    schema = {
        "$schema": _DIALECT,
        "$id": about.schema,
        "title": about.title,
        "description": about.description,
        "type": "object",
        "required": ["version", "title", about.name],
        "properties": {
            "$schema": {"type": "string", "format": "uri-reference"},
            "version": {"const": about.version},
            "title": TEXT,
            "licence": licence,
            "as_of": DAY,
            about.name: {"type": "array", "items": schema_of(columns)},
        },
    }
    return (json.dumps(schema, ensure_ascii=False, indent=2) + "\n").encode()


class Sheet:
    """A table as CSV (RFC 4180): a header, lines that end in CRLF, UTF-8.

    Args:
        columns: the table's columns.
    """

    def __init__(self, columns: Sequence[Column]) -> None:
        self._text = io.StringIO(newline="")
        self._writer = csv.writer(self._text, lineterminator="\r\n")
        self._reads = [_reader(one) for one in flat(columns)]
        self._writer.writerow(one.name for one in flat(columns))

    def add(self, found: Mapping[str, Any]) -> None:
        """Add a record."""
        self._writer.writerow([cell(read(found)) for read in self._reads])

    def content(self) -> bytes:
        """Give the whole file."""
        return self._text.getvalue().encode()


def cell(value: Any) -> str:
    """Write what stands in a cell, so that no spreadsheet takes it, or an item of its list, for a formula."""
    if value is None:
        return ""
    if isinstance(value, str):
        return f"'{value}" if _FORMULA.match(value) else value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple):
        return "; ".join(map(cell, value))
    return str(value)


def _reader(one: Column) -> Callable[[Mapping[str, Any]], Any]:
    """Give what reads a column, as `flat` gives it, of a record."""
    name, _, rest = one.name.partition(".")
    if rest or one.cell:
        return lambda found: _inside(found, one.name.split("."), one.cell)
    return lambda found: found.get(name)


def _inside(found: Mapping[str, Any], names: Sequence[str], of_each: str) -> Any:
    here: Any = found
    for name in names:
        here = here.get(name)
        if here is None:
            return None
    return [item[of_each] for item in here if of_each in item] if of_each else here
