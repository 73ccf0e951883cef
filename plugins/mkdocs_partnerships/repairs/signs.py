"""What keeps a file from being read at all, where only one thing can be meant: quotation marks, colons, spaces.

`title: “Open day: Iași”` → `title: "Open day: Iași"`, `title:Open day` → `title: Open day`, and quotation marks around
a text with a colon in it.
"""

import re
from collections import Counter
from collections.abc import Collection
from typing import Any

from mkdocs_partnerships.problems import Problem
from mkdocs_partnerships.repairs.repair import Document, Edit, Found, Repair
from mkdocs_partnerships.source import MAX_PROBLEMS, read
from mkdocs_partnerships.syntax import is_curly, straight, straightened
from mkdocs_partnerships.types.parse import models_in

_TEXT = re.compile(r"( *(?:- +)*[a-z_]+: +)([^\s\"'\[\]{}|>&*!#%@`-][^#]*?)\s*")
_LONGEST = 2000
_WORD_BEFORE = re.compile(r"[^\s,]*$")


def make_readable(file: str, text: str, fields: Collection[str]) -> tuple[str, Counter[str]]:
    """Mend what the reader stumbles over, one place after another, until it stumbles over something else.

    Args:
        file: the file's path.
        text: what it says; its lines stay as many as they are.
        fields: the names of fields, which may stand before a colon in the middle of a line.

    Returns:
        the text, and how many edits each repair made.
    """
    done: Counter[str] = Counter()
    for _ in range(MAX_PROBLEMS):
        source, problems = read(file, text.encode(errors="replace"))
        if source or not problems:
            break
        lines = text.split("\n")
        one = problems[0]
        # A longer line is none that somebody typed, and patterns take long over it.
        if len(lines[one.place.line - 1]) > _LONGEST:
            break
        name, new = _mended(one, lines[one.place.line - 1], fields)
        if not name:
            break
        lines[one.place.line - 1] = new
        text = "\n".join(lines)
        done[name] += 1
    return text, done


def _mended(one: Problem, line: str, fields: Collection[str]) -> tuple[str, str]:
    """Mend a line; gives the repair's name, or an empty one where nothing can be done without guessing."""
    before, after = line[: one.place.column - 1], line[one.place.column - 1 :]
    match one.code:
        case "curly-quotes" if new := straightened(line):
            return "quotes", new
        case "missing-space":
            return "spaces", f"{before} {after}"
        case "colon-in-text" if match := _TEXT.fullmatch(line):
            word = _WORD_BEFORE.search(before)
            # Two fields in one line: where the second begins, only its writer knows.
            if word and word[0] not in fields:
                return "colons", match[1] + straight(match[2])
    return "", line


def field_names(model: Any) -> frozenset[str]:
    """Give the names of all fields of a type, those of its groups too."""
    names: set[str] = set()
    waiting, seen = [model], set()
    while waiting:
        one = waiting.pop()
        if one not in seen:
            seen.add(one)
            names |= one.model_fields.keys()
            waiting += [inner for info in one.model_fields.values() for inner in models_in(info.annotation)]
    return frozenset(names)


def _find(document: Document) -> Found:
    for one in document.problems:
        scalar = document.at(one.place) if one.code == "curly-quotes" else None
        if scalar and not scalar.style and is_curly(scalar.value):
            yield Edit(scalar.start, scalar.end, straight(scalar.value[1:-1]))


QUOTES = Repair("quotes", _find)
