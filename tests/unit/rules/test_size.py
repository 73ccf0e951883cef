"""The browser gets little: the evaluator with the form."""

import gzip

from rules_tried import EVALUATOR, ROOT

LIMIT = 12 * 1024


def test_evaluator_and_form_stay_small() -> None:
    files = [*sorted(EVALUATOR.parent.glob("*.mjs")), ROOT / "theme/assets/partnerships/calculator.mjs"]
    assert sum(len(gzip.compress(file.read_bytes(), 9)) for file in files) <= LIMIT
