"""The words of whole texts, in blocks of equal size: a search fetches those blocks only in which its words stand."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from html import unescape
from typing import get_args

from pydantic import BaseModel

from mkdocs_partnerships.fields.text import Line, Markdown, Summary, Text, Written
from mkdocs_partnerships.search.columns import rising
from mkdocs_partnerships.search.entries import Prose
from mkdocs_partnerships.search.fold import words_of
from mkdocs_partnerships.types.entry import Entry
from mkdocs_partnerships.types.fields_shown import how_written

BLOCK = 16_000
"""About how many letters of numbers one block holds: some 10 KB over the wire."""

_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Block:
    """Some words that follow each other in the alphabet.

    Attributes:
        words: the words.
        entries: for each word, the numbers of the entries in whose text it stands, as `rising` writes them.
    """

    words: tuple[str, ...]
    entries: tuple[str, ...]


def blocks_of(made_of: Iterable[Entry | Prose]) -> Iterator[Block]:
    """Cut the words of all texts into blocks.

    Args:
        made_of: the entries and pages, in the order of their numbers.
    """
    found = _entries_of_words(made_of)
    words: list[str] = []
    entries: list[str] = []
    size = 0
    # As JavaScript compares texts: by the units of UTF-16.
    for word in sorted(found, key=lambda word: word.encode("utf-16-be")):
        words.append(word)
        entries.append(rising(found[word]))
        size += len(word) + len(entries[-1])
        if size >= BLOCK:
            yield Block(tuple(words), tuple(entries))
            words, entries, size = [], [], 0
    if words:
        yield Block(tuple(words), tuple(entries))


def _entries_of_words(made_of: Iterable[Entry | Prose]) -> dict[str, list[int]]:
    # A text is only split at its spaces; what stands between two of them is taken apart and folded once for the site.
    chunks: defaultdict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(made_of):
        for chunk in set(text_of(one).split()):
            chunks[chunk].append(number)
    lists: defaultdict[str, list[list[int]]] = defaultdict(list)
    for chunk, numbers in chunks.items():
        for word in words_of(chunk):
            lists[word].append(numbers)
    return {word: some[0] if len(some) == 1 else sorted(set().union(*some)) for word, some in lists.items()}


def text_of(one: Entry | Prose) -> str:
    """Give everything that can be read on the page of an entry beside its name, or on a page of prose."""
    if isinstance(one, Prose):
        return unescape(_TAG.sub(" ", one.html))
    texts: list[str] = []
    _collect(one, texts)
    return "\n".join(texts)


def _note(annotated: object) -> Written:
    return next(note for note in reversed(get_args(annotated)) if isinstance(note, Written))


_READ = frozenset(_note(one) for one in (Line, Text, Summary, Markdown))
"""How the fields are written that hold words for readers, and no address, file, id or word of a fixed list."""


@cache
def _fields(model: type[BaseModel]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the fields of a class that hold words for readers, and those that hold groups of fields."""
    # Names and tags stand in the first index.
    names = [
        name for name in model.model_fields if not (issubclass(model, Entry) and name in ("title", "name", "tags"))
    ]
    groups = tuple(name for name in names if _has_group(model.model_fields[name].annotation))
    return tuple(
        name for name in names if name not in groups and how_written(model.model_fields[name]) in _READ
    ), groups


def _has_group(annotation: object) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return True
    return any(_has_group(inner) for inner in get_args(annotation))


def _collect(group: BaseModel, texts: list[str]) -> None:
    words, groups = _fields(type(group))
    values = group.__dict__
    for name in words:
        value = values[name]
        if isinstance(value, str):
            texts.append(value)
        elif value:
            texts += value
    for name in groups:
        if values[name]:
            for inner in _groups(values[name]):
                _collect(inner, texts)


def _groups(value: object) -> Iterator[BaseModel]:
    if isinstance(value, BaseModel):
        yield value
    elif isinstance(value, tuple | list | dict):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _groups(item)
