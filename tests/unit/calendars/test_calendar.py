"""Which calendars there are, and what they hold."""

from pathlib import Path

import icalendar
import pytest
from project import EVENT, PARTNERSHIP, load

from mkdocs_partnerships.calendars import calendar as module
from mkdocs_partnerships.calendars.calendar import calendar_plans, make_calendars
from mkdocs_partnerships.site import Site


def made(site: Site) -> dict[str, bytes]:
    result = list(make_calendars(site))
    assert len({one.address for one in result}) == len(result)
    return {one.address: one.content() for one in result}


def titles(content: bytes) -> list[str]:
    return [str(one["SUMMARY"]) for one in icalendar.Calendar.from_ical(content).walk("VEVENT")]


def event(title: str, start: str, more: str = "") -> str:
    return f"title: {title}\nsummary: S.\ntype: workshop\nstart: {start}\n{more}"


SITE = {
    "events__late.yml": event("Late", "2024-05-01", "place: {country: GR}\ntags: [C++, big science]\n"),
    "events__early.yml": event("Early", "2023-05-01 10:00", "partnerships: [alpha]\ntags: ['C#', Big-Science]\n"),
    "events__draft.yml": event("Draft", "2023-06-01", "draft: true\ntags: [secret]\n"),
    "partnerships__alpha.yml": PARTNERSHIP,
    "partnerships__empty.yml": PARTNERSHIP.replace("HempCluB", "Empty"),
}


def test_there_is_a_calendar_wherever_there_are_events(tmp_path: Path) -> None:
    site, _ = load(tmp_path, **SITE)
    assert {address: titles(content) for address, content in made(site).items()} == {
        "events/early/early.ics": ["Early"],
        "events/late/late.ics": ["Late"],
        "events/calendar.ics": ["Early", "Late"],
        "partnerships/alpha/calendar.ics": ["Early"],
        "events/country/gr/calendar.ics": ["Late"],
        "events/type/workshop/calendar.ics": ["Early", "Late"],
        "events/tag/big-science/calendar.ics": ["Early", "Late"],
        "events/tag/c-951a4d36/calendar.ics": ["Early"],
        "events/tag/c-cedb1bac/calendar.ics": ["Late"],
    }


def test_a_draft_is_in_no_calendar_even_in_preview(tmp_path: Path) -> None:
    site, _ = load(tmp_path, drafts=True, **SITE)
    assert site.find("event", "draft")
    assert not [address for address, content in made(site).items() if b"Draft" in content or "draft" in address]


def test_a_site_without_events_has_no_calendar(tmp_path: Path) -> None:
    site, _ = load(tmp_path, **{"partnerships__alpha.yml": PARTNERSHIP})
    assert (made(site), calendar_plans(site)) == ({}, [])


def test_plans_are_in_the_order_in_which_they_are_shown(tmp_path: Path) -> None:
    site, _ = load(tmp_path, **SITE)
    assert [(plan.kind, plan.name, plan.page) for plan in calendar_plans(site)] == [
        ("all", "", "events/"),
        ("partnership", "HempCluB", "partnerships/alpha/"),
        ("country", "Greece", "events/"),
        ("type", "Workshop", "events/"),
        ("tag", "Big-Science", "events/"),
        ("tag", "C#", "events/"),
        ("tag", "C++", "events/"),
    ]


def test_a_file_that_an_editor_made_stays(tmp_path: Path) -> None:
    own = "attachments: [{title: Ours, file: meet.ics}]\n"
    site, problems = load(tmp_path, **{"events__meet.yml": EVENT + own, "events__meet.ics": "BEGIN:VCALENDAR"})
    assert problems == []
    assert [one.address for one in site.files.values()] == ["events/meet/meet.ics"]
    assert "events/meet/meet.ics" not in made(site)


def test_each_zone_is_there_once_and_for_the_years_used(tmp_path: Path) -> None:
    files = {
        "events__a.yml": event("A", "2021-05-01 10:00"),
        "events__b.yml": event("B", "2025-05-01 10:00"),
        "events__c.yml": event("C", "2025-05-01 10:00", "timezone: Asia/Yerevan\n"),
        "events__d.yml": event("D", "2025-05-01 10:00", "timezone: UTC\n"),
        "events__e.yml": event("E", "2025-05-01", "timezone: Europe/Lisbon\n"),
    }
    site, _ = load(tmp_path, **files)
    calendars = made(site)
    zones = {address: content.count(b"BEGIN:VTIMEZONE") for address, content in calendars.items()}
    assert zones == {
        f"events/{one}/{one}.ics": number for one, number in zip("abcde", (1, 1, 1, 0, 0), strict=True)
    } | {
        "events/calendar.ics": 2,
        "events/type/workshop/calendar.ics": 2,
    }
    assert b"DTSTART:20200329T020000" in calendars["events/calendar.ics"]
    assert b"DTSTART:20240331T020000" in calendars["events/b/b.ics"]


def test_a_calendar_says_what_it_is(tmp_path: Path) -> None:
    files = {"events__a.yml": event("A", "2023-05-01", "tags: ['Ελλάδα, x']\nupdated: 2023-04-01\n")}
    site, _ = load(tmp_path, **files)
    object.__setattr__(site.settings, "site_url", "https://example.org/sub/")
    object.__setattr__(site.settings, "site_name", "Ours, and; yours")
    [address] = [one for one in made(site) if one.startswith("events/tag/")]
    assert address.startswith("events/tag/ελλάδα-x-")
    read = icalendar.Calendar.from_ical(made(site)[address])
    long = ("DESCRIPTION", "X-WR-CALDESC")
    assert {key: str(value.to_ical(), "utf-8") for key, value in read.items() if key not in long} == {
        "VERSION": "2.0",
        "PRODID": "-//mkdocs-partnerships//calendars//EN",
        "CALSCALE": "GREGORIAN",
        "NAME": r"Ours\, and\; yours: events on Ελλάδα\, x",
        "X-WR-CALNAME": r"Ours\, and\; yours: events on Ελλάδα\, x",
        "LAST-MODIFIED": "20230401T070000Z",
        "REFRESH-INTERVAL": "PT12H",
        "X-PUBLISHED-TTL": "PT12H",
        "URL": "https://example.org/sub/events/",
        "SOURCE": "https://example.org/sub/events/tag/%CE%B5%CE%BB%CE%BB%CE%AC%CE%B4%CE%B1-x-"
        + address.rpartition("/")[0].rpartition("-")[2]
        + "/calendar.ics",
    }
    assert read["REFRESH-INTERVAL"].params["VALUE"] == "DURATION"


@pytest.mark.parametrize(("bound", "value"), [("MOST", 2), ("MOST_BYTES", 500)])
def test_a_calendar_holds_the_latest_events(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bound: str, value: int
) -> None:
    files = {f"events__e{year}.yml": event(f"E{year}", f"{year}-05-01") for year in range(2020, 2025)}
    site, _ = load(tmp_path, **files)
    monkeypatch.setattr(module, bound, value)
    calendars = made(site)
    assert titles(calendars["events/calendar.ics"]) == ["E2023", "E2024"]
    assert titles(calendars["events/e2020/e2020.ics"]) == ["E2020"]


def test_the_same_event_has_the_same_bytes_everywhere(tmp_path: Path) -> None:
    site, _ = load(tmp_path, **SITE)
    calendars = made(site)
    own = calendars["events/early/early.ics"]
    block = own[own.index(b"BEGIN:VEVENT") : own.index(b"END:VCALENDAR")]
    holding = [address for address, content in calendars.items() if block in content]
    assert len(holding) == 6
