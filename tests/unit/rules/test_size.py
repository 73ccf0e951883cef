"""The browser gets little, and answers are there at once."""

import gzip
import json
import time

from rules_tried import EVALUATOR, ROOT

from mkdocs_partnerships.rules import Program, ResolvedScheme, calculate

LIMIT = 12 * 1024


def test_evaluator_and_form_stay_small() -> None:
    form = [ROOT / "theme/assets/partnerships" / name for name in ("calculator.mjs", "answer.mjs")]
    files = [*sorted(EVALUATOR.parent.glob("*.mjs")), *form]
    assert sum(len(gzip.compress(file.read_bytes(), 9)) for file in files) <= LIMIT


def test_a_program_is_one_small_request(programs: dict[str, Program]) -> None:
    written = (json.dumps(program, ensure_ascii=False, separators=(",", ":")) for program in programs.values())
    assert max(len(gzip.compress(one.encode(), 9)) for one in written) <= LIMIT


def test_any_answer_is_there_within_ten_milliseconds(
    schemes: dict[str, ResolvedScheme], programs: dict[str, Program]
) -> None:
    for scheme_id, scheme in schemes.items():
        for case in (case for example in scheme.rules.examples for case in example.cases()):
            # The quickest of some: the machine may be busy with something else.
            took = min(_seconds(programs[scheme_id], case.given) for _ in range(5))
            assert took <= 0.01, case.title


def _seconds(program: Program, answers: dict[str, str]) -> float:
    start = time.perf_counter()
    calculate(program, answers)
    return time.perf_counter() - start
