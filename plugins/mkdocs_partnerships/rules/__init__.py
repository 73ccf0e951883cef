"""Funding rules: what editors write → a closed set of operations → answers that explain themselves.

The way through this folder: `ruleset.py` is what stands in a scheme's file, with a class for each rule kind in
`kinds/`; `resolve.py` lays extensions over what they extend and checks them; `compile.py` makes the program;
`answers.py` reads what somebody answers; `evaluate.py` and its twin `evaluate.mjs` (with `numbers.mjs`) calculate.
"""

from mkdocs_partnerships.rules.answer import Answer
from mkdocs_partnerships.rules.answers import AnswerProblem, read_answers
from mkdocs_partnerships.rules.chart import draw
from mkdocs_partnerships.rules.compile import compile_program
from mkdocs_partnerships.rules.differences import differences, neighbours
from mkdocs_partnerships.rules.evaluate import calculate
from mkdocs_partnerships.rules.extend import ResolvedScheme
from mkdocs_partnerships.rules.form import editions, lay_out_form
from mkdocs_partnerships.rules.operations import Program
from mkdocs_partnerships.rules.resolve import Resolution, resolve_schemes
from mkdocs_partnerships.rules.ruleset import RuleSet
from mkdocs_partnerships.rules.sheet import Sheet, lay_out

__all__ = [
    "Answer",
    "AnswerProblem",
    "Program",
    "Resolution",
    "ResolvedScheme",
    "RuleSet",
    "Sheet",
    "calculate",
    "compile_program",
    "differences",
    "draw",
    "editions",
    "lay_out",
    "lay_out_form",
    "neighbours",
    "read_answers",
    "resolve_schemes",
]
