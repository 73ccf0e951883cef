"""The clock changes, against the zone database, dateutil and icalendar."""

import datetime as dt
import io

import pytest
from dateutil.tz import tzical
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from mkdocs_partnerships.calendars.zones import vtimezone, zone
from mkdocs_partnerships.fields.times import zones

ZONES = (
    "Europe/Bucharest",
    "Europe/Lisbon",
    "Atlantic/Azores",
    "Asia/Yerevan",
    "Africa/Casablanca",
    "Europe/Istanbul",
    "Europe/Dublin",
    "Europe/Moscow",
    "Australia/Lord_Howe",
    "America/Santiago",
    "Asia/Kolkata",
    "Africa/Monrovia",
)


def lines(name: str, first: int, last: int) -> list[str]:
    return vtimezone(name, first, last).decode().splitlines()


def test_a_zone_with_one_rule_has_one_standard_and_one_daylight() -> None:
    assert lines("Europe/Bucharest", 2023, 2026) == [
        "BEGIN:VTIMEZONE",
        "TZID:Europe/Bucharest",
        "BEGIN:DAYLIGHT",
        "DTSTART:20220327T030000",
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
        "TZOFFSETFROM:+0200",
        "TZOFFSETTO:+0300",
        "TZNAME:EEST",
        "END:DAYLIGHT",
        "BEGIN:STANDARD",
        "DTSTART:20221030T040000",
        "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
        "TZOFFSETFROM:+0300",
        "TZOFFSETTO:+0200",
        "TZNAME:EET",
        "END:STANDARD",
        "END:VTIMEZONE",
    ]


def test_a_zone_that_changes_nothing_says_what_holds() -> None:
    assert lines("Asia/Yerevan", 2024, 2024) == [
        "BEGIN:VTIMEZONE",
        "TZID:Asia/Yerevan",
        "BEGIN:STANDARD",
        "DTSTART:20230101T000000",
        "TZOFFSETFROM:+0400",
        "TZOFFSETTO:+0400",
        "TZNAME:+04",
        "END:STANDARD",
        "END:VTIMEZONE",
    ]


def test_a_rule_that_was_given_up_ends() -> None:
    written = lines("Europe/Istanbul", 2010, 2018)
    assert [one for one in written if one.startswith("RRULE")] == [
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU;UNTIL=20100329T030000Z",
        "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU;UNTIL=20141027T040000Z",
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU;UNTIL=20130401T030000Z",
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU;UNTIL=20160328T030000Z",
    ]


def test_changes_without_a_rule_are_told_one_by_one() -> None:
    written = lines("Africa/Casablanca", 2023, 2024)
    assert not [one for one in written if one.startswith("RRULE")]
    assert [one for one in written if one.startswith(("DTSTART", "TZOFFSETTO"))][4:8] == [
        "DTSTART:20230319T030000",
        "TZOFFSETTO:+0000",
        "DTSTART:20230423T020000",
        "TZOFFSETTO:+0100",
    ]


def test_an_offset_has_seconds_where_there_were_any() -> None:
    assert "TZOFFSETTO:-004430" in lines("Africa/Monrovia", 1960, 1960)


def test_the_usual_time_of_dublin_and_casablanca_is_daylight_as_others_tell_it() -> None:
    for name in ("Europe/Dublin", "Africa/Casablanca"):
        written = lines(name, 2024, 2024)
        kinds = {written[at + 1].partition(":")[0]: None for at, one in enumerate(written) if one == "BEGIN:DAYLIGHT"}
        assert kinds == {"DTSTART": None}
        text = "\n".join(written)
        assert "TZOFFSETTO:+0100\nTZNAME:" in text.split("BEGIN:DAYLIGHT")[1].split("END:DAYLIGHT")[0]


@given(
    st.sampled_from(ZONES) | st.sampled_from(sorted(zones() - {"UTC"})),
    st.integers(1951, 2099),
    st.integers(0, 4),
    st.data(),
)
def test_dateutil_finds_the_instant_that_the_database_gives(
    name: str, first: int, more: int, data: st.DataObject
) -> None:
    earliest, latest = dt.datetime(first, 1, 1), dt.datetime(min(first + more, 2099), 12, 31, 23, 59)  # noqa: DTZ001
    local = data.draw(st.datetimes(earliest, latest))
    known = zone(name)
    if local.replace(tzinfo=known).astimezone(dt.UTC).astimezone(known).replace(tzinfo=None) != local:
        return  # No clock showed it; an entry with such a time is a mistake.
    text = vtimezone(name, first, latest.year).decode()
    read = tzical(io.StringIO(text)).get(name)
    # Of two moments with one name, the first: RFC 5545 §3.3.5.
    assert local.replace(tzinfo=read, fold=0).utcoffset() == local.replace(tzinfo=known, fold=0).utcoffset()


@pytest.mark.parametrize("name", ZONES)
def test_icalendar_reads_the_same_clock_from_our_lines_alone(name: str) -> None:
    # Under a name that nobody knows, so that it cannot look the zone up.
    text = vtimezone(name, 2014, 2027).decode().replace(f"TZID:{name}", "TZID:Unknown/Zone")
    calendar = Calendar.from_ical(f"BEGIN:VCALENDAR\r\n{text}END:VCALENDAR\r\n")
    read = calendar.timezones[0].to_tz(lookup_tzid=False)
    moments = [dt.datetime(2014, 1, 1, 12) + dt.timedelta(days=number) for number in range(5110)]  # noqa: DTZ001
    wrong = [
        one for one in moments if one.replace(tzinfo=read).utcoffset() != one.replace(tzinfo=zone(name)).utcoffset()
    ]
    assert wrong == []


def test_every_zone_that_an_entry_may_name_is_known_to_the_package() -> None:
    assert {one for one in zones() if str(zone(one)) != one} == set()
