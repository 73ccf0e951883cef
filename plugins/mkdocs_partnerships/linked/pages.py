"""Which things each page speaks of."""

from collections.abc import Sequence

from mkdocs_partnerships.crumbs import Step
from mkdocs_partnerships.linked.dataset import Dataset, dataset_data
from mkdocs_partnerships.linked.event import event_data
from mkdocs_partnerships.linked.news import news_data
from mkdocs_partnerships.linked.organisations import cluster_data, partnership_data
from mkdocs_partnerships.linked.script import Data, known, script, write
from mkdocs_partnerships.linked.things import Things
from mkdocs_partnerships.site import Site
from mkdocs_partnerships.types.cluster import Cluster
from mkdocs_partnerships.types.entry import Entry
from mkdocs_partnerships.types.event import Event
from mkdocs_partnerships.types.news import News
from mkdocs_partnerships.types.partnership import Partnership


class LinkedData:
    """Gives the script element of each page; empty for all where the site's address is not known.

    A thing is named by addresses, and search engines take absolute ones only.

    Args:
        site: the site.
    """

    def __init__(self, site: Site) -> None:
        self._things = Things(site)
        self._possible = bool(site.settings.site_url)
        self._crumbs: dict[tuple[Step, ...], str] = {}

    def of_entry(self, entry: Entry, steps: Sequence[Step]) -> str:
        """Give what the page of an entry says.

        Args:
            entry: the entry.
            steps: the way to it, as its page shows it.
        """
        thing = self._thing_of(entry) if self._possible else None
        # The page itself ends the way, unless the way says already what it is.
        whole = [*steps, (entry.name_shown, None)] if steps and steps[-1][1] is not None else steps
        return self._script([*([write(thing)] if thing else []), *self._crumb(whole)])

    def of_list(self, steps: Sequence[Step]) -> str:
        """Give what a list says: the way to it, where it shows one."""
        return self._script(self._crumb(steps))

    def of_home(self) -> str:
        """Give what the home page says."""
        settings = self._things.site.settings
        about = {
            "@type": "WebSite",
            "@id": f"{settings.site_url}#website",
            "name": settings.site_name,
            "url": settings.site_url,
            "description": settings.site_description or None,
            "inLanguage": settings.language,
        }
        return self._script([write(known(about))])

    def of_dataset(self, dataset: Dataset) -> str:
        """Give what the page of a dataset says."""
        return self._script([write(dataset_data(self._things, dataset))])

    def _script(self, things: Sequence[str]) -> str:
        return script(things) if things and self._possible else ""

    def _thing_of(self, entry: Entry) -> Data | None:
        match entry:
            case Event():
                return event_data(self._things, entry)
            case News():
                return news_data(self._things, entry)
            case Partnership():
                return partnership_data(self._things, entry)
            case Cluster():
                return cluster_data(self._things, entry)
        return None

    def _crumb(self, steps: Sequence[Step]) -> list[str]:
        if len(steps) < 2:  # noqa: PLR2004 - one step is no way
            return []
        key = tuple(steps)
        written = self._crumbs.get(key)
        if written is None:
            items = [
                known(
                    {
                        "@type": "ListItem",
                        "position": position,
                        "name": name,
                        "item": self._things.url(address) if address is not None else None,
                    }
                )
                for position, (name, address) in enumerate(steps, 1)
            ]
            written = write({"@type": "BreadcrumbList", "itemListElement": items})
            # All events of one kind in one year have the same.
            self._crumbs[key] = written
        return [written]
