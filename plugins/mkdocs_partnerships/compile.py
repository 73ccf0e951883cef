"""The whole program: folders in; pages, files and problems out. It knows no engine and writes nothing."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from mkdocs_partnerships.calendars.calendar import make_calendars
from mkdocs_partnerships.compiled import CompiledTemplates
from mkdocs_partnerships.digests import digest
from mkdocs_partnerships.feeds.feed import make_feeds
from mkdocs_partnerships.feeds.formats import formats
from mkdocs_partnerships.files import LocalFile
from mkdocs_partnerships.finding import index as event_index
from mkdocs_partnerships.images.picture import Picture
from mkdocs_partnerships.load import load_site
from mkdocs_partnerships.page import Page
from mkdocs_partnerships.pages import Renderer, embedded_address
from mkdocs_partnerships.problems import Problem, report
from mkdocs_partnerships.progress import Progress
from mkdocs_partnerships.readings import Readings
from mkdocs_partnerships.robots import robots_txt
from mkdocs_partnerships.security import ADDRESS, security_txt
from mkdocs_partnerships.settings import Settings
from mkdocs_partnerships.site import Site, type_names
from mkdocs_partnerships.styles import style_sheets
from mkdocs_partnerships.types.entry import Entry

BROWSER_RULES = Path(__file__).parent / "rules"
"""Where the evaluator's twin lies that runs in the browser: `evaluate.mjs` and its numbers."""


@dataclass(frozen=True, slots=True)
class File:
    """A file of the site that is no page.

    Attributes:
        address: its address inside the site.
        key: gives what stands for all that it is made of; asked only by a build that may find it made.
        content: gives its bytes.
    """

    address: str
    key: Callable[[], bytes]
    content: Callable[[], bytes]


def made_file(address: str, content: bytes) -> File:
    """Give a file that is known already; its bytes stand for it."""
    return File(address, lambda: digest(content), lambda: content)


def copied_file(address: str, path: Path) -> File:
    """Give a file that is published as it lies; its length and time of change stand for it."""

    def key() -> bytes:
        about = path.stat()
        return digest(f"{about.st_size} {about.st_mtime_ns}".encode())

    return File(address, key, path.read_bytes)


@dataclass(frozen=True, slots=True)
class Result:
    """What became of the folders.

    Attributes:
        site: all entries.
        renderer: renders what is asked for later: the parts on pages of prose.
        pages: the pages, in a fixed order; empty when there are errors.
        files: calendars, feeds, open data, the entries' pictures and documents; empty when there are errors.
        problems: every problem of every file, sorted.
    """

    site: Site
    renderer: Renderer
    pages: tuple[Page, ...]
    files: tuple[File, ...]
    problems: tuple[Problem, ...]

    @property
    def failed(self) -> bool:
        """Whether an error forbids to publish."""
        return any(one.severity == "error" for one in self.problems)


def compile_site(
    settings: Settings,
    overrides: Path | None = None,
    compiled: CompiledTemplates | None = None,
    readings: Readings | None = None,
    progress: Progress | None = None,
) -> Result:
    """Compile a site.

    Args:
        settings: the site's settings; nothing outside its folder is read.
        overrides: a folder whose templates come before the theme's.
        compiled: where templates are kept compiled.
        readings: what earlier builds read.
        progress: is told how far it is.

    Returns:
        the pages and files to publish, and every problem. With an error there are no pages and no files.
    """
    site, problems = load_site(settings, readings, progress)
    found = tuple(report(problems))
    renderer = Renderer(site, overrides, compiled)
    if any(one.severity == "error" for one in found):
        return Result(site, renderer, (), (), found)
    return Result(site, renderer, tuple(renderer.pages()), tuple(_files(site, renderer, overrides)), found)


def empty_result(settings: Settings, problems: tuple[Problem, ...]) -> Result:
    """Give what becomes of a site without entries: what a preview shows before the first entry can be read."""
    site = Site(settings, {name: {} for name in type_names}, {})
    return Result(site, Renderer(site), (), (), problems)


def _program(site: Site, scheme_id: str) -> bytes:
    return json.dumps(site.program(scheme_id), ensure_ascii=False, separators=(",", ":")).encode()


def _encoded(render: Callable[[], str]) -> bytes:
    return render().encode()


def _key_of(*values: object) -> bytes:
    return digest(repr(values).encode())


def _pictures(file: LocalFile) -> Iterator[File]:
    """Give a picture in its own format and in the sizes for pages; never the file as it lies."""
    picture = file.picture
    if picture:
        picture.keep()
        yield File(picture.address, partial(_key_of, picture.plain, picture.name), picture.content)
        if picture.shown:
            yield from sizes_of(picture)


def sizes_of(picture: Picture) -> Iterator[File]:
    """Give the sizes of a picture that pages show."""
    for one in picture.renditions:
        yield File(one.address, partial(_key_of, one), partial(picture.rendition, one))


def _redirects(site: Site, renderer: Renderer, entry: Entry) -> Iterator[File]:
    """Lead from every address that an entry had before to the one that it has now."""
    for alias in entry.aliases:
        page = partial(renderer.redirect, alias.lstrip("/"), entry)
        yield File(f"{alias.lstrip('/')}index.html", partial(site.key, entry), partial(_encoded, page))


def _files(site: Site, renderer: Renderer, overrides: Path | None) -> Iterator[File]:
    yield from (made_file(address, content) for address, content in style_sheets(overrides))
    for module in sorted(BROWSER_RULES.glob("*.mjs")):
        yield copied_file(f"assets/partnerships/{module.name}", module)
    for scheme in site.all("scheme"):
        yield File(f"{scheme.address}program.json", partial(site.key, scheme), partial(_program, site, scheme.id))
        # No page of the site: it has no header and footer, and stands in neither search nor sitemap.
        embedded = partial(renderer.embedded, scheme.id)
        yield File(f"{embedded_address(scheme.id)}index.html", partial(site.key, scheme), partial(_encoded, embedded))
    for name in type_names:
        for entry in site.all(name):
            yield from _redirects(site, renderer, entry)
    for note in site.gone:
        yield made_file(f"{note.address[1:]}index.html", renderer.gone(note).encode())
    for file in dict.fromkeys(site.files.values()):
        yield from _pictures(file) if file.picture else [copied_file(file.address, file.path)]
    yield from (File(one.address, one.key, one.content) for one in make_calendars(site))
    yield from (File(one.address, one.key, one.content) for one in renderer.data.files())
    if site.months:
        yield File(event_index.ADDRESS, partial(site.key_of_all, ["event"]), partial(event_index.event_index, site))
    settings = site.settings
    if settings.security:
        yield made_file(ADDRESS, security_txt(settings.security, settings.site_url).encode())
    if settings.site_url:
        yield made_file("robots.txt", robots_txt(settings.site_url).encode())
    yield from (File(one.address, one.key, one.content) for one in make_feeds(site, formats()))
