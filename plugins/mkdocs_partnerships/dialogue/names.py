"""The name of a new entry's file: its id, and so its address."""

import re
import unicodedata
from collections.abc import Collection

_LONGEST = 50
_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "’": "", "'": ""}
)


def id_of(words: str, year: str = "", taken: Collection[str] = ()) -> str:
    """Make an id from an entry's name; an empty one when the name has no letter of the Latin alphabet.

    Args:
        words: the title or name.
        year: a year to end with, unless the words have it already.
        taken: ids that there are already.
    """
    plain = unicodedata.normalize("NFKD", words.casefold().translate(_LETTERS))
    parts = re.findall("[a-z0-9]+", "".join(one for one in plain if not unicodedata.combining(one)))
    if not any(part.isalpha() for part in parts):
        return ""
    if year and year not in parts:
        parts.append(year)
    last = [parts.pop()] if year and parts[-1] == year else []
    while len("-".join(parts + last)) > _LONGEST and len(parts) > 1:
        parts.pop()
    name = "-".join([*parts, *last])[:_LONGEST].strip("-")
    return next(
        one for number in range(len(taken) + 2) if (one := f"{name}-{number + 1}" if number else name) not in taken
    )
