"""A scheme laid out for its page: everything that templates show, so that they need no logic of their own."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from mkdocs_partnerships.fields.countries import EU, in_protocol_order
from mkdocs_partnerships.fields.records import SourceLink
from mkdocs_partnerships.rules.answer import Answer
from mkdocs_partnerships.rules.answers import read_answers
from mkdocs_partnerships.rules.evaluate import calculate
from mkdocs_partnerships.rules.extend import ResolvedScheme
from mkdocs_partnerships.rules.kinds.cost_share import CostShare
from mkdocs_partnerships.rules.kinds.reduction import Reduction
from mkdocs_partnerships.rules.kinds.steps import Steps
from mkdocs_partnerships.rules.known import Known
from mkdocs_partnerships.rules.numbers import money
from mkdocs_partnerships.rules.operations import Program
from mkdocs_partnerships.rules.rate import Rate
from mkdocs_partnerships.rules.ruleset import RuleSet
from mkdocs_partnerships.rules.sourced import Sourced


@dataclass(frozen=True, slots=True)
class RateRow:
    """A row of the rates table, with what remains of it after the scheme's first reduction."""

    rate: Rate
    reduced: Decimal | None


@dataclass(frozen=True, slots=True)
class ExampleShown:
    """A worked case and what the rules give; of many cases at once only the sums, each with its answers in words."""

    title: str
    answer: Answer | None
    amounts: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a scheme's page shows.

    Attributes:
        scheme: the resolved scheme.
        program: its program.
        rates: the rates in protocol order.
        countries: the countries that a form offers: those with a rate first, then all others.
        lines: the way to the sum, each rule followed by its parts.
        examples: the worked cases, calculated.
        sources: the sources that the rules name, with their numbers.
    """

    scheme: ResolvedScheme
    program: Program
    rates: tuple[RateRow, ...]
    countries: tuple[tuple[str, ...], tuple[str, ...]]
    lines: tuple[tuple[Sourced, tuple[Sourced, ...]], ...]
    examples: tuple[ExampleShown, ...]
    sources: dict[str, tuple[int, SourceLink]]

    def say(self, rule: Sourced) -> str:
        """Say a rule's sentence for every case at once: with "the host country" instead of a country."""
        return Known(self.program, {}).grounds([rule.grounds()])["because"]


def lay_out(scheme: ResolvedScheme, program: Program) -> Sheet:
    """Lay out a scheme.

    Args:
        scheme: a resolved scheme without problems.
        program: what it was compiled to.
    """
    rules = scheme.rules
    first = in_protocol_order([*(row.country for row in rules.rates), *EU])
    return Sheet(
        scheme=scheme,
        program=program,
        rates=tuple(_rates(rules)),
        countries=(tuple(first), tuple(code for code in program["countries"] if code not in first)),
        lines=tuple((rule, tuple(parts_of(rule))) for rule in rules.amount),
        examples=tuple(_examples(rules, program)),
        sources={name: (number, one) for number, (name, one) in enumerate(rules.sources.items(), start=1)},
    )


def _rates(rules: RuleSet) -> Iterator[RateRow]:
    by_country = {row.country: row for row in rules.rates}
    reduction = next((rule for rule in rules.amount if isinstance(rule, Reduction)), None)
    for country in in_protocol_order(by_country):
        row = by_country[country]
        share = reduction.to if reduction else None
        yield RateRow(row, Decimal(money(Fraction(row.amount) * share)) if share else None)


def parts_of(rule: Sourced) -> Sequence[Sourced]:
    """Give the sentences inside a rule: causes, steps, limits."""
    if isinstance(rule, Reduction):
        return rule.causes
    if isinstance(rule, Steps):
        return rule.steps
    if isinstance(rule, CostShare):
        return [one for one in (rule.cap, rule.ceiling) if one]
    return ()


def _examples(rules: RuleSet, program: Program) -> Iterator[ExampleShown]:
    for example in rules.examples:
        if example.by is None:
            for one in example.cases():
                answers, _ = read_answers(program, one.given)
                yield ExampleShown(example.title, calculate(program, answers))
        else:
            kinds = {one["id"]: one for one in program["questions"]}
            asked = kinds[example.by]
            words = program["countries"] if asked["kind"] == "country" else asked["choices"]
            shown = ((amount, tuple(words.get(one, one) for one in of)) for amount, of in example.amounts.items())
            yield ExampleShown(example.title, None, tuple(shown))
