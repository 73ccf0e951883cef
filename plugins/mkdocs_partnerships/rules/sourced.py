"""A rule's sentence and where it was read: no rule stands without them."""

from typing import Literal

from pydantic import Field

from mkdocs_partnerships.fields.records import Record
from mkdocs_partnerships.fields.text import Line
from mkdocs_partnerships.rules.names import SourceIds
from mkdocs_partnerships.rules.operations import Grounds

StatusField = Literal["stated", "inferred"]


class Sourced(Record):
    """A sentence with its sources."""

    because: Line = Field(description="The sentence that explains it; `{question}` stands for what was answered.")
    source: SourceIds = Field(description="Where it was read.")
    status: StatusField = Field(
        default="stated", description="`stated` by a page of the scheme itself, or `inferred` from others: then marked."
    )

    def grounds(self) -> Grounds:
        """Give what an answer says of it."""
        return {"because": self.because, "source": [str(one) for one in self.source], "status": self.status}
