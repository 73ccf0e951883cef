"""The closed set of operations: what a program may say, and nothing else.

A program is plain JSON. `evaluate.py` and `evaluate.mjs` each know exactly the operations below; a new rule kind is
compiled to them and needs no new one. There are twelve, in three families:

tests (true, false or unknown)
    `["is", question, [value, …]]`         the answer is one of the values
    `["between", question, low, high]`     the answer lies in the closed interval; an empty end (`null`) is open
    `["same", question, question]`         both answers are equal
    `["all", test, …]`, `["any", test, …]`, `["not", test]`; `true` and `false` stand for themselves

numbers (never negative)
    `"780"`, `"1/2"`                       a constant: digits, a decimal or a fraction
    `["answer", question]`                 the number that was answered
    `["times", a, b]`, `["least", a, b]`   the product; the smaller of the two
    `["left", a, b]`                       what is left of a after b was taken away, at least 0

effects of a step on the running sum
    `add`, `times`, `least`, and `round` (to a multiple of the number, in the step's `mode`)

Numbers travel as text because JSON's numbers are floating point in a browser.
"""

from collections.abc import Iterator
from typing import Any, Literal, NotRequired, TypeAlias, TypedDict

Test: TypeAlias = "bool | list[Any]"
Number: TypeAlias = "str | list[Any]"
Status: TypeAlias = Literal["stated", "inferred"]
QuestionKind: TypeAlias = Literal["choice", "yes_no", "whole_number", "amount", "country", "date"]
Effect: TypeAlias = Literal["add", "times", "least", "round"]
RoundingMode: TypeAlias = Literal["half_up", "down", "up"]

TESTS = ("is", "between", "same", "all", "any", "not")
NUMBERS = ("answer", "times", "least", "left")
EFFECTS = ("add", "times", "least", "round")


class Grounds(TypedDict):
    """Why something is so: a sentence, the ids of its sources, and whether they say it or we infer it."""

    because: str
    source: list[str]
    status: Status


class Question(TypedDict):
    """What evaluating and reading need to know of a question; labels stand in sentences.

    `unanswered` is what a sentence says while the answer is unknown ("the host country").
    """

    id: str
    kind: QuestionKind
    label: str
    unanswered: str
    choices: dict[str, str]
    minimum: str | None
    maximum: str | None


class Unsettled(Grounds):
    """Cases in which the sources do not say whether a condition holds."""

    test: Test


class Condition(Grounds):
    """What must hold; without it nothing is paid."""

    condition: str
    test: Test
    unsettled: Unsettled | None


class Reason(Grounds):
    """One cause for a case; an empty sentence means the step's own."""

    test: Test


class Case(TypedDict):
    """A value for the step's effect, used when any of the reasons holds."""

    value: Number
    reasons: list[Reason]


class Step(Grounds):
    """One line of the ledger: the first case that holds is used.

    Where none holds, the sum stays as it is or, if the step says `otherwise`, no sum is known.
    """

    rule: str
    does: Effect
    mode: NotRequired[RoundingMode]
    cases: list[Case]
    otherwise: Grounds | None


class SourceText(TypedDict):
    """Where something was read, and when."""

    title: str
    url: str | None
    read: str | None


class Program(TypedDict):
    """A scheme, ready to be calculated."""

    scheme: str
    currency: str
    questions: list[Question]
    countries: dict[str, str]
    conditions: list[Condition]
    steps: list[Step]
    sources: dict[str, SourceText]


def questions_of(operation: object) -> Iterator[str]:
    """Name each question that a test or a number asks, in the order of reading; twice if asked twice."""
    match operation:
        case ["is" | "between" | "answer", str(question), *_]:
            yield question
        case ["same", str(first), str(second)]:
            yield first
            yield second
        case [str(), *inner]:
            for one in inner:
                yield from questions_of(one)
