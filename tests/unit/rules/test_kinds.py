"""Each rule kind: a case in tests/cases/rules/, with what its answers are in Python and in JavaScript."""

from pathlib import Path
from typing import Any, get_args

import pytest
from rules_tried import ROOT, Node, data_of, program_from

from mkdocs_partnerships.rules import calculate
from mkdocs_partnerships.rules.kinds import KINDS, AmountRule, kind_names

CASES = sorted((ROOT / "tests/cases/rules").glob("*.yml"))


def test_the_union_has_every_kind() -> None:
    union = get_args(AmountRule)[0]
    assert [get_args(one)[0] for one in get_args(union)] == list(KINDS)


def test_every_kind_has_a_case() -> None:
    assert sorted(case.stem for case in CASES) == sorted([*kind_names, "conditions", "validity"])


@pytest.mark.parametrize("case", CASES, ids=[case.stem for case in CASES])
def test_answers(case: Path, node: Node) -> None:
    tried: dict[str, Any] = data_of(case)
    program = program_from({**tried["scheme"], "currency": "EUR", "sources": {"page": {"title": "A page"}}})
    for expected in tried["answers"]:
        answer = calculate(program, expected["given"])
        assert node.ask(program, [{"answers": expected["given"]}]) == [answer]
        shown = {
            "eligible": {True: "yes", False: "no", None: "open"}[answer["eligible"]],
            "amount": answer["amount"] or answer["amount_range"] or "not known",
            "steps": [f"{one['before']} → {one['after']}: {one['because']}" for one in answer["steps"]],
            "unmet": [one["because"] for one in answer["unmet"]],
            "undecided": [one["because"] for one in answer["undecided"]],
        }
        assert {name: shown[name] for name in expected if name != "given"} == {
            name: value for name, value in expected.items() if name != "given"
        }
