"""What the YAML reader stumbled over, in an editor's terms: which message, and the place that it is about.

The reader knows tokens; an editor knows colons, quotation marks and indentation. So its words and places are compared
with the lines of the file.
"""

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


def stumble(
    lines: list[str], said: str, context: str, at: tuple[int, int], opened_at: tuple[int, int]
) -> tuple[str, int, int]:
    """Find the message and the place for what the reader said.

    Args:
        lines: the file's lines.
        said: what the reader could not take.
        context: what it was reading then.
        at: where it stood, line and column from 0.
        opened_at: where that had begun.

    Returns:
        the message's code, line and column from 0.
    """
    code = next((code for words, code in _CODES if words in said), "yaml")
    if "while scanning a quoted scalar" in context:
        code = "open-quote"
    line, column = opened_at if code in _ABOUT_THE_OPENING or "alphabetic" in said else at
    here = lines[line] if line < len(lines) else ""
    # The reader reports a tab where it wanted a token; the tab itself may stand a few columns before.
    if "\t" in here[: column + 1] and code not in ("open-quote", "backslash"):
        return "tab", line, here.index("\t")
    if "mapping values are not allowed" in said:
        return _misplaced_colon(lines, line, column)
    if code == "indentation" and here[:column].rstrip().endswith(("]", "}", '"', "'")):
        return "text-goes-on", line, column
    if code == "special-character" and not here[column:]:
        return "open-bracket", *_last_bracket(lines)
    return code, line, column


def _misplaced_colon(lines: list[str], line: int, column: int) -> tuple[str, int, int]:
    """Say what is wrong where a colon stands that the reader did not expect.

    Either a colon too many stands in this line; or the lines before were taken for one long text, because one of them
    lacks its colon or this one stands too far in.
    """
    if ":" in lines[line][:column]:
        return "colon-in-text", line, column
    before = next((number for number in range(line - 1, -1, -1) if lines[number].strip()), line)
    code, line = ("missing-colon", before) if ":" not in lines[before] else ("indentation", line)
    return code, line, len(lines[line]) - len(lines[line].lstrip())


def _last_bracket(lines: list[str]) -> tuple[int, int]:
    """Find the last bracket that opens: the one that the end of the file left open."""
    for number in range(len(lines) - 1, -1, -1):
        if (column := max(lines[number].rfind("["), lines[number].rfind("{"))) >= 0:
            return number, column
    return 0, 0
