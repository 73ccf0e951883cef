"""One reduction for any of several causes, applied once however many of them hold."""

from typing import Literal

from pydantic import Field

from mkdocs_partnerships.rules.kinds.rule import Rule, Scope, case, reason
from mkdocs_partnerships.rules.operations import Step
from mkdocs_partnerships.rules.share import Share
from mkdocs_partnerships.rules.sourced import Sourced
from mkdocs_partnerships.rules.when import When, compile_when


class Cause(Sourced):
    """One of the causes for a reduction."""

    when: When = Field(description="The answers that cause it.")


class Reduction(Rule):
    """Keeps a share of the sum so far when at least one cause holds: two causes reduce no further than one."""

    kind: Literal["reduction"] = Field(description="What kind of rule it is: `reduction`.")
    to: Share = Field(description="The share that remains.")
    causes: tuple[Cause, ...] = Field(description="The causes.")

    def compile(self, scope: Scope) -> list[Step]:
        """One step with one case, for which each cause is a reason."""
        reasons = [reason(compile_when(cause.when, scope.groups), cause.grounds()) for cause in self.causes]
        return [self.step("times", [case(self.to, *reasons)])]
