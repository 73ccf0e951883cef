"""Time zones: the clock changes of a zone as VTIMEZONE (RFC 5545 §3.6.5), read from the package tzdata.

Never from the machine's own database, which may be older: the same site gives the same calendars everywhere.
"""

import datetime as dt
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import NamedTuple
from zoneinfo import ZoneInfo

from mkdocs_partnerships.calendars.lines import join

UTC = "UTC"
"""The one zone without VTIMEZONE: its times are written with `Z` (§3.3.5)."""

_DAY = dt.timedelta(days=1)
_STEP = 5 * _DAY
"""No zone ever changed its clock and back again within so few days."""

_SECOND = dt.timedelta(seconds=1)
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


class Change(NamedTuple):
    """A change of the clock.

    Attributes:
        onset: the first local moment after it, told by the clock before it, as §3.6.5 wants it.
        before: the offset from UTC before it.
        after: the offset from UTC after it.
        name: the zone's abbreviation after it.
        summer: whether daylight saving time is kept after it.
    """

    onset: dt.datetime
    before: dt.timedelta
    after: dt.timedelta
    name: str
    summer: bool


@cache
def zone(name: str) -> ZoneInfo:
    """Give a zone by its IANA name, from the package tzdata."""
    with files("tzdata").joinpath("zoneinfo", *name.split("/")).open("rb") as file:
        return ZoneInfo.from_file(file, key=name)


@cache
def vtimezone(name: str, first: int, last: int) -> bytes:
    """Write a zone with the clock changes that hold in some years.

    Where a zone changes its clock by one rule, there is one STANDARD and one DAYLIGHT with that rule: Outlook reads no
    other form well. Where it does not, each change is told by itself.

    Args:
        name: the IANA name.
        first: the first year.
        last: the last year, at least `first`.

    Returns:
        the content lines, each with its end.
    """
    # From one year earlier, so that every moment of the first year comes after some change.
    changes = [change for year in range(first - 1, last + 1) for change in _changes(name, year)]
    if not changes or changes[0].onset.year == first:
        changes.insert(0, _constant(name, first - 1))
    kinds = sorted(changes, key=lambda one: (one[1:], one.onset))
    observances = [lines for _, same in groupby(kinds, lambda one: one[1:]) for lines in _observances(list(same), last)]
    observances.sort(key=lambda lines: (lines[1], lines))
    return join(
        [
            "BEGIN:VTIMEZONE",
            f"TZID:{name}",
            *(line for observance in observances for line in observance),
            "END:VTIMEZONE",
        ]
    )


def _state(name: str, instant: dt.datetime) -> tuple[dt.timedelta, str, dt.timedelta]:
    """Give the offset from UTC, the abbreviation, and how much of the offset is daylight saving."""
    local = instant.astimezone(zone(name))
    return local.utcoffset() or dt.timedelta(), local.tzname() or name, local.dst() or dt.timedelta()


@cache
def _changes(name: str, year: int) -> tuple[Change, ...]:
    """Find the clock changes of a year (of UTC): look at it in steps, then halve a step in which something changed."""
    found = []
    instant, end = dt.datetime(year, 1, 1, tzinfo=dt.UTC), dt.datetime(year + 1, 1, 1, tzinfo=dt.UTC)
    state = _state(name, instant)
    while instant < end:
        low, high = instant, min(instant + _STEP, end)
        instant, following = high, _state(name, high)
        if following != state:
            while high - low > _SECOND:
                middle = low + (high - low) // _SECOND // 2 * _SECOND
                low, high = (middle, high) if _state(name, middle) == state else (low, middle)
            # Ireland and Morocco save daylight by going back in winter or in Ramadan; Outlook and most others tell
            # it the other way round: their usual time as DAYLIGHT.
            offset, abbreviation, saved = following
            summer = saved > dt.timedelta() or (not saved and state[2] < dt.timedelta())
            found.append(Change((high + state[0]).replace(tzinfo=None), state[0], offset, abbreviation, summer))
        state = following
    return tuple(found)


def _constant(name: str, year: int) -> Change:
    """Give what held at the beginning of a year as a change that changes nothing."""
    offset, abbreviation, saved = _state(name, dt.datetime(year, 1, 1, tzinfo=dt.UTC))
    onset = dt.datetime(year, 1, 1)  # noqa: DTZ001 - local to the zone
    return Change(onset, offset, offset, abbreviation, saved > dt.timedelta())


def _observances(changes: list[Change], last: int) -> Iterator[list[str]]:
    """Write changes of one kind, in order of time: those that follow one rule year after year together."""
    while changes:
        length, rule = _run(changes)
        first = changes[0]
        kind = "DAYLIGHT" if first.summer else "STANDARD"
        lines = [
            f"BEGIN:{kind}",
            f"DTSTART:{first.onset:%Y%m%dT%H%M%S}",
            f"TZOFFSETFROM:{_offset(first.before)}",
            f"TZOFFSETTO:{_offset(first.after)}",
            f"TZNAME:{first.name}",
            f"END:{kind}",
        ]
        if rule:
            final = changes[length - 1]
            # A rule that went on to the end of the years asked for is open, as it is in the law. The others end a day
            # after their last change, since some readers take UNTIL, which is UTC, for local time.
            until = "" if final.onset.year == last else f";UNTIL={final.onset + _DAY:%Y%m%dT%H%M%SZ}"
            lines.insert(2, f"RRULE:FREQ=YEARLY;{rule}{until}")
        yield lines
        changes = changes[length:]


def _run(changes: list[Change]) -> tuple[int, str]:
    """Give how many of the first changes follow one yearly rule, and the rule; nothing for a single one."""
    best = 1, ""
    for rule in _rules(changes[0].onset):
        length = 1
        while length < len(changes) and _follows(changes[length - 1].onset, changes[length].onset, rule):
            length += 1
        if length > best[0]:
            best = length, rule
    return best


def _follows(earlier: dt.datetime, later: dt.datetime, rule: str) -> bool:
    return later.year == earlier.year + 1 and later.time() == earlier.time() and rule in _rules(later)


def _rules(onset: dt.datetime) -> list[str]:
    """Give the yearly rules that a day may follow: its weekday's last in the month, or its first to fourth."""
    weekday = _WEEKDAYS[onset.weekday()]
    week = (onset.day - 1) // 7 + 1
    ordinals = ([-1] if (onset + 7 * _DAY).month != onset.month else []) + ([week] if week < 5 else [])  # noqa: PLR2004
    return [f"BYMONTH={onset.month};BYDAY={ordinal}{weekday}" for ordinal in ordinals]


def _offset(value: dt.timedelta) -> str:
    """Write an offset from UTC (§3.3.14): `+0200`; with seconds only where there are any."""
    seconds = int(value.total_seconds())
    hours, rest = divmod(abs(seconds), 3600)
    sign = "-" if seconds < 0 else "+"
    return f"{sign}{hours:02}{rest // 60:02}" + (f"{rest % 60:02}" if rest % 60 else "")
