"""A cap: never more than this, whatever the steps before it gave."""

from typing import Literal

from pydantic import Field

from mkdocs_partnerships.fields.text import Amount
from mkdocs_partnerships.rules.kinds.rule import Rule, Scope, case, reason
from mkdocs_partnerships.rules.operations import Step
from mkdocs_partnerships.rules.rate import exact
from mkdocs_partnerships.rules.when import When, compile_when


class Cap(Rule):
    """Limits the sum so far."""

    kind: Literal["cap"] = Field(description="What kind of rule it is: `cap`.")
    amount: Amount = Field(description="The most that is paid.")
    when: When = Field({}, description="The answers to which it applies; to all when left out.")

    def compile(self, scope: Scope) -> list[Step]:
        """One step."""
        return [self.step("least", [case(exact(self.amount), reason(compile_when(self.when, scope.groups)))])]
