"""What every subcommand of `partnerships` gives."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from mkdocs_partnerships.settings import Settings

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
