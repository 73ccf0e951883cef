"""What can never happen is found; what can happen is not."""

from typing import Any

import pytest
from rules_tried import scheme_from

from mkdocs_partnerships.rules import ResolvedScheme, compile_program
from mkdocs_partnerships.rules.reach import unreachable

QUESTIONS = [
    {"id": "days", "kind": "whole_number", "label": "Days?", "minimum": "1", "maximum": "30"},
    {"id": "costs", "kind": "amount", "label": "Costs?"},
    {"id": "size", "kind": "choice", "label": "Size?", "choices": {"s": "Small", "l": "Large"}},
    {"id": "home", "kind": "country", "label": "From?"},
    {"id": "host", "kind": "country", "label": "To?"},
    {"id": "start_date", "kind": "date", "label": "When?"},
]


def found(holds: dict[str, Any], **more: Any) -> list[str]:
    condition = {"id": "tried", "holds": holds, "because": "So", "source": "a", **more}
    data = {
        "currency": "EUR",
        "questions": QUESTIONS,
        "sources": {"a": {"title": "A"}},
        "conditions": [condition],
        "amount": [{"kind": "fixed", "amount": "1", "because": "One", "source": "a"}],
    }
    scheme = scheme_from(data)
    return [one.code for one in unreachable(scheme, scheme, compile_program(ResolvedScheme("tried", scheme)))]


@pytest.mark.parametrize(
    "holds",
    [
        {"days": {"at_least": "30"}},
        {"days": {"at_most": "1"}},
        {"days": {"above": "1", "below": "3"}},
        {"costs": {"below": "0.01"}},
        {"costs": {"at_most": "2000"}},
        {"size": "s"},
        {"home": "PT"},
        {"home": {"unlike": "PT"}},
        {"home": {"differs_from": "host"}},
        {"home": "PT", "host": {"same_as": "home"}},
        {"start_date": {"at_least": "2022-02-01", "at_most": "2022-02-01"}},
    ],
)
def test_what_some_meet_and_some_fail_is_right(holds: dict[str, Any]) -> None:
    assert found(holds) == []


@pytest.mark.parametrize(
    "holds",
    [{"days": {"at_least": "1"}}, {"days": {"below": "31"}}, {"costs": {"at_least": "0"}}, {"size": ["s", "l"]}],
)
def test_what_nobody_fails_is_found(holds: dict[str, Any]) -> None:
    assert found(holds) == ["condition-never-fails"]


@pytest.mark.parametrize(
    "holds",
    [
        {"days": {"above": "30"}},
        {"days": {"above": "3", "below": "4"}},
        {"costs": {"below": "0"}},
        {"home": "PT", "host": "ES", "size": "s", "days": {"above": "30"}},
        {"start_date": {"above": "2022-02-01", "below": "2022-02-02"}},
    ],
)
def test_what_nobody_meets_is_found(holds: dict[str, Any]) -> None:
    assert found(holds) == ["condition-never-holds"]


def test_a_doubt_that_cannot_arise_is_found() -> None:
    doubt = {"because": "Perhaps", "source": "a"}
    assert found({"days": {"at_least": "3"}}, unsettled={**doubt, "when": {"days": "2"}}) == []
    assert found({"days": {"at_least": "3"}}, unsettled={**doubt, "when": {"days": "4"}}) == ["case-never-arises"]
