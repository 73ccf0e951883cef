"""The calculator's form: for one scheme, or for all editions of a series, of which the day picks one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mkdocs_partnerships.fields.countries import in_protocol_order
from mkdocs_partnerships.rules.extend import ResolvedScheme
from mkdocs_partnerships.rules.kinds.rate_table import RateTable
from mkdocs_partnerships.rules.question import Question
from mkdocs_partnerships.rules.sheet import Sheet
from mkdocs_partnerships.rules.validity import Validity, first_day


@dataclass(frozen=True, slots=True)
class Form:
    """What the form asks.

    Attributes:
        sheets: the schemes, the newest first.
        questions: the questions of all of them, each once, in the words of the newest.
        countries: the countries that a form offers: those of the schemes first, then all others.
        compares: the question of which two answers can be compared: the country of the rates.
        picks: the question whose answer picks the edition; nothing for one scheme.
    """

    sheets: tuple[Sheet, ...]
    questions: tuple[Question, ...]
    countries: tuple[tuple[str, ...], tuple[str, ...]]
    compares: str | None
    picks: str | None


def editions(schemes: Mapping[str, ResolvedScheme], scheme_id: str) -> list[str]:
    """Give the editions of a scheme's series, the newest first: schemes that stand by themselves, with their days.

    A scheme without a series, without days or with another question for the day is its only edition.
    """
    rules = schemes[scheme_id].rules
    if not rules.series or not rules.valid or schemes[scheme_id].lineage:
        return [scheme_id]
    asked = rules.valid.question
    begins = {
        key: first_day(valid.from_)
        for key, one in schemes.items()
        if one.rules.series == rules.series and not one.lineage and (valid := _days(one, asked))
    }
    return sorted(begins, key=lambda key: begins[key], reverse=True)


def _days(scheme: ResolvedScheme, asked: str) -> Validity | None:
    valid = scheme.rules.valid
    return valid if valid and valid.question == asked else None


def lay_out_form(sheets: Sequence[Sheet]) -> Form:
    """Lay out the form of one scheme, or of several editions.

    Args:
        sheets: the schemes, the newest first.
    """
    newest = sheets[0].scheme.rules
    picks = str(newest.valid.question) if len(sheets) > 1 and newest.valid else None
    questions = {one.id: one for sheet in reversed(sheets) for one in sheet.scheme.rules.questions}
    order = dict.fromkeys([picks, *(one.id for sheet in sheets for one in sheet.scheme.rules.questions)])
    first = tuple(in_protocol_order({code for sheet in sheets for code in sheet.countries[0]}))
    table = next((rule for rule in newest.amount if isinstance(rule, RateTable)), None)
    return Form(
        sheets=tuple(sheets),
        questions=tuple(questions[one] for one in order if one is not None),
        countries=(first, tuple(code for code in sheets[0].program["countries"] if code not in first)),
        compares=str(table.by) if table else None,
        picks=picks,
    )
