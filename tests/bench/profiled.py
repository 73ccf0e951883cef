"""Where our clean build spends its time."""

import pstats
import sys
from pathlib import Path

from corpus import write_corpus

from bench.cases import cold, environment
from bench.measure import run

TOP = 25


def profile(folder: Path, events: int) -> str:
    """Build a corpus once under the profiler; gives the functions with the most time of their own, file by file.

    The profiler slows Python down and not what is written in C, so compare shares, not seconds. It sees one process.
    """
    corpus, result = folder / "profiled", folder / "profile"
    write_corpus(corpus, events)
    plain = (sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict")
    run(plain, corpus, folder / "log", environment(folder))
    cold(corpus)
    command = (sys.executable, "-m", "cProfile", "-o", str(result), *plain[1:])
    cost = run(command, corpus, folder / "log", environment(folder))
    title = f"{events:,} events under cProfile: {cost.wall:.2f} s, the {TOP} functions with the most time of their own"
    return "\n".join([title, "", *_lines(pstats.Stats(str(result)))])


def _lines(stats: pstats.Stats) -> list[str]:
    own: dict[str, float] = {}
    rows: list[tuple[float, int, str, str]] = []
    for (file, line, function), (_, calls, time, _, _) in stats.stats.items():  # type: ignore[attr-defined]
        name = _short(file)
        own[name] = own.get(name, 0) + time
        rows.append((time, calls, name, f"{function}:{line}" if line else function))
    top = sorted(rows, reverse=True)[:TOP]
    total = sum(own.values())
    lines = []
    for name in sorted({row[2] for row in top}, key=lambda name: -own[name]):
        lines.append(f"{own[name]:8.2f} s {own[name] / total:6.1%}  {name}")
        lines += [f"    {time:8.2f} s {calls:>11,} calls  {what}" for time, calls, file, what in top if file == name]
    return lines


def _short(file: str) -> str:
    """Give the part of a file's path that tells it: from its package on; `~` is what is written in C."""
    for start in ("site-packages/", "/plugins/", f"/python{sys.version_info.major}.{sys.version_info.minor}/"):
        _, found, rest = file.partition(start)
        if found:
            return rest
    return "(written in C)" if file == "~" else file
