"""How values are shown: dates, spans, zones, countries, sizes and sums, in the words of a language."""

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from typing import Literal
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_skeleton, get_timezone, get_timezone_name

from mkdocs_partnerships.fields.countries import KOSOVO, country_names, house_code
from mkdocs_partnerships.fields.times import Moment, PartialDate
from mkdocs_partnerships.types.event import Day, Event, Session
from mkdocs_partnerships.words import load_words

THIN_SPACE = "\N{NARROW NO-BREAK SPACE}"
EN_DASH = "\N{EN DASH}"


@cache
def day(date: dt.date, language: str = "en") -> str:
    """`21 November 2023`."""
    return format_date(date, "long", locale=_locale(language))


@cache
def day_of_year(date: dt.date, language: str = "en") -> str:
    """`21 November`."""
    return format_skeleton("MMMMd", date, locale=_locale(language))


@cache
def weekday(date: dt.date, language: str = "en") -> str:
    """`Tuesday 21 November`."""
    return format_date(date, "EEEE d MMMM", locale=_locale(language))


@cache
def month(date: dt.date, language: str = "en") -> str:
    """`November`."""
    return format_date(date, "LLLL", locale=_locale(language))


@cache
def short_month(date: dt.date, language: str = "en") -> str:
    """`Nov`."""
    return format_date(date, "LLL", locale=_locale(language)).removesuffix(".")


@cache
def short_weekdays(language: str = "en") -> tuple[tuple[str, str], ...]:
    """`Monday` and `Mon`, and so on to Sunday."""
    week = [dt.date(2024, 1, number) for number in range(1, 8)]
    return tuple(
        (format_date(one, "EEEE", locale=_locale(language)), format_date(one, "EEE", locale=_locale(language)))
        for one in week
    )


@cache
def partial(date: PartialDate, language: str = "en") -> str:
    """`2022`, `February 2022` or `1 February 2022`, with the precision that the date has."""
    if date.day:
        return day(dt.date(date.year, date.month, date.day), language)
    if date.month:
        return format_skeleton("yMMMM", dt.date(date.year, date.month, 1), locale=_locale(language))
    return str(date.year)


def moment(value: Moment, language: str = "en") -> str:
    """`21 November 2023` or `21 November 2023, 09:30`."""
    return day(value.day, language) + (f", {value.time:%H:%M}" if value.time else "")


@cache
def days(start: dt.date, end: dt.date, language: str = "en") -> str:
    """`21–23 November 2023`, `28 February – 2 March 2023`, `30 December 2023 – 2 January 2024`."""
    if start == end:
        return day(start, language)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}{EN_DASH}{day(end, language)}"
    first = day_of_year if start.year == end.year else day
    return f"{first(start, language)} {EN_DASH} {day(end, language)}"


def event_days(event: Event, language: str = "en") -> str:
    """The days of an event."""
    return days(event.start.day, event.last.day, language)


def event_times(event: Event, language: str = "en") -> str:
    """`09:30–12:00`, `09:30`; over several days `begins 09:30, ends 12:00`; empty when no time is known."""
    begins = event.start.time
    ends = event.end.time if event.end else None
    if begins and event.last.day == event.start.day:
        return EN_DASH.join(time.isoformat("minutes") for time in (begins, ends) if time)
    words = load_words(language)["shown"]
    said = [
        words[key].format(time=time.isoformat("minutes")) for key, time in (("begins", begins), ("ends", ends)) if time
    ]
    return ", ".join(said)


def session_instants(event: Event, day: Day, session: Session) -> tuple[str, str]:
    """Give the instants between which a session is on, for a script; twice nothing when they are not known.

    A session without an end lasts until a later one of its day begins.
    """
    later = [one.start for one in day.sessions if session.start and one.start and one.start > session.start]
    end = session.end or min(later, default=None)
    if not session.start or not end:
        return "", ""
    begins, ends = (Moment(day.date, time).begins(event.timezone) for time in (session.start, end))
    return instant(begins), instant(ends)


def zone(event: Event, language: str = "en") -> str:
    """`Eastern European Standard Time (UTC+2)` at the event's start."""
    local = event.start.begins(event.timezone).astimezone(ZoneInfo(event.timezone))
    offset = local.utcoffset() or dt.timedelta()
    minutes = int(offset.total_seconds()) // 60
    hours, rest = divmod(abs(minutes), 60)
    sign = "+" if minutes >= 0 else "\N{MINUS SIGN}"
    utc = f"UTC{sign}{hours}" + (f":{rest:02}" if rest else "") if minutes else "UTC"
    return f"{_zone_name(event.timezone, bool(local.dst()), language)} ({utc})"


@cache
def _zone_name(zone: str, daylight: bool, language: str) -> str:  # noqa: FBT001
    variant: Literal["daylight", "standard"] = "daylight" if daylight else "standard"
    return get_timezone_name(get_timezone(zone), zone_variant=variant, locale=_locale(language))


def instant(value: dt.datetime) -> str:
    """An instant for a script: `2023-11-20T22:00:00Z`."""
    return f"{value.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%SZ}"


@cache
def country(code: str, language: str = "en") -> str:
    """A country's name; Kosovo with the asterisk of its footnote."""
    return country_names(language)[code] + ("*" if code == KOSOVO else "")


def language_name(code: str, language: str = "en") -> str:
    """A language's name: `Romanian`."""
    return Locale.parse(code, sep="-").get_display_name(_locale(language)) or code


def places(event: Event, language: str = "en") -> str:
    """`Iași, Romania`; several towns of one country: `Heilbronn and Frankfurt, Germany`; empty when not known."""
    known = [place for place in (event.place, *event.other_places) if place and (place.city or place.country)]
    towns = [place.city for place in known if place.city]
    if towns and len({place.country for place in known}) == 1:
        end = f", {country(known[0].country, language)}" if known[0].country else ""
        return joined(towns, language) + end
    each = [
        ", ".join(filter(None, [place.city, place.country and country(place.country, language)])) for place in known
    ]
    return joined(each, language)


def joined(words: Sequence[str], language: str = "en") -> str:
    """`a`, `a and b`, `a, b and c`."""
    last = load_words(language)["shown"]["and"]
    return f" {last} ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def size(length: int) -> str:
    """A file's size: `493.7 KB`; a kilobyte has 1000 bytes, as the SI says."""
    if length < 1000:  # noqa: PLR2004
        return f"{length} B"
    if length < 999_950:  # noqa: PLR2004 - from here on it would round to 1000.0 KB
        return f"{length / 1000:.1f} KB"
    return f"{length / 1_000_000:.1f} MB"


def amount(value: Decimal) -> str:
    """A sum with thin groups of three digits; cents only where there are any."""
    return f"{value:,.2f}".removesuffix(".00").replace(",", THIN_SPACE)


def code_shown(code: str) -> str:
    """A country's code as EU texts print it."""
    return house_code(code)


@cache
def _locale(language: str) -> Locale:
    # English pages of the EU write days before months.
    return Locale.parse("en_GB" if language == "en" else language, sep="-" if "-" in language else "_")
