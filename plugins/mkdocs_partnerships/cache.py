"""What a build leaves for the next one, so that it need not do again what has not changed.

A cache is never needed: it may be deleted at any moment, and a broken one is made anew. It holds pickled values and
compiled templates, which is to say code: whoever can write this folder can write the plugin's own files too.
"""

import os
import pickle
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

from mkdocs_partnerships.digests import digest, running

_MARK = b"partnerships 1\n"


class Cache:
    """The folder in which values wait for the next build.

    Args:
        folder: the folder; it is made when it is first written.
        warn: is told, once, when something in it could not be read or written.
    """

    def __init__(self, folder: Path, warn: Callable[[str], None]) -> None:
        self.folder = folder
        self._warn = warn
        self._warned = False

    def load(self, name: str, edition: bytes) -> Any:
        """Give a value that an earlier build of the same edition saved, or nothing.

        Args:
            name: the value's name.
            edition: stands for the code, the theme and the settings that the value was made by.
        """
        try:
            raw = (self.folder / name).read_bytes()
        except OSError:
            return None
        head, rest = raw[: len(_MARK) + 32], memoryview(raw)[len(_MARK) + 32 :]
        if not head.startswith(_MARK) or head[-16:] != digest(rest):
            self._say(f"{self.folder / name}: not as a build left it; it is made anew")
            return None
        return pickle.loads(rest) if head[len(_MARK) : -16] == edition else None  # noqa: S301 - see the module's text

    def save(self, name: str, edition: bytes, value: object) -> None:
        """Save a value; all of it or nothing. A folder that cannot be written is said, and no error."""
        temporary: Path | None = None
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            handle, path = tempfile.mkstemp(dir=self.folder)
            temporary = Path(path)
            with os.fdopen(handle, "wb") as file:
                file.write(_MARK + edition + bytes(16))
                # Piece by piece: all of a large value in bytes would double the memory that a build takes.
                written = _Written(file)
                pickle.dump(value, written, pickle.HIGHEST_PROTOCOL)
                file.seek(len(_MARK + edition))
                file.write(written.digest.digest())
            temporary.replace(self.folder / name)
        except OSError as error:
            if temporary:
                # What is left of it would take the room of which there is none.
                temporary.unlink(missing_ok=True)
            self._say(f"{self.folder}: cannot be written ({error.strerror}); the next build does all again")

    def _say(self, what: str) -> None:
        """Warn once: a folder that cannot be written fails for every value."""
        if not self._warned:
            self._warn(what)
        self._warned = True


class _Written:
    """A file that is written to, and the digest of what was written."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.digest = running()

    def write(self, piece: bytes) -> int:
        """Write a piece."""
        self.digest.update(piece)
        return self._file.write(piece)


class Shelf:
    """The part of a cache that one edition reads and writes.

    Args:
        cache: the cache; without one, nothing waits for the next build.
        edition: stands for the code, the theme and the settings.
        held: where the newest values are held in memory too, each with its edition, for builds of the same program.
    """

    def __init__(
        self, cache: Cache | None = None, edition: bytes = b"", held: dict[str, tuple[bytes, Any]] | None = None
    ) -> None:
        self.edition = edition
        self._cache = cache
        self._held = held

    def load(self, name: str) -> Any:
        """Give a value that an earlier build saved, or nothing; see `Cache.load`."""
        edition, value = (self._held or {}).get(name, (None, None))
        if edition == self.edition:
            return value
        return self._cache.load(name, self.edition) if self._cache else None

    def save(self, name: str, value: object) -> None:
        """Save a value; see `Cache.save`."""
        if self._held is not None:
            self._held[name] = self.edition, value
        if self._cache:
            self._cache.save(name, self.edition, value)
