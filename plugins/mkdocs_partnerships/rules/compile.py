"""A scheme's rules → its program: the plain data that Python and the browser evaluate alike."""

from mkdocs_partnerships.fields.countries import country_names, protocol_order
from mkdocs_partnerships.rules.extend import ResolvedScheme
from mkdocs_partnerships.rules.kinds.rounding import Rounding
from mkdocs_partnerships.rules.kinds.rule import Scope, case
from mkdocs_partnerships.rules.operations import Program, Step
from mkdocs_partnerships.words import load_words


def compile_program(scheme: ResolvedScheme, language: str = "en") -> Program:
    """Compile a scheme.

    Args:
        scheme: a resolved scheme without problems.
        language: the language of countries and of yes and no in sentences.
    """
    rules = scheme.rules
    words = load_words(language)["calculator"]
    names = country_names(language)
    scope = Scope(rules.rates, rules.groups)
    steps = [step for rule in rules.amount for step in rule.compile(scope)]
    if not any(isinstance(rule, Rounding) for rule in rules.amount):
        steps.append(_to_the_cent(words["rounded"]))
    conditions = [one.compile(rules.groups) for one in rules.conditions]
    return {
        "scheme": scheme.id,
        "currency": rules.currency or "EUR",
        "questions": [one.asked(words["yes"], words["no"]) for one in rules.questions],
        "countries": {code: names[code] for code in protocol_order() if code in names},
        "conditions": [rules.valid.compile(), *conditions] if rules.valid else conditions,
        "steps": steps,
        "sources": {
            name: {"title": one.title, "url": one.url, "read": None if one.read is None else str(one.read)}
            for name, one in rules.sources.items()
        },
    }


def _to_the_cent(because: str) -> Step:
    """Round to the cent where the scheme is silent: a sum that nobody can pay is no answer."""
    return {
        "because": because,
        "source": [],
        "status": "stated",
        "rule": "rounding",
        "does": "round",
        "mode": "half_up",
        "cases": [case("1/100")],
        "otherwise": None,
    }
