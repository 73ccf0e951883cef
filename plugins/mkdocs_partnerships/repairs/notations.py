"""Days and times that were written in another way, which can mean one thing only → `2023-11-21`, `09:30`.

`03/04/2023` is March in one country and April in another, so it stays; `21/11/2023` and `3.4.2023` (a full stop is
never written behind a month that comes first) do not.
"""

import datetime as dt
import re
from functools import cache

from babel import Locale

from mkdocs_partnerships.repairs.repair import Document, Found, Repair
from mkdocs_partnerships.repairs.values import replaced

_LANGUAGES = tuple("bg cs da de el en es et fi fr ga hr hu it lt lv mt nl pl pt ro sk sl sv".split())  # noqa: SIM905

_WITH_DOTS = re.compile(r"([0-3]?\d)\.\s?([01]?\d)\.\s?(\d{4})")
_WITH_SLASHES = re.compile(r"([0-3]?\d)([/-])([0-3]?\d)\2(\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})([/.-])([01]?\d)\2([0-3]?\d)\.?")
_DAY_MONTH = re.compile(r"([0-3]?\d)(?:\.|st|nd|rd|th|º|er)?\s+(?:de\s+)?([^\W\d_]+)\.?,?\s+(?:de\s+)?(\d{4})")
_MONTH_DAY = re.compile(r"([^\W\d_]+)\.?\s+([0-3]?\d)(?:st|nd|rd|th)?,?\s+(\d{4})")
_CLOCK = re.compile(
    r"([012]?\d)(?:\s*[.:h]\s*([0-5]\d))?(?::00)?\s*(?:(h|hrs?|uhr|o’clock)|([ap])\.?m\.?)?", re.IGNORECASE
)
_HALF_DAY = 12


def _find(document: Document) -> Found:
    for one in document.problems:
        read = {"not-a-time": clock, "not-a-date": day, "not-a-moment": moment, "not-a-partial-date": day}.get(one.code)
        scalar = document.at(one.place) if read else None
        new = read(scalar.value.strip()) if read and scalar else None
        edit = replaced(scalar, new) if scalar and new else None
        if edit:
            yield edit


def day(text: str) -> str | None:
    """Write a day as `2023-11-21`; nothing when it is none, or may be two."""
    if found := _WITH_DOTS.fullmatch(text):
        return _written(found[3], found[2], found[1])
    if found := _YEAR_FIRST.fullmatch(text):
        return _written(found[1], found[3], found[4])
    if found := _WITH_SLASHES.fullmatch(text):
        both = {_written(found[4], found[3], found[1]), _written(found[4], found[1], found[3])} - {None}
        return both.pop() if len(both) == 1 else None
    if found := _DAY_MONTH.fullmatch(text):
        return _written(found[3], _months().get(found[2].casefold()), found[1])
    if found := _MONTH_DAY.fullmatch(text):
        return _written(found[3], _months().get(found[1].casefold()), found[2])
    return None


def clock(text: str) -> str | None:
    """Write a clock time as `09:30`; nothing when it is none."""
    found = _CLOCK.fullmatch(text)
    # A lone number is a time only where it says so.
    if not found or not (found[2] or found[3] or found[4] or "h" in text):
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[4]:
        if not 1 <= hour <= _HALF_DAY:
            return None
        hour = hour % _HALF_DAY + (_HALF_DAY if found[4].lower() == "p" else 0)
    return f"{hour:02}:{minute:02}" if hour < 2 * _HALF_DAY else None


def moment(text: str) -> str | None:
    """Write a day, or a day with a time, as `2023-11-21 09:30`."""
    if alone := day(text):
        return alone
    for found in re.finditer(r",?\s+(?:at\s+|um\s+|à\s+)?|T", text):
        of_day, of_clock = text[: found.start()], text[found.end() :]
        if written := day(of_day) or (of_day if re.fullmatch(r"\d{4}-\d\d-\d\d", of_day) else None):
            time = clock(of_clock)
            if time:
                return f"{written} {time}"
    return None


def _written(year: object, month: object, of_month: object) -> str | None:
    try:
        return dt.date(int(str(year)), int(str(month)), int(str(of_month))).isoformat()
    except ValueError:
        return None


@cache
def _months() -> dict[str, int]:
    """Give the number of a month by its name in every language of the EU; a name of two months is left out."""
    numbers: dict[str, set[int]] = {}
    for language in _LANGUAGES:
        for form in Locale.parse(language).months.values():
            for width in ("wide", "abbreviated"):
                for number, name in form[width].items():
                    numbers.setdefault(name.casefold().rstrip("."), set()).add(number)
    return {name: found.pop() for name, found in numbers.items() if len(found) == 1 and not name.isdigit()}


NOTATIONS = Repair("notations", _find)
