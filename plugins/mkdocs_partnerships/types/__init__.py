"""The types of entries. A new type is one class, one template, and its name in `TYPES`."""

from dataclasses import dataclass

from mkdocs_partnerships.types.cluster import Cluster
from mkdocs_partnerships.types.entry import Entry
from mkdocs_partnerships.types.event import Event
from mkdocs_partnerships.types.news import News
from mkdocs_partnerships.types.partnership import Partnership
from mkdocs_partnerships.types.scheme import Scheme


@dataclass(frozen=True, slots=True)
class EntryType:
    """Where a type's files lie.

    Attributes:
        model: the class of its entries.
        folder: their folder inside the project; `{content}` stands for the folder of the prose.
        nested: whether sub-folders (for order only) are allowed.
    """

    model: type[Entry]
    folder: str
    nested: bool = False


TYPES: tuple[EntryType, ...] = (
    EntryType(Partnership, "partnerships"),
    EntryType(Cluster, "partnerships/clusters"),
    EntryType(Event, "events", nested=True),
    EntryType(News, "{content}/news", nested=True),
    EntryType(Scheme, "{content}/schemes"),
)
