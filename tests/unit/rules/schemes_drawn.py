"""Random schemes built from every rule kind, and random answers to them."""

from itertools import pairwise
from typing import Any

from hypothesis import strategies as st
from rules_tried import program_unchecked

from mkdocs_partnerships.rules import Program

QUESTIONS = [
    {"id": "place", "kind": "country", "label": "Where?", "unanswered": "the place"},
    {"id": "home", "kind": "country", "label": "Where from?"},
    {"id": "days", "kind": "whole_number", "label": "How many days?", "maximum": "60"},
    {"id": "count", "kind": "whole_number", "label": "How many?", "minimum": "1"},
    {"id": "costs", "kind": "amount", "label": "How much?"},
    {"id": "paid", "kind": "amount", "label": "How much before?"},
    {"id": "size", "kind": "choice", "label": "Which size?", "choices": {"s": "Small", "m": "Medium", "l": "Large"}},
    {"id": "member", "kind": "yes_no", "label": "Member?"},
    {"id": "start_date", "kind": "date", "label": "When?"},
]
COUNTRIES = ["PT", "NO", "DE", "XK", "GR"]
DAYS = ["2021-12-31", "2022-01-01", "2022-06-15", "2022-12-31", "2023-01-01"]

sums = st.integers(0, 500_000).map(lambda cents: f"{cents // 100}.{cents % 100:02}")
small = st.integers(0, 40).map(str)
shares = st.sampled_from(["1/2", "1/3", "2/7", "50 %", "0.75", "1", "0"])
statuses = st.sampled_from(["stated", "inferred"])
sources = st.sampled_from(["a", "b", ["a", "b"]])
sentences = st.sampled_from(
    ["so it is", "for {place}", "{days} days of {home}", "{costs} and {nothing}", "{size}, {member}"]
)


def grounds() -> dict[str, st.SearchStrategy[Any]]:
    return {"because": sentences, "source": sources, "status": statuses}


comparisons = st.sampled_from(["below", "above", "at_least", "at_most"])
whens = st.one_of(
    st.fixed_dictionaries({"days": st.dictionaries(comparisons, small, min_size=1, max_size=2)}),
    st.fixed_dictionaries({"costs": st.dictionaries(comparisons, sums, min_size=1, max_size=2)}),
    st.fixed_dictionaries({"start_date": st.dictionaries(comparisons, st.sampled_from(DAYS), min_size=1, max_size=1)}),
    st.fixed_dictionaries(
        {"size": st.lists(st.sampled_from(["s", "m", "l"]), min_size=1), "member": st.sampled_from(["yes", "no"])}
    ),
    st.sampled_from(
        [
            {"place": {"differs_from": "home"}},
            {"place": {"same_as": "home"}, "member": "yes"},
            {"home": {"among": "near"}},
            {"place": {"unlike": "NO"}},
        ]
    ),
)


@st.composite
def bands(draw: st.DrawFn) -> list[dict[str, Any]]:
    ends = sorted(draw(st.sets(st.integers(0, 30), min_size=2, max_size=4)))
    field, values = draw(st.sampled_from([("amount", sums), ("share", shares)]))
    made = []
    for position, (start, end) in enumerate(pairwise(ends)):
        last = position == len(ends) - 2
        band = {"from": str(start), "to": str(end - 1), field: draw(values), **draw(st.fixed_dictionaries(grounds()))}
        if last and draw(st.booleans()):
            del band["to"]
        made.append(band)
    return made


@st.composite
def rules(draw: st.DrawFn) -> dict[str, Any]:
    kinds: dict[str, dict[str, st.SearchStrategy[Any]]] = {
        "rate": {"by": st.just("place"), "otherwise": st.fixed_dictionaries(grounds())},
        "steps": {"by": st.just("days"), "steps": bands()},
        "fixed": {"amount": sums, "when": whens},
        "cost_share": {
            "of": st.just("costs"),
            "share": shares,
            "cap": st.fixed_dictionaries({**grounds(), "amount": sums}),
            "ceiling": st.fixed_dictionaries({**grounds(), "amount": sums, "received": st.just("paid")}),
        },
        "unit_price": {"price": sums, "count": st.just("count"), "at_most": small},
        "reduction": {
            "to": shares,
            "causes": st.lists(st.fixed_dictionaries({**grounds(), "when": whens}), min_size=1, max_size=3),
        },
        "cap": {"amount": sums, "when": whens},
        "rounding": {"to": st.sampled_from(["0.01", "1", "7"]), "mode": st.sampled_from(["half_up", "down", "up"])},
    }
    kind = draw(st.sampled_from(sorted(kinds)))
    optional = {"cap", "ceiling", "at_most", "when"} & set(kinds[kind])
    left_out = draw(st.sets(st.sampled_from(sorted(optional)))) if optional else set()
    fields = {name: draw(values) for name, values in kinds[kind].items() if name not in left_out}
    rule = {"kind": kind, **draw(st.fixed_dictionaries(grounds())), **fields}
    if kind == "steps" and draw(st.booleans()):
        rule["otherwise"] = draw(st.fixed_dictionaries(grounds()))
    return rule


@st.composite
def programs_drawn(draw: st.DrawFn) -> Program:
    amount = draw(st.lists(rules(), min_size=1, max_size=5))
    condition = st.fixed_dictionaries(
        {**grounds(), "holds": whens},
        optional={"when": whens, "unsettled": st.fixed_dictionaries({**grounds(), "when": whens})},
    )
    conditions = draw(st.lists(condition, max_size=3))
    data: dict[str, Any] = {
        "currency": "EUR",
        "questions": QUESTIONS,
        "groups": {"near": {"label": "Near", "values": ["PT", "DE"], "source": "a"}},
        "sources": {"a": {"title": "A"}, "b": {"title": "B", "url": "https://example.org/b", "read": "2023-01-01"}},
        "rates": [
            {"country": "PT", "amount": "780", "status": "stated", "source": "a"},
            {"country": "NO", "amount": "1100.01", "status": "inferred", "source": ["a", "b"]},
            {"country": "XK", "amount": "0", "status": "inferred", "source": "b"},
        ],
        "amount": [{**rule, "id": f"rule{position}"} for position, rule in enumerate(amount)],
        "conditions": [{**one, "id": f"condition{position}"} for position, one in enumerate(conditions)],
    }
    if draw(st.booleans()):
        bound = st.sampled_from(["2022", "2022-06", "2022-06-15"])
        data["valid"] = {"from": "2022-01-01", "until": draw(bound), "because": "in time", "source": "b"}
    return program_unchecked(data)


def answers_for(program: Program) -> st.SearchStrategy[dict[str, str]]:
    kinds = {
        "country": st.sampled_from(COUNTRIES),
        "whole_number": st.integers(1, 60).map(str),
        "amount": st.integers(0, 300_000).map(lambda cents: str(cents // 100) if cents % 2 else f"{cents}/100"),
        "choice": st.sampled_from(["s", "m", "l"]),
        "yes_no": st.sampled_from(["yes", "no"]),
        "date": st.sampled_from(DAYS),
    }
    return st.fixed_dictionaries(
        {}, optional={question["id"]: kinds[question["kind"]] for question in program["questions"]}
    )
