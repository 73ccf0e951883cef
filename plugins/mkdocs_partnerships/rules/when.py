"""When something holds: what an editor writes about answers, and the tests that it becomes.

`{distance: under_200}` is an answer, `{organisation_type: [sme, cluster]}` one of several,
`{working_days: {below: 5}}` a comparison. Several questions in one group must all hold.
"""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, TypeAlias

from pydantic import BaseModel, Discriminator, Field, Tag

from mkdocs_partnerships.fields.records import Record
from mkdocs_partnerships.fields.text import Line, Written
from mkdocs_partnerships.problems import Path
from mkdocs_partnerships.rules.names import GroupId, QuestionId, QuestionName, SourceIds
from mkdocs_partnerships.rules.operations import Test


class Group(Record):
    """Values that belong together, such as the countries of a programme."""

    label: Line = Field(description="What they have in common.")
    values: tuple[Line, ...] = Field(description="The values.")
    source: SourceIds = Field(description="Where the list was read.")


class Comparison(Record):
    """A test of an answer; several must all hold. Numbers and days compare by size, both ends exactly as worded."""

    below: Line | None = Field(None, description="Less than this.")
    above: Line | None = Field(None, description="More than this.")
    at_least: Line | None = Field(None, description="This or more.")
    at_most: Line | None = Field(None, description="This or less.")
    unlike: Line | None = Field(None, description="Any answer but this.")
    among: GroupId | None = Field(None, description="One of a group's values.")
    same_as: QuestionId | None = Field(None, description="The same as the answer to another question.")
    differs_from: QuestionId | None = Field(None, description="Another answer than to another question.")


def _kind_of_wanted(value: Any) -> str:
    if isinstance(value, list | tuple):
        return "values"
    return "comparison" if isinstance(value, dict | Comparison) else "value"


Wanted = Annotated[
    Annotated[Line, Tag("value")]
    | Annotated[tuple[Line, ...], Tag("values")]
    | Annotated[Comparison, Tag("comparison")],
    Discriminator(_kind_of_wanted),
    Written("an answer, a list of answers, or a comparison such as `{below: 5}`", "{below: 5}"),
]
When: TypeAlias = dict[QuestionId, Wanted]


def compile_when(when: Mapping[QuestionName, Any], groups: Mapping[str, Group]) -> Test:
    """Turn what an editor wrote into one test; nothing written always holds."""
    tests = [test for question, wanted in when.items() for test in _tests(str(question), wanted, groups)]
    if not tests:
        return True
    return tests[0] if len(tests) == 1 else ["all", *tests]


def _tests(question: str, wanted: Any, groups: Mapping[str, Group]) -> Iterator[Test]:
    if not isinstance(wanted, Comparison):
        yield ["is", question, [wanted] if isinstance(wanted, str) else list(wanted)]
        return
    if wanted.below is not None:
        yield ["not", ["between", question, wanted.below, None]]
    if wanted.above is not None:
        yield ["not", ["between", question, None, wanted.above]]
    if wanted.at_least is not None:
        yield ["between", question, wanted.at_least, None]
    if wanted.at_most is not None:
        yield ["between", question, None, wanted.at_most]
    if wanted.unlike is not None:
        yield ["not", ["is", question, [wanted.unlike]]]
    if wanted.among is not None:
        yield ["is", question, list(groups[wanted.among].values)]
    if wanted.same_as is not None:
        yield ["same", question, str(wanted.same_as)]
    if wanted.differs_from is not None:
        yield ["not", ["same", question, str(wanted.differs_from)]]


def values_in(when: Mapping[QuestionName, Any]) -> Iterator[tuple[tuple[str | int, ...], str, str]]:
    """Give each answer that a test names: its path, the question, the value."""
    for question, wanted in when.items():
        path = (str(question),)
        if isinstance(wanted, str):
            yield path, question, wanted
        elif isinstance(wanted, tuple):
            yield from (((*path, position), question, value) for position, value in enumerate(wanted))
        elif isinstance(wanted, Comparison):
            for name in ("below", "above", "at_least", "at_most", "unlike"):
                if (value := getattr(wanted, name)) is not None:
                    yield (*path, name), question, value


def whens_in(value: object, path: Path = ()) -> Iterator[tuple[Path, dict[QuestionName, object]]]:
    """Find every group of tests inside a value, and every example's answers, with its path."""
    if isinstance(value, dict) and any(isinstance(key, QuestionName) for key in value):
        yield path, value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from whens_in(item, (*path, str(key)))
    elif isinstance(value, tuple):
        for position, item in enumerate(value):
            yield from whens_in(item, (*path, position))
    elif isinstance(value, BaseModel) and not isinstance(value, Comparison):
        for name, field in type(value).model_fields.items():
            yield from whens_in(getattr(value, name), (*path, field.alias or name))
