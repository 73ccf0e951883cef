"""The files of the open data: made when they are asked for, and then once."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, partial
from io import BytesIO
from typing import Any, NamedTuple, TypeAlias

from mkdocs_partnerships.cache import Shelf
from mkdocs_partnerships.data import FOLDER, VERSION
from mkdocs_partnerships.data.columns import Column, flat, form_of, record
from mkdocs_partnerships.data.overview import Overview, overview
from mkdocs_partnerships.data.tables import Table, tables
from mkdocs_partnerships.data.view import View
from mkdocs_partnerships.data.writing import CLOSING, About, Sheet, opening, to_line, to_schema
from mkdocs_partnerships.digests import digest
from mkdocs_partnerships.linked import dataset as linked
from mkdocs_partnerships.linked.dataset import Dataset
from mkdocs_partnerships.site import Site, type_names
from mkdocs_partnerships.types.entry import Entry
from mkdocs_partnerships.words import load_words

MEDIA_TYPES = {"csv": "text/csv", "json": "application/json", "schema": "application/schema+json"}


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file of the open data.

    Attributes:
        address: its address inside the site.
        kind: what it is: one of `MEDIA_TYPES`.
        key: gives what stands for all that it is made of.
        content: gives its bytes.
    """

    address: str
    kind: str
    key: Callable[[], bytes]
    content: Callable[[], bytes]

    @property
    def media_type(self) -> str:
        """Its media type (IANA)."""
        return MEDIA_TYPES[self.kind]


_Measure: TypeAlias = Callable[[str, Callable[[], bytes], Callable[[], bytes]], int]


class _OfType(NamedTuple):
    """The public entries of a type.

    Attributes:
        newest: the newest day on which one says that it was changed or published; empty when none does.
        key: gives what stands for all that they are made of.
    """

    newest: str
    key: Callable[[], bytes]


class _Written(NamedTuple):
    """A table's files as a build wrote them.

    Attributes:
        json: the JSON.
        csv: the CSV.
        places: where the line of an entry stands in each, by the key of the entry.
    """

    json: bytes
    csv: bytes
    places: Mapping[bytes, tuple[slice, slice]]


class _Lines:
    """A file that grows line by line.

    Args:
        opening: how it begins.
    """

    def __init__(self, opening: bytes) -> None:
        # What grows in one piece is never there twice, as pieces are that are joined in the end.
        self._file = BytesIO()
        self._end = self._file.write(opening)
        self.some = False

    def add(self, line: bytes, before: bytes = b"") -> slice:
        """Add a line, after some bytes that are no part of it, and say where it stands."""
        start = self._end + self._file.write(before)
        self._end = start + self._file.write(line)
        self.some = True
        return slice(start, self._end)

    def content(self) -> bytes:
        """Give the whole file."""
        return self._file.getvalue()


