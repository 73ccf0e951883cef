"""The rates as a picture: bars from the highest to the lowest, in the protocol order where they are equal."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from mkdocs_partnerships.rules.sheet import RateRow
from mkdocs_partnerships.rules.sourced import StatusField

ROW = 30
"""The height of a bar with its words, in pixels."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A country's rate.

    Attributes:
        country: the country's code.
        amount: the sum.
        status: whether a page of the scheme states it.
        top: where the bar's row begins, in pixels.
        length: the bar's share of the longest, in per cent.
    """

    country: str
    amount: Decimal
    status: StatusField
    top: int
    length: str


@dataclass(frozen=True, slots=True)
class Chart:
    """All bars.

    Attributes:
        bars: the bars, highest first.
        height: the height of the picture, in pixels.
    """

    bars: tuple[Bar, ...]
    height: int


def draw(rows: Sequence[RateRow]) -> Chart:
    """Draw the rates; without a rate above nought every bar is empty."""
    ordered = sorted((row.rate for row in rows), key=lambda one: one.amount, reverse=True)
    longest = max((one.amount for one in ordered), default=Decimal(0)) or Decimal(1)
    bars = tuple(
        Bar(one.country, one.amount, one.status, position * ROW, f"{100 * one.amount / longest:.1f}")
        for position, one in enumerate(ordered)
    )
    return Chart(bars, len(bars) * ROW)
