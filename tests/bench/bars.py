"""What is compared, and the bars: ratios of one round, their median against what is promised."""

import math
import statistics
from collections.abc import Iterator
from dataclasses import dataclass

from bench.cases import REAL
from bench.rounds import Run

AT = 10_000
"""The number of events for which the bars are set."""

RATIOS = (
    ("clean against Material", ("clean", "material", "cpu"), 0.1),
    ("clean against Material", ("clean", "material", "wall"), None),
    ("clean against Hugo", ("clean", "hugo", "wall"), 0.6),
    ("clean against Hugo", ("clean", "hugo", "cpu"), 0.5),
    ("clean against Hugo", ("clean", "hugo", "memory"), 0.4),
    ("clean against Material", ("clean", "material", "memory"), None),
    ("cache kept against clean Material", ("cache kept", "material", "cpu"), None),
    ("one event changed against clean Material", ("one event changed", "material", "cpu"), 0.05),
    ("one event changed against clean Material", ("one event changed", "material", "wall"), None),
    ("one event changed against clean Hugo", ("one event changed", "hugo", "cpu"), None),
    ("nothing changed against clean Material", ("nothing changed", "material", "cpu"), None),
)
"""What is compared at every number of events: our state, whose clean build, which cost; the bar at `AT` events."""
SITE = 1.5
REAL_STATES = (
    ("clean", "cpu", SITE),
    ("clean", "wall", None),
    ("first", "cpu", None),
    ("nothing changed", "cpu", None),
)
"""The states of the real content that are compared with a site of one page, which cost; the bar."""
GROWTH = 0.8
PREVIEW_AT = 1000
"""The number of events for which the preview's bar is set."""
PREVIEW = 1.0


@dataclass(frozen=True, slots=True)
class Compared:
    """A comparison.

    Attributes:
        events: the number of events, or `REAL`, or None for what compares several numbers.
        words: what is compared.
        measure: `cpu`, `wall`, `memory`, `exponent`, `files` or `seconds`.
        values: one of each round, or of each time.
        bar: the median may not be above it; None where nothing is promised.
    """

    events: int | None
    words: str
    measure: str
    values: tuple[float, ...]
    bar: float | None

    @property
    def median(self) -> float:
        """The median of the values."""
        return statistics.median(self.values)

    @property
    def met(self) -> bool | None:
        """Whether the bar is met; None without a bar."""
        return None if self.bar is None else self.median <= self.bar


def costs(runs: list[Run], who: str, what: str, events: int, measure: str) -> list[float]:
    """Give a cost of a case in each round."""
    key = (who, what, events)
    found = [run for run in runs if (run.case.who, run.case.what, run.case.events) == key]
    return [float(getattr(run.cost, measure)) for run in sorted(found, key=lambda run: run.number)]


def compare(runs: list[Run]) -> list[Compared]:
    """Compare all that was built; what was not built is not compared."""
    return [compared for compared in _all(runs) if compared.values]


def in_preview(events: int, waits: tuple[float, ...]) -> Compared:
    """Judge how long an editor waits for a saved entry.

    Args:
        events: the number of events.
        waits: the seconds of each time.
    """
    return Compared(events, "a saved entry in the preview", "seconds", waits, PREVIEW if events == PREVIEW_AT else None)


def _all(runs: list[Run]) -> Iterator[Compared]:
    sizes = sorted({run.case.events for run in runs} - {REAL})
    for events in sizes:
        for words, (what, peer, measure), bar in RATIOS:
            values = _ratios(runs, ("ours", what, events), (peer, "clean", events), measure)
            yield Compared(events, words, measure, values, bar if events == AT else None)
        yield _rewritten(runs, events)
    for who in ("ours", "material", "hugo") if len(sizes) > 1 else ():
        bar = GROWTH if who == "ours" and sizes[-1] == AT else None
        yield Compared(None, f"growth of {who}", "exponent", _growth(runs, who, sizes[0], sizes[-1]), bar)
    for state, measure, bar in REAL_STATES:
        values = _ratios(runs, ("ours", state, REAL), ("material", "clean", REAL), measure)
        yield Compared(REAL, f"the real content, {state}, against one page of Material", measure, values, bar)


def _ratios(
    runs: list[Run], ours: tuple[str, str, int], theirs: tuple[str, str, int], measure: str
) -> tuple[float, ...]:
    mine, others = costs(runs, *ours, measure), costs(runs, *theirs, measure)
    return tuple(a / b for a, b in zip(mine, others, strict=True)) if mine and others else ()


def _growth(runs: list[Run], who: str, few: int, many: int) -> tuple[float, ...]:
    """Give the exponent with which the processor's time grows: 1 where twice the events take twice the time."""
    ratios = _ratios(runs, (who, "clean", many), (who, "clean", few), "cpu")
    return tuple(math.log(ratio) / math.log(many / few) for ratio in ratios)


def _rewritten(runs: list[Run], events: int) -> Compared:
    key = ("ours", "nothing changed", events)
    found = [run for run in runs if (run.case.who, run.case.what, run.case.events) == key]
    values = tuple(float(len(run.wrote.paths)) for run in found)
    return Compared(events, "files written where nothing changed", "files", values, 0)
