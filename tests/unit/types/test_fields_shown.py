import pytest

from mkdocs_partnerships.fields.text import Written
from mkdocs_partnerships.types import TYPES
from mkdocs_partnerships.types.entry import Entry
from mkdocs_partnerships.types.event import Event
from mkdocs_partnerships.types.fields_shown import FieldShown, fields_of
from mkdocs_partnerships.types.parse import field_example


def row(name: str, rows: list[FieldShown]) -> FieldShown:
    return next(one for one in rows if one.name == name)


def test_required_fields_come_first() -> None:
    required = [one.name for one in fields_of(Event) if one.required]
    assert required == ["summary", "title", "type", "start"]
    assert [one.name for one in fields_of(Event)][:4] == required


def test_rows_say_how_a_field_is_written() -> None:
    rows = fields_of(Event)
    assert row("start", rows).written == Written("a day, or a day and a time in the entry's zone", "2023-11-21 09:30")
    assert row("status", rows).choices == ("scheduled", "cancelled", "postponed", "rescheduled", "moved_online")
    assert row("tags", rows).many
    assert not row("title", rows).many
    assert row("host", rows).written.example == "clustero"
    assert [one.name for one in row("place", rows).fields] == ["venue", "address", "city", "country"]
    image = row("image", rows)
    assert row("file", list(image.fields)).written == Written("a picture beside the entry", "opening.jpg")
    programme = row("programme", rows)
    assert programme.many
    assert row("title", list(row("sessions", list(programme.fields)).fields)).required


@pytest.mark.parametrize("model", [one.model for one in TYPES])
def test_every_field_says_what_it_means(model: type[Entry]) -> None:
    def silent(rows: list[FieldShown]) -> list[str]:
        return [one.name for one in rows if not one.description] + [
            name for one in rows for name in silent(list(one.fields))
        ]

    assert silent(fields_of(model)) == []


def test_an_example_is_one_that_the_field_takes() -> None:
    assert field_example(Event, "start") == "2023-11-21 09:30"
    assert field_example(Event, "type") == "exchange"
    assert field_example(Event, "title") == "…"
    assert field_example(Event, "no such field") == "…"
