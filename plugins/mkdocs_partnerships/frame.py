"""What stands around a page's inner HTML, as far as Material and the forge ask for it."""

import re
from typing import Any

from markupsafe import escape

from mkdocs_partnerships.words import load_words

_PALETTE: tuple[tuple[str, str, str, str], ...] = (
    ("(prefers-color-scheme: light)", "default", "material/weather-night", "to_dark"),
    ("(prefers-color-scheme: dark)", "slate", "material/weather-sunny", "to_light"),
)


def palette(language: str) -> list[dict[str, Any]]:
    """Give Material's palette: light or dark as the visitor's system has it.

    Args:
        language: the language of the words on the button.
    """
    words = load_words(language)["header"]
    return [
        {"media": media, "scheme": scheme, "toggle": {"icon": icon, "name": words[word]}}
        for media, scheme, icon, word in _PALETTE
    ]


def in_html(text: str) -> str:
    """Escape a text for the frame, where MkDocs' templates do not; white space folds as the theme folds it."""
    return str(escape(" ".join(text.split())))


_SWITCH = re.compile(r' *<input class="md-toggle" data-md-toggle="[a-z]+" type="checkbox" id="__[a-z]+"[^>]*>\n?')
_OVERLAY = re.compile(r' *<label class="md-overlay" for="__drawer"></label>\n?')


def mended(html: str) -> str:
    """Take the switches of a menu and a search that we lack out of Material's frame, where no block holds them.

    Text browsers show them, and they carry no name. Material's script fails without them: where it runs, the theme's
    `material.js` puts them in.
    """
    return _SWITCH.sub("", _OVERLAY.sub("", html, count=1), count=2)


_TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)


def with_boxes(html: str) -> str:
    """Put each table of prose into a box in which it scrolls, where it is wider than the page."""
    return _TABLE.sub(lambda found: f'<div class="p-table">{found[0]}</div>', html)


def edit_url(repo_url: str | None, edit_uri: str | None, content: str, source: str) -> str:
    """Give the address at which the forge lets one edit a file of the project; empty when there is none.

    Args:
        repo_url: the forge's address of the project.
        edit_uri: the way from there to the folder of prose.
        content: the folder of prose, relative to the project's; entries lie beside it.
        source: the file, relative to the project's folder.
    """
    if not (repo_url and source):
        return ""
    # MkDocs' own guess ends with `docs/`, whatever the folder is called.
    base = (edit_uri or "edit/main/").removesuffix("docs/").removesuffix(f"{content}/")
    return f"{repo_url.rstrip('/')}/{base}{source}"
