"""A small site with an address, for tests of feeds."""

from dataclasses import replace
from pathlib import Path

from project import load

from mkdocs_partnerships.feeds.feed import make_feeds
from mkdocs_partnerships.feeds.formats import formats
from mkdocs_partnerships.site import Site

URL = "https://example.org/project/"


def published(root: Path, *, drafts: bool = False, **files: str | bytes) -> Site:
    site, problems = load(root, drafts=drafts, **files)
    assert problems == []
    return replace(site, settings=replace(site.settings, site_name="Site", site_url=URL))


def contents(site: Site) -> dict[str, bytes]:
    made = list(make_feeds(site, formats()))
    assert len({one.address for one in made}) == len(made)
    return {one.address: one.content() for one in made}


def news(title: str, day: str, more: str = "") -> str:
    return f"title: {title}\nsummary: S.\npublished: {day}\n{more}"


def event(title: str, day: str, more: str = "") -> str:
    return f"title: {title}\nsummary: S.\ntype: workshop\nstart: 2024-05-01\npublished: {day}\n{more}"
