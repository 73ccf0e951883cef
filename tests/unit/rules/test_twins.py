"""Python and JavaScript give the same answer: value and explanation."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rules_tried import Node
from schemes_drawn import answers_for, programs_drawn

from mkdocs_partnerships.rules import Program, ResolvedScheme, calculate
from mkdocs_partnerships.rules.answers import read_answer

EDITIONS = ("clusterxchange-2020", "clusterxchange-2022", "clusterxchange-2022-medic-nest")


@pytest.mark.parametrize("scheme_id", EDITIONS)
def test_every_country_stay_and_distance_gives_the_same_answer(
    scheme_id: str, schemes: dict[str, ResolvedScheme], programs: dict[str, Program], node: Node
) -> None:
    program = programs[scheme_id]
    with_rate = [row.country for row in schemes[scheme_id].rules.rates]
    # Countries without a rate differ in nothing but their name: one of them takes the whole way, each one stay.
    cases = [
        {"host_country": country, "working_days": str(days), "distance": distance}
        for country in [*with_rate, "CH"]
        for days in range(41)
        for distance in ("under_200", "at_least_200")
    ] + [{"host_country": country, "working_days": "5"} for country in program["countries"]]
    in_javascript = node.ask(program, ({"answers": case} for case in cases))
    assert in_javascript == [calculate(program, case) for case in cases]


def test_examples_give_the_same_answer(
    schemes: dict[str, ResolvedScheme], programs: dict[str, Program], node: Node
) -> None:
    for scheme_id, scheme in schemes.items():
        program = programs[scheme_id]
        cases = [case.given for example in scheme.rules.examples for case in example.cases()]
        assert cases
        in_javascript = node.ask(program, ({"answers": case} for case in cases))
        assert in_javascript == [calculate(program, case) for case in cases]


@given(st.data())
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_random_schemes_and_answers_give_the_same_answer(node: Node, data: st.DataObject) -> None:
    program = data.draw(programs_drawn())
    cases = data.draw(st.lists(answers_for(program), min_size=1, max_size=5))
    assert node.ask(program, ({"answers": case} for case in cases)) == [calculate(program, case) for case in cases]


@given(st.data())
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_an_answer_left_out_leaves_every_possible_answer_in_the_range(data: st.DataObject) -> None:
    """What is claimed with less knowledge stays true with more."""
    program = data.draw(programs_drawn())
    full = data.draw(answers_for(program))
    some = {question: answer for question, answer in full.items() if data.draw(st.booleans())}
    more, less = calculate(program, full), calculate(program, some)
    assert less["eligible"] in (more["eligible"], None)
    if more["amount"] is not None and (less["amount"] or less["amount_range"]):
        low, high = less["amount_range"] or (less["amount"], less["amount"])
        assert low is not None
        assert _cents(low) <= _cents(more["amount"])
        assert high is None or _cents(more["amount"]) <= _cents(high)


def _cents(amount: str) -> int:
    return int(amount.replace(".", ""))


READ: list[tuple[str, list[str]]] = [
    ("whole_number", ["5", " 05 ", "0", "366", "367", "-1", "5.0", "٥", "1e1", "five", "", "unknown", "9999999999"]),
    ("amount", ["1500", "1500.5", "1500,50", "1 500", "1.500", "-3", "0", "NaN", "unknown", "366.01"]),
    ("country", ["PT", "pt", "EL", "NO", "XX", "toString", "__proto__", ""]),
    ("choice", ["under_200", "under 200", "constructor", "unknown"]),
    ("date", ["2023-02-28", "2023-02-29", "2024-02-29", "2023-2-1", "0999-01-01", "20230101", "2023-13-01", ""]),
]


@pytest.mark.parametrize(("kind", "texts"), READ)
def test_answers_are_read_alike(kind: str, texts: list[str], node: Node, programs: dict[str, Program]) -> None:
    countries = programs["clusterxchange-2022"]["countries"]
    question: Any = {
        "id": "asked",
        "kind": kind,
        "choices": {"under_200": "Under"},
        "minimum": None,
        "maximum": "366",
    }
    asked = [{"question": question, "text": text, "countries": countries} for text in texts]
    in_javascript = node.ask(None, asked)
    for text, got in zip(texts, in_javascript, strict=True):
        if text.strip() in ("", "unknown"):
            assert got == {}
            continue
        answer, code = read_answer(question, text.strip(), countries)
        assert got == ({"problem": code} if code else {"answer": answer})
