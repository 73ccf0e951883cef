"""A scheme: funding rules that can be calculated."""

import datetime as dt
from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from mkdocs_partnerships.fields.records import SourceLink
from mkdocs_partnerships.problems import Finding
from mkdocs_partnerships.rules import RuleSet
from mkdocs_partnerships.rules.names import OwnName
from mkdocs_partnerships.rules.validity import first_day
from mkdocs_partnerships.types.entry import TitledEntry


class Scheme(RuleSet, TitledEntry):
    """Who may take part, what one gets, why, and where it says so."""

    type_name: ClassVar[str] = "scheme"
    address_folder: ClassVar[str] = "schemes"

    # Other entries list their sources; a scheme's rules name them one by one, so each has a name here.
    sources: dict[OwnName, SourceLink] = Field(  # type: ignore[assignment]
        {}, description="Where the rules were read: by a short name that rules give."
    )

    @property
    def listed_at(self) -> dt.date | None:
        """The first day on which it applied; nothing where only the scheme that it extends says so."""
        return dt.date.fromisoformat(first_day(self.valid.from_)) if self.valid else None

    def contradictions(self) -> Iterator[Finding]:
        """Find what is wrong in this file alone."""
        yield from TitledEntry.contradictions(self)
        yield from RuleSet.contradictions(self)
