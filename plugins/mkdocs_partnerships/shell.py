"""One page of each kind goes through the engine and the theme; every other page of the kind is spliced into its frame.

The frame of a page (head, header, footer) is the same for all pages of a kind but for a few places. The engine renders
it once with a mark in each of these places; cut at the marks, it makes any page of the kind by joining texts. What
comes out is, byte for byte, what the engine would have made of each page; a test compares both ways.
"""

from collections.abc import Iterable

from mkdocs_partnerships.pages import Page


def group_by_frame(pages: Iterable[Page]) -> dict[str, tuple[Page, ...]]:
    """Group the pages that share a frame; by the address of the first, which stands for the group in the engine.

    The frame depends on what the theme's `main.html` looks at: the kind of page, the current word of the navigation,
    how far the page is from the root (for relative addresses), and whether it has a source and a description (the theme
    leaves out what is empty).
    """
    groups: dict[tuple[object, ...], list[Page]] = {}
    for page in pages:
        frame = (
            page.kind,
            page.section,
            page.address.count("/"),
            bool(page.source),
            bool(page.description),
        )
        groups.setdefault(frame, []).append(page)
    return {group[0].address: tuple(group) for group in groups.values()}
