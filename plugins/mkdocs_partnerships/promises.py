"""Addresses are promises: what was published once is led on, or says that it is gone.

`published.txt` in the project's folder has one line for each page that was ever published: its address, for an entry
the GUID that feed readers know it by, and for an event the UID that calendars know it by. The lines are sorted, and
none ever changes, so that git can merge the lists of two branches. `partnerships record` adds what is new; the check
and the build find what is lost.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from itertools import islice
from urllib.parse import urlsplit

from mkdocs_partnerships.gone import GONE, Gone
from mkdocs_partnerships.guids import guid, uid
from mkdocs_partnerships.problems import Phrase, Place, Problem, nearest, problem
from mkdocs_partnerships.prose import nearest_address
from mkdocs_partnerships.settings import Settings
from mkdocs_partnerships.site import Site, type_names
from mkdocs_partnerships.source import MAX_PROBLEMS, Source, decode, read_bytes
from mkdocs_partnerships.types import TYPES
from mkdocs_partnerships.types.entry import Entry
from mkdocs_partnerships.types.event import Event

PUBLISHED = "published.txt"
"""The file of the list, in the project's folder."""

_LINE = re.compile(r"/(?P<address>\S*)(?: (?P<guid>tag:\S+)(?: (?P<uid>[0-9a-f-]{36}))?)?")
_LOOPBACK = ("127.0.0.1", "localhost", "::1")


def promises_of(site: Site) -> Iterator[str]:
    """Give the lines of what a site promises by being published: its entries, but for drafts, and its pages of prose.

    Lists and archives come and go with what stands in them, and are no promises.
    """
    for entry in (one for name in type_names for one in site.all(name) if not one.draft):
        names = _names(site.settings, entry)
        yield f"/{entry.address} {names}" if names else f"/{entry.address}"
    yield from (f"/{address}" for address in site.prose)


def check_promises(site: Site, notes: Source | None, known: AbstractSet[str]) -> Iterator[Problem]:
    """Find the promises that a site breaks.

    Args:
        site: the site.
        notes: the source of its notes on what is gone.
        known: every address of the site.
    """
    problems: list[Problem] = []
    lines = _lines(site.settings, problems)
    yield from problems
    # Notes that cannot be read are said elsewhere; what they excuse must not be said too.
    if notes is None and (site.settings.root / GONE).exists():
        return
    if lines or notes:
        stands: dict[str, Entry | None] = dict.fromkeys(site.prose)
        entries = [one for name in type_names for one in site.all(name)]
        stands |= {one.address: one for one in entries}
        stands |= {alias[1:]: one for one in entries for alias in one.aliases}
        yield from islice(_broken(site, lines, stands), MAX_PROBLEMS)
        if notes:
            yield from islice(_wrong_notes(site.gone, notes, stands, known), MAX_PROBLEMS)


def record(site: Site) -> int:
    """Add what is new to the list; gives how many lines were added.

    Args:
        site: the site; it breaks no promise.
    """
    file = site.settings.root / PUBLISHED
    lines = file.read_text("utf-8").splitlines() if file.exists() else []
    listed = {line.partition(" ")[0] for line in lines}
    new = {line for line in promises_of(site) if line.partition(" ")[0] not in listed}
    if new:
        file.write_text("".join(f"{line}\n" for line in sorted({*lines, *new})), "utf-8", newline="\n")
    return len(new)


def _names(settings: Settings, entry: Entry) -> str:
    """Give the names by which others know an entry; nothing where the site has no authority to name it."""
    name = guid(settings, entry)
    return f"{name} {uid(settings, entry)}" if name and isinstance(entry, Event) else name


def _lines(settings: Settings, problems: list[Problem]) -> dict[str, int]:
    """Read the list: the number of each line."""
    file = settings.root / PUBLISHED
    if file.is_symlink():
        problems.append(problem(Place(PUBLISHED), "link-in-folder"))
        return {}
    if not file.is_file():
        return {}
    text, wrong = decode(PUBLISHED, read_bytes(settings.root, PUBLISHED, problems) or b"")
    problems += wrong
    return {line: number for number, line in enumerate((text or "").splitlines(), 1)}


def _broken(site: Site, lines: Mapping[str, int], stands: Mapping[str, Entry | None]) -> Iterator[Problem]:
    settings = site.settings
    gone = {one.address[1:] for one in site.gone}
    # A preview has an address of its own, by which nobody knows an entry.
    named = bool(settings.feed_authority) or urlsplit(settings.site_url).hostname not in _LOOPBACK
    for line, number in lines.items():
        address, _, names = line[1:].partition(" ")
        entry = stands.get(address)
        # Nearly every promise is kept.
        if entry and names and names == _names(settings, entry):
            continue
        where = Place(PUBLISHED, number)
        promise = _LINE.fullmatch(line)
        if not promise:
            yield problem(where, "not-a-promise", value=line)
        elif address not in stands and address not in gone:
            hint = _hint(site, address, {one[1:].partition(" ")[0] for one in lines})
            yield problem(where, "address-lost", address=address, hint=hint, gone=GONE)
        elif entry and named and promise["guid"]:
            # A line of an event may lack its UID: nothing is promised then.
            now = _names(settings, entry)
            if not f"{now} ".startswith(f"{names} "):
                yield problem(where, "name-lost", value=names, now=now or Phrase("nothing"), file=site.file(entry))


def _hint(site: Site, address: str, listed: AbstractSet[str]) -> str:
    """Say what an entry may have become: a draft, or one of its type that is new."""
    folder, _, entry_id = address.rstrip("/").partition("/")
    name = next((one.model.type_name for one in TYPES if one.model.address_folder == folder), "")
    if hidden := site.about.get((name, entry_id)):
        return Phrase("is-draft", {"file": hidden.file})
    new = {one.address: site.file(one) for one in site.entries.get(name, {}).values() if one.address not in listed}
    near = nearest(address, new)
    return Phrase("perhaps-became", {"file": new[near]}) if near else ""


def _wrong_notes(
    notes: Iterable[Gone], source: Source, stands: Mapping[str, Entry | None], known: AbstractSet[str]
) -> Iterator[Problem]:
    seen: set[str] = set()
    for number, note in enumerate(notes):
        path = ("gone", number, "address")
        if note.address[1:] in stands:
            yield problem(source.place(path), "gone-stands", path=path, value=note.address)
        if note.address in seen:
            yield problem(source.place(path), "gone-twice", path=path, value=note.address)
        seen.add(note.address)
        if note.instead and note.instead[1:] not in known:
            path = ("gone", number, "instead")
            hint = nearest_address(note.instead[1:], known)
            yield problem(source.place(path), "dead-link", path=path, value=note.instead, hint=hint)
