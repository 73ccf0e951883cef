"""Numbers in the words of their sources are compared only where they can be."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_partnerships.magnitudes import lengths, magnitude


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("98, of which 71 by SMEs", ("", 98)),
        ("at least 80", ("", 80)),
        ("over 220", ("", 220)),
        ("65 %", ("%", 65)),
        ("50%", ("%", 50)),
        ("EUR 209 711", ("EUR", 209711)),
        ("189 000", ("", 189000)),
        ("626,112", ("", 626112)),
        ("EUR 9 billion", ("EUR", 9_000_000_000)),
        ("1.5 million €", ("€", 1_500_000)),
        ("12 500 of 2023", ("", 12500)),
        ("2023 1234", ("", 2023)),
        ("none yet", None),
        ("", None),
    ],
)
def test_the_first_number_counts(words: str, found: tuple[str, int] | None) -> None:
    assert magnitude(words) == (found and (found[0], Decimal(found[1])))


def test_bars_are_parts_of_the_longest() -> None:
    assert lengths(["38, of which 19 by SMEs", "60, of which 27 by SMEs", "98, of which 71 by SMEs"]) == (
        "38.8",
        "61.2",
        "100.0",
    )


@pytest.mark.parametrize("said", [["10", "50 %"], ["EUR 10", "10"], ["some", "3"], ["0", "0"], []])
def test_what_cannot_be_compared_gets_no_bars(said: list[str]) -> None:
    assert lengths(said) == ()


@given(st.lists(st.text(max_size=60), max_size=5))
def test_any_words_give_bars_within_their_box_or_none(said: list[str]) -> None:
    made = lengths(said)
    assert len(made) in (0, len(said))
    assert all(0 <= float(one) <= 100 for one in made)
    if made:
        assert max(map(float, made)) == 100


@given(st.lists(st.integers(0, 10**12), min_size=1, max_size=5).filter(any))
def test_larger_numbers_have_longer_bars(numbers: list[int]) -> None:
    made = [float(one) for one in lengths([f"about {one}" for one in numbers])]
    assert [one for _, one in sorted(zip(numbers, made, strict=True))] == sorted(made)
