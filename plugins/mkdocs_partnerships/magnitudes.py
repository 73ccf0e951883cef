"""How large a stated number is, as far as its words say so: for bars beside the words, never in their place."""

import re
from collections.abc import Sequence
from decimal import Decimal

_NUMBER = re.compile(r"[0-9]{1,3}(?:[ \u00a0\u2009\u202f,][0-9]{3})+(?![0-9])|[0-9]{1,15}(?:\.[0-9]{1,6})?(?![0-9])")
_TIMES = {"thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_UNIT = re.compile(r"\s*(%|(?:thousand|million|billion)\b)?")
_CURRENCY = re.compile(r"€|\b[A-Z]{3}\b")


def magnitude(words: str) -> tuple[str, Decimal] | None:
    """Give the first number that words state, and what it is in.

    Args:
        words: the number in the words of its source, such as `over 220`, `EUR 209 711` or `65 %`.

    Returns:
        The unit (a currency's code, `%`, or nothing for a plain count) and the number; nothing where no number is seen.
    """
    found = _NUMBER.search(words)
    if not found:
        return None
    number = Decimal(re.sub(r"[^0-9.]", "", found[0]))
    after = _UNIT.match(words, found.end())
    unit = (after[1] if after else None) or ""
    currency = _CURRENCY.search(words)
    if unit in _TIMES:
        number, unit = number * _TIMES[unit], ""
    return (currency[0] if currency else unit), number


def lengths(said: Sequence[str]) -> tuple[str, ...]:
    """Give the length of a bar for each of several statements about one thing, in per cent of the longest.

    Args:
        said: the numbers in the words of their sources.

    Returns:
        The lengths in order; none at all where the numbers cannot be compared.
    """
    found = [magnitude(one) for one in said]
    known = [one for one in found if one]
    longest = max((number for _, number in known), default=Decimal(0))
    if len(known) != len(found) or len({unit for unit, _ in known}) != 1 or not longest:
        return ()
    return tuple(f"{100 * number / longest:.1f}" for _, number in known)
