"""An iCalendar file (RFC 5545) → events. Only here: icalendar, whose parser takes what calendars in the wild hold.

Who was invited (ATTENDEE) and mail addresses are never taken: they are nobody's business on a public page.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from typing import Any
from zoneinfo import ZoneInfo

from mkdocs_partnerships.fields.times import zones
from mkdocs_partnerships.imports.item import Item, NotReadableError, line, shortened, words
from mkdocs_partnerships.imports.markdown import Text, from_html, from_plain, is_html, plain
from mkdocs_partnerships.imports.place import read_place
from mkdocs_partnerships.source import Value
from mkdocs_partnerships.types.event import Kind
from mkdocs_partnerships.words import load_words, message_languages

_DAY = dt.timedelta(days=1)


def read_calendar(raw: bytes, zone: str, language: str = "en") -> Iterator[Item]:
    """Read the events of a calendar, in the order of the file.

    Args:
        raw: the file's bytes.
        zone: the zone (IANA name) of moments for which the file names none, or only UTC.
        language: the language of notes in texts.

    Raises:
        NotReadableError: the file is no calendar.
    """
    from icalendar import Calendar

    try:
        calendars = Calendar.from_ical(raw, multiple=True)
    except (ValueError, KeyError, IndexError) as error:
        raise NotReadableError("broken") from error
    if not calendars:
        raise NotReadableError("broken")
    for calendar in calendars:
        named = line(calendar.get("X-WR-TIMEZONE"))
        own = named if named in zones() else zone
        for event in calendar.walk("VEVENT"):
            yield _item(event, own, zone, language)


def _item(event: Any, zone: str, site_zone: str, language: str) -> Item:
    key = line(event.get("UID"))
    again = _date(event, "RECURRENCE-ID")
    item = Item("event", f"{key}#{again.isoformat()}" if again else key, {})
    item.parent = _parent(event)
    data = item.data
    data["title"] = line(event.get("SUMMARY"))
    try:
        start, end = _span(event, zone)
    except OverflowError:  # at the ends of the calendar
        start = end = None
    if not data["title"] or not start:
        item.missing = "title" if start else "start"
        return item
    body = _body(event, language)
    text = _first(event, "DESCRIPTION")
    description = plain(text) if is_html(text) else line(text)
    first = line(re.split(r"\n\s*\n", text.strip())[0])
    # A first paragraph of whole sentences says what it is about; what follows are often addresses and numbers.
    data["summary"] = shortened(first if first.endswith((".", "!", "?")) and not is_html(text) else description)
    data["summary"] = data["summary"] or data["title"]
    kinds, tags = _categories(event)
    data["type"] = kinds[0] if kinds else "other"
    data["start"] = _written(start)
    if end and _written(end) != _written(start):
        data["end"] = _written(end)
    own_zone = str(start.tzinfo) if isinstance(start, dt.datetime) else ""
    if own_zone and own_zone != site_zone:
        data["timezone"] = own_zone
    if line(event.get("STATUS")).upper() == "CANCELLED":
        data["status"] = "cancelled"
    _add_place(event, data)
    data["website"] = line(event.get("URL"))
    data["organisers"] = [{"name": name} for name in words(_organisers(event)) if isinstance(name, str)]
    data["tags"] = tags
    # A short text is the summary, and needs not be said twice.
    data["body"] = body.text if description != data["summary"] or "\n" in body.text else ""
    item.todo += [] if description else ["summary"]
    item.todo += [] if kinds else ["type"]
    item.todo += ["place"] if "place" in data else []
    item.todo += ["repeats"] if event.get("RRULE") or event.get("RDATE") else []
    item.todo += [f"left-out:{kind}" for kind in sorted(body.left_out)]
    item.data = {name: value for name, value in data.items() if value}
    return item


def _parent(event: Any) -> str:
    """Give the UID of the event of which this one is a part (RFC 5545 §3.8.4.5)."""
    found = event.get("RELATED-TO") or []
    for one in found if isinstance(found, list) else [found]:
        if str(getattr(one, "params", {}).get("RELTYPE", "PARENT")).upper() == "PARENT":
            return line(one)
    return ""


def _first(event: Any, name: str) -> str:
    found = event.get(name)
    return str((found[0] if isinstance(found, list) else found) or "")


def _date(event: Any, name: str) -> dt.date | None:
    found = event.get(name)
    # The library keeps what it cannot read, and raises when it is asked what it says.
    try:
        value = (found[0] if isinstance(found, list) else found).dt
    except (AttributeError, ValueError):
        return None
    return value if isinstance(value, dt.date) else None


def _span(event: Any, zone: str) -> tuple[dt.date | None, dt.date | None]:
    """Give the first and the last day, or the moments of beginning and end in the zone of the beginning."""
    start, end = _date(event, "DTSTART"), _date(event, "DTEND")
    if start is None:
        return None, None
    if end is None:
        duration = getattr(event.get("DURATION"), "dt", None)
        end = start + duration if isinstance(duration, dt.timedelta) else None
    if not isinstance(start, dt.datetime):
        last = end.date() if isinstance(end, dt.datetime) else end
        # The end of days is the first day after them (RFC 5545 §3.6.1).
        return start, last - _DAY if last and last > start else None
    begins = _local(start, zone)
    if not isinstance(end, dt.datetime):
        return begins, None
    ends = _local(end, str(begins.tzinfo)).astimezone(begins.tzinfo)
    # At midnight a day has come to its end; the next has not begun.
    return begins, (ends - _DAY).date() if ends.time() == dt.time() and ends.date() > begins.date() else ends


def _local(moment: dt.datetime, zone: str) -> dt.datetime:
    """Give a moment with a zone that has a name: its own, else that of the calendar or site."""
    if moment.tzinfo is None:
        return moment.replace(tzinfo=ZoneInfo(zone))
    own = getattr(moment.tzinfo, "key", "")
    return moment if own in zones() and own != "UTC" else moment.astimezone(ZoneInfo(zone))


def _written(moment: dt.date) -> str:
    return f"{moment:%Y-%m-%d %H:%M}" if isinstance(moment, dt.datetime) else moment.isoformat()


def _body(event: Any, language: str) -> Text:
    html = event.get("X-ALT-DESC")
    if html is not None and "html" in str(getattr(html, "params", {}).get("FMTTYPE", "")).lower():
        return from_html(str(html), language=language)
    text = _first(event, "DESCRIPTION")
    if not is_html(text):
        return from_plain(text)
    return from_html(text if "<p" in text else text.replace("\n", "<br>"), language=language)


def _categories(event: Any) -> tuple[list[str], list[Value]]:
    """Give the kinds of event that the categories name, and the other categories."""
    found = event.get("CATEGORIES") or []
    names = [
        line(one)
        for group in (found if isinstance(found, list) else [found])
        for one in getattr(group, "cats", [group])
    ]
    labels = {
        str(label).casefold(): str(kind)
        for language in message_languages()
        for kind, label in load_words(language)["event_types"].items()
    }
    labels |= {kind: kind for kind in Kind.__args__}  # type: ignore[attr-defined]
    kinds = [labels[name.casefold()] for name in names if name.casefold() in labels]
    return kinds, words(name for name in names if name.casefold() not in labels)


def _organisers(event: Any) -> Iterable[str]:
    found = event.get("ORGANIZER") or []
    for one in found if isinstance(found, list) else [found]:
        name = str(getattr(one, "params", {}).get("CN", ""))
        if "@" not in name:
            yield name


def _add_place(event: Any, data: dict[str, Value]) -> None:
    where, join = line(event.get("LOCATION")), line(_first(event, "CONFERENCE"))
    if re.match("https?://", where):
        where, join = "", where.split(" ")[0]
    if where:
        data["place"] = read_place(where)
    if re.match("https?://", join):
        data["attendance"] = "hybrid" if where else "online"
        data["online"] = {"url": join}
