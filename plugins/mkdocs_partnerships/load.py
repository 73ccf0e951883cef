"""Folders → site: every entry found, read, unique; every reference, file and link looked at."""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from mkdocs_partnerships.body import Body, render
from mkdocs_partnerships.digests import digest
from mkdocs_partnerships.fields.records import PICTURE_ENDINGS
from mkdocs_partnerships.fields.references import references
from mkdocs_partnerships.files import (
    LocalFile,
    find_file,
    missing,
    named_files,
    picture_findings,
    picture_of_prose,
    with_picture,
)
from mkdocs_partnerships.gone import read_gone
from mkdocs_partnerships.images.album import Album
from mkdocs_partnerships.problems import (
    Finding,
    Path,
    Phrase,
    Place,
    Problem,
    did_you_mean,
    place_finding,
    problem,
)
from mkdocs_partnerships.progress import Progress
from mkdocs_partnerships.promises import check_promises
from mkdocs_partnerships.prose import address_of_prose, check_prose, files_of_prose
from mkdocs_partnerships.readings import Reading, Readings
from mkdocs_partnerships.rules import resolve_schemes
from mkdocs_partnerships.settings import Settings
from mkdocs_partnerships.site import GENERATED, About, Key, Site, addresses_of, type_names, view_addresses
from mkdocs_partnerships.slips import slips
from mkdocs_partnerships.source import Source, read, read_bytes, unread
from mkdocs_partnerships.texts import check_text, own_pictures, vague_pictures
from mkdocs_partnerships.types import TYPES, EntryType
from mkdocs_partnerships.types.entry import Defaults, Entry
from mkdocs_partnerships.types.event import Event
from mkdocs_partnerships.types.parse import parse, place
from mkdocs_partnerships.types.scheme import Scheme
from mkdocs_partnerships.walk import files_below, find_sources

_NO_TEXT = render("")


@dataclass(slots=True)
class _Found:
    """All entries, drafts too, in the order of their files.

    Attributes:
        entries: by type and id.
        about: what is known of each, by type and id.
        sources: their files, by type and id.
        files: every file of an entry, of broken ones too: by type and id.
    """

    entries: dict[str, dict[str, Entry]] = field(default_factory=lambda: {name: {} for name in type_names})
    about: dict[Key, About] = field(default_factory=dict)
    sources: dict[Key, Source] = field(default_factory=dict)
    files: dict[str, dict[str, str]] = field(default_factory=lambda: {name: {} for name in type_names})


