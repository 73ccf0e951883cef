"""An event: when, where, with whom, and what became of it. Its address stays the same before, during and after."""

import datetime as dt
from collections.abc import Iterator
from typing import Any, ClassVar, Literal

from pydantic import Field

from mkdocs_partnerships.fields.countries import Country, country_names, only_zone
from mkdocs_partnerships.fields.links import Url
from mkdocs_partnerships.fields.records import Location, Party, Person, Record
from mkdocs_partnerships.fields.references import EventId, PartnershipId, SchemeId
from mkdocs_partnerships.fields.text import Integer, Line, Summary, Switch, Text
from mkdocs_partnerships.fields.times import AnyMoment, ClockTime, Date, Moment, Zone
from mkdocs_partnerships.problems import Finding, Path
from mkdocs_partnerships.types.entry import Defaults, TitledEntry

LONGEST = dt.timedelta(days=366)
"""An event that lasts longer is a slip of the year."""

DAY = dt.timedelta(days=1)

Kind = Literal[
    "exchange",
    "conference",
    "matchmaking",
    "workshop",
    "webinar",
    "meeting",
    "fair",
    "info_day",
    "study_visit",
    "other",
]
Status = Literal["scheduled", "cancelled", "postponed", "rescheduled", "moved_online"]
Attendance = Literal["in_person", "online", "hybrid"]


class Online(Record):
    """How to take part from afar."""

    url: Url | None = Field(None, description="The address to join.")
    platform: Line | None = Field(None, description="The platform's name.")
    join_url_public: Switch = Field(default=False, description="True when the address to join may be published.")


class Registration(Record):
    """How to come in."""

    url: Url | None = Field(None, description="The address of the form.")
    opens: AnyMoment | None = Field(None, description="From when one can register.")
    closes: AnyMoment | None = Field(None, description="Until when one can register; a day counts to its end.")
    invitation_only: Switch = Field(default=False, description="True when only invited people can come.")
    capacity: Integer | None = Field(None, description="How many places there are.")
    full: Switch = Field(default=False, description="True when all places are taken.")
    fee: Line | None = Field(None, description="What it costs (`free`, `50 EUR`).")
    not_open_to: tuple[Country, ...] = Field((), description="Countries whose organisations cannot take part.")
    note: Text | None = Field(None, description="What else one must know.")


class Session(Record):
    """One item of a day's programme; without times when they are not known."""

    start: ClockTime | None = Field(None, description="When it begins.")
    end: ClockTime | None = Field(None, description="When it ends.")
    title: Line = Field(description="What it is.")
    summary: Text | None = Field(None, description="What it is about.")
    speakers: tuple[Person, ...] = Field((), description="Who speaks.")
    room: Line | None = Field(None, description="The room.")
    invitation_only: Switch = Field(default=False, description="True when only invited people can come.")


class Day(Record):
    """One day of the programme."""

    date: Date = Field(description="The day.")
    title: Line | None = Field(None, description="What the day is about.")
    sessions: tuple[Session, ...] = Field((), description="Its items in order.")


