"""Which files a build wrote: those that are new or are no longer the same file with the same time."""

import os
from dataclasses import dataclass
from pathlib import Path

Snapshot = dict[str, tuple[int, int, int]]
"""For every file below a folder: its inode, the time of its last change in nanoseconds, its size in bytes."""


@dataclass(frozen=True, slots=True)
class Written:
    """What a build wrote.

    Attributes:
        paths: the written files below the site, sorted.
        size: their bytes.
        files: how many files the site has after the build, written or not.
    """

    paths: tuple[str, ...]
    size: int
    files: int


def snapshot(site: Path) -> Snapshot:
    """Look at every file below a folder; a folder that is not there has none."""
    found: Snapshot = {}
    for folder, _, names in os.walk(site):
        for name in names:
            state = os.stat(os.path.join(folder, name))  # noqa: PTH116, PTH118 - 12,000 times: without path objects
            place = os.path.join(folder, name)[len(str(site)) + 1 :]  # noqa: PTH118
            found[place] = (state.st_ino, state.st_mtime_ns, state.st_size)
    return found


def written(before: Snapshot, after: Snapshot) -> Written:
    """Compare a site before a build with the same site after it."""
    paths = tuple(sorted(path for path, state in after.items() if before.get(path) != state))
    return Written(paths, sum(after[path][2] for path in paths), len(after))
