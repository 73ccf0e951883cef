"""What a command costs: time, processor and memory, its own and its children's."""

import contextlib
import os
import signal
import subprocess
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

EVERY = 0.05
"""Seconds between two looks at the memory of a command that has children."""


class BuildFailedError(Exception):
    """A command did not end well, or not with what it was to write."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run of a command cost.

    Attributes:
        wall: seconds from start to end.
        cpu: processor seconds, user's and system's, of the command and of all children that it waited for.
        memory: the peak of resident memory, in bytes: of the largest process, or of all together where they were more
            (then shared pages count once).
    """

    wall: float
    cpu: float
    memory: int


def run(command: Sequence[str], folder: Path, log: Path, environment: dict[str, str]) -> Cost:
    """Run a command in a process group of its own.

    Linux counts what this process holds as memory of what it starts, until that holds more: so this one stays small.

    Args:
        command: the program and its arguments.
        folder: where it runs.
        log: takes all that it says; what a build says costs it the same everywhere.
        environment: all of its environment.

    Raises:
        BuildFailedError: it ended with another code than 0; the message ends with the end of the log.
    """
    with log.open("wb") as said:
        started = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=said, stderr=said, process_group=0
        )
        try:
            with _family_watched(process.pid) as peak:
                _, status, usage = os.wait4(process.pid, 0)
                wall = time.perf_counter() - started
        except BaseException:
            os.killpg(process.pid, signal.SIGKILL)
            raise
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        last = log.read_text("utf-8", "replace")[-2000:]
        raise BuildFailedError(f"{' '.join(command)} in {folder} ended with {process.returncode}:\n{last}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, max(usage.ru_maxrss * 1024, *peak))


@contextlib.contextmanager
def _family_watched(pid: int) -> Iterator[list[int]]:
    """Collect what a process and its children hold together: wait4 tells the largest of them only."""
    seen = [0]
    ended = threading.Event()

    def watch() -> None:
        while not ended.wait(EVERY):
            family = list(_family(pid))
            if len(family) > 1:
                seen.append(sum(map(_share, family)))

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield seen
    finally:
        ended.set()
        watcher.join()


def _family(pid: int) -> Iterator[int]:
    yield pid
    with contextlib.suppress(OSError):
        for thread in Path(f"/proc/{pid}/task").iterdir():
            for child in (thread / "children").read_text().split():
                yield from _family(int(child))


def _share(pid: int) -> int:
    """Give a process's share of memory in bytes (`Pss`: what it shares with n processes counts as a part of n)."""
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0
