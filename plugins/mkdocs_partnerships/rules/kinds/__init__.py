"""The rule kinds. A new kind is one class that compiles to existing operations, and its name in `KINDS`."""

from typing import Annotated, Any, TypeAlias, get_args

from pydantic import Discriminator, Tag

from mkdocs_partnerships.rules.kinds.cap import Cap
from mkdocs_partnerships.rules.kinds.cost_share import CostShare
from mkdocs_partnerships.rules.kinds.fixed import Fixed
from mkdocs_partnerships.rules.kinds.rate_table import RateTable
from mkdocs_partnerships.rules.kinds.reduction import Reduction
from mkdocs_partnerships.rules.kinds.rounding import Rounding
from mkdocs_partnerships.rules.kinds.rule import Rule
from mkdocs_partnerships.rules.kinds.steps import Steps
from mkdocs_partnerships.rules.kinds.unit_price import UnitPrice

KINDS: tuple[type[Rule], ...] = (RateTable, Steps, Fixed, CostShare, UnitPrice, Reduction, Cap, Rounding)


def _kind(value: Any) -> str | None:
    return value.kind if isinstance(value, Rule) else value.get("kind") if isinstance(value, dict) else None


kind_names = tuple(str(get_args(kind.model_fields["kind"].annotation)[0]) for kind in KINDS)

# A tuple cannot be turned into a union that type checkers read; a test holds the two lists equal.
AmountRule: TypeAlias = Annotated[
    Annotated[RateTable, Tag("rate")]
    | Annotated[Steps, Tag("steps")]
    | Annotated[Fixed, Tag("fixed")]
    | Annotated[CostShare, Tag("cost_share")]
    | Annotated[UnitPrice, Tag("unit_price")]
    | Annotated[Reduction, Tag("reduction")]
    | Annotated[Cap, Tag("cap")]
    | Annotated[Rounding, Tag("rounding")],
    Discriminator(
        _kind,
        custom_error_type="unknown-kind",
        custom_error_message="{code}",
        custom_error_context={"known": ", ".join(kind_names)},
    ),
]
"""Any kind; the field `kind` says which."""
