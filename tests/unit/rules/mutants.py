"""Mutants of the published schemes: each has one number changed, and some example must notice it.

A number is whatever a rule calculates or compares with: rates, shares, bounds, days. Numbers in sentences, sources and
examples are no rules. Run as a program, it tries every mutant of every scheme and says the score.
"""

import copy
import datetime as dt
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Any

from pydantic import ValidationError
from rules_tried import ROOT, data_of, scheme_from

from mkdocs_partnerships.rules import ResolvedScheme
from mkdocs_partnerships.rules.check import check_scheme
from mkdocs_partnerships.rules.extend import extend
from mkdocs_partnerships.types.scheme import Scheme

RULES = ("valid", "questions", "conditions", "rates", "amount")
WORDS = {"id", "kind", "label", "help", "unanswered", "because", "note", "source", "choices"}


@dataclass(frozen=True)
class Mutant:
    """One number of one scheme, changed."""

    scheme: str
    path: tuple[str | int, ...]
    before: str
    after: str

    def __str__(self) -> str:
        where = ".".join(map(str, self.path))
        return f"{self.scheme}: {where}: {self.before} → {self.after}"


@cache
def written(scheme_id: str) -> dict[str, Any]:
    return data_of(ROOT / f"content/schemes/{scheme_id}.yml")


@cache
def parsed(scheme_id: str) -> Scheme:
    return scheme_from(written(scheme_id), scheme_id)


def scheme_ids() -> list[str]:
    return sorted(file.stem for file in (ROOT / "content/schemes").glob("*.yml"))


def mutants_of(scheme_id: str) -> Iterator[Mutant]:
    for path, text in _numbers({name: value for name, value in written(scheme_id).items() if name in RULES}, ()):
        for after in _others(text):
            yield Mutant(scheme_id, path, text, after)


def is_noticed(mutant: Mutant) -> bool:
    """Say whether an example of the mutated file fails."""
    data = copy.deepcopy(written(mutant.scheme))
    *way, last = mutant.path
    place: Any = data
    for part in way:
        place = place[part]
    place[last] = mutant.after
    try:
        mutated = scheme_from(data, mutant.scheme)
    except ValidationError:
        return False
    rules = extend(mutated, parsed(mutated.extends)) if mutated.extends else mutated
    # Findings come one by one: the first example that fails is enough.
    found = check_scheme(mutated, ResolvedScheme(mutant.scheme, rules))
    return any(one.path[0] == "examples" for one in found)


def _numbers(value: object, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(value, Mapping):
        for name, inner in value.items():
            if name not in WORDS:
                yield from _numbers(inner, (*path, name))
    elif isinstance(value, list):
        for position, inner in enumerate(value):
            yield from _numbers(inner, (*path, position))
    elif isinstance(value, str) and re.match(r"[0-9]", value):
        yield path, value


def _others(text: str) -> Iterator[str]:
    """Change a number as little as can be, both ways."""
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        yield from (str(dt.date.fromisoformat(text) + dt.timedelta(days=step)) for step in (-1, 1))
    elif share := re.fullmatch(r"(\d+)\s*%", text):
        yield from (f"{percent} %" for percent in (int(share[1]) - 1, int(share[1]) + 1) if 0 <= percent <= 100)
    elif "/" in text:
        yield from (str(Fraction(text) + step) for step in (Fraction(-1, 100), Fraction(1, 100)))
    else:
        yield from (str(int(text) + step) for step in (-1, 1) if int(text) + step >= 0)


if __name__ == "__main__":
    of_all = [(one, is_noticed(one)) for scheme_id in scheme_ids() for one in mutants_of(scheme_id)]
    print(*(f"not noticed: {one}" for one, noticed in of_all if not noticed), sep="\n")
    noticed_ones = sum(noticed for _, noticed in of_all)
    print(f"{noticed_ones} of {len(of_all)} mutants noticed: {noticed_ones / len(of_all):.1%}")
    sys.exit(noticed_ones < 0.95 * len(of_all))
