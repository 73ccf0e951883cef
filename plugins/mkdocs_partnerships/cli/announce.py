"""`partnerships announce`: the answers of the form “Announce an event” become an event's file, as a draft."""

import sys
from argparse import ArgumentParser
from dataclasses import replace
from pathlib import Path

from mkdocs_partnerships.cli.command import DONE, FAILED, MISUNDERSTOOD, Command, Given
from mkdocs_partnerships.load import load_site


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", help="a file with the text of the issue; nothing in it is run or looked up")
    parser.add_argument("--dry-run", action="store_true", help="print the event's file instead of writing it")


def _announce(given: Given) -> int:
    from mkdocs_partnerships.announcement import announce

    settings = given.settings
    try:
        issue = Path(given.options.file).read_text("utf-8", errors="replace")
    except OSError as error:
        print(f"{given.options.file}: {error.strerror}", file=sys.stderr)
        return MISUNDERSTOOD
    site, _ = load_site(replace(settings, drafts=True))
    announced = announce(site, issue)
    if not announced.file:
        print(*(f"- {fault}" for fault in announced.faults), sep="\n", file=sys.stderr)
        return FAILED
    if given.options.dry_run:
        print(announced.text, end="")
        return DONE
    file = settings.root / announced.file
    if any(one.is_symlink() for one in (file, *file.parents[: announced.file.count("/")])):
        print(f"{announced.file}: a link stands in its way", file=sys.stderr)
        return FAILED
    file.parent.mkdir(parents=True, exist_ok=True)
    # Nothing that exists is ever written over.
    with file.open("x", encoding="utf-8", newline="\n") as opened:
        opened.write(announced.text)
    print(announced.file)
    return DONE


ANNOUNCE = Command("announce", "turn the answers of the form “Announce an event” into a draft", _announce, _arguments)
