"""All entries together: found, read, unique, linked with each other; the addresses decided."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from mkdocs_partnerships.body import Body, render
from mkdocs_partnerships.digests import digest
from mkdocs_partnerships.feed_plan import FEEDS
from mkdocs_partnerships.fields.references import references
from mkdocs_partnerships.files import LocalFile, find_file, missing, named_files
from mkdocs_partnerships.lists import LATEST, Collection, by_facets, in_list_order
from mkdocs_partnerships.problems import Finding, Place, Problem, did_you_mean, problem
from mkdocs_partnerships.problems import Path as FieldPath
from mkdocs_partnerships.progress import Progress
from mkdocs_partnerships.prose import address_of_prose, check_prose
from mkdocs_partnerships.rules import Program, ResolvedScheme, compile_program, resolve_schemes
from mkdocs_partnerships.settings import Settings
from mkdocs_partnerships.source import Source, read
from mkdocs_partnerships.texts import check_text, own_pictures
from mkdocs_partnerships.types import TYPES
from mkdocs_partnerships.types.entry import Defaults, Entry
from mkdocs_partnerships.types.event import Event
from mkdocs_partnerships.types.parse import parse, place
from mkdocs_partnerships.types.scheme import Scheme
from mkdocs_partnerships.walk import files_below, find_sources

GENERATED = {"", "calculator/", "subscribe/", *(plan.address for plan in FEEDS)}
"""Addresses that every site has."""

type_names = tuple(one.model.type_name for one in TYPES)


@dataclass(frozen=True)
class Site:
    """What is published.

    Attributes:
        settings: the site's settings.
        entries: the entries by type and id, in the order of their ids; drafts only where they are shown.
        sources: the source of each entry, by type and id.
        digests: a digest of each entry's file, by type and id.
        files: the published files of each entry, by type, id and the name that the entry gives them.
        schemes: the rules of each scheme with what it takes from the ones that it extends, by id.
    """

    settings: Settings
    entries: Mapping[str, Mapping[str, Entry]]
    sources: Mapping[tuple[str, str], Source]
    digests: Mapping[tuple[str, str], bytes] = field(default_factory=dict)
    files: Mapping[tuple[str, str, str], LocalFile] = field(default_factory=dict)
    schemes: Mapping[str, ResolvedScheme] = field(default_factory=dict)

    def find(self, type_name: str, entry_id: str | None) -> Entry | None:
        """Give an entry, or nothing when there is none or it is a draft that is not shown."""
        return self.entries[type_name].get(entry_id) if entry_id else None

    def all(self, type_name: str) -> list[Entry]:
        """Give all entries of a type."""
        return list(self.entries[type_name].values())

    def linked(self, entry: Entry, type_name: str) -> list[Entry]:
        """Give the entries of a type that name this entry or that this entry names, in order of their ids."""
        of_type = self.entries[type_name]
        ids = sorted(key for name, key in self._neighbours[entry.type_name, entry.id] if name == type_name)
        return [of_type[key] for key in ids if key in of_type]

    @cached_property
    def collections(self) -> list[Collection]:
        """All collections that have list pages of their own: types, facets, and what entries have very many of."""
        result: list[Collection] = []
        for one in TYPES:
            entries = in_list_order(self.all(one.model.type_name))
            result.append(Collection(one.model.type_name, f"{one.model.address_folder}/", entries))
            if one.model is Event:
                result += by_facets(entries)
        for owner in [*self.all("partnership"), *self.all("cluster")]:
            for type_name, word in (("event", "events"), ("news", "news")):
                entries = in_list_order(self.linked(owner, type_name))
                if len(entries) > LATEST:
                    result.append(Collection(type_name, f"{owner.address}{word}/", entries, owner=owner))
        return result

    def series(self, event: Event) -> list[Entry]:
        """Give the other events of an event's series, in order of their ids."""
        return [one for one in self._series[event.series] if one.id != event.id] if event.series else []

    @cached_property
    def _series(self) -> Mapping[str, list[Entry]]:
        result: defaultdict[str, list[Entry]] = defaultdict(list)
        for event in self.all("event"):
            if isinstance(event, Event) and event.series:
                result[event.series].append(event)
        return result

    def program(self, scheme_id: str) -> Program:
        """Give a scheme's program: what the calculator runs."""
        return self._programs[scheme_id]

    @cached_property
    def _programs(self) -> dict[str, Program]:
        return {key: compile_program(scheme, self.settings.language) for key, scheme in self.schemes.items()}

    def body(self, entry: Entry) -> Body | None:
        """Give an entry's text, rendered once."""
        return self._bodies.get((entry.type_name, entry.id))

    @cached_property
    def _bodies(self) -> dict[tuple[str, str], Body]:
        return {
            (entry.type_name, entry.id): render(entry.body)
            for entries in self.entries.values()
            for entry in entries.values()
            if entry.body
        }

    def key(self, entry: Entry) -> bytes:
        """Give what stands for all that an entry's page is made of: itself, its neighbours and files.

        A page shows its neighbours with the names and colours of those that they name, and nothing beyond. The rules of
        a scheme are compared with those of the others.
        """
        key = entry.type_name, entry.id
        around = {key, *self._neighbours[key]}
        if isinstance(entry, Event):
            around |= {(one.type_name, one.id) for one in self.series(entry)}
        if entry.type_name == "scheme":
            around |= {("scheme", one) for one in self.entries["scheme"]}
        files = repr([(name, self.files[key[0], key[1], name].size) for name in sorted(self._files_of[key])])
        return digest(files.encode(), *(self._faces[one] for one in sorted(around) if one in self._faces))

    @cached_property
    def _faces(self) -> Mapping[tuple[str, str], bytes]:
        """What stands for an entry as other pages show it: its file and the files of those that it names."""
        return {
            (name, one.id): digest(
                self.digests[name, one.id],
                *(self.digests.get((to.refers, str(to)), b"") for _, to in references(one)),
            )
            for name, of_type in self.entries.items()
            for one in of_type.values()
        }

    @cached_property
    def _files_of(self) -> Mapping[tuple[str, str], list[str]]:
        result: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        for type_name, entry_id, name in self.files:
            result[type_name, entry_id].append(name)
        return result

    @cached_property
    def _neighbours(self) -> Mapping[tuple[str, str], set[tuple[str, str]]]:
        result: defaultdict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
        for entries in self.entries.values():
            for entry in entries.values():
                here = (entry.type_name, entry.id)
                for _, reference in references(entry):
                    there = (reference.refers, str(reference))
                    result[here].add(there)
                    result[there].add(here)
        return result


