"""JSON Schemas of the types (draft 2020-12), for editors that complete and check YAML while somebody writes.

They speak the dialect of yaml-language-server, which is behind the YAML of VS Code, Neovim, Zed and others:
`enumDescriptions` and `patternErrorMessage` are its own, and harmless elsewhere.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import BaseModel

from mkdocs_partnerships.fields.records import Attachment, Image, Person
from mkdocs_partnerships.fields.references import Reference
from mkdocs_partnerships.fields.text import Written
from mkdocs_partnerships.rules.example import Example
from mkdocs_partnerships.rules.kinds.steps import Band
from mkdocs_partnerships.rules.question import Question
from mkdocs_partnerships.schemas.shapes import Group, Many, Named, OneOf, Part, Shape, Value, parts_of
from mkdocs_partnerships.schemas.values import LISTS, VALUES, YES, Schema
from mkdocs_partnerships.types.entry import Entry
from mkdocs_partnerships.types.event import Event

DRAFT = "https://json-schema.org/draft/2020-12/schema"

_SAID_YES = {
    "required": ["decorative"],
    "properties": {
        "decorative": {"type": ["boolean", "string"], "not": {"const": False}, "pattern": f"^\\s*{YES}\\s*$"}
    },
}


def _either(first: str, second: str) -> Schema:
    return {"oneOf": [{"required": [first]}, {"required": [second]}]}


def _when(field: str, word: str, then: Schema, otherwise: Schema | None = None) -> Schema:
    condition = {"required": [field], "properties": {field: {"const": word}}}
    return {"if": condition, "then": then} | ({"else": otherwise} if otherwise else {})


TOGETHER: dict[type[BaseModel], Schema] = {
    Image: {"if": _SAID_YES, "then": {"not": {"required": ["alt"]}}, "else": {"required": ["alt"]}},
    Attachment: _either("file", "url"),
    Person: {"anyOf": [{"required": ["name"]}, {"required": ["role"]}]},
    Band: _either("amount", "share"),
    Event: _when("status", "rescheduled", {"required": ["previous_start"]}),
    Question: _when("kind", "choice", {"required": ["choices"]}, {"not": {"required": ["choices"]}}),
    Example: {
        "dependentRequired": {"by": ["amounts"], "amounts": ["by"]},
        "anyOf": [{"required": ["expect"]}, {"required": ["by"]}],
    },
}
"""Which fields of a group must, or must not, stand together."""

Ids = Mapping[str, Sequence[str]]
"""The ids of the entries of each type."""


def json_schema(model: type[Entry], words: Mapping[str, Any], ids: Ids | None = None) -> Schema:
    """Make the schema of a type.

    Args:
        model: the class of its entries.
        words: the words of the language in which it speaks.
        ids: the ids of a site's entries; where given, nothing else can be referred to.

    Returns:
        the schema, as JSON has it; the same for the same arguments, letter for letter.
    """
    drawing = _Drawing(words["schemas"], ids or {})
    whole = drawing.group(model)
    title = words["lists"][model.type_name]["title"]
    head = {"$schema": DRAFT, "title": title, "description": words["schemas"]["about"][model.type_name]}
    return head | whole | {"$defs": dict(sorted(drawing.defs.items()))}


class _Drawing:
    """One schema in the making.

    Args:
        words: what it says.
        ids: what can be referred to.
    """

    def __init__(self, words: Mapping[str, Any], ids: Ids) -> None:
        self._words = words
        self._ids = ids
        self.defs: dict[str, Schema] = {}

    def group(self, model: type[BaseModel]) -> Schema:
        parts = list(parts_of(model))
        drawn: Schema = {
            "type": "object",
            "additionalProperties": False,
            "properties": {part.name: self._part(part) for part in parts},
        }
        if required := [part.name for part in parts if part.required]:
            drawn["required"] = required
        return drawn | TOGETHER.get(model, {})

    def _part(self, part: Part) -> Schema:
        how = part.shape.written if isinstance(part.shape, Value) else Written("")
        written = f"\n\n{self._words['written'].format(written=how.words)}" if how.example else ""
        drawn = {"title": part.title, "description": f"{part.description}{written}", **self._shape(part.shape)}
        return drawn | ({"default": part.default} if part.default else {})

    def _shape(self, shape: Shape) -> Schema:
        match shape:
            case Value():
                return self._value(shape)
            case Many():
                return {"type": "array", "items": self._shape(shape.item)}
            case Named():
                return {
                    "type": "object",
                    "propertyNames": {"pattern": self._shape(shape.name).get("pattern", "")},
                    "additionalProperties": self._shape(shape.item),
                }
            case Group():
                return self._named(shape.model)
            case OneOf():
                return {"anyOf": [self._way(one) for one in shape.ways]}

    def _way(self, shape: Shape) -> Schema:
        # What can be a group as well may be any word: `true` is one, and not the switch that YAML takes it for.
        drawn = self._shape(shape)
        types = drawn.get("type")
        return drawn | ({"type": [*types, "boolean"]} if types == ["string", "number"] else {})

    def _named(self, model: type[BaseModel]) -> Schema:
        if model.__name__ not in self.defs:
            self.defs[model.__name__] = {}
            self.defs[model.__name__] = self.group(model)
        return {"$ref": f"#/$defs/{model.__name__}"}

    def _value(self, value: Value) -> Schema:
        if value.choices:
            return {"enum": list(value.choices)}
        known = self._ids.get(value.kind.refers) if issubclass(value.kind, Reference) else None
        if known is not None:
            return {"enum": list(known)}
        if value.written in LISTS:
            return self._list(value.written)
        schema = VALUES[value.written]
        return schema | self._said(value.written, schema)

    def _list(self, written: Written) -> Schema:
        """Draw a long list: as an enumeration, an editor would show all of it wherever it speaks of the field."""
        name, labels = LISTS[written]
        self.defs[name] = {
            "type": "string",
            "pattern": f"^\\s*({'|'.join(map(re.escape, labels()))})\\s*$",
            "patternErrorMessage": self._wanted(written),
            "defaultSnippets": [
                {"label": word, "body": word, "description": label} for word, label in labels().items()
            ],
        }
        return {"$ref": f"#/$defs/{name}"}

    def _said(self, written: Written, schema: Schema) -> Schema:
        if not written.example:
            return {}
        said: Schema = {"examples": schema.get("examples") or [_read(written.example.strip('"'), schema)]}
        return said | ({"patternErrorMessage": self._wanted(written)} if "pattern" in schema else {})

    def _wanted(self, written: Written) -> str:
        return str(self._words["wanted"].format(written=written.words, example=written.example))


def _read(example: str, schema: Schema) -> str | float:
    """Read an example as YAML does: a number where the field takes one."""
    first = schema["type"] if isinstance(schema["type"], str) else schema["type"][0]
    readers: dict[str, type[int | float]] = {"integer": int, "number": float}
    return readers[first](example) if first in readers else example == "true" if first == "boolean" else example
