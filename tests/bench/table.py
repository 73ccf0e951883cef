"""The results as text and as JSON."""

import importlib.metadata
import os
import platform
import statistics
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from bench.bars import Compared
from bench.cases import Case
from bench.rounds import Run

MEGA = 1_000_000
VERDICTS = {True: "met", False: "missed", None: ""}
TOLD = 100
"""How many written files JSON names."""


def text(runs: list[Run], compared: list[Compared], place: Path) -> str:
    """Give the tables: what each build cost, then how the costs compare."""
    return "\n".join([_machine(runs, place), "", *_costs(runs), "", *_comparisons(compared)])


def as_json(runs: list[Run], compared: list[Compared], place: Path) -> dict[str, Any]:
    """Give everything measured, for programs; times in seconds, sizes in bytes."""
    return {
        "machine": _machine(runs, place),
        "runs": [_run(run) for run in runs],
        "compared": [
            {"events": one.events, "what": one.words, "measure": one.measure, "values": one.values}
            | {"median": one.median, "bar": one.bar, "met": one.met}
            for one in compared
        ],
    }


def _run(run: Run) -> dict[str, Any]:
    cost, wrote = run.cost, run.wrote
    return {
        "round": run.number,
        "who": run.case.who,
        "what": run.case.what,
        "events": run.case.events,
        "pages": len(run.case.pages),
        "wall": cost.wall,
        "cpu": cost.cpu,
        "memory": cost.memory,
        "files": wrote.files,
        "written": len(wrote.paths),
        "written_bytes": wrote.size,
        "written_first": wrote.paths[:TOLD],
        "page_size": run.page_size,
    }


def _machine(runs: list[Run], place: Path) -> str:
    names = ["mkdocs", "mkdocs-material", *(["hugo"] if any(run.case.who == "hugo" for run in runs) else [])]
    versions = [
        f"Python {platform.python_version()}",
        *(f"{name} {importlib.metadata.version(name)}" for name in names),
    ]
    load = f"load {os.getloadavg()[0]:.1f}"
    return f"{', '.join(versions)}; {os.cpu_count()} cores, {load} at the end; sites in {place.parent}"


def _costs(runs: list[Run]) -> Iterator[str]:
    rounds = max(run.number for run in runs) + 1
    head = ("wall s", "CPU s", "peak MB", "files", "written", "MB written", "page bytes")
    yield _row(f"Medians of {rounds} round{'s' if rounds > 1 else ''}", head)
    groups: dict[tuple[int, str, str], list[Run]] = {}
    for run in sorted(runs, key=lambda run: run.number):
        groups.setdefault((run.case.events, run.case.who, run.case.what), []).append(run)
    for found in groups.values():
        yield _row(_name(found[0].case), _cells(found))


def _name(case: Case) -> str:
    content = f"{case.events:,} events" if case.events else ("the real content" if case.who == "ours" else "one page")
    return f"{content}: {case.who}, {case.what}"


def _cells(found: list[Run]) -> Sequence[str]:
    wall = statistics.median(run.cost.wall for run in found)
    cpu = statistics.median(run.cost.cpu for run in found)
    memory = statistics.median(run.cost.memory for run in found)
    files = statistics.median(len(run.wrote.paths) for run in found)
    size = statistics.median(run.wrote.size for run in found)
    there, page = found[-1].wrote.files, f"{found[-1].page_size:.0f}" if found[-1].case.events else ""
    return f"{wall:.2f}", f"{cpu:.2f}", f"{memory / MEGA:.0f}", f"{there}", f"{files:.0f}", f"{size / MEGA:.1f}", page


def _comparisons(compared: list[Compared]) -> Iterator[str]:
    yield _row("Ours divided by theirs, or as it is", ("measure", "median", "bar", "")) + "  each round"
    for one in compared:
        bar = "" if one.bar is None else f"<= {one.bar:g}"
        cells = (one.measure, f"{one.median:.3f}", bar, VERDICTS[one.met])
        rounds = "  ".join(f"{value:.3f}" for value in one.values)
        yield _row(f"{_content(one)}{one.words}", cells) + f"  {rounds}"


def _content(one: Compared) -> str:
    return f"{one.events:,} events: " if one.events else ""


def _row(name: str, cells: Sequence[str]) -> str:
    return f"{name:58}" + "".join(f"{cell:>11}" for cell in cells)
