"""Entries as earlier builds read them: a file that has not changed is not read again."""

import os
from collections import defaultdict
from collections.abc import Callable
from typing import Any, NamedTuple

from mkdocs_partnerships.body import Body
from mkdocs_partnerships.digests import digest
from mkdocs_partnerships.images.album import Album
from mkdocs_partnerships.spool import Spool
from mkdocs_partnerships.types.entry import Entry

_SHELVES = 32
"""Into so many values the readings are divided: after a change one of them is written, not all."""

_SCHEMES = "schemes"
"""The name under which it is noted that nothing is wrong with them."""


class Reading(NamedTuple):
    """An entry without a problem.

    Attributes:
        digest: a digest of its file.
        entry: the entry.
        body: its text, rendered.
        named: type and id of the other entries that it names, in the order of its fields.
        sound: whether nothing is wrong in its text, whatever else the site has: it leads nowhere inside it.
    """

    digest: bytes
    entry: Entry
    body: Body | None
    named: tuple[tuple[str, str], ...]
    sound: bool = False


class Readings:
    """What earlier builds read.

    Args:
        load: gives a value that an earlier build saved under a name, or nothing.
        album: what earlier builds saw and made of pictures.

    Attributes:
        album: the same.
        spool: where the texts of entries wait that this build reads.
        right: stands for the schemes in which nothing was found, all together.
    """

    def __init__(self, load: Callable[[str], Any] = lambda _: None, album: Album | None = None) -> None:
        self.album = album or Album()
        self.spool = Spool()
        self.right: bytes = load(_SCHEMES) or b""
        self._right_before = self.right
        self._load = load
        self._old: dict[str, dict[str, Reading]] = {}
        self._new: defaultdict[str, dict[str, Reading]] = defaultdict(dict)

    def get(self, file: str, of_file: bytes) -> Reading | None:
        """Give what a file says, if it is still the same.

        Args:
            file: its path, relative to the project's folder.
            of_file: a digest of its bytes.
        """
        shelf = _shelf(file)
        if shelf not in self._old:
            self._old[shelf] = self._load(shelf) or {}
        known = self._old[shelf].get(file)
        if known is None or known.digest != of_file:
            return None
        self._new[shelf][file] = known
        return known

    def put(self, file: str, reading: Reading) -> None:
        """Take what a file says."""
        self._new[_shelf(file)][file] = reading

    def is_sound(self, file: str) -> bool:
        """Tell whether the text of a file was found sound; see `Reading`."""
        known = self._new[_shelf(file)].get(file)
        return known is not None and known.sound

    def note_sound(self, file: str) -> None:
        """Note that the text of a file was found sound, if the file is kept."""
        kept = self._new[_shelf(file)]
        if file in kept:
            kept[file] = kept[file]._replace(sound=True)

    def save(self, save: Callable[[str, object], None]) -> None:
        """Save what is not saved yet.

        Args:
            save: saves a value under a name.
        """
        if self.right != self._right_before:
            save(_SCHEMES, self.right)
        for shelf, readings in self._new.items():
            if _summary(readings) != _summary(self._old.get(shelf, {})):
                save(shelf, readings)


def _summary(readings: dict[str, Reading]) -> dict[str, tuple[bytes, bool]]:
    return {file: (one.digest, one.sound) for file, one in readings.items()}


def _shelf(file: str) -> str:
    return f"entries-{digest(os.fsencode(file))[0] % _SHELVES:02}"
