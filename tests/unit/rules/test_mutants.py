"""Whoever changes any number of a scheme is told so by one of its examples."""

import pytest
from mutants import is_noticed, mutants_of, scheme_ids

NOT_NOTICED = {
    "clusterxchange-2020: amount.2.amount: 1100 → 1101": "no rate is higher than the cap",
    "clusterxchange-2022: amount.2.amount: 1100 → 1101": "no rate is higher than the cap",
    "clusterxchange-2022: questions.9.minimum: 1 → 0": "an example cannot give an answer that is refused",
}
"""What no example can notice, and why."""


@pytest.mark.parametrize("scheme_id", scheme_ids())
def test_an_example_notices_every_changed_number(scheme_id: str) -> None:
    mutants = list(mutants_of(scheme_id))
    assert mutants
    not_noticed = [str(one) for one in mutants if not is_noticed(one)]
    assert sorted(not_noticed) == sorted(one for one in NOT_NOTICED if one.startswith(f"{scheme_id}: "))


def test_the_score_is_high() -> None:
    tried = sum(1 for scheme_id in scheme_ids() for _ in mutants_of(scheme_id))
    assert 1 - len(NOT_NOTICED) / tried >= 0.95
