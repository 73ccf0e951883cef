"""What calendars show of an event, and of each session of its programme, before it has a format."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from mkdocs_partnerships import shown
from mkdocs_partnerships.feeds.item import published_at
from mkdocs_partnerships.fields.countries import KOSOVO
from mkdocs_partnerships.fields.records import Location
from mkdocs_partnerships.fields.times import Moment
from mkdocs_partnerships.guids import uid
from mkdocs_partnerships.site import Site
from mkdocs_partnerships.types.event import Event, Session
from mkdocs_partnerships.words import load_words

_DAY = dt.timedelta(days=1)
_ZERO = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
"""From when the minutes of SEQUENCE are counted: the number stays below 2³¹ until the year 6083."""

OFF = frozenset({"cancelled", "postponed"})
"""In these states nobody is to go there, or not on that day."""


@dataclass(slots=True)
class Appointment:
    """One line of somebody's calendar.

    Attributes:
        uid: its name for ever, a UUID.
        title: its name, after "CANCELLED:" and the like where that is so.
        language: the language of the title where it is not the site's, else empty.
        start: the first day; or the local moment at which it begins.
        end: the first day after it; or the local moment at which it ends; nothing when that is not known.
        zone: the zone of the moments (IANA name); empty for days.
        stamp: when this state of it was written (DTSTAMP).
        announced: when it was published, if known.
        changed: when it was last changed in substance, if known.
        sequence: grows with each change.
        status: `CONFIRMED`, `TENTATIVE` or empty.
        busy: whether who takes part has no time for other things.
        location: where, on one line; empty when not known.
        text: the whole description, with line breaks.
        url: the absolute address of its page; empty when not known.
        categories: what kind of event it is, its partnerships and tags.
        join: the address to take part from afar, if everybody may have it.
        parent: the UID of what it is a part of; empty when it stands alone.
    """

    uid: str
    title: str
    language: str
    start: dt.date
    end: dt.date | None
    zone: str
    stamp: dt.datetime
    announced: dt.datetime | None
    changed: dt.datetime | None
    sequence: int
    status: str
    busy: bool
    location: str
    text: str
    url: str
    categories: tuple[str, ...]
    join: str
    parent: str


def appointment(site: Site, event: Event) -> Appointment:
    """Give what calendars show of an event."""
    settings = site.settings
    announced = _instant(event.published, settings.timezone) if event.published else None
    changed = _instant(event.updated, settings.timezone) if event.updated else None
    start, end = span(event)
    whole = site.find("event", event.part_of) if event.part_of else None
    url = settings.site_url + event.address if settings.site_url else ""
    online = event.online
    join = online.url if online and online.url and online.join_url_public and event.status not in OFF else None
    return Appointment(
        uid=uid(settings, event),
        title=marked_title(event, settings.language),
        language=event.language if event.language != settings.language else "",
        start=start,
        end=end,
        zone=event.timezone if event.start.time else "",
        stamp=changed or announced or _instant(event.start, event.timezone),
        announced=announced,
        changed=changed,
        sequence=int((changed - _ZERO).total_seconds()) // 60 if changed else 0,
        status=_STATUS.get(event.status, "CONFIRMED"),
        busy=event.status not in OFF,
        location=location(event, settings.language),
        text="\n\n".join(_paragraphs(event, settings.language, join, url)),
        url=url,
        categories=_categories(site, event),
        join=join or "",
        parent=uid(settings, whole) if isinstance(whole, Event) and not whole.draft else "",
    )


_STATUS = {"postponed": "TENTATIVE", "cancelled": ""}


def sessions(site: Site, event: Event, whole: Appointment) -> Iterator[Appointment]:
    """Give what calendars show of an event's programme; a session without a time counts for its day.

    Args:
        site: the site.
        event: the event.
        whole: what calendars show of the event.
    """
    taken: dict[str, int] = {}
    prefix = whole.title.removesuffix(event.title)
    for day in event.programme:
        for session in day.sessions:
            # Times change more often than titles, and a coffee break may come twice a day.
            key = f"{day.date}/{session.title}"
            taken[key] = taken.get(key, 0) + 1
            times = (session.start, session.end) if session.start else (None, None)
            start, end = _span(Moment(day.date, times[0]), Moment(day.date, times[1]) if times[1] else None)
            yield replace(
                whole,
                uid=uid(site.settings, event, f"#{key}#{taken[key]}"),
                title=prefix + session.title,
                start=start,
                end=end,
                zone=event.timezone if session.start else "",
                location=", ".join(filter(None, [session.room, whole.location])),
                text="\n\n".join(_of_session(session, event, site.settings.language, whole.url)),
                parent=whole.uid,
            )


def marked_title(event: Event, language: str) -> str:
    """Give an event's title, after "CANCELLED:" and the like where that is so."""
    prefix = load_words(language)["calendars"]["prefixes"].get(event.status)
    return f"{prefix}: {event.title}" if prefix else event.title


