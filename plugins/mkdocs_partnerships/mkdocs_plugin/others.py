"""The other plugins of a site, and the engine: whose work ours replaces, who must see each page, who has warned."""

import logging

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.utils import CountHandler

_MATERIALS_SEARCH = "material/search"


def switch_off_search(config: MkDocsConfig, log: logging.Logger) -> None:
    """Switch Material's search off: it would have every visitor fetch an index of all texts."""
    search = config.plugins.get(_MATERIALS_SEARCH)
    if search and search.config.enabled:
        search.config.enabled = False
        log.info("the plugin `search` is switched off: the site's own search takes its place")


def reader_of_each_page(config: MkDocsConfig, own: type[BasePlugin]) -> str | None:  # type: ignore[type-arg]
    """Name another plugin that must see each page; the frame of a group would not be enough for it.

    Args:
        config: the site's configuration.
        own: the class of our plugin.
    """
    events = ("pre_page", "page_read_source", "page_markdown", "page_content", "page_context", "post_page")
    for method in (method for event in events for method in config.plugins.events[event]):
        owner = getattr(method, "__self__", None)
        switched_off = owner and owner is config.plugins.get(_MATERIALS_SEARCH)
        if not (isinstance(owner, own) or switched_off):
            return next((name for name, plugin in config.plugins.items() if plugin is owner), method.__module__)
    return None


def warned() -> bool:
    """Tell whether a strict build has warned of anything, which MkDocs itself asks only after the last hook."""
    counters = (one for one in logging.getLogger("mkdocs").handlers if isinstance(one, CountHandler))
    return any(counter.get_counts() for counter in counters)
