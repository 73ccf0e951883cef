"""Short digests: they stand for bytes, so that two things can be known to be the same without keeping either."""

import hashlib
import marshal

_LENGTH = 16
"""Bytes of a digest."""

_WITHOUT_REFERENCES = 2
"""The newest form of marshal that writes equal values alike, however often they are held."""


def digest(*parts: bytes | memoryview) -> bytes:
    """Give a short digest of some bytes; where one part ends and the next begins counts."""
    whole = parts[0] if len(parts) == 1 else marshal.dumps(parts, _WITHOUT_REFERENCES)
    return hashlib.blake2b(whole, digest_size=_LENGTH).digest()


def running() -> "hashlib.blake2b":
    """Give a digest to which bytes are added piece by piece; in the end it is that of all of them as one part."""
    return hashlib.blake2b(digest_size=_LENGTH)
