"""Addresses: of pages elsewhere, of mail boxes, and inside the site."""

import re
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import PlainValidator

from mkdocs_partnerships.fields.file_names import LONGEST, name_fault
from mkdocs_partnerships.fields.text import Written, read_line
from mkdocs_partnerships.fields.wrong import wrong

SCHEMES = ("https", "http", "mailto", "tel")
"""What a link may begin with; everything else (`javascript:`, `data:`, `file:` …) is refused."""

_LONGEST_ADDRESS = 1000
"""Paths of Linux end at 4,096 octets, of which the project's folder takes some."""

_UNFIT = re.compile(r"[\s<>\"\\]")
_HOST = re.compile(r"(?=.{4,253}$)([\w-]{1,63}\.)+[\w-]{2,63}")


def link_fault(link: str) -> str | None:
    """Say by a message's code what is wrong with a link of a text; nothing when it may stand."""
    scheme = re.match(r"([A-Za-z][A-Za-z0-9+.-]*):", link)
    if scheme:
        return None if scheme[1].lower() in SCHEMES else "link-scheme"
    return "link-scheme" if link.startswith("//") else None


def read_url(value: Any) -> str:
    """Read an absolute http or https address."""
    text = read_line(value)
    if _UNFIT.search(text):
        raise wrong("not-a-url", value=text)
    try:
        parts = urlsplit(text)
        host = parts.hostname or ""
        port_is_right = parts.port is None or parts.port > 0
    except ValueError:
        raise wrong("not-a-url", value=text) from None
    if parts.scheme not in ("http", "https") or not _HOST.fullmatch(host) or "@" in parts.netloc or not port_is_right:
        raise wrong("not-a-url", value=text)
    return text


def read_email(value: Any) -> str:
    """Read a mail address."""
    text = read_line(value)
    local, _, host = text.rpartition("@")
    if not re.fullmatch(r"[\w.!#$%&'*+/=?^`{|}~-]+", local) or not _HOST.fullmatch(host):
        raise wrong("not-an-email", value=text)
    return text


def read_address(value: Any) -> str:
    """Read an old address inside the site, as in `aliases`."""
    text = read_line(value)
    if not re.fullmatch(r"/([a-z0-9][a-z0-9._-]*/)+", text):
        raise wrong("not-an-address", value=text)
    # An address becomes folders.
    for part in text.strip("/").split("/"):
        if fault := name_fault(part):
            raise wrong(fault, value=text, name=part, length=len(part), limit=LONGEST)
    if len(text) > _LONGEST_ADDRESS:
        raise wrong("name-too-long", name=text, length=len(text), limit=_LONGEST_ADDRESS)
    return text


Url = Annotated[
    str,
    PlainValidator(read_url, json_schema_input_type=str),
    Written("an address on the web", "https://example.org/page"),
]
Email = Annotated[
    str, PlainValidator(read_email, json_schema_input_type=str), Written("a mail address", "office@example.org")
]
Address = Annotated[
    str,
    PlainValidator(read_address, json_schema_input_type=str),
    Written("an address in this site", "/events/old-name/"),
]
