"""A value that is written anew: in the quotation marks that it had."""

from mkdocs_partnerships.repairs.repair import Edit
from mkdocs_partnerships.source.scalars import Scalar


def replaced(scalar: Scalar, new: str) -> Edit | None:
    """Give the edit by which a scalar says something else; nothing for a block, which no such value stands in.

    Args:
        scalar: the value.
        new: the new value; only letters, digits, spaces, hyphens and colons.
    """
    if scalar.style in ("|", ">"):
        return None
    return Edit(scalar.start, scalar.end, f"{scalar.style}{new}{scalar.style}")
