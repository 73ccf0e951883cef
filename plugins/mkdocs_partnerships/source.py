"""A file as an editor wrote it: plain strings, lists and mappings, each with its place.

The only module that reads YAML. Every scalar stays the letters that were typed (`NO`, `9:30`, `010`): the field's
type decides later what they mean. What YAML can do beyond plain data (anchors, aliases, tags, several documents) is
refused, so that an entry can neither grow without limit nor name a Python object.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, TypeAlias

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from mkdocs_partnerships.problems import Finding, Path, Place, Problem, place_finding, problem
from mkdocs_partnerships.syntax import stumble

MAX_BYTES = 1024 * 1024
MAX_DEPTH = 20
MAX_VALUES = 10_000
"""More values than any entry has; what is read from a file stays a matter of a second."""

MAX_PROBLEMS = 100
"""More problems of one file than anybody mends in one go."""

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff\u2028\u2029]")
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Value: TypeAlias = "str | list[Value] | dict[str, Value]"


@dataclass(frozen=True, slots=True)
class Source:
    """One file, read.

    Attributes:
        file: its path relative to the project, with `/`.
        data: what it says; every scalar is a string.
        places: where each value begins, by its path.
        keys: where each key begins, by the path of its value.
        blocks: the column in which the text of each block scalar (`|`) begins, by its path; the text begins on the
            line after the place.
        left_out: the items of lists that an entry lacks which was made of the rest of this source.
    """

    file: str
    data: dict[str, Value]
    places: dict[Path, Place] = field(default_factory=dict)
    keys: dict[Path, Place] = field(default_factory=dict)
    blocks: dict[Path, int] = field(default_factory=dict)
    left_out: set[Path] = field(default_factory=set)

    def place(self, path: Path, *, key: bool = False) -> Place:
        """Find the place of a value (or of its key), or of the nearest thing around it that the file has."""
        wanted = self.keys if key else self.places
        while path:
            if path in wanted:
                return wanted[path]
            path, wanted = path[:-1], self.keys
        return Place(self.file)

    def written(self, path: Path) -> Path:
        """Give the path at which a value of the entry was written: list items that were left out count again."""
        result: Path = ()
        for part in path:
            position = part
            if isinstance(position, int):
                gone = sorted(int(one[-1]) for one in self.left_out if one[:-1] == result)
                for left in gone:
                    position += left <= position
            result = (*result, position)
        return result


def read(file: str, raw: bytes) -> tuple[Source | None, list[Problem]]:
    """Read one file.

    Args:
        file: its path relative to the project, for the problems' places.
        raw: its bytes.

    Returns:
        the source, or nothing when the file cannot be read as one mapping, and the problems found.
    """
    text, problems = decode(file, raw)
    if text is None:
        return None, problems
    reader = _Reader(file, text.split("\n"))
    try:
        data = reader.document(yaml.parse(text, Loader=_Loader))
    except yaml.MarkedYAMLError as error:
        return None, [*reader.problems, _syntax(file, reader.lines, error)]
    except _StopReadingError:
        return None, reader.problems
    if data is None:
        return None, reader.problems
    return Source(file, data, reader.places, reader.keys, reader.blocks), reader.problems


def decode(file: str, raw: bytes) -> tuple[str | None, list[Problem]]:
    """Turn a file's bytes into text whose lines end in one way, or say at which byte they are none."""
    if len(raw) > MAX_BYTES:
        return None, [problem(Place(file), "file-too-large", size=f"{len(raw):,}", limit=f"{MAX_BYTES:,}")]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # What the decoder was given: without the mark at the beginning that it passes over.
        before = error.object[: error.start].decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
        byte = f"0x{error.object[error.start]:02X}"
        return None, [problem(_place(file, before, len(before)), "not-utf8", byte=byte)]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    found = [
        problem(_place(file, text, match.start()), "control-character", sign=f"U+{ord(match[0]):04X}")
        for match in islice(_CONTROL.finditer(text), MAX_PROBLEMS)
    ]
    return (None if found else text), found


def _place(file: str, text: str, offset: int) -> Place:
    line_start = text.rfind("\n", 0, offset) + 1
    return Place(file, text.count("\n", 0, offset) + 1, offset - line_start + 1)


