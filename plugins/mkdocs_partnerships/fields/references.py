"""References: one entry names another by its id."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, ClassVar, get_args

from pydantic import BaseModel, PlainValidator

from mkdocs_partnerships.fields.text import Written, read_line
from mkdocs_partnerships.fields.wrong import wrong
from mkdocs_partnerships.problems import Path, Phrase

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST = 80


class Reference(str):
    """The id of another entry; the subclass says of which type."""

    __slots__ = ()
    refers: ClassVar[str]


class PartnershipRef(Reference):
    """The id of a partnership."""

    __slots__ = ()
    refers = "partnership"


class ClusterRef(Reference):
    """The id of a cluster."""

    __slots__ = ()
    refers = "cluster"


class EventRef(Reference):
    """The id of an event."""

    __slots__ = ()
    refers = "event"


class SchemeRef(Reference):
    """The id of a scheme."""

    __slots__ = ()
    refers = "scheme"


def as_id(name: str) -> str:
    """Write a name as an id: `HempClub` → `hempclub`; an empty text when none of its letters can stand in one."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    kept = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return "-".join(re.findall("[a-z0-9]+", kept)) if len(name) <= _LONGEST else ""


def _reader(kind: type[Reference]) -> PlainValidator:
    def read_id(value: Any) -> Reference:
        text = read_line(value)
        if not ID.fullmatch(text):
            near = as_id(text)
            hint = Phrase("did-you-mean", {"word": near}) if near else ""
            raise wrong("not-an-id", value=text, type=Phrase(kind.refers), hint=hint)
        return kind(text)

    return PlainValidator(read_id, json_schema_input_type=str)


PartnershipId = Annotated[PartnershipRef, _reader(PartnershipRef), Written("the id of a partnership", "hempclub")]
ClusterId = Annotated[ClusterRef, _reader(ClusterRef), Written("the id of a cluster", "clustero")]
EventId = Annotated[EventRef, _reader(EventRef), Written("the id of an event", "cmr-iasi-2023")]
SchemeId = Annotated[SchemeRef, _reader(SchemeRef), Written("the id of a scheme", "clusterxchange-2022")]


def references(value: object, path: Path = ()) -> Iterator[tuple[Path, Reference]]:
    """Find every reference inside a value, with the path to it, in the order of the fields."""
    if isinstance(value, Reference):
        yield path, value
    elif isinstance(value, BaseModel):
        for name, written in _referring(type(value)):
            if inner := getattr(value, name):
                yield from references(inner, (*path, written))
    elif isinstance(value, list | tuple):
        for position, item in enumerate(value):
            yield from references(item, (*path, position))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from references(item, (*path, key))


@cache
def _referring(model: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """Give the fields of a group that can hold references, by their names in the class and in the file."""
    fields = model.model_fields.items()
    return tuple((name, info.alias or name) for name, info in fields if can_refer(info.annotation))


def can_refer(kind: object) -> bool:
    """Say whether values of a type can name other entries."""
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return bool(_referring(kind))
    return (isinstance(kind, type) and issubclass(kind, Reference)) or any(map(can_refer, get_args(kind)))
