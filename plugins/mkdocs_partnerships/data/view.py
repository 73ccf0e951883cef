"""What a record needs of the site: whole addresses, moments with their offsets, and who may be named."""

import datetime as dt
from functools import lru_cache
from urllib.parse import quote
from zoneinfo import ZoneInfo

from mkdocs_partnerships.fields.references import Reference
from mkdocs_partnerships.fields.times import Moment
from mkdocs_partnerships.files import LocalFile
from mkdocs_partnerships.guids import guid
from mkdocs_partnerships.rules import ResolvedScheme
from mkdocs_partnerships.site import Site
from mkdocs_partnerships.types.entry import Entry


class View:
    """The site as the open data sees it.

    Args:
        site: the site.
    """

    def __init__(self, site: Site) -> None:
        self.site = site
        self._root = site.settings.site_url or "/"
        self._zone = site.settings.timezone

    def url(self, address: str) -> str:
        """Give the whole address of a page or file; from the root on when the site's own is not known."""
        return self._root + quote(address)

    def guid(self, entry: Entry) -> str:
        """Give an entry's name in the feeds; empty when it has none."""
        return guid(self.site.settings, entry)

    def moment(self, value: Moment, zone: str = "") -> str:
        """Write a day, or a moment with its offset (RFC 3339).

        Args:
            value: the moment.
            zone: its zone; the site's when left out.
        """
        return value.day.isoformat() if value.time is None else _with_offset(value, zone or self._zone)

    def file(self, entry: Entry, name: str) -> LocalFile:
        """Give a file beside an entry."""
        return self.site.files[entry.type_name, entry.id, name]

    def public(self, to: Reference) -> str | None:
        """Give an id, if the entry is public."""
        entry = self.site.find(to.refers, to)
        return str(to) if entry and not entry.draft else None

    def rules(self, scheme: Entry) -> ResolvedScheme:
        """Give the rules of a scheme, with what it takes from the one that it extends."""
        return self.site.schemes[scheme.id]


@lru_cache(maxsize=4096)
def _with_offset(value: Moment, zone: str) -> str:
    return dt.datetime.combine(value.day, value.time or dt.time(), ZoneInfo(zone)).isoformat()
