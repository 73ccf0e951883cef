"""One page of each kind goes through the engine and the theme; every other page of the kind is spliced into its frame.

The frame of a page (head, header, footer) is the same for all pages of a kind but for a few places. The engine renders
it once with a mark in each of these places; cut at the marks, it makes any page of the kind by joining texts. What
comes out is, byte for byte, what the engine would have made of each page; a test compares both ways.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from mkdocs_partnerships.pages import Page

_SIGN = "\ue000"  # a private character of Unicode; no template writes it
_MARK = re.compile(f"{_SIGN}([a-z_]+){_SIGN}")


@dataclass(frozen=True, slots=True)
class Shell:
    """A frame, cut.

    Attributes:
        texts: what stands around the marks, one more than there are marks.
        names: the marks in their order; one may come more than once.
    """

    texts: tuple[str, ...]
    names: tuple[str, ...]

    def splice(self, values: Mapping[str, str]) -> str:
        """Make a page: each mark gives way to the value of its name."""
        parts = [self.texts[0]]
        for name, text in zip(self.names, self.texts[1:], strict=True):
            parts += (values[name], text)
        return "".join(parts)


def mark(name: str) -> str:
    """Give the mark that stands in a frame for a value."""
    return f"{_SIGN}{name}{_SIGN}"


def cut(html: str) -> Shell:
    """Cut a frame at its marks."""
    pieces = _MARK.split(html)
    return Shell(tuple(pieces[::2]), tuple(pieces[1::2]))


def group_by_frame(pages: Iterable[Page]) -> dict[str, tuple[Page, ...]]:
    """Group the pages that share a frame; by the address of the first, which stands for the group in the engine.

    The frame depends on what the theme's `main.html` looks at: the kind of page, the current word of the navigation,
    how far the page is from the root (for relative addresses), which feeds it announces, and whether it has a source
    and a description (the theme leaves out what is empty).
    """
    groups: dict[tuple[object, ...], list[Page]] = {}
    for page in pages:
        frame = (
            page.kind,
            page.section,
            page.address.count("/"),
            page.feeds,
            bool(page.source),
            bool(page.description),
        )
        groups.setdefault(frame, []).append(page)
    return {group[0].address: tuple(group) for group in groups.values()}
