"""What a site is told from outside: its folders, name, address, language, zone, and the funding words of its footer."""

from dataclasses import dataclass
from pathlib import Path

from pydantic import Field

from mkdocs_partnerships.accessibility import Accessibility
from mkdocs_partnerships.fields.links import Url
from mkdocs_partnerships.fields.records import Record
from mkdocs_partnerships.fields.text import Line
from mkdocs_partnerships.policy import Allow
from mkdocs_partnerships.security import Security
from mkdocs_partnerships.types.partnership import Funding


class Licence(Record):
    """Under which terms something may be used."""

    name: Line = Field(description="Its name.")
    url: Url | None = Field(None, description="Where it can be read.")


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one site.

    Attributes:
        root: the project's folder.
        content: the folder of the prose, relative to the root, with `/`.
        site_name: the site's name.
        site_url: its address, ending with `/`; empty when not known (then there are no feeds: they need one).
        site_description: one sentence about it.
        language: its language (BCP 47).
        timezone: its zone (IANA name), for entries that have none.
        drafts: whether entries marked `draft` are shown.
        feed_authority: the authority of the feeds' GUIDs (RFC 4151), `example.org,2026`; empty: the host of `site_url`.
            A site that may move to another address sets it once and never changes it.
        funding: the words about the funding in the footer of every page.
        data_licence: the licence of the open data, where one is stated.
        security: whom to tell of a hole in the site.
        accessibility: what it states of its own accessibility.
        allow: what its pages may load beside their own files.
    """

    root: Path
    content: str = "content"
    site_name: str = ""
    site_url: str = ""
    site_description: str = ""
    language: str = "en"
    timezone: str = "Europe/Brussels"
    drafts: bool = False
    feed_authority: str = ""
    funding: Funding | None = None
    data_licence: Licence | None = None
    security: Security | None = None
    accessibility: Accessibility | None = None
    allow: Allow | None = None