def load_site(
    settings: Settings, readings: Readings | None = None, progress: Progress | None = None
) -> tuple[Site, list[Problem]]:
    """Read every entry below the project's folder and link them.

    Args:
        settings: the site's settings.
        readings: what earlier builds read; takes what this one reads.
        progress: is told how many entries are read.

    Returns:
        the site, and every problem of every file. With problems of severity `error` it must not be published.
    """
    problems: list[Problem] = []
    found = _Found()
    readings = readings or Readings()
    for number, (entry_type, file) in enumerate(find_sources(settings, problems)):
        if progress:
            progress.step("entries read", number)
        _read_entry(settings, entry_type, file, readings, found, problems)
    shown = {
        name: {entry_id: entry for entry_id, entry in sorted(of_type.items()) if settings.drafts or not entry.draft}
        for name, of_type in found.entries.items()
    }
    files: dict[tuple[str, str, str], LocalFile] = {}
    schemes = {key: entry for key, entry in found.entries["scheme"].items() if isinstance(entry, Scheme)}
    wrong_files = {one.place.file for one in problems}
    unread = {key for key in schemes if found.about["scheme", key].file in wrong_files}
    as_read = digest(*(part for key in schemes for part in (key.encode(), found.about["scheme", key].digest)))
    resolution = resolve_schemes(schemes, unread, known_right=readings.right == as_read)
    if not unread and not resolution.findings:
        readings.right = as_read
    for key, findings in resolution.findings.items():
        problems += place(found.sources["scheme", key], findings)
    schemes_shown = {key: scheme for key, scheme in resolution.schemes.items() if key in shown["scheme"]}
    of_content = files_below(settings.root, settings.content, problems)
    prose = [file for file in of_content if file.endswith(".md")]
    problems += _pictures_of_prose(settings, of_content, readings.album)
    of_prose = tuple(address_of_prose(file, settings.content) for file in prose)
    gone, notes = read_gone(settings, problems)
    site = Site(settings, shown, found.about, files, schemes_shown, of_prose, gone)
    linked = [(found.entries[name][entry_id], source) for (name, entry_id), source in found.sources.items()]
    for entry, source in linked:
        about = found.about[entry.type_name, entry.id]
        if any(there not in found.files[type_name] for type_name, there in about.named):
            problems += place(source, _unknown_references(entry, found.files))
        published = files if entry.id in shown[entry.type_name] else {}
        problems += place(
            source, _find_files(settings, entry, source.file, about.body or _NO_TEXT, published, readings.album)
        )
    problems += _rings(linked)
    # Documents beside entries are addresses too, so texts are looked at when all of them are known.
    made = addresses_of(site)
    addresses = made | set(of_prose) | set(files_of_prose(of_content, settings.content, _folders_of_entries(settings)))
    for entry, source in linked:
        body = site.body(entry)
        if body and (body.links or body.pictures or body.headings) and not readings.is_sound(source.file):
            wrong = list(check_text(body, source, addresses))
            problems += wrong
            if not wrong and not any(link.startswith("/") for link in body.links):
                readings.note_sound(source.file)
    problems += check_prose(settings.root, settings.content, prose, addresses)
    problems += _taken_addresses(site, found.sources, made, prose)
    problems += check_promises(site, notes, addresses)
    return site, problems


def _read_entry(  # noqa: PLR0913, PLR0917 - the one place where an entry is read
    settings: Settings,
    entry_type: EntryType,
    file: str,
    readings: Readings,
    found: _Found,
    problems: list[Problem],
) -> None:
    name = entry_type.model.type_name
    entry_id = file.rpartition("/")[2].removesuffix(".yml")
    first = found.files[name].setdefault(entry_id, file)
    if first != file:
        problems.append(problem(Place(file), "id-taken", id=entry_id, type=Phrase(name), other=first))
    raw = read_bytes(settings.root, file, problems)
    if raw is None:
        return
    of_raw = digest(raw)
    reading = readings.get(file, of_raw)
    if reading:
        source = unread(file, raw)
    else:
        read_source, wrong = read(file, raw)
        problems += wrong
        if not read_source:
            return
        parsed, more = parse(read_source, entry_type.model, entry_id, Defaults(settings.language, settings.timezone))
        # What could not be read as it stands is said once.
        slipped = list(slips(read_source))
        cut = {one.field for one in slipped if one.code == "hash-cuts"}
        said = {one.place for one in wrong}
        more = [one for one in more if one.place not in said and not (one.code == "empty" and one.field in cut)]
        more += [*slipped, *(place(read_source, vague_pictures(parsed)) if parsed else ())]
        problems += more
        if not parsed:
            return
        source = read_source
        body = render(parsed.body, readings.spool.put) if parsed.body else None
        named = tuple((to.refers, str(to)) for _, to in references(parsed))
        reading = Reading(of_raw, parsed, body, named)
        if not wrong and not more:
            readings.put(file, reading)
    if first == file:
        found.entries[name][entry_id] = reading.entry
        found.sources[name, entry_id] = source
        found.about[name, entry_id] = About(file, of_raw, reading.body, reading.named)


