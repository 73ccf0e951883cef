"""Which feeds a page announces in its head, the most specific first."""

from collections.abc import Iterator
from functools import cached_property
from urllib.parse import quote

from markupsafe import escape

from mkdocs_partnerships.feed_plan import FORMATS, MAIN
from mkdocs_partnerships.feeds.feed import feed_words
from mkdocs_partnerships.lists import Collection, ListPage
from mkdocs_partnerships.site import Site
from mkdocs_partnerships.slugs import slug
from mkdocs_partnerships.types.entry import Entry
from mkdocs_partnerships.types.event import Event
from mkdocs_partnerships.types.news import News
from mkdocs_partnerships.words import load_words

_OF_TYPE = {"news": MAIN["news"], "event": MAIN["events"]}


class AnnouncedFeeds:
    """The feeds of each page.

    Args:
        site: the site; without an address it has no feeds.
    """

    def __init__(self, site: Site) -> None:
        self._site = site
        self._of_entries: dict[tuple[str, tuple[str, ...]], tuple[str, ...]] = {}
        self._links: dict[tuple[tuple[str, ...], str], str] = {}

    def of_entry(self, entry: Entry) -> tuple[str, ...]:
        """Give the feeds of an entry's page, by their folders: its partnerships', its type's, that of everything."""
        if not isinstance(entry, Event | News):
            return self._known(_folders(entry.address))
        key = entry.type_name, entry.partnerships
        found = self._of_entries.get(key)
        if found is None:
            own = [f"partnerships/{one}/" for one in entry.partnerships]
            found = self._of_entries[key] = self._known([*own, _OF_TYPE[entry.type_name], MAIN["all"]])
        return found

    def of_list(self, collection: Collection, page: ListPage) -> tuple[str, ...]:
        """Give the feeds of a list page: its own or its owner's, that of the type, of everything."""
        *own, everything = _folders(page.address)
        if collection.facet == "tag":
            own.insert(0, f"tags/{slug(collection.value)}/")
        return self._known([*own, _OF_TYPE.get(collection.type_name, everything), everything])

    def of_page(self, address: str) -> tuple[str, ...]:
        """Give the feeds of any other page: the main ones."""
        return self._known([*_folders(address), *MAIN.values()])

    def links(self, folders: tuple[str, ...], root: str) -> str:
        """Write the lines for a page's head: the first feed in every format, the others as RSS.

        Args:
            folders: the folders of the feeds.
            root: the way from the page to the root: `../../`; or the site's address.
        """
        key = folders, root
        made = self._links.get(key)
        if made is None:
            made = self._links[key] = "\n  ".join(self._lines(folders, root))
        return made

    def _lines(self, folders: tuple[str, ...], root: str) -> Iterator[str]:
        names = load_words(self._site.settings.language)["feed_formats"]
        for number, folder in enumerate(folders):
            for ending, media_type in FORMATS.items() if number == 0 else [("xml", FORMATS["xml"])]:
                title = self._titles[folder] + (f" ({names[ending]})" if ending != "xml" else "")
                address = f"{root}{quote(folder)}feed.{ending}"
                yield f'<link rel="alternate" type="{media_type}" title="{escape(title)}" href="{escape(address)}">'

    def _known(self, folders: list[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(folder for folder in folders if folder in self._titles))

    @cached_property
    def _titles(self) -> dict[str, str]:
        return {plan.choice.folder: feed_words(self._site, plan).title for plan in self._site.feeds}


def _folders(address: str) -> list[str]:
    """Give every folder on the way to an address, the deepest first; the last is the root."""
    parts = address.split("/")[:-1]
    return ["".join(f"{part}/" for part in parts[:number]) for number in range(len(parts), -1, -1)]