class Event(TitledEntry):
    """An event."""

    type_name: ClassVar[str] = "event"
    address_folder: ClassVar[str] = "events"

    summary: Summary = Field(description="What it is about: shown in lists, feeds and search results.")
    type: Kind = Field(description="What kind of event it is.")
    start: AnyMoment = Field(description="When it begins.")
    end: AnyMoment | None = Field(
        None, description="When it ends; the day counts to its end. Left out for a single day."
    )
    timezone: Zone = Field(
        description="The zone of all its times; the country's when it has only one, else the site's."
    )
    partnerships: tuple[PartnershipId, ...] = Field((), description="The partnerships that hold it.")
    series: Line | None = Field(None, description="The series that it belongs to; the same words in each event of it.")
    part_of: EventId | None = Field(None, description="The larger event that it is a part of.")
    published: AnyMoment | None = Field(
        None,
        description="When it was announced: its date in the feeds. Without it, it stands in lists and calendars only.",
    )
    status: Status = Field("scheduled", description="Whether it takes place as planned.")
    status_note: Line | None = Field(None, description="Why, or what comes instead.")
    previous_start: AnyMoment | None = Field(None, description="When it should have begun before it was moved.")
    attendance: Attendance = Field("in_person", description="Whether one goes there or takes part from afar.")
    place: Location | None = Field(None, description="Where it takes place.")
    other_places: tuple[Location, ...] = Field((), description="Further places.")
    online: Online | None = Field(None, description="How to take part from afar.")
    host: Party | None = Field(None, description="Who receives the guests.")
    organisers: tuple[Party, ...] = Field((), description="Who holds it.")
    speakers: tuple[Person, ...] = Field((), description="Who speaks.")
    audience: Line | None = Field(None, description="Who should come.")
    registration: Registration | None = Field(None, description="How to come in.")
    website: Url | None = Field(None, description="Its page elsewhere; it stays linked afterwards.")
    programme: tuple[Day, ...] = Field((), description="What happens on which day.")
    scheme: SchemeId | None = Field(None, description="The scheme that pays; the page offers its calculator.")

    @classmethod
    def fill(cls, data: dict[str, Any], defaults: Defaults) -> dict[str, Any]:
        """Take the zone from the country when it has only one, else from the site."""
        place = data.get("place")
        country = place.get("country") if isinstance(place, dict) else None
        zone = only_zone(country) if isinstance(country, str) and country in country_names() else None
        return super().fill({"timezone": zone or defaults.timezone, **data}, defaults)

    @property
    def listed_at(self) -> dt.date:
        """The day on which it begins."""
        return self.start.day

    @property
    def last(self) -> Moment:
        """The moment at which it ends; its start when no end is given."""
        return self.end or self.start

    @property
    def begins(self) -> dt.datetime:
        """The first instant of it, in UTC."""
        return self.start.begins(self.timezone)

    @property
    def ends(self) -> dt.datetime:
        """The first instant after it, in UTC; the end of its day when only the time of its beginning is known."""
        if self.end or not self.start.time:
            return self.last.ends(self.timezone)
        return Moment(self.start.day).ends(self.timezone)

    @property
    def countries(self) -> tuple[str, ...]:
        """The countries of all its places, each once."""
        if not self.other_places:
            return (self.place.country,) if self.place and self.place.country else ()
        places = [self.place, *self.other_places] if self.place else self.other_places
        return tuple(dict.fromkeys(place.country for place in places if place.country))

    def contradictions(self) -> Iterator[Finding]:
        """An end before the start, a length of years, hours that no clock showed, days outside the event."""
        yield from self._clock_findings()
        begins, ends = self.begins, self.last.ends(self.timezone)
        if self.end and (ends <= begins or self.end.day < self.start.day):
            code = "end-at-start" if self.end == self.start else "end-before-start"
            yield Finding(("end",), code, {"start": self.start}, reads=("start",))
        elif ends - begins > LONGEST:
            days = (self.last.day - self.start.day).days
            yield Finding(("end",), "event-too-long", {"days": days}, reads=("start",))
        else:
            yield from self._programme_findings()
        yield from self._registration_findings()
        if self.status == "rescheduled" and not self.previous_start:
            yield Finding(("status",), "rescheduled-from-when", reads=("previous_start",))
        if self.attendance == "in_person" and self.online and self.status != "moved_online":
            yield Finding(("online",), "online-in-person", reads=("attendance", "status"))
        if self.part_of == self.id:
            yield Finding(("part_of",), "part-of-itself")

    def _clock_findings(self) -> Iterator[Finding]:
        moments: list[tuple[Path, Moment | None]] = [
            (("start",), self.start),
            (("end",), self.end),
            (("previous_start",), self.previous_start),
        ]
        if self.registration:
            moments += [(("registration", "opens"), self.registration.opens)]
            moments += [(("registration", "closes"), self.registration.closes)]
        for number, day in enumerate(self.programme):
            # Away from a clock change a day has 24 hours.
            if Moment(day.date).ends(self.timezone) - Moment(day.date).begins(self.timezone) != DAY:
                for position, session in enumerate(day.sessions):
                    at = ("programme", number, "sessions", position)
                    times = {"start": session.start, "end": session.end}
                    moments += [((*at, name), Moment(day.date, time)) for name, time in times.items() if time]
        for path, moment in moments:
            if not moment:
                continue
            context = {"moment": moment, "zone": self.timezone}
            if not moment.exists(self.timezone):
                yield Finding(path, "clock-change-gap", context, reads=("timezone", "place"))
            elif moment.twice(self.timezone):
                # It may be meant, and then nothing better can be written: not even a strict build refuses it.
                yield Finding(path, "clock-change-twice", context, "notice", ("timezone", "place"))

    def _programme_findings(self) -> Iterator[Finding]:
        for position, day in enumerate(self.programme):
            if not self.start.day <= day.date <= self.last.day:
                context = {"date": day.date, "start": self.start.day, "end": self.last.day}
                yield Finding(("programme", position, "date"), "day-outside-event", context, reads=("start", "end"))
            for number, session in enumerate(day.sessions):
                if session.start and session.end and session.end <= session.start:
                    path = ("programme", position, "sessions", number, "end")
                    code = "end-at-start" if session.end == session.start else "end-before-start"
                    yield Finding(path, code, {"start": f"{session.start:%H:%M}"})

    def _registration_findings(self) -> Iterator[Finding]:
        if not self.registration:
            return
        opens, closes = self.registration.opens, self.registration.closes
        if opens and closes and closes.ends(self.timezone) <= opens.begins(self.timezone):
            yield Finding(("registration", "closes"), "closes-before-opens", {"opens": opens})
        if opens and opens.begins(self.timezone) >= self.last.ends(self.timezone):
            context = {"end": self.last}
            yield Finding(("registration", "opens"), "opens-after-end", context, reads=("start", "end"))
        elif closes and closes.begins(self.timezone) >= self.last.ends(self.timezone):
            context = {"end": self.last}
            yield Finding(("registration", "closes"), "closes-after-end", context, reads=("start", "end"))
