"""Files beside an entry: found, never outside the project, never through a link."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from project import CLUSTER, write

from mkdocs_partnerships.files import MAX_BYTES, LocalFile, find_file, named_files
from mkdocs_partnerships.source import read
from mkdocs_partnerships.types.cluster import Cluster
from mkdocs_partnerships.types.entry import Defaults
from mkdocs_partnerships.types.parse import parse

SECRET = b"the canary sings"


def cluster(more: str = "") -> Cluster:
    source, _ = read("a.yml", (CLUSTER + more).encode())
    assert source
    entry, problems = parse(source, Cluster, "clustero", Defaults())
    assert entry
    assert problems == []
    return entry


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with a file beside an entry, and a secret outside the project."""
    write(tmp_path, {"secret.txt": SECRET, "folder/secret.txt": SECRET, "site/entries/a.txt": b"a", "site/b.txt": b"b"})
    write(tmp_path, {"site/entries/photos/hall 1.png": b"hall"})
    return tmp_path / "site"


def test_a_file_beside_the_entry_is_found(root: Path) -> None:
    assert find_file(root, root / "entries", "a.txt", cluster()) == LocalFile(
        root / "entries/a.txt", "clusters/clustero/a.txt", 1
    )
    found = find_file(root, root / "entries", "photos/hall 1.png", cluster())
    assert isinstance(found, LocalFile)
    assert found.address == "clusters/clustero/photos/hall 1.png"


@pytest.mark.parametrize(
    "name", ["b.txt", "A.txt", "a", "photos", "a.txt/b.txt", "x" * 300, "x/" * 3000, "a\0.txt", ""]
)
def test_what_is_not_there(root: Path, name: str) -> None:
    assert find_file(root, root / "entries", name, cluster()) == "no-such-file"


@pytest.mark.parametrize("name", ["../../secret.txt", "../../folder/secret.txt", "photos/../../../secret.txt"])
def test_nothing_outside_the_project_is_read(root: Path, name: str) -> None:
    # The fields refuse such names; even without them, this would.
    assert (root / "entries" / name).read_bytes() == SECRET
    assert find_file(root, root / "entries", name, cluster()) == "file-outside"


def test_nothing_is_read_through_a_link(root: Path) -> None:
    (root / "entries/link.txt").symlink_to(root.parent / "secret.txt")
    (root / "entries/folder").symlink_to(root.parent / "folder")
    (root / "entries/near.txt").symlink_to("a.txt")
    (root / "entries/broken.txt").symlink_to("nowhere")
    assert (root / "entries/folder/secret.txt").read_bytes() == SECRET
    for name in ("link.txt", "folder/secret.txt", "near.txt", "broken.txt"):
        assert find_file(root, root / "entries", name, cluster()) == "file-is-link"


def test_a_large_file_is_refused(root: Path) -> None:
    write(root, {"entries/a.pdf": b"%PDF-1.7"})
    os.truncate(root / "entries/a.pdf", MAX_BYTES + 1)
    assert find_file(root, root / "entries", "a.pdf", cluster()) == "attachment-too-large"
    os.truncate(root / "entries/a.pdf", MAX_BYTES)
    assert isinstance(find_file(root, root / "entries", "a.pdf", cluster()), LocalFile)


@given(st.text() | st.text(st.sampled_from("a./\\\0~ x")))
def test_whatever_name_gives_a_file_of_the_project_or_a_message(name: str) -> None:
    here = Path(__file__).parent
    found = find_file(here, here / "fields", name, cluster())
    if isinstance(found, LocalFile):
        assert found.path.resolve().is_relative_to(here)
    else:
        assert found in {"no-such-file", "file-is-link", "file-outside"}


def test_files_are_named_with_the_path_of_their_field() -> None:
    entry = cluster(
        "image: {file: a.png, alt: A}\ngallery:\n  - {file: b.png, alt: B}\n  - {file: c.png, decorative: true}\n"
        "attachments:\n  - {title: D, url: https://example.org/d.pdf}\n  - {title: E, file: e.pdf}\n"
    )
    assert list(named_files(entry)) == [
        (("image", "file"), "a.png"),
        (("gallery", 0, "file"), "b.png"),
        (("gallery", 1, "file"), "c.png"),
        (("attachments", 1, "file"), "e.pdf"),
    ]
