"""What a record needs of the site: whole addresses, moments with their offsets, and who may be named."""

import datetime as dt
from functools import lru_cache
from typing import Any
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

    def url(self, address: str) -> str:
        """Give the whole address of a page or file; from the root on when the site's own is not known."""
        return self._root + quote(address)

    def guid(self, entry: Entry) -> str:
        """Give an entry's name in the feeds; empty when it has none."""
        return guid(self.site.settings, entry)

    def moment(self, value: Moment, entry: Any, *, of_event: bool) -> str:
        """Write a day, or a moment with its offset (RFC 3339).

        Args:
            value: the moment.
            entry: the entry.
            of_event: whether it is a time of the event, which is in the event's zone; others are in the site's.
        """
        zone: str = self.site.settings.timezone
        return written(value, getattr(entry, "timezone", zone) if of_event else zone)

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
def written(value: Moment, zone: str) -> str:
    """Write a day, or a moment with its zone's offset (RFC 3339)."""
    if value.time is None:
        return value.day.isoformat()
    return dt.datetime.combine(value.day, value.time, ZoneInfo(zone)).isoformat()
