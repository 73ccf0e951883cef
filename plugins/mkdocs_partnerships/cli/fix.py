"""`partnerships fix`: what can be mended without guessing, shown first and written when asked."""

import re
import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path
from typing import TextIO

from mkdocs_partnerships.cli.command import DONE, FAILED, MISUNDERSTOOD, Command, Given, add_language
from mkdocs_partnerships.problems import Problem, message
from mkdocs_partnerships.repairs.files import Changed, Refused, mend_files, write

_COLOURS = {"+": "\x1b[32m", "-": "\x1b[31m", "@": "\x1b[36m"}
_PLAIN = "\x1b[0m"
_INVISIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("files", nargs="*", metavar="FILE", help="entries to look at; all of the site when left out")
    add_language(parser)
    parser.add_argument("--write", action="store_true", help="write the repairs into the files")


def _fix(given: Given) -> int:
    names = [_relative(Path(name), given.settings.root) for name in given.options.files]
    changed: list[Changed] = []
    refused: list[Refused] = []
    left: list[Problem] = []
    for one in mend_files(given.settings, names):
        if isinstance(one, Refused):
            refused.append(one)
            continue
        left += one.mended.left
        if one.mended.raw != one.raw:
            changed.append(one)
            _show(one, sys.stdout)
    for problem in left:
        print(problem.line(given.language))
    for each in refused:
        print(message(each.code, {"file": each.file}, given.language, table="fix"), file=sys.stderr)
    # A call that names what is no entry is misunderstood, whatever else was found.
    failed = MISUNDERSTOOD if any(one.code == "not-an-entry" for one in refused) else DONE
    _count(changed, given.language)
    if not changed:
        return failed
    if not (given.options.write or _agreed(given.language)):
        print(message("not-written", language=given.language, table="fix"), file=sys.stderr)
        return failed or FAILED
    kept = [one for one in changed if not _write(given, one)]
    written = {"count": len(changed) - len(kept)}
    print(message("written", written, given.language, table="fix"), file=sys.stderr)
    return FAILED if kept else failed


def _write(given: Given, one: Changed) -> bool:
    try:
        written = write(given.settings.root, one)
    except OSError as error:
        print(f"{one.file}: {error.strerror}", file=sys.stderr)
        return False
    if not written:
        print(message("changed-meanwhile", {"file": one.file}, given.language, table="fix"), file=sys.stderr)
    return written


def _relative(file: Path, root: Path) -> str:
    """Give a file's path as the site knows it; what lies elsewhere keeps the path that was given."""
    whole = file.absolute()
    return whole.relative_to(root.absolute()).as_posix() if whole.is_relative_to(root.absolute()) else file.as_posix()


def _show(one: Changed, to: TextIO) -> None:
    coloured = to.isatty()
    for difference in differences(one):
        # A person sees by its number what cannot be seen; a program gets it as it is.
        line = _INVISIBLE.sub(lambda found: f"<U+{ord(found[0]):04X}>", difference) if coloured else difference
        colour = _COLOURS.get(line[:1], "") if coloured and not line.startswith(("+++", "---")) else ""
        print(f"{colour}{line}{_PLAIN if colour else ''}", file=to)


def differences(one: Changed) -> Iterator[str]:
    """Give the lines of a unified diff; `patch -p1` and `git apply` can read them."""
    old, new = (raw.decode().removeprefix("\ufeff").split("\n") for raw in (one.raw, one.mended.raw))
    last = not old[-1]
    for line in unified_diff(
        old[:-1] if last else old, new[:-1] if last else new, f"a/{one.file}", f"b/{one.file}", lineterm=""
    ):
        yield line.rstrip("\r")


def _count(changed: list[Changed], language: str) -> None:
    if not changed:
        print(message("nothing", language=language, table="fix"), file=sys.stderr)
    for one in changed:
        print(f"{one.file}: {_listed(one.mended.done, language)}", file=sys.stderr)


def _listed(done: Counter[str], language: str) -> str:
    return ", ".join(f"{message(name, language=language, table='repairs')} ({count})" for name, count in done.items())


def _agreed(language: str) -> bool:
    """Ask at a terminal; anywhere else nobody can say yes."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return False
    try:
        answer = input(message("write-them", language=language, table="fix"))
    except (EOFError, KeyboardInterrupt):
        print()
        return False
    return answer.strip().casefold() in message("yes", language=language, table="fix").split()


FIX = Command("fix", "mend broken letters and the like; shows first, writes with --write", _fix, _arguments)
