"""Groups of fields that several types share."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from reading import ANYTHING

from mkdocs_partnerships.fields.records import (
    Attachment,
    Figure,
    Image,
    Location,
    Organisation,
    Person,
    Quote,
    Record,
    SourceLink,
)


def told(model: type[Record], written: object) -> list[str]:
    """Give what is wrong with a group, in pydantic's or our words."""
    try:
        model.model_validate(written)
    except ValidationError as error:
        return [detail["type"] for detail in error.errors()]
    return []


@pytest.mark.parametrize(
    ("model", "fields", "wrong"),
    [
        (Image, {"file": "a.png", "alt": "A"}, []),
        (Image, {"file": "photos/a.JPG", "decorative": "true"}, []),
        (Image, {"file": "a.png"}, ["no-alt"]),
        (Image, {"file": "a.png", "decorative": "false"}, ["no-alt"]),
        (Image, {"file": "a.png", "alt": "A", "decorative": "true"}, ["alt-and-decorative"]),
        (Image, {"file": "a.svg", "alt": "A"}, ["not-a-picture"]),
        (Image, {"file": "a.png.html", "alt": "A"}, ["not-a-picture"]),
        (Attachment, {"title": "A", "file": "a.pdf"}, []),
        (Attachment, {"title": "A", "url": "https://example.org/a"}, []),
        (Attachment, {"title": "A"}, ["file-or-url"]),
        (Attachment, {"title": "A", "file": "a.pdf", "url": "https://example.org/a"}, ["file-or-url"]),
        (Attachment, {"title": "A", "file": "a.html"}, ["not-an-attachment"]),
        (Attachment, {"title": "A", "file": "a.exe"}, ["not-an-attachment"]),
        (Person, {"name": "A"}, []),
        (Person, {"role": "Project mailbox", "email": "a@example.org"}, []),
        (Person, {"organisation": "A"}, ["name-or-role"]),
        (Figure, {"label": "Participants", "value": "over 220", "as_of": "2023-11"}, []),
        (Figure, {"label": "Participants"}, ["missing"]),
        (SourceLink, {"title": "A", "read": "2026-11"}, ["not-a-date"]),
        (Quote, {"text": "a\nb", "name": "A"}, []),
        (Location, {"city": "Iași", "country": "RO"}, []),
        (Location, {"town": "Iași"}, ["extra_forbidden"]),
    ],
)
def test_groups(model: type[Record], fields: dict[str, object], wrong: list[str]) -> None:
    assert told(model, fields) == wrong


@pytest.mark.parametrize(
    "file",
    [
        "../a.pdf",
        "a/../../b.pdf",
        "/a.pdf",
        "./a.pdf",
        "a//b.pdf",
        "C:\\a.pdf",
        "a\\b.pdf",
        "file:a.pdf",
        "..",
        "a/.pdf/..",
    ],
)
def test_a_file_lies_beside_its_entry(file: str) -> None:
    assert told(Attachment, {"title": "A", "file": file}) == ["file-outside"]


@given(st.text() | st.text(st.sampled_from("./\\a:~")).map(lambda text: text + ".pdf"))
def test_a_file_that_is_taken_has_no_way_out(file: str) -> None:
    if not told(Attachment, {"title": "A", "file": file}):
        parts = file.strip().split("/")
        assert not {"", ".", ".."} & set(parts)
        assert "\\" not in file
        assert ":" not in file


@given(st.sampled_from([Attachment, Figure, Image, Location, Organisation, Person, Quote, SourceLink]), ANYTHING)
def test_whatever_is_written_is_taken_or_refused(model: type[Record], value: object) -> None:
    told(model, value)
