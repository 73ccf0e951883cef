import datetime as dt

import pytest

from mkdocs_partnerships.source import read
from mkdocs_partnerships.types.entry import Defaults
from mkdocs_partnerships.types.event import Event
from mkdocs_partnerships.types.parse import parse

RIGHT = "title: a\nsummary: b\ntype: fair\n"


def event(more: str = "start: 2023-11-21\n") -> Event:
    entry, codes = tried(more)
    assert codes == []
    assert entry
    return entry


def tried(more: str) -> tuple[Event | None, list[tuple[str, str]]]:
    source, problems = read("a.yml", (RIGHT + more).encode())
    assert problems == []
    assert source
    entry, found = parse(source, Event, "a", Defaults("en", "Europe/Brussels"))
    return entry, [(one.field, one.code) for one in found]


@pytest.mark.parametrize(
    ("more", "zone"),
    [
        ("", "Europe/Brussels"),
        ("place: {country: RO}\n", "Europe/Bucharest"),
        ("place: {country: ES}\n", "Europe/Brussels"),
        ("place: {country: ES}\ntimezone: Atlantic/Canary\n", "Atlantic/Canary"),
        ("place: {city: Iași}\n", "Europe/Brussels"),
    ],
)
def test_the_zone_is_its_own_or_the_countrys_or_the_sites(more: str, zone: str) -> None:
    assert event("start: 2023-11-21\n" + more).timezone == zone


def test_what_is_not_said() -> None:
    one = event()
    assert (one.status, one.attendance, one.end, one.last, one.draft) == (
        "scheduled",
        "in_person",
        None,
        one.start,
        False,
    )
    assert one.listed_at == dt.date(2023, 11, 21)
    assert one.countries == ()


def test_countries_of_all_places_each_once() -> None:
    more = "place: {country: DE}\nother_places: [{country: RO}, {city: Berlin, country: DE}, {city: x}]\n"
    assert event("start: 2023-11-21\n" + more).countries == ("DE", "RO")


@pytest.mark.parametrize(
    ("more", "findings"),
    [
        ("start: 2023-11-21\nend: 2023-11-21\n", []),
        ("start: 2023-11-21 09:30\nend: 2023-11-21\n", []),
        ("start: 2023-11-21\nend: 2023-11-20\n", [("end", "end-before-start")]),
        ("start: 2023-11-21 09:30\nend: 2023-11-21 09:30\n", [("end", "end-at-start")]),
        ("start: 2023-11-21 09:30\nend: 2023-11-20\n", [("end", "end-before-start")]),
        (
            "start: 2023-10-29 02:30\nend: 2023-10-29 02:45\n",
            [("start", "clock-change-twice"), ("end", "clock-change-twice")],
        ),
        ("start: 2023-01-01\nend: 2024-01-01\n", []),
        ("start: 2023-01-01\nend: 2024-01-02\n", [("end", "event-too-long")]),
        ("start: 2023-03-26 02:30\n", [("start", "clock-change-gap")]),
        (
            "start: 2023-03-26\nprogramme: [{date: 2023-03-26, sessions: [{title: a, start: 2:30}]}]\n",
            [("programme[1].sessions[1].start", "clock-change-gap")],
        ),
        (
            "start: 2023-10-29\nprogramme: [{date: 2023-10-29, sessions: [{title: a, start: 2:30, end: 3:00}]}]\n",
            [("programme[1].sessions[1].start", "clock-change-twice")],
        ),
        ("start: 2023-03-26 02:30\nplace: {country: RO}\n", []),
        ("start: 2023-03-26 03:30\nplace: {country: RO}\n", [("start", "clock-change-gap")]),
        ("start: 2023-11-21\nprevious_start: 2023-03-26 02:30\n", [("previous_start", "clock-change-gap")]),
        ("start: 2023-11-21\nregistration: {opens: 2023-10-01, closes: 2023-10-01}\n", []),
        (
            "start: 2023-11-21\nregistration: {opens: 2023-10-02, closes: 2023-10-01}\n",
            [("registration.closes", "closes-before-opens")],
        ),
        ("start: 2023-11-21\nregistration: {opens: 2023-11-21}\n", []),
        ("start: 2023-11-21\nregistration: {opens: 2023-11-22}\n", [("registration.opens", "opens-after-end")]),
        ("start: 2023-11-21\nregistration: {closes: 2023-11-21}\n", []),
        ("start: 2023-11-21\nregistration: {closes: 2023-11-22}\n", [("registration.closes", "closes-after-end")]),
        ("start: 2023-11-21\nprogramme: [{date: 2023-11-21}]\n", []),
        ("start: 2023-11-21\nprogramme: [{date: 2023-11-22}]\n", [("programme[1].date", "day-outside-event")]),
        (
            "start: 2023-11-21\nprogramme: [{date: 2023-11-21, sessions: [{title: a, start: 9:30, end: 9:30}]}]\n",
            [("programme[1].sessions[1].end", "end-at-start")],
        ),
        ("start: 2023-11-21\nstatus: rescheduled\n", [("status", "rescheduled-from-when")]),
        ("start: 2023-11-21\nstatus: rescheduled\nprevious_start: 2023-10-10\n", []),
        ("start: 2023-11-21\nonline: {platform: a}\n", [("online", "online-in-person")]),
        ("start: 2023-11-21\nonline: {platform: a}\nattendance: hybrid\n", []),
        ("start: 2023-11-21\nonline: {platform: a}\nstatus: moved_online\n", []),
        ("start: 2023-11-21\npart_of: a\n", [("part_of", "part-of-itself")]),
    ],
)
def test_values_that_agree_or_do_not(more: str, findings: list[tuple[str, str]]) -> None:
    assert tried(more)[1] == findings


def test_the_zone_of_the_machine_makes_no_difference(monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    instants = set()
    for zone in ("UTC", "Pacific/Kiritimati", "America/Los_Angeles"):
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        instants.add(event("start: 2023-11-21 09:30\n").start.begins("Europe/Bucharest"))
    monkeypatch.undo()
    time.tzset()
    assert instants == {dt.datetime(2023, 11, 21, 7, 30, tzinfo=dt.UTC)}
