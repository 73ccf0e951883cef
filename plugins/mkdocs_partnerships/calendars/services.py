"""Addresses that add an event to somebody's calendar, and that subscribe to one of ours; no service is asked for them.

The services document little of this. The parameters are those that their forms take; npm's calendar-link is the oracle
of the tests, but for what is said below.
"""

import datetime as dt
from typing import NamedTuple
from urllib.parse import quote

from mkdocs_partnerships.calendars.appointment import OFF, location, marked_title, span
from mkdocs_partnerships.calendars.calendar import event_address
from mkdocs_partnerships.calendars.zones import zone
from mkdocs_partnerships.site import Site
from mkdocs_partnerships.types.event import Event

_OUTLOOK = {
    "outlook": "https://outlook.live.com/calendar/0/action/compose",
    "office365": "https://outlook.office.com/calendar/0/action/compose",
}


class _Form(NamedTuple):
    """What the services' forms are filled with.

    Attributes:
        start: the first day, or the first instant, in UTC.
        end: the first day or instant after it; an end that is not known is the start.
        title: its title, percent-encoded like the following.
        details: its summary and its page. Not the whole description: services refuse long addresses, and a letter of
            Georgian is nine signs of one.
        place: where it takes place.
    """

    start: dt.date
    end: dt.date
    title: str
    details: str
    place: str


def add_links(site: Site, event: Event) -> dict[str, str]:
    """Give the addresses that add an event to a calendar, by service.

    Returns:
        `file`: the event's own file, an address inside the site; `google`, `outlook` (Outlook.com), `office365`,
        `yahoo`: absolute addresses of those services' forms. Nothing for a draft, and for an event that is cancelled or
        postponed: nobody is to go there on that day.
    """
    if event.draft or event.status in OFF:
        return {}
    language, url = site.settings.language, site.settings.site_url
    details = f"{event.summary}\n\n{url}{event.address}" if url else event.summary
    texts = (marked_title(event, language), details, location(event, language))
    form = _Form(*_ends(event), *(quote(text, safe="") for text in texts))
    return {"file": event_address(event), "google": _google(form), **_outlook(form), "yahoo": _yahoo(form)}


def _google(form: _Form) -> str:
    dates = f"{_compact(form.start)}%2F{_compact(form.end)}"
    known = f"action=TEMPLATE&text={form.title}&dates={dates}&details={form.details}"
    return f"https://calendar.google.com/calendar/render?{known}" + _filled("location", form.place)


def _outlook(form: _Form) -> dict[str, str]:
    """Give the addresses of the forms of Outlook.com and of Microsoft 365, which take the same."""
    whole_days = not isinstance(form.start, dt.datetime)
    # With `Z` the form takes a time for one of UTC; without it, for one of the visitor's zone.
    start, end = (one.isoformat().replace("+00:00", "Z").replace(":", "%3A") for one in (form.start, form.end))
    known = (
        f"path=%2Fcalendar%2Faction%2Fcompose&rru=addevent&subject={form.title}&startdt={start}&enddt={end}"
        f"{'&allday=true' if whole_days else ''}&body={form.details}" + _filled("location", form.place)
    )
    return {service: f"{base}?{known}" for service, base in _OUTLOOK.items()}


def _yahoo(form: _Form) -> str:
    """Give the address of Yahoo Calendar's form.

    It knows a single whole day only (`dur=allday`, which it forgets as soon as there is an end); several days become a
    time from midnight to midnight.
    """
    whole_day = not isinstance(form.start, dt.datetime) and form.end - form.start == dt.timedelta(days=1)
    until = "dur=allday" if whole_day else f"et={_compact(form.end)}"
    known = f"v=60&title={form.title}&st={_compact(form.start)}&{until}&desc={form.details}"
    return f"https://calendar.yahoo.com/?{known}" + _filled("in_loc", form.place)


def webcal(address: str) -> str:
    """Give the address at which a calendar application offers to subscribe.

    Args:
        address: the calendar's absolute address.
    """
    return "webcal:" + address.partition(":")[2]


def calendar_url(site_url: str, address: str) -> str:
    """Give a calendar's absolute address."""
    return site_url + quote(address)


def _ends(event: Event) -> tuple[dt.date, dt.date]:
    start, end = span(event)
    if isinstance(start, dt.datetime):
        known = zone(event.timezone)
        start = start.replace(tzinfo=known).astimezone(dt.UTC)
        end = end.replace(tzinfo=known).astimezone(dt.UTC) if isinstance(end, dt.datetime) else start
    return start, end or start


def _compact(value: dt.date) -> str:
    return value.isoformat().replace("-", "").replace(":", "").replace("+0000", "Z")


def _filled(name: str, value: str) -> str:
    return f"&{name}={value}" if value else ""
