"""What stands for all that a site is made by but for its entries: code, words, templates, settings, libraries."""

from functools import cache
from importlib.metadata import version
from pathlib import Path

from mkdocs_partnerships.compiled import theme_folder
from mkdocs_partnerships.digests import digest
from mkdocs_partnerships.settings import Settings

_HERE = Path(__file__).parent
_LIBRARIES = ("babel", "cmarkgfm", "jinja2", "markupsafe", "mkdocs", "mkdocs-material", "pillow", "pydantic", "tzdata")
"""On these depends what a page says."""


@cache
def code_edition() -> bytes:
    """Give a digest of the program's own code and words."""
    files = sorted(file for file in _HERE.rglob("*") if file.suffix in (".py", ".toml") and file.is_file())
    return digest(repr(_versions()).encode(), *(file.read_bytes() for file in files))


def edition(settings: Settings, *folders: Path | None) -> bytes:
    """Give a digest of all that a site is made by but for its entries.

    Args:
        settings: the site's settings.
        folders: further folders of templates.
    """
    found = [_HERE, theme_folder(), *filter(None, folders)]
    files = sorted(
        file
        for folder in found
        for file in folder.rglob("*")
        if file.suffix in (".py", ".toml", ".html", ".xml") and file.is_file()
    )
    return digest(repr((settings, _versions())).encode(), *(file.read_bytes() for file in files))


@cache
def _versions() -> list[tuple[str, str]]:
    return [(name, version(name)) for name in _LIBRARIES]
