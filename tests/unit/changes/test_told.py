"""Every field has its word in the sentences about changes."""

from collections.abc import Iterator

from pydantic import BaseModel

from mkdocs_partnerships.changes.values import words_changed
from mkdocs_partnerships.types import TYPES
from mkdocs_partnerships.types.parse import models_in
from mkdocs_partnerships.words import load_words


def fields(model: type[BaseModel]) -> Iterator[str]:
    for name, info in model.model_fields.items():
        yield name
        for inner in models_in(info.annotation):
            # The rules of schemes are told by the names of their lists only.
            if not inner.__module__.startswith("mkdocs_partnerships.rules"):
                yield from fields(inner)


def test_every_field_has_its_word() -> None:
    named = {name for one in TYPES for name in fields(one.model)} - {"id"}
    words = load_words()["changes"]["fields"]
    assert named - words.keys() == set()


def test_words_are_counted_whatever_their_order() -> None:
    assert words_changed("a b c", "c b a") == (0, 0)
    assert words_changed("a b", "b b d") == (2, 1)
