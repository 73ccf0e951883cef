"""Addresses that add an event to somebody's calendar, and that subscribe to one of ours; no service is asked for them.

The services document little of this. The parameters are those that their forms take; npm's calendar-link is the oracle
of the tests, but for what is said below.
"""

import datetime as dt
from urllib.parse import quote, urlencode

from mkdocs_partnerships.calendars.appointment import OFF, Appointment, appointment
from mkdocs_partnerships.calendars.calendar import event_address
from mkdocs_partnerships.calendars.zones import zone
from mkdocs_partnerships.site import Site
from mkdocs_partnerships.types.event import Event

_OUTLOOK = {
    "outlook": "https://outlook.live.com/calendar/0/action/compose",
    "office365": "https://outlook.office.com/calendar/0/action/compose",
}


def add_links(site: Site, event: Event) -> dict[str, str]:
    """Give the addresses that add an event to a calendar, by service.

    Returns:
        `file`: the event's own file, an address inside the site; `google`, `outlook` (Outlook.com), `office365`,
        `yahoo`: absolute addresses of those services' forms. Nothing for a draft, and for an event that is cancelled or
        postponed: nobody is to go there on that day.
    """
    if event.draft or event.status in OFF:
        return {}
    one = appointment(site, event)
    return {"file": event_address(event), "google": google(one), **outlook(one), "yahoo": yahoo(one)}


def google(one: Appointment) -> str:
    """Give the address of Google Calendar's form."""
    start, end = _compact(one)
    known = {"action": "TEMPLATE", "text": one.title, "dates": f"{start}/{end}", "details": _details(one)}
    return _address("https://calendar.google.com/calendar/render", known | {"location": one.location})


def outlook(one: Appointment) -> dict[str, str]:
    """Give the addresses of the forms of Outlook.com and of Microsoft 365, which take the same."""
    start, end = _ends(one)
    known = {
        "path": "/calendar/action/compose",
        "rru": "addevent",
        "subject": one.title,
        # With `Z` the form takes the time for one of UTC; without it, for one of the visitor's zone.
        "startdt": f"{start:%Y-%m-%dT%H:%M:%SZ}" if one.zone else f"{start:%Y-%m-%d}",
        "enddt": f"{end:%Y-%m-%dT%H:%M:%SZ}" if one.zone else f"{end:%Y-%m-%d}",
        "allday": "" if one.zone else "true",
        "body": _details(one),
        "location": one.location,
    }
    return {service: _address(base, known) for service, base in _OUTLOOK.items()}


def yahoo(one: Appointment) -> str:
    """Give the address of Yahoo Calendar's form.

    It knows a single whole day only (`dur=allday`, which it forgets as soon as there is an end); several days become a
    time from midnight to midnight.
    """
    start, end = _compact(one)
    first, after = _ends(one)
    whole_day = not one.zone and after - first == dt.timedelta(days=1)
    until = {"dur": "allday"} if whole_day else {"et": end}
    known = {"v": "60", "title": one.title, "st": start, **until, "desc": _details(one), "in_loc": one.location}
    return _address("https://calendar.yahoo.com/", known)


def webcal(address: str) -> str:
    """Give the address at which a calendar application offers to subscribe.

    Args:
        address: the calendar's absolute address.
    """
    return "webcal:" + address.partition(":")[2]


def calendar_url(site_url: str, address: str) -> str:
    """Give a calendar's absolute address."""
    return site_url + quote(address)


def _ends(one: Appointment) -> tuple[dt.date, dt.date]:
    """Give the start and the exclusive end, in UTC if it has times; an end that is not known is the start."""
    start, end = one.start, one.end or one.start
    if isinstance(start, dt.datetime) and isinstance(end, dt.datetime):
        start, end = (each.replace(tzinfo=zone(one.zone)).astimezone(dt.UTC) for each in (start, end))
    return start, end


def _compact(one: Appointment) -> tuple[str, str]:
    form = "%Y%m%dT%H%M%SZ" if one.zone else "%Y%m%d"
    start, end = (each.strftime(form) for each in _ends(one))
    return start, end


def _details(one: Appointment) -> str:
    # Not the whole description: these services refuse long addresses, and a letter of Georgian is nine signs of one.
    return "\n\n".join(filter(None, [one.summary, one.url]))


def _address(base: str, known: dict[str, str]) -> str:
    filled = {key: value for key, value in known.items() if value}
    return f"{base}?{urlencode(filled, quote_via=quote, safe='')}"
