"""Which calendars and feeds subscribers get anew: those whose bytes differ."""

from collections.abc import Iterable
from dataclasses import dataclass

from mkdocs_partnerships.calendars.calendar import Calendar, calendar_plans, make_calendars
from mkdocs_partnerships.feeds.feed import FeedFile, feed_words, make_feeds
from mkdocs_partnerships.feeds.formats import formats
from mkdocs_partnerships.site import Site
from mkdocs_partnerships.types.entry import Entry


@dataclass(frozen=True, slots=True)
class Touched:
    """A calendar or a feed that differs.

    Attributes:
        kind: whether subscribers had it before, and have it still.
        address: its address inside the site; of a feed the one in RSS.
        title: its name.
        entries: type and id of every entry that stands in it, before or after.
    """

    kind: str
    address: str
    title: str
    entries: frozenset[tuple[str, str]]


def touched_calendars(before: Site, after: Site) -> list[Touched]:
    """Find the calendars to subscribe to that differ, by their addresses."""
    return _touched(_calendars(before), _calendars(after))


def touched_feeds(before: Site, after: Site) -> list[Touched]:
    """Find the feeds that differ, by their addresses; each counts once, whatever its formats."""
    return _touched(_feeds(before), _feeds(after))


@dataclass(frozen=True, slots=True)
class _Known:
    title: str
    entries: frozenset[tuple[str, str]]
    file: Calendar | FeedFile


def _calendars(site: Site) -> dict[str, _Known]:
    files = {one.address: one for one in make_calendars(site)}
    plans = [one for one in calendar_plans(site) if one.address in files]
    return {one.address: _Known(one.title, _keys(one.events), files[one.address]) for one in plans}


def _feeds(site: Site) -> dict[str, _Known]:
    files = {one.address: one for one in make_feeds(site, formats())} if site.feeds else {}
    named = {one.address("xml"): one for one in site.feeds}
    return {
        address: _Known(feed_words(site, plan).title, _keys(plan.entries), files[address])
        for address, plan in named.items()
    }


def _keys(entries: Iterable[Entry]) -> frozenset[tuple[str, str]]:
    return frozenset((one.type_name, one.id) for one in entries)


def _touched(before: dict[str, _Known], after: dict[str, _Known]) -> list[Touched]:
    result = []
    for address in sorted({*before, *after}):
        was, now = before.get(address), after.get(address)
        if was and now:
            # Equal keys stand for equal bytes, and cost nothing.
            if was.file.key() != now.file.key() and was.file.content() != now.file.content():
                result.append(Touched("changed", address, now.title, was.entries | now.entries))
        elif now:
            result.append(Touched("new", address, now.title, now.entries))
        elif was:
            result.append(Touched("removed", address, was.title, was.entries))
    return result
