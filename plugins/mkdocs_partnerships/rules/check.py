"""What is wrong in a scheme once it is seen together with the schemes that it extends."""

from collections.abc import Iterator, Mapping

from mkdocs_partnerships.fields.countries import country_names
from mkdocs_partnerships.problems import Finding, Path, Phrase, did_you_mean
from mkdocs_partnerships.rules.answers import answer_context, read_answer, read_answers
from mkdocs_partnerships.rules.compile import compile_program
from mkdocs_partnerships.rules.evaluate import calculate
from mkdocs_partnerships.rules.example import disagreements
from mkdocs_partnerships.rules.extend import ResolvedScheme
from mkdocs_partnerships.rules.fitting import unfitting
from mkdocs_partnerships.rules.names import names_in
from mkdocs_partnerships.rules.operations import Program
from mkdocs_partnerships.rules.reach import unreachable
from mkdocs_partnerships.rules.ruleset import RuleSet
from mkdocs_partnerships.rules.when import values_in, whens_in


def check_scheme(own: RuleSet, resolved: ResolvedScheme) -> Iterator[Finding]:
    """Check what a file says, with paths in that file.

    Args:
        own: the scheme as written.
        resolved: the same with what it extends.
    """
    found = [*_missing(resolved.rules), *_names(own, resolved.rules), *unfitting(own, resolved.rules)]
    found = found or list(_values(own, resolved.rules))
    yield from found
    if not found:
        program = compile_program(resolved)
        yield from unreachable(own, resolved.rules, program)
        yield from _examples(own, program)


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
            known_ids = ", ".join(ids) or Phrase("none")
            context = {"id": str(name), "what": Phrase(name.names), "hint": did_you_mean(name, ids), "known": known_ids}
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
            said = Phrase(code, answer_context(asked, value), "answers")
            yield Finding(path, "impossible-answer", {"said": said})


def _written_values(own: RuleSet) -> Iterator[tuple[Path, str, str]]:
    for path, when in whens_in(own):
        for inner, question, value in values_in(when):
            yield (*path, *inner), question, value
    for position, example in enumerate(own.examples):
        if example.by is not None:
            for one in example.cases():
                yield ("examples", position, *one.path), str(example.by), one.given[example.by]


def _examples(own: RuleSet, program: Program) -> Iterator[Finding]:
    """Run the examples."""
    for position, example in enumerate(own.examples):
        for one in example.cases():
            answers, _ = read_answers(program, one.given)
            for field, expected, got, where in disagreements(one.expect, calculate(program, answers)):
                context = {"title": one.title, "expected": expected, "got": got, "where": where}
                # A single case names the field that disagrees; of many cases, the one that does.
                inner = (*one.path, field) if example.by is None else one.path
                yield Finding(("examples", position, *inner), "example-disagrees", context)
