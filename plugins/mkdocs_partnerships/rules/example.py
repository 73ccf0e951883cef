"""Worked examples: cases with their expected answers, run at every build in Python and in the browser's JavaScript."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated, Any, Literal, Self

from pydantic import Field, PlainValidator, model_validator

from mkdocs_partnerships.fields.records import Record
from mkdocs_partnerships.fields.text import Line, Written, read_line
from mkdocs_partnerships.fields.wrong import wrong
from mkdocs_partnerships.problems import Path, Phrase
from mkdocs_partnerships.rules.answer import Answer
from mkdocs_partnerships.rules.names import OwnName, QuestionId
from mkdocs_partnerships.rules.numbers import money
from mkdocs_partnerships.rules.sourced import StatusField

NOT_KNOWN = "not_known"
_ELIGIBLE = {True: "yes", False: "no", None: "open"}


def _read_expected(value: Any) -> str:
    text = read_line(value)
    if text == NOT_KNOWN:
        return text
    if not re.fullmatch(r"[0-9]{1,12}(\.[0-9]{1,2})?", text):
        raise wrong("not-an-amount", value=text)
    return money(Fraction(text))


def _check_sum(value: Any) -> str:
    """Keep a sum as it was written, so that a problem finds its line."""
    _read_expected(value)
    return read_line(value)


ExpectedAmount = Annotated[
    str, PlainValidator(_read_expected, json_schema_input_type=str), Written("a sum, or `not_known`", "780")
]


WrittenAmount = Annotated[
    str, PlainValidator(_check_sum, json_schema_input_type=str), Written("a sum, or `not_known`", "780")
]


class Expected(Record):
    """What must come out; what is left out is not looked at."""

    eligible: Literal["yes", "no", "open"] | None = Field(None, description="Whether one may take part.")
    amount: ExpectedAmount | None = Field(None, description="The sum; `not_known` where no single sum comes out.")
    lowest: ExpectedAmount | None = Field(None, description="The lower end of the range.")
    highest: ExpectedAmount | None = Field(None, description="The upper end of the range.")
    status: StatusField | None = Field(None, description="Whether the answer is stated or inferred.")
    unmet: tuple[OwnName, ...] | None = Field(None, description="The conditions that fail.")
    undecided: tuple[OwnName, ...] | None = Field(None, description="The conditions of which it is open.")


@dataclass(frozen=True, slots=True)
class WorkedCase:
    """One case of an example.

    Attributes:
        path: the way to what must come out, from the example on.
        title: the case in words.
        given: what is answered.
        expect: what must come out.
    """

    path: Path
    title: str
    given: dict[str, str]
    expect: Expected


class Example(Record):
    """A case and its answer, or many cases that differ in one answer."""

    title: Line = Field(description="The case in words.")
    given: dict[QuestionId, Line] = Field({}, description="What is answered; everything else is unknown.")
    expect: Expected = Field(Expected(), description="What must come out.")
    by: QuestionId | None = Field(None, description="For many cases at once: the question in which they differ.")
    amounts: dict[WrittenAmount, tuple[Line, ...]] = Field(
        {}, description="For many cases at once: each sum, with the answers to `by` for which it must come out."
    )

    @model_validator(mode="after")
    def _says_by_what(self) -> Self:
        if (self.by is None) == bool(self.amounts):
            raise wrong("by-with-amounts")
        if self.by is None and self.expect == Expected():
            raise wrong("example-proves-nothing")
        return self

    def cases(self) -> Iterator[WorkedCase]:
        """Give each case; an example without `amounts` is one."""
        given = {str(name): text for name, text in self.given.items()}
        if self.by is None:
            yield WorkedCase(("expect",), self.title, given, self.expect)
        for amount, values in self.amounts.items():
            expect = self.expect.model_copy(update={"amount": _read_expected(amount)})
            for position, value in enumerate(values):
                path = ("amounts", amount, position)
                yield WorkedCase(path, f"{self.title}: {value}", {**given, str(self.by): value}, expect)


def disagreements(expected: Expected, answer: Answer) -> Iterator[tuple[str, str, str, str]]:
    """Compare an example with the answer.

    Yields:
        the field, what was expected, what came out, and the place in the ledger where the two part.
    """
    low, high = answer["amount_range"] or (None, None)
    came_out: dict[str, str | None] = {
        "eligible": _ELIGIBLE[answer["eligible"]],
        "amount": answer["amount"] or NOT_KNOWN,
        "lowest": low,
        "highest": high,
        "status": answer["status"],
        "unmet": ", ".join(one["condition"] for one in answer["unmet"]),
        "undecided": ", ".join(one["condition"] for one in answer["undecided"]),
    }
    for name, got in came_out.items():
        wanted = getattr(expected, name)
        if wanted is None:
            continue
        text = ", ".join(wanted) if isinstance(wanted, tuple) else str(wanted)
        if text != got:
            yield name, text or Phrase("none"), got or Phrase("none"), _parting(answer, text)


def _parting(answer: Answer, expected: str) -> str:
    """Find where a ledger leaves what was expected: after the last step that still had it, else at the first."""
    if answer["unmet"]:
        return f"{answer['unmet'][0]['condition']}: {answer['unmet'][0]['because']}"
    steps = answer["steps"]
    agreeing = [position for position, step in enumerate(steps) if step["after"] == expected]
    position = agreeing[-1] + 1 if agreeing else 0
    if position >= len(steps):
        return Phrase("no-step")
    step = steps[position]
    return f"{step['rule']}, {_shown(step['before'])} → {_shown(step['after'])}: {step['because']}"


def _shown(sum_: object) -> str:
    if isinstance(sum_, list):
        return f"{sum_[0]} to {sum_[1] or '…'}"
    return NOT_KNOWN if sum_ is None else str(sum_)
