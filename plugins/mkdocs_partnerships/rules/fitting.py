"""Whether rules name questions of a kind that they can use: days are no country, and a choice has no size."""

from collections.abc import Iterator
from functools import reduce

from mkdocs_partnerships.problems import Finding, Path, Phrase
from mkdocs_partnerships.rules.kinds.cost_share import CostShare
from mkdocs_partnerships.rules.kinds.rate_table import RateTable
from mkdocs_partnerships.rules.kinds.rule import Rule
from mkdocs_partnerships.rules.kinds.steps import Steps
from mkdocs_partnerships.rules.kinds.unit_price import UnitPrice
from mkdocs_partnerships.rules.ruleset import RuleSet
from mkdocs_partnerships.rules.when import Comparison, whens_in

NUMBERS = ("whole_number", "amount")
SIZES = (*NUMBERS, "date")
_BY_SIZE = ("below", "above", "at_least", "at_most")


def unfitting(own: RuleSet, rules: RuleSet) -> Iterator[Finding]:
    """Find questions of a kind that the rule cannot use.

    Args:
        own: the scheme as written; paths are those of its file.
        rules: the same with what it extends.
    """
    kinds = {one.id: one.kind for one in rules.questions}
    for path, question, wanted in _wanted(own):
        kind = kinds.get(question)
        if kind is not None and kind not in wanted:
            context = {"id": question, "kind": kind, "wanted": _one_of(wanted)}
            yield Finding(path, "kind-of-question", context)


def _one_of(kinds: tuple[str, ...]) -> str:
    first, *others = (f"`{kind}`" for kind in kinds)
    return reduce(lambda said, kind: Phrase("or", {"first": said, "second": kind}), others, first)


def _wanted(own: RuleSet) -> Iterator[tuple[Path, str, tuple[str, ...]]]:
    """Give each use of a question: its path, the question, the kinds of question that it can use."""
    if own.valid:
        yield ("valid", "question"), own.valid.question, ("date",)
    for position, rule in enumerate(own.amount):
        for path, question, wanted in _wanted_by(rule):
            yield ("amount", position, *path), question, wanted
    for path, when in whens_in(own):
        for name, test in when.items():
            if isinstance(test, Comparison) and any(getattr(test, one) is not None for one in _BY_SIZE):
                yield (*path, str(name)), name, SIZES


def _wanted_by(rule: Rule) -> Iterator[tuple[Path, str, tuple[str, ...]]]:
    if isinstance(rule, RateTable):
        yield ("by",), rule.by, ("country",)
    elif isinstance(rule, Steps):
        yield ("by",), rule.by, ("whole_number",)
    elif isinstance(rule, UnitPrice):
        yield ("count",), rule.count, NUMBERS
    elif isinstance(rule, CostShare):
        yield ("of",), rule.of, NUMBERS
        if rule.ceiling:
            yield ("ceiling", "received"), rule.ceiling.received, NUMBERS
