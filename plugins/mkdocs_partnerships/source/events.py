"""YAML's events → plain data: the only module that knows YAML.

Every scalar stays the letters that were typed (`NO`, `9:30`, `010`): the field's type decides later what they mean.
What YAML can do beyond plain data (anchors, aliases, tags, several documents) is refused, so that an entry can neither
grow without limit nor name a Python object.

`Reader` reads any file, with the place of every value and all that is wrong. `read_plain` hears the same events of the
same parser, but knows neither places nor problems: it takes only what `Reader` would take without a word.
"""

from collections.abc import Callable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeAlias

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
    StreamEndEvent,
)

from mkdocs_partnerships.problems import Finding, Path, Place, Problem, place_finding, problem
from mkdocs_partnerships.source.text import CONTROL, MAX_PROBLEMS

if TYPE_CHECKING:
    from mkdocs_partnerships.syntax import Stumble

MAX_DEPTH = 20
MAX_VALUES = 10_000
"""More values than any entry has; what is read from a file stays a matter of a second."""

Value: TypeAlias = "str | list[Value] | dict[str, Value]"

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_DOUBTFUL = (b"\xc2\x85", b"\xe2\x80\xa8", b"\xe2\x80\xa9", b"\xef\xb7", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
"""What the parser lets pass and `decode` may not: U+0085, U+2028, U+2029, U+FDD0 and its row; marks of an encoding."""


class _NotPlainError(Exception):
    """The file holds something that only `Reader` can judge."""


def read_plain(raw: bytes) -> dict[str, Value] | None:
    """Read a file of plain data in which nothing is wrong.

    Args:
        raw: its bytes; lines end in one way.

    Returns:
        what `Reader` would read; nothing when there is a doubt whether it would find a problem.
    """
    # One byte is found ten times faster than three.
    if any(sign[0] in raw and sign in raw for sign in _DOUBTFUL):
        return None
    try:
        # A file has at least one event for each value.
        following = islice(iter(_Loader(raw).get_event, None), MAX_VALUES).__next__
        following()  # the stream begins
        following()  # a document begins
        data = _plain(following(), following, 0)
        following()  # the document ends
        return data if isinstance(data, dict) and isinstance(following(), StreamEndEvent) else None
    except (_NotPlainError, StopIteration, yaml.YAMLError):
        return None


def _plain(event: Any, following: Callable[[], Any], depth: int) -> Value:
    # Exact types, and no name more than it needs: this runs for every value of every entry.
    if event.anchor is not None or event.tag is not None or depth > MAX_DEPTH:
        raise _NotPlainError
    kind = type(event)
    if kind is ScalarEvent:
        text: str = event.value
        if event.style == '"' and CONTROL.search(text):
            raise _NotPlainError
        return text
    if kind is SequenceStartEvent:
        items: list[Value] = []
        while type(event := following()) is not SequenceEndEvent:
            items.append(_plain(event, following, depth + 1))
        return items
    group: dict[str, Value] = {}
    while type(event := following()) is not MappingEndEvent:
        key = _plain(event, following, depth + 1)
        if not isinstance(key, str) or key in group:
            raise _NotPlainError
        group[key] = _plain(following(), following, depth + 1)
    return group


def _syntax(file: str, lines: list[str], error: yaml.MarkedYAMLError) -> Problem:
    """Say in plain words what the YAML reader stumbled over."""
    # Only here and below: a build without mistakes does not need it.
    from mkdocs_partnerships.syntax import stumble

    places = [(mark.line, mark.column) for mark in (error.problem_mark, error.context_mark) if mark] or [(0, 0)]
    found = stumble(lines, error.problem or "", error.context or "", places[0], places[-1])
    return _placed(file, lines, found, error.problem or "unknown")


def _placed(file: str, lines: list[str], found: "Stumble", said: str = "") -> Problem:
    here = lines[found.line] if found.line < len(lines) else ""
    character = here[found.column : found.column + 1]
    finding = Finding((), found.code, {"said": said, "character": character, **found.context})
    return place_finding(Place(file, found.line + 1, found.column + 1), finding)


class _StopReadingError(Exception):
    """The file cannot be read further; the problem is already noted."""


class Reader:
    """Reads a file that may be anything, with the place of every value and all that is wrong.

    Attributes:
        data: what the file says; nothing when it cannot be read as one mapping.
        places: where each value begins, by its path.
        texts: where each text begins and ends, field names too, in the order of the file, each with its path.
        keys: where each key begins, by the path of its value.
        blocks: the column in which the text of each block scalar begins, by its path.
        problems: what is wrong.
    """

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.lines = text.split("\n")
        self.data: dict[str, Value] | None = None
        self.places: dict[Path, Place] = {}
        self.texts: list[tuple[Place, Place, Path]] = []
        self.keys: dict[Path, Place] = {}
        self.blocks: dict[Path, int] = {}
        self.problems: list[Problem] = []
        try:
            self.data = self._document(yaml.parse(text, Loader=_Loader))
        except yaml.MarkedYAMLError as error:
            self.problems.append(_syntax(file, self.lines, error))
        except _StopReadingError:
            pass

    def _document(self, events: Iterator[Event]) -> dict[str, Value] | None:
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
        from mkdocs_partnerships.syntax import missing_space

        first = next((number for number, line in enumerate(self.lines) if line.strip()), 0)
        # A file in which no colon has its space is one long text.
        if isinstance(data, str) and (found := missing_space(self.lines, first)):
            self.problems.append(_placed(self.file, self.lines, found))
            return None
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
            self._note_text(event, path)
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
            self._note_text(key, here)
            self._note_extras(key, here)
            if here in self.keys:
                self._note(key, "duplicate-key", here, line=self.keys[here].line)
                self._value(next(events), events, (*path, f"{key.value} (second)"))
                continue
            self.keys[here] = self._at(key)
            result[key.value] = self._value(next(events), events, here)
        return result

    def _note_text(self, event: ScalarEvent, path: Path) -> None:
        end = event.end_mark
        if end:
            self.texts.append((self._at(event), Place(self.file, end.line + 1, end.column + 1), path))

    def _note_extras(self, event: Event, path: Path) -> None:
        """Note what YAML can do beyond plain data, and what escapes can put into a text that the file does not have."""
        if isinstance(event, ScalarEvent) and event.style == '"' and (sign := CONTROL.search(event.value)):
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
