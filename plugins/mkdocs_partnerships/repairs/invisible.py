"""Characters that nobody sees and that come with pasted text: soft hyphens, zero-width spaces and the like.

They break words for the search and for screen readers. Marks of the writing direction stay in texts that are written
from right to left, and joiners stay in scripts and emoji that need them.
"""

import re
import unicodedata

from mkdocs_partnerships.repairs.repair import Document, Edit, Found, Repair

_ALWAYS = "\u00ad\u200b\u2060\ufeff"
_DIRECTIONS = "\u200e\u200f\u202a-\u202e\u2066-\u2069"
_JOINERS = "\u200c\u200d"
_EUROPEAN = "[\\s!-~\u00a0-\u052f\u1e00-\u1fff\u2010-\u2027]"

_PATTERN = re.compile(f"[{_ALWAYS}{_DIRECTIONS}]+|(?:(?<={_EUROPEAN})|^)[{_JOINERS}]+(?={_EUROPEAN}|$)")


def _find(document: Document) -> Found:
    for scalar in document.scalars:
        written = document.written(scalar)
        if written.isascii():
            continue
        rightward = any(unicodedata.bidirectional(sign) in ("R", "AL") for sign in written)
        for found in _PATTERN.finditer(written):
            kept = re.sub(f"[^{_DIRECTIONS}]", "", found[0]) if rightward else ""
            if kept != found[0]:
                yield Edit(scalar.start + found.start(), scalar.start + found.end(), kept)


INVISIBLE = Repair("invisible", _find)
