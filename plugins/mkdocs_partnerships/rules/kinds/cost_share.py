"""A share of real costs, with a cap for each application and a ceiling over all of them."""

from typing import Literal

from pydantic import Field

from mkdocs_partnerships.fields.text import Amount
from mkdocs_partnerships.rules.kinds.rule import Rule, Scope, case
from mkdocs_partnerships.rules.names import QuestionId
from mkdocs_partnerships.rules.operations import Step
from mkdocs_partnerships.rules.rate import exact
from mkdocs_partnerships.rules.share import Share
from mkdocs_partnerships.rules.sourced import Sourced


class ApplicationCap(Sourced):
    """The most that one application brings."""

    amount: Amount = Field(description="The sum.")


class Ceiling(Sourced):
    """The most that one beneficiary receives over all applications."""

    amount: Amount = Field(description="The sum.")
    received: QuestionId = Field(description="The question that gives what was received before.")


class CostShare(Rule):
    """Adds a share of the costs."""

    kind: Literal["cost_share"] = Field(description="What kind of rule it is: `cost_share`.")
    of: QuestionId = Field(description="The question that gives the costs.")
    share: Share = Field(description="The share that is paid.")
    cap: ApplicationCap | None = Field(None, description="The most for one application.")
    ceiling: Ceiling | None = Field(None, description="The most over all applications.")

    def compile(self, scope: Scope) -> list[Step]:  # noqa: ARG002 - as every kind
        """A step for the share, and one for each limit: an answer then says which limit bit."""
        steps = [self.step("add", [case(["times", ["answer", str(self.of)], str(self.share)])])]
        if self.cap:
            steps.append(self.step("least", [case(exact(self.cap.amount))], self.cap.grounds(), name="cap"))
        if self.ceiling:
            rest = case(["left", exact(self.ceiling.amount), ["answer", str(self.ceiling.received)]])
            steps.append(self.step("least", [rest], self.ceiling.grounds(), name="ceiling"))
        return steps
