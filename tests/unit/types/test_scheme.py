"""Every mistake in a scheme's file has its place and its words."""

import pytest

from mkdocs_partnerships.problems import report
from mkdocs_partnerships.rules import resolve_schemes
from mkdocs_partnerships.source import Source, read
from mkdocs_partnerships.types.entry import Defaults
from mkdocs_partnerships.types.parse import parse, place
from mkdocs_partnerships.types.scheme import Scheme

RIGHT = """\
title: Tried
currency: EUR
questions:
  - {id: host_country, kind: country, label: Where}
  - {id: days, kind: whole_number, label: How many days, maximum: 60}
  - {id: distance, kind: choice, label: How far, choices: {near: Near, far: Far}}
conditions:
  - {id: min_stay, holds: {days: {at_least: 3}}, because: At least three days, source: page}
rates:
  - {country: PT, amount: 780, status: stated, source: page}
  - {country: NO, amount: 1100, status: inferred, source: page}
amount:
  - kind: rate
    by: host_country
    because: Full sum
    source: page
    otherwise: {because: No rate is known, source: page}
  - kind: steps
    by: days
    because: By days
    source: page
    steps:
      - {from: 3, to: 4, share: 1/2, because: Half, source: page}
      - {from: 5, share: 1, because: Whole, source: page}
sources:
  page: {title: A page, url: https://example.org/page, read: 2026-11-22}
examples:
  - {title: Four days, given: {host_country: PT, days: 4}, expect: {eligible: yes, amount: 390}}
"""


def problems_of(**files: str) -> list[str]:
    schemes: dict[str, Scheme] = {}
    sources: dict[str, Source] = {}
    problems = []
    for name, text in files.items():
        scheme_id = name.replace("_", "-")
        source, found = read(f"{scheme_id}.yml", text.encode())
        assert source
        problems += found
        scheme, found = parse(source, Scheme, scheme_id, Defaults())
        problems += found
        if scheme:
            schemes[scheme_id], sources[scheme_id] = scheme, source
    if not problems:
        for scheme_id, findings in resolve_schemes(schemes).findings.items():
            problems += place(sources[scheme_id], findings)
    return [str(one) for one in report(problems)]


def test_a_right_scheme_has_no_problems() -> None:
    assert problems_of(tried=RIGHT) == []


