"""Real entries, spoilt in every way that comes to mind: each run ends in a site or in problems, and soon.

What an editor can write must never give a traceback. The drawing is the same each time (see conftest.py).
"""

import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mkdocs_partnerships.body import render
from mkdocs_partnerships.load import load_site
from mkdocs_partnerships.problems import report
from mkdocs_partnerships.settings import Settings
from mkdocs_partnerships.source import read
from mkdocs_partnerships.types import TYPES
from mkdocs_partnerships.types.entry import Defaults, Entry
from mkdocs_partnerships.types.parse import parse

ROOT = Path(__file__).parents[2]


def entries() -> dict[str, type[Entry]]:
    """Every real entry's file, with its type."""
    found: dict[str, type[Entry]] = {}
    for one in TYPES:
        folder = one.folder.format(content="content")
        files = (ROOT / folder).rglob("*.yml") if one.nested else (ROOT / folder).glob("*.yml")
        found |= {file.relative_to(ROOT).as_posix(): one.model for file in sorted(files)}
    return found


ENTRIES = entries()
LINES = sorted({line for file in ENTRIES for line in (ROOT / file).read_text("utf-8").split("\n")})
SIGNS = [
    *"\t\n :#-[]{}\"'|>&*!%@`\\,~<\0\ufeff\u2028é",
    "---",
    "...",
    "<<: *a",
    "null",
    "\U0001f600",
    "\ud800",
    "{{x}}",
    "<b>",
]


ENDS = ["x:", ": []", ": {}", ": [a, b]", ": {a: b}", ":", ": >-"]
SLIPS: tuple[Callable[[random.Random, str, int], list[str]], ...] = (
    lambda _, __, ___: [],
    lambda _, line, __: [line, line],
    lambda luck, line, _: [luck.choice(LINES), line],
    lambda luck, line, at: [line[:at] + luck.choice(SIGNS) + line[at:]],
    lambda _, line, at: [line[:at] + line[at + 1 :]],
    lambda _, line, at: [line[:at], line[at:]],
    lambda luck, line, _: [luck.choice(["", " ", "  ", "    "]) + line.lstrip()],
    lambda luck, line, _: [line.partition(":")[0] + ": " + luck.choice(LINES).rpartition(": ")[2]],
    lambda luck, line, _: [line.partition(":")[0] + luck.choice(ENDS)],
)
"""Slips of the hand and of copying: what becomes of a line."""


def spoil(text: str, luck: random.Random, steps: int) -> str:
    for _ in range(steps):
        lines = text.split("\n")
        number = luck.randrange(len(lines))
        line = lines[number]
        lines[number : number + 1] = luck.choice(SLIPS)(luck, line, luck.randrange(len(line) + 1))
        text = "\n".join(lines)
    return text


def spoilt(file: str, seed: int, steps: int) -> bytes:
    text = spoil((ROOT / file).read_text("utf-8"), random.Random(seed), steps)  # noqa: S311 - no secret
    return text.encode("utf-8", "surrogatepass")


def test_there_are_real_entries_of_every_type() -> None:
    assert {"event", "cluster", "partnership", "scheme"} <= {model.type_name for model in ENTRIES.values()}


@settings(max_examples=600)
@given(st.sampled_from(sorted(ENTRIES)), st.integers(0, 2**32), st.integers(1, 8))
def test_a_spoilt_entry_is_read_or_told(file: str, seed: int, steps: int) -> None:
    raw = spoilt(file, seed, steps)
    lines = raw.count(b"\n") + 2
    start = time.perf_counter()
    source, problems = read(file, raw)
    if source:
        entry, found = parse(source, ENTRIES[file], Path(file).stem, Defaults())
        problems += found
        assert entry or problems
        if entry:
            render(entry.body or "")
    assert source or problems
    assert time.perf_counter() - start < 2
    for one in report(problems):
        assert "\n" not in str(one)
        assert 1 <= one.place.line <= lines
        assert one.place.column >= 1


@settings(max_examples=200)
@given(st.sampled_from(sorted(ENTRIES)), st.binary(max_size=5), st.integers(0, 10_000))
def test_spoilt_bytes_are_read_or_told(file: str, piece: bytes, at: int) -> None:
    raw = (ROOT / file).read_bytes()
    source, problems = read(file, raw[:at] + piece + raw[at + 2 :])
    if source:
        _, found = parse(source, ENTRIES[file], Path(file).stem, Defaults())
        problems += found
    assert source or problems


@pytest.mark.parametrize("seed", range(12))
def test_a_spoilt_site_is_read_or_told(tmp_path: Path, seed: int) -> None:
    luck = random.Random(seed)  # noqa: S311 - no secret
    for file in luck.sample(sorted(ENTRIES), 40):
        copy = tmp_path / file
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(spoilt(file, luck.randrange(2**32), luck.randrange(4)))
    start = time.perf_counter()
    site, problems = load_site(Settings(tmp_path))
    assert time.perf_counter() - start < 2
    assert report(problems)
    assert sum(len(of_type) for of_type in site.entries.values()) > 0
    for one in report(problems):
        assert "\n" not in str(one)
        assert (tmp_path / one.place.file).exists()
