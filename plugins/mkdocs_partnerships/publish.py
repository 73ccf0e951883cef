"""The published folder: what changed is written, the rest is left alone, and what is gone is removed.

A build goes to a folder beside the published one. When it is whole, what has not changed is linked into it, and it
takes the published folder's place in one step: readers, and whoever looks after a build that failed or was killed, find
the old site or the new one. Where no folder can stand beside (a mount point, a folder above that may not be written),
the build goes to a hidden folder inside, and what differs is moved over file by file.
"""

import errno
import filecmp
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import NamedTuple

from mkdocs_partnerships.cache import Cache
from mkdocs_partnerships.digests import digest
from mkdocs_partnerships.problems import message
from mkdocs_partnerships.swap import end_turn, recover, replace_folder, take_turn

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}


class Written(NamedTuple):
    """A page as an earlier build wrote it.

    Attributes:
        key: stands for all that the page was made of.
        size: its length in bytes.
        changed: when it was written, in nanoseconds, as the file system says.
    """

    key: bytes
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
        alone: whether nobody else publishes there and no reader minds half a site, as in a preview: what differs is
            moved over file by file, which is quicker.

    Raises:
        OSError: nothing can be written there.
    """

    def __init__(self, target: Path, cache: Cache, edition: bytes, *, alone: bool = False) -> None:
        # Where the folder is a link, it is the folder behind it that is published.
        target = target.resolve()
        target.parent.mkdir(parents=True, exist_ok=True)
        inside = target.is_mount() or not os.access(target.parent, os.W_OK)
        self._by_file = inside or alone
        folder = target if inside else target.parent
        self.staging = folder / f".{target.name}.new"
        self._turn = None if alone else take_turn(folder, lambda: _say("waiting", target))
        self._target = target
        self._cache = cache
        self._edition = edition
        # Several folders may be published from one project: the site, and the preview in a folder of its own.
        self._name = f"published-{digest(os.fsencode(target)).hex()}"
        if not inside:
            recover(target)
        if self.staging.exists():
            # A build was killed; what it left must not become part of this one.
            shutil.rmtree(self.staging)
        self._before = {path: (size, changed) for path, size, changed in _files_below(target)}
        self._noted = _Notes(*cache.load(self._name, edition) or ())
        self._now = _Notes()
        self._kept: set[str] = set()
        self._folders: set[str] = set()

    def abandon(self) -> None:
        """Leave the published folder as it is, and remove what was made for it."""
        shutil.rmtree(self.staging, ignore_errors=True)
        end_turn(self._turn)
        self._turn = None

    @property
    def done(self) -> int:
        """How many files were published or found unchanged so far."""
        return len(self._now.files)

    def size(self, path: str, key: Callable[[], bytes], make: Callable[[], bytes]) -> int:
        """Publish a file, as `file` does, and give its length in bytes."""
        try:
            self.file(path, key, make)
        except OSError:  # told when it is published: the page that names the length is not at fault
            return len(make())
        return self._now.files[path].size

    def file(self, path: str, key: Callable[[], bytes], make: Callable[[], bytes]) -> None:
        """Publish a file, if what it is made of has changed.

        Args:
            path: its file inside the published folder, with `/`.
            key: gives what stands for all that it is made of.
            make: gives its bytes; not called when nothing has changed.
        """
        if path in self._now.files:
            # A page names its size.
            return
        noted = self._noted.files.get(path)
        before = self._before.get(path)
        made_of = key()
        if noted and noted.key == made_of and before == (noted.size, noted.changed):
            self._kept.add(path)
            self._now.files[path] = noted
            return
        raw = make()
        if before and before[0] == len(raw) and _holds(f"{self._target}/{path}", raw):
            self._kept.add(path)
            self._now.files[path] = Written(made_of, *before)
            return
        file = f"{self.staging}/{path}"
        self._make_folder(os.path.dirname(file))  # noqa: PTH120 - thousands of them
        with open(file, "wb", buffering=0) as handle:  # noqa: PTH123
            handle.write(raw)
            changed = os.fstat(handle.fileno()).st_mtime_ns
        self._now.files[path] = Written(made_of, len(raw), changed)

    def _make_folder(self, folder: str) -> None:
        """Make a folder, once; most have a parent, and to look for it takes longer than to be told."""
        if folder in self._folders:
            return
        try:
            os.mkdir(folder)  # noqa: PTH102 - thousands of them
        except FileExistsError:
            pass
        except FileNotFoundError:
            os.makedirs(folder, exist_ok=True)  # noqa: PTH103
        self._folders.add(folder)

    def files(self, name: str, key: Callable[[], bytes], make: Callable[[], Iterable[tuple[str, bytes]]]) -> None:
        """Publish files that are made together, if what they are made of has changed.

        Args:
            name: the set's name.
            key: gives what stands for all that they are made of.
            make: gives paths and bytes; not called when nothing has changed.
        """
        known, paths = self._noted.sets.get(name, (b"", []))
        made_of = key()
        if known != made_of or not all(self._is_intact(path) for path in paths):
            paths = []
            for path, content in make():
                self.file(path, partial(digest, content), partial(bytes, content))
                paths.append(path)
        else:
            self._kept.update(paths)
            self._now.files |= {path: self._noted.files[path] for path in paths}
        self._now.sets[name] = made_of, paths

    def _is_intact(self, path: str) -> bool:
        noted = self._noted.files.get(path)
        return noted is not None and self._before.get(path) == (noted.size, noted.changed)

    def finish(self) -> Counts:
        """Publish what was built.

        Raises:
            OSError: it cannot be published; the folder is as it was, unless it is filled file by file.
        """
        new = {path: size for path, size, _ in _files_below(self.staging)}
        same = [path for path, size in new.items() if self._is_as_before(path, size)]
        gone = self._before.keys() - self._kept - new.keys()
        kept = self._kept - new.keys()
        counts = Counts(len(new) - len(same), len(kept) + len(same), len(gone))
        if counts.written or counts.removed:
            for path in same:
                os.unlink(f"{self.staging}/{path}")  # noqa: PTH108 - thousands of them
            if self._by_file:
                self._move_over(new.keys() - same, gone)
            else:
                self.staging.mkdir(exist_ok=True)
                self._link([*kept, *same])
                if self._target.exists():
                    shutil.copymode(self._target, self.staging)
                replace_folder(self.staging, self._target)
        self._save()
        self.abandon()
        return counts

    def _is_as_before(self, path: str, size: int) -> bool:
        """Tell whether a file of the new site is byte for byte that of the published one."""
        before = self._before.get(path)
        made, old = f"{self.staging}/{path}", f"{self._target}/{path}"
        return before is not None and before[0] == size and filecmp.cmp(made, old, shallow=False)

    def _link(self, paths: Iterable[str]) -> None:
        """Put published files into the new site too: the same file, neither copied nor stamped anew."""
        for path in paths:
            old, new = f"{self._target}/{path}", f"{self.staging}/{path}"
            self._make_folder(os.path.dirname(new))  # noqa: PTH120 - thousands of them
            try:
                os.link(old, new)
            except OSError:
                # The file system knows no links, or the file is somebody else's.
                shutil.copy2(old, new)

    def _move_over(self, changed: Iterable[str], gone: Iterable[str]) -> None:
        """Bring the build over file by file."""
        # First what is gone: a folder may stand where a file is to be.
        for path in gone:
            self._remove(path)
        for path in changed:
            old = f"{self._target}/{path}"
            if path not in self._before:
                if os.path.isdir(old):  # noqa: PTH112 - thousands of them
                    shutil.rmtree(old)
                os.makedirs(os.path.dirname(old), exist_ok=True)  # noqa: PTH103, PTH120
            os.replace(f"{self.staging}/{path}", old)  # noqa: PTH105

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


def refusal(error: Exception, target: Path) -> str:
    """Say in one line why the system would not let a site be published; nothing for an error of another kind.

    Args:
        error: what a build failed with.
        target: the published folder.
    """
    if not isinstance(error, OSError) or error.errno not in _FULL | _FORBIDDEN:
        return ""
    code = "full" if error.errno in _FULL else "forbidden"
    about = {"folder": _shown(target), "file": _shown(Path(error.filename or target)), "said": error.strerror}
    return message(code, about, table="publishing")


def _say(code: str, target: Path) -> None:
    print(message(code, {"folder": _shown(target)}, table="publishing"), file=sys.stderr)


def _shown(path: Path) -> str:
    """Name a path as seen from where the command was given."""
    path, here = Path(os.path.abspath(path)), Path.cwd()  # noqa: PTH100 - a link keeps its name
    return str(path.relative_to(here) if path.is_relative_to(here) else path)


def _holds(file: str, raw: bytes) -> bool:
    """Tell whether a file holds just these bytes."""
    with open(file, "rb", buffering=0) as handle:  # noqa: PTH123 - thousands of them
        return handle.read() == raw


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
