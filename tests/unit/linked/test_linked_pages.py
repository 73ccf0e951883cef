"""Which things each page speaks of."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

from linked_reading import URL, site_of, things
from project import CLUSTER, EVENT, NEWS, PARTNERSHIP

from mkdocs_partnerships.crumbs import steps_to
from mkdocs_partnerships.linked.dataset import DataFile, Dataset
from mkdocs_partnerships.linked.pages import LinkedData

FILES = {
    "events/meet.yml": EVENT,
    "content/news/word.yml": NEWS,
    "partnerships/hempclub.yml": PARTNERSHIP,
    "partnerships/clusters/clustero.yml": CLUSTER,
}


def item(position: int, name: str, address: str | None) -> dict[str, object]:
    where = {"item": URL + address} if address is not None else {}
    return {"@type": "ListItem", "position": position, "name": name, **where}


def test_each_entry_says_what_it_is_and_the_way_to_it(tmp_path: Path) -> None:
    site = site_of(tmp_path, FILES)
    linked = LinkedData(site)
    found = {}
    for type_name, entry_id in (
        ("event", "meet"),
        ("news", "word"),
        ("partnership", "hempclub"),
        ("cluster", "clustero"),
    ):
        entry = site.entries[type_name][entry_id]
        about, way = things(linked.of_entry(entry, steps_to(entry, "en")))
        assert way["@type"] == "BreadcrumbList"
        found[about["@type"]] = way["itemListElement"]
    assert found == {
        "Event": [
            item(1, "Events", "events/"),
            item(2, "2023", "events/archive/2023/"),
            item(3, "Conference", None),
        ],
        "NewsArticle": [
            item(1, "News", "news/"),
            item(2, "2023", "news/archive/2023/"),
            item(3, "A word", None),
        ],
        "Project": [item(1, "Partnerships", "partnerships/"), item(2, "HempCluB", None)],
        "Organization": [
            item(1, "Clusters", "clusters/"),
            item(2, "Romania", "clusters/#ro"),
            item(3, "CLUSTERO", None),
        ],
    }


def test_a_list_says_the_way_to_it(tmp_path: Path) -> None:
    linked = LinkedData(site_of(tmp_path, FILES))
    [way] = things(linked.of_list([("Events", "events/"), ("Events 2023", None)]))
    assert way == {
        "@type": "BreadcrumbList",
        "itemListElement": [item(1, "Events", "events/"), item(2, "Events 2023", None)],
    }
    assert linked.of_list([]) == ""


def test_the_home_page_speaks_of_the_site(tmp_path: Path) -> None:
    assert things(LinkedData(site_of(tmp_path, FILES)).of_home()) == [
        {"@type": "WebSite", "@id": f"{URL}#website", "name": "Ours", "url": URL, "inLanguage": "en"}
    ]


def test_a_site_without_an_address_says_nothing(tmp_path: Path) -> None:
    site = site_of(tmp_path, FILES)
    linked = LinkedData(replace(site, settings=replace(site.settings, site_url="")))
    said = [linked.of_home(), linked.of_list([("Events", "events/"), ("Events 2023", None)])]
    said += [linked.of_entry(entry, steps_to(entry, "en")) for name in site.entries for entry in site.all(name)]
    assert set(said) == {""}


DATASET = Dataset(
    address="data/",
    name="Events of partnerships",
    description="Every event of the partnerships with its days and places, as JSON and CSV.",
    licence="https://creativecommons.org/licenses/by/4.0/",
    version="1",
    changed=dt.date(2026, 11, 22),
    keywords=("clusters", "events"),
    files=(DataFile("Events", "data/events.csv", "text/csv"),),
)


def test_open_data_say_what_they_are(tmp_path: Path) -> None:
    assert things(LinkedData(site_of(tmp_path, FILES)).of_dataset(DATASET)) == [
        {
            "@type": "Dataset",
            "@id": f"{URL}data/#dataset",
            "name": "Events of partnerships",
            "description": "Every event of the partnerships with its days and places, as JSON and CSV.",
            "url": f"{URL}data/",
            "isAccessibleForFree": True,
            "license": "https://creativecommons.org/licenses/by/4.0/",
            "version": "1",
            "dateModified": "2026-11-22",
            "inLanguage": "en",
            "creator": {"@type": "Organization", "name": "Ours", "url": URL},
            "keywords": ["clusters", "events"],
            "distribution": [
                {
                    "@type": "DataDownload",
                    "name": "Events",
                    "contentUrl": f"{URL}data/events.csv",
                    "encodingFormat": "text/csv",
                }
            ],
        }
    ]
