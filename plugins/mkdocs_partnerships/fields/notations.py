"""Days and times that were written in another way → what they mean: `3.4.2023` → `2023-04-03`, `5 pm` → `17:00`.

`03/04/2023` is March in one country and April in another, so it has two readings; `21/11/2023` and `3.4.2023` (a full
stop is never written behind a month that comes first) have one. Looked at only when a field could not take a value.
"""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from functools import cache

from babel import Locale

_LANGUAGES = tuple("bg cs da de el en es et fi fr ga hr hu it lt lv mt nl pl pt ro sk sl sv".split())  # noqa: SIM905

_WITH_DOTS = re.compile(r"([0-3]?\d)\.\s?([01]?\d)\.\s?(\d{4})")
_WITH_SLASHES = re.compile(r"([0-3]?\d)([/-])([0-3]?\d)\2(\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})([/.-])([01]?\d)\2([0-3]?\d)\.?")
_DIGITS = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)")
_DAY_MONTH = re.compile(r"([0-3]?\d)(?:\.|st|nd|rd|th|º|er)?\s+(?:de\s+)?([^\W\d_]+)\.?,?\s+(?:de\s+)?(\d{4})")
_MONTH_DAY = re.compile(r"([^\W\d_]+)\.?\s+([0-3]?\d)(?:st|nd|rd|th)?,?\s+(\d{4})")
_NUMBERS = (
    (_WITH_DOTS, [(3, 2, 1)]),
    (_YEAR_FIRST, [(1, 3, 4)]),
    (_DIGITS, [(1, 2, 3)]),
    (_WITH_SLASHES, [(4, 3, 1), (4, 1, 3)]),
)
"""Days in digits, each with the groups that may be its year, month and day."""
_WITH_NAMES = ((_DAY_MONTH, 3, 2, 1), (_MONTH_DAY, 3, 1, 2))
_WEEKDAY = re.compile(r"([^\W\d_]+)\.?,?\s+(.*\d.*)")
_MONTH_YEAR = re.compile(r"([^\W\d_]+)\.?,?\s+(?:de\s+)?(\d{4})")
_MONTH_NUMBER = re.compile(r"(?P<year>\d{4})[/.-](?P<month>[01]?\d)|(?P<of>[01]?\d)[/.-](?P<in>\d{4})")
_SPAN = re.compile(r"(.{2,30}?)(?:\s*[–—]\s*|\s+(?:-|to|until|till|bis|al?|au|până la|hasta|έως)\s+)(.{6,30})")
_SHORT_SPAN = re.compile(r"([0-3]?\d)\.?\s*[-–—]\s*([0-3]?\d)((?:\.|\s).{6,20})")
_CLOCK = re.compile(
    r"([012]?\d)(?:\s*[.:h]\s*([0-5]\d))?(?::00)?\s*(?:(h|hrs?|uhr|o’clock)|([ap])\.?m\.?)?", re.IGNORECASE
)
_HALF_DAY = 12
_LONGEST = 80
"""No day or time is written in more letters."""


def days(text: str) -> tuple[str, ...]:
    """Give the days that a text can mean, as `2023-11-21`; the European reading first."""
    if len(text) > _LONGEST:
        return ()
    for form, orders in _NUMBERS:
        if found := form.fullmatch(text):
            return _days(*((found[year], found[month], found[day]) for year, month, day in orders))
    for form, year, month, day in _WITH_NAMES:
        if (found := form.fullmatch(text)) and (number := _named("months").get(found[month].casefold())):
            return _days((found[year], number, found[day]))
    found = _WEEKDAY.fullmatch(text)
    weekday = _named("days").get(found[1].casefold()) if found else None
    # A weekday that is not the day's is another mistake, and nobody knows which of the two is meant.
    meant = days(found[2]) if found and weekday is not None else ()
    return tuple(one for one in meant if dt.date.fromisoformat(one).weekday() == weekday)