class TableFiles:
    """A table and its files.

    Args:
        view: the site.
        table: the table.
        types: what there is of each type of which the table is made.
        shelf: gives where records wait for the next build.
    """

    form = staticmethod(form_of)

    def __init__(self, view: View, table: Table, types: Sequence[_OfType], shelf: Callable[[], Shelf]) -> None:
        words = load_words(view.site.settings.language)["data"]["tables"][table.name]
        self._view = view
        self._types = types
        self._shelf = shelf
        self._made: dict[str, bytes] = {}
        self.table = table
        self.title: str = words["title"]
        self.description: str = words["description"]

    @property
    def columns(self) -> list[Column]:
        """The columns, as a spreadsheet has them."""
        return list(flat(self.table.columns))

    @cached_property
    def things(self) -> list[Any]:
        """What its records are read of."""
        return list(self.table.things(self._view.site))

    @property
    def as_of(self) -> str:
        """The newest day that its entries name as that of a change or publication; empty when none does."""
        return max(one.newest for one in self._types)

    def files(self) -> Iterator[DataFile]:
        """Give its files."""
        name = self.table.name
        yield DataFile(f"{FOLDER}{name}.csv", "csv", lambda: self._key, partial(self._content, "csv"))
        yield DataFile(f"{FOLDER}{name}.json", "json", lambda: self._key, partial(self._content, "json"))
        yield DataFile(f"{FOLDER}{name}.schema.json", "schema", lambda: digest(self._schema), lambda: self._schema)

    @cached_property
    def _key(self) -> bytes:
        return digest(repr(self._about).encode(), *(one.key() for one in self._types))

    @cached_property
    def _schema(self) -> bytes:
        return to_schema(self._about, self.table.columns)

    @cached_property
    def _about(self) -> About:
        licence = self._view.site.settings.data_licence
        return About(
            name=self.table.name,
            title=self.title,
            description=self.description,
            schema=self._view.url(f"{FOLDER}{self.table.name}.schema.json"),
            version=VERSION,
            licence=licence.model_dump(exclude_none=True) if licence else None,
            as_of=self.as_of,
        )

    def _content(self, kind: str) -> bytes:
        """Give the JSON or the CSV. Both are made from each record, so that none is kept, and are handed out once."""
        if kind not in self._made:
            self._make()
        return self._made.pop(kind)

    def _make(self) -> None:
        shelf, name, site = self._shelf(), f"data-{self.table.name}", self._view.site
        # An earlier build's files hold the lines of what has not changed since.
        known: _Written = shelf.load(name) or _Written(b"", b"", {})
        columns = self.table.columns
        sheet = Sheet(columns)
        lines, rows = _Lines(opening(self._about)), _Lines(sheet.header)
        places: dict[bytes, tuple[slice, slice]] = {}
        for thing in self.things:
            key = site.key(thing) if isinstance(thing, Entry) else b""
            there = known.places.get(key)
            if there:
                line, row = known.json[there[0]], known.csv[there[1]]
            else:
                found = record(columns, thing, self._view, thing)
                line, row = to_line(found), sheet.line(found)
            place = lines.add(line, b",\n" if rows.some else b"\n"), rows.add(row)
            if key:
                places[key] = place
        lines.add(CLOSING)
        self._made = {"json": lines.content(), "csv": rows.content()}
        if places.keys() != known.places.keys():
            shelf.save(name, _Written(self._made["json"], self._made["csv"], places))


class OpenData:
    """All that a site hands out as data, and what its pages of data and figures show.

    Args:
        site: the site.

    Attributes:
        version: the version of the interface.
        measure: gives the length of a file by its address, its key and what makes it, which need not be called where an
            earlier build measured the same.
        shelf: where records wait for the next build.
    """

    version = VERSION

    def __init__(self, site: Site) -> None:
        self._site = site
        self.measure: _Measure = lambda _address, _key, make: len(make())
        self.shelf = Shelf()

    @cached_property
    def tables(self) -> list[TableFiles]:
        """The tables."""
        view = View(self._site)
        types = {name: self._of_type(name) for name in type_names}
        return [TableFiles(view, one, [types[name] for name in one.types], lambda: self.shelf) for one in tables()]

    def files(self) -> Iterator[DataFile]:
        """Give every file."""
        for one in self.tables:
            yield from one.files()

    def described(self) -> Dataset:
        """Say what it all is, for search engines of data."""
        settings = self._site.settings
        words = load_words(settings.language)
        licence = settings.data_licence
        name = words["parts"]["data"]
        files = [(one.title, file) for one in self.tables for file in one.files() if file.kind != "schema"]
        return Dataset(
            address=FOLDER,
            name=f"{settings.site_name}: {name}" if settings.site_name else name,
            description=words["data"]["intro"],
            licence=(licence.url if licence else None) or "",
            version=str(VERSION),
            changed=dt.date.fromisoformat(self.as_of) if self.as_of else None,
            keywords=tuple(one.title for one in self.tables),
            files=tuple(linked.DataFile(title, file.address, file.media_type) for title, file in files),
        )

    def size(self, file: DataFile) -> int:
        """Give the length of a file, in bytes."""
        return self.measure(file.address, file.key, file.content)

    def table(self, name: str) -> TableFiles:
        """Give a table by its name."""
        return next(one for one in self.tables if one.table.name == name)

    @cached_property
    def overview(self) -> Overview:
        """What the page of figures shows."""
        return overview(self._site, self.table("counts").things, self.table("figures").things)

    @property
    def as_of(self) -> str:
        """The newest day that an entry names as that of a change or publication; empty when none does."""
        return max((one.as_of for one in self.tables), default="")

    def _of_type(self, name: str) -> _OfType:
        entries = [one for one in self._site.all(name) if not one.draft]
        moments = [moment for one in entries for moment in (one.updated, getattr(one, "published", None)) if moment]
        newest = max((moment.day for moment in moments), default=None)
        key = cache(lambda: digest(b"".join(map(self._site.key, entries))))
        return _OfType(newest.isoformat() if newest else "", key)
