"""What differs between two sites → sentences that an editor or a reviewer reads."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mkdocs_partnerships import shown
from mkdocs_partnerships.changes.compare import (
    Difference,
    EntryChange,
    compare_entries,
    compare_items,
    compare_prose,
    lost_addresses,
)
from mkdocs_partnerships.changes.touched import Touched, touched_calendars, touched_feeds
from mkdocs_partnerships.changes.values import LONGEST, said, words_changed
from mkdocs_partnerships.site import Site
from mkdocs_partnerships.types.event import Event
from mkdocs_partnerships.words import load_words

_TIMES = {"start", "end"}
_STATUS = {"status", "status_note", "previous_start"}
_TEXTS = {"body", "summary"}
_QUIET = {"draft", "aliases"}
"""Fields of which the entry's heading or its last line speaks."""


@dataclass(frozen=True, slots=True)
class Told:
    """Something to say, and what is said of it below.

    Attributes:
        text: one line; what editors wrote stands in it as they wrote it.
        below: what belongs to it.
    """

    text: str
    below: tuple["Told", ...] = ()


def tell(before: Site, after: Site, broken: Collection[str] = (), language: str = "en") -> list[Told]:
    """Say what changes for readers: first what is lost, then entries, pages, calendars and feeds.

    Args:
        before: the site as it was, with drafts.
        after: the site as it would be, with drafts.
        broken: the files of it that have errors: their entries may be lacking, and are not gone.
        language: the language in which it is said; names of calendars and feeds stay in that of the site.
    """
    return list(_Teller(before, after, broken, language).all())


