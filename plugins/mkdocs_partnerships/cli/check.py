"""`partnerships check`: every problem of every entry, and nothing built."""

import sys
from argparse import ArgumentParser

from mkdocs_partnerships.cli.command import DONE, FAILED, Command, Given, add_language
from mkdocs_partnerships.cli.formats import FORMATS, Told, terminal_columns
from mkdocs_partnerships.load import load_site
from mkdocs_partnerships.problems import message, report
from mkdocs_partnerships.security import security_problems
from mkdocs_partnerships.types import TYPES


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--format",
        choices=FORMATS,
        default="text",
        help="how to print the problems: for people, as JSON, as annotations of GitHub, or as SARIF 2.1.0",
    )
    add_language(parser)
    parser.add_argument("--strict", action="store_true", help="fail on warnings too, as a strict build does")


def _check(given: Given) -> int:
    language = given.language
    site, found = load_site(given.settings)
    problems = report([*found, *security_problems(given.settings.security, given.config)])
    columns = terminal_columns(is_terminal=sys.stdout.isatty())
    print(FORMATS[given.options.format](Told(problems, language, given.settings.root, columns)), end="")
    errors, warnings = (sum(one.severity == name for one in problems) for name in ("error", "warning"))
    counts = ((one.model.type_name, len(site.all(one.model.type_name))) for one in TYPES)
    entries = ", ".join(message(name, {"count": count}, language, table="check") for name, count in counts)
    context = {"errors": errors, "warnings": warnings, "entries": entries}
    print(message("counts" if errors or warnings else "none", context, language, table="check"), file=sys.stderr)
    return FAILED if errors or (warnings and given.options.strict) else DONE


CHECK = Command("check", "look at every entry, print every problem, build nothing", _check, _arguments)
