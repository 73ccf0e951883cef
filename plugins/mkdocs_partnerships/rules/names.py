"""Names inside a scheme: a rule names questions, sources and groups of values by their ids."""

import re
from collections.abc import Iterator
from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, PlainValidator

from mkdocs_partnerships.fields.text import Written, read_line
from mkdocs_partnerships.fields.wrong import wrong
from mkdocs_partnerships.problems import Path

NAME = re.compile(r"[a-z0-9]+([-_][a-z0-9]+)*")


class Name(str):
    """The id of something in the same scheme; the subclass says of what."""

    __slots__ = ()
    names: ClassVar[str]


class QuestionName(Name):
    """The id of a question."""

    __slots__ = ()
    names = "question"


class SourceName(Name):
    """The id of a source."""

    __slots__ = ()
    names = "source"


class GroupName(Name):
    """The id of a group of values."""

    __slots__ = ()
    names = "group"


def read_name(value: Any) -> str:
    """Read an id: lower-case letters and digits, with hyphens or underscores between."""
    text = read_line(value)
    if not NAME.fullmatch(text):
        raise wrong("not-a-name", value=text)
    return text


def _read_sources(value: Any) -> tuple[SourceName, ...]:
    listed = value if isinstance(value, list | tuple) else [value]
    if not listed:
        raise wrong("empty")
    return tuple(SourceName(read_name(one)) for one in listed)


OwnName = Annotated[str, PlainValidator(read_name, json_schema_input_type=str), Written("a short name", "working_days")]
QuestionId = Annotated[
    QuestionName,
    PlainValidator(lambda value: QuestionName(read_name(value)), json_schema_input_type=str),
    Written("the id of a question", "working_days"),
]
GroupId = Annotated[
    GroupName,
    PlainValidator(lambda value: GroupName(read_name(value)), json_schema_input_type=str),
    Written("the id of a group", "cosme"),
]
SourceIds = Annotated[
    tuple[SourceName, ...],
    PlainValidator(_read_sources, json_schema_input_type=str | list[str]),
    Written("the id of a source, or a list of them", "eccp-about"),
]


def names_in(value: object, path: Path = ()) -> Iterator[tuple[Path, Name]]:
    """Find every name inside a value, with the path to it, in the order of the fields."""
    if isinstance(value, Name):
        yield path, value
    elif isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            yield from names_in(getattr(value, name), (*path, field.alias or name))
    elif isinstance(value, list | tuple):
        # A single source is mostly written without a list: then it stands at the field itself.
        alone = len(value) == 1 and isinstance(value[0], Name)
        for position, item in enumerate(value):
            yield from names_in(item, path if alone else (*path, position))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from names_in(key, (*path, str(key)))
            yield from names_in(item, (*path, str(key)))
