"""What the published schemes say, case by case."""

from typing import Any

import pytest

from mkdocs_partnerships.rules import Program, ResolvedScheme, calculate, read_answers

PORTUGAL = {"host_country": "PT", "distance": "at_least_200"}


@pytest.mark.parametrize("scheme_id", ["clusterxchange-2020", "clusterxchange-2022"])
@pytest.mark.parametrize(
    ("given", "amount"),
    [
        ({**PORTUGAL, "working_days": "5"}, "780.00"),
        ({**PORTUGAL, "working_days": "6"}, "780.00"),
        ({**PORTUGAL, "working_days": "4"}, "390.00"),
        ({**PORTUGAL, "working_days": "3"}, "390.00"),
        ({**PORTUGAL, "working_days": "2"}, None),
        ({**PORTUGAL, "working_days": "5", "distance": "under_200"}, "390.00"),
        ({**PORTUGAL, "working_days": "3", "distance": "under_200"}, "390.00"),
    ],
)
def test_portugal(scheme_id: str, given: dict[str, str], amount: str | None, programs: dict[str, Program]) -> None:
    assert calculate(programs[scheme_id], given)["amount"] == amount


def test_the_whole_answer_to_one_case(programs: dict[str, Program]) -> None:
    given = {
        "host_country": "PT",
        "home_country": "RO",
        "start_date": "2023-04-17",
        "working_days": "4",
        "distance": "under_200",
        "organisation_type": "sme",
        "cluster_member": "yes",
        "host_cluster_member": "yes",
        "earlier_visits": "0",
        "persons": "1",
    }
    program = programs["clusterxchange-2022"]
    sources = program["sources"]
    assert calculate(program, given) == {
        "scheme": "clusterxchange-2022",
        "eligible": True,
        "amount": "390.00",
        "amount_range": None,
        "currency": "EUR",
        "status": "stated",
        "steps": [
            {
                "rule": "rate",
                "before": "0.00",
                "after": "780.00",
                "because": "Full lump sum for Portugal",
                "source": ["clamtex", "eye", "mobilise-sme"],
                "status": "stated",
                "certain": True,
            },
            {
                "rule": "reduction",
                "before": "780.00",
                "after": "390.00",
                "because": "stay shorter than five working days; distance under 200 km",
                "source": ["eccp-about"],
                "status": "stated",
                "certain": True,
            },
        ],
        "unmet": [],
        "undecided": [],
        "asks": [],
        "sources": {name: sources[name] for name in ("clamtex", "eye", "mobilise-sme", "eccp-about")},
    }


def test_an_unknown_distance_leaves_a_range_and_says_so(programs: dict[str, Program]) -> None:
    answer = calculate(programs["clusterxchange-2022"], {"host_country": "PT", "working_days": "5"})
    assert (answer["eligible"], answer["amount"], answer["amount_range"]) == (None, None, ["390.00", "780.00"])
    assert answer["steps"][1] == {
        "rule": "reduction",
        "before": "780.00",
        "after": ["390.00", "780.00"],
        "because": "Reduced by half, once, for a stay under five working days or a distance under 200 km",
        "source": ["eccp-about"],
        "status": "stated",
        "certain": False,
    }
    assert "distance" in answer["asks"]
    assert "working_days" not in answer["asks"]


def test_a_country_without_a_rate_never_gets_a_figure(programs: dict[str, Program]) -> None:
    answer = calculate(programs["clusterxchange-2022"], {"host_country": "CH", "working_days": "5"})
    assert (answer["amount"], answer["amount_range"], answer["status"]) == (None, None, None)
    assert [step["because"] for step in answer["steps"]] == ["No rate is known for Switzerland, so no sum can be given"]


