"""What a page looks like where somebody shares it: Open Graph (https://ogp.me/) and the cards of X."""

from functools import cache
from urllib.parse import quote

from babel.core import get_global

from mkdocs_partnerships.frame import in_html
from mkdocs_partnerships.site import Site
from mkdocs_partnerships.types.entry import Entry
from mkdocs_partnerships.types.news import News


def sharing(site: Site, title: str, description: str, address: str, entry: Entry | None = None) -> str:
    """Write the lines of a page's head.

    Args:
        site: the site.
        title: the page's title; empty on the home page, which has the site's name.
        description: the page's description; empty where it has none of its own.
        address: its address inside the site.
        entry: the entry whose page it is.

    Returns:
        finished HTML, one element a line.
    """
    settings = site.settings
    dates = _dates(entry) if entry and entry.type_name == News.type_name else []
    lines = [
        ("og:title", title or settings.site_name),
        ("og:description", description or settings.site_description),
        ("og:type", "article" if dates else "website"),
        ("og:url", settings.site_url + address if settings.site_url else ""),
        ("og:site_name", settings.site_name),
        ("og:locale", _locale(entry.language if entry else settings.language)),
        *dates,
        *(picture := _picture(site, entry)),
    ]
    html = [f'<meta property="{name}" content="{in_html(value)}">' for name, value in lines if value]
    card = "summary_large_image" if picture else "summary"
    return "\n  ".join([*html, f'<meta name="twitter:card" content="{card}">'])


def _dates(entry: Entry | None) -> list[tuple[str, str]]:
    if not isinstance(entry, News):
        return []
    # Days: whether a moment's time is told in the site's zone is no matter here.
    changed = entry.updated.day.isoformat() if entry.updated else ""
    return [("article:published_time", entry.published.day.isoformat()), ("article:modified_time", changed)]


def _picture(site: Site, entry: Entry | None) -> list[tuple[str, str]]:
    """Give the entry's picture, if it shows something: who cannot see it is told what."""
    if not entry or not entry.image or not entry.image.alt or not site.settings.site_url:
        return []
    file = site.files[entry.type_name, entry.id, entry.image.file]
    plain = file.picture.plain if file.picture else None
    size = [("og:image:width", str(plain.width)), ("og:image:height", str(plain.height))] if plain else []
    return [
        ("og:image", site.settings.site_url + quote(file.address)),
        ("og:image:type", file.type),
        *size,
        ("og:image:alt", entry.image.alt),
    ]


@cache
def _locale(language: str) -> str:
    """Give a language with its country, as Open Graph wants it: `ro_RO`; the language alone where none is likely."""
    # English pages of the EU are British.
    if language == "en":
        return "en_GB"
    given = language.replace("-", "_")
    likely: str = get_global("likely_subtags").get(given, given)
    name, *rest = likely.split("_")
    return "_".join([name, *(part for part in rest if len(part) == 2)])  # noqa: PLR2004 - a country's code
