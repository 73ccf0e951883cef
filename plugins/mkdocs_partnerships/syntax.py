"""What the YAML reader stumbled over, in an editor's terms: which message, and the place that it is about.

The reader knows tokens; an editor knows colons, quotation marks and indentation. So its words and places are compared
with the lines of the file. Nothing here runs for a file that can be read.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

_CODES = (
    ("could not find expected ':'", "missing-colon"),
    ("did not find expected key", "indentation"),
    ("expected <block end>", "indentation"),
    ("expected '-' indicator", "indentation"),
    ("expected ',' or", "open-bracket"),
    ("node content", "special-character"),
    ("cannot start any token", "special-character"),
    ("alphabetic or numeric character", "special-character"),
    ("escape", "backslash"),
    ("hexdecimal", "backslash"),
    ("block sequence entries", "list-in-line"),
    ("comment or line break", "block-in-line"),
    ("<document start>", "second-document"),
)
"""What the reader says, and our message for it."""

_ABOUT_THE_OPENING = ("missing-colon", "open-bracket", "open-quote", "block-in-line")
"""The messages about the place at which the reader began what it could not end."""

_NOTICED_LATE = ("missing-colon", "indentation", "special-character", "text-goes-on", "list-in-line")
"""What the reader says where a line above may be at fault."""

TEXTS = frozenset({"body", "summary", "note", "text", "help", "disclaimer"})
"""The fields that may have several lines."""

_NO_SPACE = re.compile(r"( *(?:- +)*)(?!https?:|mailto:|tel:)([a-z][a-z_]*):(?=[^\s:/])")
_NO_ITEM = re.compile(r" *-(?=[^\s-])")
_TEXT = re.compile(rf"( *(?:- +)*)({'|'.join(sorted(TEXTS))}):(?![ ]*[|>\"'\[{{&*!])[ ]*(.*)")
_FIELD = re.compile(r" *(?:- +)*[a-z_]+:( |$)")
_BEGIN = r"( *(?:- +)*(?:[^\s:\"']+: +)?)"
_CURLY = re.compile(rf"{_BEGIN}([“”„‟«»‘‚])([^“”„‟«»]*)([“”‟«»’‘])\s*")
_CURLY_WITHIN = re.compile("[“”„‟«»‘‚]([^“”„‟«»‘’]+)[“”‟«»’‘]")
_STRAIGHT_THEN_CURLY = re.compile(rf"{_BEGIN}([\"'])([^\"]*)([“”‟»’])\s*")
_LONGEST = 80
_LONGEST_LINE = 2000
_OPENING = "“”„‟«»‘‚"
_CLOSING = "“”‟«»’‘"


class Stumble(NamedTuple):
    """What is wrong with a file that cannot be read.

    Attributes:
        code: the message's code.
        line: the line, from 0.
        column: the column, from 0.
        context: what the message's braces name, besides what the reader said.
    """

    code: str
    line: int
    column: int
    context: dict[str, str] = {}  # noqa: RUF012 - never changed


def stumble(lines: list[str], said: str, context: str, at: tuple[int, int], opened_at: tuple[int, int]) -> Stumble:
    """Find the message and the place for what the reader said.

    Args:
        lines: the file's lines.
        said: what the reader could not take.
        context: what it was reading then.
        at: where it stood, line and column from 0.
        opened_at: where that had begun.
    """
    found = _stumble(lines, said, context, at, opened_at)
    # A longer line is none that somebody typed, and patterns take long over it.
    if max(map(len, lines)) > _LONGEST_LINE:
        return found
    if found.code in ("colon-in-text", "open-quote"):
        return curly_quotes(lines, found.line) or found
    if found.code in _NOTICED_LATE:
        return (
            missing_space(lines, found.line)
            or missing_item_space(lines, found.line)
            or _text_without_bar(lines, found.line)
            or found
        )
    return found


def _stumble(lines: list[str], said: str, context: str, at: tuple[int, int], opened_at: tuple[int, int]) -> Stumble:
    code = next((code for words, code in _CODES if words in said), "yaml")
    if "while scanning a quoted scalar" in context:
        code = "open-quote"
    line, column = opened_at if code in _ABOUT_THE_OPENING or "alphabetic" in said else at
    here = lines[line] if line < len(lines) else ""
    # The reader reports a tab where it wanted a token; the tab itself may stand a few columns before.
    if "\t" in here[: column + 1] and code not in ("open-quote", "backslash"):
        return Stumble("tab", line, here.index("\t"))
    if "mapping values are not allowed" in said:
        return _misplaced_colon(lines, line, column)
    if code == "indentation" and here[:column].rstrip().endswith(("]", "}", '"', "'")):
        return Stumble("text-goes-on", line, column)
    if code == "special-character" and not here[column:]:
        return Stumble("open-bracket", *_last_bracket(lines))
    return Stumble(code, line, column)


def _misplaced_colon(lines: list[str], line: int, column: int) -> Stumble:
    """Say what is wrong where a colon stands that the reader did not expect.

    Either a colon too many stands in this line; or the lines before were taken for one long text, because one of them
    lacks its colon or this one stands too far in.
    """
    if ":" in lines[line][:column]:
        return Stumble("colon-in-text", line, column)
    before = next(_above(lines, line), line)
    code, line = ("missing-colon", before) if ":" not in lines[before] else ("indentation", line)
    return Stumble(code, line, _indentation(lines[line]))


def curly_quotes(lines: list[str], line: int) -> Stumble | None:
    """Find quotation marks of a word processor around the value of a line, or at its end only."""
    match = _curly(lines[line])
    return Stumble("curly-quotes", line, match.end(1), {"instead": shortened(straight(match[3]))}) if match else None


def straightened(line: str) -> str:
    """Write straight quotation marks around the value of a line; an empty text when it has no others."""
    match = _curly(line)
    return match[1] + straight(match[3]) if match else ""


def _curly(line: str) -> re.Match[str] | None:
    return _CURLY.fullmatch(line) or _STRAIGHT_THEN_CURLY.fullmatch(line)


def is_curly(text: str) -> bool:
    """Say whether a value stands between quotation marks of a word processor, as a whole."""
    return len(text) > 1 and text[0] in _OPENING and text[-1] in _CLOSING


def in_curly_quotes(line: str, column: int) -> str:
    """Give what stands between the quotation marks of a word processor that open at a column; nothing when none do."""
    match = _CURLY_WITHIN.match(line, column)
    return match[1] if match else ""


def straight(text: str) -> str:
    """Write a text between the quotation marks that the reader knows."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def shortened(text: str) -> str:
    """Keep a message short: of a long text its beginning and its end."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST // 2]}…{text[-_LONGEST // 4 :]}"


def missing_space(lines: list[str], line: int) -> Stumble | None:
    """Find a line whose field has no space after its colon: this one, or the one before, which swallowed this one."""
    for number in [line, *[next(_above(lines, line), line)]]:
        match = _NO_SPACE.match(lines[number])
        if match:
            instead = lines[number][match.end() :].strip()
            return Stumble("missing-space", number, match.end(), {"instead": shortened(f"{match[2]}: {instead}")})
    return None


def missing_item_space(lines: list[str], line: int) -> Stumble | None:
    """Find an item of a list whose hyphen has no space behind it; the text of a page may well have such lines."""
    match = _NO_ITEM.match(lines[line])
    parent = next((one for one in _above(lines, line) if not lines[one].lstrip().startswith("-")), None)
    if not match or parent is None or _TEXT.match(lines[parent]) or not lines[parent].rstrip().endswith(":"):
        return None
    instead = shortened(f"- {lines[line][match.end() :].strip()}")
    return Stumble("missing-item-space", line, match.end(), {"instead": instead})


def _text_without_bar(lines: list[str], line: int) -> Stumble | None:
    """Find the field above whose text has several lines, but no sign that says so."""
    blank = False
    here, is_field = _indentation(lines[line]), _FIELD.match(lines[line])
    for number in _above(lines, line):
        blank = blank or number < line - 1
        match = _TEXT.fullmatch(lines[number])
        if _indentation(lines[number]) < here:
            # One field below another, a little too far in, is no text.
            return without_bar(number, match) if match and not (match[3] and is_field) else None
        # Text that stands as far out as its field: only below an empty one, or after an empty line of the page's text.
        if _indentation(lines[number]) == here and _FIELD.match(lines[number]):
            if is_field or not match or (match[3] and not (match[2] == "body" and blank)):
                return None
            return without_bar(number, match)
    return None


def without_bar(line: int, match: re.Match[str]) -> Stumble:
    """Say that a field with a text of several lines lacks its sign."""
    return Stumble("text-without-bar", line, match.end(1), {"instead": bar(match[2])})


def bar(name: str) -> str:
    """Write the head of a field of several lines; a summary is one line, however many it is written in."""
    return f"{name}: {'>-' if name == 'summary' else '|'}"


def _above(lines: list[str], line: int) -> Iterator[int]:
    """Give the numbers of the lines above that are not empty, the nearest first."""
    return (number for number in range(line - 1, -1, -1) if lines[number].strip())


def _indentation(line: str) -> int:
    return len(line) - len(line.lstrip())


def _last_bracket(lines: list[str]) -> tuple[int, int]:
    """Find the last bracket that opens: the one that the end of the file left open."""
    for number in range(len(lines) - 1, -1, -1):
        if (column := max(lines[number].rfind("["), lines[number].rfind("{"))) >= 0:
            return number, column
    return 0, 0
