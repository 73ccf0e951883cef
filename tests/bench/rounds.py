"""The rounds: every case once in each, so that what slows the machine down meets all of them."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bench.cases import Case, environment, mean_size
from bench.measure import BuildFailedError, Cost, run
from bench.written import Written, snapshot, written


@dataclass(frozen=True, slots=True)
class Run:
    """One timed build.

    Attributes:
        number: of its round, from 0.
        case: what was built.
        cost: what it cost.
        wrote: what it wrote.
        page_size: the mean size of the pages of its entries in bytes.
    """

    number: int
    case: Case
    cost: Cost
    wrote: Written
    page_size: float


def run_rounds(groups: list[list[Case]], rounds: int, folder: Path, say: Callable[[str], None]) -> list[Run]:
    """Build every case in each round; every other round takes the groups in the opposite order.

    Args:
        groups: cases of a group are built one after the other in their order.
        rounds: how many.
        folder: for the builds' words and Hugo's cache.
        say: takes a line on every build.

    Raises:
        BuildFailedError: a build ended with an error or left a page out.
    """
    runs = []
    for number in range(rounds):
        for group in groups if number % 2 == 0 else reversed(groups):
            for case in group:
                one = _build(number, case, folder)
                runs.append(one)
                content = f"{case.events:,} events" if case.events else "site"
                seconds = f"{one.cost.wall:7.2f} s, CPU {one.cost.cpu:7.2f} s"
                say(f"round {number + 1} of {rounds}: {case.who:8} {content:14} {case.what:18} {seconds}")
    return runs


def _build(number: int, case: Case, folder: Path) -> Run:
    case.prepare()
    before = snapshot(case.site)
    cost = run(case.command, case.project, folder / "log", environment(folder))
    after = snapshot(case.site)
    missing = sorted(case.pages - after.keys())
    if missing:
        raise BuildFailedError(f"{case.who} left out {len(missing)} of {len(case.pages)} pages, such as {missing[0]}")
    return Run(number, case, cost, written(before, after), mean_size(case.site, sorted(case.pages)))
