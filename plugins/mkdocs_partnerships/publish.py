"""The published folder: what changed is written, the rest is left alone, and what is gone is removed.

A build goes to a folder beside the published one. When it is whole, what differs is moved over; before that, nothing
of the published folder is touched, so that a build that fails leaves the old site as it was.
"""

import filecmp
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from mkdocs_partnerships.cache import Cache
from mkdocs_partnerships.digests import digest


class Written(NamedTuple):
    """A page as an earlier build wrote it.

    Attributes:
        key: stands for all that the page was made of.
        digest: stands for its bytes.
        size: its length in bytes.
        changed: when it was written, in nanoseconds, as the file system says.
    """

    key: bytes
    digest: bytes
    size: int
    changed: int


@dataclass(slots=True)
class Counts:
    """What a build did to the published folder, in files."""

    written: int = 0
    unchanged: int = 0
    removed: int = 0


@dataclass(slots=True)
class _Notes:
    """What is noted of a build: every file by its path, and the keys and paths of files that are made together."""

    files: dict[str, Written] = field(default_factory=dict)
    sets: dict[str, tuple[bytes, list[str]]] = field(default_factory=dict)


class Publication:
    """One build's way into the published folder.

    Args:
        target: the published folder.
        cache: where it is noted what every page was made of.
        edition: stands for the code, the theme and the settings.
    """

    def __init__(self, target: Path, cache: Cache, edition: bytes) -> None:
        self.staging = target.with_name(f".{target.name}.new")
        self._target = target
        self._cache = cache
        self._edition = edition
        # Several folders may be published from one project: the site, and the preview in a folder of its own.
        self._name = f"published-{digest(os.fsencode(target)).hex()}"
        self._before = {path: (size, changed) for path, size, changed in _files_below(target)}
        self._noted = _Notes(*cache.load(self._name, edition) or ())
        self._now = _Notes()
        self._kept: set[str] = set()
        self.abandon()

    def abandon(self) -> None:
        """Leave the published folder as it is, and remove what was made for it."""
        shutil.rmtree(self.staging, ignore_errors=True)

    @property
    def done(self) -> int:
        """How many files were published or found unchanged so far."""
        return len(self._now.files)

    def size(self, path: str, key: bytes) -> int | None:
        """Give the length of a file in bytes, if an earlier build made it of the same.

        Args:
            path: its file inside the published folder, with `/`.
            key: stands for all that it is made of.
        """
        noted = self._noted.files.get(path)
        return noted.size if noted and noted.key == key else None

    def file(self, path: str, key: bytes, make: Callable[[], bytes]) -> None:
        """Publish a file, if what it is made of has changed.

        Args:
            path: its file inside the published folder, with `/`.
            key: stands for all that it is made of.
            make: gives its bytes; not called when nothing has changed.
        """
        noted = self._noted.files.get(path)
        intact = self._is_intact(path)
        if noted and intact and noted.key == key:
            self._kept.add(path)
            self._now.files[path] = noted
            return
        raw = make()
        of_raw = digest(raw)
        if noted and intact and noted.digest == of_raw:
            self._kept.add(path)
            self._now.files[path] = noted._replace(key=key)
            return
        file = f"{self.staging}/{path}"
        os.makedirs(os.path.dirname(file), exist_ok=True)  # noqa: PTH103, PTH120 - thousands of them
        with open(file, "wb", buffering=0) as handle:  # noqa: PTH123
            handle.write(raw)
            changed = os.fstat(handle.fileno()).st_mtime_ns
        self._now.files[path] = Written(key, of_raw, len(raw), changed)

    def files(self, name: str, key: bytes, make: Callable[[], Iterable[tuple[str, bytes]]]) -> None:
        """Publish files that are made together, if what they are made of has changed.

        Args:
            name: the set's name.
            key: stands for all that they are made of.
            make: gives paths and bytes; not called when nothing has changed.
        """
        known, paths = self._noted.sets.get(name, (b"", []))
        if known != key or not all(self._is_intact(path) for path in paths):
            paths = []
            for path, content in make():
                self.file(path, digest(content), lambda content=content: content)  # type: ignore[misc]
                paths.append(path)
        else:
            self._kept.update(paths)
            self._now.files |= {path: self._noted.files[path] for path in paths}
        self._now.sets[name] = key, paths

    def _is_intact(self, path: str) -> bool:
        noted = self._noted.files.get(path)
        return noted is not None and self._before.get(path) == (noted.size, noted.changed)

    def finish(self) -> Counts:
        """Bring the build over into the published folder."""
        counts = Counts(unchanged=len(self._kept))
        if not self._before:
            # Nothing stands there yet, or an empty folder.
            shutil.rmtree(self._target, ignore_errors=True)
            if not self._target.exists():
                self.staging.rename(self._target)
                counts.written = sum(1 for _ in _files_below(self._target))
                self._save()
                return counts
        new = list(_files_below(self.staging))
        # First what is gone: a folder may stand where a file is to be.
        for path in self._before.keys() - self._kept - {path for path, _, _ in new}:
            self._remove(path)
            counts.removed += 1
        for path, size, _ in new:
            made, old = f"{self.staging}/{path}", f"{self._target}/{path}"
            before = self._before.get(path)
            if before and before[0] == size and filecmp.cmp(made, old, shallow=False):
                counts.unchanged += 1
                continue
            if not before:
                if os.path.isdir(old):  # noqa: PTH112 - thousands of them
                    shutil.rmtree(old)
                os.makedirs(os.path.dirname(old), exist_ok=True)  # noqa: PTH103, PTH120
            os.replace(made, old)  # noqa: PTH105
            counts.written += 1
        self.abandon()
        self._save()
        return counts

    def _save(self) -> None:
        if self._now != self._noted:
            self._cache.save(self._name, self._edition, (self._now.files, self._now.sets))

    def _remove(self, path: str) -> None:
        """Remove a file, and the folders that are empty then."""
        file = self._target / path
        file.unlink(missing_ok=True)
        for folder in file.relative_to(self._target).parents[:-1]:
            try:
                (self._target / folder).rmdir()
            except OSError:
                return


def _files_below(folder: Path) -> Iterator[tuple[str, int, int]]:
    """Give path, size and time of change (ns) of every file below a folder."""
    waiting = [("", os.fspath(folder))]
    while waiting:
        below, path = waiting.pop()
        try:
            found = os.scandir(path)
        except FileNotFoundError:
            continue
        with found:
            for one in found:
                if one.is_dir(follow_symlinks=False):
                    waiting.append((f"{below}{one.name}/", one.path))
                else:
                    about = one.stat(follow_symlinks=False)
                    yield f"{below}{one.name}", about.st_size, about.st_mtime_ns
