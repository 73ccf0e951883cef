"""How the values of fields are said in a sentence."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from mkdocs_partnerships import shown
from mkdocs_partnerships.changes.compare import name_of
from mkdocs_partnerships.fields.records import Record
from mkdocs_partnerships.fields.times import Moment, PartialDate
from mkdocs_partnerships.site import Site
from mkdocs_partnerships.words import load_words

LONGEST = 80
"""Signs of a text that are said; of a longer one only how many words changed."""

_COUNTRIES = {"country", "not_open_to"}
_REFERENCES = {
    "partnerships": "partnership",
    "members": "cluster",
    "coordinator": "cluster",
    "host": "cluster",
    "organisers": "cluster",
    "part_of": "event",
    "events": "event",
    "scheme": "scheme",
    "schemes": "scheme",
    "extends": "scheme",
}
"""The type of the entries that a field names."""


def said(site: Site, field: str, value: Any, language: str) -> str:  # noqa: PLR0911 - one line a kind of value
    """Say a value in a sentence.

    Args:
        site: where the entries stand that it may name.
        field: the name of its field.
        value: the value.
        language: the language of the sentence.
    """
    match value:
        case bool():
            return str(load_words(language)["changes"]["yes" if value else "no"])
        case Moment():
            return shown.moment(value, language)
        case PartialDate():
            return shown.partial(value, language)
        case dt.date():
            return shown.day(value, language)
        case dt.time():
            return f"{value:%H:%M}"
        case Decimal():
            return shown.amount(value)
        case tuple():
            return shown.joined([said(site, field, one, language) for one in value], language)
        case Record():
            return said(site, field, name_of(value) or load_words(language)["changes"]["unnamed"], language)
        case str():
            return _text(site, field, value, language)
    return str(value)


def _text(site: Site, field: str, value: str, language: str) -> str:
    if field in _COUNTRIES:
        return shown.country(value, language)
    named = site.find(_REFERENCES[field], value) if field in _REFERENCES else None
    words: Mapping[str, Any] = load_words(language)
    for table, of_field in (("event_types", "type"), ("attendance", "attendance")):
        if field == of_field and value in words[table]:
            return str(words[table][value])
    line = " ".join((named.name_shown if named else value).split())
    text = line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"
    return str(words["changes"]["quoted"].format(text=text))


def words_changed(before: str, after: str) -> tuple[int, int]:
    """Count the words that a text has now and had not, and those that it had and has not."""
    old, new = Counter(before.split()), Counter(after.split())
    return (new - old).total(), (old - new).total()
