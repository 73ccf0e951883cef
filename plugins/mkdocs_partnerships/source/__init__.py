"""A file as an editor wrote it: plain strings, lists and mappings, each with its place.

Nearly every file is plain data without a mistake: that is read at once, and nothing but the bytes is kept. A file that
may be anything else is read with all its places and problems, and so is one of which somebody asks for a place.
"""

from codecs import BOM_UTF8
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from mkdocs_partnerships.problems import Path, Place, Problem
from mkdocs_partnerships.source.events import MAX_DEPTH, Reader, Value, read_plain
from mkdocs_partnerships.source.text import MAX_BYTES, MAX_PROBLEMS, decode, read_bytes

__all__ = ["MAX_BYTES", "MAX_DEPTH", "MAX_PROBLEMS", "Source", "Value", "decode", "read", "read_bytes", "unread"]


@dataclass(slots=True)
class Source:
    """One file, read.

    Attributes:
        file: its path relative to the project, with `/`.
        raw: its bytes, from which whatever is asked for is read when it is not at hand: lines end in one way, and no
            mark stands at the beginning.
        left_out: the items of lists that an entry lacks which was made of the rest of this source.
    """

    file: str
    raw: bytes
    left_out: AbstractSet[Path] = frozenset()
    _data: dict[str, Value] | None = field(default=None, repr=False, compare=False)
    _reader: Reader | None = field(default=None, repr=False, compare=False)

    @property
    def data(self) -> dict[str, Value]:
        """What it says; every scalar is a string."""
        if self._data is None:
            self._data = self._read.data or {}
        return self._data

    @property
    def places(self) -> dict[Path, Place]:
        """Where each value begins, by its path."""
        return self._read.places

    @property
    def texts(self) -> list[tuple[Place, Place, Path]]:
        """Where each text begins and ends, field names too, in the order of the file, each with its path."""
        return self._read.texts

    @property
    def keys(self) -> dict[Path, Place]:
        """Where each key begins, by the path of its value."""
        return self._read.keys

    @property
    def blocks(self) -> dict[Path, int]:
        """In which column the text of each block scalar (`|`) begins, by its path: on the line after its place."""
        return self._read.blocks

    @property
    def _read(self) -> Reader:
        if self._reader is None:
            self._reader = Reader(self.file, self.raw.decode())
        return self._reader

    def forget(self) -> None:
        """Keep the bytes only, once an entry says what they say: of ten thousand files every kilobyte counts."""
        self._data = self._reader = None

    def place(self, path: Path, *, key: bool = False) -> Place:
        """Find the place of a value (or of its key), or of the nearest thing around it that the file has."""
        wanted = self.keys if key else self.places
        while path:
            if path in wanted:
                return wanted[path]
            path, wanted = path[:-1], self.keys
        return Place(self.file)

    def line(self, place: Place) -> str:
        """Give the letters of the line in which a place lies."""
        return self.raw.decode().split("\n")[place.line - 1]

    def written(self, path: Path) -> Path:
        """Give the path at which a value of the entry was written: list items that were left out count again."""
        result: Path = ()
        for part in path:
            position = part
            if isinstance(position, int):
                gone = sorted(int(one[-1]) for one in self.left_out if one[:-1] == result)
                for left in gone:
                    position += left <= position
            result = (*result, position)
        return result


def read(file: str, raw: bytes) -> tuple[Source | None, list[Problem]]:
    """Read one file.

    Args:
        file: its path relative to the project, for the problems' places.
        raw: its bytes.

    Returns:
        the source, or nothing when the file cannot be read as one mapping, and the problems found.
    """
    if len(raw) <= MAX_BYTES:
        lines = raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        data = read_plain(lines)
        if data is not None:
            return Source(file, lines, _data=data), []
    text, problems = decode(file, raw)
    if text is None:
        return None, problems
    reader = Reader(file, text)
    if reader.data is None:
        return None, reader.problems
    return Source(file, text.encode(), _data=reader.data, _reader=reader), reader.problems


def unread(file: str, raw: bytes) -> Source:
    """Give the source of a file that was read before, without a problem; it is read again when somebody asks."""
    return Source(file, raw.removeprefix(BOM_UTF8).replace(b"\r\n", b"\n").replace(b"\r", b"\n"))
