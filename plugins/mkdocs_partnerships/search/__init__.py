"""The search: two indexes made once, read in the browser; no engine and no server is asked.

The first index (`index.json`) is one small file with a row for every entry: what it is called, when and where it is.
It is fetched when somebody begins to search. The words of the texts lie in blocks (`texts/<number>.json`), of which a
search fetches only those in which its words stand, and only where the first index finds too little.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2s
from typing import Any

from mkdocs_partnerships.digests import digest
from mkdocs_partnerships.fields.countries import in_protocol_order
from mkdocs_partnerships.search.blocks import blocks_of
from mkdocs_partnerships.search.columns import numbers, ordered, texts
from mkdocs_partnerships.search.entries import PAGE, Prose, Row, rows_of
from mkdocs_partnerships.shown import country
from mkdocs_partnerships.site import Site
from mkdocs_partnerships.types import TYPES
from mkdocs_partnerships.words import load_words

__all__ = ["FOLDER", "Prose", "key_of_search", "make_search"]

FOLDER = "assets/partnerships/search/"
"""Where the indexes lie inside the site."""


def make_search(site: Site, prose: Iterable[Prose]) -> Iterator[tuple[str, bytes]]:
    """Make the files of the search.

    Args:
        site: the entries.
        prose: the pages that are made of no entry.

    Returns:
        the address inside the site and the bytes of each file.
    """
    rows, made_of = zip(*rows_of(site, prose), strict=True)
    stamp = blake2s(digest_size=6)
    first_words = []
    for number, block in enumerate(blocks_of(made_of)):
        content = _json({"words": "\n".join(block.words), "entries": block.entries})
        stamp.update(content)
        first_words.append(block.words[0])
        yield f"{FOLDER}texts/{number}.json", content
    # Blocks name entries by their numbers: the stamp keeps a browser from taking an old one out of its cache.
    index = _columns(rows, site.settings.language) | {"blocks": first_words, "stamp": stamp.hexdigest()}
    yield f"{FOLDER}index.json", _json(index)


def key_of_search(site: Site, prose: Iterable[Prose]) -> bytes:
    """Give what stands for all that the files of the search are made of; the arguments are those of `make_search`."""
    return digest(repr(prose).encode(), site.key_of_all(site.entries))


def _columns(rows: Sequence[Row], language: str) -> dict[str, Any]:
    words = load_words(language)
    folders = {one.model.type_name: f"{one.model.address_folder}/" for one in TYPES} | {PAGE: ""}
    types, type_numbers = _listed([(row.type_name, row.kind) for row in rows])
    places, place_numbers = _listed([(row.place, row.countries) for row in rows])
    partnerships, partnership_numbers = _listed([row.partnerships for row in rows])
    tags, tag_numbers = _listed([row.tags for row in rows])
    # Years are counted from the one before the first; 0 is no year.
    before = min((row.start[0] for row in rows if row.start[0]), default=1) - 1
    countries = in_protocol_order(code for _, codes in places for code in codes)
    said = ("count_one", "count_other", "looking", "none", "more", "in_text")
    return {
        "words": {name: words["search"][name] for name in said}
        | {"status": words["event_status"], "kosovo": words["shared"]["kosovo"]},
        "types": [
            {
                "type": name,
                "folder": folders[name],
                "label": words["search"]["types"][name],
                "kind": words["event_types"].get(kind, ""),
            }
            for name, kind in types
        ],
        "places": places,
        "countries": {code: country(code, language) for code in countries},
        "partnerships": partnerships,
        "tags": tags,
        "id": ordered([row.id for row in rows]),
        "title": texts([row.title for row in rows]),
        "type": numbers(type_numbers),
        "before": before,
        "year": numbers(row.start[0] and row.start[0] - before for row in rows),
        "month": numbers(row.start[1] for row in rows),
        "day": numbers(row.start[2] for row in rows),
        "length": numbers(row.length for row in rows),
        "place": numbers(place_numbers),
        "partnership": numbers(partnership_numbers),
        "tag": numbers(tag_numbers),
        "also": {number: row.also for number, row in enumerate(rows) if row.also},
        "status": {number: row.status for number, row in enumerate(rows) if row.status},
        "language": {number: row.language for number, row in enumerate(rows) if row.language != language},
    }


def _listed(values: Sequence[Any]) -> tuple[list[Any], list[int]]:
    """Give each value once, the most frequent first, and the number of each of the values in that list."""
    counted = Counter(values)
    listed = sorted(counted, key=lambda value: (-counted[value], value))
    numbered = {value: number for number, value in enumerate(listed)}
    return listed, [numbered[value] for value in values]


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
