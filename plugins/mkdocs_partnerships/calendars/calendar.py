"""Which calendars a site has, and their bytes."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from typing import NamedTuple
from urllib.parse import quote

from mkdocs_partnerships import shown
from mkdocs_partnerships.calendars.appointment import Appointment, appointment, sessions
from mkdocs_partnerships.calendars.lines import join, text
from mkdocs_partnerships.calendars.vevent import instant, vevent
from mkdocs_partnerships.calendars.zones import UTC, vtimezone
from mkdocs_partnerships.digests import digest
from mkdocs_partnerships.site import Site
from mkdocs_partnerships.slugs import slug
from mkdocs_partnerships.spool import Kept, Spool, fetch
from mkdocs_partnerships.types.event import Event
from mkdocs_partnerships.words import load_words

MOST = 1000
MOST_BYTES = 900_000
"""Google Calendar reads one megabyte of a calendar, and leaves out events of one with more than about 1,100."""

REFRESH = "PT12H"
"""How often a calendar is to be looked at again: a cancellation should be known before one packs."""

KINDS = ("all", "partnership", "country", "type", "tag")
"""The kinds of calendars, in the order in which they are shown."""

_START = join(["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//mkdocs-partnerships//calendars//EN", "CALSCALE:GREGORIAN"])


@dataclass(frozen=True, slots=True)
class Plan:
    """A calendar to subscribe to, before it has a format.

    Attributes:
        kind: by what its events were chosen: one of `KINDS`.
        name: the partnership's, country's, type's or tag's name as it is shown; empty for all events.
        address: its address inside the site.
        page: the address of the page that it belongs to.
        title: its whole name.
        events: its events, in order of their days.
    """

    kind: str
    name: str
    address: str
    page: str
    title: str
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Calendar:
    """A calendar.

    Attributes:
        address: its address inside the site.
        key: gives what stands for all that it is made of.
        content: gives its bytes (`text/calendar`, UTF-8).
    """

    address: str
    key: Callable[[], bytes]
    content: Callable[[], bytes]


class _Group(NamedTuple):
    """By what events are chosen; the fields are those of `Plan`."""

    kind: str
    name: str
    folder: str
    page: str

    @property
    def order(self) -> tuple[int, str, str]:
        """Kinds in the order of `KINDS`, then by name."""
        return KINDS.index(self.kind), self.name.casefold(), self.folder


_ALL = _Group("all", "", "events/", "events/")


class _Block(NamedTuple):
    """An appointment's bytes, and what a calendar must know to hold it.

    Attributes:
        content: the VEVENT, put away.
        size: its length in bytes.
        zone: the zone whose clock changes it needs; empty when it needs none.
        first: the year in which it begins.
        last: the year in which it ends.
        stamp: when the entry was last changed or published; nothing when neither is known.
    """

    content: Kept
    size: int
    zone: str
    first: int
    last: int
    stamp: dt.datetime | None


def event_address(event: Event) -> str:
    """Give the address of an event's own file; its name tells many downloads apart."""
    return f"{event.address}{event.id}.ics"


def calendar_events(site: Site) -> list[Event]:
    """Give the events that stand in calendars, in order of their days; drafts never do."""
    events = [one for one in site.all("event") if isinstance(one, Event) and not one.draft]
    return sorted(events, key=lambda one: (one.start.day, one.id))


def calendar_plans(site: Site) -> list[Plan]:
    """Give the calendars to subscribe to: all events first, then by partnership, country, type and tag."""
    if "calendars" not in site.derived:
        site.derived["calendars"] = _plans(site)
    plans: list[Plan] = site.derived["calendars"]
    return plans


def _plans(site: Site) -> list[Plan]:
    groups: dict[_Group, list[Event]] = {}
    # The same folder may have several names (a tag in capitals): the first event's is taken.
    named: dict[str, _Group] = {}
    for event in calendar_events(site):
        for folder, group in {one.folder: one for one in _groups_of(site, event)}.items():
            groups.setdefault(named.setdefault(folder, group), []).append(event)
    titles = load_words(site.settings.language)["calendars"]["titles"]
    return [
        Plan(
            kind=group.kind,
            name=group.name,
            address=f"{group.folder}calendar.ics",
            page=group.page,
            title=titles[group.kind].format(site=site.settings.site_name, name=group.name),
            events=tuple(events),
        )
        for group, events in sorted(groups.items(), key=lambda one: one[0].order)
    ]


