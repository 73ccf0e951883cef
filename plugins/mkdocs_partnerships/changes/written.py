"""What is told → text for a terminal, or Markdown for a pull request."""

import re
from collections.abc import Iterable, Iterator, Sequence

from mkdocs_partnerships.changes.told import Told

_OF_MARKDOWN = re.compile(r"[\\`*_{}\[\]<>&#|~@$!]")
"""Signs that Markdown or a forge would read as its own; what editors wrote must not become markup, a link or a call."""


def as_text(told: Sequence[Told]) -> str:
    """Write for a terminal: two spaces a level."""
    return "\n\n".join("\n".join(_lines([group], 0)) for group in told) + "\n"


def _lines(told: Iterable[Told], depth: int) -> Iterator[str]:
    for one in told:
        yield "  " * depth + _printable(one.text)
        yield from _lines(one.below, depth + 1)


def as_markdown(told: Sequence[Told]) -> str:
    """Write for a pull request: a heading a group, lists below."""
    groups = ["\n".join([f"### {_escaped(group.text)}", "", *_items(group.below, 0)]) for group in told]
    return "\n\n".join(groups) + "\n"


def _items(told: Iterable[Told], depth: int) -> Iterator[str]:
    for one in told:
        text = _escaped(one.text)
        yield "  " * depth + (f"- **{text}**" if one.below else f"- {text}")
        yield from _items(one.below, depth + 1)


def _escaped(text: str) -> str:
    return _OF_MARKDOWN.sub(r"\\\g<0>", _printable(text)).replace("://", "\\://")


def _printable(text: str) -> str:
    """Keep a line a line: what cannot be printed is spelt, and a space of any width is a space."""
    line = "".join(" " if sign.isspace() else sign for sign in text)
    return "".join(sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in line)
