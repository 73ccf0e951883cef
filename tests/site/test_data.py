"""The open data of the real site: against its schemas, its entries and its pages."""

import csv
import json
from pathlib import Path

import pytest
from building import ROOT
from jsonschema import Draft202012Validator, FormatChecker
from lxml import etree

from mkdocs_partnerships.data.tables import tables
from mkdocs_partnerships.load import load_site
from mkdocs_partnerships.mkdocs_plugin import settings_of
from mkdocs_partnerships.promises import promises_of
from mkdocs_partnerships.site import Site

SITE = "https://partnerships.example.org/"
NAMES = [one.name for one in tables()]
OF_ENTRIES = {
    "partnerships": "partnership",
    "clusters": "cluster",
    "events": "event",
    "news": "news",
    "schemes": "scheme",
}
FORMULA = tuple("=+-@\t\r")


@pytest.fixture(scope="module")
def site() -> Site:
    return load_site(settings_of(str(ROOT / "mkdocs.yml")))[0]


def rows_of(built_site: Path, name: str) -> list[dict[str, str]]:
    with (built_site / "data" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def test_these_are_the_files(built_site: Path) -> None:
    assert [*OF_ENTRIES, "figures", "counts"] == NAMES
    expected = {f"{name}.{ending}" for name in NAMES for ending in ("csv", "json", "schema.json")}
    assert {file.name for file in (built_site / "data").iterdir()} == {*expected, "index.html"}


@pytest.mark.parametrize("name", NAMES)
def test_the_json_fits_its_schema(name: str, built_site: Path) -> None:
    data = json.loads((built_site / "data" / f"{name}.json").read_text("utf-8"))
    schema = json.loads((built_site / "data" / f"{name}.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    assert data["$schema"] == schema["$id"] == f"{SITE}data/{name}.schema.json"
    judge = Draft202012Validator(schema, format_checker=FormatChecker())
    assert [f"{error.json_path}: {error.message}" for error in judge.iter_errors(data)] == []
    known = set(schema["properties"][name]["items"]["properties"])
    assert {field for one in data[name] for field in one} <= known


@pytest.mark.parametrize(("name", "type_name"), OF_ENTRIES.items())
def test_every_public_entry_is_in_by_its_id(name: str, type_name: str, built_site: Path, site: Site) -> None:
    ids = sorted(one.id for one in site.all(type_name))
    data = json.loads((built_site / "data" / f"{name}.json").read_text("utf-8"))
    assert [one["id"] for one in data[name]] == ids
    assert [row["id"] for row in rows_of(built_site, name)] == ids
    missing = [
        one["url"] for one in data[name] if not (built_site / one["url"].removeprefix(SITE) / "index.html").is_file()
    ]
    assert missing == []


@pytest.mark.parametrize("name", NAMES)
def test_the_csv_is_what_spreadsheets_expect_and_runs_nothing(name: str, built_site: Path) -> None:
    raw = (built_site / "data" / f"{name}.csv").read_bytes()
    rows = rows_of(built_site, name)
    assert raw.endswith(b"\r\n")
    assert not raw.startswith(b"\xef\xbb\xbf")
    data = json.loads((built_site / "data" / f"{name}.json").read_text("utf-8"))
    assert len(rows) == len(data[name])
    assert all(None not in row and None not in row.values() for row in rows)
    assert [value for row in rows for value in row.values() if value.startswith(FORMULA)] == []


def texts(page: Path, path: str) -> list[str]:
    tree = etree.HTML(page.read_text("utf-8"))
    return [" ".join("".join(one.itertext()).split()) for one in tree.xpath(path)]


def test_the_page_says_how_large_each_file_is(built_site: Path) -> None:
    shown = texts(built_site / "data" / "index.html", "//ul[@class='p-files']/li")
    kinds = {"csv": "CSV, for spreadsheets", "json": "JSON", "schema.json": "JSON Schema"}
    size = (built_site / "data" / "events.json").stat().st_size
    assert f"Events: JSON ({size / 1000:.1f} KB)" in shown
    assert len(shown) == len(NAMES) * len(kinds)


def test_the_page_lists_the_columns_of_each_table(built_site: Path) -> None:
    shown = texts(built_site / "data" / "index.html", "//table[caption='Columns of Events']//th[@scope='row']")
    assert shown == list(rows_of(built_site, "events")[0])


def test_the_page_tells_machines_what_the_dataset_is(built_site: Path) -> None:
    tree = etree.HTML((built_site / "data" / "index.html").read_text("utf-8"))
    (script,) = tree.xpath("//script[@type='application/ld+json']/text()")
    things = json.loads(script)
    (dataset,) = [one for one in things if one["@type"] == "Dataset"]
    assert dataset["version"] == "1"
    assert "license" not in dataset
    files = {one["contentUrl"]: one["encodingFormat"] for one in dataset["distribution"]}
    media = {"csv": "text/csv", "json": "application/json"}
    assert files == {f"{SITE}data/{name}.{ending}": media[ending] for name in NAMES for ending in media}


def test_the_figures_are_those_of_the_data(built_site: Path) -> None:
    page = built_site / "figures" / "index.html"
    rows = texts(page, "//section[@aria-labelledby='by-year']//tbody/tr")
    events = rows_of(built_site, "events")
    in_2023 = [one for one in events if one["start"].startswith("2023")]
    exchanges = [one for one in in_2023 if one["type"] == "exchange"]
    countries = {one["place.country"] for one in in_2023} - {""}
    assert f"2023{len(in_2023)}{len(exchanges)}{len(countries)}" in [row.replace(" ", "") for row in rows]
    charts = etree.HTML(page.read_text("utf-8")).xpath("//*[@role='img'][contains(@class, 'p-chart')]")
    named = [one.get("aria-labelledby").split()[0] for one in charts]
    assert named == ["year-chart", "country-chart", "type-chart"]
    assert texts(page, "//*[@id='year-chart']") == ["Events by year"]


def test_every_number_that_is_stated_stands_on_the_page_with_its_source(built_site: Path) -> None:
    shown = texts(built_site / "figures" / "index.html", "//div[contains(@class, 'p-stated')]//tbody/tr")
    rows = [one for one in rows_of(built_site, "figures") if one["entry_type"] in ("partnership", "event")]
    assert len(shown) == len(rows) > 50
    for one in rows:
        assert any(
            one["label"] in row and one["value"].lstrip("'") in row and one["source.title"] in row for row in shown
        )


def test_what_this_site_has_published_is_on_record(site: Site, built_site: Path) -> None:
    listed = (ROOT / "published.txt").read_text("utf-8").splitlines()
    assert listed == sorted(set(listed))
    assert len(set(listed) & set(promises_of(site))) > 150
    pages = [built_site / line.split()[0][1:] / "index.html" for line in listed]
    assert [str(page) for page in pages if not page.is_file()] == []