class _Teller:
    def __init__(self, before: Site, after: Site, broken: Collection[str], language: str) -> None:
        self._before = before
        self._after = after
        self._broken = broken
        self._language = language
        self._words: Mapping[str, Any] = load_words(language)["changes"]
        # Without the entries that cannot be read, nobody knows what subscribers will get.
        self._calendars = [] if broken else touched_calendars(before, after)
        self._feeds = [] if broken else touched_feeds(before, after)

    def all(self) -> Iterator[Told]:
        found = compare_entries(self._before, self._after)
        unread = [one.entry for one in found if not one.after and self._before.file(one.entry) in self._broken]
        addresses = {one.address for one in unread}
        lost = [
            Told(self._words["lost_near" if one.near else "lost"].format(address=f"/{one.address}", file=one.near))
            for one in lost_addresses(self._before, self._after)
            if one.address not in addresses
        ]
        yield from self._group("lost", lost)
        yield from self._group("broken", [Told(one) for one in sorted(self._broken)])
        # What can still be made of a broken file is no more than a guess at what it will be.
        broken = {id(one) for one in found if one.after and self._after.file(one.after) in self._broken}
        changes = [one for one in found if id(one) not in broken and one.entry not in unread]
        groups: dict[str, list[Told]] = {}
        for change in changes:
            groups.setdefault(self._group_of(change), []).append(self._entry(change))
        for group in ("new", "changed", "renamed", "removed", "drafts"):
            yield from self._group(group, groups.get(group, []))
        pages = [
            Told(self._words["page"][one.kind].format(address=f"/{one.address}"))
            for one in compare_prose(self._before, self._after)
        ]
        yield from self._group("pages", pages)
        for group, touched in (("calendars", self._calendars), ("feeds", self._feeds)):
            told = [Told(self._words["touched"][one.kind].format(title=one.title)) for one in touched]
            yield from self._group(group, told)

    def _group(self, name: str, told: Sequence[Told]) -> Iterator[Told]:
        if told:
            yield Told(f"{self._words['groups'][name]} ({len(told)})", tuple(told))

    def _group_of(self, change: EntryChange) -> str:
        """Tell under which heading a change stands: an entry that readers cannot see yet is none for them."""
        was = change.before is not None and not change.before.draft
        now = change.after is not None and not change.after.draft
        if was and now:
            return change.kind
        if now:
            return "new"
        return "removed" if was else "drafts"

    def _entry(self, change: EntryChange) -> Told:
        entry = change.entry
        kind = self._words["types"][entry.type_name]
        site = self._after if change.after else self._before
        head = self._words["entry"].format(type=kind, name=entry.name_shown, file=site.file(entry))
        return Told(head, tuple(map(Told, self._lines(change))))

    def _lines(self, change: EntryChange) -> Iterator[str]:
        entry, group = change.entry, self._group_of(change)
        if group == "new" and isinstance(entry, Event):
            where = shown.places(entry, self._language)
            yield ", ".join(filter(None, [shown.event_days(entry, self._language), where]))
        if change.before and change.after:
            if change.before.draft != change.after.draft:
                yield self._words["hidden" if change.after.draft else "published"]
            yield from self._changed(change)
        if group != "drafts":
            yield self._consequences(change, group)

    def _changed(self, change: EntryChange) -> Iterator[str]:
        left = list(change.differences)
        if isinstance(change.before, Event) and isinstance(change.after, Event):
            yield from self._status(change.before, change.after)
            yield from self._moved(change.before, change.after)
            left = [one for one in left if one.path[0] not in _TIMES | _STATUS]
        yield from (self._difference(one) for one in left if one.path[0] not in _QUIET)
        for name in change.files:
            yield self._words["file"].format(name=name)

    def _status(self, before: Event, after: Event) -> Iterator[str]:
        if before.status != after.status:
            yield self._words["status"][after.status]
        if before.status_note != after.status_note and after.status_note:
            yield self._words["note"].format(note=after.status_note)

    def _moved(self, before: Event, after: Event) -> Iterator[str]:
        was, now = shown.event_days(before, self._language), shown.event_days(after, self._language)
        if was != now:
            yield self._words["moved"].format(before=self._without_what_is_same(before, after), after=now)
        old, new = shown.event_times(before, self._language), shown.event_times(after, self._language)
        if old != new:
            none = self._words["no_time"]
            yield self._words["times"].format(before=old or none, after=new or none)

    def _without_what_is_same(self, before: Event, after: Event) -> str:
        """Leave out the month and year, or the year, that the new date names too: `21–23` of `21–23 November 2023`."""
        start, last = before.start.day, before.last.day
        days = [start, last, after.start.day, after.last.day]
        if len({(one.year, one.month) for one in days}) == 1:
            return shown.EN_DASH.join(str(one) for one in dict.fromkeys([start.day, last.day]))
        if len({one.year for one in days}) > 1:
            return shown.event_days(before, self._language)
        if start.month == last.month and start != last:
            return f"{start.day}{shown.EN_DASH}{shown.day_of_year(last, self._language)}"
        parts = dict.fromkeys(shown.day_of_year(one, self._language) for one in (start, last))
        return f" {shown.EN_DASH} ".join(parts)

    def _difference(self, one: Difference) -> str:
        field = self._words["within"].join(self._words["fields"].get(name, name) for name in one.path)
        field = field[0].upper() + field[1:]
        name, words = one.path[-1], self._words
        if isinstance(one.before, tuple) and isinstance(one.after, tuple):
            items = compare_items(one.before, one.after)
            parts = [
                words[which].format(items=said(site, name, those, self._language))
                for which, those, site in (
                    ("added", items.added, self._after),
                    ("gone", items.removed, self._before),
                    ("altered", items.altered, self._after),
                )
                if those
            ]
            return str(words["list"].format(field=field, parts=words["apart"].join(parts) or words["reordered"]))
        if name in _TEXTS or _is_long(one.before) or _is_long(one.after):
            came, went = words_changed(one.before or "", one.after or "")
            return str(words["text"].format(field=field, came=came, went=went))
        sides = (("before", self._before, one.before), ("after", self._after, one.after))
        values = {side: said(site, name, value, self._language) for side, site, value in sides}
        which = "set" if one.before is None else "unset" if one.after is None else "differs"
        return str(words[which].format(field=field, **values))

    def _consequences(self, change: EntryChange, group: str) -> str:
        """Say what becomes of the entry's address, and of the calendars and feeds that it stands in."""
        entry, words = change.entry, self._words
        parts = []
        if group == "changed":
            parts.append(words["address_same"])
        elif group == "renamed" and change.before:
            parts.append(words["address_moved"].format(before=f"/{change.before.address}", after=f"/{entry.address}"))
        elif group == "new":
            parts.append(words["address_new"].format(address=f"/{entry.address}"))
        elif group == "removed":
            parts.append(words["address_was"].format(address=f"/{entry.address}"))
        counts = [
            words[f"{what}_{'one' if number == 1 else 'many'}"].format(number=number)
            for what, touched in (("calendars", self._calendars), ("feeds", self._feeds))
            if (number := self._count(change, touched))
        ]
        if counts:
            parts.append(words["updated"].format(what=shown.joined(counts, self._language)))
        return str(words["apart"].join(parts))

    @staticmethod
    def _count(change: EntryChange, touched: Sequence[Touched]) -> int:
        keys = {(one.type_name, one.id) for one in (change.before, change.after) if one}
        return sum(1 for one in touched if keys & one.entries)


def _is_long(value: Any) -> bool:
    return isinstance(value, str) and (len(value) > LONGEST or "\n" in value)
