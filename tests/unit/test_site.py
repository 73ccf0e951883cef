"""All entries together. Where something must not come out, the project has it."""

import os
from pathlib import Path

import pytest
from photographs import drawn
from project import CLUSTER, EVENT, NEWS, PARTNERSHIP, load, said, write

from mkdocs_partnerships.compile import compile_site
from mkdocs_partnerships.settings import Settings
from mkdocs_partnerships.site import Site


def whole(site: Site) -> str:
    """Everything that a site would publish, in one text."""
    return repr((site.entries, site.files))


def test_reads_every_type_from_its_folder(tmp_path: Path) -> None:
    site, problems = load(
        tmp_path,
        **{
            "events__2023__iasi.yml": EVENT,
            "events__milan.yml": EVENT,
            "content__news__2023__word.yml": NEWS,
            "partnerships__hempclub.yml": PARTNERSHIP,
            "partnerships__clusters__clustero.yml": CLUSTER,
            "partnerships__notes.txt": "no entry",
            "events__.hidden.yml": "no entry",
            "events__.hidden__a.yml": "no entry",
        },
    )
    assert problems == []
    assert {name: [entry.address for entry in site.all(name)] for name in site.entries} == {
        "partnership": ["partnerships/hempclub/"],
        "cluster": ["clusters/clustero/"],
        "event": ["events/iasi/", "events/milan/"],
        "news": ["news/word/"],
        "scheme": [],
    }


def test_an_empty_project_has_no_problems(tmp_path: Path) -> None:
    site, problems = load(tmp_path)
    assert problems == []
    assert [site.all(name) for name in site.entries] == [[], [], [], [], []]


def test_entries_are_linked_both_ways(tmp_path: Path) -> None:
    site, problems = load(
        tmp_path,
        **{
            "events__iasi.yml": EVENT + "partnerships: [hempclub]\nhost: clustero\n",
            "events__milan.yml": EVENT + "part_of: iasi\n",
            "partnerships__hempclub.yml": PARTNERSHIP + "members: [clustero]\n",
            "partnerships__clusters__clustero.yml": CLUSTER,
        },
    )
    assert problems == []
    iasi, clustero = site.find("event", "iasi"), site.find("cluster", "clustero")
    assert iasi
    assert clustero
    assert [one.id for one in site.linked(iasi, "event")] == ["milan"]
    assert [one.id for one in site.linked(clustero, "event")] == ["iasi"]
    assert [one.id for one in site.linked(clustero, "partnership")] == ["hempclub"]
    assert site.find("event", None) is None
    assert site.find("event", "nobody") is None


def test_a_draft_is_in_the_preview_only(tmp_path: Path) -> None:
    files = {
        "events__iasi.yml": EVENT + "draft: true\nbody: the canary sings\nimage: {file: canary.png, alt: Canary}\n",
        "events__canary.png": drawn(),
        "events__milan.yml": EVENT + "part_of: iasi\n",
    }
    shown, problems = load(tmp_path, drafts=True, **files)
    assert problems == []
    assert "canary" in whole(shown)
    site, problems = load(tmp_path, **files)
    assert problems == []
    assert "canary" not in whole(site)
    assert [entry.id for entry in site.all("event")] == ["milan"]


def test_what_a_draft_has_is_not_published_with_the_files(tmp_path: Path) -> None:
    draft = EVENT + "draft: true\nattachments: [{title: Plan, file: canary.pdf}]\n"
    write(tmp_path, {"events/iasi.yml": draft, "events/canary.pdf": b"%PDF-1.7", "events/milan.yml": EVENT})
    with_drafts, without = (compile_site(Settings(tmp_path, drafts=drafts)) for drafts in (True, False))
    assert "events/iasi/canary.pdf" in {file.address for file in with_drafts.files}
    assert [file.address for file in without.files if "canary" in file.address] == []


