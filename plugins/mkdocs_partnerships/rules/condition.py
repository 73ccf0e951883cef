"""Conditions for taking part: what must hold, what is said where it does not, and where that was read."""

from collections.abc import Mapping

from pydantic import Field

from mkdocs_partnerships.rules.names import OwnName
from mkdocs_partnerships.rules.operations import Condition as CompiledCondition
from mkdocs_partnerships.rules.operations import Unsettled as CompiledUnsettled
from mkdocs_partnerships.rules.sourced import Sourced
from mkdocs_partnerships.rules.when import Group, When, compile_when


class Unsettled(Sourced):
    """Cases that fail the condition as worded, but of which the sources do not say so clearly."""

    when: When = Field({}, description="The answers for which it is not settled; whenever it fails when left out.")

    def compile(self, groups: Mapping[str, Group]) -> CompiledUnsettled:
        """Turn it into a test with its sentence."""
        return {"test": compile_when(self.when, groups), **self.grounds()}


class Condition(Sourced):
    """What must hold. Its sentence is shown where it does not."""

    id: OwnName = Field(description="Its short name.")
    when: When = Field({}, description="The answers to which the condition applies; to all when left out.")
    holds: When = Field(description="The answers with which it is met.")
    unsettled: Unsettled | None = Field(None, description="Where the sources leave it open: neither met nor failed.")

    def compile(self, groups: Mapping[str, Group]) -> CompiledCondition:
        """Turn it into one test with its sentences."""
        test = compile_when(self.holds, groups)
        if self.when:
            test = ["any", ["not", compile_when(self.when, groups)], test]
        return {
            "condition": self.id,
            "test": test,
            **self.grounds(),
            "unsettled": self.unsettled.compile(groups) if self.unsettled else None,
        }
