"""What a site states of its own accessibility; the page follows the model of Implementing Decision (EU) 2018/1523."""

from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, PlainValidator, model_validator

from mkdocs_partnerships.fields.links import Url
from mkdocs_partnerships.fields.records import Organisation, Record, SourceLink
from mkdocs_partnerships.fields.text import Line
from mkdocs_partnerships.fields.wrong import wrong
from mkdocs_partnerships.security import Day, in_list, read_contact


def _read_contact(value: Any) -> str:
    """Read where to tell of a barrier: a page of the site, such as `/imprint/`, or what reaches somebody elsewhere."""
    text = str(value).strip()
    return text if text.startswith("/") and not text.startswith("//") else read_contact(text)


Contact = Annotated[str, PlainValidator(_read_contact, json_schema_input_type=str)]


class Limit(Record):
    """Something that is not accessible."""

    title: Line = Field(description="What it is: `Attached documents`.")
    text: Line = Field(description="What cannot be done with it, and what to use instead.")
    reason: Literal["fault", "burden", "scope"] = Field(
        "fault",
        description="`fault`: it fails the standard. `burden`: to mend it would be out of proportion (Article 5 of the "
        "Directive). `scope`: the law does not ask for it.",
    )


class Accessibility(Record):
    """What a site says under `accessibility:` in its `mkdocs.yml`."""

    date: Day = Field(description="The day on which the statement was prepared.")
    reviewed: Day | None = Field(None, description="The day on which it was last reviewed.")
    status: Literal["full", "partial", "none"] = Field(description="How far the site meets the standard.")
    limits: tuple[Limit, ...] = Field((), description="What is known not to be accessible.")
    method: Literal["self", "third-party"] = Field("self", description="Who examined the site.")
    report: Url | None = Field(None, description="The report of the examination.")
    contact: Annotated[tuple[Contact, ...], BeforeValidator(in_list)] = Field(
        description="Where to tell of a barrier: mail addresses, pages or telephones."
    )
    organisation: Organisation | None = Field(None, description="The body that is responsible.")
    law: SourceLink | None = Field(None, description="The law by which the Directive holds in the body's country.")
    enforcement: Organisation | None = Field(None, description="The authority to turn to when no answer satisfies.")

    @model_validator(mode="after")
    def _agrees(self) -> Self:
        if (self.status == "full") == bool([one for one in self.limits if one.reason != "scope"]):
            raise wrong("limits-but-full" if self.status == "full" else "no-limits", status=self.status)
        if self.reviewed and self.reviewed < self.date:
            raise wrong("reviewed-before", date=self.date.isoformat())
        return self
