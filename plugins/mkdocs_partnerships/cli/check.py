"""`partnerships check`: every problem of every entry, and nothing built."""

import sys

from mkdocs_partnerships.cli.command import DONE, FAILED, Command, Given
from mkdocs_partnerships.load import load_site
from mkdocs_partnerships.problems import report
from mkdocs_partnerships.security import security_problems
from mkdocs_partnerships.types import TYPES


def _check(given: Given) -> int:
    site, problems = load_site(given.settings)
    problems = [*problems, *security_problems(given.settings.security, given.config)]
    for one in report(problems):
        print(one)
    errors = sum(one.severity == "error" for one in problems)
    counts = ", ".join(f"{one.model.address_folder} {len(site.all(one.model.type_name))}" for one in TYPES)
    print(f"{errors or 'no'} problem{'s' * (errors != 1)} ({counts})", file=sys.stderr)
    return FAILED if errors else DONE


CHECK = Command("check", "look at every entry, print every problem, build nothing", _check)
