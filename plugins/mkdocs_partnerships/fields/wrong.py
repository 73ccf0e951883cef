"""How a field's type says that it cannot take what was written."""

from pydantic_core import PydanticCustomError


def wrong(code: str, **context: object) -> PydanticCustomError:
    """Make the error that a validator raises; its words come from the catalogue by its code."""
    # Pydantic wants a template of its own; ours is looked up later, where the place is known.
    return PydanticCustomError(code, "{code}", {"code": code, **context})
