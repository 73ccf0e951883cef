"""The review page of an entry: how it looks everywhere at once. Only a preview shows it; it is never published."""

from typing import Any

from mkdocs_partnerships.calendars.appointment import appointment
from mkdocs_partnerships.calendars.calendar import event_address, make_calendars
from mkdocs_partnerships.compile import Result
from mkdocs_partnerships.feeds.item import item
from mkdocs_partnerships.site import type_names
from mkdocs_partnerships.types.entry import Entry
from mkdocs_partnerships.types.event import Event
from mkdocs_partnerships.types.news import News

FOLDER = "preview/"
"""The first part of the addresses of review pages."""


def review_address(entry: Entry) -> str:
    """Give the address of an entry's review page inside the preview."""
    return f"{FOLDER}{entry.type_name}/{entry.id}/"


def entry_at(result: Result, address: str) -> Entry | None:
    """Find the entry whose review page stands at an address; nothing for every other address."""
    first, type_name, entry_id, *rest = [*address.split("/"), "", "", ""][:4]
    if f"{first}/" != FOLDER or type_name not in type_names or any(rest):
        return None
    return result.site.find(type_name, entry_id)


def entry_of(result: Result, address: str) -> Entry | None:
    """Find the entry whose own page stands at an address."""
    folder, _, entry_id = address.removesuffix("index.html").rstrip("/").partition("/")
    entries = (result.site.find(name, entry_id) for name in type_names)
    return next((one for one in entries if one and one.address_folder == folder), None)


def review(result: Result, entry: Entry) -> str:
    """Render the review page of an entry.

    Args:
        result: what became of the folders.
        entry: the entry.
    """
    site = result.site
    context: dict[str, Any] = {"entry": entry, "source": site.file(entry), "appointment": None, "calendar": ""}
    if isinstance(entry, Event):
        context["appointment"] = appointment(site, entry)
        wanted = event_address(entry)
        files = (one.content() for one in make_calendars(site) if one.address == wanted)
        context["calendar"] = next(files, b"").decode()
    in_feeds = isinstance(entry, Event | News) and entry.published is not None and bool(site.settings.site_url)
    context["item"] = item(site, entry) if in_feeds and isinstance(entry, Event | News) else None
    names = [one.name_shown for one in site.linked(entry, "partnership")] if entry.type_name != "partnership" else []
    context["partnerships"] = names
    return result.renderer.bare("preview/review.html", review_address(entry), **context)
