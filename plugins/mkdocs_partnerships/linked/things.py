"""What several pages say of the same thing: organisations, people, pictures, places, dates."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache
from urllib.parse import quote
from zoneinfo import ZoneInfo

from mkdocs_partnerships.fields.records import Location, Organisation, Person
from mkdocs_partnerships.fields.references import Reference
from mkdocs_partnerships.fields.times import Moment
from mkdocs_partnerships.linked.script import Data, known
from mkdocs_partnerships.site import Site
from mkdocs_partnerships.types.cluster import Cluster
from mkdocs_partnerships.types.entry import Entry
from mkdocs_partnerships.types.event import Event
from mkdocs_partnerships.types.partnership import Partnership


class Things:
    """Gives things as other things name them; what many pages name is made once.

    Args:
        site: a site whose address is known.
    """

    def __init__(self, site: Site) -> None:
        self.site = site
        self._named: dict[tuple[str, str], Data | None] = {}

    def url(self, address: str) -> str:
        """Give the absolute form of an address inside the site."""
        return self.site.settings.site_url + address

    def name(self, entry: Entry) -> str:
        """Name an entry's thing for all pages (`@id`): the entry's page with the type's word behind it."""
        return f"{self.url(entry.address)}#{entry.type_name}"

    def organisation(self, of: Reference | Organisation) -> Data | None:
        """Give a partnership, a cluster or an organisation elsewhere; nothing for one that is not shown."""
        # To ask whether it is an `Organisation` would take longer than all the rest.
        if not isinstance(of, str):
            return known({"@type": "Organization", "name": of.name, "url": of.url})
        key = of.refers, of
        if key not in self._named:
            entry = self.site.find(*key)
            self._named[key] = self.named(entry) if isinstance(entry, Partnership | Cluster) else None
        return self._named[key]

    def organisations(self, those: Iterable[Reference | Organisation]) -> list[Data]:
        """Give several organisations, each once."""
        given = [one for each in those if (one := self.organisation(each))]
        return list({one.get("@id", one["name"]): one for one in given}.values()) if len(given) > 1 else given

    def named(self, entry: Partnership | Cluster) -> Data:
        """Give what stands for an organisation of this site wherever it is named."""
        return {
            "@type": "Organization",
            "@id": self.name(entry),
            "name": entry.name,
            "url": entry.website or self.url(entry.address),
        }

    @cached_property
    def publisher(self) -> Data:
        """The site as the publisher of what stands on it."""
        settings = self.site.settings
        return {"@type": "Organization", "name": settings.site_name, "url": settings.site_url}

    @cached_property
    def parts(self) -> Mapping[str, list[Event]]:
        """The events that are parts of another, by the other's id, in the order of their dates."""
        result: defaultdict[str, list[Event]] = defaultdict(list)
        for event in self.site.all("event"):
            if isinstance(event, Event) and event.part_of:
                result[event.part_of].append(event)
        return {whole: sorted(parts, key=lambda one: (one.listed_at, one.id)) for whole, parts in result.items()}

    def pictures(self, entry: Entry, *, gallery: bool = False) -> list[str]:
        """Give the addresses of an entry's pictures that show something."""
        pictures = [entry.image, *(entry.gallery if gallery else ())]
        return [self.file(entry, one.file) for one in pictures if one and not one.decorative]

    def file(self, entry: Entry, name: str) -> str:
        """Give the address of a file beside an entry."""
        return self.url(quote(self.site.files[entry.type_name, entry.id, name].address))


def people(those: Iterable[Person]) -> list[Data]:
    """Give the people of whom the name is known."""
    return [
        known(
            {
                "@type": "Person",
                "name": one.name,
                "jobTitle": one.role,
                "worksFor": {"@type": "Organization", "name": one.organisation} if one.organisation else None,
            }
        )
        for one in those
        if one.name
    ]


def place(location: Location) -> Data:
    """Give a place; the country by its ISO code."""
    return known({"@type": "Place", "name": location.venue, "address": address(location)})


def address(location: Location | Cluster) -> Data:
    """Give a postal address, as far as it is known."""
    street = location.address if isinstance(location, Location) else None
    return _address(street, location.city, location.country)


# Many events are in the same towns.
@lru_cache(maxsize=4096)
def _address(street: str | None, city: str | None, country: str | None) -> Data:
    return known(
        {"@type": "PostalAddress", "streetAddress": street, "addressLocality": city, "addressCountry": country}
    )


def moment(value: Moment, zone: str) -> str:
    """Write a moment with its difference from UTC, a day as it is (ISO 8601)."""
    if value.time is None:
        return value.day.isoformat()
    return dt.datetime.combine(value.day, value.time, ZoneInfo(zone)).isoformat()
