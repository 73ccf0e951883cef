"""What pages say to machines, read back."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from project import write

from mkdocs_partnerships.crumbs import steps_to
from mkdocs_partnerships.linked.pages import LinkedData
from mkdocs_partnerships.load import load_site
from mkdocs_partnerships.settings import Settings
from mkdocs_partnerships.site import Site

URL = "https://example.org/project/"


def site_of(root: Path, files: Mapping[str, str]) -> Site:
    """Write files and read them as a project whose address is known."""
    write(root, dict(files))
    site, problems = load_site(Settings(root, site_name="Ours", site_url=URL, timezone="Europe/Brussels"))
    assert problems == []
    return site


def things(element: str) -> list[dict[str, Any]]:
    """Read a script element as a browser and a crawler do: it ends where the first `</script` stands."""
    match = re.fullmatch(r'<script type="application/ld\+json">(.*?)</script>', element, re.DOTALL)
    assert match
    read: list[dict[str, Any]] = json.loads(match[1])
    assert {one.pop("@context") for one in read} == {"https://schema.org"}
    return read


def said(site: Site, type_name: str, entry_id: str) -> dict[str, Any]:
    """Give what an entry's page says of the entry."""
    entry = site.entries[type_name][entry_id]
    return things(LinkedData(site).of_entry(entry, steps_to(entry, "en")))[0]
