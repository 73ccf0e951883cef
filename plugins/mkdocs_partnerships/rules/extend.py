"""A scheme that extends another: the other's rules with this one's differences laid over them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from mkdocs_partnerships.problems import Finding, Phrase, did_you_mean
from mkdocs_partnerships.rules.ruleset import RuleSet

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ResolvedScheme:
    """A scheme with everything that it takes from others.

    Attributes:
        id: the scheme's id.
        rules: the rules in full.
        lineage: the ids of the schemes that it extends, nearest first.
    """

    id: str
    rules: RuleSet
    lineage: tuple[str, ...] = ()


def lineage(schemes: Mapping[str, RuleSet], scheme_id: str) -> tuple[tuple[str, ...], Finding | None]:
    """Follow `extends` from a scheme: the ids, nearest first, or what stands in the way."""
    ids: list[str] = []
    here = scheme_id
    while (extended := schemes[here].extends) is not None:
        if extended == scheme_id or extended in ids:
            ring = " → ".join([scheme_id, *ids, extended])
            return (), Finding(("extends",), "extends-itself", {"ring": ring})
        if extended not in schemes:
            # A missing scheme named by this very file is already reported with the other references.
            return (), Finding(("extends",), "unknown-id", _unknown(extended, schemes)) if here == scheme_id else None
        ids.append(str(extended))
        here = extended
    return tuple(ids), None


def _unknown(scheme_id: str, schemes: Mapping[str, RuleSet]) -> dict[str, str]:
    return {"id": scheme_id, "type": Phrase("scheme"), "hint": did_you_mean(scheme_id, schemes)}


def extend(scheme: RuleSet, extended: RuleSet) -> RuleSet:
    """Lay a scheme's differences over the scheme that it extends; that one must be resolved already.

    What has the same id (rates: the same country) takes the other's place; what is new comes after. Groups of
    fields that have no ids (`documents`, `payment`, `valid`, `up_to`) replace as a whole. Examples are proofs of one
    scheme and are not taken over.
    """
    return scheme.model_copy(
        update={
            "series": scheme.series or extended.series,
            "currency": scheme.currency or extended.currency,
            "valid": scheme.valid or extended.valid,
            "up_to": scheme.up_to or extended.up_to,
            "documents": scheme.documents or extended.documents,
            "payment": scheme.payment or extended.payment,
            "groups": {**extended.groups, **scheme.groups},
            "sources": {**extended.sources, **scheme.sources},
            "questions": _overlay(extended.questions, scheme.questions, lambda one: one.id),
            "conditions": _overlay(extended.conditions, scheme.conditions, lambda one: one.id),
            "rates": _overlay(extended.rates, scheme.rates, lambda one: one.country),
            "amount": _overlay(extended.amount, scheme.amount, lambda one: one.name),
        }
    )


def _overlay(under: Sequence[T], over: Sequence[T], key: Callable[[T], str]) -> tuple[T, ...]:
    merged = {key(one): one for one in under}
    merged.update((key(one), one) for one in over)
    return tuple(merged.values())