def _syntax(file: str, lines: list[str], error: yaml.MarkedYAMLError) -> Problem:
    """Say in plain words what the YAML reader stumbled over."""
    places = [(mark.line, mark.column) for mark in (error.problem_mark, error.context_mark) if mark] or [(0, 0)]
    code, line, column = stumble(lines, error.problem or "", error.context or "", places[0], places[-1])
    here = lines[line] if line < len(lines) else ""
    finding = Finding((), code, {"said": error.problem or "unknown", "character": here[column : column + 1]})
    return place_finding(Place(file, line + 1, column + 1), finding)


class _StopReadingError(Exception):
    """The file cannot be read further; the problem is already noted."""


class _Reader:
    """Builds plain data from the parser's events; a class because every event may note places and problems."""

    def __init__(self, file: str, lines: list[str]) -> None:
        self.file = file
        self.lines = lines
        self.places: dict[Path, Place] = {}
        self.keys: dict[Path, Place] = {}
        self.blocks: dict[Path, int] = {}
        self.problems: list[Problem] = []

    def document(self, events: Iterator[Event]) -> dict[str, Value] | None:
        """Read the only document; nothing when it is no mapping."""
        data: Any = None
        documents = 0
        for event in events:
            if isinstance(event, DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._note(event, "second-document")
                    raise _StopReadingError
            elif isinstance(event, ScalarEvent | SequenceStartEvent | MappingStartEvent | AliasEvent):
                data = self._value(event, events, ())
        if isinstance(data, dict):
            return data
        self.problems.append(problem(Place(self.file), "empty-file" if data in (None, "") else "not-a-mapping"))
        return None

    def _value(self, event: Event, events: Iterator[Event], path: Path) -> Value:
        if len(path) > MAX_DEPTH:
            self._note(event, "too-deep", path[:1], limit=MAX_DEPTH)
            raise _StopReadingError
        if len(self.places) >= MAX_VALUES:
            self._note(event, "too-many-values", path[:1], limit=f"{MAX_VALUES:,}")
            raise _StopReadingError
        self.places[path] = self._at(event)
        if isinstance(event, AliasEvent):
            self._note(event, "alias", path, name=event.anchor)
            return ""
        self._note_extras(event, path)
        if isinstance(event, ScalarEvent):
            if event.style == "|":
                self.blocks[path] = self._indentation(event)
            value: str = event.value
            return value
        if isinstance(event, SequenceStartEvent):
            items: list[Value] = []
            while not isinstance(inner := next(events), SequenceEndEvent):
                items.append(self._value(inner, events, (*path, len(items))))
            return items
        return self._mapping(events, path)

    def _mapping(self, events: Iterator[Event], path: Path) -> dict[str, Value]:
        result: dict[str, Value] = {}
        while not isinstance(key := next(events), MappingEndEvent):
            if not isinstance(key, ScalarEvent):
                self._note(key, "key-not-text", path)
                raise _StopReadingError
            here = (*path, key.value)
            self._note_extras(key, here)
            if here in self.keys:
                self._note(key, "duplicate-key", here, line=self.keys[here].line)
                self._value(next(events), events, (*path, f"{key.value} (second)"))
                continue
            self.keys[here] = self._at(key)
            result[key.value] = self._value(next(events), events, here)
        return result

    def _note_extras(self, event: Event, path: Path) -> None:
        """Note what YAML can do beyond plain data, and what escapes can put into a text that the file does not have."""
        if isinstance(event, ScalarEvent) and event.style == '"' and (sign := _CONTROL.search(event.value)):
            self._note(event, "control-character", path, sign=f"U+{ord(sign[0]):04X}")
        if isinstance(event, ScalarEvent | SequenceStartEvent | MappingStartEvent):
            if event.anchor is not None:
                self._note(event, "anchor", path, name=event.anchor)
            if event.tag is not None:
                self._note(event, "tag", path, name=event.tag.replace("tag:yaml.org,2002:", "!!"))

    def _at(self, event: Event) -> Place:
        mark = event.start_mark
        return Place(self.file, mark.line + 1, mark.column + 1) if mark else Place(self.file)

    def _indentation(self, event: Event) -> int:
        """Give the column in which the text of a block scalar begins."""
        first = event.start_mark.line + 1 if event.start_mark else 0
        # A block that begins with empty lines or spaces says itself how far it stands in (`|2`); nobody does.
        line = next((self.lines[at] for at in range(first, len(self.lines)) if self.lines[at].strip()), "")
        return len(line) - len(line.lstrip(" ")) + 1

    def _note(self, event: Event, code: str, path: Path = (), **context: str | int | None) -> None:
        finding = Finding(path, code, context)
        self.problems.append(place_finding(self._at(event), finding))
        if len(self.problems) >= MAX_PROBLEMS:
            raise _StopReadingError
