"""The schemas as JSON; what an editor makes of them, tests/engines/test_language_server.py shows."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from mkdocs_partnerships.fields.text import Written
from mkdocs_partnerships.fields.times import zones
from mkdocs_partnerships.schemas.files import associations, pattern, schema_files, site_ids
from mkdocs_partnerships.schemas.json_schema import DRAFT, json_schema
from mkdocs_partnerships.schemas.values import LISTS, VALUES, zone_names
from mkdocs_partnerships.settings import Settings
from mkdocs_partnerships.types import TYPES
from mkdocs_partnerships.types.entry import Entry
from mkdocs_partnerships.types.event import Event
from mkdocs_partnerships.types.news import News
from mkdocs_partnerships.types.partnership import Partnership
from mkdocs_partnerships.words import load_words

ROOT = Path(__file__).parents[3]
SCHEMAS = ROOT / "plugins" / "schemas"
MODELS = [one.model for one in TYPES]
ENTRY = {"title": "A day", "summary": "One.", "type": "exchange", "start": "2027-05-04"}


def refused(model: type[Entry], entry: dict[str, Any]) -> list[str]:
    found = Draft202012Validator(json_schema(model, load_words())).iter_errors(entry)
    return sorted("/".join(map(str, one.absolute_path)) for one in found)


def event(**further: Any) -> list[str]:
    return refused(Event, ENTRY | further)


@pytest.mark.parametrize("name", [one.type_name for one in MODELS])
def test_the_files_are_up_to_date(name: str) -> None:
    kept = (SCHEMAS / f"{name}.json").read_text("utf-8")
    assert schema_files(Settings(ROOT))[name] == kept, "run `partnerships schema --out plugins/schemas`"


def test_no_other_file_stands_beside_them() -> None:
    assert sorted(one.name for one in SCHEMAS.iterdir()) == sorted(f"{one.type_name}.json" for one in MODELS)


def test_the_settings_of_the_editor_name_them() -> None:
    shipped = json.loads((ROOT / ".vscode" / "settings.json").read_text("utf-8"))
    assert shipped["yaml.schemas"] == associations(Settings(ROOT), SCHEMAS)
    assert associations(Settings(ROOT, content="docs"), ROOT)["./news.json"] == "docs/news/**/*.yml"
    assert pattern("events", nested=False) == "events/*.yml"


@pytest.mark.parametrize("model", MODELS)
def test_a_schema_is_one(model: type[Entry]) -> None:
    schema = json_schema(model, load_words())
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == DRAFT
    named = set(re.findall(r"#/\$defs/(\w+)", json.dumps(schema)))
    assert named == schema["$defs"].keys()


def test_an_example_is_what_its_field_takes() -> None:
    for schema in VALUES.values():
        Draft202012Validator.check_schema(schema)

    def examples(schema: Any) -> Any:
        if isinstance(schema, dict):
            yield from ((one, schema) for one in schema.get("examples", ()))
            yield from (found for one in schema.values() for found in examples(one))
        elif isinstance(schema, list):
            yield from (found for one in schema for found in examples(one))

    drawn = [pair for model in MODELS for pair in examples(json_schema(model, load_words()))]
    assert len(drawn) > 100
    assert [one for one, schema in drawn if not Draft202012Validator(schema).is_valid(one)] == []


def test_takes_what_yaml_makes_of_what_editors_write() -> None:
    assert event(title=2027, series="  spaced  ", end="2027-05-04 9:30", draft=True, tags=["a", 2]) == []
    assert event(place={"country": "NO"}, registration={"capacity": 40, "invitation_only": "yes"}) == []
    assert event(host="clustero", organisers=["clustero", {"name": "Somebody"}]) == []
    assert (
        event(image={"file": "a/Hall.JPG", "decorative": True}, figures=[{"label": "a", "value": 3, "as_of": 2026}])
        == []
    )
    grant = {"name": "P", "summary": "S.", "grant": {"amount": 626112.5}}
    assert (
        refused(Partnership, grant | {"period": {"start": 2022, "end": "2024-02"}, "brand": {"primary": "#0B4f57"}})
        == []
    )
    assert refused(News, {"title": "A", "summary": "S.\n", "published": "2027-05-04T09:30"}) == []


def test_refuses_what_a_field_cannot_be() -> None:
    assert event(starts="2027-05-04") == [""]
    assert event(start="2027-5-4", end="2027-05-04 25:00", published="4 May 2027") == ["end", "published", "start"]
    assert event(place={"country": "Norway", "town": "Oslo"}, timezone="Oslo") == ["place", "place/country", "timezone"]
    assert event(image={"file": "hall.jpg"}) == ["image"]
    assert event(image={"file": "hall.jpg", "alt": "A hall", "decorative": "yes"}) == ["image"]
    assert event(image={"file": "../hall.jpg", "alt": "A hall"}, website="example.org") == ["image/file", "website"]
    assert event(attachments=[{"title": "A", "file": "a.exe"}, {"title": "B"}]) == [
        "attachments/0/file",
        "attachments/1",
    ]
    assert event(speakers=[{"organisation": "O"}], part_of="Not An Id", status="rescheduled") == [
        "",
        "part_of",
        "speakers/0",
    ]
    assert event(summary="x" * 401, series="one\ntwo", tags="one") == ["series", "summary", "tags"]


def test_ids_are_offered_where_a_site_asks() -> None:
    ids = site_ids(Settings(ROOT / "tests" / "site" / "fixture"))
    schema = json_schema(Event, load_words(), ids)
    assert schema["properties"]["partnerships"]["items"]["enum"] == ["alpha"]
    assert schema["properties"]["part_of"]["enum"] == list(ids["event"])
    assert "enum" not in json.loads((SCHEMAS / "event.json").read_text("utf-8"))["properties"]["part_of"]


def test_every_long_list_says_what_its_words_mean() -> None:
    words = {name: labels() for name, labels in LISTS.values()}
    assert words["Country"]["XK"] == "Kosovo"
    assert next(iter(words["Currency"])) == "EUR"
    assert set(words["TimeZone"]) == set(zone_names())
    assert set(zone_names()) <= zones()


def test_every_kind_of_value_says_how_it_is_written() -> None:
    assert Written("") not in VALUES
    assert all("pattern" in schema for schema in VALUES.values())
