"""What a feed carries of an entry, whatever its format."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from urllib.parse import quote
from zoneinfo import ZoneInfo

from mkdocs_partnerships.body import with_addresses
from mkdocs_partnerships.feed_plan import NINE
from mkdocs_partnerships.fields.countries import KOSOVO
from mkdocs_partnerships.fields.times import Moment
from mkdocs_partnerships.guids import default_authority, guid
from mkdocs_partnerships.settings import Settings
from mkdocs_partnerships.shown import event_days, event_times, places
from mkdocs_partnerships.site import Site
from mkdocs_partnerships.types.entry import Entry
from mkdocs_partnerships.types.event import Event
from mkdocs_partnerships.types.news import News
from mkdocs_partnerships.words import load_words

_REFUSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""What XML 1.0 §2.2 does not let stand in a document, or asks not to be written."""


_NEVER = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A picture or document of an entry.

    Attributes:
        address: its absolute address.
        length: how many bytes it has.
        media_type: its media type (IANA).
    """

    address: str
    length: str
    media_type: str


@dataclass(frozen=True, slots=True)
class Item:
    """One entry in a feed; every text can stand in XML.

    Attributes:
        guid: a `tag:` URI (RFC 4151) made from the entry's type and id; stays when the address changes.
        link: the entry's absolute address.
        title: its name.
        summary: plain text.
        html: the full text, all addresses absolute; empty when there is none.
        language: the language of the entry (BCP 47).
        published: when it was published, with its zone.
        changed: when it was last changed in substance; else when it was published.
        categories: the names of its partnerships, and its tags.
        authors: the names of who wrote it.
        enclosures: its picture and its documents, as far as they lie on this site.
    """

    guid: str
    link: str
    title: str
    summary: str
    html: str
    language: str
    published: dt.datetime
    changed: dt.datetime
    categories: tuple[str, ...]
    authors: tuple[str, ...]
    enclosures: tuple[Enclosure, ...]


def clean(text: str) -> str:
    """Take out what cannot stand in XML: control characters and halves of characters."""
    return _REFUSED.sub("", text)


def published_at(moment: Moment, zone: str) -> dt.datetime:
    """Give the instant of publication in a zone."""
    return dt.datetime.combine(moment.day, moment.time or NINE, ZoneInfo(zone))


def authority(settings: Settings) -> str:
    """Give the authority in whose name a site names its entries."""
    return settings.feed_authority or default_authority(settings.site_url)


def item(site: Site, entry: Event | News) -> Item:
    """Give what feeds carry of an entry that says when it was published."""
    url = site.settings.site_url
    published = published_at(entry.published, site.settings.timezone) if entry.published else _NEVER
    changed = max(published, published_at(entry.updated, site.settings.timezone)) if entry.updated else published
    known = [one for each in entry.partnerships if (one := site.find("partnership", each)) and not one.draft]
    authors = entry.authors if isinstance(entry, News) else ()
    title = clean(_title(site, entry)) or entry.id
    told = _when_and_where(site, entry)
    return Item(
        guid=guid(site.settings, entry),
        link=url + entry.address,
        title=title,
        summary=clean(" ".join(filter(None, [told, entry.summary]))) or title,
        html=clean(_full_text(site, entry, told)),
        language=entry.language,
        published=published,
        changed=changed,
        categories=tuple(dict.fromkeys(filter(None, map(clean, [*(one.name_shown for one in known), *entry.tags])))),
        authors=tuple(filter(None, (clean(one.name or "") for one in authors))),
        enclosures=tuple(_enclosures(site, entry)),
    )


def _title(site: Site, entry: Entry) -> str:
    """Give an entry's name; an event that does not take place as announced says so first."""
    if isinstance(entry, Event) and entry.status != "scheduled":
        return f"{load_words(site.settings.language)['event_status'][entry.status]}: {entry.title}"
    return entry.name_shown


def _when_and_where(site: Site, entry: Entry) -> str:
    """Say when and where an event takes place, and why not if it does not; nothing for other entries."""
    if not isinstance(entry, Event):
        return ""
    language = site.settings.language
    told = [event_days(entry, language), event_times(entry, language), places(entry, language)]
    said = ", ".join(filter(None, told)) + "."
    return f"{said} {entry.status_note.rstrip('.')}." if entry.status_note else said


def _full_text(site: Site, entry: Entry, told: str) -> str:
    """Write an entry's text with absolute addresses: a reader shows it far from the site."""
    url = site.settings.site_url

    def link(target: str) -> str:
        inside = url + target[1:] if target.startswith("/") else target
        return url + entry.address + target if target.startswith("#") else inside

    parts = [f"<p><strong>{escape(told)}</strong></p>\n"] if told else []
    if body := site.body(entry):
        parts.append(with_addresses(body, link, lambda name: url + entry.address + name))
    if isinstance(entry, Event) and KOSOVO in entry.countries:
        parts.append(f"<p>{escape(load_words(site.settings.language)['shared']['kosovo'])}</p>\n")
    return "".join(parts)


def _enclosures(site: Site, entry: Entry) -> Iterator[Enclosure]:
    """Give the entry's picture and the documents that lie beside it."""
    documents = [attachment.file for attachment in entry.attachments if attachment.file]
    for name in dict.fromkeys([entry.image.file, *documents] if entry.image else documents):
        file = site.files[entry.type_name, entry.id, name]
        address = site.settings.site_url + quote(file.address)
        yield Enclosure(address, str(file.size), file.type)