def two_days(text: str) -> tuple[str, str] | None:
    """Give the first and the last day that a text names, as in `3–5 May 2027`; nothing when it does not name two."""
    if len(text) > _LONGEST:
        return None
    if found := _SHORT_SPAN.fullmatch(text):
        halves = (f"{found[1]}{found[3]}", f"{found[2]}{found[3]}")
    elif found := _SPAN.fullmatch(text):
        # The year, or the month and the year, may stand at the last day only.
        year = found[2][-4:]
        halves = (found[1] if days(found[1]) or found[1][-4:] == year else f"{found[1]} {year}", found[2])
    else:
        return None
    first, last = (_only(half) for half in halves)
    return (first, last) if first and last and first < last else None


def _only(text: str) -> str | None:
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return _written(*text.split("-"))
    found = days(text)
    return found[0] if len(found) == 1 else None


def partial_dates(text: str) -> tuple[str, ...]:
    """Give the months or days that a text can mean, as `2023-11` or `2023-11-21`."""
    if len(text) > _LONGEST:
        return ()
    if found := _MONTH_YEAR.fullmatch(text):
        return _months((found[2], _named("months").get(found[1].casefold())))
    if found := _MONTH_NUMBER.fullmatch(text):
        return _months((found["year"] or found["in"], found["month"] or found["of"]))
    return days(text)


def clocks(text: str) -> tuple[str, ...]:
    """Give the clock time that a text means, as `09:30`."""
    found = _CLOCK.fullmatch(text) if len(text) <= _LONGEST else None
    # A lone number is a time only where it says so.
    if not found or not (found[2] or found[3] or found[4] or "h" in text):
        return ()
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[4]:
        if not 1 <= hour <= _HALF_DAY:
            return ()
        hour = hour % _HALF_DAY + (_HALF_DAY if found[4].lower() == "p" else 0)
    return (f"{hour:02}:{minute:02}",) if hour < 2 * _HALF_DAY else ()


def moments(text: str) -> tuple[str, ...]:
    """Give the days, or days with a time, that a text can mean, as `2023-11-21 09:30`."""
    if len(text) > _LONGEST:
        return ()
    if alone := days(text):
        return alone
    for found in re.finditer(r",?\s+(?:at\s+|um\s+|à\s+)?|T", text):
        of_day, of_clock = text[: found.start()], text[found.end() :]
        known = (of_day,) if re.fullmatch(r"\d{4}-\d\d-\d\d", of_day) else days(of_day)
        if written := tuple(f"{day} {clock}" for day in known for clock in clocks(of_clock)):
            return written
    return ()


def _days(*parts: tuple[object, object, object]) -> tuple[str, ...]:
    """Write the days of year, month and day that there are, each once."""
    found = dict.fromkeys(_written(*one) for one in parts)
    return tuple(one for one in found if one)


def _months(part: tuple[object, object]) -> tuple[str, ...]:
    return tuple(one[:-3] for one in _days((*part, 1)))


def _written(year: object, month: object, of_month: object) -> str | None:
    try:
        return dt.date(int(str(year)), int(str(month)), int(str(of_month))).isoformat()
    except ValueError:
        return None


@cache
def _named(what: str) -> Mapping[str, int]:
    """Give the number of a month (from 1) or of a weekday (from 0, Monday) by its name in every language of the EU.

    A name that stands for two is left out.
    """
    numbers: dict[str, set[int]] = {}
    for language in _LANGUAGES:
        for form in getattr(Locale.parse(language), what).values():
            for width in ("wide", "abbreviated"):
                for number, name in form[width].items():
                    numbers.setdefault(name.casefold().rstrip("."), set()).add(number)
    return {name: found.pop() for name, found in numbers.items() if len(found) == 1 and not name.isdigit()}


READERS: Mapping[str, Callable[[str], tuple[str, ...]]] = {
    "day": days,
    "clock": clocks,
    "moment": moments,
    "partial": partial_dates,
}
"""What reads which kind of value."""
