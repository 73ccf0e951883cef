"""What is wrong in a scheme once it is seen together with the schemes that it extends."""

from collections.abc import Iterator, Mapping

from pydantic import BaseModel

from mkdocs_partnerships.fields.countries import country_names
from mkdocs_partnerships.problems import Finding, Path, did_you_mean
from mkdocs_partnerships.rules.answers import read_answer, read_answers
from mkdocs_partnerships.rules.compile import compile_program
from mkdocs_partnerships.rules.evaluate import calculate
from mkdocs_partnerships.rules.example import disagreements
from mkdocs_partnerships.rules.extend import ResolvedScheme
from mkdocs_partnerships.rules.names import QuestionName, names_in
from mkdocs_partnerships.rules.operations import Question
from mkdocs_partnerships.rules.ruleset import RuleSet
from mkdocs_partnerships.rules.when import Comparison, values_in


def check_scheme(own: RuleSet, resolved: ResolvedScheme) -> Iterator[Finding]:
    """Check what a file says, with paths in that file.

    Args:
        own: the scheme as written.
        resolved: the same with what it extends.
    """
    found = [*_missing(resolved.rules), *_names(own, resolved.rules), *_values(own, resolved.rules)]
    yield from found
    if not found:
        yield from _examples(own, resolved)


def _missing(rules: RuleSet) -> Iterator[Finding]:
    for name, example in (("currency", "EUR"), ("amount", "[…]")):
        if not getattr(rules, name):
            yield Finding((name,), "missing", {"name": name, "example": example})


def _names(own: RuleSet, rules: RuleSet) -> Iterator[Finding]:
    """Find names of questions, sources and groups that the scheme does not have."""
    known: Mapping[str, list[str]] = {
        "question": [one.id for one in rules.questions],
        "source": list(rules.sources),
        "group": list(rules.groups),
    }
    for path, name in names_in(own):
        ids = known[name.names]
        if name not in ids:
            known_ids = ", ".join(ids) or "none"
            context = {"id": str(name), "what": name.names, "hint": did_you_mean(name, ids), "known": known_ids}
            yield Finding(path, "unknown-name", context)


def _values(own: RuleSet, rules: RuleSet) -> Iterator[Finding]:
    """Find answers in rules and examples that nobody can give."""
    questions = {one.id: one.asked("", "") for one in rules.questions}
    for path, question, value in _written_values(own):
        asked = questions.get(question)
        if asked is None:
            continue
        if path[0] != "examples":  # a bound may lie outside what can be answered
            asked = {**asked, "minimum": None, "maximum": None}
        elif value == "unknown":
            continue
        _, code = read_answer(asked, value, country_names())
        if code:
            yield Finding(path, code, _answer_context(asked, value))


def _answer_context(asked: Question, value: str) -> dict[str, object]:
    return {
        "value": value,
        "label": asked["label"],
        "known": ", ".join(asked["choices"]),
        "minimum": asked["minimum"],
        "maximum": asked["maximum"],
        "hint": did_you_mean(value, asked["choices"]),
    }


def _written_values(own: RuleSet) -> Iterator[tuple[Path, str, str]]:
    for path, when in _whens(own):
        for inner, question, value in values_in(when):
            yield (*path, *inner), question, value


def _whens(value: object, path: Path = ()) -> Iterator[tuple[Path, dict[QuestionName, object]]]:
    """Find every group of tests, and every example's answers, with its path."""
    if isinstance(value, dict) and any(isinstance(key, QuestionName) for key in value):
        yield path, value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _whens(item, (*path, str(key)))
    elif isinstance(value, tuple):
        for position, item in enumerate(value):
            yield from _whens(item, (*path, position))
    elif isinstance(value, BaseModel) and not isinstance(value, Comparison):
        for name, field in type(value).model_fields.items():
            yield from _whens(getattr(value, name), (*path, field.alias or name))


def _examples(own: RuleSet, resolved: ResolvedScheme) -> Iterator[Finding]:
    """Run the examples."""
    program = compile_program(resolved)
    for position, example in enumerate(own.examples):
        answers, _ = read_answers(program, {str(name): text for name, text in example.given.items()})
        for field, expected, got, where in disagreements(example.expect, calculate(program, answers)):
            context = {"title": example.title, "expected": expected, "got": got, "where": where}
            yield Finding(("examples", position, "expect", field), "example-disagrees", context)
