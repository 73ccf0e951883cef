import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mkdocs_partnerships import shown
from mkdocs_partnerships.fields.countries import country_names
from mkdocs_partnerships.fields.times import Moment, PartialDate
from mkdocs_partnerships.files import MAX_BYTES
from mkdocs_partnerships.types.entry import Defaults
from mkdocs_partnerships.types.event import Event

THIN = "\N{NARROW NO-BREAK SPACE}"


def event(**fields: object) -> Event:
    right = {"id": "a", "title": "a", "summary": "b", "type": "fair", "start": "2023-11-21"}
    return Event.model_validate(Event.fill(right | fields, Defaults()))


def test_days_months_and_what_is_known_of_a_date() -> None:
    assert shown.day(dt.date(2023, 11, 21)) == "21 November 2023"
    assert shown.weekday(dt.date(2023, 11, 21)) == "Tuesday 21 November"
    assert shown.month(dt.date(2023, 11, 21)) == "November"
    assert shown.short_month(dt.date(2023, 9, 1)) == "Sept"
    assert shown.partial(PartialDate(2022)) == "2022"
    assert shown.partial(PartialDate(2022, 2)) == "February 2022"
    assert shown.partial(PartialDate(2022, 2, 1)) == "1 February 2022"
    assert shown.moment(Moment(dt.date(2023, 11, 21), dt.time(9, 30))) == "21 November 2023, 09:30"
    assert shown.moment(Moment(dt.date(2023, 11, 21))) == "21 November 2023"


def test_dates_in_other_languages() -> None:
    assert shown.day(dt.date(2023, 11, 21), "ro") == "21 noiembrie 2023"
    assert shown.day(dt.date(2023, 11, 21), "es") == "21 de noviembre de 2023"
    assert shown.partial(PartialDate(2022, 2), "es") == "febrero de 2022"
    assert shown.partial(PartialDate(2022, 2), "el") == "Φεβρουάριος 2022"
    assert shown.country("RO", "ro") == "România"


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2023-11-21", "2023-11-23", "21–23 de noviembre de 2023"),
        ("2023-02-28", "2023-03-02", "28 de febrero – 2 de marzo de 2023"),
        ("2023-12-30", "2024-01-02", "30 de diciembre de 2023 – 2 de enero de 2024"),
    ],
)
def test_spans_in_other_languages(start: str, end: str, words: str) -> None:
    assert shown.days(dt.date.fromisoformat(start), dt.date.fromisoformat(end), "es") == words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2023-11-21", "2023-11-21", "21 November 2023"),
        ("2023-11-21", "2023-11-23", "21–23 November 2023"),
        ("2023-02-28", "2023-03-02", "28 February – 2 March 2023"),
        ("2023-12-30", "2024-01-02", "30 December 2023 – 2 January 2024"),
        ("2023-01-21", "2024-01-21", "21 January 2023 – 21 January 2024"),
    ],
)
def test_spans_say_nothing_twice(start: str, end: str, words: str) -> None:
    assert shown.days(dt.date.fromisoformat(start), dt.date.fromisoformat(end)) == words
    assert shown.event_days(event(start=start, end=end)) == words


def test_times_of_an_event() -> None:
    assert shown.event_times(event()) == ""
    assert shown.event_times(event(start="2023-11-21 09:30")) == "09:30"
    assert shown.event_times(event(start="2023-11-21 09:30", end="2023-11-21 12:00")) == "09:30–12:00"


@pytest.mark.parametrize(
    ("start", "timezone", "utc"),
    [
        ("2023-11-21", "Europe/Bucharest", "(UTC+2)"),
        ("2023-07-21", "Europe/Bucharest", "(UTC+3)"),
        ("2023-11-21", "Asia/Kolkata", "(UTC+5:30)"),
        ("2023-11-21", "America/St_Johns", "(UTC−3:30)"),
        ("2023-11-21", "Atlantic/Reykjavik", "(UTC)"),
    ],
)
def test_the_zone_at_the_events_start(start: str, timezone: str, utc: str) -> None:
    assert shown.zone(event(start=start, timezone=timezone)).endswith(f" {utc}")


def test_an_instant_is_in_utc() -> None:
    assert shown.instant(Moment(dt.date(2023, 11, 21)).begins("Europe/Bucharest")) == "2023-11-20T22:00:00Z"


def test_kosovo_carries_its_asterisk() -> None:
    assert shown.country("XK") == "Kosovo*"
    assert [code for code in country_names() if shown.country(code).endswith("*")] == ["XK"]


@pytest.mark.parametrize(
    ("places", "words"),
    [
        ([], ""),
        ([{"city": "Iași", "country": "RO"}], "Iași, Romania"),
        ([{"country": "RO"}], "Romania"),
        ([{"city": "Iași"}], "Iași"),
        ([{"venue": "Hall"}], ""),
        (
            [{"city": "Heilbronn", "country": "DE"}, {"city": "Frankfurt", "country": "DE"}],
            "Heilbronn and Frankfurt, Germany",
        ),
        ([{"city": "Graz", "country": "AT"}, {"city": "Iași", "country": "RO"}], "Graz, Austria and Iași, Romania"),
    ],
)
def test_places(places: list[dict[str, str]], words: str) -> None:
    fields: dict[str, object] = {"place": places[0], "other_places": places[1:]} if places else {}
    assert shown.places(event(**fields)) == words


def test_lists_of_words() -> None:
    assert [shown.joined(words) for words in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]


def test_sizes_and_sums() -> None:
    assert [shown.size(length) for length in (0, 999, 1000, 493_700, 1_000_000)] == [
        "0 B",
        "999 B",
        "1.0 KB",
        "493.7 KB",
        "1.0 MB",
    ]
    assert shown.amount(Decimal(626112)) == f"626{THIN}112"
    assert shown.amount(Decimal("626112.5")) == f"626{THIN}112.50"
    assert shown.amount(Decimal("0.05")) == "0.05"
    assert shown.code_shown("GR") == "EL"


@given(st.integers(0, MAX_BYTES))
@example(999_949)
@example(999_950)
def test_a_size_is_never_a_thousand_of_the_smaller_unit(length: int) -> None:
    assert not shown.size(length).startswith("1000")


@given(st.decimals(0, 10**12, places=2))
def test_a_sum_keeps_every_digit(amount: Decimal) -> None:
    assert Decimal(shown.amount(amount).replace(THIN, "")) == amount


def test_a_session_lasts_to_its_end_else_to_the_next_one() -> None:
    sessions = [
        {"start": "9:00", "end": "10:30", "title": "a"},
        {"start": "11:00", "title": "b"},
        {"start": "11:00", "title": "c"},
        {"title": "d"},
        {"start": "12:00", "title": "e"},
    ]
    one = event(timezone="Europe/Bucharest", programme=[{"date": "2023-11-21", "sessions": sessions}])
    day = one.programme[0]
    assert [shown.session_instants(one, day, session) for session in day.sessions] == [
        ("2023-11-21T07:00:00Z", "2023-11-21T08:30:00Z"),
        ("2023-11-21T09:00:00Z", "2023-11-21T10:00:00Z"),
        ("2023-11-21T09:00:00Z", "2023-11-21T10:00:00Z"),
        ("", ""),
        ("", ""),
    ]
