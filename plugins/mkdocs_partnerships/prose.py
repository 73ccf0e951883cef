"""Pages of prose: Markdown files that the engine renders. Here only their links to entries are looked at.

An address such as `/events/iasi-2023/` means a page of this site; the engine would leave it as it is, unchecked, and
wrong below a sub-path.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from itertools import islice
from pathlib import Path
from urllib.parse import unquote

from mkdocs_partnerships.problems import Place, Problem, did_you_mean, problem
from mkdocs_partnerships.source import MAX_PROBLEMS, decode, read_bytes

_LINK = re.compile(r"\]\(<?(/[^)\s>]*)|^ {0,3}\[[^\]]+\]:\s*<?(/[^\s>]*)", re.MULTILINE)
_CODE = re.compile(r"^ {0,3}(```+|~~~+).*?^ {0,3}\1|(`+)(?!`).+?(?<!`)\2(?!`)", re.MULTILINE | re.DOTALL)
_SHOW = re.compile(r"\A---\n(?:.*\n)*?show:[ \t]*(\S+)")
_ADDRESS = re.compile(r'((?:href|src)=")/(?!/)([^"]*)')

PARTS = ("home", "feeds", "calculator", "data", "figures", "accessibility", "fields")
"""Generated parts that a page of prose shows below its text, by `show:` in its front matter."""


def address_of_prose(file: str, folder: str) -> str:
    """Give the address of a page of prose: `about/` for `content/about.md` and for `content/about/index.md`."""
    parts = file.removeprefix(f"{folder}/").removesuffix(".md").split("/")
    kept = parts[:-1] if parts[-1] in ("index", "README") else parts
    return "".join(f"{part}/" for part in kept)


def check_prose(root: Path, files: Iterable[str], known: Collection[str]) -> Iterator[Problem]:
    """Find what is wrong in prose: bytes that are no text, links to addresses of this site that lead nowhere.

    Args:
        root: the project's folder.
        files: the files of prose, relative to it.
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
        yield from islice(_dead_links(file, text or "", known), MAX_PROBLEMS)


def _dead_links(file: str, text: str, known: Collection[str]) -> Iterator[Problem]:
    # Code is no link; blanked out letter for letter, so that places stay right.
    seen = _CODE.sub(lambda code: re.sub(r"[^\n]", " ", code[0]), text)
    for match in _LINK.finditer(seen):
        number = 1 if match[1] else 2
        address = unquote(re.split("[?#]", match[number][1:])[0])
        if address not in known:
            where = _place(file, text, match.start(number))
            yield problem(where, "dead-link", value=match[number], hint=nearest_address(address, known))


def _place(file: str, text: str, offset: int) -> Place:
    before = text[:offset]
    return Place(file, before.count("\n") + 1, len(before) - before.rfind("\n"))


def nearest_address(address: str, addresses: Collection[str]) -> str:
    """Give `. Did you mean "…"?` for an address of the same folder."""
    folder = address.partition("/")[0] + "/"
    return did_you_mean(f"/{address}", [f"/{one}" for one in addresses if one.startswith(folder)])


def with_relative_links(html: str, address: str) -> str:
    """Make links and pictures of this site relative to the page at an address, so that any base address works."""
    up = "../" * address.count("/")
    return _ADDRESS.sub(lambda match: match[1] + ((up + match[2]) or "./"), html)
