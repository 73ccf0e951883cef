"""A price for each unit: so much a night, for at most so many nights."""

from typing import Any, Literal

from pydantic import Field

from mkdocs_partnerships.fields.text import Amount, Integer
from mkdocs_partnerships.rules.kinds.rule import Rule, Scope, case
from mkdocs_partnerships.rules.names import QuestionId
from mkdocs_partnerships.rules.operations import Step
from mkdocs_partnerships.rules.rate import exact


class UnitPrice(Rule):
    """Adds a price times a count."""

    kind: Literal["unit_price"] = Field(description="What kind of rule it is: `unit_price`.")
    price: Amount = Field(description="The price of one unit.")
    count: QuestionId = Field(description="The question that gives how many.")
    at_most: Integer | None = Field(None, description="How many are paid at most.")

    def compile(self, scope: Scope) -> list[Step]:  # noqa: ARG002 - as every kind
        """One step."""
        count: list[Any] = ["answer", str(self.count)]
        if self.at_most is not None:
            count = ["least", count, str(self.at_most)]
        return [self.step("add", [case(["times", exact(self.price), count])])]