def _taken_addresses(
    site: Site, sources: Mapping[Key, Source], made: AbstractSet[str], prose: Iterable[str]
) -> Iterator[Problem]:
    """Find pages that want the address of another: prose that of an entry or a list, and entries by `aliases`."""
    owners = {
        entry.address: source.file for key, source in sources.items() if (entry := site.entries[key[0]].get(key[1]))
    }
    views = view_addresses(site)
    for address in sorted(views & owners.keys()):
        yield problem(Place(owners[address]), "address-taken", address=address, other=Phrase("list-of-site"))
    lists = {address for address in made - GENERATED - owners.keys() if address.endswith("/")}
    owners |= dict.fromkeys(lists, Phrase("list-of-site"))
    for file in prose:
        address = address_of_prose(file, site.settings.content)
        if owners.setdefault(address, file) != file:
            yield problem(Place(file), "address-taken", address=address, other=owners[address])
    for entry in (one for name in type_names for one in site.all(name)):
        source = sources[entry.type_name, entry.id]
        for number, alias in enumerate(entry.aliases):
            other = owners.setdefault(alias[1:], source.file)
            if other != source.file or alias[1:] == entry.address:
                path = ("aliases", number)
                yield problem(source.place(path), "address-taken", path=path, address=alias[1:], other=other)


def _rings(linked: Iterable[tuple[Entry, Source]]) -> Iterator[Problem]:
    """Find events that are parts of each other."""
    larger = {
        entry.id: (str(entry.part_of), source) for entry, source in linked if isinstance(entry, Event) and entry.part_of
    }
    for start, (_, source) in larger.items():
        ring = [start]
        while (following := larger.get(ring[-1])) and following[0] not in ring:
            ring.append(following[0])
        # Said once for each event of the ring; an event that is a part of itself was found before.
        if following and following[0] == start and len(ring) > 1:
            path = ("part_of",)
            words = " → ".join([*ring, start])
            yield problem(source.place(path), "part-of-ring", path=path, ring=words)


def _unknown_references(entry: Entry, known: Mapping[str, Mapping[str, str]]) -> Iterator[Finding]:
    for path, reference in references(entry):
        ids = known[reference.refers]
        if reference not in ids:
            yield Finding(
                path,
                "unknown-id",
                {"id": reference, "type": Phrase(reference.refers), "hint": did_you_mean(reference, ids)},
            )


def _folders_of_entries(settings: Settings) -> tuple[str, ...]:
    return tuple(f"{one.folder.format(content=settings.content)}/" for one in TYPES)


def _pictures_of_prose(settings: Settings, files: Iterable[str], album: Album) -> Iterator[Problem]:
    """Look at the pictures among the files of the content's folder; those beside entries are looked at with them."""
    of_entries = _folders_of_entries(settings)
    for file in files:
        if file.lower().endswith(PICTURE_ENDINGS) and not file.startswith(of_entries):
            picture = picture_of_prose(settings.root / file, file, album)
            for one in picture_findings((), file.rpartition("/")[2], picture):
                yield place_finding(Place(file), one)


def _find_files(  # noqa: PLR0913, PLR0917 - the one place where they come together
    settings: Settings,
    entry: Entry,
    file: str,
    body: Body,
    files: dict[tuple[str, str, str], LocalFile],
    album: Album,
) -> Iterator[Finding]:
    """Note the files that an entry publishes; one that is not there, or a picture that is broken, is a finding."""
    folder = file.rpartition("/")[0]
    in_text: list[tuple[Path, str]] = [(("body",), name) for name in own_pictures(body)]
    named = [*named_files(entry), *in_text]
    attached = {name for path, name in named if path[0] == "attachments"}
    pictures = {name for path, name in named if path[0] != "attachments"}
    for path, name in named:
        found = find_file(settings.root, settings.root / folder, name, entry)
        if isinstance(found, LocalFile):
            seen = with_picture(found, album, shown=name in pictures, whole=name in attached)
            files[entry.type_name, entry.id, name] = seen
            yield from picture_findings(path, name, seen)
        else:
            yield missing(path, found, name, folder)
