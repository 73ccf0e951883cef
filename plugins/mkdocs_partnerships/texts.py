"""What is wrong in an entry's text: links that lead nowhere, pictures without a description or from elsewhere."""

import re
from collections.abc import Collection, Iterator

from mkdocs_partnerships.body import Body
from mkdocs_partnerships.fields.links import link_fault
from mkdocs_partnerships.fields.records import PICTURE_ENDINGS
from mkdocs_partnerships.problems import Path, Place, Problem, problem
from mkdocs_partnerships.prose import nearest_address
from mkdocs_partnerships.source import Source

_PATH: Path = ("body",)
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


def check_text(body: Body, source: Source, addresses: Collection[str]) -> Iterator[Problem]:
    """Find what is wrong in a text.

    Args:
        body: the text, rendered.
        source: its entry's file.
        addresses: every address of the site.
    """
    for link in body.links:
        if found := _link_problem(link, addresses):
            code, hint = found
            yield problem(_in_text(source, link), code, path=_PATH, value=link, hint=hint)
    for name, alt in body.pictures:
        if fault := _picture_fault(name, alt):
            endings = ", ".join(PICTURE_ENDINGS)
            yield problem(_in_text(source, name), fault, path=_PATH, value=name, endings=endings)


def own_pictures(body: Body) -> list[str]:
    """Give the files beside the entry that a text shows."""
    return [name for name, _ in body.pictures if not _picture_fault(name, "described")]


def _link_problem(link: str, addresses: Collection[str]) -> tuple[str, str] | None:
    if code := link_fault(link):
        return code, ""
    if link.startswith("/"):
        address = re.split("[?#]", link[1:])[0]
        return None if address in addresses else ("dead-link", nearest_address(address, addresses))
    if not _ABSOLUTE.match(link) and not link.startswith("#"):
        return "relative-link", ""
    return None


def _picture_fault(name: str, alt: str) -> str | None:
    if _ABSOLUTE.match(name) or name.startswith("/"):
        return "picture-elsewhere"
    if ".." in name.split("/") or "\\" in name:
        return "file-outside"
    if not name.lower().endswith(PICTURE_ENDINGS):
        return "not-a-picture"
    return None if alt else "no-alt-in-text"


def _in_text(source: Source, words: str) -> Place:
    """Find the line of a block text on which some words stand."""
    start = source.place(_PATH)
    if _PATH not in source.blocks:
        return start
    # The text's own indentation is gone from the data; a block stands two columns in from its field's name.
    indent = source.keys[_PATH].column + 1
    for number, line in enumerate(str(source.data["body"]).split("\n"), start=1):
        if words in line:
            return Place(start.file, start.line + number, indent + line.index(words) + 1)
    return start
