import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_partnerships.slugs import LONGEST, slug

WORDS = st.text(min_size=1).filter(str.strip)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("bioeconomy", "bioeconomy"),
        ("Value chains", "value-chains"),
        ("value_chains ", "value-chains"),
        ("Big-Science", "big-science"),
        ("Ελλάδα", "ελλάδα"),
        ("4.0", "40-fbd04e1a"),
        ("C++", "c-cedb1bac"),
        ("C#", "c-951a4d36"),
    ],
)
def test_a_slug(word: str, expected: str) -> None:
    assert slug(word) == expected


@given(WORDS)
def test_a_slug_fits_into_an_address_and_a_file_system(word: str) -> None:
    made = slug(word)
    assert 0 < len(made.encode()) <= LONGEST + 9
    assert not set(made) & set("/\\.?#%&=: ")


@given(WORDS, WORDS)
def test_two_words_share_a_slug_only_if_they_are_one_word(one: str, other: str) -> None:
    def plain(word: str) -> str:
        known = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", word).casefold())
        return re.sub(r"[\s_-]+", "-", known).strip("-")

    if slug(one) == slug(other):
        assert plain(one) == plain(other)


def test_a_long_word_is_cut_and_kept_apart() -> None:
    assert slug("x" * 61) != slug("x" * 62)
    assert slug("x" * 60) == "x" * 60