def location(event: Event, language: str) -> str:
    """Say on one line where an event takes place; empty when that is not known."""
    words = load_words(language)["attendance"]
    online: str = words["online"]
    if event.online and event.online.platform:
        online = f"{online} ({event.online.platform})"
    if event.status == "moved_online" or event.attendance == "online":
        return online
    places = [event.place, *event.other_places] if event.place else event.other_places
    known = [_address(place, language) for place in places]
    return "; ".join(filter(None, [*known, online if event.attendance == "hybrid" else ""]))


def span(event: Event) -> tuple[dt.date, dt.date | None]:
    """Give the start and the exclusive end of an event: two days, or two moments local to its zone."""
    return _span(event.start, event.end)


def _span(start: Moment, end: Moment | None) -> tuple[dt.date, dt.date | None]:
    if not start.time:
        return start.day, (end or start).day + _DAY
    begins = dt.datetime.combine(start.day, start.time)
    if end is None:
        return begins, None
    last = dt.datetime.combine(end.day, end.time or dt.time())
    return begins, last if end.time else last + _DAY


def _instant(moment: Moment, zone: str) -> dt.datetime:
    return published_at(moment, zone).astimezone(dt.UTC)


@cache
def _moment(value: Moment, language: str) -> str:
    said: str = shown.moment(value, language)
    return said


def _address(place: Location, language: str) -> str:
    country = shown.country(place.country, language) if place.country else None
    return ", ".join(filter(None, [place.venue, place.address, place.city, country]))


def _categories(site: Site, event: Event) -> tuple[str, ...]:
    kind = load_words(site.settings.language)["event_types"][event.type]
    names = [one.name_shown for each in event.partnerships if (one := site.find("partnership", each))]
    return tuple(dict.fromkeys([kind, *names, *event.tags]))


def _paragraphs(event: Event, language: str, join: str | None, url: str) -> Iterator[str]:
    words = load_words(language)
    said = words["calendars"]
    if event.status != "scheduled":
        before = _moment(event.previous_start, language) if event.previous_start else ""
        yield " ".join(filter(None, [words["event"][event.status].format(date=before), event.status_note]))
    yield event.summary
    if not event.start.time and (times := shown.event_times(event, language)):
        yield said["times"].format(times=times)
    if join:
        yield said["join"].format(url=join)
    if event.registration and event.status not in OFF:
        yield from _registration(event, language)
    if url:
        yield said["page"].format(url=url)
    if KOSOVO in event.countries:
        yield words["shared"]["kosovo"]


def _registration(event: Event, language: str) -> Iterator[str]:
    words = load_words(language)
    registration = event.registration
    if not registration:
        return
    lines = [words["event"]["invitation"]] if registration.invitation_only else []
    if registration.url:
        lines.append(words["calendars"]["register"].format(url=registration.url))
    for key, moment in (("opens", registration.opens), ("closes", registration.closes)):
        if moment:
            lines.append(words["calendars"][key].format(date=_moment(moment, language)))
    if lines:
        yield "\n".join(lines)


def _of_session(session: Session, event: Event, language: str, url: str) -> Iterator[str]:
    words = load_words(language)
    yield words["calendars"]["part_of"].format(title=event.title)
    if session.invitation_only:
        yield words["event"]["session_invitation"]
    if session.summary:
        yield session.summary
    if session.speakers:
        yield "\n".join(", ".join(filter(None, [one.name, one.role, one.organisation])) for one in session.speakers)
    if url:
        yield words["calendars"]["page"].format(url=url)
