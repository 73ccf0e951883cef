"""A revision of git, or a folder, as the state to compare with."""

import subprocess
from pathlib import Path

import pytest

from mkdocs_partnerships.changes.base import NoBaseError, base_folder


def git(folder: Path, *arguments: str) -> None:
    who = ["-c", "user.name=Editor", "-c", "user.email=editor@example.org", "-c", "init.defaultBranch=main"]
    subprocess.run(["git", "-C", str(folder), *who, *arguments], check=True, capture_output=True)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Give a project in a folder of a repository, with a change that is not committed."""
    project = tmp_path / "repository/site"
    (project / "events").mkdir(parents=True)
    (project / "events/a.yml").write_text("before")
    (project / "events/link.yml").symlink_to("/etc/hostname")
    (project.parent / "outside.txt").write_text("outside")
    git(project.parent, "init")
    git(project.parent, "add", ".")
    git(project.parent, "commit", "--message", "Begin")
    (project / "events/a.yml").write_text("after")
    return project


def files(folder: Path) -> dict[str, str]:
    return {file.relative_to(folder).as_posix(): file.read_text() for file in folder.rglob("*") if file.is_file()}


@pytest.mark.parametrize("base", ["main", "HEAD"])
def test_a_revision_is_laid_out_without_links_and_removed_afterwards(project: Path, base: str) -> None:
    with base_folder(project, base) as folder:
        assert files(folder) == {"events/a.yml": "before"}
    assert not folder.exists()
    assert (project / "events/a.yml").read_text() == "after"


def test_a_folder_is_taken_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    with base_folder(tmp_path, str(tmp_path / "other")) as folder:
        assert folder == tmp_path / "other"
    assert folder.exists()


@pytest.mark.parametrize("base", ["nowhere", "--output=evil", "HEAD; touch evil", ""])
def test_what_is_neither_is_refused_and_never_an_option(project: Path, base: str) -> None:
    with pytest.raises(NoBaseError), base_folder(project, base):
        pass
    assert list(project.rglob("evil")) == []
