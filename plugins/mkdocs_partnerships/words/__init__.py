"""Every word that the product says: the messages for editors and the labels on pages, one TOML file a language."""

import re
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
    return tomllib.loads(_text(language))


def _text(language: str) -> str:
    return files(__package__).joinpath(f"{language}.toml").read_text("utf-8")


def _parts(language: str) -> dict[str, str]:
    """Give the text of each table of a file, unread: to read all words of every language takes long."""
    pieces = re.split(r"^\[(\w+)\]\n", _text(language), flags=re.MULTILINE)
    return dict(zip(pieces[1::2], pieces[2::2], strict=True))


def message_languages() -> tuple[str, ...]:
    """Give the codes of the languages in which problems can be said, sorted: those that have a file of words."""
    return tuple(
        sorted(file.name.removesuffix(".toml") for file in files(__package__).iterdir() if file.name.endswith(".toml"))
    )


def languages() -> tuple[str, ...]:
    """Give the codes of the languages that pages can speak, sorted.

    A file may hold messages for editors alone; pages speak a language only when its file has every table of the
    English one.
    """
    tables = set(_parts("en"))
    return tuple(one for one in message_languages() if tables <= set(_parts(one)))


@cache
def vague(table: str) -> frozenset[str]:
    """Give the words, of all languages, that say nothing alone.

    Args:
        table: `links` or `pictures`.
    """
    return frozenset(word for one in message_languages() for word in tomllib.loads(_parts(one)["vague"])[table])


def message_language(environment: Mapping[str, str]) -> str:
    """Choose the language of messages by an environment, as POSIX orders its variables; English when it has no file.

    Only for what a terminal shows: nothing that is published may depend on it.

    Args:
        environment: the variables; `LC_ALL` goes before `LC_MESSAGES`, and that before `LANG`.
    """
    wish = next((environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), "")
    code = re.split("[_.@-]", wish)[0].lower()
    return code if code in message_languages() else "en"
