"""The rules of a scheme as an editor writes them: questions, conditions, rates, the way to the sum, proofs."""

from collections import Counter
from collections.abc import Iterator, Sequence

from pydantic import Field

from mkdocs_partnerships.fields.records import Record, SourceLink
from mkdocs_partnerships.fields.references import SchemeId
from mkdocs_partnerships.fields.text import Currency, Line
from mkdocs_partnerships.problems import Finding
from mkdocs_partnerships.rules.condition import Condition
from mkdocs_partnerships.rules.example import Example
from mkdocs_partnerships.rules.kinds import AmountRule
from mkdocs_partnerships.rules.names import OwnName, SourceIds
from mkdocs_partnerships.rules.question import Question
from mkdocs_partnerships.rules.rate import Rate
from mkdocs_partnerships.rules.sourced import Sourced, StatusField
from mkdocs_partnerships.rules.validity import Validity
from mkdocs_partnerships.rules.when import Group


class Document(Record):
    """A paper to bring."""

    label: Line = Field(description="What it is.")
    note: Line | None = Field(None, description="Who signs it, what it must contain, whether all partnerships want it.")
    source: SourceIds = Field(description="Where it was read.")


class Documents(Record):
    """The papers that an applicant needs."""

    before: tuple[Document, ...] = Field((), description="Before the journey or the application.")
    after: tuple[Document, ...] = Field((), description="Afterwards, to be paid.")


class Payment(Record):
    """Who pays whom, and when."""

    payer: Line = Field(description="Who pays.")
    payee: Line | None = Field(None, description="Who is paid.")
    when: Line | None = Field(None, description="When, and after what.")
    note: Line | None = Field(None, description="What else must be known of it.")
    source: SourceIds = Field(description="Where it was read.")
    status: StatusField = Field(default="stated", description="`stated` for this scheme, or `inferred` from another.")


class RuleSet(Record):
    """What can be calculated. A scheme that extends another writes only what differs from it."""

    title: Line = Field(description="The heading of the page.")
    extends: SchemeId | None = Field(
        None,
        description="The scheme of which this one states the differences: the same id replaces, a new id adds.",
    )
    series: Line | None = Field(None, description="Free words, the same for all editions of a scheme.")
    currency: Currency | None = Field(None, description="The currency of every sum.")
    valid: Validity | None = Field(None, description="From when to when the scheme applied.")
    up_to: Sourced | None = Field(
        None, description="Where sums are the most that can be paid: the sentence that says so."
    )
    questions: tuple[Question, ...] = Field((), description="What the calculator asks, in this order.")
    groups: dict[OwnName, Group] = Field(
        {}, description="Lists of values that rules name, such as a programme's countries."
    )
    conditions: tuple[Condition, ...] = Field((), description="Who may take part, and in what.")
    rates: tuple[Rate, ...] = Field((), description="The sum for each country.")
    amount: tuple[AmountRule, ...] = Field((), description="How the sum is made, step by step.")
    documents: Documents | None = Field(None, description="The papers that are needed.")
    payment: Payment | None = Field(None, description="Who pays whom, and when.")
    sources: dict[OwnName, SourceLink] = Field(
        {}, description="Where the rules were read: by a short name that rules give."
    )
    examples: tuple[Example, ...] = Field((), description="Worked cases: proofs for the rules, examples on the page.")

    def contradictions(self) -> Iterator[Finding]:
        """Find what is wrong in this file alone; what needs other schemes is found when they are resolved."""
        yield from _twice("questions", "question-twice", [one.id for one in self.questions])
        yield from _twice("conditions", "condition-twice", [one.id for one in self.conditions])
        yield from _twice("rates", "rate-twice", [one.country for one in self.rates])
        yield from _twice("amount", "rule-twice", [one.name for one in self.amount])
        for position, rule in enumerate(self.amount):
            for one in rule.contradictions():
                yield Finding(("amount", position, *one.path), one.code, one.context)
        for position, question in enumerate(self.questions):
            if (question.kind == "choice") != bool(question.choices):
                yield Finding(("questions", position), "choices-of-choice", {"kind": question.kind})


def _twice(field: str, code: str, ids: Sequence[str]) -> Iterator[Finding]:
    counted = Counter(ids)
    for position, one in enumerate(ids):
        first = ids.index(one)
        if counted[one] > 1 and position != first:
            yield Finding((field, position), code, {"id": one, "first": first + 1})
