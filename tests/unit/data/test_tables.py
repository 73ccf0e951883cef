"""The open data of a small project: what stands there, what must not, and that any text survives."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker
from project import CLUSTER, EVENT, NEWS, PARTNERSHIP, write

from mkdocs_partnerships.cache import Cache, Shelf
from mkdocs_partnerships.data.columns import flat, record, schema_of
from mkdocs_partnerships.data.files import OpenData
from mkdocs_partnerships.data.tables import tables
from mkdocs_partnerships.data.view import View
from mkdocs_partnerships.data.writing import CLOSING, About, Sheet, cell, opening, to_line
from mkdocs_partnerships.digests import digest
from mkdocs_partnerships.fields.records import Person
from mkdocs_partnerships.load import load_site
from mkdocs_partnerships.settings import Licence, Settings
from mkdocs_partnerships.site import Site

RICH = """\
title: Clusters meet
summary: Two days.
type: exchange
start: 2023-11-21 09:30
end: 2023-11-23
place: {city: Iași, country: RO}
partnerships: [hempclub, hidden]
published: 2023-10-01 12:00
attendance: hybrid
online: {url: https://secret.example.org/join, platform: Jitsi}
host: clustero
organisers: [{name: Café & Co, url: https://cafe.example.org/}, clustero, secret]
speakers: [{name: Ana, role: Chair, email: ana@example.org}]
registration: {closes: 2023-11-01 18:00, capacity: 0, fee: free}
programme: [{date: 2023-11-21, sessions: [{start: 9:30, title: Opening}]}]
tags: [hemp, "=1+1"]
attachments: [{title: Programme, file: programme à.pdf}, {title: Map, url: https://example.org/map}]
figures: [{label: Participants, value: "205"}]
aliases: [/events/old/]
body: |
  Text with [a link](/about/).
"""

FILES: dict[str, str | bytes] = {
    "events/iasi.yml": RICH,
    "events/plain.yml": EVENT,
    "events/draft.yml": EVENT.replace("Clusters meet", "Secret") + "draft: true\n",
    "events/programme à.pdf": b"%PDF-",
    "content/about.md": "# About\n",
    "content/news/word.yml": NEWS + "events: [iasi, draft]\nauthors: [{role: Editor}, {name: Bo}]\n",
    "partnerships/hempclub.yml": PARTNERSHIP
    + "grant: {amount: 626112.50}\nperiod: {start: 2022-02}\ncontacts: [{name: Ion, email: ion@example.org}]\n",
    "partnerships/hidden.yml": PARTNERSHIP.replace("HempCluB", "Secret") + "draft: true\n",
    "partnerships/clusters/clustero.yml": CLUSTER,
    "partnerships/clusters/secret.yml": CLUSTER.replace("CLUSTERO", "Secret") + "draft: true\n",
}


def site_of(root: Path, **more: Any) -> Site:
    write(root, FILES)
    known = {"site_url": "https://example.org/x/", "drafts": True, "site_name": "S"} | more
    site, problems = load_site(Settings(root, **known))
    assert problems == []
    return site


def contents(site: Site) -> dict[str, bytes]:
    found = {one.address: one.content() for one in OpenData(site).files()}
    assert list(found) == [f"data/{one.name}.{ending}" for one in tables() for ending in ("csv", "json", "schema.json")]
    return found


def loaded(site: Site, name: str) -> dict[str, Any]:
    result: dict[str, Any] = json.loads(contents(site)[f"data/{name}.json"])
    return result


def test_an_event_is_this(tmp_path: Path) -> None:
    event = next(one for one in loaded(site_of(tmp_path), "events")["events"] if one["id"] == "iasi")
    assert event == {
        "id": "iasi",
        "url": "https://example.org/x/events/iasi/",
        "guid": "tag:example.org,2026:event/old",
        "title": "Clusters meet",
        "summary": "Two days.",
        "type": "exchange",
        "status": "scheduled",
        "start": "2023-11-21T09:30:00+02:00",
        "end": "2023-11-23",
        "timezone": "Europe/Bucharest",
        "published": "2023-10-01T12:00:00+02:00",
        "partnerships": ["hempclub"],
        "attendance": "hybrid",
        "place": {"city": "Iași", "country": "RO"},
        "online": {"platform": "Jitsi"},
        "host": {"name": "CLUSTERO", "cluster": "clustero"},
        "organisers": [
            {"name": "Café & Co", "website": "https://cafe.example.org/"},
            {"name": "CLUSTERO", "cluster": "clustero"},
        ],
        "speakers": [{"name": "Ana", "role": "Chair"}],
        "registration": {
            "closes": "2023-11-01T18:00:00+02:00",
            "invitation_only": False,
            "capacity": 0,
            "full": False,
            "fee": "free",
        },
        "programme": [
            {"date": "2023-11-21", "sessions": [{"start": "09:30", "title": "Opening", "invitation_only": False}]}
        ],
        "language": "en",
        "tags": ["hemp", "=1+1"],
        "attachments": [
            {
                "title": "Programme",
                "file_url": "https://example.org/x/events/iasi/programme%20%C3%A0.pdf",
                "size": 5,
            },
            {"title": "Map", "file_url": "https://example.org/map"},
        ],
        "figures": [{"label": "Participants", "value": "205"}],
        "former_urls": ["https://example.org/x/events/old/"],
        "body": "Text with [a link](/about/).",
    }


def test_the_same_event_is_this_in_a_spreadsheet(tmp_path: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(contents(site_of(tmp_path))["data/events.csv"].decode(), newline="")))
    assert [row["id"] for row in rows] == ["iasi", "plain"]
    assert {name: value for name, value in rows[0].items() if value} == {
        "id": "iasi",
        "url": "https://example.org/x/events/iasi/",
        "guid": "tag:example.org,2026:event/old",
        "title": "Clusters meet",
        "summary": "Two days.",
        "type": "exchange",
        "status": "scheduled",
        "start": "2023-11-21T09:30:00+02:00",
        "end": "2023-11-23",
        "timezone": "Europe/Bucharest",
        "published": "2023-10-01T12:00:00+02:00",
        "partnerships": "hempclub",
        "attendance": "hybrid",
        "place.city": "Iași",
        "place.country": "RO",
        "online.platform": "Jitsi",
        "host.name": "CLUSTERO",
        "host.cluster": "clustero",
        "organisers": "Café & Co; CLUSTERO",
        "speakers": "Ana",
        "registration.closes": "2023-11-01T18:00:00+02:00",
        "registration.invitation_only": "false",
        "registration.capacity": "0",
        "registration.full": "false",
        "registration.fee": "free",
        "language": "en",
        "tags": "hemp; '=1+1",
        "attachments": "https://example.org/x/events/iasi/programme%20%C3%A0.pdf; https://example.org/map",
        "former_urls": "https://example.org/x/events/old/",
    }


def test_a_file_says_what_it_is(tmp_path: Path) -> None:
    site = site_of(tmp_path, data_licence=Licence(name="CC BY 4.0", url="https://example.org/by"))
    found = loaded(site, "news")
    entries = found.pop("news")
    assert found == {
        "$schema": "https://example.org/x/data/news.schema.json",
        "version": 1,
        "title": "News",
        "licence": {"name": "CC BY 4.0", "url": "https://example.org/by"},
        "as_of": "2023-11-28",
    }
    assert [(one["events"], one["authors"]) for one in entries] == [(["iasi"], [{"role": "Editor"}, {"name": "Bo"}])]
    schema = json.loads(contents(site)["data/news.schema.json"])
    assert (schema["$schema"], schema["$id"]) == ("https://json-schema.org/draft/2020-12/schema", found["$schema"])


def test_without_an_address_addresses_begin_at_the_root(tmp_path: Path) -> None:
    site = site_of(tmp_path, site_url="", data_licence=None)
    found = loaded(site, "clusters")
    assert found == {
        "$schema": "/data/clusters.schema.json",
        "version": 1,
        "title": "Clusters",
        "clusters": [
            {"id": "clustero", "url": "/clusters/clustero/", "name": "CLUSTERO", "country": "RO", "language": "en"}
        ],
    }


def test_sums_are_numbers_and_dates_as_exact_as_they_are_known(tmp_path: Path) -> None:
    (one,) = loaded(site_of(tmp_path), "partnerships")["partnerships"]
    assert (one["grant"], one["period"], one["contacts"]) == (
        {"amount": 626112.5, "currency": "EUR"},
        {"start": "2022-02"},
        [{"name": "Ion"}],
    )


def test_nothing_hidden_is_handed_out(tmp_path: Path) -> None:
    everything = b"".join(contents(site_of(tmp_path)).values()).decode()
    assert "Jitsi" in everything
    for hidden in ("secret", "Secret", "draft", "hidden", "ana@", "ion@"):
        assert hidden not in everything.replace("drafts", "").replace("json-schema.org/draft/", "")
    public = RICH.replace("platform: Jitsi", "join_url_public: true")
    write(tmp_path, {"events/iasi.yml": public})
    events = load_site(Settings(tmp_path))[0]
    assert "https://secret.example.org/join" in contents(events)["data/events.json"].decode()


def test_every_file_fits_its_schema(tmp_path: Path) -> None:
    found = contents(site_of(tmp_path))
    for one in tables():
        schema = json.loads(found[f"data/{one.name}.schema.json"])
        Draft202012Validator.check_schema(schema)
        judge = Draft202012Validator(schema, format_checker=FormatChecker())
        assert [error.message for error in judge.iter_errors(json.loads(found[f"data/{one.name}.json"]))] == []


def test_a_file_that_does_not_fit_is_found(tmp_path: Path) -> None:
    found = contents(site_of(tmp_path))
    judge = Draft202012Validator(json.loads(found["data/events.schema.json"]), format_checker=FormatChecker())
    wrongs: list[dict[str, Any]] = [
        {"type": "party"},
        {"start": "2023-11-21 09:30"},
        {"programme": [{"date": "21 November"}]},
        {"place": {"country": "Romania"}},
    ]
    for wrong in wrongs:
        events = json.loads(found["data/events.json"])
        events["events"][0] |= wrong
        assert len(list(judge.iter_errors(events))) == 1


def properties(schema: dict[str, Any]) -> set[str]:
    """Give every field that a schema knows, with the groups that it belongs to."""
    inner = schema.get("items", schema)
    found = set()
    for name, one in inner.get("properties", {}).items():
        found |= {name, *(f"{name}.{below}" for below in properties(one))}
    return found


@pytest.mark.parametrize("table", tables(), ids=lambda one: one.name)
def test_every_column_of_a_spreadsheet_is_a_field_of_the_schema_with_a_meaning(table: Any) -> None:
    columns = list(flat(table.columns))
    names = [one.name for one in columns]
    assert len(set(names)) == len(names)
    assert set(names) <= properties(schema_of(table.columns))
    assert [one.name for one in columns if not one.meaning.endswith(".")] == []


def test_a_file_is_made_anew_only_when_something_in_it_has_changed(tmp_path: Path) -> None:
    before = {one.address: one.key() for one in OpenData(site_of(tmp_path)).files()}
    assert {one.address: one.key() for one in OpenData(site_of(tmp_path)).files()} == before
    write(tmp_path, {"content/news/word.yml": NEWS.replace("A word", "Two")})
    site, _ = load_site(Settings(tmp_path, site_url="https://example.org/x/", drafts=True, site_name="S"))
    after = {one.address: one.key() for one in OpenData(site).files()}
    changed = {address for address in before if before[address] != after[address]}
    assert {"data/news.csv", "data/news.json"} <= changed
    assert not changed & {"data/clusters.csv", "data/partnerships.json", "data/news.schema.json"}


CHANGES = (
    {"events/iasi.yml": RICH.replace("Clusters meet", "Others meet")},
    {"partnerships/clusters/clustero.yml": CLUSTER + "draft: true\n"},
    {"partnerships/hempclub.yml": PARTNERSHIP.replace("HempCluB", "Hemp")},
    {"events/programme à.pdf": b"%PDF-1.7 longer"},
    {"content/news/word.yml": NEWS},
)


def test_what_an_earlier_build_wrote_makes_no_difference(tmp_path: Path) -> None:
    def written(**more: Any) -> dict[str, bytes]:
        site, _ = load_site(Settings(tmp_path, site_url="https://example.org/x/", site_name="S"))
        data = OpenData(site)
        for name, value in more.items():
            setattr(data, name, value)
        return {one.address: one.content() for one in data.files()}

    write(tmp_path, FILES)
    warnings: list[str] = []
    shelf = Shelf(Cache(tmp_path / "cache", warnings.append), digest(b"edition"))
    assert written(shelf=shelf) == written()
    for change in CHANGES:
        before = written()
        write(tmp_path, change)
        assert written(shelf=shelf) == written() != before
    assert len(shelf.load("data-events").places) == 2
    assert warnings == []


def test_mail_addresses_are_no_column() -> None:
    assert "email" in Person.model_fields
    assert [one.name for table in tables() for one in flat(table.columns) if "mail" in one.name] == []


@pytest.mark.parametrize("sign", list("=+-@\t\r\n"))
def test_a_formula_is_made_harmless(sign: str) -> None:
    assert cell(f"{sign}1+1") == f"'{sign}1+1"
    assert cell(["a", f"{sign}1"]) == f"a; '{sign}1"


def test_other_cells_stay_as_they_are() -> None:
    assert [cell(one) for one in ("a=1", " =1", "'=1", 0, False, True, None, 1.5, [])] == [
        "a=1",
        " =1",
        "'=1",
        "0",
        "false",
        "true",
        "",
        "1.5",
        "",
    ]


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=1, max_size=60)
SCRIPTS = st.sampled_from(
    ["Україна", "Ελλάδα", "საქართველო", "Հայաստան", "👩‍🚀 ]]>", "مرحبا, “a”; b\r\nc", '=HYPERLINK("x")', "-1", "@a"]
)
COLUMNS = [one for one in tables()[2].columns if one.name in ("id", "title", "summary", "tags")]


class _Thing:
    """What has the fields of an event that hold text."""

    def __init__(self, texts: list[str]) -> None:
        self.id, self.title, self.summary, *rest = texts
        self.tags = tuple(rest)


@given(st.lists(st.lists(TEXTS | SCRIPTS, min_size=3, max_size=6), max_size=4))
def test_any_text_survives_both_formats(texts: list[list[str]]) -> None:
    things = [_Thing(one) for one in texts]
    view: View = None  # type: ignore[assignment]  # not asked by columns that hold text
    records = [record(COLUMNS, one, view, one) for one in things]
    about = About("events", "T", "D", "s", 1, None, "")
    raw = opening(about) + b"\n" + b",\n".join(map(to_line, records)) + CLOSING
    assert json.loads(raw)["events"] == [
        {"id": one.id, "title": one.title, "summary": one.summary} | ({"tags": list(one.tags)} if one.tags else {})
        for one in things
    ]
    sheet = Sheet(COLUMNS)
    content = b"".join([sheet.header, *map(sheet.line, records)]).decode()
    rows = list(csv.reader(io.StringIO(content, newline=""), strict=True))
    assert rows[0] == ["id", "title", "summary", "tags"]
    for row, thing in zip(rows[1:], things, strict=True):
        plain = [value[1:] if value[:1] == "'" and value[1:2] in set("=+-@\t\r\n") else value for value in row[:3]]
        assert [one.removeprefix("'") for one in plain] == [
            one.removeprefix("'") for one in (thing.id, thing.title, thing.summary)
        ]
        assert not [value for value in row if value[:1] in set("=+-@\t\r\n")]
    assert content.endswith("\r\n")
