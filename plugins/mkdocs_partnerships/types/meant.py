"""What an editor probably meant by a value that its field cannot take, told before the field's own message."""

import re
from typing import get_args

from pydantic import BaseModel

from mkdocs_partnerships.fields.references import as_id, can_refer
from mkdocs_partnerships.problems import Path, Problem, problem
from mkdocs_partnerships.source import Source
from mkdocs_partnerships.syntax import TEXTS, bar, in_curly_quotes, is_curly, shortened, straight

_OF_FREE_TEXT = ("summary-too-long", "line-break", "empty")
"""The mistakes of texts in which quotation marks of any kind may stand."""

_PLAIN = re.compile(r"\w[\w .&’/+-]*")
"""What needs no quotation marks in a list on one line."""


def meant_otherwise(
    source: Source, path: Path, code: str, given: object, owner: type[BaseModel] | None
) -> Problem | None:
    """Find the slip behind a mistake: quotation marks of a word processor, a space or a sign left out, no brackets.

    Args:
        source: the file.
        path: the way to the value.
        code: the message that its field gives.
        given: the value.
        owner: the group of fields in which it stands.

    Returns:
        a problem that says more than the field's own; nothing when none of these slips was made.
    """
    place, key = source.place(path), source.place(path, key=True)
    if isinstance(given, str) and is_curly(given.strip()) and code not in _OF_FREE_TEXT:
        return problem(place, "curly-quotes", path=path, instead=shortened(straight(given.strip()[1:-1])))
    if code == "not-text" and (curly := in_curly_quotes(source.line(place), place.column - 1)):
        return problem(place, "curly-quotes", path=path, instead=shortened(straight(curly)))
    if code == "not-text" and path[-1] in TEXTS and place.line > key.line:
        return problem(key, "text-without-bar", path=path, instead=bar(str(path[-1])))
    field = owner.model_fields.get(str(path[-1])) if owner and path else None
    if code == "not-a-list" and isinstance(given, str) and given.strip() and field and _takes_texts(field.annotation):
        instead = _as_list(given, names=can_refer(field.annotation))
        return problem(place, "one-for-list", path=path, value=given.strip(), instead=instead)
    if code == "unknown-field":
        name, colon, rest = str(path[-1]).partition(":")
        if colon and owner and name in owner.model_fields:
            return problem(key, "missing-space", path=(*path[:-1], name), instead=shortened(f"{name}: {rest}"))
    return None


def _takes_texts(kind: object) -> bool:
    """Say whether an item of a list can be a text, not a group of fields only."""
    return (isinstance(kind, type) and issubclass(kind, str)) or any(map(_takes_texts, get_args(kind)))


def _as_list(given: str, *, names: bool) -> str:
    """Write a text as the list that was meant: commas divide it; names of other entries become ids."""
    parts = [part.strip() for part in given.split(",") if part.strip()]
    parts = [part[1:-1] if is_curly(part) else part for part in parts]
    if names:
        parts = [as_id(part) or part for part in parts]
    return shortened(f"[{', '.join(part if _PLAIN.fullmatch(part) else straight(part) for part in parts)}]")
