"""What lists are called, and the ways to entries and lists."""

from pathlib import Path

from project import CLUSTER, EVENT, NEWS, PARTNERSHIP, load

from mkdocs_partnerships.crumbs import list_title, steps_to, steps_to_list
from mkdocs_partnerships.lists import Collection, ListPage, Part
from mkdocs_partnerships.types.entry import Entry

FIRST = ListPage("events/", (), "events/")
YEAR = ListPage("events/archive/2023/", (), "events/", 2023)
MONTH = ListPage("events/archive/2023/11/", (), "events/", 2023, 11, months=(Part(11, 1, "events/archive/2023/11/"),))


def entry(root: Path, type_name: str, file: str, text: str) -> Entry:
    site, problems = load(root, **{file: text})
    assert problems == []
    [found] = site.all(type_name)
    return found


def test_the_way_to_an_entry(tmp_path: Path) -> None:
    assert steps_to(entry(tmp_path / "e", "event", "events__a.yml", EVENT), "en") == [
        ("Events", "events/"),
        ("2023", "events/archive/2023/"),
        ("Conference", None),
    ]
    assert steps_to(entry(tmp_path / "n", "news", "content__news__a.yml", NEWS), "en") == [
        ("News", "news/"),
        ("2023", "news/archive/2023/"),
    ]
    assert steps_to(entry(tmp_path / "p", "partnership", "partnerships__a.yml", PARTNERSHIP), "en") == [
        ("Partnerships", "partnerships/"),
        ("HempCluB", None),
    ]
    assert steps_to(entry(tmp_path / "c", "cluster", "partnerships__clusters__a.yml", CLUSTER), "en") == [
        ("Clusters", "clusters/"),
        ("Romania", "clusters/#ro"),
    ]


def test_what_a_list_is_called(tmp_path: Path) -> None:
    owner = entry(tmp_path, "partnership", "partnerships__a.yml", PARTNERSHIP)
    everything = Collection("event", "events/", ())
    titles = [list_title(everything, page, "en") for page in (FIRST, YEAR, MONTH)]
    assert titles == ["Events", "Events 2023", "Events November 2023"]
    assert list_title(Collection("event", "", (), "country", "RO"), FIRST, "en") == "Events in Romania"
    assert list_title(Collection("event", "", (), "type", "fair"), FIRST, "en") == "Events: Fair"
    assert list_title(Collection("event", "", (), "sector", "photonics"), FIRST, "en") == "Events: photonics"
    assert list_title(Collection("event", "", (), "attendance", "in_person"), FIRST, "en") == "Events: In person"
    # A word of the editors that the product has too.
    assert list_title(Collection("event", "", (), "tag", "fair"), FIRST, "en") == "Events: fair"
    assert list_title(Collection("news", "", (), "tag", "Value chains"), FIRST, "en") == "News: Value chains"
    assert list_title(Collection("news", "", (), owner=owner), FIRST, "en") == "HempCluB: News"


def test_the_way_to_a_list(tmp_path: Path) -> None:
    owner = entry(tmp_path, "partnership", "partnerships__a.yml", PARTNERSHIP)
    everything = Collection("event", "events/", ())
    assert steps_to_list(everything, YEAR, "en") == [("Events", "events/"), ("Events 2023", None)]
    fairs = Collection("event", "events/type/fair/", (), "type", "fair")
    first = ListPage("events/type/fair/", (), "events/type/fair/")
    year = ListPage("events/type/fair/archive/2023/", (), "events/type/fair/", 2023)
    assert steps_to_list(fairs, first, "en") == [("Events", "events/"), ("Events: Fair", None)]
    assert steps_to_list(fairs, year, "en") == [
        ("Events", "events/"),
        ("Events: Fair", "events/type/fair/"),
        ("Events: Fair 2023", None),
    ]
    theirs = Collection("news", "partnerships/a/news/", (), owner=owner)
    assert steps_to_list(theirs, ListPage("partnerships/a/news/", (), "partnerships/a/news/"), "en") == [
        ("Partnerships", "partnerships/"),
        ("HempCluB", "partnerships/a/"),
        ("HempCluB: News", None),
    ]
