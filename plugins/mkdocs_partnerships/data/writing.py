"""A table as JSON, as CSV, and the schema of its JSON: from the same columns."""

import csv
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mkdocs_partnerships.data.columns import DAY, TEXT, Column, flat, schema_of

_DIALECT = "https://json-schema.org/draft/2020-12/schema"

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode

_FORMULA = frozenset("=+-@\t\r\n")
"""With these begins what a spreadsheet would take for a formula."""

CLOSING = b"\n]}\n"
"""The end of a table's JSON."""


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


def opening(about: About) -> bytes:
    """Write the beginning of a table's JSON; its records follow, each on a line of its own, then `CLOSING`."""
    said = {"$schema": about.schema, "version": about.version, "title": about.title}
    said |= {"licence": about.licence, "as_of": about.as_of}
    before = _encode({name: value for name, value in said.items() if value})
    return f"{before[:-1]},{_encode(about.name)}:[".encode()


def to_line(found: Mapping[str, Any]) -> bytes:
    """Write a record on one line."""
    return _encode(found).encode()


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


class _Given:
    """Gives a line back that is written to it: what it gives, a writer of CSV gives."""

    @staticmethod
    def write(line: str) -> str:
        return line


class Sheet:
    """A table as CSV (RFC 4180): a header, lines that end in CRLF.

    Args:
        columns: the table's columns.
    """

    def __init__(self, columns: Sequence[Column]) -> None:
        self._writer = csv.writer(_Given(), lineterminator="\r\n")
        found = list(flat(columns))
        self._names = [one.name for one in found]
        self._columns = {one.name: (number, one.cell) for number, one in enumerate(found)}
        parts = [one.name.split(".") for one in found]
        self._groups = {".".join(one[:length]) for one in parts for length in range(1, len(one))}

    @property
    def header(self) -> bytes:
        """The first line: the names of the columns."""
        return str(self._writer.writerow(self._names)).encode()

    def line(self, found: Mapping[str, Any]) -> bytes:
        """Write a record on one line."""
        row = [""] * len(self._columns)
        self._fill(row, found, "")
        return str(self._writer.writerow(row)).encode()

    def _fill(self, row: list[str], found: Mapping[str, Any], above: str) -> None:
        # A record says less than there are columns: what it says is put in its place.
        for key, value in found.items():
            name = above + key
            column = self._columns.get(name)
            if column:
                number, of_each = column
                row[number] = cell([one[of_each] for one in value if of_each in one] if of_each else value)
            elif name in self._groups:
                self._fill(row, value, f"{name}.")


def cell(value: Any) -> str:
    """Write what stands in a cell, so that no spreadsheet takes it, or an item of its list, for a formula."""
    if value is None:
        return ""
    if isinstance(value, str):
        return f"'{value}" if value[:1] in _FORMULA else value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple):
        return "; ".join(map(cell, value))
    return str(value)
