"""One event or news item as it was found in a file of others."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from mkdocs_partnerships.source import Value
from mkdocs_partnerships.source.text import CONTROL


class NotReadableError(Exception):
    """The file as a whole cannot be taken; the argument is the message's key in the table `import` of the words."""


@dataclass(slots=True)
class Item:
    """What was found, before it is an entry.

    Attributes:
        type_name: what it becomes: `event` or `news`.
        key: its name where it comes from (UID, GUID), by which it is known when it comes again.
        data: the fields of the entry.
        todo: what a person has to look at, as keys of the table `import.todo` of the words.
        parent: the name of the item of which it is a part (RELATED-TO), if any.
        missing: the field without which nothing can be made of it; empty when all is there.
    """

    type_name: str
    key: str
    data: dict[str, Value]
    todo: list[str] = field(default_factory=list)
    parent: str = ""
    missing: str = ""


def line(text: object) -> str:
    """Give a text on one line, without control characters."""
    return " ".join(CONTROL.sub(" ", str(text or "")).split())


_LONGEST = 400
_AT_LEAST = 40


def shortened(text: str) -> str:
    """Give the first sentences of a text: as many as a summary may have, else as many words."""
    text = line(text)
    if len(text) <= _LONGEST:
        return text
    ends = [at + 1 for at in range(_AT_LEAST, _LONGEST) if text[at] in ".!?" and text[at + 1] == " "]
    if ends:
        return text[: ends[-1]]
    return text[: text.rfind(" ", 0, _LONGEST)].rstrip(" ,;:–—-") + "…"


def words(found: Iterable[object]) -> list[Value]:
    """Give words, each once, without empty ones."""
    return list(dict.fromkeys(one for one in map(line, found) if one))
