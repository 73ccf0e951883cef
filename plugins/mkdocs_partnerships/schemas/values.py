r"""The JSON Schema of each kind of value as a reader of YAML 1.2 gives it: `120` is a number, `2023-11-21` a text.

A schema that refuses what our own readers take would cry wolf, so it takes whatever they take; tests hold it to that.
Some of what they refuse it takes as well: a day that no month has, a country's name in a text. `partnerships check` has
the last word.
"""

from collections.abc import Callable
from importlib.resources import files
from typing import Any, TypeAlias

from babel import Locale
from babel.numbers import list_currencies

from mkdocs_partnerships.fields.countries import Country, country_names, protocol_order
from mkdocs_partnerships.fields.links import Address, Email, Url
from mkdocs_partnerships.fields.records import ATTACHMENT_ENDINGS, PICTURE_ENDINGS, AttachedFile, PictureFile
from mkdocs_partnerships.fields.references import ClusterId, EventId, PartnershipId, SchemeId
from mkdocs_partnerships.fields.text import (
    MAX_SUMMARY,
    Amount,
    Colour,
    Currency,
    Integer,
    Language,
    Line,
    Markdown,
    Summary,
    Switch,
    Text,
    Written,
)
from mkdocs_partnerships.fields.times import AnyDate, AnyMoment, ClockTime, Date, Zone
from mkdocs_partnerships.rules.example import ExpectedAmount
from mkdocs_partnerships.rules.names import GroupId, OwnName, QuestionId, SourceIds
from mkdocs_partnerships.rules.share import Share
from mkdocs_partnerships.schemas.shapes import note_of

Schema: TypeAlias = dict[str, Any]

YEAR = "(19[5-9][0-9]|20[0-9]{2}|2100)"
DAY = YEAR + r"-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
CLOCK = r"([01]?[0-9]|2[0-3]):[0-5][0-9]"
MOMENT = f"{DAY}([T ] *{CLOCK}(:00)?)?"
PARTIAL = YEAR + r"(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?"
AMOUNT = r"[0-9]{1,12}(\.[0-9]{1,2})?"
INTEGER = "[0-9]{1,12}"
ID = "[a-z0-9]+(-[a-z0-9]+)*"
NAME = "[a-z0-9]+([-_][a-z0-9]+)*"
URL = r"https?://[^\s<>\"\\]+"
EMAIL = r"[^\s@]+@[^\s@]+\.[^\s@]+"
ADDRESS = r"/([a-z0-9][a-z0-9._-]*/)+"
COLOUR = "#[0-9A-Fa-f]{6}"
LANGUAGE = "[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?"
YES = "([Yy][Ee][Ss]|[Tt][Rr][Uu][Ee])"
NO = "([Nn][Oo]|[Ff][Aa][Ll][Ss][Ee])"
SHARE = r"[0-9]+([./][0-9]+)?\s*%?"

_EU_LANGUAGES = "en bg cs da de el es et fi fr ga hr hu it lt lv mt nl pl pt ro sk sl sv".split()  # noqa: SIM905


def letters(pattern: str) -> Schema:
    """Make the schema of a text of one pattern; white space around it does not count."""
    return {"type": "string", "pattern": f"^\\s*{pattern}\\s*$"}


def _file(endings: tuple[str, ...]) -> Schema:
    letter_by_letter = (
        "".join(f"[{sign}{sign.upper()}]" if sign.isalpha() else sign for sign in one[1:]) for one in endings
    )
    return letters(rf"(?![/.])(?!.*(/\.|//))[^\\:#?%\n]*\.({'|'.join(letter_by_letter)})")


def zone_names() -> list[str]:
    """Give the names of time zones that the locked time zone data has; the machine's own are never asked."""
    listed = files("tzdata").joinpath("zones").read_text("utf-8").split()
    return sorted({*(one for one in listed if "/" in one), "UTC"})


def country_labels() -> dict[str, str]:
    """Give each country's name by its code, in protocol order."""
    names = country_names()
    return {code: names[code] for code in sorted(names, key=protocol_order().__getitem__)}


def _currencies() -> dict[str, str]:
    names = Locale("en").currencies
    return {code: names.get(code, "") for code in sorted(list_currencies(), key=lambda code: (code != "EUR", code))}


def _zones() -> dict[str, str]:
    # Europe's first: a list is offered in this order.
    return dict.fromkeys(sorted(zone_names(), key=lambda zone: (not zone.startswith("Europe/"), zone)), "")


LISTS: dict[Written, tuple[str, Callable[[], dict[str, str]]]] = {
    note_of(Country): ("Country", country_labels),
    note_of(Currency): ("Currency", _currencies),
    note_of(Zone): ("TimeZone", _zones),
}
"""Long lists of words, each with what it means; and the name under which each stands once in a schema."""

_LINE = {"type": ["string", "number"], "pattern": r"^\s*\S[^\n]*\s*$"}
_TEXT = {"type": ["string", "number"], "pattern": r"\S"}
_REFERENCE = letters(ID)

_KINDS: tuple[tuple[Any, Schema], ...] = (
    (Line, _LINE),
    (Text, _TEXT),
    (Markdown, _TEXT),
    # Around it white space does not count, so that it may be longer by what a block in YAML adds.
    (Summary, _LINE | {"pattern": rf"^\s*\S[^\n]{{0,{MAX_SUMMARY - 1}}}\s*$"}),
    (
        Integer,
        {"type": ["integer", "string"], "minimum": 0, "maximum": 10**12 - 1, "pattern": f"^\\s*{INTEGER}\\s*$"},
    ),
    (Amount, {"type": ["number", "string"], "minimum": 0, "pattern": f"^\\s*{AMOUNT}\\s*$"}),
    (ExpectedAmount, {"type": ["number", "string"], "minimum": 0, "pattern": rf"^\s*({AMOUNT}|not_known)\s*$"}),
    (Share, {"type": ["string", "number"], "minimum": 0, "maximum": 1, "pattern": f"^\\s*{SHARE}\\s*$"}),
    (Switch, {"type": ["boolean", "string"], "pattern": f"^\\s*({YES}|{NO})\\s*$"}),
    (Colour, letters(COLOUR)),
    (Language, letters(LANGUAGE) | {"examples": _EU_LANGUAGES}),
    (Date, letters(DAY)),
    (AnyMoment, letters(MOMENT)),
    (ClockTime, letters(CLOCK)),
    (AnyDate, {"type": ["string", "integer"], "pattern": f"^\\s*{PARTIAL}\\s*$", "minimum": 1950, "maximum": 2100}),
    (Url, letters(URL)),
    (Email, letters(EMAIL)),
    (Address, letters(ADDRESS)),
    (PictureFile, _file(PICTURE_ENDINGS)),
    (AttachedFile, _file(ATTACHMENT_ENDINGS)),
    *((kind, _REFERENCE) for kind in (PartnershipId, ClusterId, EventId, SchemeId)),
    *((kind, letters(NAME)) for kind in (OwnName, QuestionId, GroupId, SourceIds)),
)

VALUES: dict[Written, Schema] = {note_of(kind): schema for kind, schema in _KINDS}
"""The schema of each other kind of value, by its note on how it is written."""
