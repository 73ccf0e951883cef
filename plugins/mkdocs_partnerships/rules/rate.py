"""A row of the rates table."""

from decimal import Decimal
from fractions import Fraction

from pydantic import Field

from mkdocs_partnerships.fields.countries import Country
from mkdocs_partnerships.fields.records import Record
from mkdocs_partnerships.fields.text import Amount, Line
from mkdocs_partnerships.rules.names import SourceIds
from mkdocs_partnerships.rules.numbers import constant
from mkdocs_partnerships.rules.sourced import StatusField


class Rate(Record):
    """The sum for one country. A rate that no page of the scheme states is marked wherever it shows."""

    country: Country = Field(description="The country.")
    amount: Amount = Field(description="The sum in the scheme's currency.")
    status: StatusField = Field(description="`stated` by a page of the scheme itself, or `inferred` from others.")
    source: SourceIds = Field(description="Where it was read.")
    note: Line | None = Field(None, description="What else must be known of it.")


def exact(amount: Decimal) -> str:
    """Write a sum as a program does."""
    return constant(Fraction(amount))
