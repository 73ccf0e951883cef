"""The rates as a picture: bars from the highest to the lowest sum, each with the countries that have it."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from mkdocs_partnerships.rules.rate import Rate
from mkdocs_partnerships.rules.sheet import RateRow
from mkdocs_partnerships.rules.sourced import StatusField


@dataclass(frozen=True, slots=True)
class Bar:
    """The countries with one rate.

    Attributes:
        countries: their codes, in protocol order.
        amount: the sum.
        status: whether a page of the scheme states it.
        length: the bar's share of the longest, in per cent.
    """

    countries: tuple[str, ...]
    amount: Decimal
    status: StatusField
    length: str


def draw(rows: Sequence[RateRow]) -> tuple[Bar, ...]:
    """Draw the rates, the highest first, of equal ones the stated; without a rate above nought every bar is empty."""

    def place(one: Rate) -> tuple[Decimal, bool]:
        return -one.amount, one.status != "stated"

    ordered = sorted((row.rate for row in rows), key=place)
    longest = max((one.amount for one in ordered), default=Decimal(0)) or Decimal(1)
    return tuple(
        Bar(
            tuple(one.country for one in (first, *others)),
            first.amount,
            first.status,
            f"{100 * first.amount / longest:.1f}",
        )
        for _, (first, *others) in groupby(ordered, key=place)
    )
