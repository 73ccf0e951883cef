"""`partnerships record`: what was published, noted for ever."""

import sys

from mkdocs_partnerships.cli.command import DONE, FAILED, Command, Given
from mkdocs_partnerships.load import load_site
from mkdocs_partnerships.problems import report
from mkdocs_partnerships.promises import PUBLISHED, record


def _record(given: Given) -> int:
    # Drafts are shown at the most in a preview, and a preview promises nothing.
    site, problems = load_site(given.settings)
    errors = [one for one in report(problems) if one.severity == "error"]
    if errors:
        print(*(one.line(given.language) for one in errors), sep="\n")
        print(f"{PUBLISHED}: left as it was", file=sys.stderr)
        return FAILED
    added = record(site)
    print(f"{PUBLISHED}: {added or 'no'} line{'s' * (added != 1)} added", file=sys.stderr)
    return DONE


RECORD = Command("record", f"add the pages that are new to {PUBLISHED}, the list of what was published", _record)