def test_nothing_outside_the_project_is_read(tmp_path: Path) -> None:
    write(tmp_path, {"outside/canary.yml": EVENT.replace("meet", "sing"), "outside/canary.md": "[a](/canary/)"})
    root = tmp_path / "site"
    write(root, {"events/iasi.yml": EVENT, "content/index.md": "# Home"})
    (root / "events/canary.yml").symlink_to("../../outside/canary.yml")
    (root / "events/outside").symlink_to("../../outside")
    (root / "content/canary.md").symlink_to("../../outside/canary.md")
    (root / "partnerships").symlink_to("../outside")
    (root / "content/broken.md").symlink_to("nowhere.md")
    assert (root / "events/canary.yml").read_text().startswith("title: Clusters sing")
    site, problems = load(root)
    assert said(problems) == [
        ("content/broken.md", 1, 1, "", "link-in-folder"),
        ("content/canary.md", 1, 1, "", "link-in-folder"),
        ("events/canary.yml", 1, 1, "", "link-in-folder"),
        ("events/outside", 1, 1, "", "link-in-folder"),
        ("partnerships", 1, 1, "", "link-in-folder"),
    ]
    assert "sing" not in whole(site)
    assert "Clusters meet" in whole(site)


def test_a_folder_with_the_name_of_a_page_is_no_page(tmp_path: Path) -> None:
    _, problems = load(tmp_path, **{"content__about.md__index.md": "# About", "events__iasi.yml__x.yml": EVENT})
    assert problems == []


@pytest.mark.parametrize("name", ["new\nline.yml", "tab\t.yml", b"latin-1-\xe9.yml"])
def test_a_name_that_cannot_be_printed_is_told(tmp_path: Path, name: str | bytes) -> None:
    write(tmp_path, {"events/iasi.yml": EVENT})
    (Path(os.fsdecode(os.fsencode(tmp_path) + b"/events/" + os.fsencode(name)))).write_text(EVENT)
    _, problems = load(tmp_path)
    assert [one.code for one in problems] == ["file-name"]
    assert "\n" not in str(problems[0])
    str(problems[0]).encode()


def test_problems_of_all_files_come_in_one_sorted_report(tmp_path: Path) -> None:
    _, problems = load(
        tmp_path,
        **{
            "events__b.yml": "title: [\n",
            "events__a.yml": EVENT + "end: 2023-11-20\nhost: nobody\nsumary: x\nbody: |\n  [a](/b/)\n",
            "content__news__c.yml": NEWS + "events: [a, b, d]\n",
            "partnerships__d.yml": "name: x\n",
        },
    )
    assert said(problems) == [
        ("content/news/c.yml", 4, 16, "events[3]", "unknown-id"),
        ("events/a.yml", 5, 6, "end", "end-before-start"),
        ("events/a.yml", 6, 7, "host", "unknown-id"),
        ("events/a.yml", 7, 1, "sumary", "unknown-field"),
        ("events/a.yml", 9, 7, "body", "dead-link"),
        ("events/b.yml", 1, 8, "", "open-bracket"),
        ("partnerships/d.yml", 1, 1, "summary", "missing"),
    ]


def test_a_reference_to_a_broken_entry_is_not_a_second_problem(tmp_path: Path) -> None:
    _, problems = load(tmp_path, **{"events__a.yml": EVENT + "part_of: b\n", "events__b.yml": "title: [\n"})
    assert said(problems) == [("events/b.yml", 1, 8, "", "open-bracket")]


def test_with_an_error_nothing_is_made(tmp_path: Path) -> None:
    write(tmp_path, {"events/a.yml": EVENT, "events/b.yml": "title: [\n"})
    result = compile_site(Settings(tmp_path))
    assert result.failed
    assert (result.pages, result.files) == ((), ())


def test_the_order_of_the_folder_makes_no_difference(tmp_path: Path) -> None:
    names = ["c", "a", "b"]
    for folder, order in (("one", names), ("two", names[::-1])):
        for name in order:
            write(tmp_path / folder, {f"events/{name}.yml": EVENT.replace("meet", name)})
    one, two = (load(tmp_path / folder)[0] for folder in ("one", "two"))
    assert one.entries == two.entries
    assert list(one.entries["event"]) == ["a", "b", "c"]
