"""A field's reader, tried on what an editor could write."""

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

ANYTHING = st.recursive(
    st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)
"""Whatever a file can say: texts, lists and groups."""


def said(read: Callable[[Any], Any], value: Any) -> str | None:
    """Give the code of the message with which a reader refuses a value; nothing when it takes it."""
    try:
        read(value)
    except PydanticCustomError as error:
        return str(error.type)
    return None
