"""The schemas in the hands of the real yaml-language-server: what an editor offers, explains and refuses."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from building import ROOT
from golden import agree
from language_server import LanguageServer

from mkdocs_partnerships.load import load_site
from mkdocs_partnerships.settings import Settings

CASES = ROOT / "tests" / "cases"
SEEN = CASES / "seen_by_schemas.txt"
EVENT = "title: A day\nsummary: What it is about.\ntype: exchange\nstart: 2027-05-04\n"
FILE = "events/2027/a-day.yml"


@pytest.fixture(scope="module")
def server() -> Iterator[LanguageServer]:
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text("utf-8"))
    with LanguageServer(ROOT, settings) as running:
        yield running


def written(root: Path) -> dict[str, str]:
    """Give every file of entries that an editor can show, by its path."""
    found = [file for one in ("partnerships", "events", "content") for file in sorted((root / one).rglob("*.yml"))]
    return {file.relative_to(root).as_posix(): file.read_bytes().decode(errors="replace") for file in found}


def test_offers_fields_with_what_they_mean(server: LanguageServer) -> None:
    offered = server.offers(FILE, EVENT + "sta|")
    assert offered["status_note"]["documentation"] == "Why, or what comes instead."
    assert "start" not in offered  # it is there already
    assert offered["image"]["insertText"] == "image:\n  file: "
    inner = server.offers(FILE, EVENT + "registration:\n  |")
    assert list(inner) == [
        *("url", "opens", "closes", "invitation_only", "capacity", "full", "fee", "not_open_to", "note"),
    ]


def test_offers_the_words_that_a_field_takes(server: LanguageServer) -> None:
    statuses = ["scheduled", "cancelled", "postponed", "rescheduled", "moved_online"]
    assert list(server.offers(FILE, EVENT + "status: |")) == statuses
    countries = server.offers(FILE, EVENT + "place:\n  country: |")
    assert countries["RO"]["documentation"] == "Romania"
    assert countries["NO"]["textEdit"]["newText"].strip("\"'") == "NO"
    assert "Europe/Bucharest" in server.offers(FILE, EVENT + "timezone: |")
    assert list(server.offers(FILE, EVENT + "draft: |")) == ["true", "false"]


def test_explains_a_field(server: LanguageServer) -> None:
    assert server.hover(FILE, EVENT, "start").split("\n\n")[:4] == [
        "#### Start",
        "When it begins.",
        "Written as a day, or a day and a time in the entry's zone.",
        "Example:",
    ]
    about_country = server.hover(FILE, EVENT + "place: {country: RO}\n", "country")
    assert len(about_country.splitlines()) < 10, "the list of all countries would cover the screen"


def test_refuses_what_is_wrong_and_says_what_to_write(server: LanguageServer) -> None:
    wrong = EVENT + (
        "tittle: B\nend: 2027-13-04\nplace: {country: Romania}\ntimezone: Europe/Iasi\nimage: {file: hall.jpg}\n"
        "status: canceled\nregistration: {url: example.org}\n"
    )
    named = "partnerships/clusters/somebody.yml"
    found = server.faults({FILE: wrong, named: "name: Somebody\n", "partnerships/p.yml": "name: P\nsummary: S.\n"})
    statuses = '"scheduled", "cancelled", "postponed", "rescheduled", "moved_online"'
    assert found == {
        FILE: [
            (5, "Property tittle is not allowed."),
            (6, "Write a day, or a day and a time in the entry's zone, such as 2023-11-21 09:30"),
            (7, "Write a country code (ISO 3166-1), such as RO"),
            (8, "Write a time zone (IANA name), such as Europe/Bucharest"),
            (9, 'Missing property "alt".'),
            (10, f"Value is not accepted. Valid values: {statuses}."),
            (11, "Write an address on the web, such as https://example.org/page"),
        ],
        named: [(1, 'Missing property "country".')],
    }


def test_a_first_line_names_the_schema_for_a_file_elsewhere(server: LanguageServer) -> None:
    line = f"# yaml-language-server: $schema={(ROOT / 'plugins/schemas/news.json').as_uri()}\n"
    found = server.faults({"elsewhere.yml": line + "title: A word\npublished: 2027-05-04\n", "other.yml": "title: 1\n"})
    assert found == {"elsewhere.yml": [(2, 'Missing property "summary".')]}


def test_is_content_with_every_entry_of_the_example_site(server: LanguageServer) -> None:
    files = written(ROOT) | {
        name.replace("/", "/fixture-", 1): text for name, text in written(ROOT / "tests/site/fixture").items()
    }
    assert len(files) > 150
    assert server.faults(files) == {}


@pytest.mark.golden
def test_sees_what_a_schema_can_see_of_the_mistakes(server: LanguageServer) -> None:
    """`seen_by_schemas.txt` says of each mistake whether the schemas see it; no file without an error is refused."""
    shown: dict[str, str] = {}
    wrong: set[str] = set()
    folders = [one for one in sorted((CASES / "mistakes").iterdir()) if one.is_dir()]
    for folder in folders:
        _, problems = load_site(Settings(folder))
        faulty = {one.place.file for one in problems if one.severity == "error"}
        for file, text in written(folder).items():
            way, _, name = file.rpartition("/")
            shown[f"{way}/{folder.name}--{name}"] = text
            wrong |= {f"{way}/{folder.name}--{name}"} if file in faulty else set()
    refused = server.faults(shown).keys()
    assert sorted(refused - wrong) == []
    seen = {one.rpartition("/")[2].partition("--")[0] for one in refused}
    able = {one.rpartition("/")[2].partition("--")[0] for one in wrong}
    assert len(seen) > len(able) / 3
    agree(SEEN, "".join(f"{'seen' if one in seen else 'not seen'}  {one}\n" for one in sorted(able)))
