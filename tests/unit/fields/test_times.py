import datetime as dt
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from reading import ANYTHING, said

from mkdocs_partnerships.fields.times import (
    Moment,
    PartialDate,
    read_date,
    read_moment,
    read_partial,
    read_time,
    read_zone,
    zones,
)

ZONES = st.sampled_from(sorted(zones()))
DAYS = st.dates(dt.date(1950, 1, 1), dt.date(2100, 12, 30))
TIMES = st.times().map(lambda time: time.replace(second=0, microsecond=0))


def test_a_day_and_a_day_with_a_time() -> None:
    assert read_moment("2023-11-21") == Moment(dt.date(2023, 11, 21))
    assert read_moment("2023-11-21 09:30") == Moment(dt.date(2023, 11, 21), dt.time(9, 30))
    assert read_moment("2023-11-21 9:30") == Moment(dt.date(2023, 11, 21), dt.time(9, 30))
    assert read_moment("2023-11-21T09:30:00") == Moment(dt.date(2023, 11, 21), dt.time(9, 30))


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("2023-02-30", "no-such-day"),
        ("2023-02-30 09:30", "no-such-day"),
        ("2023-02-29", "no-such-day"),
        ("0000-01-01", "no-such-day"),
        ("1949-12-31", "year-out-of-range"),
        ("2101-01-01", "year-out-of-range"),
        ("21.11.2023", "other-notation"),
        ("21.11.2023 09:30", "other-notation"),
        ("2023-11", "not-a-moment"),
        ("2023-11-21 24:00", "no-such-time"),
        ("2023-11-21 9.30", "other-notation"),
        ("2023-11-21 half past nine", "not-a-time"),
        ("3/4/2023", "two-readings"),
        ("2023-11-21 09:30:15", "not-a-time"),
        ("2023-11-21 09:30Z", "offset-in-moment"),
        ("2023-11-21T09:30+02:00", "offset-in-moment"),
        ("2023-11-21 09:30 -0500", "offset-in-moment"),
        ("٢٠٢٣-١١-٢١", "not-a-moment"),
        ("", "empty"),
        ([], "not-text"),
    ],
)
def test_what_is_no_moment(value: object, code: str) -> None:
    assert said(read_moment, value) == code


def test_clock_times() -> None:
    assert read_time("9:30") == dt.time(9, 30)
    assert read_time("00:00") == dt.time(0, 0)
    assert said(read_time, "9:60") == "no-such-time"
    assert said(read_time, "930") == "not-a-time"
    assert said(read_time, "09:30:00") == "other-notation"
    assert said(read_time, "half past nine") == "not-a-time"


def test_partial_dates_keep_their_precision() -> None:
    assert [str(read_partial(text)) for text in ("2022", "2022-02", "2022-02-01")] == ["2022", "2022-02", "2022-02-01"]
    assert read_partial("2022") == PartialDate(2022)
    assert read_partial("2022-02") == PartialDate(2022, 2)
    assert sorted([PartialDate(2022, 2, 1), PartialDate(2022), PartialDate(2022, 2), PartialDate(2021, 12, 31)]) == [
        PartialDate(2021, 12, 31),
        PartialDate(2022),
        PartialDate(2022, 2),
        PartialDate(2022, 2, 1),
    ]


@pytest.mark.parametrize("text", ["2022-13", "2022-00", "2022-02-30", "0000"])
def test_a_partial_date_that_is_none_is_told_as_written(text: str) -> None:
    with pytest.raises(Exception, match="no-such-day") as raised:
        read_partial(text)
    assert raised.value.context["value"] == text  # type: ignore[attr-defined]


def test_other_dates_that_are_none() -> None:
    assert said(read_partial, "2022-2") == "other-notation"
    assert said(read_partial, "early in 2022") == "not-a-partial-date"
    assert said(read_partial, "1848") == "year-out-of-range"
    assert said(read_date, "2023-11") == "not-a-date"
    assert said(read_date, "2023-11-31") == "no-such-day"


def test_zones_have_the_names_of_the_database() -> None:
    assert read_zone("Europe/Bucharest") == "Europe/Bucharest"
    assert read_zone("UTC") == "UTC"
    assert said(read_zone, "EET") == "not-a-zone"
    assert said(read_zone, "posix/Europe/Berlin") == "not-a-zone"
    assert said(read_zone, "europe/berlin") == "not-a-zone"
    assert zones() <= available_timezones()


@given(ANYTHING)
@example("2023-11-21 99999999999999999999:00")
@example("9999999999999-01-01")
@example("²⁰²³-01-01")
def test_readers_take_or_refuse_whatever_is_written(value: object) -> None:
    for read in (read_moment, read_date, read_time, read_partial, read_zone):
        said(read, value)


@given(DAYS, st.none() | TIMES)
def test_a_moment_reads_as_it_is_written(day: dt.date, time: dt.time | None) -> None:
    moment = Moment(day, time)
    assert read_moment(str(moment)) == moment


