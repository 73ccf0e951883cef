"""The shapes of what editors write: one walk over the models, for JSON Schemas and for the form alike."""

import types
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Literal, TypeAlias, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from mkdocs_partnerships.fields.text import Written

FILLED_IN = ("language", "timezone")
"""What the site gives where an entry says nothing: required of the class, not of the editor."""


@dataclass(frozen=True, slots=True)
class Value:
    """A single value.

    Attributes:
        written: how it is written.
        kind: the class that it becomes; of a reference, it says what is referred to.
        choices: the words that it may be, if it is one of a few.
    """

    written: Written
    kind: type = str
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Many:
    """A list."""

    item: "Shape"


@dataclass(frozen=True, slots=True)
class Named:
    """Values by names that the editor chooses."""

    name: "Shape"
    item: "Shape"


@dataclass(frozen=True, slots=True)
class Group:
    """A group of fields, each with a name that is known."""

    model: type[BaseModel]

    @property
    def parts(self) -> Iterator["Part"]:
        """Its fields in the order of the class."""
        return parts_of(self.model)


@dataclass(frozen=True, slots=True)
class OneOf:
    """What can be written in several ways."""

    ways: tuple["Shape", ...]


Shape: TypeAlias = Value | Many | Named | Group | OneOf


@dataclass(frozen=True, slots=True)
class Part:
    """A field.

    Attributes:
        name: its name as written.
        shape: what it takes.
        required: whether it must be there.
        description: what it means.
        default: what it is when left out, if that is one of a few words.
    """

    name: str
    shape: Shape
    required: bool
    description: str
    default: str | None = None

    @property
    def title(self) -> str:
        """The name in words: `not_open_to` is “Not open to”."""
        return self.name.replace("_", " ").capitalize()


def parts_of(model: type[BaseModel]) -> Iterator[Part]:
    """Give the fields of a group in the order of the class; the id stands in no file."""
    for name, info in model.model_fields.items():
        if name != "id" or not hasattr(model, "address_folder"):
            yield _part(name, info)


def _part(name: str, info: FieldInfo) -> Part:
    shape = _shape(info.annotation, info.metadata)
    chosen = isinstance(shape, Value) and info.default in shape.choices
    return Part(
        name=info.alias or name,
        shape=shape,
        required=info.is_required() and name not in FILLED_IN,
        description=info.description or "",
        default=info.default if chosen else None,
    )


def note_of(kind: Any) -> Written:
    """Give the note that a field type carries on how it is written: the last one is the most particular."""
    return _note(get_args(kind)[1:]) or Written("")


def _note(metadata: Sequence[object]) -> Written | None:
    return next((one for one in reversed(metadata) if isinstance(one, Written)), None)


def _shape(annotation: Any, metadata: Sequence[object] = ()) -> Shape:  # noqa: PLR0911 - one return a shape
    origin, inner = get_origin(annotation), get_args(annotation)
    note = _note(metadata)
    if origin is Annotated:
        return _shape(inner[0], [*inner[1:], *metadata])
    if origin in (Union, types.UnionType):
        ways = [one for one in inner if one is not type(None)]
        return _shape(ways[0], metadata) if len(ways) == 1 else OneOf(tuple(map(_shape, ways)))
    if origin is Literal:
        return Value(Written(""), choices=inner)
    if origin is dict:
        return Named(*map(_shape, inner))
    if origin is tuple:
        # A list whose items carry no note of their own is written as one of them, or as several.
        item = Value(note, inner[0]) if note else _shape(inner[0])
        return OneOf((item, Many(item))) if note else Many(item)
    if note:
        return Value(note, annotation)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return Group(annotation)
    raise TypeError(f"{annotation} says nowhere how it is written")
