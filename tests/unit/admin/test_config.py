import json
from typing import Any

import pytest
from building import ROOT, TESTS
from jsonschema import Draft7Validator

from mkdocs_partnerships.admin.backend import backend_of
from mkdocs_partnerships.admin.config import config
from mkdocs_partnerships.settings import Settings
from mkdocs_partnerships.types import TYPES

SVELTIA = TESTS / "node_modules" / "@sveltia" / "cms" / "schema" / "sveltia-cms.json"
SETTINGS = Settings(ROOT, site_name="Site", site_url="https://example.org/")


def made(settings: Settings = SETTINGS) -> dict[str, Any]:
    return json.loads(config(settings, {"name": "github", "repo": "a/b"}))


def fields(name: str, *path: str) -> dict[str, dict[str, Any]]:
    here = next(one for one in made()["collections"] if one["name"] == name)["fields"]
    for part in path:
        here = next(one for one in here if one["name"] == part)["fields"]
    return {one["name"]: one for one in here}


def test_sveltia_takes_the_configuration() -> None:
    schema = json.loads(SVELTIA.read_text("utf-8"))
    whole = json.loads(config(SETTINGS, backend_of("https://gitlab.example.org/team/site").settings))
    assert [one.message for one in Draft7Validator(schema).iter_errors(whole)] == []


def test_each_type_is_a_collection_in_its_folder() -> None:
    collections = {one["name"]: one for one in made(Settings(ROOT, content="docs"))["collections"]}
    assert list(collections) == [one.model.type_name for one in TYPES]
    assert collections["news"]["folder"] == "docs/news"
    assert collections["news"]["path"] == "{{published | date('YYYY')}}/{{slug}}"
    assert collections["cluster"]["folder"] == "partnerships/clusters"
    assert "path" not in collections["cluster"]
    # A scheme is named by events, and written in a text editor.
    assert (collections["scheme"]["hide"], len(collections["scheme"]["fields"])) == (True, 1)


def test_fields_stand_in_the_order_in_which_one_fills_them_in() -> None:
    assert list(fields("event"))[:5] == ["title", "summary", "type", "start", "end"]
    assert list(fields("partnership"))[:3] == ["name", "title", "summary"]
    assert list(fields("event"))[-1] == "draft"


def test_each_kind_of_value_is_asked_for_in_its_way() -> None:
    event = fields("event")
    assert (event["partnerships"]["widget"], event["partnerships"]["multiple"]) == ("relation", True)
    assert (event["scheme"]["collection"], event["scheme"]["value_field"]) == ("scheme", "{{slug}}")
    assert event["type"]["options"][7] == {"value": "info_day", "label": "Info day"}
    assert event["type"]["required"]
    assert event["status"]["hint"].endswith("Nothing chosen means: Scheduled.")
    assert event["start"]["pattern"][1] == "Write a day, or a day and a time in the entry's zone"
    assert fields("event", "programme")["date"]["format"] == "YYYY-MM-DD"
    place = fields("event", "place")
    assert {"value": "RO", "label": "Romania (RO)"} in place["country"]["options"]
    image = fields("event", "image")
    assert (image["file"]["widget"], image["alt"]["hint"]) == (
        "image",
        "What the picture shows, for those who cannot see it. Needed, unless the picture is decorative.",
    )
    assert fields("event", "programme", "sessions")["speakers"]["summary"] == "{{name}}"
    assert event["tags"]["field"]["widget"] == "string"


def test_what_the_form_cannot_ask_for_is_left_to_the_text_editor() -> None:
    assert not {"host", "organisers"} & fields("event").keys()
    assert "figures" in fields("event")


@pytest.mark.parametrize(
    ("url", "settings", "hosts"),
    [
        ("https://github.com/team/site", {"name": "github", "repo": "team/site"}, ("https://api.github.com",)),
        (
            "https://gitlab.com/group/team/site.git",
            {
                "name": "gitlab",
                "repo": "group/team/site",
                "base_url": "https://gitlab.com",
                "api_root": "https://gitlab.com/api/v4",
            },
            ("https://gitlab.com",),
        ),
        (
            "https://codeberg.org/team/site/",
            {
                "name": "gitea",
                "repo": "team/site",
                "base_url": "https://codeberg.org",
                "api_root": "https://codeberg.org/api/v1",
            },
            ("https://codeberg.org",),
        ),
        ("", {"name": "github", "repo": "local/site"}, ()),
    ],
)
def test_the_home_of_entries_follows_from_the_repositorys_address(
    url: str, settings: dict[str, str], hosts: tuple[str, ...]
) -> None:
    home = backend_of(url)
    assert (home.settings, home.hosts) == (settings | {"auth_methods": ["token"]}, hosts)
