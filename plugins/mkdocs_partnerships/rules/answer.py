"""The answer to a case: what a caller gets from `calculate`, in Python and in the browser alike.

Sums are text with two decimals. The keys are a contract: the command prints them, the form reads them.
"""

from typing import TypeAlias, TypedDict

from mkdocs_partnerships.rules.operations import SourceText, Status
from mkdocs_partnerships.rules.truth import Truth

Sum: TypeAlias = "str | list[str | None] | None"
"""A sum with two decimals; lowest and highest where it is open (no highest: `null`); or not known."""


class StepTaken(TypedDict):
    """A line of the ledger; not `certain` while it hangs on an answer not given."""

    rule: str
    before: Sum
    after: Sum
    because: str
    source: list[str]
    status: Status
    certain: bool


class ConditionMissed(TypedDict):
    """A condition that does not hold, or of which it is open whether it holds.

    `asks` names the unanswered questions that would tell; when empty, the sources leave it open.
    """

    condition: str
    because: str
    source: list[str]
    status: Status
    asks: list[str]


class Answer(TypedDict):
    """What the rules say.

    Attributes:
        eligible: true, false, or `None` while it depends on an answer not given or is not settled by the sources.
        amount: the sum; `None` when not eligible, open or not known.
        amount_range: lowest and highest while the sum is open.
        status: whether a figure or a refusal is stated by the scheme's own pages or inferred; `None` without either.
        steps: how the sum comes about. Empty when not eligible.
        unmet: the conditions that fail.
        undecided: the conditions of which it is open whether they hold.
        asks: the unanswered questions on which anything above still depends.
        sources: title, address and date of each source named above, by its id.
    """

    scheme: str
    eligible: Truth
    amount: str | None
    amount_range: list[str | None] | None
    currency: str
    status: Status | None
    steps: list[StepTaken]
    unmet: list[ConditionMissed]
    undecided: list[ConditionMissed]
    asks: list[str]
    sources: dict[str, SourceText]
