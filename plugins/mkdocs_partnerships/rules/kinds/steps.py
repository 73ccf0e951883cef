"""Steps by a number: from so many days this, from so many days that."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from typing import Literal, Self

from pydantic import Field, model_validator

from mkdocs_partnerships.fields.text import Amount, Integer
from mkdocs_partnerships.fields.wrong import wrong
from mkdocs_partnerships.problems import Finding
from mkdocs_partnerships.rules.kinds.rule import Rule, Scope, case, reason
from mkdocs_partnerships.rules.names import QuestionId
from mkdocs_partnerships.rules.operations import Step
from mkdocs_partnerships.rules.share import Share
from mkdocs_partnerships.rules.sourced import Sourced


class Band(Sourced):
    """One step: what holds from one whole number to another, both included."""

    from_: Integer = Field(alias="from", description="The first number.")
    to: Integer | None = Field(None, description="The last number; without it there is no upper end.")
    amount: Amount | None = Field(None, description="The sum that is added.")
    share: Share | None = Field(None, description="The share of the sum so far that remains.")

    @model_validator(mode="after")
    def _does_one_thing(self) -> Self:
        if (self.amount is None) == (self.share is None):
            raise wrong("amount-or-share")
        return self

    @property
    def value(self) -> Fraction:
        """The sum or the share."""
        return self.share if self.share is not None else Fraction(self.amount or 0)


class Steps(Rule):
    """Adds a sum, or keeps a share, by the size of a whole number."""

    kind: Literal["steps"] = Field(description="What kind of rule it is: `steps`.")
    by: QuestionId = Field(description="The question that gives the number.")
    steps: tuple[Band, ...] = Field(
        description="The steps, smallest numbers first; each begins where the last one ended."
    )
    otherwise: Sourced | None = Field(
        None, description="What is said for numbers outside every step; no sum is known then. Left out: no effect."
    )

    def compile(self, scope: Scope) -> list[Step]:  # noqa: ARG002 - as every kind
        """One step of the program with a case for each band."""
        cases = [
            case(
                band.value,
                reason(["between", str(self.by), str(band.from_), band.to and str(band.to)], band.grounds()),
            )
            for band in self.steps
        ]
        adds = any(band.amount is not None for band in self.steps)
        step = self.step("add" if adds else "times", cases)
        return [{**step, "otherwise": self.otherwise.grounds() if self.otherwise else None}]

    def contradictions(self) -> Iterator[Finding]:
        """Find steps that overlap, leave a gap, run backwards or mix sums and shares."""
        for position, band in enumerate(self.steps):
            if band.to is not None and band.to < band.from_:
                yield Finding(("steps", position, "to"), "step-backwards", {"start": band.from_})
            if (band.amount is None) != (self.steps[0].amount is None):
                yield Finding(("steps", position), "steps-mixed", {})
        for position, (band, following) in enumerate(pairwise(self.steps), start=1):
            path = ("steps", position, "from")
            if band.to is not None and band.to < band.from_:
                continue
            if band.to is None or following.from_ <= band.to:
                end = "no end" if band.to is None else str(band.to)
                yield Finding(path, "step-overlap", {"start": following.from_, "end": end})
            elif following.from_ > band.to + 1:
                yield Finding(path, "step-gap", {"first": band.to + 1, "last": following.from_ - 1})
