"""What a build does with Python's memory: nearly all that it makes stays to its end.

To look for rings in it meanwhile takes a tenth of the time, in vain; and to give it back piece by piece, when the
program ends, as long again. The system takes back everything at once.
"""

import gc


def hold() -> None:
    """Look for nothing to give back until `release`."""
    gc.disable()


def release(*last: object) -> None:
    """Go on as before `hold`.

    Args:
        last: if the program is about to end, what all else hangs on: it is left to the system, in a ring that nobody
            looks for any more.
    """
    if last:
        ring: list[object] = [*last]
        ring.append(ring)
        gc.freeze()
    else:
        gc.enable()
