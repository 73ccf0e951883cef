import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_partnerships.problems import (
    Finding,
    Place,
    Problem,
    did_you_mean,
    field_name,
    meant,
    message,
    nearest,
    place_finding,
    problem,
    report,
)


def test_prints_in_the_form_that_editors_make_a_link_of() -> None:
    one = problem(Place("events/iasi.yml", 7, 10), "empty", path=("registration", "closes"))
    assert str(one) == (
        "events/iasi.yml:7:10: registration.closes: is empty — write a value, or delete the line if the field may be "
        "left out"
    )


def test_a_warning_says_so_and_a_file_has_no_field() -> None:
    one = problem(Place("events/iasi.yml"), "empty-file", severity="warning")
    assert str(one) == "events/iasi.yml:1:1: warning: the file is empty — write at least the required fields"


def test_positions_in_lists_count_from_one() -> None:
    assert field_name(("programme", 1, "sessions", 0, "start")) == "programme[2].sessions[1].start"
    assert field_name(()) == ""
    assert field_name((0, "start")) == "[1].start"


def test_what_an_editor_wrote_stays_on_the_one_line() -> None:
    assert message("not-true-or-false", {"value": "per\nhaps"}) == (
        '"per haps" is neither true nor false — write `true` or `false`'
    )
    assert len(message("not-true-or-false", {"value": "x" * 5000})) < 1000
    assert field_name(("a\nb",)) == "a b"
    assert str(Problem(Place("a\n\udce9.yml"), "", "x", "y")) == "a \\udce9.yml:1:1: y"


def test_invisible_signs_are_spelt() -> None:
    assert message("not-true-or-false", {"value": "no\u200b\xa0\u202e"}).startswith('"no\\u200b\\xa0\\u202e" is')


def test_braces_that_an_editor_wrote_are_letters() -> None:
    assert message("not-true-or-false", {"value": "{said}"}).startswith('"{said}" is neither')


def test_sorted_by_file_line_and_column_and_said_once() -> None:
    def at(file: str, line: int, column: int) -> Problem:
        return place_finding(Place(file, line, column), Finding((), "empty"))

    mixed = [at("b.yml", 1, 1), at("a.yml", 10, 1), at("a.yml", 9, 12), at("a.yml", 9, 2), at("b.yml", 1, 1)]
    assert report(mixed) == [at("a.yml", 9, 2), at("a.yml", 9, 12), at("a.yml", 10, 1), at("b.yml", 1, 1)]


def test_gives_the_nearest_word_whatever_its_capital_letters() -> None:
    assert did_you_mean("sumary", ["title", "summary"]) == '. Did you mean "summary"?'
    assert did_you_mean("hempclub", ["HempCluB"]) == '. Did you mean "HempCluB"?'
    assert did_you_mean("zzz", ["title", "summary"]) == ""
    assert did_you_mean("x", []) == ""


KINDS = ["exchange", "fair", "info_day", "study_visit", "webinar", "workshop"]


@pytest.mark.parametrize(
    ("word", "known"),
    [
        ("webinr", "webinar"),
        ("wbeinar", "webinar"),
        ("Workshops", "workshop"),
        ("info-day", "info_day"),
        ("exchnage", "exchange"),
        ("seminar", None),
        ("training", None),
        ("air show", None),
    ],
)
def test_only_a_slip_of_letters_is_taken_for_another_word(word: str, known: str | None) -> None:
    assert meant(word, KINDS) == known


def test_one_end_of_a_word_is_enough() -> None:
    assert meant("Bucharest", ["Europe/Bucharest", "Europe/Budapest"]) == "Europe/Bucharest"
    assert meant("clusterxchange", ["clusterxchange-2022"]) == "clusterxchange-2022"
    assert meant("/events/nowhere/", ["/events/", "/events/moved/"]) is None


KNOWN = st.lists(st.text(max_size=12), max_size=8)


@given(st.text(), KNOWN)
def test_the_nearest_word_is_a_known_one_or_none(word: str, known: list[str]) -> None:
    assert nearest(word, known) in {None, *known}


@given(st.text(min_size=1), KNOWN)
def test_a_known_word_is_nearest_to_itself(word: str, known: list[str]) -> None:
    for find in (nearest, meant):
        near = find(word, [word, *known])
        assert near is not None
        assert near.casefold() == word.casefold()
