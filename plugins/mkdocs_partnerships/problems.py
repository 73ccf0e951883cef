"""A problem: where an editor's mistake stands, what is wrong, and what to write instead.

Modules never raise for an editor's mistake; they add a `Problem`. The words come from the catalogue in `words/`,
so that the check, the build and the preview say the same, and a test can pin each message letter for letter.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from dataclasses import field as field_of_class
from difflib import get_close_matches
from typing import Any, Literal, Self, TypeAlias

from mkdocs_partnerships.words import load_words

Path: TypeAlias = tuple[str | int, ...]
"""The way to a value inside an entry: `("programme", 0, "sessions", 1, "start")`."""

_LONGEST = 800

_COMPARED = 60
_TELLING = 4
"""So many letters of a word tell which one it is."""

Severity: TypeAlias = Literal["error", "warning", "notice"]


@dataclass(frozen=True, order=True, slots=True)
class Place:
    """A place in a file; lines and columns count from 1, columns in characters."""

    file: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One mistake. Sorted by file, line, column.

    Attributes:
        place: the file (relative to the project, with `/`), line and column.
        field: the field's dotted name (`registration.closes`); empty when the file as a whole is meant.
        code: the message's key in the catalogue.
        text: what is wrong — what to write instead.
        severity: an error stops the build; a warning does not, unless the build is strict; a notice never does.
        context: what the message's braces name, for other languages.
        table: the catalogue's table in which the message stands.
    """

    place: Place
    field: str
    code: str
    text: str
    severity: Severity = "error"
    context: Mapping[str, Any] = field_of_class(default_factory=dict, compare=False, repr=False)
    table: str = field_of_class(default="problems", compare=False, repr=False)

    def __str__(self) -> str:
        """Show the problem in one line, in the form that editors and terminals make a link of."""
        return self.line()

    def line(self, language: str = "en") -> str:
        """Show the problem in one line of a language."""
        where = f"{in_line(self.place.file)}:{self.place.line}:{self.place.column}:"
        name = f" {self.field}:" if self.field else ""
        mark = f" {load_words(language)['check'][self.severity]}:" if self.severity != "error" else ""
        return f"{where}{mark}{name} {self.said(language)}"

    def said(self, language: str = "en") -> str:
        """Say what is wrong, and what to write instead, in a language."""
        return self.text if language == "en" else message(self.code, self.context, language, table=self.table)


class Phrase(str):
    """Words of ours inside a message: English as a text, and said anew in each other language.

    Args:
        code: the key in the catalogue's table `phrases`.
        context: what its braces name.
        table: another table in which it stands.
    """

    __slots__ = ("code", "context", "table")
    code: str
    context: Mapping[str, Any]
    table: str

    def __new__(cls, code: str, context: Mapping[str, Any] | None = None, table: str = "phrases") -> Self:
        """Say it in English."""
        self = super().__new__(cls, message(code, context, table=table))
        self.code, self.context, self.table = code, context or {}, table
        return self

    def said(self, language: str) -> str:
        """Say it in a language."""
        return message(self.code, self.context, language, table=self.table)


@dataclass(frozen=True, slots=True)
class Finding:
    """A mistake before it has a place: found in an entry by somebody who knows only the path of the field.

    Attributes:
        path: the way to the value; empty for the entry as a whole.
        code: the message's key in the catalogue.
        context: what the message's braces name.
        severity: as in `Problem`.
        reads: the other fields from which it was concluded: when one of them is wrong in itself, it is not said.
    """

    path: Path
    code: str
    context: Mapping[str, Any] = field_of_class(default_factory=dict)
    severity: Severity = "error"
    reads: tuple[str, ...] = ()


def message(
    code: str, context: Mapping[str, Any] | None = None, language: str = "en", *, table: str = "problems"
) -> str:
    """Say a message of the catalogue.

    Args:
        code: its key in the table.
        context: values for its braces.
        language: the language of the words; a message that its file lacks is said in English.
        table: `problems` of files, `answers` that the calculator cannot read, or another table of messages.
    """
    text: str = load_words(language).get(table, {}).get(code) or load_words()[table][code]
    said = {name: _said(value, language) for name, value in (context or {}).items()}
    return text.format_map({name: in_line(value) if isinstance(value, str) else value for name, value in said.items()})


def _said(value: object, language: str) -> object:
    return value.said(language) if isinstance(value, Phrase) else value


def problem(place: Place, code: str, *, path: Path = (), severity: Severity = "error", **context: object) -> Problem:
    """Make a problem from the catalogue's words and the field's path."""
    return place_finding(place, Finding(path, code, context, severity))


def place_finding(place: Place, finding: Finding) -> Problem:
    """Give a finding its place."""
    text = message(finding.code, finding.context)
    return Problem(place, field_name(finding.path), finding.code, text, finding.severity, finding.context)


def field_name(path: Path) -> str:
    """Name a field as an editor reads it: list positions count from 1, `programme[2].sessions[1].start`."""
    name = "".join(f"[{part + 1}]" if isinstance(part, int) else f".{in_line(part)}" for part in path)
    return name.removeprefix(".")


def in_line(value: str) -> str:
    """Keep what an editor wrote on one line: invisible signs are spelt, and a page is cut."""
    line = value.replace("\n", " ")
    line = line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
    return "".join(sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in line)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Give `. Did you mean "…"?` for the known word of which a word is a slip, or nothing when it is of none."""
    near = meant(word, known)
    return Phrase("did-you-mean", {"word": near}) if near else ""


def meant(word: str, known: Iterable[str]) -> str | None:
    """Give the known word that was probably meant, whatever its capital letters; of several the most alike.

    A slip leaves most letters in their places (`conferense`), or leaves out one end of the word (`Bucharest` for
    `Europe/Bucharest`). Words that are merely alike are others: a seminar is no webinar.
    """
    by_folded = {one.casefold(): one for one in sorted(known)}
    folded = word.casefold()[:_LONGEST]
    near = get_close_matches(folded, by_folded, n=5, cutoff=0.6)
    return next((by_folded[one] for one in near if _is_slip(folded, one)), None)


def _is_slip(word: str, known: str) -> bool:
    short, long = sorted((word, known), key=len)
    if (
        len(short) >= _TELLING
        and short[-1:].isalnum()
        and (long.startswith(short) or (long.endswith(short) and not long[-len(short) - 1 :][:1].isalnum()))
    ):
        return True
    # The beginning of a long word tells enough, and whole ones would take long.
    word, known = word[:_COMPARED], known[:_COMPARED]
    return _edits(word, known) <= max(1, len(known) // 4)


def _edits(one: str, other: str) -> int:
    """Count the letters to add, leave out, change, or swap with their neighbours, to make one word of another."""
    before: list[int] = []
    above = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        here = [row]
        for column, wanted in enumerate(other, 1):
            cost = min(above[column] + 1, here[-1] + 1, above[column - 1] + (letter != wanted))
            if row > 1 and column > 1 and (letter, one[row - 2]) == (other[column - 2], wanted):
                cost = min(cost, before[column - 2] + 1)
            here.append(cost)
        before, above = above, here
    return above[-1]


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Give the nearest known word, whatever its capital letters; of equally near ones the first in the alphabet."""
    by_folded = {one.casefold(): one for one in sorted(known)}
    near = get_close_matches(word.casefold()[:_LONGEST], by_folded, n=1, cutoff=0.6)
    return by_folded[near[0]] if near else None


def report(problems: Iterable[Problem]) -> list[Problem]:
    """Sort problems by file, line and column, and drop what was said twice."""
    return sorted(set(problems))
