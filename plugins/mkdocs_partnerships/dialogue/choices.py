"""What an answer may be chosen from: found by number, by id, or by a part of its name."""

from collections.abc import Mapping

from mkdocs_partnerships.dialogue.draft import Draft
from mkdocs_partnerships.dialogue.questions import Question
from mkdocs_partnerships.fields.countries import country_names, protocol_order
from mkdocs_partnerships.types.fields_shown import fields_of
from mkdocs_partnerships.words import load_words

_LABELS = {"type": "event_types", "attendance": "attendance"}
"""The table of words for the choices of a field."""

SHOWN = 12
"""How many choices are listed at once; of more, a part of the name is asked for."""


def choices(draft: Draft, question: Question) -> Mapping[str, str]:
    """Give what may be chosen, by what is written in the file; nothing when the answer is free.

    Entries are in the order of their names, countries in protocol order.
    """
    if question.refers:
        known = draft.known[question.refers]
        return dict(sorted(known.items(), key=lambda one: one[1].casefold()))
    field = question.path[-1]
    if field == "country":
        names = country_names()
        return {code: names[code] for code in sorted(names, key=protocol_order().__getitem__)}
    row = next((one for one in fields_of(draft.entry_type.model) if one.name == question.path[0]), None)
    said = load_words(draft.language)
    words = {**said.get(_LABELS.get(field, ""), {}), "other": said["new"]["other"]}
    return {one: words.get(one, one) for one in (row.choices if row else ())}


def search(words: str, among: Mapping[str, str]) -> list[str]:
    """Find what somebody means by some words: the id itself, else the whole name, else a part of either."""
    folded = words.strip().casefold()
    if not folded:
        return []
    for found in (
        [one for one in among if one.casefold() == folded],
        [one for one, name in among.items() if name.casefold() == folded],
        [one for one, name in among.items() if folded in name.casefold() or folded in one.casefold()],
    ):
        if found:
            return found
    return []
