"""What the hooks ask of the engine: its other plugins, its files."""

from collections.abc import Iterator

from material.plugins.search.plugin import SearchPlugin
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel


def reader_of_each_page(config: MkDocsConfig, ours: type[object]) -> str | None:
    """Name another plugin that must see each page; the frame of a group would not be enough for it.

    Args:
        config: the engine's configuration, with its plugins.
        ours: the plugin that asks.
    """
    events = ("pre_page", "page_read_source", "page_markdown", "page_content", "page_context", "post_page")
    for method in (method for event in events for method in config.plugins.events[event]):
        owner = getattr(method, "__self__", None)
        if not isinstance(owner, ours | SearchPlugin):
            return next((name for name, plugin in config.plugins.items() if plugin is owner), method.__module__)
    return None


def generated(config: MkDocsConfig, uri: str, content: str = "") -> File:
    """Make a page of the engine that stands in no menu."""
    return File.generated(config, uri, content=content, inclusion=InclusionLevel.NOT_IN_NAV)


def prose_of(files: Files) -> Iterator[tuple[str, str]]:
    """Give the pages that the engine knows: address inside the site, absolute address; empty where it is not known."""
    for file in files.documentation_pages():
        if file.page:
            yield file.url.removeprefix("./"), file.page.canonical_url or ""
