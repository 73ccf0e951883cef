"""What a feed carries, whatever its format."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from urllib.parse import quote
from zoneinfo import ZoneInfo

from mkdocs_partnerships.body import with_addresses
from mkdocs_partnerships.feed_plan import FEEDS
from mkdocs_partnerships.fields.countries import KOSOVO
from mkdocs_partnerships.fields.times import Moment
from mkdocs_partnerships.files import LocalFile
from mkdocs_partnerships.guids import guid
from mkdocs_partnerships.settings import Settings
from mkdocs_partnerships.shown import event_days, event_times, places
from mkdocs_partnerships.site import Site
from mkdocs_partnerships.types.entry import Entry
from mkdocs_partnerships.types.event import Event
from mkdocs_partnerships.words import load_words

NINE = dt.time(9)
"""A day without a time counts as nine in the morning in the site's zone: early in the day, and no reader's night."""

MOST = 50


@dataclass(frozen=True, slots=True)
class Item:
    """One entry in a feed.

    Attributes:
        guid: a `tag:` URI (RFC 4151) made from the entry's type and id; stays when the address changes.
        link: the entry's absolute address.
        title: its name.
        summary: plain text.
        html: the full text, all addresses absolute; empty when there is none.
        published: when it was published, with its zone.
        categories: its tags and the names of its partnerships.
        authors: the names of who wrote it.
        enclosure: a picture or document, with its absolute address.
    """

    guid: str
    link: str
    title: str
    summary: str
    html: str
    published: dt.datetime
    categories: tuple[str, ...]
    authors: tuple[str, ...]
    enclosure: tuple[LocalFile, str] | None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed before it has a format.

    Attributes:
        address: its address inside the site (`news/feed.xml`).
        page: the address of the page that it belongs to (`news/`).
        title: its name.
        description: one sentence.
        items: newest first.
    """

    address: str
    page: str
    title: str
    description: str
    items: tuple[Item, ...]


def make_feeds(site: Site) -> Iterator[Feed]:
    """Make every feed of a site whose address is known."""
    words = load_words(site.settings.language)["feeds"]
    for plan in FEEDS:
        entries = [entry for name in plan.types for entry in site.all(name)]
        yield Feed(
            address=plan.address,
            page=plan.page,
            title=feed_titles(site.settings)[plan.address],
            description=words[plan.words]["description"].format(site=site.settings.site_name),
            items=tuple(_item(site, entry, at) for at, entry in newest(entries, site.settings.timezone)),
        )


def feed_titles(settings: Settings) -> dict[str, str]:
    """Give the title of each feed by its address."""
    words = load_words(settings.language)["feeds"]
    return {plan.address: words[plan.words]["title"].format(site=settings.site_name) for plan in FEEDS}


def newest(entries: Iterable[Entry], zone: str) -> list[tuple[dt.datetime, Entry]]:
    """Give the entries that say when they were published, newest first, at most `MOST`."""
    dated = [(published_at(moment, zone), entry) for entry in entries if (moment := getattr(entry, "published", None))]
    # The id decides between entries of the same moment, so that the order is the same on every build.
    return sorted(dated, key=lambda one: (-one[0].timestamp(), one[1].type_name, one[1].id))[:MOST]


def published_at(moment: Moment, zone: str) -> dt.datetime:
    """Give the instant of publication in a zone."""
    return dt.datetime.combine(moment.day, moment.time or NINE, ZoneInfo(zone))


def _item(site: Site, entry: Entry, published: dt.datetime) -> Item:
    url = site.settings.site_url
    names = [one.name_shown for each in getattr(entry, "partnerships", ()) if (one := site.find("partnership", each))]
    return Item(
        guid=guid(site.settings, entry),
        link=url + entry.address,
        title=_title(site, entry),
        summary=" ".join(filter(None, [_when_and_where(site, entry), entry.summary])),
        html=_full_text(site, entry),
        published=published,
        categories=tuple(dict.fromkeys([*names, *entry.tags])),
        authors=tuple(person.name for person in getattr(entry, "authors", ()) if person.name),
        enclosure=_enclosure(site, entry),
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


def _full_text(site: Site, entry: Entry) -> str:
    """Write an entry's text with absolute addresses: a reader shows it far from the site."""
    url = site.settings.site_url

    def link(target: str) -> str:
        inside = url + target[1:] if target.startswith("/") else target
        return url + entry.address + target if target.startswith("#") else inside

    told = _when_and_where(site, entry)
    parts = [f"<p><strong>{escape(told)}</strong></p>\n"] if told else []
    if body := site.body(entry):
        parts.append(with_addresses(body, link, lambda name: url + entry.address + name))
    if isinstance(entry, Event) and KOSOVO in entry.countries:
        parts.append(f"<p>{escape(load_words(site.settings.language)['shared']['kosovo'])}</p>\n")
    return "".join(parts)


def _enclosure(site: Site, entry: Entry) -> tuple[LocalFile, str] | None:
    """Give the entry's picture, else its first document that lies beside it."""
    documents = [attachment.file for attachment in entry.attachments if attachment.file]
    name = entry.image.file if entry.image else documents[0] if documents else None
    if name is None:
        return None
    file = site.files[entry.type_name, entry.id, name]
    return file, site.settings.site_url + quote(file.address)
