"""What is wrong in an entry's text: links that lead nowhere, pictures without a description or from elsewhere."""

import re
from collections import Counter
from collections.abc import Collection, Iterator
from itertools import islice
from urllib.parse import quote, unquote

from mkdocs_partnerships.body import Body
from mkdocs_partnerships.fields.links import link_fault
from mkdocs_partnerships.fields.records import PICTURE_ENDINGS
from mkdocs_partnerships.problems import Path, Place, Problem, did_you_mean, problem
from mkdocs_partnerships.prose import nearest_address
from mkdocs_partnerships.source import MAX_PROBLEMS, Source

_PATH: Path = ("body",)
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


def check_text(body: Body, source: Source, addresses: Collection[str]) -> Iterator[Problem]:
    """Find what is wrong in a text.

    Args:
        body: the text, rendered.
        source: its entry's file.
        addresses: every address of the site.
    """
    yield from islice(_problems(body, source, addresses), MAX_PROBLEMS)


def _problems(body: Body, source: Source, addresses: Collection[str]) -> Iterator[Problem]:
    seen: Counter[str] = Counter()
    for link in body.links:
        seen[link] += 1
        if found := _link_problem(link, addresses, {heading.id for heading in body.headings}):
            code, hint = found
            yield problem(_in_text(source, link, seen[link]), code, path=_PATH, value=unquote(link), hint=hint)
    for name, alt in body.pictures:
        seen[name] += 1
        if fault := _picture_fault(name, alt):
            endings = ", ".join(PICTURE_ENDINGS)
            yield problem(_in_text(source, name, seen[name]), fault, path=_PATH, value=name, endings=endings)


def own_pictures(body: Body) -> list[str]:
    """Give the files beside the entry that a text shows."""
    return [name for name, _ in body.pictures if not _picture_fault(name, "described")]


def _link_problem(link: str, addresses: Collection[str], headings: Collection[str]) -> tuple[str, str] | None:
    if code := link_fault(link):
        return code, ""
    if link.startswith("/"):
        address = unquote(re.split("[?#]", link[1:])[0])
        return None if address in addresses else ("dead-link", nearest_address(address, addresses))
    if link.startswith("#"):
        anchor = unquote(link[1:])
        return None if anchor in headings else ("dead-anchor", did_you_mean(anchor, headings))
    return None if _ABSOLUTE.match(link) else ("relative-link", "")


def _picture_fault(name: str, alt: str) -> str | None:
    if _ABSOLUTE.match(name) or name.startswith("/"):
        return "picture-elsewhere"
    if "\\" in name or any(part in ("", ".", "..") for part in name.split("/")):
        return "file-outside"
    if not name.lower().endswith(PICTURE_ENDINGS):
        return "not-a-picture"
    return None if alt else "no-alt-in-text"


def _in_text(source: Source, target: str, count: int) -> Place:
    """Find the place in a block text at which a target of links or pictures stands for the so-many-th time."""
    start = source.place(_PATH)
    if _PATH not in source.blocks:
        return start
    text = str(source.data["body"])
    # What the renderer gives back is escaped as addresses are; the editor wrote it so or in plain letters.
    written = "|".join(re.escape(words) for words in dict.fromkeys([target, unquote(target), quote(target)]))
    for before in (r"(?<=\]\()", r"(?<=\]: )", "(?<=<)", ""):
        found = list(islice(re.finditer(f"{before}(?:{written})", text), count))
        if found:
            at = found[-1].start()
            line = text.count("\n", 0, at)
            column = at - (text.rfind("\n", 0, at) + 1)
            return Place(start.file, start.line + line + 1, source.blocks[_PATH] + column)
    return start
