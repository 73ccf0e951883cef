"""What a page of the site is, before anything knows how it is published."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from mkdocs_partnerships.types.entry import Entry


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the site: what stands between header and footer.

    Attributes:
        address: its address inside the site, ending with `/`; empty for the home page.
        kind: which template makes it: a type's name for an entry, `list`, `archive` or `part`.
        title: its title.
        description: one or two sentences for search engines and previews.
        render: makes its inner HTML; a site has more pages than anybody wants to hold at once.
        key: gives what stands for every entry and file that the inner HTML is made of.
        section: the first part of its address: which word of the navigation is current.
        source: the entry's file, relative to the project's folder; empty for a list.
        feeds: the folders of the feeds that it announces, the most specific first.
        entry: the entry; nothing for a list.
        changed: the day on which it changed in substance, as far as entries say so.
    """

    address: str
    kind: str
    title: str
    description: str
    render: Callable[[], str]
    key: Callable[[], bytes]
    section: str
    source: str = ""
    feeds: tuple[str, ...] = ()
    entry: Entry | None = None
    changed: dt.date | None = None
