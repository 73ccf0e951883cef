"""Problems for those who read them: people at a terminal, programs, GitHub, and whatever reads SARIF."""

import json
import os
import shutil
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from mkdocs_partnerships.problems import Place, Problem, in_line
from mkdocs_partnerships.source import MAX_BYTES

_LEVELS = {"error": "error", "warning": "warning", "notice": "note"}
"""How SARIF names our severities (§3.27.10)."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is to be shown.

    Attributes:
        problems: the problems, sorted.
        language: the language of the messages.
        root: the project's folder.
        columns: how wide the terminal is; 0 where nobody looks at one.
    """

    problems: Sequence[Problem]
    language: str
    root: Path
    columns: int = 0


def as_text(told: Told) -> str:
    """Write a line for each problem; on a terminal with the line of the file and a caret beneath the place."""
    lines_of = cache(lambda file: _lines(told.root / file))
    lines: list[str] = []
    for one in told.problems:
        lines.append(one.line(told.language))
        if told.columns:
            lines += _excerpt(one, lines_of(one.place.file), told.columns)
    return "".join(f"{line}\n" for line in lines)


def as_json(told: Told) -> str:
    """Write one object: `language`, the counts `errors` and `warnings`, and `problems`.

    A problem has `file` (relative to the project), `line` and `column` (from 1, in characters), `field`, `code` (the
    same in every language), `severity` (`error`, `warning`, `notice`) and `message`.
    """
    problems = [
        {
            "file": one.place.file,
            "line": one.place.line,
            "column": one.place.column,
            "field": one.field,
            "code": one.code,
            "severity": one.severity,
            "message": one.said(told.language),
        }
        for one in told.problems
    ]
    counts = {f"{name}s": sum(one.severity == name for one in told.problems) for name in ("error", "warning")}
    return _dumped({"language": told.language, **counts, "problems": problems})


def as_github(told: Told) -> str:
    """Write GitHub's workflow commands, which become annotations beside the lines of a change.

    Files are named relative to the checkout, which may hold the project in a folder.
    """
    above = _above(told.root)
    lines: list[str] = []
    for one in told.problems:
        properties = {
            "file": f"{above}{one.place.file}",
            "line": one.place.line,
            "col": one.place.column,
            "title": one.field or one.code,
        }
        said = ",".join(f"{name}={_escaped(str(value), ':,')}" for name, value in properties.items())
        lines.append(f"::{one.severity} {said}::{_escaped(one.said(told.language))}\n")
    return "".join(lines)


def as_sarif(told: Told) -> str:
    """Write a log of SARIF 2.1.0 (OASIS): one run, a rule for each kind of problem, a result for each problem."""
    codes = sorted({one.code for one in told.problems})
    driver = {"name": "partnerships check", "rules": [{"id": code} for code in codes]}
    above = _above(told.root)
    run: dict[str, Any] = {
        "tool": {"driver": driver},
        "language": told.language,
        # §3.14.17: columns count characters, not UTF-16 code units.
        "columnKind": "unicodeCodePoints",
        "results": [_result(one, codes.index(one.code), above, told.language) for one in told.problems],
    }
    return _dumped({"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]})


FORMATS: Mapping[str, Callable[[Told], str]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
    "sarif": as_sarif,
}
"""Every format, by the name that stands behind `--format`."""


def terminal_columns(*, is_terminal: bool) -> int:
    """Give how many columns the terminal has; 0 where the output goes elsewhere."""
    return shutil.get_terminal_size().columns if is_terminal else 0


def _result(one: Problem, rule: int, above: str, language: str) -> dict[str, Any]:
    said = one.said(language)
    place = {
        "artifactLocation": {"uri": quote(os.fsencode(f"{above}{one.place.file}")), "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": one.place.line, "startColumn": one.place.column},
    }
    return {
        "ruleId": one.code,
        "ruleIndex": rule,
        "level": _LEVELS[one.severity],
        "message": {"text": f"{one.field}: {said}" if one.field else said},
        "locations": [{"physicalLocation": place}],
    }


def _dumped(value: object) -> str:
    # A file's name may hold bytes that are no text; they are spelt.
    text = json.dumps(value, ensure_ascii=False, indent=2) + "\n"
    return text.encode("utf-8", "backslashreplace").decode()


def _escaped(text: str, also: str = "") -> str:
    """Escape what GitHub's runner would take for its own signs (actions/toolkit, `command.ts`)."""
    for sign in f"%\r\n{also}":
        text = text.replace(sign, f"%{ord(sign):02X}")
    return text.encode("utf-8", "backslashreplace").decode()


def _above(root: Path) -> str:
    """Give the way from the checkout of a GitHub workflow to the project; nothing when both are one folder."""
    checkout = os.environ.get("GITHUB_WORKSPACE")
    here = root.resolve()
    if not checkout or not here.is_relative_to(Path(checkout).resolve()):
        return ""
    way = here.relative_to(Path(checkout).resolve()).as_posix()
    return "" if way == "." else f"{way}/"


def _lines(file: Path) -> list[str]:
    """Read a file's lines as the reader of entries counts them; nothing where it cannot be shown."""
    try:
        if file.is_symlink() or not file.is_file() or file.stat().st_size > MAX_BYTES:
            return []
        text = file.read_bytes().decode("utf-8-sig", "replace")
    except OSError:
        return []
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _excerpt(one: Problem, lines: Sequence[str], columns: int) -> list[str]:
    """Show the line of a problem, and a caret beneath its place."""
    place = one.place
    whole_file = not one.field and place == Place(place.file)
    if whole_file or place.line > len(lines):
        return []
    line = lines[place.line - 1]
    before, rest = (in_line(part) for part in (line[: place.column - 1][-columns:], line[place.column - 1 :][:columns]))
    margin = f"{place.line:>5} | "
    room = max(columns - len(margin) - 1, 20)
    # The place stays in sight, with something of what stands before it.
    while _width(before) > room * 2 // 3:
        before = "…" + before[2:]
    shown = before + rest
    while _width(shown) > room:
        shown = shown[:-2] + "…"
    return [f"{margin}{shown}", f"{'|':>7} {' ' * _width(before)}^"]


def _width(text: str) -> int:
    """Count the columns of a text: an accent takes none, a letter of East Asia two."""
    return sum(0 if unicodedata.combining(sign) else 1 + (unicodedata.east_asian_width(sign) in "WF") for sign in text)
