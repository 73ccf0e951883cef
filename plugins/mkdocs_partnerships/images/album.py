"""What earlier builds saw and made of pictures: none is looked at or made twice."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from mkdocs_partnerships.cache import Cache
from mkdocs_partnerships.digests import digest
from mkdocs_partnerships.images.encode import SETTINGS
from mkdocs_partnerships.images.look import Look, look_at

_LOOKS = "pictures"
_MADE = "picture-"

_Seen: TypeAlias = tuple[int, int, Look]
"""Size and time of change (ns) of a file when it was looked at, and what was seen."""


class Album:
    """What is known of pictures, and what was made of them.

    Args:
        cache: where it waits for the next build; without it, nothing waits.
    """

    def __init__(self, cache: Cache | None = None) -> None:
        self._cache = cache
        self._old: dict[str, _Seen] | None = None
        self._new: dict[str, _Seen] = {}
        self._kept: set[str] = set()
        self._edition = digest(SETTINGS.encode())

    def look(self, path: Path) -> Look:
        """Give what a picture's file says; it is read again only when its size or time of change is another."""
        about = path.stat()
        seen = self._seen.get(str(path))
        if not seen or seen[:2] != (about.st_size, about.st_mtime_ns):
            seen = about.st_size, about.st_mtime_ns, look_at(path)
        self._new[str(path)] = seen
        return seen[2]

    def made(self, name: str, make: Callable[[], bytes]) -> bytes:
        """Give what is made of a picture.

        Args:
            name: stands for the picture and for how it is made.
            make: makes it, if no earlier build did.
        """
        found = self._cache.load(_MADE + name, self._edition) if self._cache else None
        if not isinstance(found, bytes):
            found = make()
            if self._cache:
                self._cache.save(_MADE + name, self._edition, found)
        return found

    def keep(self, name: str) -> None:
        """Note that a made picture may be needed again."""
        self._kept.add(name)

    def save(self) -> None:
        """Save what was seen, and remove what is made of pictures that no entry names any more."""
        if not self._cache:
            return
        if self._new != self._seen:
            self._cache.save(_LOOKS, self._edition, self._new)
        for file in self._cache.folder.glob(f"{_MADE}*"):
            if file.name.removeprefix(_MADE) not in self._kept:
                file.unlink(missing_ok=True)

    @property
    def _seen(self) -> dict[str, _Seen]:
        if self._old is None:
            self._old = (self._cache.load(_LOOKS, self._edition) if self._cache else None) or {}
        return self._old
