"""The files of the open data: made when they are asked for, and then once."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from mkdocs_partnerships.data import FOLDER, VERSION
from mkdocs_partnerships.data.columns import Column, flat, record
from mkdocs_partnerships.data.overview import Overview, overview
from mkdocs_partnerships.data.tables import Table, tables
from mkdocs_partnerships.data.view import View
from mkdocs_partnerships.data.writing import About, Sheet, to_json, to_line, to_schema
from mkdocs_partnerships.digests import digest
from mkdocs_partnerships.site import Site
from mkdocs_partnerships.types.entry import Entry
from mkdocs_partnerships.words import load_words

MEDIA_TYPES = {"csv": "text/csv", "json": "application/json", "schema": "application/schema+json"}


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file of the open data.

    Attributes:
        address: its address inside the site.
        kind: what it is: one of `MEDIA_TYPES`.
        key: stands for all that it is made of.
        content: gives its bytes.
    """

    address: str
    kind: str
    key: bytes
    content: Callable[[], bytes]

    @property
    def media_type(self) -> str:
        """Its media type (IANA)."""
        return MEDIA_TYPES[self.kind]


class TableFiles:
    """A table and its files.

    Args:
        site: the site.
        table: the table.
    """

    def __init__(self, site: Site, table: Table) -> None:
        words = load_words(site.settings.language)["data"]["tables"][table.name]
        self._view = View(site)
        self.table = table
        self.title: str = words["title"]
        self.description: str = words["description"]
        self.entries = [one for name in table.types for one in site.all(name) if not one.draft]

    @property
    def columns(self) -> list[Column]:
        """The columns, as a spreadsheet has them."""
        return list(flat(self.table.columns))

    @cached_property
    def things(self) -> list[Any]:
        """What its records are read of."""
        return list(self.table.things(self._view.site))

    @cached_property
    def as_of(self) -> str:
        """The newest day that its entries name as that of a change or publication; empty when none does."""
        return newest_day(self.entries)

    def files(self) -> Iterator[DataFile]:
        """Give its files."""
        site, name = self._view.site, self.table.name
        key = digest(repr(self._about).encode(), *map(site.key, self.entries))
        yield DataFile(f"{FOLDER}{name}.csv", "csv", key, lambda: self._both[1])
        yield DataFile(f"{FOLDER}{name}.json", "json", key, lambda: self._both[0])
        schema = to_schema(self._about, self.table.columns)
        yield DataFile(f"{FOLDER}{name}.schema.json", "schema", digest(schema), lambda: schema)

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

    @cached_property
    def _both(self) -> tuple[bytes, bytes]:
        """The JSON and the CSV: both from each record, so that none is kept."""
        columns = self.table.columns
        sheet = Sheet(columns)
        lines: list[str] = []
        for thing in self.things:
            found = record(columns, thing, self._view, thing)
            lines.append(to_line(found))
            sheet.add(found)
        return to_json(self._about, lines), sheet.content()


class OpenData:
    """All that a site hands out as data, and what its pages of data and figures show.

    Args:
        site: the site.
    """

    def __init__(self, site: Site) -> None:
        self._site = site

    @cached_property
    def tables(self) -> list[TableFiles]:
        """The tables."""
        return [TableFiles(self._site, one) for one in tables()]

    def files(self) -> Iterator[DataFile]:
        """Give every file."""
        for one in self.tables:
            yield from one.files()

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


def newest_day(entries: list[Entry]) -> str:
    """Give the newest day on which an entry says that it was changed or published; empty when none does."""
    moments = (moment for one in entries for moment in (one.updated, getattr(one, "published", None)) if moment)
    newest = max((moment.day for moment in moments), default=None)
    return newest.isoformat() if newest else ""
