"""What is spliced is what feedgen writes, and what feedgen does wrong by itself."""

import datetime as dt
from types import ModuleType
from zoneinfo import ZoneInfo

import pytest
from feedgen.feed import FeedGenerator
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_partnerships.feeds.feed import Feed
from mkdocs_partnerships.feeds.formats import formats
from mkdocs_partnerships.feeds.item import Enclosure, Item, clean
from mkdocs_partnerships.feeds.xml import atom, rss
from mkdocs_partnerships.feeds.xml.frames import Frames

SIGNS = st.text(
    st.sampled_from("&<>\"'\n\r\t ]>[!CDATA;#\ue000titleșΩж🎉\u200f\u2066ש\x85\u2028") | st.characters()
).map(clean)
SAID = SIGNS.filter(bool)
WHEN = st.datetimes(dt.datetime(1950, 1, 1), dt.datetime(2100, 1, 1)).map(  # noqa: DTZ001 - its zone comes next
    lambda one: one.replace(microsecond=0, tzinfo=ZoneInfo("Europe/Brussels"))
)
ITEMS = st.builds(
    Item,
    guid=SAID,
    link=SAID,
    title=SAID,
    summary=SAID,
    html=SIGNS,
    language=st.just("en"),
    published=WHEN,
    changed=WHEN,
    categories=st.lists(SAID, max_size=3).map(tuple),
    authors=st.lists(SAID, max_size=2).map(tuple),
    enclosures=st.lists(st.builds(Enclosure, SAID, st.just("17"), st.just("image/png")), max_size=2).map(tuple),
)
FEEDS = st.builds(
    Feed,
    **dict.fromkeys(("id", "title", "description", "link", "address", "language", "author"), SAID),
    **dict.fromkeys(("current", "older", "newer"), SIGNS),
    updated=WHEN,
)
FORMATS = pytest.mark.parametrize(("module", "ending", "element"), [(rss, "xml", "item"), (atom, "atom", "entry")])


@FORMATS
@given(feed=FEEDS, items=st.lists(ITEMS, max_size=3))
def test_splicing_gives_what_feedgen_writes(
    module: ModuleType, ending: str, element: str, feed: Feed, items: list[Item]
) -> None:
    frames = formats()[ending]
    assert f"<{element}>" in module.draw(feed, items) or not items
    # RSS has one enclosure.
    assert frames.feed(feed, [frames.item(one) for one in items]).decode() == module.draw(feed, items)


@FORMATS
def test_a_frame_serves_others_of_its_shape(module: ModuleType, ending: str, element: str) -> None:
    drawn: list[object] = []

    def draw(*given: object) -> str:
        drawn.append(given)
        text: str = module.draw(*given)
        return text

    frames = Frames(draw, element, dt.datetime.isoformat)
    when = dt.datetime(2024, 1, 2, tzinfo=dt.UTC)
    made = [Item(*"abc", f"{number}", "", "en", when, when, ("x",), (), ()) for number in range(5)]
    assert len({frames.item(one) for one in made}) == 5
    assert len(drawn) == 1, ending


def test_left_alone_feedgen_stamps_a_feed_with_the_time_of_the_build() -> None:
    generator = FeedGenerator()
    generator.id("x"), generator.title("t"), generator.description("d"), generator.link(href="https://example.org/")
    year = f"{dt.datetime.now(dt.UTC).year}".encode()
    assert year in generator.rss_str()
    assert year in generator.atom_str()


def test_left_alone_feedgen_drops_what_a_link_in_atom_is() -> None:
    generator = FeedGenerator()
    generator.id("x"), generator.title("t")
    entry = generator.add_entry()
    entry.id("y"), entry.title("t"), entry.link(href="https://example.org/")
    entry.enclosure("https://example.org/a.pdf", "7", "application/pdf")
    assert b'<link href="https://example.org/a.pdf"/>' in generator.atom_str()


def test_left_alone_feedgen_takes_cdata_for_a_type() -> None:
    generator = FeedGenerator()
    generator.id("x"), generator.title("t")
    entry = generator.add_entry()
    entry.id("y"), entry.title("t"), entry.content("<b>", type="CDATA")
    assert b'type="CDATA"' in generator.atom_str()


def test_left_alone_feedgen_stops_at_a_control_character() -> None:
    generator = FeedGenerator()
    generator.id("x"), generator.title("bell\a")
    with pytest.raises(ValueError, match="XML compatible"):
        generator.atom_str()
