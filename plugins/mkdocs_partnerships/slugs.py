"""A word as a part of an address."""

import hashlib
import re
import unicodedata
from functools import lru_cache

LONGEST = 60
"""How many octets of UTF-8 a slug may have before it is cut: file systems take 255 for a name."""


@lru_cache(maxsize=4096)
def slug(word: str) -> str:
    """Write a word so that it can stand in an address: `Value chains` → `value-chains`.

    Words that differ only in capitals, spaces, hyphens and underscores have the same slug: they are the same word
    written in several ways. Where other signs are lost (`C++`), a mark made from the whole word keeps it apart from
    others (`C#`). So a slug depends on nothing but its word, and stays when other words come and go.
    """
    known = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", word).casefold())
    spaced = re.sub(r"[\s_-]+", "-", known).strip("-")
    kept = "".join(sign for sign in spaced if sign == "-" or unicodedata.category(sign)[0] in "LNM")
    short = kept.encode()[:LONGEST].decode(errors="ignore").strip("-")
    if short == spaced:
        return short
    mark = hashlib.sha256(known.encode("utf-8", "replace")).hexdigest()[:8]
    return "-".join(filter(None, [short, mark]))
