"""The files beside an entry: pictures and documents that are published with it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from mkdocs_partnerships.documents import document_fault
from mkdocs_partnerships.problems import Finding
from mkdocs_partnerships.problems import Path as FieldPath
from mkdocs_partnerships.types.entry import Entry

MAX_BYTES = 25 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class LocalFile:
    """A file that is published.

    Attributes:
        path: where it lies.
        address: its address inside the site.
        size: its length in bytes.
    """

    path: Path
    address: str
    size: int


def named_files(entry: Entry) -> Iterator[tuple[FieldPath, str]]:
    """Find the files that an entry's fields name, each with the path of its field."""
    yield from (((*path, "file"), picture.file) for path, picture in entry.pictures())
    for number, attachment in enumerate(entry.attachments):
        if attachment.file:
            yield ("attachments", number, "file"), attachment.file


def find_file(root: Path, folder: Path, name: str, entry: Entry) -> LocalFile | str:
    """Find a file beside an entry.

    Args:
        root: the project's folder; nothing outside it is ever read.
        folder: the entry's own folder.
        name: what the entry says.
        entry: the entry, for the file's address.

    Returns:
        the file, or the code of the message that says what is wrong.
    """
    try:
        return _find(root, folder, name, entry)
    except (OSError, ValueError):
        # A name that no file of this system can have.
        return "no-such-file"


def _find(root: Path, folder: Path, name: str, entry: Entry) -> LocalFile | str:
    path = folder / name
    # Every part is looked at, so that a link in the middle of the way cannot lead out.
    here = folder
    for part in name.split("/"):
        here = here / part
        if here.is_symlink():
            return "file-is-link"
    # On a file system that does not tell letters' case apart, another name would do as well.
    if not path.is_file() or path.name not in {one.name for one in path.parent.iterdir()}:
        return "no-such-file"
    if not path.resolve().is_relative_to(root.resolve()):
        return "file-outside"
    size = path.stat().st_size
    if size > MAX_BYTES:
        return "attachment-too-large"
    if fault := document_fault(path):
        return fault
    return LocalFile(path, entry.address + name, size)


def missing(path: FieldPath, code: str, name: str, folder: str) -> Finding:
    """Say that a named file cannot be published."""
    ending, limit = f".{name.rpartition('.')[2]}", f"{MAX_BYTES // 1024 // 1024} MB"
    return Finding(path, code, {"value": name, "folder": folder, "ending": ending, "limit": limit})
