"""Pages of prose: Markdown files that the engine renders. Here only their links from the site's root are looked at.

An address such as `/events/iasi-2023/` or `/about/office.jpg` means a page or a file of this site; the engine would
leave it as it is, unchecked, and wrong below a sub-path.
"""

import html
import re
from collections.abc import Collection, Iterable, Iterator
from itertools import islice
from pathlib import Path
from urllib.parse import unquote

from mkdocs_partnerships.fields.records import PICTURE_ENDINGS
from mkdocs_partnerships.problems import Phrase, Place, Problem, did_you_mean, problem
from mkdocs_partnerships.source import MAX_PROBLEMS, decode, read_bytes

_LINK = re.compile(
    r"""
    \]\([ ]*(?:<(?P<angled>/(?!/)[^>\n]*)>|(?P<bare>/(?!/)(?:[^\s()<>]|\([^\s()]*\))*))
    | ^\ {0,3}\[(?!\^)[^\]\n]+\]:[ \t]*(?:<(?P<angled_below>/(?!/)[^>\n]*)>|(?P<bare_below>/(?!/)[^\s<>]*))
    """,
    re.MULTILINE | re.VERBOSE,
)
"""Where Markdown names an address from the root: in a link or picture, or below the text in `[name]: /address/`."""

_CODE = re.compile(
    r"""
    ^\ {0,3}(```++|~~~++).*?(?:^\ {0,3}\1|(?P<fence>\Z))
    | (?<!`)(?P<marks>`++).+?(?<!`)(?P=marks)(?!`)
    | <!--.*?(?:-->|(?P<comment>\Z))
    """,
    re.MULTILINE | re.DOTALL | re.VERBOSE,
)
"""What is no text: code, comments. Whatever is not closed is text, and looked at once, however much of it there is."""

_SHOW = re.compile(r"\A---\n(?:(?!---).*\n)*?show:[ \t]*(\S+)")
_TAG = re.compile(r"""<[a-z](?:[^<>"']|"[^"]*"|'[^']*')*>""", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""(?<=[\s"'/])([^\s"'<>/=]++)\s*+=\s*+(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))""")
_NAMES = frozenset({"action", "data", "data-src", "href", "poster", "src", "xlink:href"})
"""The attributes of HTML that hold an address."""

_DEEPEST = 6
"""So many folders deep a site may be published, for a link to be understood that names them."""

_PICTURES = (*PICTURE_ENDINGS, ".svg")

PARTS = ("home", "feeds", "calculator", "data", "figures", "accessibility", "fields")
"""Generated parts that a page of prose shows below its text, by `show:` in its front matter."""


def address_of_prose(file: str, folder: str) -> str:
    """Give the address of a page of prose: `about/` for `content/about.md` and for `content/about/index.md`."""
    parts = file.removeprefix(f"{folder}/").removesuffix(".md").split("/")
    kept = parts[:-1] if parts[-1] in ("index", "README") else parts
    return "".join(f"{part}/" for part in kept)


def files_of_prose(files: Iterable[str], folder: str, apart: tuple[str, ...]) -> Iterator[str]:
    """Give the addresses of files that are published as they lie: pictures and documents of pages of prose.

    Args:
        files: all files of the folder of the prose.
        folder: this folder.
        apart: the folders of entries in it; what lies there is published with the entries.
    """
    for file in files:
        if not file.endswith(".md") and not file.startswith(apart):
            yield file.removeprefix(f"{folder}/")


def check_prose(root: Path, folder: str, files: Iterable[str], known: Collection[str]) -> Iterator[Problem]:
    """Find what is wrong in prose: bytes that are no text, addresses of this site at which nothing is.

    Args:
        root: the project's folder.
        folder: the folder of the prose, relative to it.
        files: the files of prose, relative to the project's folder.
        known: every address of the site.
    """
    for file in files:
        problems: list[Problem] = []
        raw = read_bytes(root, file, problems)
        text, found = decode(file, raw or b"")
        yield from [*problems, *found]
        show = _SHOW.match(text or "")
        if show and show[1] not in PARTS:
            where = _place(file, text or "", show.start(1))
            hint = did_you_mean(show[1], PARTS)
            yield problem(where, "unknown-part", path=("show",), value=show[1], hint=hint, known=", ".join(PARTS))
        yield from islice(_dead_links(file, folder, text or "", known), MAX_PROBLEMS)


def _dead_links(file: str, folder: str, text: str, known: Collection[str]) -> Iterator[Problem]:
    # Code is no link; blanked out letter for letter, so that places stay right.
    seen = _CODE.sub(_blanked, text)
    for at, written in sorted(_links(seen)):
        address = unquote(re.split("[?#]", written[1:])[0])
        if address in known:
            continue
        where = _place(file, text, at)
        hint = nearest_address(address, known)
        below, _, name = address.rpartition("/")
        if name.lower().endswith(_PICTURES) and not hint:
            yield problem(where, "no-such-file", value=name, folder=f"{folder}/{below}".rstrip("/"))
        else:
            yield problem(where, "dead-link", value=written, hint=hint)


def _blanked(code: re.Match[str]) -> str:
    is_open = code["fence"] is not None or code["comment"] is not None
    return code[0] if is_open else re.sub(r"[^\n]", " ", code[0])


def _links(text: str) -> Iterator[tuple[int, str]]:
    """Find where a text names addresses from the root, in Markdown and in HTML; each with its place."""
    for match in _LINK.finditer(text):
        yield match.start(match.lastgroup or 0), match[match.lastgroup or 0]
    for tag in _TAG.finditer(text):
        for start, end in _addresses(tag[0]):
            yield tag.start() + start, html.unescape(tag[0][start:end])


def _addresses(tag: str) -> Iterator[tuple[int, int]]:
    """Find where a tag names addresses from the root: the beginnings and the ends of the values of its attributes."""
    for attribute in _ATTRIBUTE.finditer(tag):
        start, end = attribute.span(attribute.lastindex or 0)
        if attribute[1].lower() in _NAMES and tag[start] == "/" and tag[start + 1 : start + 2] != "/":
            yield start, end


def _place(file: str, text: str, offset: int) -> Place:
    before = text[:offset]
    return Place(file, before.count("\n") + 1, len(before) - before.rfind("\n"))


def nearest_address(address: str, addresses: Collection[str]) -> str:
    """Give `. Did you mean "…"?` for an address of the same folder.

    For a file of Markdown it is the address of its page; for an address with the path at which the site is published,
    the one without it.
    """
    parts = address.split("/", _DEEPEST)
    below = ("/".join(parts[at:]) for at in range(1, len(parts)))
    for one in (address_of_prose(f"/{address}", ""), *below):
        if one and one in addresses:
            return Phrase("did-you-mean", {"word": f"/{one}"})
    folder = address.partition("/")[0] + "/"
    return did_you_mean(f"/{address}", [f"/{one}" for one in addresses if one.startswith(folder)])


def with_relative_links(text: str, address: str) -> str:
    """Make links and pictures of this site relative to the page at an address, so that any base address works."""
    up = "../" * address.count("/")

    def relative(tag: re.Match[str]) -> str:
        made, done = "", 0
        for start, end in _addresses(tag[0]):
            made += tag[0][done:start] + (up + tag[0][start + 1 : end] or "./")
            done = end
        return made + tag[0][done:]

    return _TAG.sub(relative, text)
