"""Answers to a program: may I take part, what would I get, why, and where does it say so.

The twin of `evaluate.mjs`: both give the same answer, value and explanation. A question that is not answered is
"I don't know": tests become unknown, sums become intervals, and the answer says what stays open. Only what the
answers settle is claimed; nothing is guessed, and no last known rate stands in for a missing one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mkdocs_partnerships.rules.answer import Answer, ConditionMissed, StepTaken, Sum
from mkdocs_partnerships.rules.known import Known
from mkdocs_partnerships.rules.numbers import Interval, exactly, money
from mkdocs_partnerships.rules.operations import Case, Condition, Grounds, Program, Reason, Status, Step
from mkdocs_partnerships.rules.truth import any_


def calculate(program: Program, answers: Mapping[str, str]) -> Answer:
    """Calculate one case.

    Args:
        program: a compiled scheme.
        answers: what is known, by question id, as `read_answers` gives it; what is left out is unknown.
    """
    known = Known(program, answers)
    missed = [(truth, one) for truth, one in (_judge(known, each) for each in program["conditions"]) if one]
    unmet = [one for truth, one in missed if truth is False]
    undecided = [one for truth, one in missed if truth is None]
    ledger = _Ledger(None) if unmet else _add_up(known, program["steps"])
    amount, amount_range = _amounts(ledger)
    asks = {question for one in undecided for question in one["asks"]} | ledger.asks
    named = dict.fromkeys(source for one in [*ledger.steps, *unmet, *undecided] for source in one["source"])
    return {
        "scheme": program["scheme"],
        "eligible": False if unmet else None if undecided else True,
        "amount": amount,
        "amount_range": amount_range,
        "currency": program["currency"],
        "status": _status(unmet, ledger),
        "steps": ledger.steps,
        "unmet": unmet,
        "undecided": undecided,
        "asks": [question for question in known.questions if question in asks],
        "sources": {source: program["sources"][source] for source in named},
    }


def _judge(known: Known, condition: Condition) -> tuple[bool | None, ConditionMissed | None]:
    """Say whether a condition holds; where it does not, or may not, on which grounds."""
    grounds: Grounds = condition
    truth = known.test(condition["test"])
    if truth:
        return True, None
    asks = [] if truth is False else known.unanswered([condition["test"]])
    unsettled = condition["unsettled"]
    if truth is False and unsettled is not None:
        doubt = known.test(unsettled["test"])
        if doubt is not False:
            truth, grounds, asks = None, unsettled, [] if doubt else known.unanswered([unsettled["test"]])
    return truth, {"condition": condition["condition"], **known.grounds([grounds]), "asks": asks}


class _Ledger:
    """The steps so far and the running sum.

    Attributes:
        sum: the running sum; `None` when none is known.
        complete: false when, for some of the answers still open, no sum is known.
        steps: the lines.
        asks: the questions on which they still hang.
    """

    def __init__(self, start: Interval | None) -> None:
        self.sum = start
        self.complete = True
        self.steps: list[StepTaken] = []
        self.asks: set[str] = set()


def _add_up(known: Known, steps: Sequence[Step]) -> _Ledger:
    ledger = _Ledger(exactly(0))
    for step in steps:
        if ledger.sum is None:
            break
        _take(known, step, ledger, ledger.sum)
    return ledger


def _take(known: Known, step: Step, ledger: _Ledger, before: Interval) -> None:
    """Apply a step to the running sum and write its line, unless it changes nothing."""
    possible = _possible(known, step)
    otherwise = step["otherwise"]
    if not possible.cases:
        if otherwise is not None:
            ledger.sum = None
            ledger.steps.append(_line(step, before, None, known.grounds([otherwise]), certain=True))
        return
    results = [_effect(step, before, known.number(case["value"])) for case in possible.cases]
    if possible.none and otherwise is None:
        results.append(before)
    after = _hull(results)
    unknown_for_some = possible.none and otherwise is not None
    if after == before and step["does"] != "add" and not unknown_for_some:
        return
    certain = len(possible.cases) == 1 and not possible.none
    hangs: list[object] = [case["value"] for case in possible.cases]
    if not certain:
        hangs += [reason["test"] for reason in possible.reasons]
    ledger.sum = after
    ledger.complete = ledger.complete and not unknown_for_some
    ledger.asks.update(known.unanswered(hangs))
    ledger.steps.append(_line(step, before, after, _explain(known, step, possible.reasons, certain), certain=certain))


@dataclass(frozen=True, slots=True)
class _Possible:
    """The cases of a step that may apply, the reasons that tell for them, and whether it may be that none does."""

    cases: list[Case]
    reasons: list[Reason]
    none: bool


def _possible(known: Known, step: Step) -> _Possible:
    cases: list[Case] = []
    reasons: list[Reason] = []
    for case in step["cases"]:
        truths = [known.test(reason["test"]) for reason in case["reasons"]]
        truth = any_(truths)
        if truth is False:
            continue
        cases.append(case)
        reasons += [reason for reason, one in zip(case["reasons"], truths, strict=True) if one is truth]
        if truth:
            return _Possible(cases, reasons, none=False)
    return _Possible(cases, reasons, none=True)


def _effect(step: Step, before: Interval, value: Interval) -> Interval:
    if step["does"] == "add":
        return before.plus(value)
    if step["does"] == "times":
        return before.times(value)
    if step["does"] == "least":
        return before.least(value)
    return before.rounded(value.low, step["mode"])


def _explain(known: Known, step: Step, reasons: list[Reason], certain: bool) -> Grounds:  # noqa: FBT001
    """Let the reasons that hold speak; while it is open which ones do, the step speaks for all of them."""
    spoken = [reason for reason in reasons if reason["because"]] if certain else []
    sourced = [reason for reason in reasons if reason["source"]] if certain else []
    return {
        "because": known.grounds(spoken or [step])["because"],
        "source": known.grounds(sourced or [step])["source"],
        "status": known.grounds([step, *reasons])["status"],
    }


def _line(step: Step, before: Interval, after: Interval | None, grounds: Grounds, *, certain: bool) -> StepTaken:
    return {"rule": step["rule"], "before": _shown(before), "after": _shown(after), **grounds, "certain": certain}


def _hull(intervals: list[Interval]) -> Interval:
    result, *others = intervals
    for other in others:
        result = result.hull(other)
    return result


def _shown(interval: Interval | None) -> Sum:
    if interval is None:
        return None
    low, high = money(interval.low), None if interval.high is None else money(interval.high)
    return low if interval.low == interval.high else [low, high]


def _amounts(ledger: _Ledger) -> tuple[str | None, list[str | None] | None]:
    """Give the sum or the range; always the range when a sum is known for only some of the open answers."""
    shown = _shown(ledger.sum)
    if isinstance(shown, str):
        return (shown, None) if ledger.complete else (None, [shown, shown])
    return None, shown


def _status(unmet: list[ConditionMissed], ledger: _Ledger) -> Status | None:
    """Rate a refusal by its strongest ground, a sum by its weakest."""
    if unmet:
        return "stated" if any(one["status"] == "stated" for one in unmet) else "inferred"
    if ledger.sum is None:
        return None
    return "inferred" if any(step["status"] == "inferred" for step in ledger.steps) else "stated"
