"""`partnerships diff`: what changes for readers between another state of the project and this one, in plain words."""

import sys
from argparse import ArgumentParser
from dataclasses import replace

from mkdocs_partnerships.cli.command import DONE, MISUNDERSTOOD, Command, Given, add_language
from mkdocs_partnerships.load import load_site
from mkdocs_partnerships.problems import message


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("base", help="a revision of git (main, HEAD~1), or a folder with the project as it was")
    parser.add_argument("--format", choices=("text", "markdown"), default="text", help="how to write it")
    add_language(parser)


def _diff(given: Given) -> int:
    from mkdocs_partnerships.changes.base import NoBaseError, base_folder
    from mkdocs_partnerships.changes.told import tell
    from mkdocs_partnerships.changes.written import as_markdown, as_text

    # Drafts are told apart from what readers see, so both sites must know them.
    settings = replace(given.settings, drafts=True)
    try:
        with base_folder(settings.root, given.options.base) as folder:
            before, _ = load_site(replace(settings, root=folder))
            after, problems = load_site(settings)
            broken = {one.place.file for one in problems if one.severity == "error"}
            told = tell(before, after, broken, given.language)
    except NoBaseError as error:
        print(message("no-base", {"base": str(error)}, given.language, table="changes"), file=sys.stderr)
        return MISUNDERSTOOD
    write = as_markdown if given.options.format == "markdown" else as_text
    print(write(told) if told else message("nothing", language=given.language, table="changes") + "\n", end="")
    return DONE


DIFF = Command("diff", "say in plain words what changes for readers since BASE", _diff, _arguments)
