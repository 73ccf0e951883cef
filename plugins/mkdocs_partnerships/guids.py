"""The names by which readers and calendars know an entry for ever, wherever its page stands.

A name is made from the site's authority, and from the id under which the entry was first published: an entry that is
renamed, and says so by `aliases`, keeps it.
"""

import hashlib
from functools import cache
from urllib.parse import urlsplit
from uuid import NAMESPACE_URL

from mkdocs_partnerships.settings import Settings
from mkdocs_partnerships.types.entry import Entry


def tag_uri(authority: str, entry: Entry) -> str:
    """Name an entry for ever.

    Args:
        authority: a domain that we own and a year or day on which we owned it, `example.org,2026` (RFC 4151 §2.1).
        entry: the entry.
    """
    return f"tag:{authority}:{entry.type_name}/{entry.first_id}"


@cache
def default_authority(site_url: str) -> str:
    """Give the authority of a site that names none: its own host, in the year in which this rule was made."""
    return f"{urlsplit(site_url).hostname},2026"


def guid(settings: Settings, entry: Entry) -> str:
    """Give the GUID of an entry in the feeds; nothing where neither the site's authority nor its address is known."""
    if not (settings.feed_authority or settings.site_url):
        return ""
    return tag_uri(settings.feed_authority or default_authority(settings.site_url), entry)


def uid(settings: Settings, entry: Entry, part: str = "") -> str:
    """Give the UID of an event, or of a part of it, in calendars: the UUID of its GUID (RFC 7986 §5.3).

    A site that knows neither its authority nor its address is not published; its name has to do.

    Args:
        settings: the site's settings.
        entry: the event.
        part: what tells a session of it from the others.
    """
    return uuid_of((guid(settings, entry) or tag_uri(settings.site_name, entry)) + part)


def uuid_of(name: str) -> str:
    """Write the UUID of an address (RFC 9562 §5.5); `uuid.uuid5` gives the same, four times slower."""
    digits = hashlib.sha1(NAMESPACE_URL.bytes + name.encode(), usedforsecurity=False).hexdigest()
    variant = "89ab"[int(digits[16], 16) & 3]
    return f"{digits[:8]}-{digits[8:12]}-5{digits[13:16]}-{variant}{digits[17:20]}-{digits[20:32]}"
