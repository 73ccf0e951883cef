"""Three-valued logic (Kleene's): true, false, or unknown (`None`) because an answer is missing."""

from collections.abc import Iterable
from typing import TypeAlias

Truth: TypeAlias = bool | None


def not_(truth: Truth) -> Truth:
    """Turn true and false round; unknown stays unknown."""
    return None if truth is None else not truth


def all_(truths: Iterable[Truth]) -> Truth:
    """Say false as soon as one is false, true when each is true, else unknown."""
    known = set(truths)
    return False if False in known else None if None in known else True


def any_(truths: Iterable[Truth]) -> Truth:
    """Say true as soon as one is true, false when each is false, else unknown."""
    known = set(truths)
    return True if True in known else None if None in known else False
