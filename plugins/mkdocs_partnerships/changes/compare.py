"""Two sites → what differs between them, entry by entry and field by field."""

import filecmp
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from mkdocs_partnerships.fields.records import Record
from mkdocs_partnerships.problems import nearest
from mkdocs_partnerships.prose import address_of_prose
from mkdocs_partnerships.site import Site, type_names
from mkdocs_partnerships.types.entry import Entry
from mkdocs_partnerships.walk import files_below

Kind: TypeAlias = Literal["new", "removed", "renamed", "changed"]

NAMING = ("title", "name", "label", "text", "date", "file", "url")
"""The fields by which an item of a list is known, the first that it has."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that differs.

    Attributes:
        path: the names of the field and of the groups that it stands in, the outermost first.
        before: its value before; nothing where it was not given.
        after: its value after.
    """

    path: tuple[str, ...]
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class EntryChange:
    """An entry that readers see otherwise than before.

    Attributes:
        kind: what became of it.
        before: the entry before; nothing for a new one.
        after: the entry after; nothing for one that is removed.
        differences: the fields that differ, in the order of the type's fields.
        files: the names of its pictures and documents whose content differs.
    """

    kind: Kind
    before: Entry | None
    after: Entry | None
    differences: tuple[Difference, ...] = ()
    files: tuple[str, ...] = ()

    @property
    def entry(self) -> Entry:
        """The entry as it is now, or as it was last."""
        found = self.after or self.before
        assert found is not None  # noqa: S101 - one of the two is always there
        return found


@dataclass(frozen=True, slots=True)
class PageChange:
    """A page of prose that differs.

    Attributes:
        kind: what became of it.
        address: its address inside the site.
    """

    kind: Kind
    address: str


@dataclass(frozen=True, slots=True)
class Lost:
    """An address that led to a page before, and would lead nowhere.

    Attributes:
        address: the address inside the site.
        near: the file of the new entry that it has perhaps become; empty when none is near.
    """

    address: str
    near: str = ""


def compare_entries(before: Site, after: Site) -> list[EntryChange]:
    """Find the entries that differ, by type and id; drafts too, where the sites hold them."""
    return [change for name in type_names for change in _of_type(before, after, name)]


def _of_type(before: Site, after: Site, type_name: str) -> Iterator[EntryChange]:
    old, new = dict(before.entries[type_name]), after.entries[type_name]
    renamed: dict[str, str] = {}
    for entry in (one for one in new.values() if one.id not in old):
        former = (old.get(alias[1:].rstrip("/").rpartition("/")[2]) for alias in reversed(entry.aliases))
        found = next((one for one in former if one and one.id not in new and f"/{one.address}" in entry.aliases), None)
        if found and found.id not in renamed.values():
            renamed[entry.id] = found.id
    for entry_id in sorted({*old, *new} - set(renamed.values())):
        was, now = old.get(renamed.get(entry_id, entry_id)), new.get(entry_id)
        if was is None or now is None:
            yield EntryChange("new" if now else "removed", was, now)
            continue
        differences = tuple(_differences((), was, now))
        files = tuple(_files(before, after, was, now))
        if differences or files or was.id != now.id:
            yield EntryChange("renamed" if was.id != now.id else "changed", was, now, differences, files)


def _differences(path: tuple[str, ...], was: Record, now: Record) -> Iterator[Difference]:
    for name in type(now).model_fields:
        before, after = getattr(was, name), getattr(now, name)
        if before == after or (not path and name == "id"):
            continue
        if isinstance(before, Record) and type(before) is type(after):
            yield from _differences((*path, name), before, after)
        else:
            yield Difference((*path, name), before, after)


def _files(before: Site, after: Site, was: Entry, now: Entry) -> Iterator[str]:
    for type_name, entry_id, name in after.files:
        if (type_name, entry_id) == (now.type_name, now.id):
            old = before.files.get((type_name, was.id, name))
            if old and not filecmp.cmp(old.path, after.files[type_name, entry_id, name].path, shallow=False):
                yield name


@dataclass(frozen=True, slots=True)
class Items:
    """What became of the items of a list; each stands for its name.

    Attributes:
        added: the items that are new.
        removed: the items that are gone.
        altered: the items that differ, as they are now.
    """

    added: tuple[Any, ...]
    removed: tuple[Any, ...]
    altered: tuple[Any, ...]


def compare_items(before: Iterable[Any], after: Iterable[Any]) -> Items:
    """Compare two lists item by item; items are the same when they have the same name."""
    old, new = _by_name(before), _by_name(after)
    return Items(
        tuple(one for key, one in new.items() if key not in old),
        tuple(one for key, one in old.items() if key not in new),
        tuple(one for key, one in new.items() if key in old and old[key] != one),
    )


def name_of(item: Any) -> Any:
    """Give that by which an item of a list is known."""
    if not isinstance(item, Record):
        return item
    known = (getattr(item, name, None) for name in NAMING)
    return next((one for one in known if one), None)


def _by_name(items: Iterable[Any]) -> dict[tuple[Any, int], Any]:
    result: dict[tuple[Any, int], Any] = {}
    for item in items:
        name, number = name_of(item), 0
        while (name, number) in result:
            number += 1
        result[name, number] = item
    return result


def compare_prose(before: Site, after: Site) -> list[PageChange]:
    """Find the pages of prose that differ, by their addresses."""
    old, new = _prose(before), _prose(after)
    result = [PageChange("new", one) for one in new.keys() - old.keys()]
    result += [PageChange("removed", one) for one in old.keys() - new.keys()]
    result += [PageChange("changed", one) for one in old.keys() & new.keys() if old[one] != new[one]]
    return sorted(result, key=lambda one: one.address)


def _prose(site: Site) -> dict[str, bytes]:
    root, content = site.settings.root, site.settings.content
    files = [file for file in files_below(root, content, []) if file.endswith(".md")]
    return {address_of_prose(file, content): (root / file).read_bytes() for file in files}


def lost_addresses(before: Site, after: Site) -> list[Lost]:
    """Find the addresses of published pages that would lead nowhere, and are not noted as gone."""
    stands = _published(after) | {note.address[1:] for note in after.gone}
    was = _published(before)
    entries = (one for name in type_names for one in after.all(name) if not one.draft)
    new = {one.address: after.file(one) for one in entries if one.address not in was}
    drafts = {one.address for name in type_names for one in after.all(name) if one.draft}
    return [
        # A page that was only hidden has become no other.
        Lost(one, "" if one in drafts else new.get(nearest(one, new) or "", ""))
        for one in sorted(was - stands)
    ]


def _published(site: Site) -> set[str]:
    entries = [one for name in type_names for one in site.all(name) if not one.draft]
    return {one.address for one in entries} | {alias[1:] for one in entries for alias in one.aliases} | {*site.prose}
