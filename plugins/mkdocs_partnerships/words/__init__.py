"""Every word that the product says: the messages for editors and the labels on pages, one TOML file a language."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load_words(language: str = "en") -> Mapping[str, Any]:
    """Give the words of one language.

    Args:
        language: an ISO 639 code for which a file `<language>.toml` stands in this folder.

    Returns:
        the file's tables: `problems` (message by code) and the tables that templates use.

    Raises:
        FileNotFoundError: the language has no file of words.
    """
    return tomllib.loads(files(__package__).joinpath(f"{language}.toml").read_text("utf-8"))


def languages() -> tuple[str, ...]:
    """Give the codes of the languages that have a file of words, sorted."""
    return tuple(
        sorted(file.name.removesuffix(".toml") for file in files(__package__).iterdir() if file.name.endswith(".toml"))
    )
