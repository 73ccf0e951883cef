"""The style sheets as pages ask for them: a browser paints sooner when it waits for one file and not for ten."""

from collections.abc import Iterator
from pathlib import Path

from mkdocs_partnerships.compiled import theme_folder

FOLDER = "assets/partnerships/"

SHEETS = {
    "site": (
        *("ground", "tokens", "base", "frame", "prose", "entries", "lists", "partnerships", "home", "search"),
        *("large", "print"),
    ),
    "sums": ("scheme", "calculator", "chart"),
}
"""What each of them is made of, in this order; `sums` is for pages with rates, a calculator or charts."""


def style_sheets(overrides: Path | None = None) -> Iterator[tuple[str, bytes]]:
    """Join the style sheets.

    Args:
        overrides: a folder whose files come before the theme's, so that a site can change one sheet.

    Yields:
        the address of each, and its bytes.
    """
    folders = [folder / FOLDER for folder in (overrides, theme_folder()) if folder]
    for name, parts in SHEETS.items():
        found = [next(file for folder in folders if (file := folder / f"{one}.css").is_file()) for one in parts]
        yield f"{FOLDER}{name}.css", b"\n".join(file.read_bytes() for file in found)
