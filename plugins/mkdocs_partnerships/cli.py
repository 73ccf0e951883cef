"""The command `partnerships`: check · record · calculate."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from mkdocs_partnerships.ledger import ledger
from mkdocs_partnerships.load import load_site
from mkdocs_partnerships.problems import did_you_mean, message, report
from mkdocs_partnerships.promises import PUBLISHED, record
from mkdocs_partnerships.rules import calculate, read_answers
from mkdocs_partnerships.security import security_problems
from mkdocs_partnerships.settings import Settings
from mkdocs_partnerships.types import TYPES

FAILED = 1
MISUNDERSTOOD = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command.

    Args:
        arguments: what stands behind the command's name; the process's own when left out.

    Returns:
        the exit status: 0 when all is well, 1 with problems in entries, 2 for a call that cannot be understood.
    """
    given = _parser().parse_args(arguments)
    # Only here, so that `--help` answers at once: the engine takes a third of a second to load.
    from mkdocs_partnerships.mkdocs_plugin import settings_of

    try:
        settings = settings_of(given.config)
    except SystemExit as refusal:  # what the engine raises for a configuration that it cannot read
        print(refusal, file=sys.stderr)
        return MISUNDERSTOOD
    if given.command == "check":
        return _check(settings, Path(given.config))
    if given.command == "record":
        return _record(settings)
    return _calculate(settings, given.scheme, given.given, as_json=given.json)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="partnerships", description="Websites of cluster partnerships from YAML.")
    parser.add_argument("--config", default="mkdocs.yml", metavar="FILE", help="the site's mkdocs.yml")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("check", help="look at every entry, print every problem, build nothing")
    commands.add_parser("record", help=f"add the pages that are new to {PUBLISHED}, the list of what was published")
    calculator = commands.add_parser("calculate", help="say what a scheme pays for a case, and why")
    calculator.add_argument("scheme", help="the scheme's id, such as clusterxchange-2022")
    calculator.add_argument(
        "--given",
        action="append",
        default=[],
        metavar="QUESTION=ANSWER",
        help="an answer, such as host_country=PT; a question left out, or answered `unknown`, means: not known",
    )
    calculator.add_argument("--json", action="store_true", help="print the answer as JSON")
    return parser


def _check(settings: Settings, config: Path) -> int:
    site, problems = load_site(settings)
    problems = [*problems, *security_problems(settings.security, config)]
    for one in report(problems):
        print(one)
    errors = sum(one.severity == "error" for one in problems)
    counts = ", ".join(f"{one.model.address_folder} {len(site.all(one.model.type_name))}" for one in TYPES)
    print(f"{errors or 'no'} problem{'s' * (errors != 1)} ({counts})", file=sys.stderr)
    return FAILED if errors else 0


def _record(settings: Settings) -> int:
    # Drafts are shown at the most in a preview, and a preview promises nothing.
    site, problems = load_site(settings)
    errors = [one for one in report(problems) if one.severity == "error"]
    if errors:
        print(*errors, sep="\n")
        print(f"{PUBLISHED}: left as it was", file=sys.stderr)
        return FAILED
    added = record(site)
    print(f"{PUBLISHED}: {added or 'no'} line{'s' * (added != 1)} added", file=sys.stderr)
    return 0


def _calculate(settings: Settings, scheme: str, given: Sequence[str], *, as_json: bool) -> int:
    site, problems = load_site(settings)
    if scheme not in site.schemes:
        # A scheme that exists but has problems cannot be calculated either; its problems say why.
        of_scheme = [one for one in report(problems) if one.place.file.endswith(f"/{scheme}.yml")]
        hint = did_you_mean(scheme, site.schemes)
        unknown = message("unknown-id", {"id": scheme, "type": "scheme", "hint": hint})
        print("\n".join(map(str, of_scheme)) or unknown, file=sys.stderr)
        return MISUNDERSTOOD
    pairs = [one.partition("=") for one in given]
    without = [name for name, sign, _ in pairs if not sign]
    program = site.program(scheme)
    answers, faults = read_answers(program, {name.strip(): answer for name, _, answer in pairs})
    if faults or without:
        for name in without:
            print(f"{name}: {message('answer-without-value', {'question': name}, table='answers')}", file=sys.stderr)
        print(*(fault for fault in faults if fault.question not in without), sep="\n", file=sys.stderr)
        return MISUNDERSTOOD
    answer = calculate(program, answers)
    print(json.dumps(answer, ensure_ascii=False, indent=2) if as_json else ledger(answer, settings.language))
    return 0
