"""Letters that make another value: what is said, and what is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_partnerships.slips import slips
from mkdocs_partnerships.source import read


def told(text: str) -> list[tuple[int, int, str, str, str]]:
    source, _ = read("a.yml", text.encode())
    assert source
    return [(one.place.line, one.place.column, one.field, one.code, one.severity) for one in slips(source)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a: Meeting #4\n", [(1, 12, "a", "hash-cuts", "warning")]),
        ("a: #0b4f57\n", [(1, 4, "a", "hash-cuts", "error")]),
        ("a:\n  - #b\n  - c\n", [(2, 5, "a[1]", "hash-cuts", "error")]),
        ("a: {b: c} #d\n", [(1, 11, "a.b", "hash-cuts", "warning")]),
        ("a: b #1 #2\nc: d #3\n", [(1, 6, "a", "hash-cuts", "warning"), (2, 6, "c", "hash-cuts", "warning")]),
        ("a: b # c #4\n", []),
        ("#a #b\na: b\n", []),
        ("a: C#\nb: x#y\n", []),
        ("a: \"b #4\"\nb: 'c #4'\n", []),
        ('a: {b: "c #4"}\n', []),
        ("a: |\n  b #4\n  #5\nb: >-\n  #6 c\n", []),
        ("a: b ##\n", []),
        ('"a #b": c\n', []),
        ("a: [] #b\n", [(1, 7, "a", "hash-cuts", "warning")]),
        ("a: {b: [], c: {}} #d\n", [(1, 19, "a.c", "hash-cuts", "warning")]),
    ],
)
def test_a_sign_that_cuts(text: str, found: list[tuple[int, int, str, str, str]]) -> None:
    assert told(text) == found


def test_letters_that_look_like_others() -> None:
    assert told("a: x\nb: the Iаși\n") == [(2, 8, "b", "look-alike", "warning")]
    assert told("a: Ιași\n") == [(1, 4, "a", "look-alike", "warning")]


@pytest.mark.parametrize("word", ["Iași", "Μήλος", "Москва", "5 µm", "ΔT", "Ω-3", "Αθήνα/Athens", "Schöne Grüße"])
def test_other_alphabets_are_left_alone(word: str) -> None:
    assert told(f"a: {word}\n") == []


@given(st.text(st.sampled_from("ab #:-\n\"'|>[]{},\tаé")))
def test_any_text_is_looked_at(text: str) -> None:
    source, _ = read("a.yml", text.encode())
    if source:
        lines = text.count("\n") + 1
        assert all(one.place.line <= lines for one in slips(source))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("body:\n  a\n\n  - b\n", 1),
        ("a: b\nbody: a\n  1. b\n", 2),
        ("body:\n  # A\n  b\nc: d\n", 1),
        ("body:\n  a\n  | b | c |\n", 1),
        ("body:\n  a\n\n  b - c\n", 0),
        ("body: a\nb:\n  - c\n", 0),
        ("body: |\n  a\n\n  - b\n", 0),
        ('body: "a\n\n  - b"\n', 0),
        ("a:\n  body:\n    b\n\n    - c\n", 0),
    ],
)
def test_a_text_whose_lines_are_lost(text: str, found: int) -> None:
    assert told(text) == ([(found, 1, "body", "text-without-bar", "error")] if found else [])
