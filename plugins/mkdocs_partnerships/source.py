"""A file as an editor wrote it: plain strings, lists and mappings, each with its place.

The only module that reads YAML. Every scalar stays the letters that were typed (`NO`, `9:30`, `010`): the field's
type decides later what they mean. What YAML can do beyond plain data (anchors, aliases, tags, several documents) is
refused, so that an entry can neither grow without limit nor name a Python object.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
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

MAX_BYTES = 1024 * 1024
MAX_DEPTH = 20

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff\u2028\u2029]")
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
        blocks: the paths of block scalars (`|`): their text begins on the line after their place.
    """

    file: str
    data: dict[str, Value]
    places: dict[Path, Place] = field(default_factory=dict)
    keys: dict[Path, Place] = field(default_factory=dict)
    blocks: frozenset[Path] = frozenset()

    def place(self, path: Path, *, key: bool = False) -> Place:
        """Find the place of a value (or of its key), or of the nearest thing around it that the file has."""
        wanted = self.keys if key else self.places
        while path:
            if path in wanted:
                return wanted[path]
            path, wanted = path[:-1], self.keys
        return Place(self.file)


def read(file: str, raw: bytes) -> tuple[Source | None, list[Problem]]:
    """Read one file.

    Args:
        file: its path relative to the project, for the problems' places.
        raw: its bytes.

    Returns:
        the source, or nothing when the file cannot be read as one mapping, and the problems found.
    """
    text, problems = _decode(file, raw)
    if text is None:
        return None, problems
    reader = _Reader(file)
    try:
        data = reader.document(yaml.parse(text, Loader=_Loader))
    except yaml.MarkedYAMLError as error:
        return None, [_syntax(file, text, error)]
    except _StopReadingError:
        return None, reader.problems
    if data is None:
        return None, reader.problems
    return Source(file, data, reader.places, reader.keys, frozenset(reader.blocks)), reader.problems


def _decode(file: str, raw: bytes) -> tuple[str | None, list[Problem]]:
    """Turn bytes into text, or say at which byte they are none."""
    if len(raw) > MAX_BYTES:
        return None, [problem(Place(file), "file-too-large", size=f"{len(raw):,}", limit=f"{MAX_BYTES:,}")]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line = before.count(b"\n") + 1
        column = len(before.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1
        return None, [problem(Place(file, line, column), "not-utf8", byte=f"0x{raw[error.start]:02X}")]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    found = [
        problem(_place(file, text, match.start()), "control-character", sign=f"U+{ord(match[0]):04X}")
        for match in _CONTROL.finditer(text)
    ]
    return (None if found else text), found


def _place(file: str, text: str, offset: int) -> Place:
    line_start = text.rfind("\n", 0, offset) + 1
    return Place(file, text.count("\n", 0, offset) + 1, offset - line_start + 1)


_SYNTAX = (
    ("could not find expected ':'", "missing-colon"),
    ("did not find expected key", "indentation"),
    ("expected <block end>", "indentation"),
    ("expected '-' indicator", "indentation"),
    ("expected ',' or", "open-bracket"),
    ("node content", "open-bracket"),
    ("cannot start any token", "special-character"),
)
"""What the YAML reader says, and our message for it."""


def _syntax(file: str, text: str, error: yaml.MarkedYAMLError) -> Problem:
    """Say in plain words what the YAML reader stumbled over."""
    lines = text.split("\n")
    said = error.problem or ""
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    here = lines[line] if line < len(lines) else ""
    code = next((code for words, code in _SYNTAX if words in said), "yaml")
    # The reader reports a tab where it wanted a token; the tab itself may stand a few columns before.
    if "\t" in here[: column + 1]:
        code, column = "tab", here.index("\t")
    elif "while scanning a quoted scalar" in (error.context or "") and error.context_mark:
        code, line, column = "open-quote", error.context_mark.line, error.context_mark.column
    elif "mapping values are not allowed" in said:
        # Either a colon too many stands in this line; or the lines before were taken for one long text, because one of
        # them lacks its colon or this one stands too far in.
        before = next((number for number in range(line - 1, -1, -1) if lines[number].strip()), line)
        if here[:column].count(":"):
            code = "colon-in-text"
        else:
            code, line = ("missing-colon", before) if ":" not in lines[before] else ("indentation", line)
            column = len(lines[line]) - len(lines[line].lstrip())
    context = {"said": said or "unknown", "character": here[column : column + 1]}
    return place_finding(Place(file, line + 1, column + 1), Finding((), code, context))


class _StopReadingError(Exception):
    """The file cannot be read further; the problem is already noted."""


class _Reader:
    """Builds plain data from the parser's events; a class because every event may note places and problems."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.places: dict[Path, Place] = {}
        self.keys: dict[Path, Place] = {}
        self.blocks: set[Path] = set()
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
        self.places[path] = self._at(event)
        if isinstance(event, AliasEvent):
            self._note(event, "alias", path, name=event.anchor)
            return ""
        self._note_extras(event, path)
        if isinstance(event, ScalarEvent):
            if event.style == "|":
                self.blocks.add(path)
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
        """Note what YAML can do beyond plain data."""
        if isinstance(event, ScalarEvent | SequenceStartEvent | MappingStartEvent):
            if event.anchor is not None:
                self._note(event, "anchor", path, name=event.anchor)
            if event.tag is not None:
                self._note(event, "tag", path, name=event.tag)

    def _at(self, event: Event) -> Place:
        mark = event.start_mark
        return Place(self.file, mark.line + 1, mark.column + 1) if mark else Place(self.file)

    def _note(self, event: Event, code: str, path: Path = (), **context: str | int | None) -> None:
        finding = Finding(path, code, context)
        self.problems.append(place_finding(self._at(event), finding))
