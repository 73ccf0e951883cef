"""What was published once: the list, what breaks it, and what keeps it."""

import dataclasses
from pathlib import Path

import pytest
from project import EVENT, NEWS, PARTNERSHIP, load, said, write

from mkdocs_partnerships.compile import compile_site
from mkdocs_partnerships.guids import guid, uid
from mkdocs_partnerships.load import load_site
from mkdocs_partnerships.problems import report
from mkdocs_partnerships.promises import record
from mkdocs_partnerships.settings import Settings

FILES = {
    "events/iasi.yml": EVENT,
    "events/draft.yml": EVENT + "draft: true\n",
    "content/news/word.yml": NEWS,
    "partnerships/hempclub.yml": PARTNERSHIP,
    "content/about.md": "# About\n",
    "content/index.md": "# Home\n",
}


def settings(root: Path, authority: str = "example.org,2026", **more: object) -> Settings:
    return Settings(root, site_url="https://example.org/", feed_authority=authority, **more)  # type: ignore[arg-type]


def lines(root: Path) -> list[str]:
    return (root / "published.txt").read_text("utf-8").splitlines()


def codes(of: Settings) -> list[tuple[str, int, str]]:
    return [(one.place.file, one.place.line, one.code) for one in report(load_site(of)[1])]


@pytest.fixture
def published(tmp_path: Path) -> Path:
    write(tmp_path, FILES)
    assert record(load_site(settings(tmp_path))[0]) == 5
    return tmp_path


def test_the_list_has_a_line_for_each_page_with_the_names_of_its_entry(published: Path) -> None:
    site, problems = load_site(settings(published))
    of_event = uid(site.settings, site.entries["event"]["iasi"])
    assert problems == []
    assert lines(published) == [
        "/",
        "/about/",
        f"/events/iasi/ tag:example.org,2026:event/iasi {of_event}",
        "/news/word/ tag:example.org,2026:news/word",
        "/partnerships/hempclub/ tag:example.org,2026:partnership/hempclub",
    ]


def test_what_is_new_is_added_and_nothing_else_changes(published: Path) -> None:
    before = lines(published)
    write(published, {"content/news/again.yml": NEWS})
    site, problems = load_site(settings(published))
    assert problems == []
    assert record(site) == 1
    assert lines(published) == sorted([*before, "/news/again/ tag:example.org,2026:news/again"])
    assert record(load_site(settings(published))[0]) == 0


def test_a_preview_promises_no_draft(published: Path) -> None:
    site, _ = load_site(settings(published, drafts=True))
    assert site.find("event", "draft")
    assert record(site) == 0


def test_an_entry_that_is_gone_without_a_word_is_a_problem(published: Path) -> None:
    (published / "events/iasi.yml").unlink()
    assert codes(settings(published)) == [("published.txt", 3, "address-lost")]


def test_a_page_of_prose_is_a_promise_too(published: Path) -> None:
    (published / "content/about.md").unlink()
    assert codes(settings(published)) == [("published.txt", 2, "address-lost")]


def test_a_note_excuses_it_and_makes_a_page(published: Path) -> None:
    (published / "events/iasi.yml").unlink()
    note = "gone:\n  - address: /events/iasi/\n    date: 2024-01-31\n    reason: Given <up>.\n    instead: /about/\n"
    write(published, {"gone.yml": note})
    result = compile_site(settings(published))
    assert result.problems == ()
    page = next(one for one in result.files if one.address == "events/iasi/index.html").content().decode()
    assert "Given &lt;up&gt;." in page
    assert "31 January 2024" in page
    assert 'href="../../about/"' in page
    assert '<meta name="robots" content="noindex">' in page


def test_notes_that_cannot_be_read_are_all_that_is_said(published: Path) -> None:
    (published / "events/iasi.yml").unlink()
    write(published, {"gone.yml": "gone: nothing\n"})
    assert codes(settings(published)) == [("gone.yml", 1, "not-a-list")]


def test_a_link_instead_of_the_notes_is_refused(published: Path) -> None:
    (published / "gone.yml").symlink_to("/etc/hostname")
    assert codes(settings(published)) == [("gone.yml", 1, "link-in-folder")]


def renamed(root: Path, aliases: str, name: str = "conference") -> None:
    (root / "events/iasi.yml").unlink(missing_ok=True)
    write(root, {f"events/{name}.yml": f"{EVENT}aliases: {aliases}\n"})


def test_a_renamed_entry_keeps_its_names_by_its_aliases(published: Path) -> None:
    before = lines(published)[2].split()
    renamed(published, "[/events/iasi/]")
    site, problems = load_site(settings(published))
    entry = site.entries["event"]["conference"]
    assert problems == []
    assert [guid(site.settings, entry), uid(site.settings, entry)] == before[1:]
    assert record(site) == 1
    assert f"/events/conference/ {before[1]} {before[2]}" in lines(published)


def test_an_entry_renamed_twice_names_its_oldest_address_first(published: Path) -> None:
    renamed(published, "[/events/iasi/]")
    record(load_site(settings(published))[0])
    (published / "events/conference.yml").unlink()
    renamed(published, "[/events/iasi/, /events/conference/]", "third")
    assert codes(settings(published)) == []
    renamed(published, "[/events/conference/, /events/iasi/]", "third")
    assert codes(settings(published)) == [("published.txt", 3, "name-lost"), ("published.txt", 4, "name-lost")]


def test_only_an_address_of_its_own_folder_names_an_entry(tmp_path: Path) -> None:
    site, _ = load(tmp_path, **{"events__a.yml": EVENT + "aliases: [/old/, /events/archive/x/, /events/b/]\n"})
    assert site.entries["event"]["a"].first_id == "b"


def test_another_authority_loses_every_name(published: Path) -> None:
    assert codes(settings(published, "elsewhere.org,2026")) == [("published.txt", n, "name-lost") for n in (3, 4, 5)]


def test_a_preview_has_an_address_of_its_own(published: Path) -> None:
    preview = dataclasses.replace(settings(published, ""), site_url="http://127.0.0.1:8000/")
    assert codes(preview) == []
    assert [code for _, _, code in codes(dataclasses.replace(preview, site_url="https://new.example/"))] == [
        "name-lost"
    ] * 3


def test_a_line_without_names_promises_the_address_only(published: Path) -> None:
    (published / "published.txt").write_text("/events/iasi/\n/news/word/ tag:example.org,2026:news/word\n", "utf-8")
    assert codes(settings(published)) == []


def test_a_list_that_is_no_text_is_said(tmp_path: Path) -> None:
    _, problems = load(tmp_path, **{"published.txt": b"/\xff/\n"})
    assert [one[4] for one in said(problems)] == ["not-utf8"]


def test_a_link_in_the_lists_place_is_refused_and_never_followed(tmp_path: Path) -> None:
    write(tmp_path / "project", FILES)
    (tmp_path / "secret.txt").write_text("a secret\n")
    (tmp_path / "project/published.txt").symlink_to(tmp_path / "secret.txt")
    assert codes(settings(tmp_path / "project")) == [("published.txt", 1, "link-in-folder")]