def load_site(settings: Settings, progress: Progress | None = None) -> tuple[Site, list[Problem]]:
    """Read every entry below the project's folder and link them.

    Args:
        settings: the site's settings.
        progress: is told how many entries are read.

    Returns:
        the site, and every problem of every file. With problems of severity `error` it must not be published.
    """
    problems: list[Problem] = []
    defaults = Defaults(settings.language, settings.timezone)
    entries: dict[str, dict[str, Entry]] = {name: {} for name in type_names}
    sources: dict[tuple[str, str], Source] = {}
    digests: dict[tuple[str, str], bytes] = {}
    known: dict[str, dict[str, str]] = {name: {} for name in type_names}
    for number, (entry_type, file) in enumerate(find_sources(settings, problems)):
        if progress:
            progress.step("entries read", number)
        name = entry_type.model.type_name
        entry_id = file.rpartition("/")[2].removesuffix(".yml")
        first = known[name].setdefault(entry_id, file)
        if first != file:
            problems.append(problem(Place(file), "id-taken", id=entry_id, type=name, other=first))
        raw = (settings.root / file).read_bytes()
        source, found = read(file, raw)
        problems += found
        if source:
            entry, wrong = parse(source, entry_type.model, entry_id, defaults)
            # What could not be read as it stands is said once.
            unread = {one.place for one in found}
            problems += (one for one in wrong if one.place not in unread)
            if entry and first == file:
                entries[name][entry_id] = entry
                sources[name, entry_id] = source
                digests[name, entry_id] = digest(raw)
    shown = {
        name: {entry_id: entry for entry_id, entry in sorted(of_type.items()) if settings.drafts or not entry.draft}
        for name, of_type in entries.items()
    }
    files: dict[tuple[str, str, str], LocalFile] = {}
    schemes = {key: entry for key, entry in entries["scheme"].items() if isinstance(entry, Scheme)}
    wrong_files = {one.place.file for one in problems}
    resolution = resolve_schemes(schemes, {key for key in schemes if sources["scheme", key].file in wrong_files})
    for key, findings in resolution.findings.items():
        problems += place(sources["scheme", key], findings)
    schemes_shown = {key: scheme for key, scheme in resolution.schemes.items() if key in shown["scheme"]}
    site = Site(settings, shown, sources, digests, files, schemes_shown)
    linked = [(entry, sources[entry.type_name, entry.id]) for of_type in entries.values() for entry in of_type.values()]
    bodies = {id(entry): site.body(entry) or render(entry.body or "") for entry, _ in linked}
    for entry, source in linked:
        problems += place(source, _unknown_references(entry, known))
        published = files if entry.id in shown[entry.type_name] else {}
        problems += place(source, _find_files(settings, entry, source, bodies[id(entry)], published))
    problems += _rings(linked)
    prose = [file for file in files_below(settings.root, settings.content, problems) if file.endswith(".md")]
    # Documents beside entries are addresses too, so texts are looked at when all of them are known.
    addresses = addresses_of(site) | {address_of_prose(file, settings.content) for file in prose}
    for entry, source in linked:
        problems += check_text(bodies[id(entry)], source, addresses)
    problems += check_prose(settings.root, prose, addresses)
    problems += _taken_addresses(site, prose)
    return site, problems


