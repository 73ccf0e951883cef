"""The files beside an entry: pictures and documents that are published with it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from mkdocs_partnerships.documents import document_fault
from mkdocs_partnerships.fields.records import MEDIA_TYPES, PICTURE_ENDINGS
from mkdocs_partnerships.images.album import Album
from mkdocs_partnerships.images.look import MAX_PIXELS
from mkdocs_partnerships.images.picture import Picture
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
        length: its own length in bytes.
        picture: what is made of it, if it is a picture.
    """

    path: Path
    address: str
    length: int
    picture: Picture | None = None

    @property
    def size(self) -> int:
        """The length in bytes of what is published; a picture is made for this, if it is not made yet."""
        return len(self.picture.content()) if self.picture else self.length

    @property
    def type(self) -> str:
        """Its media type (IANA)."""
        return MEDIA_TYPES[self.path.suffix.lower()]

    @property
    def stamp(self) -> str:
        """What stands for it in a page's key: for a picture its bytes, as its other addresses come from them."""
        return f"{self.length} {self.picture.name}" if self.picture else str(self.length)


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


def with_picture(file: LocalFile, album: Album, *, shown: bool, whole: bool) -> LocalFile:
    """Look at a file, if it is a picture.

    Args:
        file: the file.
        album: knows what was seen and made before.
        shown: whether a page shows it.
        whole: whether it is offered for downloading.
    """
    if not file.address.lower().endswith(PICTURE_ENDINGS):
        return file
    return replace(file, picture=Picture(file.path, file.address, album.look(file.path), shown, whole, album))


def picture_of_prose(path: Path, address: str, album: Album) -> LocalFile:
    """Look at a picture of pages of prose: it is published as it is but for what its file tells besides."""
    return with_picture(LocalFile(path, address, path.stat().st_size), album, shown=False, whole=True)


def picture_findings(path: FieldPath, name: str, file: LocalFile) -> Iterator[Finding]:
    """Say what is wrong with a picture: that it cannot be published, or what a reader will miss.

    Args:
        path: the path of the field that names it.
        name: what the entry says.
        file: the file.
    """
    look = file.picture.look if file.picture else None
    if not file.picture or not look:
        return
    said = {"value": name, "limit": f"{MAX_PIXELS // 1_000_000}"}
    if look.fault:
        yield Finding(path, look.fault, said | {"instead": name.rpartition(".")[0] + look.instead})
    if look.placed:
        yield Finding(path, "picture-tells-place", said, severity="warning")
    if look.moving and file.picture.shown:
        yield Finding(path, "picture-moves", said, severity="warning")
