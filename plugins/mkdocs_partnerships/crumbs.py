"""What a list is called, and the way to an entry or a list: which pages are above it."""

import datetime as dt
from typing import TypeAlias

from mkdocs_partnerships import shown
from mkdocs_partnerships.lists import Collection, ListPage
from mkdocs_partnerships.types import TYPES
from mkdocs_partnerships.types.cluster import Cluster
from mkdocs_partnerships.types.entry import Entry
from mkdocs_partnerships.types.event import Event
from mkdocs_partnerships.types.news import News
from mkdocs_partnerships.types.partnership import Partnership
from mkdocs_partnerships.words import load_words

Step: TypeAlias = tuple[str, str | None]
"""A name, and the address of its page inside the site; nothing for what has none, or is the page itself."""


def steps_to(entry: Entry, language: str) -> list[Step]:
    """Give the way to an entry, as its page shows it.

    Args:
        entry: the entry.
        language: the language of the words.
    """
    words = load_words(language)
    folder = f"{entry.address_folder}/"
    steps: list[Step] = [(words["lists"][entry.type_name]["title"], folder)]
    match entry:
        case Event():
            steps.append(_year(folder, entry.start.day.year))
            steps.append((words["event_types"][entry.type], None))
        case News():
            steps.append(_year(folder, entry.published.day.year))
        case Partnership():
            steps.append((entry.name, None))
        case Cluster():
            steps.append((shown.country(entry.country, language), f"{folder}#{entry.country.lower()}"))
    return steps


def _year(folder: str, year: int) -> Step:
    return str(year), f"{folder}archive/{year}/"


def list_title(collection: Collection, page: ListPage, language: str) -> str:
    """Give the title of a list page."""
    words = load_words(language)
    title: str = words["lists"][collection.type_name]["title"]
    if collection.facet == "country":
        title = words["facets"]["in_country"].format(title=title, country=shown.country(collection.value, language))
    elif collection.facet:
        names = {"type": words["event_types"], "attendance": words["facets"]["attendance"]}.get(collection.facet, {})
        title = f"{title}: {names.get(collection.value, collection.value)}"
    elif collection.owner:
        title = f"{collection.owner.name_shown}: {title}"
    if page.month and page.year:
        return f"{title} {shown.month(dt.date(page.year, page.month, 1), language)} {page.year}"
    return f"{title} {page.year}" if page.year else title


def steps_to_list(collection: Collection, page: ListPage, language: str) -> list[Step]:
    """Give the way to a list page."""
    words = load_words(language)["lists"]
    if owner := collection.owner:
        steps: list[Step] = [
            (words[owner.type_name]["title"], f"{owner.address_folder}/"),
            (owner.name_shown, owner.address),
        ]
    else:
        model = next(one.model for one in TYPES if one.model.type_name == collection.type_name)
        steps = [(words[collection.type_name]["title"], f"{model.address_folder}/")]
    if page.address != page.folder and (collection.owner or collection.facet):
        first = ListPage(page.folder, (), page.folder)
        steps.append((list_title(collection, first, language), page.folder))
    return [*steps, (list_title(collection, page, language), None)]
