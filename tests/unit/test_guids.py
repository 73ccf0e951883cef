"""The names of entries in feeds and calendars."""

from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from hypothesis import given
from hypothesis import strategies as st
from project import EVENT, load

from mkdocs_partnerships.guids import default_authority, guid, uid, uuid_of
from mkdocs_partnerships.settings import Settings


@given(st.text())
def test_a_uuid_is_the_standard_one(name: str) -> None:
    assert uuid_of(name) == str(uuid5(NAMESPACE_URL, name))


def test_a_name_is_made_from_the_authority_or_else_the_host(tmp_path: Path) -> None:
    site, _ = load(tmp_path, **{"events__a.yml": EVENT})
    event = site.entries["event"]["a"]
    assert default_authority("https://www.example.org:8443/x/") == "www.example.org,2026"
    names = [
        guid(settings, event)
        for settings in (
            Settings(tmp_path),
            Settings(tmp_path, site_url="https://www.example.org/x/"),
            Settings(tmp_path, site_url="https://www.example.org/x/", feed_authority="example.org,2025"),
        )
    ]
    assert names == ["", "tag:www.example.org,2026:event/a", "tag:example.org,2025:event/a"]


def test_an_event_of_a_site_without_a_name_has_a_uid_nevertheless(tmp_path: Path) -> None:
    site, _ = load(tmp_path, **{"events__a.yml": EVENT})
    event = site.entries["event"]["a"]
    assert uid(Settings(tmp_path, site_name="S"), event) == uuid_of("tag:S:event/a")
    assert uid(Settings(tmp_path, site_name="S"), event, "#1") == uuid_of("tag:S:event/a#1")
