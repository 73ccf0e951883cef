"""`security.txt`: whom to tell of a hole in the site (RFC 9116)."""

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import BeforeValidator, Field, PlainValidator

from mkdocs_partnerships.fields.links import read_email, read_url
from mkdocs_partnerships.fields.records import Record
from mkdocs_partnerships.fields.text import Language
from mkdocs_partnerships.fields.times import read_date
from mkdocs_partnerships.fields.wrong import wrong
from mkdocs_partnerships.problems import Place, Problem, Severity, message

ADDRESS = ".well-known/security.txt"
"""Where it lies; §3."""

NOTICE = 60
"""So many days before it expires, each build says so."""

_TELEPHONE = re.compile(r"tel:\+?[0-9(][0-9()./ -]*")


def read_contact(value: Any) -> str:
    """Read a way to tell of a hole: a mail address, a page or a telephone (§2.5.3)."""
    text = str(value).strip()
    if _TELEPHONE.fullmatch(text):
        return text.replace(" ", "")
    return _secure(text) if "://" in text else f"mailto:{read_email(text.removeprefix('mailto:'))}"


def _secure(value: Any) -> str:
    text = read_url(str(value))
    if urlsplit(text).scheme != "https":
        raise wrong("not-a-url", value=text)
    return text


def in_list(value: Any) -> Any:
    """Read one value or several."""
    if value == []:
        raise wrong("empty")
    return value if isinstance(value, list | tuple) else [value]


Contact = Annotated[str, PlainValidator(read_contact, json_schema_input_type=str)]
Page = Annotated[str, PlainValidator(_secure, json_schema_input_type=str)]
# YAML has made a date of it already, unless it stands in quotes.
Day = Annotated[dt.date, PlainValidator(lambda value: read_date(str(value)), json_schema_input_type=str)]


class Security(Record):
    """What a site says under `security:` in its `mkdocs.yml`."""

    contact: Annotated[tuple[Contact, ...], BeforeValidator(in_list)] = Field(
        description="Mail addresses, pages or telephones, the preferred one first."
    )
    expires: Day = Field(description="The last day on which this is to be believed; a year ahead at most.")
    policy: Page | None = Field(None, description="The page that says how holes are dealt with.")
    languages: Annotated[tuple[Language, ...], BeforeValidator(in_list)] = Field(
        (), description="The languages in which one can write."
    )


def security_txt(security: Security, site_url: str) -> str:
    """Write the file.

    Args:
        security: what the site says.
        site_url: the site's address, ending with `/`; empty when it is not known.
    """
    lines = [f"Contact: {contact}" for contact in security.contact]
    # The day counts to its end (RFC 3339).
    lines.append(f"Expires: {security.expires}T23:59:59Z")
    if security.languages:
        lines.append(f"Preferred-Languages: {', '.join(security.languages)}")
    # Below a path it does not lie where the RFC wants it: then somebody copies it, and knows the address better.
    if site_url.startswith("https://") and urlsplit(site_url).path == "/":
        lines.append(f"Canonical: {site_url}{ADDRESS}")
    if security.policy:
        lines.append(f"Policy: {security.policy}")
    return "".join(f"{line}\n" for line in lines)


def security_problems(security: Security | None, config: Path) -> Iterator[Problem]:
    """Say that the file expires soon, or that it has expired.

    Here alone the day of the build is asked for: a reminder may depend on it, nothing that is published does.

    Args:
        security: what the site says, if anything.
        config: the `mkdocs.yml` in which it says so.
    """
    if not security:
        return
    today = dt.datetime.now(dt.UTC).date()
    days = (security.expires - today).days
    if days > NOTICE:
        return
    code = "security-expired" if days < 0 else "security-expires"
    context = {"date": security.expires.isoformat(), "days": days}
    place = Place(config.name, *_place(config, security.expires))
    # Only said: a site must not stop to be built on the day on which a reminder begins.
    severity: Severity = "error" if days < 0 else "notice"
    text = message(code, context, table="security")
    yield Problem(place, "security.expires", code, text, severity, context, "security")


def _place(config: Path, day: dt.date) -> tuple[int, int]:
    """Find the day in the configuration; the file's beginning where it comes from elsewhere."""
    try:
        text = config.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return 1, 1
    match = re.search(rf"\bexpires:\s*[\"']?({day})", text)
    if not match:
        return 1, 1
    before = text[: match.start(1)]
    return before.count("\n") + 1, match.start(1) - before.rfind("\n")
