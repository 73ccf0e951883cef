"""Bytes that are needed again later: all but the first of them wait in a file of the system's, not in memory."""

from tempfile import TemporaryFile
from threading import Lock
from typing import BinaryIO, NamedTuple, TypeAlias

IN_MEMORY = 1_000_000
"""How many bytes are no reason to ask for a file."""


class Place(NamedTuple):
    """Where some bytes lie in the file of a spool."""

    spool: "Spool"
    start: int
    length: int


Kept: TypeAlias = bytes | Place
"""Bytes that were put away, or where they lie."""


class Spool:
    """Takes bytes until they are asked for, as often as they are, by several threads too.

    The file has no name and is gone with the program, or when nothing that lies in it is known any more. Where the
    system has no room for it, memory has to do.
    """

    def __init__(self) -> None:
        self._file: BinaryIO | None = None
        self._lock = Lock()
        self._free = IN_MEMORY
        self._end = 0

    def put(self, content: bytes) -> Kept:
        """Put some bytes away; `fetch` gives them back."""
        with self._lock:
            if len(content) <= self._free:
                self._free -= len(content)
                return content
            try:
                if self._file is None:
                    self._file = TemporaryFile(buffering=0)  # noqa: SIM115 - it is read until nobody knows it any more
                self._file.seek(self._end)
                if self._file.write(content) < len(content):
                    return content
            except OSError:
                return content
            place = Place(self, self._end, len(content))
            self._end += len(content)
            return place

    def at(self, start: int, length: int) -> bytes:
        """Give the bytes that lie at a place of the file.

        Raises:
            OSError: the file cannot be read any more.
            ValueError: there is none; no place that `put` gave says so.
        """
        with self._lock:
            if self._file is None:
                message = "nothing was put into a file"
                raise ValueError(message)
            self._file.seek(start)
            return self._file.read(length)


def fetch(kept: Kept) -> bytes:
    """Give back what was put away.

    Raises:
        OSError: the file cannot be read any more.
    """
    if isinstance(kept, bytes):
        return kept
    spool, start, length = kept
    return spool.at(start, length)
