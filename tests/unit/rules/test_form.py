"""The form of several editions, the picture of the rates, the differences between schemes."""

import pytest

from mkdocs_partnerships.rules import (
    Program,
    ResolvedScheme,
    Sheet,
    differences,
    draw,
    editions,
    lay_out,
    lay_out_form,
    neighbours,
)

FIRST, SECOND = "clusterxchange-2020", "clusterxchange-2022"
MEDIC_NEST, CIRCINWATER = "clusterxchange-2022-medic-nest", "circinwater-internationalisation"


@pytest.fixture(scope="module")
def sheets(schemes: dict[str, ResolvedScheme], programs: dict[str, Program]) -> dict[str, Sheet]:
    return {key: lay_out(scheme, programs[key]) for key, scheme in schemes.items()}


def test_editions_are_the_schemes_of_a_series_that_stand_by_themselves(schemes: dict[str, ResolvedScheme]) -> None:
    assert editions(schemes, FIRST) == editions(schemes, SECOND) == [SECOND, FIRST]
    assert editions(schemes, MEDIC_NEST) == [MEDIC_NEST]
    assert editions(schemes, CIRCINWATER) == [CIRCINWATER]


def test_a_scheme_is_compared_with_its_neighbours(schemes: dict[str, ResolvedScheme]) -> None:
    found = {key: neighbours(schemes, key) for key in schemes}
    assert found == {
        FIRST: [SECOND],
        SECOND: [FIRST, MEDIC_NEST],
        MEDIC_NEST: [SECOND],
        CIRCINWATER: [],
    }


def test_the_form_of_editions_asks_each_question_once_and_the_day_first(sheets: dict[str, Sheet]) -> None:
    form = lay_out_form([sheets[SECOND], sheets[FIRST]])
    ids = [one.id for one in form.questions]
    assert ids[0] == form.picks == "start_date"
    assert sorted(ids) == sorted({one.id for key in (FIRST, SECOND) for one in sheets[key].scheme.rules.questions})
    assert form.compares == "host_country"


def test_the_form_of_one_scheme_keeps_its_order(sheets: dict[str, Sheet]) -> None:
    form = lay_out_form([sheets[CIRCINWATER]])
    assert [one.id for one in form.questions] == ["organisation_type", "destination", "eligible_costs", "received"]
    assert (form.picks, form.compares) == (None, None)


def test_bars_go_from_the_highest_to_the_lowest(sheets: dict[str, Sheet]) -> None:
    rows = sheets[SECOND].rates
    bars = draw(rows)
    amounts = [bar.amount for bar in bars]
    assert amounts == sorted(amounts, reverse=True)
    assert (bars[0].length, bars[-1].length) == ("100.0", "48.2")
    assert [bar.countries for bar in bars if bar.status == "stated"] == [("PT",)]


def test_countries_of_one_rate_share_a_bar_and_stay_in_protocol_order(sheets: dict[str, Sheet]) -> None:
    rows = sheets[SECOND].rates
    bars = draw(rows)
    shown = {(bar.amount, bar.status): bar.countries for bar in bars}
    assert len(shown) == len(bars) < len(rows)
    rates = [row.rate for row in rows]
    assert shown == {
        key: tuple(one.country for one in rates if (one.amount, one.status) == key)
        for key in {(one.amount, one.status) for one in rates}
    }


def test_without_a_rate_nothing_is_drawn() -> None:
    assert draw([]) == ()


def test_medic_nest_differs_in_one_rule(sheets: dict[str, Sheet]) -> None:
    found = differences(sheets[SECOND], sheets[MEDIC_NEST])
    assert [one.subject for one in found] == ["amount"]
    here, there = ([said.text for said in side] for side in (found[0].here, found[0].there))
    assert [text for text in there if text not in here] == [
        "Reduced by half, once, unless the stay is five working days, or for a distance under 200 km",
        "stay longer than five working days (Medic Nest's wording, taken literally)",
    ]


def test_the_editions_differ_in_these_subjects(sheets: dict[str, Sheet]) -> None:
    found = differences(sheets[FIRST], sheets[SECOND])
    assert [one.country for one in found if one.subject == "rates"] == ["LI"]
    silent = [one.there[0].text for one in found if one.subject == "conditions" and not one.here]
    assert silent == ["The lump sum is for one person of an organisation"]
    assert {one.subject for one in found} == {
        "valid",
        "conditions",
        "rates",
        "amount",
        "before",
        "after",
        "payment",
    }


def test_a_scheme_does_not_differ_from_itself(sheets: dict[str, Sheet]) -> None:
    assert [differences(one, one) for one in sheets.values()] == [[], [], [], []]