def test_every_failed_condition_is_told(programs: dict[str, Program]) -> None:
    given = {"host_country": "PT", "home_country": "PT", "working_days": "2", "start_date": "2025-01-01"}
    answer = calculate(programs["clusterxchange-2022"], given)
    assert (answer["eligible"], answer["amount"], answer["steps"]) == (False, None, [])
    assert [one["condition"] for one in answer["unmet"]] == ["valid", "abroad", "min_stay"]
    assert all(one["because"] and one["source"] for one in answer["unmet"])


def test_medic_nest_differs_only_above_five_days(programs: dict[str, Program]) -> None:
    general, medic_nest = programs["clusterxchange-2022"], programs["clusterxchange-2022-medic-nest"]
    amounts: list[tuple[Any, Any]] = []
    for days in range(3, 24):
        case = {**PORTUGAL, "working_days": str(days)}
        amounts.append((calculate(general, case)["amount"], calculate(medic_nest, case)["amount"]))
    assert amounts == [("390.00", "390.00")] * 2 + [("780.00", "780.00")] + [("780.00", "390.00")] * 18


def test_questions_are_those_of_the_contract(programs: dict[str, Program]) -> None:
    questions = {question["id"]: question for question in programs["clusterxchange-2022"]["questions"]}
    assert list(questions) == [
        "host_country",
        "home_country",
        "start_date",
        "working_days",
        "distance",
        "organisation_type",
        "cluster_member",
        "host_cluster_member",
        "earlier_visits",
        "persons",
    ]
    assert list(questions["distance"]["choices"]) == ["under_200", "at_least_200"]
    assert list(questions["organisation_type"]["choices"]) == [
        "cluster",
        "business_network",
        "scaling_up",
        "sme",
        "large_company",
        "public_authority",
        "training_provider",
        "other",
    ]


def test_only_portugal_is_stated(schemes: dict[str, ResolvedScheme]) -> None:
    for scheme_id in ("clusterxchange-2020", "clusterxchange-2022"):
        stated = [row.country for row in schemes[scheme_id].rules.rates if row.status == "stated"]
        assert stated == ["PT"]


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        (
            {"host_contry": "PT"},
            (
                'host_contry: there is no such question. Did you mean "host_country"? '
                "— the questions are: host_country, home_country, start_date, working_days, distance, "
                "organisation_type, cluster_member, host_cluster_member, earlier_visits, persons"
            ),
        ),
        (
            {"host_country": "Portugal"},
            'host_country: "Portugal" is no country code — write two capital letters (ISO 3166-1), such as PT',
        ),
        ({"working_days": "five"}, 'working_days: "five" is no whole number — write digits only, such as 5'),
        ({"persons": "0"}, "persons: 0 is too small — write 1 or more"),
        (
            {"start_date": "17.4.2023"},
            'start_date: "17.4.2023" is no day — write year-month-day, such as 2023-11-21',
        ),
        (
            {"distance": "under 200"},
            (
                'distance: "under 200" is no answer to “How far apart are the two organisations?”. Did you mean '
                '"under_200"? — choose one of: under_200, at_least_200'
            ),
        ),
    ],
)
def test_an_answer_that_cannot_be_read_is_named(
    given: dict[str, str], problem: str, programs: dict[str, Program]
) -> None:
    answers, problems = read_answers(programs["clusterxchange-2022"], given)
    assert (answers, [str(one) for one in problems]) == ({}, [problem])


def test_an_unreadable_sum_is_named(programs: dict[str, Program]) -> None:
    _, problems = read_answers(programs["circinwater-internationalisation"], {"eligible_costs": "much"})
    assert [str(one) for one in problems] == [
        'eligible_costs: "much" is no sum — write digits, such as 1500 or 1500.50'
    ]


def test_unknown_and_empty_answers_are_left_out(programs: dict[str, Program]) -> None:
    given = {"host_country": " PT ", "working_days": "05", "distance": "unknown", "start_date": ""}
    assert read_answers(programs["clusterxchange-2022"], given) == ({"host_country": "PT", "working_days": "5"}, [])
