import datetime as dt
from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from mkdocs_partnerships.lists import (
    FACETS,
    LATEST,
    MOST,
    Collection,
    ListPage,
    by_facets,
    by_tags,
    in_list_order,
    newest,
    pages_of,
)
from mkdocs_partnerships.source import read
from mkdocs_partnerships.types.entry import Defaults, Entry
from mkdocs_partnerships.types.event import Event
from mkdocs_partnerships.types.news import News
from mkdocs_partnerships.types.parse import parse
from mkdocs_partnerships.types.partnership import Partnership


def event(number: int, start: str, rest: str = "") -> Event:
    source, _ = read("e.yml", f"title: E\nsummary: S\ntype: other\nstart: {start}\n{rest}".encode())
    assert source
    made, problems = parse(source, Event, f"e{number}", Defaults())
    assert made
    assert problems == []
    return made


def events(*starts: str) -> list[Entry]:
    return in_list_order([event(number, start) for number, start in enumerate(starts)])


def partnerships(**sectors: str) -> dict[str, Entry]:
    """Give partnerships by their ids, each with its sectors."""
    result: dict[str, Entry] = {}
    for name, those in sectors.items():
        source, _ = read("p.yml", f"name: {name}\nsummary: S\nsectors: [{those}]\n".encode())
        assert source
        made, problems = parse(source, Partnership, name, Defaults())
        assert made
        assert problems == []
        result[name] = made
    return result


def of_facet(facet: str, events: Sequence[Event], known: dict[str, Entry] | None = None) -> list[Collection]:
    return [one for one in by_facets(events, known or {}) if one.facet == facet]


def ids(entries: Sequence[Entry]) -> list[str]:
    return [one.id for one in entries]


def test_a_first_page_holds_all_of_the_two_newest_years() -> None:
    many = [f"2028-{1 + number % 12:02}-{1 + number % 28:02}" for number in range(50)]
    shown = newest(events(*many, "2027-01-01", "2026-12-31"))
    assert len(shown) == 51
    assert str(shown[-1].listed_at) == "2027-01-01"


def test_a_first_page_holds_so_many_at_least() -> None:
    old = [f"{1960 + number}-06-01" for number in range(60)]
    assert len(newest(events(*old))) == LATEST


def test_a_first_page_of_few_holds_them_all() -> None:
    assert len(newest(events("2027-01-01", "2020-01-01"))) == 2


def test_a_first_page_holds_no_more_than_there_is_room_for() -> None:
    assert len(newest(events(*["2028-01-01"] * 30), 20)) == 20


def test_each_year_has_a_page() -> None:
    pages = list(pages_of("events/", events("2027-01-01", "2020-01-01", "2020-02-01")))
    assert [(page.address, page.year, ids(page.entries)) for page in pages] == [
        ("events/", None, ["e0", "e2", "e1"]),
        ("events/archive/2027/", 2027, ["e0"]),
        ("events/archive/2020/", 2020, ["e2", "e1"]),
    ]
    assert [(one.name, one.count, one.address) for one in pages[0].years] == [
        (2027, 1, "events/archive/2027/"),
        (2020, 2, "events/archive/2020/"),
    ]


def test_a_small_collection_without_archives_is_one_page() -> None:
    few = events("2027-01-01", "2020-01-01")
    assert list(pages_of("events/country/ro/", few, archives=False)) == [
        ListPage("events/country/ro/", few, "events/country/ro/")
    ]


def test_a_year_of_very_many_has_a_page_for_each_month() -> None:
    pages = list(pages_of("events/", events(*["2027-03-01"] * MOST, "2027-01-05")))
    assert [(page.address, page.month, len(page.entries)) for page in pages] == [
        ("events/", None, MOST),
        ("events/archive/2027/", None, LATEST),
        ("events/archive/2027/03/", 3, MOST),
        ("events/archive/2027/01/", 1, 1),
    ]
    assert [(one.name, one.count) for one in pages[1].months] == [(1, 1), (3, MOST)]


@settings(max_examples=30, deadline=None)
@given(st.lists(st.dates(dt.date(1950, 1, 1), dt.date(2100, 12, 31)), max_size=60), st.booleans())
def test_every_entry_stands_on_a_page(days: list[object], archives: bool) -> None:  # noqa: FBT001
    many = events(*map(str, days))
    pages = list(pages_of("events/", many, archives=archives))
    assert len({page.address for page in pages}) == len(pages)
    assert max(len(page.entries) for page in pages) <= MOST
    assert {one.id for page in pages for one in page.entries} == {one.id for one in many}
    # The years tell what stands on their pages.
    of_years = {page.address: len(page.entries) for page in pages if page.year}
    assert {one.address: one.count for page in pages for one in page.years} == of_years


