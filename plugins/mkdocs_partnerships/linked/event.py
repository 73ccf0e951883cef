"""An event, with the properties of https://developers.google.com/search/docs/appearance/structured-data/event.

Nothing is said that depends on the day of the build (whether places are left, say), and nothing that is not known.
"""

import re
from collections.abc import Iterator

from mkdocs_partnerships.fields.times import Moment
from mkdocs_partnerships.linked.script import Data, known
from mkdocs_partnerships.linked.things import Things, address, moment, people, place
from mkdocs_partnerships.types.event import Event, Registration, Session

_STATUS = {
    "scheduled": "https://schema.org/EventScheduled",
    "cancelled": "https://schema.org/EventCancelled",
    "postponed": "https://schema.org/EventPostponed",
    "rescheduled": "https://schema.org/EventRescheduled",
    "moved_online": "https://schema.org/EventMovedOnline",
}
_MODES = {
    "in_person": "https://schema.org/OfflineEventAttendanceMode",
    "online": "https://schema.org/OnlineEventAttendanceMode",
    "hybrid": "https://schema.org/MixedEventAttendanceMode",
}
_OFF = ("cancelled", "postponed")
"""In these states nobody is to register or to join."""

_FREE = ("free", "free of charge")
_PRICE = re.compile(r"([0-9]+(?:\.[0-9]{1,2})?) ([A-Z]{3})")
"""Fees that are a price; any other wording stands on the page only."""


def event_data(things: Things, event: Event) -> Data:
    """Give all that is known of an event.

    Args:
        things: the other things of its site.
        event: the event.
    """
    url = things.url(event.address)
    locations = _locations(event, url)
    registration = event.registration
    price = _price(registration)
    organisers = things.organisations([*event.partnerships, *event.organisers])
    host = things.organisations([event.host]) if event.host else []
    whole = things.site.find("event", event.part_of) if event.part_of else None
    return known(
        {
            **_face(event, url, locations),
            "description": event.summary,
            "eventAttendanceMode": _MODES["online" if event.status == "moved_online" else event.attendance],
            "previousStartDate": moment(event.previous_start, event.timezone)
            if event.previous_start and event.status == "rescheduled"
            else None,
            "image": things.pictures(event) if event.image else None,
            "inLanguage": event.language,
            "organizer": organisers or host,
            "contributor": [one for one in host if organisers and one not in organisers],
            "performer": people(event.speakers) if event.speakers else None,
            "audience": {"@type": "Audience", "audienceType": event.audience} if event.audience else None,
            "offers": _offer(event, registration, price) if registration and event.status not in _OFF else None,
            "isAccessibleForFree": True if price and not float(price[0]) else None,
            "maximumAttendeeCapacity": registration.capacity if registration else None,
            "keywords": list(event.tags),
            "sameAs": event.website,
            "superEvent": event_named(things, whole) if isinstance(whole, Event) else None,
            "subEvent": [
                *(_programme(event, locations) if event.programme else ()),
                *(event_named(things, part) for part in things.parts.get(event.id, ())),
            ],
        }
    )


def event_named(things: Things, event: Event) -> Data:
    """Give an event as another thing names it: what is required of every event, and no more."""
    url = things.url(event.address)
    return known(_face(event, url, _locations(event, url)))


def _face(event: Event, url: str, locations: list[Data]) -> Data:
    start = moment(event.start, event.timezone)
    return {
        "@type": "Event",
        "@id": f"{url}#event",
        "name": event.title,
        "url": url,
        "startDate": start,
        # A day without an end is the only one.
        "endDate": moment(event.end, event.timezone) if event.end else None if event.start.time else start,
        "eventStatus": _STATUS[event.status],
        "location": locations,
    }


def _locations(event: Event, url: str) -> list[Data]:
    """Give where one takes part: the places, and the way in from afar.

    Args:
        event: the event.
        url: its page.
    """
    online = event.status == "moved_online" or event.attendance == "online"
    found = [] if online else [place(one) for one in (event.place, *event.other_places) if one]
    if online or event.attendance == "hybrid":
        found.append(known({"@type": "VirtualLocation", "name": _platform(event), "url": _way_in(event) or url}))
    # Sessions are there too, and name them.
    return (
        [{"@id": f"{url}#place-{number}", **one} for number, one in enumerate(found, 1)] if event.programme else found
    )


def _platform(event: Event) -> str | None:
    return event.online.platform if event.online else None


def _way_in(event: Event) -> str | None:
    """Give the address to join, if everybody may have it; no other way leads it into a page's data."""
    public = event.online and event.online.join_url_public and event.status not in _OFF
    return event.online.url if event.online and public else None


def _offer(event: Event, registration: Registration, price: tuple[str, str] | None) -> Data | None:
    offer = known(
        {
            "url": registration.url,
            "price": price[0] if price else None,
            "priceCurrency": price[1] if price else None,
            "availability": "https://schema.org/SoldOut" if registration.full else None,
            "validFrom": moment(registration.opens, event.timezone) if registration.opens else None,
            "availabilityEnds": moment(registration.closes, event.timezone) if registration.closes else None,
            "ineligibleRegion": list(registration.not_open_to),
        }
    )
    return {"@type": "Offer", **offer} if offer else None


def _price(registration: Registration | None) -> tuple[str, str] | None:
    """Give a price and its currency (ISO 4217); nothing where the fee is not known or is no plain price."""
    if not registration or not registration.fee:
        return None
    if registration.fee.casefold() in _FREE:
        # Nothing is nothing in every currency, but Google asks for one.
        return "0", "EUR"
    match = _PRICE.fullmatch(registration.fee)
    return (match[1], match[2]) if match else None


def _programme(event: Event, here: list[Data]) -> Iterator[Data]:
    """Give the sessions; a session without a time counts for its day, and so does a day without sessions.

    Args:
        event: the event.
        here: where it takes place.
    """
    where = [{"@id": one["@id"]} for one in here]
    shared = {"eventStatus": _STATUS[event.status]}
    for day in event.programme:
        if day.title and not day.sessions:
            yield {"@type": "Event", "name": day.title, "startDate": day.date.isoformat(), **shared, "location": where}
        for session in day.sessions:
            times = [moment(Moment(day.date, time), event.timezone) for time in (session.start, session.end) if time]
            yield known(
                {
                    "@type": "Event",
                    "name": session.title,
                    "description": session.summary,
                    "startDate": times[0] if session.start else day.date.isoformat(),
                    "endDate": times[-1] if session.start and session.end else None,
                    **shared,
                    "location": _room(event, session, here) or where,
                    "performer": people(session.speakers),
                }
            )


def _room(event: Event, session: Session, here: list[Data]) -> Data | None:
    """Give a session's room in the event's place; nothing where there is no room, or no place for it to be in."""
    if not session.room or not event.place or not here or here[0]["@type"] != "Place":
        return None
    return {
        "@type": "Place",
        "name": session.room,
        "address": address(event.place),
        "containedInPlace": {"@id": here[0]["@id"]},
    }
