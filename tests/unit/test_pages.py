from mkdocs_partnerships.pages import LATEST, address_from, in_list_order, newest
from mkdocs_partnerships.source import read
from mkdocs_partnerships.types.entry import Defaults, Entry
from mkdocs_partnerships.types.event import Event
from mkdocs_partnerships.types.parse import parse


def events(*starts: str) -> list[Entry]:
    made: list[Entry] = []
    for number, start in enumerate(starts):
        source, _ = read("e.yml", f"title: E\nsummary: S\ntype: other\nstart: {start}\n".encode())
        assert source
        event, problems = parse(source, Event, f"e{number}", Defaults())
        assert event
        assert problems == []
        made.append(event)
    return in_list_order(made)


def test_a_list_holds_all_of_the_two_newest_years() -> None:
    many = [f"2028-{1 + number % 12:02}-{1 + number % 28:02}" for number in range(50)]
    shown = newest(events(*many, "2027-01-01", "2026-12-31"))
    assert len(shown) == 51
    assert str(shown[-1].listed_at) == "2027-01-01"


def test_a_list_holds_so_many_at_least() -> None:
    old = [f"{1960 + number}-06-01" for number in range(60)]
    assert len(newest(events(*old))) == LATEST


def test_a_list_of_few_holds_them_all() -> None:
    assert len(newest(events("2027-01-01", "2020-01-01"))) == 2


def test_an_address_is_written_from_the_page_that_links() -> None:
    assert address_from("", "events/") == "events/"
    assert address_from("events/iasi/", "events/iasi/my plan.pdf") == "../../events/iasi/my%20plan.pdf"
    assert address_from("", "") == "./"
    assert address_from("about/", "") == "../"
