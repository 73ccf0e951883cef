import datetime as dt
from collections import Counter
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from project import EVENT, load, said

from mkdocs_partnerships.months import LANES, LONG, Day, Month, months_of, weeks_of
from mkdocs_partnerships.source import read
from mkdocs_partnerships.types.entry import Defaults
from mkdocs_partnerships.types.event import Event
from mkdocs_partnerships.types.parse import parse


def event(name: str, start: str, end: str = "") -> Event:
    text = f"title: E\nsummary: S\ntype: other\nstart: {start}\n" + (f"end: {end}\n" if end else "")
    source, _ = read("e.yml", text.encode())
    assert source
    made, problems = parse(source, Event, name, Defaults())
    assert made
    assert problems == []
    return made


def days(month: Month) -> list[Day]:
    return [day for week in weeks_of(month) for day in week if day]


def shown(month: Month) -> list[tuple[str, list[str]]]:
    """Give what each day with events shows: id and part of each line, `-` for a gap."""
    return [
        (f"{day.date}", [f"{run.event.id} {run.part}" if run else "-" for run in day.lanes])
        for day in days(month)
        if day.lanes
    ]


def test_only_months_with_events_are_there() -> None:
    months = months_of([event("b", "2024-02-27", "2024-03-01"), event("a", "2023-11-21")])
    assert [(one.address, [each.id for each in one.events], one.count) for one in months] == [
        ("events/calendar/2023/11/", ["a"], 1),
        ("events/calendar/2024/02/", ["b"], 1),
        ("events/calendar/2024/03/", ["b"], 1),
    ]


def test_a_month_has_every_day_once_in_weeks_from_monday() -> None:
    [month] = months_of([event("a", "2024-02-29")])
    weeks = list(weeks_of(month))
    assert {len(week) for week in weeks} == {7}
    assert [day.date.day for day in days(month)] == list(range(1, 30))
    assert [day is None for day in weeks[0]] == [True, True, True, False, False, False, False]
    assert [week[0].date.weekday() for week in weeks if week[0]] == [0, 0, 0, 0]


def test_an_event_is_named_on_its_first_day_and_at_the_beginning_of_each_week() -> None:
    [november, december] = months_of([event("a", "2023-11-25", "2023-12-02")])
    assert shown(november) == [
        ("2023-11-25", ["a first"]),
        ("2023-11-26", ["a on"]),
        ("2023-11-27", ["a again"]),
        *[(f"2023-11-{day}", ["a on"]) for day in (28, 29, 30)],
    ]
    assert shown(december) == [("2023-12-01", ["a first"]), ("2023-12-02", ["a on"])]
    ends = [(day.date, run.begins, run.ends) for day in days(december) for run in day.lanes if run]
    assert ends == [(dt.date(2023, 12, 1), False, False), (dt.date(2023, 12, 2), False, True)]


def test_an_event_keeps_its_line_during_a_week() -> None:
    [month] = months_of(
        [
            event("long", "2023-11-21", "2023-11-23"),
            event("early", "2023-11-20", "2023-11-21"),
            event("c", "2023-11-22"),
        ]
    )
    assert shown(month) == [
        ("2023-11-20", ["early first"]),
        ("2023-11-21", ["early on", "long first"]),
        ("2023-11-22", ["c first", "long on"]),
        ("2023-11-23", ["-", "long on"]),
    ]


def test_a_day_of_very_many_says_how_many_more_there_are() -> None:
    [month] = months_of([event(f"e{number:02}", "2023-11-22") for number in range(LANES + 3)])
    [day] = [day for day in days(month) if day.lanes]
    assert (len(day.lanes), day.more) == (LANES, 3)


def test_what_lasts_long_stands_apart() -> None:
    last = dt.date(2023, 11, 1) + dt.timedelta(days=LONG)
    [month] = months_of([event("long", "2023-11-01", f"{last}"), event("short", "2023-11-01", "2023-11-14")])
    assert [one.id for one in month.long] == ["long"]
    assert [one.id for one in month.events] == ["short"]


def test_no_event_takes_the_address_of_the_calendar_or_the_map(tmp_path: Path) -> None:
    files = {f"events__{name}.yml": EVENT for name in ("calendar", "map", "maps")}
    site, problems = load(tmp_path, **files)
    assert [(file, code) for file, *_, code in said(problems)] == [
        ("events/calendar.yml", "address-taken"),
        ("events/map.yml", "address-taken"),
    ]
    assert [one.address for one in site.months] == ["events/calendar/2023/11/"]


spans = st.tuples(st.dates(dt.date(2023, 1, 1), dt.date(2024, 12, 31)), st.integers(0, LONG + 30))


@settings(max_examples=40, deadline=None)
@given(st.lists(spans, max_size=25))
def test_every_day_of_every_event_is_counted_once(drawn: list[tuple[dt.date, int]]) -> None:
    events = [event(f"e{at}", f"{day}", f"{day + dt.timedelta(days=more)}") for at, (day, more) in enumerate(drawn)]
    months = months_of(events)
    seen: Counter[dt.date] = Counter()
    for month in months:
        for day in days(month):
            seen[day.date] += sum(run is not None for run in day.lanes) + day.more
            assert len({run.event.id for run in day.lanes if run}) == sum(run is not None for run in day.lanes)
    due = Counter(day + dt.timedelta(days=at) for day, more in drawn if more < LONG for at in range(more + 1))
    assert +seen == due
    assert {one.id for month in months for one in [*month.events, *month.long]} == {one.id for one in events}
