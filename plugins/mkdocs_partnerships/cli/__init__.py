"""The command `partnerships`: one module a subcommand."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from mkdocs_partnerships import memory

# A command is over soon, and most of what it makes stays to its end.
with memory.held():
    from mkdocs_partnerships.cli.announce import ANNOUNCE
    from mkdocs_partnerships.cli.calculate import CALCULATE
    from mkdocs_partnerships.cli.check import CHECK
    from mkdocs_partnerships.cli.command import MISUNDERSTOOD, Given
    from mkdocs_partnerships.cli.diff import DIFF
    from mkdocs_partnerships.cli.fix import FIX
    from mkdocs_partnerships.cli.headers import HEADERS
    from mkdocs_partnerships.cli.importing import IMPORT
    from mkdocs_partnerships.cli.new import NEW
    from mkdocs_partnerships.cli.record import RECORD
    from mkdocs_partnerships.cli.schema import SCHEMA
    from mkdocs_partnerships.cli.where import no_site
    from mkdocs_partnerships.words import message_language

COMMANDS = (CHECK, NEW, FIX, IMPORT, DIFF, RECORD, CALCULATE, SCHEMA, ANNOUNCE, HEADERS)
"""Every subcommand, in the order of `--help`."""


@memory.held()
def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command.

    Args:
        arguments: what stands behind the command's name; the process's own when left out.

    Returns:
        the exit status: 0 when all is well, 1 with problems in entries, 2 for a call that cannot be understood.
    """
    options = _parser().parse_args(arguments)
    if not Path(options.config).is_file():
        language = getattr(options, "language", None) or message_language(os.environ)
        print(no_site(Path(options.config), options.command, language), file=sys.stderr)
        return MISUNDERSTOOD
    # Only here, so that `--help` answers at once: the engine takes a third of a second to load.
    from mkdocs_partnerships.mkdocs_plugin import settings_of

    try:
        settings = settings_of(options.config)
    except SystemExit as refusal:  # what the engine raises for a configuration that it cannot read
        print(refusal, file=sys.stderr)
        return MISUNDERSTOOD
    command = next(one for one in COMMANDS if one.name == options.command)
    return command.run(Given(Path(options.config), settings, options))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="partnerships", description="Websites of cluster partnerships from YAML.")
    parser.add_argument("--config", default="mkdocs.yml", metavar="FILE", help="the site's mkdocs.yml")
    commands = parser.add_subparsers(dest="command", required=True)
    for command in COMMANDS:
        command.arguments(commands.add_parser(command.name, help=command.help))
    return parser
