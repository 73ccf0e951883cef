"""The fields of the types as people read them: for the handbook's reference and for the examples in messages."""

import types
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from mkdocs_partnerships.fields.text import Written


@dataclass(frozen=True, slots=True)
class FieldShown:
    """One row of the reference.

    Attributes:
        name: the field's name as written.
        required: whether it must be there.
        written: how it is written.
        many: whether it is a list.
        description: what it means.
        choices: the words it may be, if it is one of a few.
        fields: the rows of the group that it is, if it is one and not one of several.
    """

    name: str
    required: bool
    written: Written
    many: bool
    description: str
    choices: tuple[str, ...] = ()
    fields: tuple["FieldShown", ...] = ()


def fields_of(model: type[BaseModel]) -> list[FieldShown]:
    """Give the rows of a type, required fields first, then in the order of the class."""
    rows = [_row(name, info) for name, info in model.model_fields.items() if name != "id"]
    return sorted(rows, key=lambda row: not row.required)


def _row(name: str, info: FieldInfo) -> FieldShown:
    inner = list(_inner_models(info.annotation))
    # What the site can fill in (language, timezone) is required of the class, not of the editor.
    required = info.is_required() and name not in ("language", "timezone")
    return FieldShown(
        name=info.alias or name,
        required=required,
        written=how_written(info),
        many=_is_list(info.annotation),
        description=info.description or "",
        choices=tuple(_choices(info.annotation)),
        # Of several groups to choose from, each is shown where it is explained.
        fields=tuple(fields_of(inner[0])) if len(inner) == 1 else (),
    )


def how_written(info: FieldInfo) -> Written:
    """Give how a field is written: the first note that its type or a part of it carries."""
    choices = list(_choices(info.annotation))
    if choices:
        return Written("one of " + ", ".join(f"`{word}`" for word in choices), choices[0])
    notes = [note for note in info.metadata if isinstance(note, Written)] or list(_notes(info.annotation))
    # The last note of a chain is the most particular one: a picture's file rather than any line.
    return notes[-1] if notes else Written("a group of fields")


def _notes(annotation: object) -> Iterator[Written]:
    if get_origin(annotation) is Annotated:
        own = [note for note in annotation.__metadata__ if isinstance(note, Written)]  # type: ignore[attr-defined]
        yield from own
        if own:
            return
    for inner in get_args(annotation):
        found = list(_notes(inner))
        if found:
            yield from found
            return


def _choices(annotation: object) -> Iterator[str]:
    if get_origin(annotation) is Literal:
        yield from get_args(annotation)
    elif get_origin(annotation) in (Union, types.UnionType, Annotated):
        for inner in get_args(annotation):
            yield from _choices(inner)


def _is_list(annotation: object) -> bool:
    if get_origin(annotation) is tuple:
        return True
    return get_origin(annotation) in (Union, types.UnionType) and any(_is_list(inner) for inner in get_args(annotation))


def _inner_models(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    elif not (get_origin(annotation) is Annotated and list(_notes(annotation))):
        for inner in get_args(annotation):
            yield from _inner_models(inner)
