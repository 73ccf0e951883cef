"""What an editor probably meant by a value that its field cannot take, told before the field's own message."""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any, get_args

from pydantic import BaseModel

from mkdocs_partnerships.fields.notations import clocks, two_days
from mkdocs_partnerships.fields.references import as_id, can_refer
from mkdocs_partnerships.problems import Path, Place, Problem, problem
from mkdocs_partnerships.source import Source
from mkdocs_partnerships.syntax import (
    TEXTS,
    bar,
    in_curly_quotes,
    is_curly,
    missing_item_space,
    shortened,
    straight,
)

_OF_FREE_TEXT = ("summary-too-long", "line-break", "empty")
"""The mistakes of texts in which quotation marks of any kind may stand."""

_OTHER_NAMES = {
    "location": ("place", "city"),
    "venue": ("place",),
    "city": ("place",),
    "country": ("place",),
    "address": ("place", "url"),
    "description": ("summary", "title", "label"),
    "abstract": ("summary",),
    "text": ("body", "summary", "title"),
    "content": ("body", "text"),
    "date": ("start", "published"),
    "day": ("start", "date", "published"),
    "time": ("start",),
    "when": ("start", "published"),
    "begin": ("start",),
    "from": ("start",),
    "to": ("end",),
    "until": ("end",),
    "name": ("title", "label"),
    "headline": ("title",),
    "heading": ("title",),
    "title": ("name", "label"),
    "kind": ("type",),
    "category": ("type", "tags"),
    "keywords": ("tags",),
    "topics": ("tags",),
    "photo": ("image",),
    "picture": ("image",),
    "logo": ("image",),
    "photos": ("gallery",),
    "pictures": ("gallery",),
    "documents": ("attachments",),
    "files": ("attachments",),
    "url": ("website",),
    "link": ("url", "website"),
    "agenda": ("programme",),
    "program": ("programme",),
    "deadline": ("closes", "registration"),
    "mail": ("email",),
    "author": ("authors",),
}
"""What fields are called in other programs, and here; the first that a group of fields has is meant."""

_NAMING = ("name", "title", "venue", "label", "note")
"""The fields under which a text alone is most probably meant, the first that a group has."""

_FILE = re.compile(r"[^\s/]+\.[A-Za-z]{3,4}")
_CLOCK = re.compile("[0-9]{1,2}:[0-9]{2}")
_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_PLAIN = re.compile(r"https?://[\w./~%?=&+-]+|\w[\w .&’/+-]*")
"""What needs no quotation marks in a list on one line."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """A value that its field cannot take.

    Attributes:
        source: the file.
        path: the way to the value.
        code: the message that its field gives.
        given: the value.
        owner: the group of fields in which it stands.
        group: the group of fields that is expected, if one is.
    """

    source: Source
    path: Path
    code: str
    given: object
    owner: type[BaseModel] | None = None
    group: type[BaseModel] | None = None

    @property
    def text(self) -> str:
        """The value, if it is a text."""
        return self.given.strip() if isinstance(self.given, str) else ""

    @property
    def place(self) -> Place:
        """Where the value begins."""
        return self.source.place(self.path)

    @property
    def key(self) -> Place:
        """Where its name begins."""
        return self.source.place(self.path, key=True)

    def told(self, code: str, **context: Any) -> Problem:
        """Tell it at the value's place, by another message."""
        return problem(self.place, code, path=self.path, **context)


def meant_otherwise(one: Mistake) -> Problem | None:
    """Find the slip behind a mistake: quotation marks of a word processor, a space or a sign left out, no brackets.

    Returns:
        a problem that says more than the field's own; nothing when none of these slips was made.
    """
    if is_curly(one.text) and one.code not in _OF_FREE_TEXT:
        return one.told("curly-quotes", instead=shortened(straight(one.text[1:-1])))
    find = _SLIPS.get(one.code)
    return find(one) if find else None


def _no_text(one: Mistake) -> Problem | None:
    if curly := in_curly_quotes(one.source.line(one.place), one.place.column - 1):
        return one.told("curly-quotes", instead=shortened(straight(curly)))
    if one.path[-1] in TEXTS and one.place.line > one.key.line:
        return problem(one.key, "text-without-bar", path=one.path, instead=bar(str(one.path[-1])))
    return None


