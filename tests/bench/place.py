"""Where the benchmark works: in memory where there is room, because the speed of a disk changes with its mood."""

import contextlib
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of its own is made in it, which only its owner can read
AN_EVENT = 200_000
"""Bytes that an event takes in all corpora and sites together, with its share of news, rounded up."""
REST = 500_000_000


def room_for(sizes: Sequence[int]) -> int:
    """Give the bytes that corpora of these numbers of events and their sites take, generously."""
    return sum(sizes) * AN_EVENT + REST


@contextlib.contextmanager
def workplace(sizes: Sequence[int]) -> Iterator[Path]:
    """Make a folder for corpora of these numbers of events; it is gone afterwards, whatever happens."""
    in_memory = MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > room_for(sizes)
    with tempfile.TemporaryDirectory(prefix="bench-", dir=MEMORY if in_memory else None) as folder:
        yield Path(folder)
