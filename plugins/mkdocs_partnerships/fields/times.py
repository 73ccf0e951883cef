"""Days, moments, clock times and zones. A moment is local to its entry's zone; the machine's zone is never used."""

import datetime as dt
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Annotated, Any
from zoneinfo import ZoneInfo, available_timezones

from pydantic import PlainValidator
from pydantic_core import PydanticCustomError

from mkdocs_partnerships.fields.text import Written, read_text
from mkdocs_partnerships.fields.wrong import wrong
from mkdocs_partnerships.problems import did_you_mean

_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_CLOCK = re.compile("([0-9]{1,2}):([0-9]{2})")
_OFFSET = re.compile("(Z|[+-][0-9]{2}:?[0-9]{2})$")
_FIRST_YEAR = 1950
_LAST_YEAR = 2100


@dataclass(frozen=True, order=True, slots=True)
class PartialDate:
    """A date of which the month or the day may be unknown: 0 stands for unknown."""

    year: int
    month: int = 0
    day: int = 0

    def __str__(self) -> str:
        """Write it as ISO 8601 with the precision it has."""
        return "-".join([f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part)])


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, or a day with a clock time; local to the zone of its entry."""

    day: dt.date
    time: dt.time | None = None

    def __reduce__(self) -> tuple[type["Moment"], tuple[object, ...]]:
        """Pickle it quickly: a site has tens of thousands."""
        return Moment, (self.day, self.time)

    def __str__(self) -> str:
        """Write it as an editor does."""
        return f"{self.day}" + (f" {self.time:%H:%M}" if self.time else "")

    def begins(self, zone: str) -> dt.datetime:
        """Give the first instant of the moment in UTC; a day begins at midnight in its zone."""
        return _instant(self.day, self.time or dt.time(), zone)[0]

    def ends(self, zone: str) -> dt.datetime:
        """Give the first instant after the moment in UTC; a day ends at the next midnight in its zone."""
        if self.time:
            return self.begins(zone)
        return Moment(self.day + dt.timedelta(days=1)).begins(zone)

    def exists(self, zone: str) -> bool:
        """Say whether the clocks of the zone ever showed this moment (false in the gap of a clock change)."""
        if not self.time:
            # Samoa went from 29 to 31 December 2011.
            return self.begins(zone) < self.ends(zone)
        return _instant(self.day, self.time, zone)[1] > 0

    def twice(self, zone: str) -> bool:
        """Say whether the clocks of the zone showed this moment twice: they were put back; the first time counts."""
        return self.time is not None and _instant(self.day, self.time, zone)[1] > 1


# An event's moments are asked for again and again: by its checks, its page, lists, feeds.
@lru_cache(maxsize=4096)
def _instant(day: dt.date, time: dt.time, zone: str) -> tuple[dt.datetime, int]:
    """Give the instant in UTC at which the clocks of a zone first show a time, and how often they show it."""
    local = dt.datetime.combine(day, time, ZoneInfo(zone))
    instant = local.astimezone(dt.UTC)
    # Away from a clock change the offset before it and the one after it are the same.
    if local.utcoffset() == local.replace(fold=1).utcoffset():
        return instant, 1
    shown = instant.astimezone(local.tzinfo).replace(tzinfo=None) == local.replace(tzinfo=None)
    return instant, 2 if shown else 0


# Days and clock times can be written in so many ways only, and the same ones are written again and again.
@cache
def _day(text: str, written: str | None = None) -> dt.date:
    if not _DAY.fullmatch(text):
        raise _misread("not-a-date", text, "day")
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        raise wrong("no-such-day", value=written or text) from None
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise wrong("year-out-of-range", year=text[:4], first=_FIRST_YEAR, last=_LAST_YEAR)
    return day


@cache
def _clock(text: str) -> dt.time:
    match = _CLOCK.fullmatch(text)
    if not match:
        raise _misread("not-a-time", text, "clock")
    try:
        return dt.time(int(match[1]), int(match[2]))
    except ValueError:
        raise wrong("no-such-time", value=text) from None


def _misread(code: str, text: str, kind: str, shown: str = "") -> PydanticCustomError:
    """Say how a day or time is written that was written in another way, or that it is none.

    Args:
        code: the message for what is none.
        text: what was written.
        kind: what it should have been, as `notations.READERS` names it.
        shown: the part of it that the message names; all of it when left out.
    """
    # Only here: to know the months of all languages takes a while, and correct entries need none.
    from mkdocs_partnerships.fields.notations import READERS

    match READERS[kind](text):
        case (one,):
            return wrong("other-notation", value=text, instead=one)
        case (first, second):
            return wrong("two-readings", value=text, first=first, second=second)
    return wrong(code, value=shown or text)


def read_date(value: Any) -> dt.date:
    """Read `2023-11-21`."""
    return _day(read_text(value))


def read_moment(value: Any) -> Moment:
    """Read `2023-11-21` or `2023-11-21 09:30`."""
    text = read_text(value)
    day, _, clock = text.replace("T", " ").partition(" ")
    if not _DAY.fullmatch(day):
        raise _misread("not-a-moment", text, "moment")
    if not clock:
        return Moment(_day(day))
    if _OFFSET.search(clock):
        raise wrong("offset-in-moment", value=text)
    clock = clock.strip().removesuffix(":00") if clock.count(":") > 1 else clock.strip()
    if not _CLOCK.fullmatch(clock):
        raise _misread("not-a-time", text, "moment", clock)
    return Moment(_day(day), _clock(clock))


def read_time(value: Any) -> dt.time:
    """Read `09:30` or `9:30`."""
    return _clock(read_text(value))


def read_partial(value: Any) -> PartialDate:
    """Read `2023`, `2023-11` or `2023-11-21`."""
    text = read_text(value)
    if not re.fullmatch("[0-9]{4}(-[0-9]{2}){0,2}", text):
        raise _misread("not-a-partial-date", text, "partial")
    parts = [int(part) for part in text.split("-")]
    _day("-".join([text, "01", "01"][: 4 - len(parts)]), text)
    return PartialDate(*parts)


@cache
def zones() -> frozenset[str]:
    """Give the names of all time zones."""
    regions = {zone for zone in available_timezones() if "/" in zone and not zone.startswith(("posix/", "right/"))}
    return frozenset({*regions, "UTC"})


def read_zone(value: Any) -> str:
    """Read an IANA zone name."""
    text = read_text(value)
    if text not in zones():
        raise wrong("not-a-zone", value=text, hint=did_you_mean(text, zones()))
    return text


Date = Annotated[dt.date, PlainValidator(read_date, json_schema_input_type=str), Written("a day", "2023-11-21")]
AnyMoment = Annotated[
    Moment,
    PlainValidator(read_moment, json_schema_input_type=str),
    Written("a day, or a day and a time in the entry's zone", "2023-11-21 09:30"),
]
ClockTime = Annotated[
    dt.time, PlainValidator(read_time, json_schema_input_type=str), Written("a time in the event's zone", "09:30")
]
AnyDate = Annotated[
    PartialDate,
    PlainValidator(read_partial, json_schema_input_type=str),
    Written("a year, a month or a day", "2022-02"),
]
Zone = Annotated[
    str, PlainValidator(read_zone, json_schema_input_type=str), Written("a time zone (IANA name)", "Europe/Bucharest")
]
