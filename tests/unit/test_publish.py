"""What a build does to the published folder, file by file."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from mkdocs_partnerships.cache import Cache
from mkdocs_partnerships.digests import digest
from mkdocs_partnerships.publish import Counts, Publication

EDITION = digest(b"edition")


class Project:
    """A published folder with its cache; notes the warnings, and which pages were made."""

    def __init__(self, folder: Path) -> None:
        self.target = folder / "site"
        self.warnings: list[str] = []
        self.cache = Cache(folder / "cache", self.warnings.append)
        self.made: list[str] = []

    def begin(self, edition: bytes = EDITION) -> Publication:
        return Publication(self.target, self.cache, edition)

    def publish(
        self, pages: Mapping[str, str], others: Mapping[str, str] | None = None, edition: bytes = EDITION
    ) -> Counts:
        """Publish pages by their keys, as our plugin does, and other files beside, as an engine does."""
        publication = self.begin(edition)
        for path, text in (others or {}).items():
            file = publication.staging / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text)
        for path, text in pages.items():
            publication.file(path, digest(text.encode()), self.maker(path, text))
        return publication.finish()

    def maker(self, path: str, text: str) -> Callable[[], bytes]:
        def make() -> bytes:
            self.made.append(path)
            return text.encode()

        return make

    def files(self) -> dict[str, str]:
        found = (file for file in self.target.rglob("*") if file.is_file())
        return {file.relative_to(self.target).as_posix(): file.read_text() for file in found}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


def test_a_first_build_writes_everything(project: Project) -> None:
    assert project.publish({"a/index.html": "A"}, {"b.css": "B"}) == Counts(written=2)
    assert project.files() == {"a/index.html": "A", "b.css": "B"}


def test_a_second_build_writes_nothing_and_makes_nothing(project: Project) -> None:
    project.publish({"a/index.html": "A"}, {"b.css": "B"})
    before = {file: file.stat() for file in project.target.rglob("*")}
    project.made.clear()
    assert project.publish({"a/index.html": "A"}, {"b.css": "B"}) == Counts(unchanged=2)
    assert {file: file.stat() for file in project.target.rglob("*")} == before
    assert project.made == []


def test_only_what_changed_is_written(project: Project) -> None:
    project.publish({"a/index.html": "A", "b/index.html": "B"}, {"c.css": "C", "d.css": "D"})
    counts = project.publish({"a/index.html": "A2", "b/index.html": "B"}, {"c.css": "C2", "d.css": "D"})
    assert counts == Counts(written=2, unchanged=2)
    assert project.files() == {"a/index.html": "A2", "b/index.html": "B", "c.css": "C2", "d.css": "D"}


def test_what_is_gone_is_removed_with_its_folder(project: Project) -> None:
    project.publish({"a/b/index.html": "A", "c/index.html": "C"}, {"d.css": "D"})
    assert project.publish({"c/index.html": "C"}) == Counts(unchanged=1, removed=2)
    assert sorted(file.name for file in project.target.iterdir()) == ["c"]


def test_a_page_that_says_the_same_of_other_things_is_not_written(project: Project) -> None:
    project.publish({"a/index.html": "A"})
    publication = project.begin()
    publication.file("a/index.html", digest(b"another key"), lambda: b"A")
    assert publication.finish() == Counts(unchanged=1)


def test_a_page_that_somebody_changed_by_hand_is_written_again(project: Project) -> None:
    project.publish({"a/index.html": "A", "b/index.html": "B"})
    (project.target / "a/index.html").write_text("not ours")
    (project.target / "b/index.html").unlink()
    assert project.publish({"a/index.html": "A", "b/index.html": "B"}) == Counts(written=2)
    assert project.files() == {"a/index.html": "A", "b/index.html": "B"}


def test_what_somebody_put_there_is_removed(project: Project) -> None:
    project.publish({"a/index.html": "A"})
    (project.target / "left.html").write_text("over")
    assert project.publish({"a/index.html": "A"}) == Counts(unchanged=1, removed=1)


def test_another_edition_makes_everything_again(project: Project) -> None:
    project.publish({"a/index.html": "A"})
    project.made.clear()
    assert project.publish({"a/index.html": "A"}, edition=digest(b"another")) == Counts(unchanged=1)
    assert project.made == ["a/index.html"]


def test_without_the_cache_nothing_is_lost(project: Project) -> None:
    project.publish({"a/index.html": "A"})
    for file in project.cache.folder.iterdir():
        file.unlink()
    assert project.publish({"a/index.html": "A"}) == Counts(unchanged=1)


def test_a_broken_cache_is_said_once_and_made_anew(project: Project) -> None:
    project.publish({"a/index.html": "A"})
    for file in project.cache.folder.iterdir():
        raw = bytearray(file.read_bytes())
        raw[-3] ^= 1
        file.write_bytes(raw)
    assert project.publish({"a/index.html": "A"}) == Counts(unchanged=1)
    assert len(project.warnings) == 1
    assert project.publish({"a/index.html": "A"}) == Counts(unchanged=1)
    assert len(project.warnings) == 1


def test_a_build_that_is_given_up_leaves_the_old_site(project: Project) -> None:
    project.publish({"a/index.html": "A"}, {"b.css": "B"})
    publication = project.begin()
    publication.file("a/index.html", digest(b"A2"), lambda: b"A2")
    publication.abandon()
    assert project.files() == {"a/index.html": "A", "b.css": "B"}
    assert [file.name for file in project.target.parent.iterdir() if file.name.startswith(".")] == []


def test_a_folder_becomes_a_file_and_a_file_a_folder(project: Project) -> None:
    project.publish({}, {"a": "file", "b/c": "deep"})
    assert project.publish({}, {"a/x": "deep", "b": "file"}) == Counts(written=2, removed=2)
    assert project.files() == {"a/x": "deep", "b": "file"}


def test_an_empty_folder_is_filled(project: Project) -> None:
    project.target.mkdir()
    assert project.publish({"a/index.html": "A"}) == Counts(written=1)


def test_a_cache_that_cannot_be_written_is_said(project: Project) -> None:
    project.cache.folder.write_text("a file where the folder should be")
    assert project.publish({"a/index.html": "A"}) == Counts(written=1)
    assert [os.fspath(project.cache.folder) in warning for warning in project.warnings] == [True]


def test_the_length_of_a_file_is_known_while_it_is_made_of_the_same(tmp_path: Path) -> None:
    project = Project(tmp_path)
    project.publish({"a.html": "abc"})
    publication = project.begin()
    assert publication.size("a.html", digest(b"abc")) == 3
    assert publication.size("a.html", digest(b"other")) is None
    assert publication.size("b.html", digest(b"abc")) is None
    assert project.begin(digest(b"new")).size("a.html", digest(b"abc")) is None
