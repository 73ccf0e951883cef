"""Schemes for tests, and the browser's evaluator in node."""

import json
import subprocess
from collections.abc import Iterable, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

from mkdocs_partnerships.rules import Program, ResolvedScheme, compile_program, resolve_schemes
from mkdocs_partnerships.source import read
from mkdocs_partnerships.types.scheme import Scheme

ROOT = Path(__file__).parents[3]
EVALUATOR = ROOT / "plugins/mkdocs_partnerships/rules/evaluate.mjs"
DRIVER = Path(__file__).with_name("node_driver.mjs")

Asked = dict[str, Any]


class Node:
    """One node process for many cases."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            ["node", str(DRIVER), EVALUATOR.as_uri()],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )

    def ask(self, program: Program | None, asked: Iterable[Asked]) -> list[Any]:
        assert self.process.stdin
        assert self.process.stdout
        if program is not None:
            self.process.stdin.write(json.dumps({"program": program}) + "\n")
        answers = []
        # Some at a time: the pipes hold a few answers, not thousands.
        for some in batched(asked, 25):
            self.process.stdin.writelines(json.dumps(one) + "\n" for one in some)
            self.process.stdin.flush()
            answers += [json.loads(self.process.stdout.readline()) for _ in some]
        return answers

    def close(self) -> None:
        assert self.process.stdin
        self.process.stdin.close()
        assert self.process.wait(timeout=10) == 0


def batched(items: Iterable[Asked], size: int) -> Iterable[list[Asked]]:
    rest = iter(items)
    while some := list(islice(rest, size)):
        yield some


def data_of(file: Path) -> dict[str, Any]:
    source, problems = read(file.name, file.read_bytes())
    assert source
    assert problems == []
    return source.data


def scheme_from(data: Mapping[str, Any], scheme_id: str = "tried") -> Scheme:
    return Scheme.model_validate({"language": "en", "title": "Tried", **data, "id": scheme_id})


def program_unchecked(data: Mapping[str, Any]) -> Program:
    """Compile what no editor would write, such as conditions that nobody can meet."""
    return compile_program(ResolvedScheme("tried", scheme_from(data)))


def program_from(data: Mapping[str, Any]) -> Program:
    resolution = resolve_schemes({"tried": scheme_from(data)})
    assert resolution.findings == {}
    return compile_program(resolution.schemes["tried"])
