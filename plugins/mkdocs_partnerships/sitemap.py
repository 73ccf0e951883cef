"""The sitemap: every page that search engines shall know (https://www.sitemaps.org/protocol.html)."""

from collections.abc import Iterable, Sequence
from html import escape
from typing import NamedTuple
from urllib.parse import quote

from mkdocs_partnerships.page import Page

MOST = 50_000
"""So many addresses may stand in one file; more stand in several, of which the first file is the list."""

_XMLNS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


class Location(NamedTuple):
    """A page in the sitemap.

    Attributes:
        url: its absolute address.
        changed: the day on which it changed in substance; empty when not known.
    """

    url: str
    changed: str = ""


def locations(pages: Iterable[Page], site_url: str, prose: Iterable[tuple[str, str]]) -> list[Location]:
    """Give what the sitemap lists: prose first, then what was made from entries.

    Args:
        pages: the pages made from entries.
        site_url: the site's address, ending with `/`; empty when it is not known: then it lists nothing.
        prose: the pages that the engine knows, some of the others among them: address, absolute address.
    """
    made = {page.address: page for page in pages}
    found = [Location(url) for address, url in prose if url and address not in made]
    if site_url:
        # The page of a tag is named after it, in any letters; an address here has those of ASCII (RFC 3986).
        found += [Location(site_url + quote(page.address), str(page.changed or "")) for page in made.values()]
    return found


def sitemaps(locations: Sequence[Location], site_url: str, most: int = MOST) -> dict[str, str]:
    """Write the sitemap.

    Args:
        locations: the pages.
        site_url: the site's address, ending with `/`.
        most: how many addresses may stand in one file.

    Returns:
        the files by their addresses; `sitemap.xml` is the first, and the only one for most sites.
    """
    if len(locations) <= most:
        return {"sitemap.xml": _file("urlset", "url", locations)}
    parts = [locations[start : start + most] for start in range(0, len(locations), most)]
    named = {f"sitemap-{number}.xml": part for number, part in enumerate(parts, 1)}
    # The newest day of its pages: a crawler then fetches only what has changed.
    listed = [Location(site_url + name, max(one.changed for one in part)) for name, part in named.items()]
    whole = _file("sitemapindex", "sitemap", listed)
    return {"sitemap.xml": whole, **{name: _file("urlset", "url", part) for name, part in named.items()}}


def _file(root: str, item: str, locations: Sequence[Location]) -> str:
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f"<{root} {_XMLNS}>"]
    for one in locations:
        changed = f"<lastmod>{one.changed}</lastmod>" if one.changed else ""
        lines.append(f"  <{item}><loc>{escape(one.url)}</loc>{changed}</{item}>")
    return "\n".join([*lines, f"</{root}>", ""])
