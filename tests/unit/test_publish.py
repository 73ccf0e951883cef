"""What a build does to the published folder, file by file."""

import errno
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import pytest

from mkdocs_partnerships.cache import Cache
from mkdocs_partnerships.digests import digest
from mkdocs_partnerships.publish import Counts, Publication, refusal

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
            publication.file(path, partial(digest, text.encode()), self.maker(path, text))
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
    publication.file("a/index.html", partial(digest, b"another key"), lambda: b"A")
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


def test_what_was_made_again_and_is_the_same_is_not_made_a_third_time(project: Project) -> None:
    pages = {"a/index.html": "a", "b/index.html": "b"}
    project.publish(pages)
    project.publish(pages, edition=digest(b"other"))
    project.made.clear()
    assert project.publish(pages, edition=digest(b"other")) == Counts(unchanged=2)
    assert project.made == []


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
    publication.file("a/index.html", partial(digest, b"A2"), lambda: b"A2")
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


def test_a_file_whose_length_is_asked_is_published_and_made_once(tmp_path: Path) -> None:
    project = Project(tmp_path)
    project.publish({"a.html": "abc"})
    made: list[str] = []

    def longer() -> bytes:
        made.append("")
        return b"longer"

    publication = project.begin()
    for ask in (publication.size, publication.file):
        assert ask("a.html", partial(digest, b"abc"), longer) == (3 if ask == publication.size else None)
        assert ask("b.html", partial(digest, b"other"), longer) == (6 if ask == publication.size else None)
    assert len(made) == 1
    assert publication.finish() == Counts(written=1, unchanged=1)
    assert project.files() == {"a.html": "abc", "b.html": "longer"}
    another = project.begin(digest(b"new"))
    assert (another.size("a.html", partial(digest, b"abc"), longer), len(made)) == (6, 2)
    another.abandon()


def test_a_file_that_cannot_be_written_has_a_length_and_is_told_when_it_is_published(tmp_path: Path) -> None:
    publication = Project(tmp_path).begin()
    publication.staging.write_text("a file where the folder should be")
    given = ("a/b.csv", partial(digest, b"abc"), lambda: b"abc")
    assert publication.size(*given) == 3
    with pytest.raises(NotADirectoryError):
        publication.file(*given)
    publication.staging.unlink()
    publication.abandon()


def test_a_link_in_the_folders_place_stays_and_the_folder_behind_it_is_published(tmp_path: Path) -> None:
    project = Project(tmp_path)
    (tmp_path / "behind").mkdir()
    project.target.symlink_to(tmp_path / "behind")
    for text in ("A", "B"):
        project.publish({"a/index.html": text, "b/index.html": "B"})
        assert project.target.is_symlink()
        assert project.files() == {"a/index.html": text, "b/index.html": "B"}
    assert sorted(file.name for file in tmp_path.iterdir()) == ["behind", "cache", "site"]


def test_what_a_killed_build_left_does_not_become_part_of_the_next(project: Project) -> None:
    project.publish({"a/index.html": "A"})
    left = project.begin()
    left.file("b/index.html", partial(digest, b"B"), lambda: b"B")
    os.close(left._turn or 0)  # noqa: SLF001 - as the system does when a process is killed
    assert project.publish({"a/index.html": "A2"}) == Counts(written=1)
    assert project.files() == {"a/index.html": "A2"}


def test_a_folder_keeps_its_permissions(project: Project) -> None:
    project.publish({"a/index.html": "A"})
    project.target.chmod(0o2775)
    project.publish({"a/index.html": "B"})
    assert project.target.stat().st_mode & 0o7777 == 0o2775


def test_a_mount_point_is_filled_file_by_file(tmp_path: Path) -> None:
    """A folder that cannot be renamed, in a name space of its own."""
    publishing = Path(__file__).with_name("publishing.py")
    script = f"""
        mkdir {tmp_path}/site && mount -t tmpfs mounted {tmp_path}/site
        for edition in 1 2; do {sys.executable} {publishing} {tmp_path} at-once $edition; done
        ls -A {tmp_path} {tmp_path}/site {tmp_path}/site/only
    """
    done = subprocess.run(["unshare", "-rm", "sh", "-c", script], capture_output=True, text=True, check=False)
    inside = ["events", "news", "only", "turn"]
    expected = [
        f"{tmp_path}:",
        "cache",
        "site",
        "",
        f"{tmp_path}/site:",
        *inside,
        "",
        f"{tmp_path}/site/only:",
        "2.html",
    ]
    assert (done.stdout.splitlines(), done.stderr) == (expected, "")


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "because there is no room left (site/a: No space left on device) — make room"),
        (errno.EACCES, "because it may not be written (site/a: Permission denied) — see who owns"),
        (errno.EROFS, "because it may not be written (site/a: Read-only file system) — see who owns"),
    ],
)
def test_what_only_the_system_can_mend_is_one_line(
    number: int, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    error = OSError(number, os.strerror(number), str(tmp_path / "site/a"))
    line = refusal(error, tmp_path / "site")
    assert line.startswith(f"site: nothing was published, {said}")
    assert "\n" not in line


def test_other_errors_are_nobodys_fault_but_ours(tmp_path: Path) -> None:
    assert refusal(FileNotFoundError(errno.ENOENT, "No such file", "a"), tmp_path) == ""
    assert refusal(ValueError("a"), tmp_path) == ""


def test_a_second_build_says_that_it_waits(project: Project) -> None:
    first = project.begin()
    publishing = Path(__file__).with_name("publishing.py")
    command = [sys.executable, os.fspath(publishing), os.fspath(project.target.parent), "at-once", "1"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, cwd=project.target.parent, text=True) as second:
        assert second.stderr
        assert second.stderr.readline() == "another build is publishing to site; this one waits until it has ended\n"
        assert not project.target.exists()
        first.abandon()
        assert second.communicate() == (None, "")
    assert "only/1.html" in project.files()
