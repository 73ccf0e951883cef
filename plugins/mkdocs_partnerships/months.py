"""The month calendar: which months have a page, and which event stands on which day of them."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from mkdocs_partnerships.types.event import Event

FOLDER = "events/calendar/"
"""The address of the page that leads to the months."""

LONG = 14
"""An event of more days is named above the table: on each of its days it would hide all others."""

LANES = 8
"""How many events a day shows at most; the day says how many more there are."""

_WEEK = 7
_DAY = dt.timedelta(days=1)

Part: TypeAlias = Literal["first", "again", "on"]
"""What a day shows of an event: its name, its name once more (at the beginning of a week), or only that it goes on."""


@dataclass(frozen=True, slots=True)
class Month:
    """A month in which there are events.

    Attributes:
        year: its year.
        number: 1 to 12.
        events: the events that stand on its days, in order of their days.
        long: the events that last long, likewise.
    """

    year: int
    number: int
    events: Sequence[Event] = field(repr=False)
    long: Sequence[Event] = field(repr=False)

    @property
    def address(self) -> str:
        """The address of its page."""
        return f"{FOLDER}{self.year}/{self.number:02}/"

    @property
    def first(self) -> dt.date:
        """Its first day."""
        return dt.date(self.year, self.number, 1)

    @property
    def count(self) -> int:
        """How many events it has."""
        return len(self.events) + len(self.long)


@dataclass(frozen=True, slots=True)
class Run:
    """What a day shows of an event.

    Attributes:
        event: the event.
        part: whether the day names it.
        begins: whether it begins on this day.
        ends: whether it ends on this day.
    """

    event: Event
    part: Part
    begins: bool
    ends: bool


@dataclass(frozen=True, slots=True)
class Day:
    """A day in the table.

    Attributes:
        date: the day.
        lanes: what it shows, from top to bottom; an event that lasts for several days keeps its place during a week.
        more: how many events of the day it does not show.
    """

    date: dt.date
    lanes: Sequence[Run | None]
    more: int


def months_of(events: Iterable[Event]) -> list[Month]:
    """Give the months that have events, the earliest first."""
    short: defaultdict[tuple[int, int], list[Event]] = defaultdict(list)
    long: defaultdict[tuple[int, int], list[Event]] = defaultdict(list)
    for event in sorted(events, key=lambda one: (one.start.day, one.id)):
        first, last = event.start.day, event.last.day
        found = long if (last - first).days >= LONG else short
        for month in _months_between(first, last):
            found[month].append(event)
    return [Month(*month, short[month], long[month]) for month in sorted({*short, *long})]


def _months_between(first: dt.date, last: dt.date) -> Iterator[tuple[int, int]]:
    for number in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        yield number // 12, number % 12 + 1


def weeks_of(month: Month) -> Iterator[list[Day | None]]:
    """Give the weeks of a month, from Monday to Sunday; nothing stands for a day of another month."""
    following = (month.first + 31 * _DAY).replace(day=1)
    by_week: defaultdict[dt.date, list[Event]] = defaultdict(list)
    for event in month.events:
        day = max(event.start.day, month.first)
        last = min(event.last.day, following - _DAY)
        week = day - day.weekday() * _DAY
        while week <= last:
            by_week[week].append(event)
            week += _WEEK * _DAY
    monday = month.first - month.first.weekday() * _DAY
    while monday < following:
        yield _week(month, monday, following, by_week[monday])
        monday += _WEEK * _DAY


def _week(month: Month, monday: dt.date, following: dt.date, events: list[Event]) -> list[Day | None]:
    # What began first and lasts longest stands on top: so few gaps arise.
    events.sort(key=lambda one: (max(one.start.day, monday), (one.start.day - one.last.day).days, one.id))
    lanes: list[list[Run | None]] = []
    for event in events:
        begins = (max(event.start.day, monday, month.first) - monday).days
        ends = (min(event.last.day, monday + (_WEEK - 1) * _DAY, following - _DAY) - monday).days
        lane = next((one for one in lanes if one[begins] is None), None)
        if lane is None:
            lane = [None] * _WEEK
            lanes.append(lane)
        for at in range(begins, ends + 1):
            lane[at] = _run(event, monday + at * _DAY, at == begins, month.first)
    days: list[Day | None] = []
    for at in range(_WEEK):
        date = monday + at * _DAY
        if not month.first <= date < following:
            days.append(None)
            continue
        shown = [lane[at] for lane in lanes[:LANES]]
        while shown and shown[-1] is None:
            shown.pop()
        days.append(Day(date, shown, sum(lane[at] is not None for lane in lanes[LANES:])))
    return days


def _run(event: Event, date: dt.date, named: bool, first_of_month: dt.date) -> Run:  # noqa: FBT001
    part: Part = "on"
    if named:
        part = "first" if date in (event.start.day, first_of_month) else "again"
    return Run(event, part, date == event.start.day, date == event.last.day)
