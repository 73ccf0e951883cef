"""The Python that Jinja makes of our templates, without what they have no need of.

An event's page calls and escapes a hundred times; what Jinja does beside each call is for templates of other kinds:
with functions that ask for the context, without a fixed way of escaping. What comes out is the same to the byte.
"""

from collections.abc import Callable
from functools import partial
from keyword import iskeyword
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Macro
from markupsafe import Markup, escape

try:
    # What `escape` does to a text, without wrapping it: it is joined with others at once.
    from markupsafe._speedups import _escape_inner as _escaped
except ImportError:
    _escaped: Callable[[str], str] = escape  # type: ignore[no-redef]

_OWN = "; from mkdocs_partnerships.template_code import QuickMacro as Macro, written as escape"
"""What a template's Python uses in the place of Jinja's."""

_as_markup = partial(str.__new__, Markup)
"""Marks a text as safe, without asking it whether it is something else."""


def written(value: object) -> str:
    """Give a value as it stands in a page: escaped, unless it is safe already."""
    kind = type(value)
    if kind is str:
        return _escaped(value)  # type: ignore[arg-type]  # it is text
    return value if kind is Markup else escape(value)  # type: ignore[return-value]


class QuickMacro(Macro):
    """A macro that is quick where it is called with all that it takes, in order."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._plain = not (self.catch_kwargs or self.catch_varargs or self.caller)

    def __call__(self, *args: Any, **kwargs: Any) -> str:
        """Give what the macro makes, as safe text."""
        if kwargs or not self._plain or len(args) != self._argument_count:
            made: str = super().__call__(*args, **kwargs)
            return made
        return _as_markup(self._func(*args))  # type: ignore[no-any-return]  # `str.__new__` hides its class


class Generator(CodeGenerator):
    """Writes calls as calls; no function that our templates know asks for the context."""

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: FBT001, FBT002, N802 - Jinja's
        """Write a call."""
        if forward_caller or node.dyn_args or node.dyn_kwargs or any(iskeyword(one.key) for one in node.kwargs):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        for number, one in enumerate((*node.args, *node.kwargs)):
            self.write(", " if number else "(")
            self.visit(one, frame)
        self.write(")" if node.args or node.kwargs else "()")


def with_own(code: str) -> str:
    """Let a template's Python use `written` and `QuickMacro`; every line of it stays where it is."""
    imports, rest = code.split("\n", 1)
    return f"{imports}{_OWN}\n{rest}"
