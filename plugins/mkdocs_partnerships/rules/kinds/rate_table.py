"""A rate for each country: the row of the country that was answered."""

from typing import Literal

from pydantic import Field

from mkdocs_partnerships.rules.kinds.rule import Rule, Scope, case, reason
from mkdocs_partnerships.rules.names import QuestionId
from mkdocs_partnerships.rules.operations import Step
from mkdocs_partnerships.rules.rate import exact
from mkdocs_partnerships.rules.sourced import Sourced


class RateTable(Rule):
    """Adds the rate of a country. A country without a row has no known sum: never a figure."""

    kind: Literal["rate"] = Field(description="What kind of rule it is: `rate`.")
    by: QuestionId = Field(description="The question that gives the country.")
    otherwise: Sourced = Field(description="What is said for a country without a rate.")

    def compile(self, scope: Scope) -> list[Step]:
        """One step with a case for each row."""
        cases = [
            case(
                exact(row.amount),
                reason(
                    ["is", str(self.by), [row.country]],
                    {"because": "", "source": [str(one) for one in row.source], "status": row.status},
                ),
            )
            for row in scope.rates
        ]
        return [{**self.step("add", cases), "otherwise": self.otherwise.grounds()}]
