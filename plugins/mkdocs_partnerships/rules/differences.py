"""Where two schemes differ: their sentences side by side, made from the rules themselves."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias, TypeVar

from mkdocs_partnerships.rules.condition import Condition
from mkdocs_partnerships.rules.extend import ResolvedScheme
from mkdocs_partnerships.rules.form import editions
from mkdocs_partnerships.rules.rate import Rate
from mkdocs_partnerships.rules.ruleset import Document, Payment
from mkdocs_partnerships.rules.sheet import Sheet, parts_of
from mkdocs_partnerships.rules.sourced import Sourced, StatusField

T = TypeVar("T")
Subject: TypeAlias = Literal["valid", "conditions", "rates", "amount", "up_to", "before", "after", "payment"]


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence, sum or paper of one scheme, with its sources as the page numbers them."""

    text: str
    source: tuple[str, ...] = ()
    status: StatusField = "stated"


@dataclass(frozen=True, slots=True)
class Difference:
    """What the one says and what the other says; an empty side says nothing of it.

    Attributes:
        subject: what it is about.
        country: for a rate, the country.
        here: what the first scheme says.
        there: what the second one says.
    """

    subject: Subject
    country: str | None
    here: tuple[Said, ...]
    there: tuple[Said, ...]


def differences(here: Sheet, there: Sheet) -> list[Difference]:
    """List where two schemes differ in what they say; the order is that of the page."""
    found = [
        *_of_one("valid", here, there, lambda sheet: sheet.scheme.rules.valid),
        *_of_lists(
            "conditions", here, there, lambda sheet: sheet.scheme.rules.conditions, lambda one: one.id, _condition
        ),
        *_of_lists("rates", here, there, lambda sheet: sheet.scheme.rules.rates, lambda one: one.country, _rate),
        *_of_lists("amount", here, there, lambda sheet: sheet.scheme.rules.amount, lambda one: one.name, _rule),
        *_of_one("up_to", here, there, lambda sheet: sheet.scheme.rules.up_to),
        *_papers("before", here, there),
        *_papers("after", here, there),
        *_payment(here, there),
    ]
    return [one for one in found if _words(one.here) != _words(one.there)]


def neighbours(schemes: Mapping[str, ResolvedScheme], scheme_id: str) -> list[str]:
    """Give the schemes with which a scheme is compared: other editions, what it extends, what extends it."""
    others = [one for one in editions(schemes, scheme_id) if one != scheme_id]
    extended = schemes[scheme_id].lineage[:1]
    extending = [key for key, one in schemes.items() if one.lineage[:1] == (scheme_id,)]
    return [one for one in [*others, *extended, *extending] if one in schemes]


def _words(said: Sequence[Said]) -> list[tuple[str, str]]:
    """Give what counts: the words and whether they are stated; where they were read is no difference."""
    return [(one.text, one.status) for one in said]


def _of_one(
    subject: Subject, here: Sheet, there: Sheet, field: Callable[[Sheet], Sourced | None]
) -> Iterator[Difference]:
    sides = [(_said(sheet, one),) if (one := field(sheet)) else () for sheet in (here, there)]
    yield Difference(subject, None, *sides)


def _of_lists(  # noqa: PLR0913, PLR0917 - two schemes, and how to read one of their lists
    subject: Subject,
    here: Sheet,
    there: Sheet,
    field: Callable[[Sheet], Sequence[T]],
    key: Callable[[T], str],
    say: Callable[[Sheet, T], tuple[Said, ...]],
) -> Iterator[Difference]:
    ours, theirs = ({key(one): say(sheet, one) for one in field(sheet)} for sheet in (here, there))
    for one in dict.fromkeys([*ours, *theirs]):
        country = one if subject == "rates" else None
        yield Difference(subject, country, ours.get(one, ()), theirs.get(one, ()))


def _papers(subject: Literal["before", "after"], here: Sheet, there: Sheet) -> Iterator[Difference]:
    def papers(sheet: Sheet) -> Sequence[Document]:
        documents = sheet.scheme.rules.documents
        return getattr(documents, subject) if documents else ()

    yield from _of_lists(subject, here, there, papers, lambda one: one.label, _paper)


def _payment(here: Sheet, there: Sheet) -> Iterator[Difference]:
    sides: list[tuple[Said, ...]] = []
    for sheet in (here, there):
        payment = sheet.scheme.rules.payment
        if payment:
            texts = [payment.payer, payment.when, payment.note]
            sides.append(tuple(Said(text, _sources(payment), payment.status) for text in texts if text))
        else:
            sides.append(())
    yield Difference("payment", None, *sides)


def _condition(sheet: Sheet, one: Condition) -> tuple[Said, ...]:
    return (_said(sheet, one), *([_said(sheet, one.unsettled)] if one.unsettled else []))


def _rate(_: Sheet, one: Rate) -> tuple[Said, ...]:
    return (Said(str(one.amount), _sources(one), one.status),)


def _rule(sheet: Sheet, one: Sourced) -> tuple[Said, ...]:
    return (_said(sheet, one), *(_said(sheet, part) for part in parts_of(one)))


def _paper(_: Sheet, one: Document) -> tuple[Said, ...]:
    return (Said(f"{one.label}: {one.note}" if one.note else one.label, _sources(one)),)


def _said(sheet: Sheet, one: Sourced) -> Said:
    return Said(sheet.say(one), _sources(one), one.status)


def _sources(one: Sourced | Rate | Document | Payment) -> tuple[str, ...]:
    return tuple(str(source) for source in one.source)
