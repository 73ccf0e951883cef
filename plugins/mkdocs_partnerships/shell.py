"""One page of each kind goes through the engine and the theme; every other page of the kind is spliced into its frame.

The frame of a page (head, header, footer) is the same for all pages of a kind but for a few places. The engine renders
it once with a mark in each of these places; cut at the marks, it makes any page of the kind by joining texts. What
comes out is, byte for byte, what the engine would have made of each page; a test compares both ways.
"""

from collections.abc import Iterable

from mkdocs_partnerships.compile import Result
from mkdocs_partnerships.digests import digest
from mkdocs_partnerships.frame import edit_url, in_html
from mkdocs_partnerships.page import Page
from mkdocs_partnerships.sharing import sharing
from mkdocs_partnerships.splice import cut


def group_by_frame(pages: Iterable[Page]) -> dict[str, tuple[Page, ...]]:
    """Group the pages that share a frame; by the address of the first, which stands for the group in the engine.

    The frame depends on what the theme's `partnerships.html` looks at: the kind of page, the current word of the
    navigation, how far the page is from the root (for relative addresses), and whether it has a source and a
    description (the theme leaves out what is empty).
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


class Shell:
    """The frame of a group of pages, into which each of them is spliced.

    Args:
        result: the site.
        output: what the engine made of the group's first page, with marks where pages differ.
        repo_url: the forge's address of the project; see `framed`.
        edit_uri: the way from there to the folder of prose.
    """

    def __init__(self, result: Result, output: str, repo_url: str | None, edit_uri: str | None) -> None:
        self._result = result
        self._spliced = cut(output).encoded()
        self._links = repo_url, edit_uri
        self._key = digest(output.encode(), repr(self._links).encode())

    def key(self, page: Page) -> bytes:
        """Give what stands for all that a page is made of, its frame too."""
        # A page's key stands for its title, description and source too; which feeds there are, others decide.
        return digest(self._key, page.key(), repr(page.feeds).encode())

    def page(self, page: Page) -> bytes:
        """Make a page."""
        return self._spliced.splice({**framed(self._result, page, *self._links), "html": page.render()})


def framed(result: Result, page: Page, repo_url: str | None, edit_uri: str | None) -> dict[str, str]:
    """Give what stands in a page's frame and differs from page to page, escaped: the engine's templates do not.

    Args:
        result: the site.
        page: the page.
        repo_url: the forge's address of the project; see `edit_url`.
        edit_uri: the way from there to the folder of prose.
    """
    site, announced = result.site, result.renderer.announced
    url = site.settings.site_url
    return {
        "title": in_html(page.title),
        "description": in_html(page.description),
        "edit_url": edit_url(repo_url, edit_uri, site.settings.content, page.source),
        "canonical_url": url + page.address if url else "",
        "sharing": sharing(site, page.title, page.description, page.address, page.entry),
        "feeds": announced.links(page.feeds, "../" * page.address.count("/")),
    }
