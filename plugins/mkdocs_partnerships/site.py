"""All entries together: linked with each other, the addresses decided."""

import datetime as dt
import os
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeAlias

from mkdocs_partnerships.body import Body
from mkdocs_partnerships.digests import digest
from mkdocs_partnerships.feed_plan import FORMATS, FeedPlan, feed_plans
from mkdocs_partnerships.files import LocalFile
from mkdocs_partnerships.gone import Gone
from mkdocs_partnerships.lists import LATEST, MAP, Collection, ListPage, by_facets, by_tags, in_list_order
from mkdocs_partnerships.months import FOLDER, Month, months_of
from mkdocs_partnerships.rules import Program, ResolvedScheme, compile_program
from mkdocs_partnerships.settings import Settings
from mkdocs_partnerships.slugs import slug
from mkdocs_partnerships.types import TYPES
from mkdocs_partnerships.types.cluster import Cluster
from mkdocs_partnerships.types.entry import Entry
from mkdocs_partnerships.types.event import Event
from mkdocs_partnerships.types.news import News
from mkdocs_partnerships.types.partnership import Partnership

GENERATED = {"", "calculator/", "data/", "figures/", "subscribe/"}
"""Addresses that every site has."""

type_names = tuple(one.model.type_name for one in TYPES)


Key: TypeAlias = tuple[str, str]
"""An entry's type and id."""


@dataclass(frozen=True, slots=True)
class About:
    """What is known of an entry beside what it says.

    Attributes:
        file: its file, relative to the project's folder.
        digest: a digest of the file.
        body: its text, rendered.
        named: type and id of the other entries that it names, in the order of its fields.
    """

    file: str
    digest: bytes
    body: Body | None
    named: tuple[Key, ...]


