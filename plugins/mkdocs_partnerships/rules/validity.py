"""From when to when an edition was open.

A source may give only the year or the month of a bound. Days inside it are then neither in nor out: the answer is
open. A day outside every edition is an answer, too; no rate lives longer than its edition.
"""

import calendar

from pydantic import Field

from mkdocs_partnerships.fields.times import AnyDate, PartialDate
from mkdocs_partnerships.rules.names import QuestionId, QuestionName
from mkdocs_partnerships.rules.operations import Condition
from mkdocs_partnerships.rules.sourced import Sourced


class Validity(Sourced):
    """The days on which the scheme applied."""

    from_: AnyDate = Field(alias="from", description="The first day, or the year or month of which only that is known.")
    until: AnyDate | None = Field(None, description="The last day, or its year or month. Left out: still open.")
    question: QuestionId = Field(
        QuestionName("start_date"),
        description="The question whose answer must lie in between; `start_date` when left out.",
    )
    unsettled: Sourced | None = Field(
        None, description="What is said of days inside a bound that is not known to the day."
    )

    def compile(self) -> Condition:
        """Turn it into a condition."""
        question = str(self.question)
        return {
            "condition": "valid",
            "test": ["between", question, last_day(self.from_), self.until and first_day(self.until)],
            **self.grounds(),
            "unsettled": {
                "test": ["between", question, first_day(self.from_), self.until and last_day(self.until)],
                **(self.unsettled or self).grounds(),
            }
            if _is_partial(self.from_) or _is_partial(self.until)
            else None,
        }


def first_day(date: PartialDate) -> str:
    """Give the first day that a partial date may mean."""
    return f"{date.year:04}-{date.month or 1:02}-{date.day or 1:02}"


def last_day(date: PartialDate) -> str:
    """Give the last day that a partial date may mean."""
    month = date.month or 12
    return f"{date.year:04}-{month:02}-{date.day or calendar.monthrange(date.year, month)[1]:02}"


def _is_partial(date: PartialDate | None) -> bool:
    return date is not None and not date.day
