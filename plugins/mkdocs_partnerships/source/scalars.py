"""Where each scalar of a file stands, letter by letter: for repairs, which leave everything else as it is."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml
from yaml.events import MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent

from mkdocs_partnerships.problems import Path

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Scalar:
    """One scalar as it was written.

    Attributes:
        path: the way to it; for a key, the way to its value.
        is_key: whether it is a field's name.
        start: its first letter in the text, with its quotation mark; of a block (`|`, `>`), the text below its head.
        end: the place after its last letter.
        style: `'`, `"`, `|` or `>`; empty for plain text.
        value: what it says.
    """

    path: Path
    is_key: bool
    start: int
    end: int
    style: str
    value: str


def scalars(text: str) -> tuple[Scalar, ...]:
    """Find every scalar of a text that `Reader` can read, in the order in which they stand.

    Args:
        text: a file's text, whose lines end in one way.
    """
    events = yaml.parse(text, Loader=_Loader)
    found = (event for event in events if isinstance(event, ScalarEvent | SequenceStartEvent | MappingStartEvent))
    first = next(found, None)
    return tuple(_below(first, events, (), text)) if first else ()


def _below(event: Any, events: Iterator[Any], path: Path, text: str) -> Iterator[Scalar]:
    if isinstance(event, ScalarEvent):
        yield _scalar(event, path, text)
    elif isinstance(event, SequenceStartEvent):
        position = 0
        while not isinstance(inner := next(events), SequenceEndEvent):
            yield from _below(inner, events, (*path, position), text)
            position += 1
    elif isinstance(event, MappingStartEvent):
        while not isinstance(key := next(events), MappingEndEvent):
            name = key.value if isinstance(key, ScalarEvent) else ""
            if isinstance(key, ScalarEvent):
                yield _scalar(key, (*path, name), text, is_key=True)
            yield from _below(next(events), events, (*path, name), text)


def _scalar(event: ScalarEvent, path: Path, text: str, *, is_key: bool = False) -> Scalar:
    marks: Any = event
    start, end = marks.start_mark.index, marks.end_mark.index
    style = event.style or ""
    if style in ("|", ">"):
        start = text.find("\n", start, end) + 1 or end
    return Scalar(path, is_key, start, end, style, event.value)
