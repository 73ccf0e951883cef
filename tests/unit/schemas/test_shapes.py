import pytest
from pydantic import BaseModel

from mkdocs_partnerships.fields.text import Line
from mkdocs_partnerships.rules.kinds import KINDS
from mkdocs_partnerships.schemas.shapes import Group, Many, Named, OneOf, Part, Shape, Value, note_of, parts_of
from mkdocs_partnerships.types import TYPES
from mkdocs_partnerships.types.entry import Entry
from mkdocs_partnerships.types.event import Event, Registration
from mkdocs_partnerships.types.fields_shown import FieldShown, fields_of
from mkdocs_partnerships.types.scheme import Scheme


def part(model: type[BaseModel], name: str) -> Part:
    return next(one for one in parts_of(model) if one.name == name)


def test_a_field_is_what_editors_write() -> None:
    assert part(Event, "registration").shape == Group(Registration)
    assert isinstance(part(Event, "programme").shape, Many)
    status = part(Event, "status")
    assert isinstance(status.shape, Value)
    assert (status.shape.choices[0], status.default, status.required) == ("scheduled", "scheduled", False)
    assert part(Registration, "not_open_to").title == "Not open to"
    host = part(Event, "host").shape
    assert isinstance(host, OneOf)
    assert [type(one) for one in host.ways] == [Value, Group]
    assert isinstance(part(Scheme, "sources").shape, Named)
    amount = part(Scheme, "amount").shape
    assert amount == Many(OneOf(tuple(Group(kind) for kind in KINDS)))


def test_a_list_that_may_be_written_as_one_of_it_is_both() -> None:
    (source,) = [one.shape for one in parts_of(KINDS[0]) if one.name == "source"]
    assert isinstance(source, OneOf)
    assert source.ways[1] == Many(source.ways[0])


def test_what_the_site_gives_is_not_asked_of_the_editor() -> None:
    assert not part(Event, "timezone").required
    assert not part(Event, "language").required
    assert part(Event, "start").required
    assert "id" not in {one.name for one in parts_of(Event)}
    # The id of a question is written in the file.
    questions = part(Scheme, "questions").shape
    assert isinstance(questions, Many)
    assert isinstance(questions.item, Group)
    assert part(questions.item.model, "id").required


@pytest.mark.parametrize("model", [one.model for one in TYPES])
def test_the_walk_finds_what_the_handbooks_reference_shows(model: type[Entry]) -> None:
    def names(shown: list[FieldShown]) -> set[tuple[str, bool]]:
        return {(one.name, one.required) for one in shown}

    assert {(one.name, one.required) for one in parts_of(model)} == names(fields_of(model))


def test_a_field_that_says_nowhere_how_it_is_written_is_an_error() -> None:
    class Silent(BaseModel):
        word: str

    with pytest.raises(TypeError, match="says nowhere how it is written"):
        list(parts_of(Silent))


def test_the_note_of_a_type() -> None:
    assert note_of(Line).words == "text on one line"


def inner(shape: Shape) -> list[Shape]:
    match shape:
        case Many() | Named():
            return [shape, *inner(shape.item)]
        case OneOf():
            return [shape, *(one for way in shape.ways for one in inner(way))]
        case Group():
            return [shape, *(one for each in shape.parts for one in inner(each.shape))]
        case Value():
            return [shape]


def test_the_walk_comes_to_the_end_of_every_type() -> None:
    for one in TYPES:
        assert all(
            isinstance(found, Value) or inner(found) for each in parts_of(one.model) for found in inner(each.shape)
        )