@dataclass(frozen=True)
class Site:
    """What is published.

    Attributes:
        settings: the site's settings.
        entries: the entries by type and id, in the order of their ids; drafts only where they are shown.
        about: what is known of each entry beside what it says, by type and id; of hidden drafts too.
        files: the published files of each entry, by type, id and the name that the entry gives them.
        schemes: the rules of each scheme with what it takes from the ones that it extends, by id.
        prose: the addresses of the pages of prose.
        gone: the notes on addresses that have no page any more.
    """

    settings: Settings
    entries: Mapping[str, Mapping[str, Entry]]
    about: Mapping[Key, About]
    files: Mapping[tuple[str, str, str], LocalFile] = field(default_factory=dict)
    schemes: Mapping[str, ResolvedScheme] = field(default_factory=dict)
    prose: tuple[str, ...] = ()
    gone: tuple[Gone, ...] = ()

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
                result += by_facets(entries, self.entries["partnership"])
            if one.model is News:
                result += by_tags(entries)
        for owner in [*self.all("partnership"), *self.all("cluster")]:
            for type_name, word in (("event", "events"), ("news", "news")):
                entries = in_list_order(self.linked(owner, type_name))
                if len(entries) > LATEST:
                    result.append(Collection(type_name, f"{owner.address}{word}/", entries, owner=owner))
        return result

    def tag_page(self, entry: Entry, tag: str) -> str:
        """Give the address of the list to which a tag leads: of the entry's type, else of events or news, else none."""
        name = slug(tag)
        return next((one[name] for one in self._tag_pages[entry.type_name] if name in one), "")

    @cached_property
    def _tag_pages(self) -> Mapping[str, list[dict[str, str]]]:
        tagged = [one for one in self.collections if one.facet == "tag"]
        of_type = {
            name: {slug(one.value): one.folder for one in tagged if one.type_name == name} for name in ("event", "news")
        }
        return {name: [of_type.get(name, {}), *of_type.values()] for name in type_names}

    def sector_page(self, sector: str) -> str:
        """Give the address of the list of a sector's events; nothing where there are none."""
        return self._sector_pages.get(slug(sector), "")

    @cached_property
    def _sector_pages(self) -> Mapping[str, str]:
        return {slug(one.value): one.folder for one in self.collections if one.facet == "sector"}

    @cached_property
    def list_pages(self) -> list[tuple[Collection, ListPage]]:
        """The pages of all collections."""
        return [(collection, page) for collection in self.collections for page in collection.pages()]

    @cached_property
    def months(self) -> list[Month]:
        """The months that have events, the earliest first."""
        return months_of(one for one in self.all("event") if isinstance(one, Event))

    @cached_property
    def feeds(self) -> list[FeedPlan]:
        """All feeds; none where the site's address is not known, because a feed's links are absolute."""
        if not self.settings.site_url:
            return []
        return feed_plans(self.all("news"), self.entries["event"], self.entries["partnership"])

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
        """Give an entry's text, rendered."""
        return self.about[entry.type_name, entry.id].body

    def file(self, entry: Entry) -> str:
        """Give the file in which an entry is written, relative to the project's folder."""
        return self.about[entry.type_name, entry.id].file

    def key(self, entry: Entry) -> bytes:
        """Give what stands for all that an entry's page is made of: itself, its neighbours and files.

        A page shows its neighbours with the names and colours of those that they name, and nothing beyond. The rules of
        a scheme are compared with those of the others.
        """
        key = entry.type_name, entry.id
        if key in self._keys:
            return self._keys[key]
        around = {key, *self._neighbours[key]}
        if isinstance(entry, Event):
            around |= {(one.type_name, one.id) for one in self.series(entry)}
        if entry.type_name == "scheme":
            around |= {("scheme", one) for one in self.entries["scheme"]}
        sizes = repr([(name, self.files[*key, name].stamp) for name in sorted(self._files_of[key])])
        faces = [self._faces[one] for one in sorted(around) if one in self._faces]
        # A topic or a sector is a link where it has a page, which others make.
        lists = [self.tag_page(entry, one) for one in entry.tags]
        if isinstance(entry, Partnership | Cluster):
            lists += map(self.sector_page, entry.sectors)
        topics = repr(lists) if lists else ""
        found = digest(os.fsencode(self.about[key].file), sizes.encode(), topics.encode(), *faces)
        self._keys[key] = found
        return found

    def key_of_all(self, names: Iterable[str]) -> bytes:
        """Give what stands for all entries of some types: see `key`."""
        return digest(*(self.key(one) for name in names for one in self.all(name)))

    @cached_property
    def newest_change(self) -> dt.date | None:
        """The newest day of any entry."""
        return max((one.listed_at for name in self.entries for one in self.all(name) if one.listed_at), default=None)

    @cached_property
    def derived(self) -> dict[str, Any]:
        """What other modules make of the whole site, once."""
        return {}

    @cached_property
    def _keys(self) -> dict[Key, bytes]:
        return {}

    @cached_property
    def _faces(self) -> Mapping[Key, bytes]:
        """What stands for an entry as other pages show it: its id, its file and the files of those that it names."""
        return {
            (name, one.id): digest(
                f"{name}/{one.id}".encode(),
                self.about[name, one.id].digest,
                *(self.about[there].digest for there in self.about[name, one.id].named if there in self.about),
            )
            for name, of_type in self.entries.items()
            for one in of_type.values()
        }

    @cached_property
    def _files_of(self) -> Mapping[Key, list[str]]:
        result: defaultdict[Key, list[str]] = defaultdict(list)
        for type_name, entry_id, name in self.files:
            result[type_name, entry_id].append(name)
        return result

    @cached_property
    def _neighbours(self) -> Mapping[Key, set[Key]]:
        result: defaultdict[Key, set[Key]] = defaultdict(set)
        for entries in self.entries.values():
            for entry in entries.values():
                here = (entry.type_name, entry.id)
                for there in self.about[here].named:
                    result[here].add(there)
                    result[there].add(here)
        return result


def view_addresses(site: Site) -> set[str]:
    """Give the addresses of the month calendar and of the map."""
    return {FOLDER, MAP, *(one.address for one in site.months)} if site.months else set()


def addresses_of(site: Site) -> set[str]:
    """Give every address that a text may link to, but for prose: entries, lists, archives, feeds, documents."""
    addresses = {entry.address for name in type_names for entry in site.all(name)}
    addresses |= {page.address for _, page in site.list_pages} | view_addresses(site)
    addresses |= {plan.address(ending) for plan in site.feeds for ending in FORMATS}
    return addresses | GENERATED | {file.address for file in site.files.values()}
