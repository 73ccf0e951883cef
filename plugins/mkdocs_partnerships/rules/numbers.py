"""Exact numbers and what is known of them: a `Fraction`, or the interval in which it lies.

Sums are counted in the currency's main unit as fractions, never as floating point; they become text with two
decimals only where they are shown. No number of a scheme is negative.
"""

import re
from dataclasses import dataclass
from fractions import Fraction
from math import floor

from mkdocs_partnerships.rules.operations import RoundingMode

CONSTANT = re.compile(r"[0-9]{1,15}(\.[0-9]{1,6}|/[1-9][0-9]{0,8})?")
"""How a number may be written in a program: `780`, `0.01`, `1/2`."""


def money(number: Fraction) -> str:
    """Write a sum with two decimals; a half of the last digit is rounded up."""
    hundredths = floor(number * 100 + Fraction(1, 2))
    return f"{hundredths // 100}.{hundredths % 100:02}"


def constant(number: Fraction) -> str:
    """Write a number as a program does: whole, or a fraction in lowest terms."""
    return str(number)


def round_to(number: Fraction, unit: Fraction, mode: RoundingMode) -> Fraction:
    """Round to a multiple of the unit: to the nearest (a half goes up), down, or up."""
    shares = number / unit
    if mode == "half_up":
        return floor(shares + Fraction(1, 2)) * unit
    return (floor(shares) if mode == "down" else -floor(-shares)) * unit


@dataclass(frozen=True, slots=True)
class Interval:
    """All numbers from `low` to `high`; without `high` there is no upper end. Equal ends: the number is known."""

    low: Fraction
    high: Fraction | None

    def times(self, other: "Interval") -> "Interval":
        """Multiply; nought times something without an upper end is nought."""
        if 0 in (self.high, other.high):
            return Interval(self.low * other.low, Fraction(0))
        high = None if self.high is None or other.high is None else self.high * other.high
        return Interval(self.low * other.low, high)

    def plus(self, other: "Interval") -> "Interval":
        """Add."""
        high = None if self.high is None or other.high is None else self.high + other.high
        return Interval(self.low + other.low, high)

    def least(self, other: "Interval") -> "Interval":
        """Take the smaller of the two."""
        highs = [high for high in (self.high, other.high) if high is not None]
        return Interval(min(self.low, other.low), min(highs) if highs else None)

    def left(self, other: "Interval") -> "Interval":
        """Take the other away; at least 0 remains."""
        nought = Fraction(0)
        low = nought if other.high is None else max(nought, self.low - other.high)
        return Interval(low, None if self.high is None else max(nought, self.high - other.low))

    def rounded(self, unit: Fraction, mode: RoundingMode) -> "Interval":
        """Round both ends."""
        return Interval(round_to(self.low, unit, mode), None if self.high is None else round_to(self.high, unit, mode))

    def hull(self, other: "Interval") -> "Interval":
        """Give the smallest interval that holds both."""
        high = None if self.high is None or other.high is None else max(self.high, other.high)
        return Interval(min(self.low, other.low), high)


def exactly(number: Fraction | str | int) -> Interval:
    """Give the interval of one known number."""
    known = Fraction(number)
    return Interval(known, known)
