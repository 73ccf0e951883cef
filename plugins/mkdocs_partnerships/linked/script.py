"""Data → the element that carries it inside a page."""

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from pydantic_core import to_json

Data: TypeAlias = dict[str, Any]
"""A thing of schema.org: its properties by their names."""

# In JSON these signs stand inside texts only, where an escape says the same (RFC 8259 §7).
_SIGNS = ((b"&", rb"\u0026"), (b"<", rb"\u003c"), (b">", rb"\u003e"))
_LINE_ENDS = (("\N{LINE SEPARATOR}", r"\u2028"), ("\N{PARAGRAPH SEPARATOR}", r"\u2029"))


def write(thing: Data) -> str:
    """Write a thing as JSON that can stand in a script element: nothing in it is a `<`.

    Args:
        thing: the thing, without `@context`; never empty.
    """
    # A fifth of the time that the standard library takes; signs of one byte are found fastest in bytes.
    raw = to_json(thing)
    for sign, escape in _SIGNS:
        raw = raw.replace(sign, escape)
    text = raw[1:].decode()
    for end, written in _LINE_ENDS:
        if end in text:
            text = text.replace(end, written)
    return f'{{"@context":"https://schema.org",{text}'


def script(things: Iterable[str]) -> str:
    """Make the element (https://www.w3.org/TR/json-ld11/#embedding-json-ld-in-html-documents).

    It holds a list even for one thing: a list is a statement of JavaScript too, so that nothing breaks where Material's
    instant navigation runs whatever script a page has.

    Args:
        things: what a page speaks of, as `write` gives it.
    """
    return f'<script type="application/ld+json">[{",".join(things)}]</script>'


def known(properties: Mapping[str, Any]) -> Data:
    """Leave out the properties of which nothing is known."""
    return {name: value for name, value in properties.items() if value is not None and value != []}
