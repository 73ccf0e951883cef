from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError
from reading import ANYTHING, said

from mkdocs_partnerships.fields.text import (
    MAX_SUMMARY,
    Amount,
    Colour,
    Currency,
    Integer,
    Language,
    Line,
    Summary,
    Switch,
    Text,
    read_amount,
    read_line,
    read_text,
)


def read(kind: object, value: object) -> object:
    """Read a value, or give the code of the message."""
    try:
        return TypeAdapter(kind).validate_python(value)
    except ValidationError as error:
        return error.errors()[0]["type"]


def test_white_space_around_a_text_does_not_count() -> None:
    assert read_text("  a\n b \n") == "a\n b"
    assert said(read_text, " \n ") == "empty"
    assert said(read_text, ["a"]) == "not-text"
    assert said(read_text, {}) == "not-text"
    assert said(read_line, "a\nb") == "line-break"


def test_letters_stay_letters() -> None:
    for letters in ("no", "9:30", "010", "2.0", "null", "~"):
        assert read(Line, letters) == letters


def test_a_summary_has_its_length() -> None:
    assert read(Summary, "ș" * MAX_SUMMARY) == "ș" * MAX_SUMMARY
    assert read(Summary, "ș" * (MAX_SUMMARY + 1)) == "summary-too-long"


@pytest.mark.parametrize(
    ("kind", "written", "value"),
    [
        (Integer, "120", 120),
        (Integer, "010", 10),
        (Integer, "-1", "not-a-number"),
        (Integer, "1.0", "not-a-number"),
        (Integer, "1e3", "not-a-number"),
        (Integer, "٣", "not-a-number"),
        (Integer, "9" * 13, "not-a-number"),
        (Amount, "626112", Decimal(626112)),
        (Amount, "626112.50", Decimal("626112.50")),
        (Amount, "626,112.50", "not-an-amount"),
        (Amount, "1.005", "not-an-amount"),
        (Amount, "NaN", "not-an-amount"),
        (Switch, "true", True),
        (Switch, "Yes", True),
        (Switch, "no", False),
        (Switch, "1", "not-true-or-false"),
        (Colour, "#0B4F57", "#0b4f57"),
        (Colour, "#0b4", "not-a-colour"),
        (Colour, "red; x:y", "not-a-colour"),
        (Currency, "EUR", "EUR"),
        (Currency, "eur", "not-a-currency"),
        (Language, "ro", "ro"),
        (Language, "pt-BR", "pt-BR"),
        (Language, "sr-Latn-RS", "sr-Latn-RS"),
        (Language, "en_US", "not-a-language"),
        (Language, "xx", "not-a-language"),
        (Language, 'en" onload="x', "not-a-language"),
        (Language, "en@euro", "not-a-language"),
    ],
)
def test_reads_or_refuses(kind: object, written: str, value: object) -> None:
    assert read(kind, written) == value


@given(ANYTHING)
@example("٣")
@example("root")
@example("-")
@example("1" * 5000)
def test_whatever_is_written_is_taken_or_refused_in_our_words(value: object) -> None:
    for kind in (Amount, Colour, Currency, Integer, Language, Line, Summary, Switch, Text):
        read(kind, value)


@given(st.decimals(0, 10**12 - 1, places=2))
def test_sums_keep_every_cent(amount: Decimal) -> None:
    assert read_amount(str(amount)) == amount