def test_events_are_divided_by_kind_and_country() -> None:
    first = event(1, "2027-01-01", "place: {city: Iași, country: RO}\nother_places: [{city: Graz, country: AT}]\n")
    second = event(2, "2026-01-01", "place: {city: Cluj, country: RO}\n")
    assert [(one.folder, one.facet, one.value, ids(one.entries)) for one in by_facets([first, second], {})] == [
        ("events/country/at/", "country", "AT", ["e1"]),
        ("events/country/ro/", "country", "RO", ["e1", "e2"]),
        ("events/type/other/", "type", "other", ["e1", "e2"]),
        ("events/attendance/in_person/", "attendance", "in_person", ["e1", "e2"]),
    ]


def test_news_are_divided_by_topic_whatever_its_spelling() -> None:
    def item(number: int, tags: str) -> Entry:
        text = f"title: N\nsummary: S\npublished: 2027-01-{number:02}\ntags: [{tags}]\n"
        source, _ = read("n.yml", text.encode())
        assert source
        made, problems = parse(source, News, f"n{number}", Defaults())
        assert made
        assert problems == []
        return made

    news = in_list_order([item(1, "Value chains, C++"), item(2, "value-chains, Südtirol"), item(3, "C#, value chains")])
    found = [(one.folder, one.facet, one.value, ids(one.entries)) for one in by_tags(news)]
    # In an address stand small letters of ASCII only; the oldest spelling is shown.
    assert found == [
        ("news/tag/c-951a4d36/", "tag", "C#", ["n3"]),
        ("news/tag/c-cedb1bac/", "tag", "C++", ["n1"]),
        ("news/tag/xn--sdtirol-n2a/", "tag", "Südtirol", ["n2"]),
        ("news/tag/value-chains/", "tag", "Value chains", ["n3", "n2", "n1"]),
    ]
    assert list(by_tags([])) == []


def test_a_tag_written_in_two_ways_is_one_and_the_oldest_event_names_it() -> None:
    newer = event(1, "2027-01-01", "tags: [Value Chains, value-chains, C++]\n")
    older = event(2, "2026-01-01", "tags: [value chains]\n")
    tags = [(one.folder, one.value, ids(one.entries)) for one in of_facet("tag", [newer, older])]
    assert tags == [
        ("events/tag/c-cedb1bac/", "C++", ["e1"]),
        ("events/tag/value-chains/", "value chains", ["e1", "e2"]),
    ]


def test_an_event_that_moved_online_is_online() -> None:
    moved = event(1, "2027-01-01", "status: moved_online\nplace: {country: RO}\n")
    assert [one.value for one in of_facet("attendance", [moved])] == ["online"]


def test_an_event_is_of_the_sectors_of_the_partnerships_that_it_names() -> None:
    both = event(1, "2027-01-01", "partnerships: [light, hemp, hidden]\n")
    one = event(2, "2026-01-01", "partnerships: [hemp]\n")
    none = event(3, "2025-01-01")
    # A partnership that is not shown is not among those given.
    known = partnerships(
        hemp="Advanced manufacturing, C++, Lebensmittel für alle", light="photonics, advanced-manufacturing"
    )
    assert FACETS["sector"](both, known) == [
        "photonics",
        "advanced-manufacturing",
        "Advanced manufacturing",
        "C++",
        "Lebensmittel für alle",
    ]
    assert FACETS["sector"](none, known) == []
    found = [(one.folder, one.value, ids(one.entries)) for one in of_facet("sector", [both, one, none], known)]
    # An event stands once in a list, however its sector is written; an address has letters of ASCII only.
    assert found == [
        ("events/sector/advanced-manufacturing/", "Advanced manufacturing", ["e1", "e2"]),
        ("events/sector/c-cedb1bac/", "C++", ["e1", "e2"]),
        ("events/sector/xn--lebensmittel-fr-alle-2ec/", "Lebensmittel für alle", ["e1", "e2"]),
        ("events/sector/photonics/", "photonics", ["e1"]),
    ]
