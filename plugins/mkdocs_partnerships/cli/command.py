"""What every subcommand of `partnerships` gives."""

import os
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from mkdocs_partnerships.settings import Settings
from mkdocs_partnerships.words import message_language, message_languages

DONE = 0
FAILED = 1
MISUNDERSTOOD = 2


@dataclass(frozen=True)
class Given:
    """A call of the command.

    Args:
        config: the site's `mkdocs.yml`.
        settings: what it says.
        options: the subcommand's own arguments, as `arguments` named them.
    """

    config: Path
    settings: Settings
    options: Namespace

    @property
    def language(self) -> str:
        """The language of what is said: the one that was asked for, else the terminal's, else English."""
        return getattr(self.options, "language", None) or message_language(os.environ)


def add_language(parser: ArgumentParser) -> None:
    """Let a subcommand be told in which language it speaks."""
    parser.add_argument(
        "--language",
        choices=message_languages(),
        help="the language of the messages; without it, that of LC_ALL, LC_MESSAGES or LANG, else English",
    )


@dataclass(frozen=True)
class Command:
    """A subcommand.

    Args:
        name: the word on the command line.
        help: what it does, in one line.
        run: does it, and gives the exit status.
        arguments: tells the parser what may follow the name.
    """

    name: str
    help: str
    run: Callable[[Given], int]
    arguments: Callable[[ArgumentParser], None] = lambda _: None
