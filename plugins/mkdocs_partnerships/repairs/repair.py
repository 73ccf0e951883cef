"""What every repair sees and gives."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from mkdocs_partnerships.problems import Place, Problem
from mkdocs_partnerships.source import Value
from mkdocs_partnerships.source.scalars import Scalar


@dataclass(frozen=True, slots=True)
class Document:
    """An entry's file at one stage of its repair.

    Attributes:
        text: the file's text, whose lines end in one way.
        scalars: where its names and values stand.
        data: what it says.
        problems: what is wrong with it as an entry.
    """

    text: str
    scalars: tuple[Scalar, ...]
    data: Mapping[str, Value]
    problems: tuple[Problem, ...]

    def written(self, scalar: Scalar) -> str:
        """Give a scalar's letters as they stand in the file."""
        return self.text[scalar.start : scalar.end]

    def at(self, place: Place) -> Scalar | None:
        """Find the value that begins at a place."""
        offset = sum(len(one) + 1 for one in self.text.split("\n")[: place.line - 1]) + place.column - 1
        return next((one for one in self.scalars if not one.is_key and one.start == offset), None)


@dataclass(frozen=True, slots=True)
class Edit:
    """Letters of a document's text, and what is to stand there instead.

    Attributes:
        start: the first letter that goes.
        end: the place after the last.
        new: what comes.
    """

    start: int
    end: int
    new: str


@dataclass(frozen=True, slots=True)
class Left:
    """What a repair saw and did not touch, because it would have had to guess.

    Attributes:
        start: where it stands in the text.
        code: the message's key in the table `left` of the words.
        context: what the message's braces name.
    """

    start: int
    code: str
    context: Mapping[str, Any] = field(default_factory=dict, hash=False)


Found: TypeAlias = Iterator["Edit | Left"]


@dataclass(frozen=True, slots=True)
class Repair:
    """One kind of repair.

    Attributes:
        name: its key in the table `repairs` of the words.
        find: gives what it would change, and what it leaves.
    """

    name: str
    find: Callable[[Document], Found]
