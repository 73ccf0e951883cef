"""The fields of the form, from the shapes of what editors write."""

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from mkdocs_partnerships.fields.countries import Country
from mkdocs_partnerships.fields.links import Url
from mkdocs_partnerships.fields.records import ATTACHMENT_ENDINGS, PICTURE_ENDINGS, AttachedFile, PictureFile
from mkdocs_partnerships.fields.references import Reference
from mkdocs_partnerships.fields.text import Currency, Integer, Markdown, Summary, Switch, Text, Written
from mkdocs_partnerships.fields.times import Date, Zone
from mkdocs_partnerships.schemas.shapes import Group, Many, Named, OneOf, Part, Shape, Value, note_of
from mkdocs_partnerships.schemas.values import LISTS, VALUES
from mkdocs_partnerships.types import TYPES
from mkdocs_partnerships.types.entry import Entry, TitledEntry

Field: TypeAlias = dict[str, Any]

_WIDGETS: dict[Written, Field] = {
    note_of(kind): field
    for kind, field in (
        (Markdown, {"widget": "markdown", "modes": ["raw", "rich_text"], "editor_components": ["image"]}),
        (Text, {"widget": "text"}),
        (Summary, {"widget": "text"}),
        (Integer, {"widget": "number", "value_type": "int", "min": 0}),
        (Switch, {"widget": "boolean"}),
        (Date, {"widget": "datetime", "type": "date", "format": "YYYY-MM-DD"}),
        (PictureFile, {"widget": "image", "accept": ",".join(PICTURE_ENDINGS), "choose_url": False}),
        (AttachedFile, {"widget": "file", "accept": ",".join(ATTACHMENT_ENDINGS), "choose_url": False}),
        (Url, {"widget": "string", "type": "url"}),
        (Country, {"widget": "select"}),
        (Currency, {"widget": "select"}),
        (Zone, {"widget": "select"}),
    )
}
"""How a kind of value is asked for; whatever stands not here, in a line of text."""

_OWN_CHECKS = ("number", "boolean", "datetime", "image", "file", "select", "markdown")
"""What can be filled in with nothing wrong, or is checked by the form itself."""


def fields(parts: Iterable[Part], words: Mapping[str, Any]) -> list[Field]:
    """Make the fields of a group.

    Args:
        parts: what the group has.
        words: the words of the language in which the form speaks.

    Returns:
        the fields in their order; what the form cannot ask for is left out, and stays in a file as it was written.
    """
    made = ((part, _field(part.shape, words)) for part in parts)
    return [_labelled(part, field, words) for part, field in made if field]


def _labelled(part: Part, field: Field, words: Mapping[str, Any]) -> Field:
    written = part.shape.written if isinstance(part.shape, Value) else Written("")
    own = field["widget"] in _OWN_CHECKS or field["widget"] == "relation"
    how = (
        ""
        if own or not written.example
        else " " + words["form"]["written"].format(written=written.words, example=written.example.strip('"'))
    )
    left = " " + words["form"]["left_empty"].format(default=_label(part.default, words)) if part.default else ""
    told = " " + words["form"]["hints"][part.name] if part.name in words["form"]["hints"] else ""
    hint = {"hint": f"{part.description}{how}{left}{told}"}
    return {"name": part.name, "label": part.title, **field, "required": part.required, **hint}


def _field(shape: Shape, words: Mapping[str, Any]) -> Field | None:
    match shape:
        case Value():
            return _value(shape, words)
        case Many(item=Value() as item):
            return _values(item, words)
        case Many(item=Group() as item):
            inner = _inner(item, words)
            return (
                {"widget": "list", "fields": inner, "summary": _summary(inner), "collapsed": "auto"} if inner else None
            )
        case Group():
            inner = _inner(shape, words)
            return {"widget": "object", "fields": inner, "collapsed": "auto"} if inner else None
        case Many() | Named() | OneOf():
            return None


def _inner(group: Group, words: Mapping[str, Any]) -> list[Field] | None:
    """Make the fields of a group; nothing where the form would lack one that must be there."""
    made = fields(group.parts, words)
    lacking = {part.name for part in group.parts if part.required} - {one["name"] for one in made}
    return None if lacking else made


def _values(item: Value, words: Mapping[str, Any]) -> Field:
    field = _value(item, words)
    if field["widget"] in ("relation", "select"):
        return field | {"multiple": True}
    return {"widget": "list", "field": {"name": "item", "label": words["form"]["item"], **field}}


def _value(value: Value, words: Mapping[str, Any]) -> Field:
    if value.choices:
        return {
            "widget": "select",
            "options": [{"value": word, "label": _label(word, words)} for word in value.choices],
        }
    if issubclass(value.kind, Reference):
        return _relation(value.kind.refers)
    field = dict(_WIDGETS.get(value.written, {"widget": "string"}))
    if field["widget"] == "select":
        _, labels = LISTS[value.written]
        field["options"] = [_option(word, label) for word, label in labels().items()]
    elif field["widget"] not in _OWN_CHECKS:
        wanted = words["form"]["wanted"].format(written=value.written.words)
        field["pattern"] = [VALUES[value.written]["pattern"], wanted]
    return field


def _option(word: str, label: str) -> Field:
    return {"value": word, "label": f"{label} ({word})" if label and label != word else word}


def _label(word: str, words: Mapping[str, Any]) -> str:
    tables = ("event_types", "event_status", "attendance")
    return str(next((words[one][word] for one in tables if word in words[one]), word.replace("_", " ").capitalize()))


def _relation(type_name: str) -> Field:
    shown = name_field(next(one.model for one in TYPES if one.model.type_name == type_name))
    return {
        "widget": "relation",
        "collection": type_name,
        "value_field": "{{slug}}",
        "display_fields": [shown],
        "search_fields": [shown, "{{slug}}"],
    }


def name_field(model: type[Entry]) -> str:
    """Give the field that names an entry of a type."""
    return "title" if issubclass(model, TitledEntry) else "name"


def _summary(inner: list[Field]) -> str:
    """Name an item of a list by its first field of text."""
    texts = [one["name"] for one in inner if one["widget"] in ("string", "text", "datetime")]
    return f"{{{{{texts[0]}}}}}" if texts else ""
