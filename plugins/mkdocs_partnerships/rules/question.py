"""A question of the calculator, as an editor writes it."""

from typing import Literal

from pydantic import Field

from mkdocs_partnerships.fields.records import Record
from mkdocs_partnerships.fields.text import Integer, Line, Text
from mkdocs_partnerships.rules.names import OwnName, SourceIds
from mkdocs_partnerships.rules.operations import Question as AskedQuestion


class Question(Record):
    """What the calculator asks. Whoever does not know the answer may say so."""

    id: OwnName = Field(description="Its short name: in rules, in the form and in the address.")
    kind: Literal["choice", "yes_no", "whole_number", "amount", "country", "date"] = Field(
        description="What an answer looks like."
    )
    label: Line = Field(description="The question.")
    help: Text | None = Field(None, description="What helps to answer it.")
    source: SourceIds = Field((), description="Where it was read that this matters.")
    unanswered: Line | None = Field(
        None, description="What a sentence says for the answer while it is unknown: `the host country`."
    )
    choices: dict[OwnName, Line] = Field({}, description="The answers of a `choice`: short name and label.")
    minimum: Integer | None = Field(None, description="The smallest number that can be answered; 0 when left out.")
    maximum: Integer | None = Field(None, description="The largest number that can be answered.")

    def asked(self, yes: str, no: str) -> AskedQuestion:
        """Give what a program needs of it.

        Args:
            yes: the word for yes, in the language of the sentences.
            no: the word for no.
        """
        return {
            "id": self.id,
            "kind": self.kind,
            "label": self.label,
            "unanswered": self.unanswered or self.label,
            "choices": {"yes": yes, "no": no} if self.kind == "yes_no" else dict(self.choices),
            "minimum": None if self.minimum is None else str(self.minimum),
            "maximum": None if self.maximum is None else str(self.maximum),
        }