def addresses_of(site: Site) -> set[str]:
    """Give every address that a text may link to, but for prose: entries, lists, archives, feeds, documents."""
    addresses = {entry.address for name in type_names for entry in site.all(name)}
    addresses |= {page.address for collection in site.collections for page in collection.pages()}
    return addresses | GENERATED | {file.address for file in site.files.values()}


def _taken_addresses(site: Site, prose: Iterable[str]) -> Iterator[Problem]:
    """Find pages that want the address of another: prose that of an entry or a list, and entries by `aliases`."""
    owners = {
        entry.address: source.file
        for key, source in site.sources.items()
        if (entry := site.entries[key[0]].get(key[1]))
    }
    lists = {address for address in addresses_of(site) - GENERATED - owners.keys() if address.endswith("/")}
    owners |= dict.fromkeys(lists, "a list that the site makes")
    for file in prose:
        address = address_of_prose(file, site.settings.content)
        if owners.setdefault(address, file) != file:
            yield problem(Place(file), "address-taken", address=address, other=owners[address])
    for entry in (one for name in type_names for one in site.all(name)):
        source = site.sources[entry.type_name, entry.id]
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
                path, "unknown-id", {"id": reference, "type": reference.refers, "hint": did_you_mean(reference, ids)}
            )


def _find_files(
    settings: Settings, entry: Entry, source: Source, body: Body, files: dict[tuple[str, str, str], LocalFile]
) -> Iterator[Finding]:
    """Note the files that an entry publishes; one that is not there is a finding."""
    folder = source.file.rpartition("/")[0]
    in_text: list[tuple[FieldPath, str]] = [(("body",), name) for name in own_pictures(body)]
    for path, name in [*named_files(entry), *in_text]:
        found = find_file(settings.root, settings.root / folder, name, entry)
        if isinstance(found, LocalFile):
            files[entry.type_name, entry.id, name] = found
        else:
            yield missing(path, found, name, folder)
