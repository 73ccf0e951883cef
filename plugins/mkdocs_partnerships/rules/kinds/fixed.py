"""A fixed sum, for all or for some."""

from typing import Literal

from pydantic import Field

from mkdocs_partnerships.fields.text import Amount
from mkdocs_partnerships.rules.kinds.rule import Rule, Scope, case, reason
from mkdocs_partnerships.rules.operations import Step
from mkdocs_partnerships.rules.rate import exact
from mkdocs_partnerships.rules.when import When, compile_when


class Fixed(Rule):
    """Adds a sum; where its condition does not hold, it adds nothing."""

    kind: Literal["fixed"] = Field(description="What kind of rule it is: `fixed`.")
    amount: Amount = Field(description="The sum.")
    when: When = Field({}, description="The answers to which it applies; to all when left out.")

    def compile(self, scope: Scope) -> list[Step]:
        """One step."""
        return [self.step("add", [case(exact(self.amount), reason(compile_when(self.when, scope.groups)))])]
