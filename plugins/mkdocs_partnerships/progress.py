"""How far a long build is: on a terminal while it goes on, nothing in a log."""

import sys
import time
from typing import TextIO

FROM = 1.0
"""Seconds before anything is shown: a short build needs no progress."""

EVERY = 0.2
"""Seconds between two lines."""


class Progress:
    """Shows how many things are done, in one line of a terminal that is written over and cleared at the end.

    Args:
        stream: where to; the process's standard error when left out.
    """

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._quiet = not self._stream.isatty()
        self._next = time.monotonic() + FROM
        self._width = 0

    def step(self, what: str, done: int) -> None:
        """Say that so many of some things are done.

        Args:
            what: what they are: `entries read`.
            done: how many.
        """
        if self._quiet or time.monotonic() < self._next:
            return
        self._next = time.monotonic() + EVERY
        line = f"{done:,} {what}"
        self._stream.write("\r" + line.ljust(self._width))
        self._stream.flush()
        self._width = len(line)

    def clear(self) -> None:
        """Make room for what is written next."""
        if self._width:
            self._stream.write("\r" + " " * self._width + "\r")
            self._stream.flush()
            self._width = 0
