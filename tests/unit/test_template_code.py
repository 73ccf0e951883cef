"""What our code of a template makes is what Jinja's own makes, to the byte."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment, StrictUndefined, UndefinedError
from markupsafe import Markup

from mkdocs_partnerships.template_code import Generator, with_own, written

PIECES = """
{% macro plain(text) %}<b>{{ text }}</b>{% endmacro %}
{% macro filled(text, other="<i>") %}{{ text }}{{ other }}{{ varargs }}{{ kwargs }}{% endmacro %}
{% macro defaults(text, other="&") %}{{ text }}{{ other }}{% endmacro %}
{% macro around() %}<p>{{ caller("<") }}</p>{% endmacro %}
{% macro nested(texts) %}{% for one in texts %}{{ plain(one) }}{{ loop.index }}{% endfor %}{% endmacro %}
"""
SHAPES = {
    "values": "{{ text }}{{ number }}{{ nothing }}{{ safe }}{{ texts }}",
    "plain": "{{ plain(text) }}",
    "plain of safe": "{{ plain(plain(text)) }}",
    "set": "{% set it = plain(text) %}{{ it }}{{ it ~ text }}{{ it|length }}{{ it.upper() }}",
    "named": "{{ defaults(other=text, text=safe) }}",
    "too few": "{{ defaults(text) }}",
    "rest": "{{ filled(text, number, text, extra=safe) }}",
    "spread": "{{ plain(*texts[:1]) }}{{ defaults(**{'text': text}) }}",
    "keyword": "{{ filled(text, **{'class': text}) }}{{ filled(text, class=text) }}",
    "call": "{% call(it) around() %}{{ it }}{{ text }}{% endcall %}",
    "loop": "{% for one in texts %}{{ plain(one) }}{{ one.replace('a', 'b') }}{{ sort(texts) }}{% endfor %}",
    "nested": "{{ nested(texts) }}",
    "joined": "{{ texts|join('<br>') }}{{ [plain(text), text]|join }}",
    "block": "{% filter upper %}{{ plain(text) }}{% endfilter %}",
    "caught": "{% set it %}{{ plain(text) }}{% endset %}{{ it }}",
    "none": "{{ sort() }}{{ dict() }}{{ range(3)|list }}",
}
IMPORTS = "{% from 'pieces' import plain, filled, defaults, around, nested %}"


class Quick(Environment):
    """Jinja with our code."""

    code_generator_class = Generator

    def _generate(self, *args: Any, **options: Any) -> str:
        return with_own(super()._generate(*args, **options))


def _environment(kind: type[Environment]) -> Environment:
    templates = {name: IMPORTS + shape for name, shape in SHAPES.items()} | {"pieces": PIECES}
    made = kind(loader=DictLoader(templates), autoescape=True, undefined=StrictUndefined)
    made.globals["sort"] = lambda texts=(): sorted(texts)
    return made


ours, jinjas = _environment(Quick), _environment(Environment)
texts = st.text(st.sampled_from("<>&'\"ab é😀\n"))


@pytest.mark.parametrize("shape", SHAPES)
@given(text=texts, number=st.integers() | st.floats() | st.booleans(), several=st.lists(texts, min_size=1, max_size=3))
def test_it_makes_what_jinja_makes(shape: str, text: str, number: object, several: list[str]) -> None:
    known = {"text": text, "number": number, "nothing": None, "safe": Markup("<em>é</em>"), "texts": several}
    assert ours.get_template(shape).render(known) == jinjas.get_template(shape).render(known)


def test_what_is_not_there_is_an_error_in_the_line_of_the_template() -> None:
    for environment in (ours, jinjas):
        template = environment.from_string("{{ 1 }}\n\n{{ missing(1) }}")
        with pytest.raises(UndefinedError, match="'missing' is undefined") as found:
            template.render()
        assert [one.lineno + 1 for one in found.traceback if str(one.path) == "<template>"] == [3]


@given(texts)
def test_a_text_is_escaped_and_what_is_safe_is_not(text: str) -> None:
    assert written(text) == str(Markup.escape(text))
    assert written(Markup(text)) == text  # noqa: S704 - that is what is asked
