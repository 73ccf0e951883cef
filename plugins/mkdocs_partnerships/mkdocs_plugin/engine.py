"""The pages that the engine knows: those that we give it, and prose."""

from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from mkdocs_partnerships.fields.records import PICTURE_ENDINGS
from mkdocs_partnerships.files import picture_of_prose
from mkdocs_partnerships.images.album import Album


def generated(config: MkDocsConfig, uri: str, content: str = "") -> File:
    """Make a page of the engine that stands in no menu."""
    return File.generated(config, uri, content=content, inclusion=InclusionLevel.NOT_IN_NAV)


def bare_pictures(config: MkDocsConfig, files: Files, album: Album) -> None:
    """Put pictures of prose without metadata in the place of the files as they lie; they were looked at before."""
    for file in list(files):
        if file.src_dir == config.docs_dir and file.src_uri.lower().endswith(PICTURE_ENDINGS) and file.abs_src_path:
            picture = picture_of_prose(Path(file.abs_src_path), file.src_uri, album).picture
            if picture:
                picture.keep()
                files.remove(file)
                files.append(File.generated(config, file.src_uri, content=picture.content()))


def prose_of(files: Files) -> Iterator[tuple[str, str]]:
    """Give the pages that the engine knows: address inside the site, absolute address; empty where it is not known."""
    for file in files.documentation_pages():
        if file.page:
            yield file.url.removeprefix("./"), file.page.canonical_url or ""
