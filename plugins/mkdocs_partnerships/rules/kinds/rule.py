"""What every rule kind is: a group of fields that becomes steps of a program."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from pydantic import Field

from mkdocs_partnerships.problems import Finding
from mkdocs_partnerships.rules.names import OwnName
from mkdocs_partnerships.rules.operations import Case, Effect, Grounds, Number, Reason, Step, Test
from mkdocs_partnerships.rules.rate import Rate
from mkdocs_partnerships.rules.sourced import Sourced
from mkdocs_partnerships.rules.when import Group


@dataclass(frozen=True, slots=True)
class Scope:
    """What a rule may use of its scheme.

    Attributes:
        rates: the rows of the rates table.
        groups: the groups of values.
    """

    rates: Sequence[Rate]
    groups: Mapping[str, Group]


class Rule(Sourced):
    """One step on the way to the sum. The steps are taken in the order in which they are written."""

    kind: str = Field(description="What kind of rule it is.")
    id: OwnName | None = Field(
        None, description="Its short name, by which a scheme that extends this one replaces it; the kind when left out."
    )

    @property
    def name(self) -> str:
        """The rule's name in answers."""
        return self.id or self.kind

    def compile(self, scope: Scope) -> list[Step]:
        """Turn it into steps."""
        raise NotImplementedError

    def contradictions(self) -> Iterator[Finding]:
        """Find what is wrong in the rule itself; paths begin at the rule."""
        yield from ()

    def step(self, does: Effect, cases: list[Case], grounds: Grounds | None = None, *, name: str = "") -> Step:
        """Make a step of the rule.

        Args:
            does: its effect on the running sum.
            cases: its values.
            grounds: its sentence; the rule's own when left out.
            name: what is added to the rule's name when it makes several steps.
        """
        said = grounds or self.grounds()
        return {
            "rule": f"{self.name}-{name}" if name else self.name,
            "does": does,
            "cases": cases,
            "otherwise": None,
            "because": said["because"],
            "source": said["source"],
            "status": said["status"],
        }


SILENT: Grounds = {"because": "", "source": [], "status": "stated"}
"""Grounds of a reason that leaves the word to its step."""


def reason(test: Test, grounds: Grounds = SILENT) -> Reason:
    """Make a reason for a case."""
    return {"test": test, **grounds}


def case(value: "Number | Fraction", *reasons: Reason) -> Case:
    """Make a case; without a reason it always applies."""
    text = str(value) if isinstance(value, Fraction) else value
    return {"value": text, "reasons": list(reasons) or [reason(test=True)]}
