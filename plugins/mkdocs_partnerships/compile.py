"""The whole program: folders in; pages, files and problems out. It knows no engine and writes nothing."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from mkdocs_partnerships.calendars.calendar import make_calendars
from mkdocs_partnerships.feeds.feed import make_feeds
from mkdocs_partnerships.feeds.rss import rss
from mkdocs_partnerships.pages import Page, embedded_address, render_embedded, render_pages, render_redirect
from mkdocs_partnerships.problems import Problem, report
from mkdocs_partnerships.settings import Settings
from mkdocs_partnerships.site import Site, load_site, type_names
from mkdocs_partnerships.types.entry import Entry

BROWSER_RULES = Path(__file__).parent / "rules"
"""Where the evaluator's twin lies that runs in the browser: `evaluate.mjs` and its numbers."""


@dataclass(frozen=True, slots=True)
class File:
    """A file of the site that is no page.

    Attributes:
        address: its address inside the site.
        content: its bytes, or where they lie.
    """

    address: str
    content: bytes | Path


@dataclass(frozen=True, slots=True)
class Result:
    """What became of the folders.

    Attributes:
        site: all entries.
        pages: the pages, in a fixed order; empty when there are errors.
        files: the calendars, the feeds, the entries' pictures and documents; empty when there are errors.
        problems: every problem of every file, sorted.
    """

    site: Site
    pages: tuple[Page, ...]
    files: tuple[File, ...]
    problems: tuple[Problem, ...]

    @property
    def failed(self) -> bool:
        """Whether an error forbids to publish."""
        return any(one.severity == "error" for one in self.problems)


def compile_site(settings: Settings, overrides: Path | None = None) -> Result:
    """Compile a site.

    Args:
        settings: the site's settings; nothing outside its folder is read.
        overrides: a folder whose templates come before the theme's.

    Returns:
        the pages and files to publish, and every problem. With an error there are no pages and no files.
    """
    site, problems = load_site(settings)
    found = tuple(report(problems))
    if any(one.severity == "error" for one in found):
        return Result(site, (), (), found)
    return Result(site, tuple(render_pages(site, overrides)), tuple(_files(site, overrides)), found)


def _redirects(site: Site, entry: Entry) -> Iterator[File]:
    """Lead from every address that an entry had before to the one that it has now."""
    for alias in entry.aliases:
        html = render_redirect(site, alias.lstrip("/"), entry)
        yield File(f"{alias.lstrip('/')}index.html", html.encode())


def _files(site: Site, overrides: Path | None) -> Iterator[File]:
    for module in sorted(BROWSER_RULES.glob("*.mjs")):
        yield File(f"assets/partnerships/{module.name}", module)
    for scheme in site.all("scheme"):
        program = json.dumps(site.program(scheme.id), ensure_ascii=False, separators=(",", ":"))
        yield File(f"{scheme.address}program.json", program.encode())
        # No page of the site: it has no header and footer, and stands in neither search nor sitemap.
        yield File(f"{embedded_address(scheme.id)}index.html", render_embedded(site, scheme.id, overrides).encode())
    for name in type_names:
        for entry in site.all(name):
            yield from _redirects(site, entry)
    for file in dict.fromkeys(site.files.values()):
        yield File(file.address, file.path)
    yield from (File(address, content) for address, content in make_calendars(site))
    if site.settings.site_url:
        for feed in make_feeds(site):
            yield File(feed.address, rss(feed, site.settings.site_url, site.settings.language))
