"""The pages that the engine knows: those that we give it, and prose."""

from collections.abc import Iterator

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel


def generated(config: MkDocsConfig, uri: str, content: str = "") -> File:
    """Make a page of the engine that stands in no menu."""
    return File.generated(config, uri, content=content, inclusion=InclusionLevel.NOT_IN_NAV)


def prose_of(files: Files) -> Iterator[tuple[str, str]]:
    """Give the pages that the engine knows: address inside the site, absolute address; empty where it is not known."""
    for file in files.documentation_pages():
        if file.page:
            yield file.url.removeprefix("./"), file.page.canonical_url or ""