MISTAKES: list[tuple[str, str, str, str]] = [
    (
        "a country twice",
        "country: NO,",
        "country: PT,",
        "tried.yml:11:5: rates[2]: PT has a rate already, in row 1 — keep one of the two rows",
    ),
    (
        "a gap between steps",
        "{from: 5,",
        "{from: 6,",
        (
            "tried.yml:24:16: amount[2].steps[2].from: leaves out 5 to 5 "
            "— let each step begin one after the last one's end"
        ),
    ),
    (
        "overlapping steps",
        "{from: 5,",
        "{from: 4,",
        (
            "tried.yml:24:16: amount[2].steps[2].from: begins at 4, where the step before still holds (to: 4) "
            "— let each step begin one after the last one's end"
        ),
    ),
    (
        "a step that runs backwards",
        "to: 4,",
        "to: 2,",
        "tried.yml:23:23: amount[2].steps[1].to: ends before it begins (3) — correct one of the two",
    ),
    (
        "a rate without a source",
        "status: stated, source: page}",
        "status: stated}",
        "tried.yml:10:5: rates[1].source: is missing — add a line such as `source: eccp-about`",
    ),
    (
        "a source that is not in the list",
        "status: stated, source: page}",
        "status: stated, source: pge}",
        (
            'tried.yml:10:56: rates[1].source: there is no source "pge" in this scheme. Did you mean "page"? '
            "— correct the name, or add it to those that are there: page"
        ),
    ),
    (
        "a question that is not asked",
        "by: days",
        "by: dayz",
        (
            'tried.yml:19:9: amount[2].by: there is no question "dayz" in this scheme. '
            'Did you mean "days"? — correct the name, or add it to those that are there: host_country, days, distance'
        ),
    ),
    (
        "a condition on a question that is not asked",
        "holds: {days: {at_least: 3}}",
        "holds: {dais: {at_least: 3}}",
        (
            'tried.yml:8:34: conditions[1].holds.dais: there is no question "dais" in this scheme. '
            'Did you mean "days"? — correct the name, or add it to those that are there: host_country, days, distance'
        ),
    ),
    (
        "a condition on an answer that cannot be given",
        "holds: {days: {at_least: 3}}",
        "holds: {distance: neer}",
        (
            "tried.yml:8:38: conditions[1].holds.distance: nobody can give this answer: "
            '"neer" is no answer to “How far”. '
            'Did you mean "near"? '
            "— choose one of: near, far"
        ),
    ),
    (
        "a group that is not there",
        "holds: {days: {at_least: 3}}",
        "holds: {host_country: {among: cosme}}",
        (
            'tried.yml:8:50: conditions[1].holds.host_country.among: there is no group "cosme" in this scheme '
            "— correct the name, or add it to those that are there: none"
        ),
    ),
    (
        "an example that expects another sum",
        "amount: 390}",
        "amount: 780}",
        (
            'tried.yml:28:92: examples[1].expect.amount: the example "Four days" expects 780.00, but the rules give '
            "390.00; they part at: steps, 780.00 → 390.00: Half "
            "— if the rule was changed on purpose, change the example with it; otherwise correct the rule"
        ),
    ),
    (
        "an example that expects another eligibility",
        "days: 4}, expect: {eligible: yes, amount: 390}",
        "days: 2}, expect: {eligible: yes}",
        (
            'tried.yml:28:79: examples[1].expect.eligible: the example "Four days" expects yes, but the rules give no; '
            "they part at: min_stay: At least three days "
            "— if the rule was changed on purpose, change the example with it; otherwise correct the rule"
        ),
    ),
    (
        "an example that answers what cannot be answered",
        "days: 4}",
        "days: 61}",
        "tried.yml:28:56: examples[1].given.days: nobody can give this answer: 61 is too large — write 60 or less",
    ),
    (
        "a kind of rule that is not known",
        "kind: steps",
        "kind: stairs",
        (
            "tried.yml:18:5: amount[2]: has no kind of rule that is known — write `kind:` with one of: "
            "rate, steps, fixed, cost_share, unit_price, reduction, cap, rounding"
        ),
    ),
    (
        "a share above one",
        "share: 1/2",
        "share: 3/2",
        (
            'tried.yml:23:33: amount[2].steps[1].share: "3/2" is no share — write a fraction or a percentage '
            "from 0 to 1, such as `1/2` or `50 %`"
        ),
    ),
    (
        "sums and shares in one rule",
        "share: 1/2",
        "amount: 100",
        (
            "tried.yml:24:9: amount[2].steps[2]: mixes sums and shares — write `amount:` in every step, "
            "or `share:` in every step"
        ),
    ),
    (
        "a question twice",
        "id: distance,",
        "id: days,",
        (
            'tried.yml:6:5: questions[3]: the question "days" is asked twice, first as number 2 '
            "— keep one, or give this one another id"
        ),
    ),
    (
        "choices of a number",
        "kind: choice, label",
        "kind: whole_number, label",
        (
            "tried.yml:6:5: questions[3]: is a question of the kind `whole_number` "
            "— `choices:` belong to the kind `choice`, and only to it"
        ),
    ),
    (
        "a name with capitals",
        "id: min_stay",
        "id: MinStay",
        (
            'tried.yml:8:10: conditions[1].id: "MinStay" is no short name — write lower-case letters and digits, '
            "with `_` or `-` between words"
        ),
    ),
]


@pytest.mark.parametrize(("right", "wrong", "problem"), [one[1:] for one in MISTAKES], ids=[one[0] for one in MISTAKES])
def test_a_mistake_is_told_with_its_place(right: str, wrong: str, problem: str) -> None:
    assert RIGHT.count(right) >= 1
    assert problems_of(tried=RIGHT.replace(right, wrong, 1)) == [problem]


def test_a_scheme_that_extends_itself() -> None:
    ring = "the scheme extends itself (tried → tried) — delete one `extends:`"
    assert problems_of(tried=RIGHT + "extends: tried\n") == [f"tried.yml:29:10: extends: {ring}"]


def test_schemes_that_extend_each_other() -> None:
    one, other = "title: One\nextends: other\n", "title: Other\nextends: one\n"
    assert problems_of(one=one, other=other) == [
        "one.yml:2:10: extends: the scheme extends itself (one → other → one) — delete one `extends:`",
        "other.yml:2:10: extends: the scheme extends itself (other → one → other) — delete one `extends:`",
    ]


def test_a_scheme_without_currency_and_sum() -> None:
    assert problems_of(tried="title: Tried\n") == [
        "tried.yml:1:1: amount: is missing — add a line such as `amount: […]`",
        "tried.yml:1:1: currency: is missing — add a line such as `currency: EUR`",
    ]


def test_an_extension_takes_over_what_it_does_not_state() -> None:
    other = """\
title: Other
extends: tried
rates:
  - {country: PT, amount: 800, status: stated, source: page}
examples:
  - {title: The new rate, given: {host_country: PT, days: 5}, expect: {amount: 800}}
  - {title: The old rate, given: {host_country: NO, days: 5}, expect: {amount: 1100}}
"""
    assert problems_of(tried=RIGHT, other=other) == []