def _no_list(one: Mistake) -> Problem | None:
    lines = [one.source.line(one.key), one.source.line(one.place)]
    if item := missing_item_space(lines, 1):
        return one.told(item.code, instead=item.context["instead"])
    field = one.owner.model_fields.get(str(one.path[-1])) if one.owner else None
    if one.text and field and _takes_texts(field.annotation):
        return one.told("one-for-list", value=one.text, instead=_as_list(one.text, field.annotation))
    return None


def _no_group(one: Mistake) -> Problem | None:
    names = [name for name in one.group.model_fields if name != "id"] if one.group else []
    instead = _as_group(one.text, names) if one.text else ""
    return one.told("text-for-group", value=one.text, instead=instead, known=", ".join(names)) if instead else None


def _no_moment(one: Mistake) -> Problem | None:
    """Understand two days where the start is expected, and an hour where the end is."""
    if one.path == ("start",) and (both := two_days(one.text)):
        return one.told("two-days", value=one.text, first=both[0], last=both[1])
    start = one.source.data.get("start")
    clock = one.text if _CLOCK.fullmatch(one.text) else next(iter(clocks(one.text)), "")
    if one.path == ("end",) and clock and isinstance(start, str) and _DAY.match(start):
        return one.told("other-notation", value=one.text, instead=f"{start[:10]} {clock}")
    return None


def _no_field(one: Mistake) -> Problem | None:
    name, colon, rest = str(one.path[-1]).partition(":")
    if colon and one.owner and name in one.owner.model_fields:
        instead = shortened(f"{name}: {rest}")
        return problem(one.key, "missing-space", path=(*one.path[:-1], name), instead=instead)
    return None


_SLIPS: Mapping[str, Callable[[Mistake], Problem | None]] = {
    "not-text": _no_text,
    "not-a-list": _no_list,
    "not-a-group": _no_group,
    "not-a-moment": _no_moment,
    "not-a-time": _no_moment,
    "unknown-field": _no_field,
}
"""What may be behind a mistake, by the message of its field."""


def also_called(name: str, known: Collection[str]) -> str | None:
    """Give the field that goes by another name elsewhere; nothing where there is none of it."""
    return next((one for one in _OTHER_NAMES.get(name.casefold(), ()) if one in known), None)


def _as_group(given: str, names: Collection[str]) -> str:
    """Write a text as a group of fields, under the field that it fits; an empty text where it fits none."""
    kind = "url" if re.match("https?://|www\\.", given) else "file" if _FILE.fullmatch(given) else ""
    name = kind if kind in names else next((one for one in _NAMING if one in names), "")
    return shortened(f"{{{name}: {_within_line(given)}}}") if name else ""


def _within_line(text: str) -> str:
    """Write a text so that it can stand in a list or a group on one line."""
    return text if _PLAIN.fullmatch(text) else straight(text)


def _takes_texts(kind: object) -> bool:
    """Say whether an item of a list can be a text, not a group of fields only."""
    return (isinstance(kind, type) and issubclass(kind, str)) or any(map(_takes_texts, get_args(kind)))


def _takes_groups(kind: object) -> bool:
    return (isinstance(kind, type) and issubclass(kind, BaseModel)) or any(map(_takes_groups, get_args(kind)))


def _as_list(given: str, kind: object) -> str:
    """Write a text as the list that was meant: commas divide it; names of other entries become ids."""
    parts = [part.strip() for part in given.split(",") if part.strip()]
    parts = [part[1:-1] if is_curly(part) else part for part in parts]
    return shortened(f"[{', '.join(_as_item(part, kind) for part in parts)}]")


def _as_item(part: str, kind: object) -> str:
    if not can_refer(kind):
        return _within_line(part)
    # Several words name an organisation rather than an entry, where both may stand.
    return (
        f"{{name: {_within_line(part)}}}" if " " in part and _takes_groups(kind) else as_id(part) or _within_line(part)
    )
