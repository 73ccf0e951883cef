"""Which feeds there are. A new one is one line in `FEEDS` and its words."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FeedPlan:
    """Which entries a feed carries.

    Attributes:
        address: its address inside the site.
        page: the address of the page that it belongs to.
        words: the key of its title and description in the words' table `feeds`.
        types: the types of its entries.
    """

    address: str
    page: str
    words: str
    types: tuple[str, ...]


FEEDS: tuple[FeedPlan, ...] = (
    FeedPlan("feed.xml", "", "all", ("news", "event")),
    FeedPlan("news/feed.xml", "news/", "news", ("news",)),
    FeedPlan("events/feed.xml", "events/", "events", ("event",)),
)
