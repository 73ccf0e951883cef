"""Pages of prose: Markdown files that the engine renders. Here only their links to entries are looked at.

An address such as `/events/iasi-2023/` means a page of this site; the engine would leave it as it is, unchecked, and
wrong below a sub-path.
"""

import re
from collections.abc import Collection, Iterator
from pathlib import Path

from mkdocs_partnerships.problems import Place, Problem, did_you_mean, problem

_LINK = re.compile(r"\]\((/[^)\s]*)")
_HREF = re.compile(r'(?<=href=")/(?!/)([^"]*)')


def addresses_of_prose(folder: Path) -> set[str]:
    """Give the addresses of the pages of prose below a folder."""
    addresses = set()
    for file in folder.rglob("*.md"):
        parts = file.relative_to(folder).with_suffix("").parts
        kept = parts[:-1] if parts[-1] in ("index", "README") else parts
        addresses.add("".join(f"{part}/" for part in kept))
    return addresses


def check_prose(root: Path, folder: str, known: Collection[str]) -> Iterator[Problem]:
    """Find links of prose to addresses of this site that lead nowhere.

    Args:
        root: the project's folder.
        folder: the folder of the prose, relative to it.
        known: every address of the site.
    """
    for file in sorted((root / folder).rglob("*.md")):
        text = file.read_text("utf-8", errors="replace")
        for match in _LINK.finditer(text):
            address = re.split("[?#]", match[1][1:])[0]
            if address not in known:
                before = text[: match.start(1)]
                column = len(before) - before.rfind("\n")
                where = Place(file.relative_to(root).as_posix(), before.count("\n") + 1, column)
                yield problem(where, "dead-link", value=match[1], hint=nearest_address(address, known))


def nearest_address(address: str, addresses: Collection[str]) -> str:
    """Give ` Did you mean "…"?` for an address of the same folder."""
    folder = address.partition("/")[0] + "/"
    return did_you_mean(f"/{address}", [f"/{one}" for one in addresses if one.startswith(folder)])


def with_relative_links(html: str, address: str) -> str:
    """Make links to addresses of this site relative to the page at an address, so that any base address works."""
    up = "../" * address.count("/")
    return _HREF.sub(lambda match: (up + match[1]) or "./", html)
