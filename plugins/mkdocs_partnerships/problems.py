"""A problem: where an editor's mistake stands, what is wrong, and what to write instead.

Modules never raise for an editor's mistake; they add a `Problem`. The words come from the catalogue in `words/`,
so that the check, the build and the preview say the same, and a test can pin each message letter for letter.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any, Literal, TypeAlias

from mkdocs_partnerships.words import load_words

Path: TypeAlias = tuple[str | int, ...]
"""The way to a value inside an entry: `("programme", 0, "sessions", 1, "start")`."""

_LONGEST = 800

Severity: TypeAlias = Literal["error", "warning"]


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
        severity: an error stops the build; a warning does not, unless the build is strict.
    """

    place: Place
    field: str
    code: str
    text: str
    severity: Severity = "error"

    def __str__(self) -> str:
        """Show the problem in one line, in the form that editors and terminals make a link of."""
        where = f"{_in_line(self.place.file)}:{self.place.line}:{self.place.column}:"
        name = f" {self.field}:" if self.field else ""
        mark = " warning:" if self.severity == "warning" else ""
        return f"{where}{mark}{name} {self.text}"


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
    context: Mapping[str, Any] = field(default_factory=dict)
    severity: Severity = "error"
    reads: tuple[str, ...] = ()


def message(
    code: str, context: Mapping[str, Any] | None = None, language: str = "en", *, table: str = "problems"
) -> str:
    """Say a message of the catalogue.

    Args:
        code: its key in the table.
        context: values for its braces.
        language: the language of the words.
        table: `problems` of files, or `answers` that the calculator cannot read.
    """
    text: str = load_words(language)[table][code]
    return text.format_map({name: _in_line(value) for name, value in (context or {}).items()})


def problem(place: Place, code: str, *, path: Path = (), severity: Severity = "error", **context: object) -> Problem:
    """Make a problem from the catalogue's words and the field's path."""
    return place_finding(place, Finding(path, code, context, severity))


def place_finding(place: Place, finding: Finding) -> Problem:
    """Give a finding its place."""
    text = message(finding.code, finding.context)
    return Problem(place, field_name(finding.path), finding.code, text, finding.severity)


def field_name(path: Path) -> str:
    """Name a field as an editor reads it: list positions count from 1, `programme[2].sessions[1].start`."""
    name = "".join(f"[{part + 1}]" if isinstance(part, int) else f".{_in_line(part)}" for part in path)
    return name.removeprefix(".")


def _in_line(value: object) -> object:
    """Keep what an editor wrote on the problem's one line: invisible signs are spelt, and a page is cut."""
    if not isinstance(value, str):
        return value
    line = value.replace("\n", " ")
    line = line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
    return "".join(sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in line)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Give `. Did you mean "…"?` for the nearest known word, or nothing when none is near."""
    near = nearest(word, known)
    return f'. Did you mean "{near}"?' if near else ""


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Give the nearest known word, whatever its capital letters; of equally near ones the first in the alphabet."""
    by_folded = {one.casefold(): one for one in sorted(known)}
    near = get_close_matches(word.casefold()[:_LONGEST], by_folded, n=1, cutoff=0.6)
    return by_folded[near[0]] if near else None


def report(problems: Iterable[Problem]) -> list[Problem]:
    """Sort problems by file, line and column, and drop what was said twice."""
    return sorted(set(problems))
