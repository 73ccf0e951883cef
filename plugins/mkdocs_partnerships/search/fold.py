"""Words as the search compares them: small letters without accents. `fold.mjs` is its twin in the browser."""

import re
from unicodedata import normalize

# The combining marks of Latin, Greek, Cyrillic and Hebrew (Unicode, Combining Diacritical Marks and its supplements),
# written out because the browser's list of marks may be younger than ours.
_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u1ab0-\u1aff\u1dc0-\u1dff\ufe20-\ufe2f"
)

LETTERS = {
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "ħ": "h",
    "ı": "i",
    "ĸ": "k",
    "ŋ": "n",
    "ŧ": "t",
    "ς": "σ",
    "ʼ": "'",
}
"""Letters that Unicode does not take apart (NFKD) and that people write without their stroke."""

_ODD = re.compile(f"[{_MARKS}{''.join(LETTERS)}]")
# The target of a Markdown link is no word that anybody reads.
_WORD = re.compile(r"\]\([^)\s]*|([^\W_]+)")


def fold(text: str) -> str:
    """Give a text in small letters without accents: `Iași` becomes `iasi`, `Łódź` becomes `lodz`."""
    if text.isascii():
        return text.lower()
    return _ODD.sub(lambda found: LETTERS.get(found[0], ""), normalize("NFKD", text).lower())


def words_of(text: str) -> set[str]:
    """Give the words of a text or of its Markdown, folded, each once."""
    words = set(_WORD.findall(fold(text)))
    words.discard("")
    return words
