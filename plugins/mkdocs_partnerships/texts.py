"""What is wrong in an entry's text: links that lead nowhere, pictures without a description or from elsewhere."""

import html
import re
from collections import Counter
from collections.abc import Collection, Iterator
from itertools import islice
from urllib.parse import quote, unquote

from mkdocs_partnerships.body import Body, Heading
from mkdocs_partnerships.fields.links import link_fault
from mkdocs_partnerships.fields.records import PICTURE_ENDINGS
from mkdocs_partnerships.problems import Finding, Path, Place, Problem, Severity, did_you_mean, place_finding, problem
from mkdocs_partnerships.prose import nearest_address
from mkdocs_partnerships.source import MAX_PROBLEMS, Source
from mkdocs_partnerships.types.entry import Entry
from mkdocs_partnerships.words import vague

_PATH: Path = ("body",)
_NUMBERED = re.compile(r"(?:img|dsc|dscn|p|pic|photo|image|screenshot)?[\s_-]*[0-9][0-9\s_-]*")
_LONG = 120
"""No words that say nothing are so long, marks included."""

_LINK = re.compile('<a href="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
_HEADING = re.compile("^ {0,3}(?:(#{1,6})[ \\t](.*)|([^\\n]+)\\n {0,3}([=-])[=-]*[ \\t]*$)", re.MULTILINE)
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
    wrong: set[str] = set()
    for link in body.links:
        seen[link] += 1
        if found := _link_problem(link, addresses, {heading.id for heading in body.headings}):
            code, hint = found
            wrong.add(link)
            yield problem(_in_text(source, link, seen[link]), code, path=_PATH, value=unquote(link), hint=hint)
    for name, alt in body.pictures:
        seen[name] += 1
        fault = _picture_fault(name, alt)
        if fault or says_little(alt, name):
            severity: Severity = "error" if fault else "warning"
            place, endings = _in_text(source, name, seen[name]), ", ".join(PICTURE_ENDINGS)
            code = fault or "alt-says-little"
            yield problem(place, code, path=_PATH, severity=severity, value=name, endings=endings, alt=alt)
    if body.links:
        yield from _vague_links(body, source, wrong)
    yield from _skips(body, source)


def vague_pictures(entry: Entry) -> Iterator[Finding]:
    """Find pictures of an entry's fields whose description describes nothing."""
    for path, picture in entry.pictures():
        if picture.alt and says_little(picture.alt, picture.file):
            yield Finding((*path, "alt"), "alt-says-little", {"alt": picture.alt, "value": picture.file}, "warning")


def says_little(alt: str, file: str) -> bool:
    """Say whether a picture's description describes nothing: the name of its file, a number, the word "photo".

    A single word may be the name of what a logo stands for, even when its file is called so.
    """
    words = alt.casefold().strip(" .…:!")
    name = file.rpartition("/")[2].casefold()
    is_name = words in (name, name.rpartition(".")[0]) and not words.isalpha()
    return is_name or words in vague("pictures") or bool(_NUMBERED.fullmatch(words))


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


def _vague_links(body: Body, source: Source, wrong: Collection[str]) -> Iterator[Problem]:
    """Find links whose words say nothing to those who hear them one after another; not those that are wrong anyway."""
    empty = vague("links")
    for match in _LINK.finditer(body.html):
        words = match[2]
        if len(words) > _LONG:
            continue
        if "<" in words or "&" in words:
            words = html.unescape(re.sub("<[^>]*>", "", words))
        if words.casefold().strip(" .…:!>»→") in empty and (target := html.unescape(match[1])) not in wrong:
            number = body.html.count(f'<a href="{match[1]}"', 0, match.start()) + 1
            place = _in_text(source, target, number)
            yield problem(place, "link-says-little", path=_PATH, severity="warning", value=words)


def _skips(body: Body, source: Source) -> Iterator[Problem]:
    """Find headings that skip a level, or that stand beside the page's own."""
    above = 1
    after = 0
    for heading in body.headings:
        fault = "heading-of-page" if heading.level == 1 else "heading-skips" if heading.level > above + 1 else None
        if fault:
            at = _heading_at(str(source.data["body"]), heading, after)
            after = at + 1
            context = {"value": heading.text, "level": heading.level, "above": above, "marks": "#" * (above + 1)}
            yield place_finding(_place_in_text(source, at), Finding(_PATH, fault, context, "warning"))
        above = above if fault == "heading-skips" else max(heading.level, 2)


def _heading_at(text: str, heading: Heading, after: int) -> int:
    """Find the line of a heading in a text from a place on, whatever marks stand in it; else the place itself."""
    words = re.sub(r"\W+", "", heading.text)
    for match in _HEADING.finditer(text, after):
        level = len(match[1]) if match[1] else 1 if match[4] == "=" else 2
        if level == heading.level and words in re.sub(r"\W+", "", match[2] or match[3] or ""):
            return match.start()
    return after


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
            return _place_in_text(source, found[-1].start())
    return start


def _place_in_text(source: Source, at: int) -> Place:
    """Give the place of a letter of a block text; of other texts, where they begin."""
    start = source.place(_PATH)
    if _PATH not in source.blocks:
        return start
    text = str(source.data["body"])
    line = text.count("\n", 0, at)
    column = at - (text.rfind("\n", 0, at) + 1)
    return Place(start.file, start.line + line + 1, source.blocks[_PATH] + column)