def make_calendars(site: Site) -> Iterator[Calendar]:
    """Give every calendar of a site.

    Where an editor has put a file of the same name beside an entry, that file stays and none is made.
    """
    taken = {file.address for file in site.files.values()}
    blocks = _Blocks(site)
    for event in calendar_events(site):
        address = event_address(event)
        if address not in taken:
            yield Calendar(address, partial(site.key, event), partial(_file_of, site, event, blocks))
    for plan in calendar_plans(site):
        if plan.address not in taken:
            yield Calendar(plan.address, partial(_key_of, site, plan), partial(_file_to_subscribe, site, plan, blocks))


def _key_of(site: Site, plan: Plan) -> bytes:
    return digest(repr((plan.title, plan.page)).encode(), *map(site.key, plan.events))


class _Blocks:
    """The events' blocks, each made once: an event stands in several calendars."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._made: dict[str, _Block] = {}
        self._spool = Spool()

    def of(self, event: Event) -> _Block:
        """Give an event's block."""
        made = self._made.get(event.id)
        if made is None:
            made = self._made[event.id] = _block(appointment(self._site, event), self._spool.put)
        return made

    def latest(self, events: tuple[Event, ...]) -> list[_Block]:
        """Give the blocks of the last events that a calendar may hold."""
        result: list[_Block] = []
        size = 0
        for event in reversed(events):
            block = self.of(event)
            size += block.size
            if len(result) == MOST or (size > MOST_BYTES and result):
                break
            result.append(block)
        return result[::-1]


def _file_of(site: Site, event: Event, blocks: _Blocks) -> bytes:
    one = appointment(site, event)
    return _write(b"", [blocks.of(event), *map(_block, sessions(site, event, one))])


def _file_to_subscribe(site: Site, plan: Plan, blocks: _Blocks) -> bytes:
    latest = blocks.latest(plan.events)
    return _write(_header(site, plan, latest), latest)


def _block(one: Appointment, keep: Callable[[bytes], Kept] = bytes) -> _Block:
    stamp = one.stamp if one.changed or one.announced else None
    zone = one.zone if one.zone != UTC else ""
    content = vevent(one)
    return _Block(keep(content), len(content), zone, one.start.year, (one.end or one.start).year, stamp)


def _groups_of(site: Site, event: Event) -> Iterator[_Group]:
    """Give the groups that an event belongs to."""
    language = site.settings.language
    yield _ALL
    for each in event.partnerships:
        one = site.find("partnership", each)
        if one and not one.draft:
            yield _Group("partnership", one.name_shown, one.address, one.address)
    for code in event.countries:
        yield _of_country(code, language)
    yield _of_type(event.type, language)
    for tag in event.tags:
        yield _of_tag(tag)


@cache
def _of_country(code: str, language: str) -> _Group:
    return _Group("country", shown.country(code, language), f"events/country/{code.lower()}/", "events/")


@cache
def _of_type(kind: str, language: str) -> _Group:
    name = load_words(language)["event_types"][kind]
    return _Group("type", name, f"events/type/{kind}/", "events/")


@cache
def _of_tag(tag: str) -> _Group:
    return _Group("tag", tag, f"events/tag/{slug(tag)}/", "events/")


def _header(site: Site, plan: Plan, blocks: list[_Block]) -> bytes:
    """Write what a calendar says of itself (RFC 7986 §5), and the older names that applications know."""
    settings = site.settings
    description = load_words(settings.language)["calendars"]["description"]
    stamp = max((block.stamp for block in blocks if block.stamp), default=None)
    lines = [
        f"NAME:{text(plan.title)}",
        f"X-WR-CALNAME:{text(plan.title)}",
        f"DESCRIPTION:{text(description)}",
        f"X-WR-CALDESC:{text(description)}",
        f"REFRESH-INTERVAL;VALUE=DURATION:{REFRESH}",
        f"X-PUBLISHED-TTL:{REFRESH}",
    ]
    if stamp:
        lines.append(f"LAST-MODIFIED:{instant(stamp)}")
    if settings.site_url:
        lines.append(f"URL:{settings.site_url}{plan.page}")
        lines.append(f"SOURCE;VALUE=URI:{settings.site_url}{quote(plan.address)}")
    return join(lines)


def _write(header: bytes, blocks: list[_Block]) -> bytes:
    years: dict[str, tuple[int, int]] = {}
    for _, _, zone, first, last, _ in blocks:
        if zone:
            known = years.get(zone, (first, last))
            years[zone] = min(first, known[0]), max(last, known[1])
    zones = [vtimezone(name, *span) for name, span in sorted(years.items())]
    return b"".join([_START, header, *zones, *[fetch(block.content) for block in blocks], b"END:VCALENDAR\r\n"])
