"""Rounding, written down and seen in the ledger where it changes the sum."""

from decimal import Decimal
from typing import Literal

from pydantic import Field, field_validator

from mkdocs_partnerships.fields.text import Amount
from mkdocs_partnerships.fields.wrong import wrong
from mkdocs_partnerships.rules.kinds.rule import Rule, Scope, case
from mkdocs_partnerships.rules.operations import Step
from mkdocs_partnerships.rules.rate import exact


class Rounding(Rule):
    """Rounds the sum so far to a multiple of a unit."""

    kind: Literal["rounding"] = Field(description="What kind of rule it is: `rounding`.")
    to: Amount = Field(Decimal("0.01"), description="The unit: `1` for whole euros, `0.01` for cents.")
    mode: Literal["half_up", "down", "up"] = Field(description="To the nearest unit (a half goes up), down, or up.")

    @field_validator("to")
    @classmethod
    def _to_something(cls, unit: Decimal) -> Decimal:
        if not unit:
            raise wrong("round-to-nothing")
        return unit

    def compile(self, scope: Scope) -> list[Step]:  # noqa: ARG002 - as every kind
        """One step."""
        return [{**self.step("round", [case(exact(self.to))]), "mode": self.mode}]