@given(DAYS)
def test_a_partial_date_reads_as_it_is_written(day: dt.date) -> None:
    for partial in (PartialDate(day.year), PartialDate(day.year, day.month), PartialDate(day.year, day.month, day.day)):
        assert read_partial(str(partial)) == partial


# When clocks change


def shown(instant: dt.datetime, zone: str) -> dt.datetime:
    """What the clocks of a zone show at an instant."""
    return instant.astimezone(ZoneInfo(zone)).replace(tzinfo=None)


@pytest.mark.parametrize(
    ("text", "zone", "exists"),
    [
        ("2023-03-26 03:30", "Europe/Bucharest", False),
        ("2023-03-26 02:30", "Europe/Bucharest", True),
        ("2023-03-26 02:30", "Europe/Brussels", False),
        ("2023-03-26 03:00", "Europe/Brussels", True),
        ("2023-10-29 02:30", "Europe/Brussels", True),
        ("2011-12-30", "Pacific/Apia", False),
        ("2011-12-30 12:00", "Pacific/Apia", False),
        ("2018-11-04", "America/Sao_Paulo", True),
        ("2018-11-04 00:30", "America/Sao_Paulo", False),
    ],
)
def test_moments_that_no_clock_showed(text: str, zone: str, exists: bool) -> None:  # noqa: FBT001
    assert read_moment(text).exists(zone) is exists


def test_an_hour_that_comes_twice_is_the_first_one() -> None:
    assert read_moment("2023-10-29 02:30").begins("Europe/Brussels") == dt.datetime(2023, 10, 29, 0, 30, tzinfo=dt.UTC)


def test_a_day_lasts_as_long_as_its_clocks_say() -> None:
    def hours(text: str, zone: str) -> float:
        moment = read_moment(text)
        return (moment.ends(zone) - moment.begins(zone)).total_seconds() / 3600

    assert hours("2023-03-26", "Europe/Brussels") == 23
    assert hours("2023-10-29", "Europe/Brussels") == 25
    assert hours("2018-11-04", "America/Sao_Paulo") == 23
    assert hours("2011-12-30", "Pacific/Apia") == 0


def changes(zone: str) -> list[dt.datetime]:
    """Instants near which a zone's offset changes, found day by day over some years."""
    day = dt.datetime(2008, 1, 1, tzinfo=dt.UTC)
    found = []
    while day.year < 2026:
        following = day + dt.timedelta(days=7)
        if day.astimezone(ZoneInfo(zone)).utcoffset() != following.astimezone(ZoneInfo(zone)).utcoffset():
            low, high = day, following
            while high - low > dt.timedelta(minutes=1):
                middle = low + (high - low) / 2
                same = middle.astimezone(ZoneInfo(zone)).utcoffset() == day.astimezone(ZoneInfo(zone)).utcoffset()
                low, high = (middle, high) if same else (low, middle)
            found.append(high.replace(second=0, microsecond=0))
        day = following
    return found


def test_around_every_change_of_every_zone() -> None:
    tried = passed_over = 0
    for zone in sorted(zones()):
        for change in changes(zone)[-4:]:
            for minutes in range(-150, 151, 30):
                local = shown(change + dt.timedelta(minutes=minutes), zone)
                moment = Moment(local.date(), local.time().replace(second=0))
                # What a clock showed exists, and begins when a clock first showed it.
                assert moment.exists(zone)
                assert shown(moment.begins(zone), zone) == local.replace(second=0)
                assert moment.begins(zone) <= change + dt.timedelta(minutes=minutes)
                assert moment.ends(zone) == moment.begins(zone)
                # What the clocks would have shown without the change was shown only if they were not put forward.
                wall = shown(change - dt.timedelta(minutes=1), zone).replace(second=0) + dt.timedelta(minutes=minutes)
                moment = Moment(wall.date(), wall.time())
                assert moment.exists(zone) == (shown(moment.begins(zone), zone) == wall)
                passed_over += not moment.exists(zone)
                tried += 1
    assert tried > 5000
    assert passed_over > 500


@given(DAYS, TIMES, ZONES)
def test_exists_says_whether_a_clock_showed_it(day: dt.date, time: dt.time, zone: str) -> None:
    moment = Moment(day, time)
    local = dt.datetime.combine(day, time)
    assert moment.exists(zone) == (shown(moment.begins(zone), zone) == local)


@given(DAYS, ZONES)
def test_days_follow_each_other_without_a_gap(day: dt.date, zone: str) -> None:
    begins, ends = Moment(day).begins(zone), Moment(day).ends(zone)
    assert ends == Moment(day + dt.timedelta(days=1)).begins(zone)
    if Moment(day).exists(zone):
        assert shown(begins, zone).date() == day
        assert shown(ends - dt.timedelta(minutes=1), zone).date() == day
        assert shown(begins - dt.timedelta(seconds=1), zone).date() != day
    else:
        assert begins == ends
