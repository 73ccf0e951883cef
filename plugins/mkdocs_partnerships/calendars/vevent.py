"""An appointment as a VEVENT (RFC 5545 §3.6.1)."""

import datetime as dt
from functools import cache

from mkdocs_partnerships.calendars.appointment import Appointment
from mkdocs_partnerships.calendars.lines import fold, parameter, text
from mkdocs_partnerships.calendars.zones import UTC


def vevent(one: Appointment) -> bytes:
    """Write an appointment as content lines, each with its end; the same bytes stand in every calendar that has it."""
    stamp = instant(one.stamp)
    # Only lines that carry an editor's text or an address can be too long.
    lines = ["BEGIN:VEVENT", f"UID:{one.uid}", f"DTSTAMP:{stamp}", _when("DTSTART", one.start, one.zone)]
    if one.end:
        lines.append(_when("DTEND", one.end, one.zone))
    language = f";LANGUAGE={one.language}" if one.language else ""
    lines += [fold(f"SUMMARY{language}:{text(one.title)}"), fold(f"DESCRIPTION:{text(one.text)}")]
    if one.location:
        lines.append(fold(f"LOCATION:{text(one.location)}"))
    if one.url:
        lines.append(fold(f"URL:{one.url}"))
    if one.join:
        # RFC 7986 §5.11.
        lines.append(fold(f"CONFERENCE;VALUE=URI;LABEL={parameter(one.title)}:{one.join}"))
    if one.status:
        lines.append(f"STATUS:{one.status}")
    if not one.busy:
        lines.append("TRANSP:TRANSPARENT")
    lines += [fold(f"CATEGORIES:{','.join(map(_category, one.categories))}"), f"SEQUENCE:{one.sequence}"]
    if one.announced:
        lines.append(f"CREATED:{instant(one.announced) if one.changed else stamp}")
    if one.changed or one.announced:
        lines.append(f"LAST-MODIFIED:{stamp}")
    if one.parent:
        lines.append(f"RELATED-TO:{one.parent}")
    lines.append("END:VEVENT\r\n")
    return "\r\n".join(lines).encode()


# A site has few of them, each many times.
_category = cache(text)


def instant(value: dt.datetime) -> str:
    """Write an instant in UTC (§3.3.5, form 2)."""
    return f"{_compact(value)}Z"


def _when(name: str, value: dt.date, zone: str) -> str:
    if not isinstance(value, dt.datetime):
        return f"{name};VALUE=DATE:{_compact(value)}"
    return f"{name}:{instant(value)}" if zone == UTC else f"{name};TZID={zone}:{_compact(value)}"


def _compact(value: dt.date) -> str:
    # Moments of an editor have no fractions; the offset of an instant is cut off.
    return value.isoformat()[:19].replace("-", "").replace(":", "")
