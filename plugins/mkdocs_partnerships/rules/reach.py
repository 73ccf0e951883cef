"""What can never happen: conditions that nobody fails or nobody meets, cases that no answers bring about.

Each test is tried on the answers at which it can change: every choice, every country that is named and two that are
not, every bound with its neighbours, the ends of what can be answered.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from math import prod

from mkdocs_partnerships.problems import Finding
from mkdocs_partnerships.rules.answers import read_answer
from mkdocs_partnerships.rules.kinds.cap import Cap
from mkdocs_partnerships.rules.kinds.fixed import Fixed
from mkdocs_partnerships.rules.kinds.reduction import Reduction
from mkdocs_partnerships.rules.kinds.rule import Rule
from mkdocs_partnerships.rules.kinds.steps import Steps
from mkdocs_partnerships.rules.known import Known
from mkdocs_partnerships.rules.operations import Program, Question, Test, questions_of
from mkdocs_partnerships.rules.ruleset import RuleSet
from mkdocs_partnerships.rules.when import compile_when

MOST_CASES = 50_000
"""A test on so many questions that it would take longer to try is believed."""


def unreachable(own: RuleSet, rules: RuleSet, program: Program) -> Iterator[Finding]:
    """Find what can never happen.

    Args:
        own: the scheme as written; paths are those of its file.
        rules: the same with what it extends.
        program: what it was compiled to.
    """
    for position, one in enumerate(own.conditions):
        compiled = one.compile(rules.groups)
        outcomes = _outcomes(program, compiled["test"])
        if outcomes == {True}:
            yield Finding(("conditions", position, "holds"), "condition-never-fails")
        if outcomes == {False}:
            yield Finding(("conditions", position, "holds"), "condition-never-holds")
        unsettled = compiled["unsettled"]
        if unsettled and outcomes == {True, False}:
            arises = ["all", ["not", compiled["test"]], unsettled["test"]]
            if True not in _outcomes(program, arises):
                yield Finding(("conditions", position, "unsettled"), "case-never-arises")
    if own.valid and True not in _outcomes(program, own.valid.compile()["test"]):
        yield Finding(("valid",), "condition-never-holds")
    for position, rule in enumerate(own.amount):
        for case in _cases(rule, rules):
            if True not in _outcomes(program, case.test):
                yield Finding(("amount", position, *case.path), "case-never-arises")


@dataclass(frozen=True, slots=True)
class _Case:
    """A test of a rule, and its path from the rule on."""

    path: tuple[str | int, ...]
    test: Test


def _cases(rule: Rule, rules: RuleSet) -> Iterator[_Case]:
    if isinstance(rule, Cap | Fixed):
        yield _Case(("when",), compile_when(rule.when, rules.groups))
    elif isinstance(rule, Reduction):
        for position, cause in enumerate(rule.causes):
            yield _Case(("causes", position, "when"), compile_when(cause.when, rules.groups))
    elif isinstance(rule, Steps):
        for position, band in enumerate(rule.steps):
            ends = [str(band.from_), None if band.to is None else str(band.to)]
            yield _Case(("steps", position), ["between", str(rule.by), *ends])


def _outcomes(program: Program, test: Test) -> set[bool]:
    """Say which of true and false a test can be; both where trying would take too long."""
    questions = {one["id"]: one for one in program["questions"]}
    asked = list(dict.fromkeys(questions_of(test)))
    named = list(_named(test))
    tried = [_answers(questions[one], named, program["countries"]) for one in asked]
    if prod(map(len, tried)) > MOST_CASES:
        return {True, False}
    found: set[bool] = set()
    for answers in product(*tried):
        truth = Known(program, dict(zip(asked, answers, strict=True))).test(test)
        if truth is not None:
            found.add(truth)
        if len(found) > 1:
            break
    return found


def _named(test: Test) -> Iterator[str]:
    """Give every value that a test compares with."""
    match test:
        case ["is", str(), list(values)]:
            yield from values
        case ["between", str(), low, high]:
            yield from (end for end in (low, high) if end is not None)
        case [str(), *inner]:
            for one in inner:
                yield from _named(one)


def _answers(question: Question, named: Sequence[str], countries: Mapping[str, str]) -> list[str]:
    """Give the answers at which a test can change."""
    boundless: Question = {**question, "minimum": None, "maximum": None}
    readable = [one for one in named if read_answer(boundless, one, countries)[1] is None]
    match question["kind"]:
        case "choice" | "yes_no":
            return list(question["choices"])
        case "country":
            return [*dict.fromkeys(readable), *[one for one in countries if one not in readable][:2]]
        case "date":
            days = {dt.date.fromisoformat(one) for one in readable} or {dt.date(2000, 1, 1)}
            return sorted({str(day + dt.timedelta(days=step)) for day in days for step in (-1, 0, 1)})
        case "whole_number" | "amount":
            least = Fraction(question["minimum"] or 0)
            most = None if question["maximum"] is None else Fraction(question["maximum"])
            step = Fraction(1) if question["kind"] == "whole_number" else Fraction(1, 100)
            around = {Fraction(one) + way * step for one in readable for way in (-1, 0, 1)}
            ends = {least, most if most is not None else max(around, default=least) + step}
            return [str(one) for one in sorted(around | ends) if one >= least and (most is None or one <= most)]
