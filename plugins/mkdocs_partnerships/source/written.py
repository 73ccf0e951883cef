"""Plain data → the text of a source, as an editor would write it: the inverse of reading."""

import json
import re
import textwrap
from collections.abc import Mapping

from mkdocs_partnerships.source.events import Value

_WIDTH = 100
_PLAIN = re.compile(
    r"""https?://[^\s#"'\[\]{},]*[^\s#"'\[\]{},:] | \d{4}-\d\d(-\d\d([ ]\d\d:\d\d)?)?"""
    r""" | [^\W\d_]([^\W_]|[ ,.;()/–—’“”…+&_-])*""",
    re.VERBOSE,
)
"""What nobody takes for anything but text, or for the address or day that it is."""

_TAKEN_FOR_OTHERS = frozenset("yes no false null on off y n".split())  # noqa: SIM905
"""What other programs take for a switch: NO is Norway."""


def write_source(data: Mapping[str, Value]) -> str:
    """Write fields and their values; reading the text gives the data again.

    Args:
        data: what is to be written, without control characters; texts of several lines lose empty lines at both ends.
    """
    return "".join(f"{line}\n" for name, value in data.items() for line in _field(name, value))


def _field(name: str, value: Value) -> list[str]:
    if isinstance(value, str):
        head, *more = _text(value)
        return [f"{name}: {head}", *(f"  {line}" if line else "" for line in more)]
    if isinstance(value, dict):
        inner = [line for key, one in value.items() for line in _field(key, one)]
        return [f"{name}:", *_indented(inner)] if inner else [f"{name}: {{}}"]
    items = [line for one in value for line in _item(one)]
    return [f"{name}:", *_indented(items)] if items else [f"{name}: []"]


def _item(value: Value) -> list[str]:
    if isinstance(value, str):
        head, *more = _text(value)
        lines = [head, *(f"  {line}" if line else "" for line in more)]
        return [f"- {lines[0]}", *lines[1:]]
    inner = (
        [line for key, one in value.items() for line in _field(key, one)]
        if isinstance(value, dict)
        else [line for one in value for line in _item(one)]
    )
    empty = "{}" if isinstance(value, dict) else "[]"
    return [f"- {inner[0]}", *_indented(inner[1:])] if inner else [f"- {empty}"]


def _indented(lines: list[str]) -> list[str]:
    return [f"  {line}" if line else "" for line in lines]


def _text(text: str) -> list[str]:
    """Write a text: its first line stands behind the name of the field, the others below, indented."""
    if "\n" in text.strip("\n"):
        lines = text.strip("\n").split("\n")
        # A block takes the indentation of its first line for its own.
        if not lines[0].startswith((" ", "\t")) and lines[0].strip() and not any(_is_blank(line) for line in lines):
            return ["|", *lines]
    elif len(text) > _WIDTH and " ".join(text.split(" ")) == text and not re.search(r"  |^[ \t]|[ \t]$|\n|\t", text):
        return [">-", *textwrap.wrap(text, _WIDTH, break_long_words=False, break_on_hyphens=False)]
    if _PLAIN.fullmatch(text) and text.casefold() not in _TAKEN_FOR_OTHERS and not text.endswith(" "):
        return [text]
    return [json.dumps(text, ensure_ascii=False)]


def _is_blank(line: str) -> bool:
    return bool(line) and not line.strip()
