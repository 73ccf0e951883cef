"""Spliced into a frame or rendered one by one: every byte of the site is the same."""

import shutil
from pathlib import Path

import pytest
from building import ROOT, build
from corpus import write_corpus

FIXTURE = ROOT / "tests" / "site" / "fixture"


def files(site: Path) -> dict[str, bytes]:
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in sorted(site.rglob("*")) if file.is_file()}


def both_ways(project: Path, tmp_path: Path) -> tuple[dict[str, bytes], dict[str, bytes]]:
    config = project / "mkdocs.yml"
    text = config.read_text("utf-8")
    shell = build(project, tmp_path / "shell")
    assert shell.returncode == 0, shell.stderr
    if "partnerships:\n" in text:
        changed = text.replace("  - partnerships:\n", "  - partnerships:\n      render: pages\n")
    elif "[partnerships]" in text:
        changed = text.replace("[partnerships]", "[{partnerships: {render: pages}}]")
    else:
        changed = text.replace("  - partnerships\n", "  - partnerships: {render: pages}\n")
    assert "render: pages" in changed
    config.write_text(changed, "utf-8")
    pages = build(project, tmp_path / "pages")
    assert pages.returncode == 0, pages.stderr
    return files(tmp_path / "shell"), files(tmp_path / "pages")


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    return sorted(name for name in {*one, *other} if one.get(name) != other.get(name))


def test_the_real_site_is_the_same_both_ways(tmp_path: Path) -> None:
    project = tmp_path / "project"
    project.mkdir()
    for name in ("content", "partnerships", "events"):
        shutil.copytree(ROOT / name, project / name)
    shutil.copy(ROOT / "mkdocs.yml", project)
    shell, pages = both_ways(project, tmp_path)
    assert differing(shell, pages) == []
    assert len([name for name in shell if name.endswith("index.html")]) > 180


@pytest.mark.parametrize("events", [120, pytest.param(1000, marks=pytest.mark.slow)])
def test_many_events_are_the_same_both_ways(tmp_path: Path, events: int) -> None:
    entries = write_corpus(tmp_path / "project", events)
    shell, pages = both_ways(tmp_path / "project", tmp_path)
    assert differing(shell, pages) == []
    assert len([name for name in shell if name.endswith("index.html")]) > entries


def test_pages_that_can_be_edited_are_the_same_both_ways(tmp_path: Path) -> None:
    project = tmp_path / "project"
    shutil.copytree(FIXTURE, project)
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as config:
        config.write("repo_url: https://forge.example.org/us/site\nedit_uri: edit/main/content/\n")
    shell, pages = both_ways(project, tmp_path)
    assert differing(shell, pages) == []
    assert b"edit/main/events/2027/moved.yml" in shell["events/moved/index.html"]


@pytest.mark.parametrize(
    ("hook", "said"),
    [
        ("on_post_page(output, **_): return output", True),
        ("on_nav(nav, **_): return nav", False),
    ],
)
def test_a_plugin_that_looks_at_each_page_is_given_each_page(hook: str, *, said: bool, tmp_path: Path) -> None:
    project = tmp_path / "project"
    shutil.copytree(FIXTURE, project)
    (project / "hook.py").write_text(f"def {hook}\n", "utf-8")
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as config:
        config.write("hooks: [hook.py]\n")
    done = build(project, tmp_path / "site")
    assert done.returncode == 0, done.stderr
    why = "each entry is rendered as a page of its own (`render: pages`): hook.py looks at every page"
    assert (why in done.stderr) is said
