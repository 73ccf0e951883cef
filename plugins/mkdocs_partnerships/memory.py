"""What a build or a command does with Python's memory: nearly all that it makes stays to its end.

To look for rings in it meanwhile takes a tenth of the time, in vain; and to give it back piece by piece, when the
program ends, as long again. The system takes back everything at once.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Timer

_SOON = 1.0
"""Seconds in which a saved entry has been shown."""

_waiting: list[Timer] = []


@contextmanager
def held() -> Iterator[None]:
    """Look for nothing to give back inside a block."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()


def hold() -> None:
    """Look for nothing to give back until `release`."""
    while _waiting:
        _waiting.pop().cancel()
    gc.disable()


def release(*last: object, at_once: bool = True) -> None:
    """Go on as before `hold`.

    Args:
        last: if the program is about to end, what all else hangs on: it is left to the system, in a ring that nobody
            looks for any more.
        at_once: whether nobody waits for what was built: to look through all of it takes a while.
    """
    if last:
        ring: list[object] = [*last]
        ring.append(ring)
        gc.freeze()
    elif at_once:
        gc.enable()
    else:
        timer = Timer(_SOON, gc.enable)
        timer.daemon = True
        timer.start()
        _waiting.append(timer)
