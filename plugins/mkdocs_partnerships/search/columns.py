"""Many small numbers and texts in few bytes; `columns.mjs` reads them.

A number is written in letters of ASCII that JSON does not escape: `LEADS` of them continue a number, the others end it.
So small numbers take one letter, no sign stands between them, and a server's compression has little left to do.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from operator import sub
from os.path import commonprefix
from typing import Any

DIGITS = "".join(chr(code) for code in range(0x23, 0x7F) if chr(code) != "\\")
ENDS = 64
"""How many of the digits end a number: those of the numbers below this stand alone."""

LEADS = len(DIGITS) - ENDS

END, RARE = 0, 1
"""In a column of texts: the end of a text, and a word that is written out."""

_FIRST = 2
_OFTEN = 3


@cache
def coded(number: int) -> str:
    """Write one number, from 0."""
    rest, last = divmod(number, ENDS)
    result = DIGITS[last]
    while rest:
        rest, digit = divmod(rest - 1, LEADS)
        result = DIGITS[ENDS + digit] + result
    return result


def numbers(values: Iterable[int]) -> str:
    """Write a column of numbers, each from 0."""
    return "".join(map(coded, values))


def rising(values: Sequence[int]) -> str:
    """Write numbers that rise from 0: of each how many the one before it leaves out."""
    following = map((1).__add__, values)
    return numbers(map(sub, values, (0, *following)))


def texts(values: Sequence[str]) -> dict[str, Any]:
    """Write a column of texts of one line: the numbers of their words in a list of the words that come often.

    Returns:
        `often`: the words, the most frequent first, separated by line breaks; `rare`: the others in the order of the
        texts, as `ordered` writes them (titles that count have `12` and `13` for neighbours); `words`: the numbers,
        each text closed by `END`, with `RARE` for the next word of `rare`.
    """
    split = [value.split(" ") for value in values]
    counted = Counter(word for words in split for word in words)
    often = sorted(
        (word for word, count in counted.items() if count >= _OFTEN), key=lambda word: (-counted[word], word)
    )
    codes = {word: coded(number) for number, word in enumerate(often, _FIRST)}
    rare = [word for words in split for word in words if word not in codes]
    escape, end = coded(RARE), coded(END)
    written = "".join("".join([codes.get(word, escape) for word in words]) + end for words in split)
    return {"often": "\n".join(often), "rare": ordered(rare), "words": written}


def ordered(values: Sequence[str]) -> dict[str, str]:
    """Write a column of texts of which neighbours begin alike: how many letters are shared, and the rest."""
    shared, rests, before = [], [], ""
    for value in values:
        same = commonprefix((before, value)) if before[:1] == value[:1] else ""  # noqa: RUF071 - letters are meant
        # JavaScript counts the units of UTF-16.
        shared.append(len(same) if same.isascii() else len(same.encode("utf-16-le")) // 2)
        rests.append(value[len(same) :])
        before = value
    return {"shared": numbers(shared), "rests": "\n".join(rests)}
