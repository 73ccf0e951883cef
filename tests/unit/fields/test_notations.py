"""Days and times written in other ways, and what they mean."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_partnerships.fields.notations import READERS, clocks, days, moments, partial_dates, two_days


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("3.5.2027", ("2027-05-03",)),
        ("03. 05. 2027", ("2027-05-03",)),
        ("3/5/2027", ("2027-05-03", "2027-03-05")),
        ("3-5-2027", ("2027-05-03", "2027-03-05")),
        ("5/5/2027", ("2027-05-05",)),
        ("23/5/2027", ("2027-05-23",)),
        ("5/23/2027", ("2027-05-23",)),
        ("23/23/2027", ()),
        ("2027/5/3", ("2027-05-03",)),
        ("2027.05.03.", ("2027-05-03",)),
        ("20270503", ("2027-05-03",)),
        ("20271303", ()),
        ("3 May 2027", ("2027-05-03",)),
        ("May 3rd, 2027", ("2027-05-03",)),
        ("3 de mayo de 2027", ("2027-05-03",)),
        ("3 Μαΐου 2027", ("2027-05-03",)),
        ("Monday, 3 May 2027", ("2027-05-03",)),
        ("luni 3 mai 2027", ("2027-05-03",)),
        ("Mon 3.5.2027", ("2027-05-03",)),
        ("Tuesday, 3 May 2027", ()),
        ("31.2.2027", ()),
        ("3.5.27", ()),
        ("3–5 May 2027", ()),
        ("soon", ()),
    ],
)
def test_a_day_has_one_reading_or_two_or_none(text: str, meant: tuple[str, ...]) -> None:
    assert days(text) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("3.5.2027 17:30", ("2027-05-03 17:30",)),
        ("3/5/2027 17.30", ("2027-05-03 17:30", "2027-03-05 17:30")),
        ("3 May 2027 at 5 pm", ("2027-05-03 17:00",)),
        ("2027-05-03, 09:30", ("2027-05-03 09:30",)),
        ("2027-05-03T9h30", ("2027-05-03 09:30",)),
        ("2027-05-03 ten", ()),
        ("3 May 2027", ("2027-05-03",)),
    ],
)
def test_a_day_with_a_time(text: str, meant: tuple[str, ...]) -> None:
    assert moments(text) == meant


@pytest.mark.parametrize(
    ("text", "both"),
    [
        ("3–5 May 2027", ("2027-05-03", "2027-05-05")),
        ("3.-5.5.2027", ("2027-05-03", "2027-05-05")),
        ("3.5. - 5.5.2027", ("2027-05-03", "2027-05-05")),
        ("30 April – 2 May 2027", ("2027-04-30", "2027-05-02")),
        ("2027-05-03 to 2027-05-05", ("2027-05-03", "2027-05-05")),
        ("2027-05-05 to 2027-05-03", None),
        ("3/4/2027 – 5/4/2027", None),
        ("3 May 2027", None),
        ("2027-05-03", None),
        ("from May to June", None),
    ],
)
def test_two_days_in_one_text(text: str, both: tuple[str, str] | None) -> None:
    assert two_days(text) == both


def test_months() -> None:
    assert partial_dates("February 2022") == ("2022-02",)
    assert partial_dates("2/2022") == partial_dates("2022-2") == ("2022-02",)
    assert partial_dates("3 febbraio 2022") == ("2022-02-03",)
    assert partial_dates("13/2022") == ()


def test_clock_times() -> None:
    assert [clocks(one) for one in ("9.30", "5 pm", "12 a.m.", "17h", "17:30 Uhr")] == [
        ("09:30",),
        ("17:00",),
        ("00:00",),
        ("17:00",),
        ("17:30",),
    ]
    assert clocks("17") == clocks("13 pm") == clocks("24:00") == ()


@given(st.text() | st.from_regex("[0-9]{1,4}[ ./-][0-9A-Za-z]{1,4}[ ./-][0-9]{1,4}.{0,8}"))
def test_whatever_is_written_means_what_a_field_takes_or_nothing(text: str) -> None:
    for kind, form in (("day", "%Y-%m-%d"), ("clock", "%H:%M")):
        assert all(dt.datetime.strptime(one, form) for one in READERS[kind](text))  # noqa: DTZ007 - no zone is meant
    assert all(dt.date.fromisoformat(one[:10]) for one in READERS["moment"](text))
    assert len(READERS["partial"](text)) <= 2
    assert two_days(text) is None or sorted(two_days(text) or ()) == list(two_days(text) or ())


@given(st.dates(dt.date(1950, 1, 1), dt.date(2100, 12, 31)))
def test_a_day_with_full_stops_is_the_european_one(day: dt.date) -> None:
    assert days(f"{day.day}.{day.month}.{day.year}") == (day.isoformat(),)
    assert days(f"{day.day}/{day.month}/{day.year}")[0] == day.isoformat()


@pytest.mark.parametrize("text", ["Monday " * 100_000 + "1", "1" * 1_000_000, " " * 1_000_000 + "1", "1–" * 500_000])
def test_a_text_as_long_as_a_file_is_none(text: str) -> None:
    assert {READERS[kind](text) for kind in READERS} == {()}
    assert two_days(text) is None
