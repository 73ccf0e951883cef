"""Data → the element that carries it inside a page."""

import json
from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

Data: TypeAlias = dict[str, Any]
"""A thing of schema.org: its properties by their names."""

_WRITE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode

# In JSON these signs stand inside texts only, where an escape says the same (RFC 8259 §7).
_ESCAPES = (
    ("&", r"\u0026"),
    ("<", r"\u003c"),
    (">", r"\u003e"),
    ("\N{LINE SEPARATOR}", r"\u2028"),
    ("\N{PARAGRAPH SEPARATOR}", r"\u2029"),
)


def write(thing: Data) -> str:
    """Write a thing as JSON that can stand in a script element: nothing in it is a `<`.

    Args:
        thing: the thing, without `@context`; never empty.
    """
    text = _WRITE(thing)
    for sign, escape in _ESCAPES:
        text = text.replace(sign, escape)
    return f'{{"@context":"https://schema.org",{text[1:]}'


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
