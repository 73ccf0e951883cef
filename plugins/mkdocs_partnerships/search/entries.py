"""What the search knows of every entry and every page of prose: enough to find it by name and to show it in a row."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from mkdocs_partnerships.shown import country, places
from mkdocs_partnerships.site import Site
from mkdocs_partnerships.types import TYPES
from mkdocs_partnerships.types.cluster import Cluster
from mkdocs_partnerships.types.entry import Entry
from mkdocs_partnerships.types.event import Event
from mkdocs_partnerships.types.partnership import Partnership
from mkdocs_partnerships.words import load_words

PAGE = "page"
"""The type of what is no entry: prose, and the lists of the types."""


@dataclass(frozen=True, slots=True)
class Prose:
    """A page that is made of no entry.

    Attributes:
        address: its address inside the site, ending with `/`; empty for the home page.
        title: its title.
        html: its text.
    """

    address: str
    title: str
    html: str = ""


class Row(NamedTuple):
    """One result.

    Attributes:
        type_name: the entry's type, or `PAGE`.
        kind: what kind of event it is; empty for other types.
        id: what stands in the address after the type's folder; the whole address of a page.
        title: the name by which it is shown.
        also: other names by which it is found.
        start: year, month and day on which it begins or was published; 0 for what is not known.
        length: how many days later it ends.
        status: the status of an event that does not take place as planned, else empty.
        place: where it is, in words.
        countries: the codes of its countries.
        partnerships: the names of its partnerships.
        tags: its tags.
        language: the language of its title.
    """

    type_name: str
    kind: str
    id: str
    title: str
    language: str
    also: tuple[str, ...] = ()
    start: tuple[int, int, int] = (0, 0, 0)
    length: int = 0
    status: str = ""
    place: str = ""
    countries: tuple[str, ...] = ()
    partnerships: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


def rows_of(site: Site, prose: Iterable[Prose]) -> Iterator[tuple[Row, Entry | Prose]]:
    """Give a row for every entry, list and page of prose, with what it was made of; in a fixed order."""
    make = _Rows(site)
    for one in TYPES:
        for entry in site.all(one.model.type_name):
            yield make.row(entry), entry
    words, language = load_words(site.settings.language), site.settings.language
    lists = [Prose(f"{one.model.address_folder}/", words["lists"][one.model.type_name]["title"]) for one in TYPES]
    for page in sorted([*lists, *prose], key=lambda page: page.address):
        yield Row(PAGE, "", page.address, page.title, language), page


class _Rows:
    """Makes rows; what many entries share is worked out once."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._language = site.settings.language
        self._online = load_words(self._language)["attendance"]["online"]
        self._names: dict[str, str] = {}
        self._of: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        for one in site.all("partnership"):
            if isinstance(one, Partnership):
                self._names[one.id] = one.name
                for member in one.members:
                    self._of["cluster", member].append(one.name)
                for scheme in one.schemes:
                    self._of["scheme", scheme].append(one.name)
        self._places: dict[tuple[str | None, str | None], tuple[str, tuple[str, ...]]] = {}

    def row(self, entry: Entry) -> Row:
        day = entry.listed_at
        kind = status = place = ""
        countries: tuple[str, ...] = ()
        also: tuple[str, ...] = ()
        length = 0
        if isinstance(entry, Event):
            kind = entry.type
            length = (entry.end.day - day).days if entry.end and day else 0
            status = "" if entry.status == "scheduled" else entry.status
            also = (entry.series,) if entry.series else ()
            place, countries = self._where(entry)
        elif isinstance(entry, Cluster):
            place = ", ".join(filter(None, [entry.city, country(entry.country, self._language)]))
            countries = (entry.country,)
            also = (entry.name, *(one.name for one in entry.former_names))
        elif isinstance(entry, Partnership):
            members = [self._site.find("cluster", one) for one in entry.members]
            countries = tuple(dict.fromkeys(one.country for one in members if isinstance(one, Cluster)))
            also = tuple(filter(None, [entry.title, *entry.spellings]))
        title = entry.name_shown
        return Row(
            entry.type_name,
            kind,
            entry.id,
            title,
            entry.language,
            also and tuple([name for name in also if name != title]),
            (day.year, day.month, day.day) if day else (0, 0, 0),
            length,
            status,
            place,
            countries,
            self._partnerships(entry),
            entry.tags,
        )

    def _where(self, event: Event) -> tuple[str, tuple[str, ...]]:
        """Give an event's place in words, and its countries; one that moved online has left its place."""
        if event.status == "moved_online" or event.attendance == "online":
            return self._online, ()
        if event.other_places:
            return places(event, self._language), event.countries
        if not event.place:
            return "", ()
        key = event.place.city, event.place.country
        if key not in self._places:
            self._places[key] = places(event, self._language), event.countries
        return self._places[key]

    def _partnerships(self, entry: Entry) -> tuple[str, ...]:
        """Give the names of the partnerships that an entry names, that name it, or that it is."""
        if isinstance(entry, Partnership):
            return (entry.name,)
        named = getattr(entry, "partnerships", None)
        if named is None:
            return tuple(dict.fromkeys(self._of.get((entry.type_name, entry.id), ())))
        return tuple([self._names[one] for one in named if one in self._names])
