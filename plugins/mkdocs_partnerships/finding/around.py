"""What stands around the entries of a list: the way to it, and on first pages the facets and where to follow."""

from typing import Any

from mkdocs_partnerships.crumbs import Step, steps_to_list
from mkdocs_partnerships.digests import digest
from mkdocs_partnerships.finding.facets import facets_of, follow, topics_of
from mkdocs_partnerships.lists import Collection, ListPage
from mkdocs_partnerships.site import Site
from mkdocs_partnerships.types import TYPES


def around_list(site: Site, collection: Collection, page: ListPage) -> dict[str, Any]:
    """Give what the template of a list is told beside its title and entries.

    Args:
        site: the site.
        collection: the list's collection.
        page: one of its pages.
    """
    around: dict[str, Any] = {"steps": _steps(site, collection, page)}
    # Only first pages offer to look further; the archives stand below them.
    if collection.type_name == "event" and not collection.owner and not page.year:
        around |= {"facets": facets_of(site), "follow": follow(site, collection)}
    if page.address == "news/":
        around["topics"] = topics_of(site)
    return around


def key_of_list(site: Site, collection: Collection, page: ListPage) -> bytes:
    """Give what stands for all that a page of a list is made of; the arguments are those of `around_list`."""
    around = around_list(site, collection, page)
    of_facets = _key_of_facets(site) if around.pop("facets", None) else b""
    return digest(repr((around, page)).encode(), of_facets, *map(site.key, page.entries))


def _steps(site: Site, collection: Collection, page: ListPage) -> list[Step]:
    # The list of all entries of a type is above all others.
    if page.address in {f"{one.model.address_folder}/" for one in TYPES}:
        return []
    return steps_to_list(collection, page, site.settings.language)


def _key_of_facets(site: Site) -> bytes:
    """Give what stands for the facets of events, which stand on very many pages."""
    if "key of facets" not in site.derived:
        site.derived["key of facets"] = digest(repr(facets_of(site)).encode())
    made: bytes = site.derived["key of facets"]
    return made
