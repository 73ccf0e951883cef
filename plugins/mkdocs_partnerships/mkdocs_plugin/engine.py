"""The pages that the engine knows: those that we give it, and prose."""

import re
from collections.abc import Iterable, Iterator

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from mkdocs_partnerships.images.album import Album
from mkdocs_partnerships.mkdocs_plugin.prose_pictures import ProsePictures, take_pictures
from mkdocs_partnerships.pages import PAGES_OF_PARTS
from mkdocs_partnerships.settings import Settings
from mkdocs_partnerships.types import TYPES

_ID = re.compile(r'<[^<>]* id="([^"]*)"')


def take_over(
    config: MkDocsConfig, files: Files, pages: Iterable[str], album: Album, settings: Settings
) -> ProsePictures:
    """Take the entries' files out of the engine's hands, and add the pages made from them.

    Args:
        config: the site's configuration.
        files: the engine's files, changed in place.
        pages: the addresses of the pages that are to go through the engine.
        album: the pictures that were looked at.
        settings: what the site says of itself.

    Returns:
        the pictures of prose.
    """
    folders = tuple(f"{one.folder.removeprefix('{content}/')}/" for one in TYPES if "{content}" in one.folder)
    for file in list(files):
        if file.src_uri.startswith(folders) and not file.is_documentation_page():
            files.remove(file)
    pictures = take_pictures(config, files, album)
    for address in pages:
        files.append(_generated(config, f"{address}index.md"))
    written = {file.url.strip("./") for file in files.documentation_pages()}
    for part, address in PAGES_OF_PARTS.items():
        if address.strip("/") not in written and (settings.accessibility or part != "accessibility"):
            files.append(_generated(config, f"{address}index.md", f"---\nshow: {part}\n---\n"))
    return pictures


def _generated(config: MkDocsConfig, uri: str, content: str = "") -> File:
    """Make a page of the engine that stands in no menu."""
    return File.generated(config, uri, content=content, inclusion=InclusionLevel.NOT_IN_NAV)


def note_anchors(page: Page, made: str) -> None:
    """Tell the engine which anchors a generated part has: it looks for those that prose links to.

    Args:
        page: the page of prose that shows the part.
        made: the part's HTML.
    """
    page.present_anchor_ids = (page.present_anchor_ids or set()) | set(_ID.findall(made))


def prose_of(files: Files) -> Iterator[tuple[str, str]]:
    """Give the pages that the engine knows: address inside the site, absolute address; empty where it is not known."""
    for file in files.documentation_pages():
        if file.page:
            yield file.url.removeprefix("./"), file.page.canonical_url or ""
