"""`partnerships calculate`: what a scheme pays for a case, and why."""

import json
import sys
from argparse import ArgumentParser

from mkdocs_partnerships.cli.command import DONE, MISUNDERSTOOD, Command, Given, add_language
from mkdocs_partnerships.ledger import ledger
from mkdocs_partnerships.load import load_site
from mkdocs_partnerships.problems import Phrase, did_you_mean, message, report
from mkdocs_partnerships.rules import calculate, read_answers


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("scheme", help="the scheme's id, such as clusterxchange-2022")
    parser.add_argument(
        "--given",
        action="append",
        default=[],
        metavar="QUESTION=ANSWER",
        help="an answer, such as host_country=PT; a question left out, or answered `unknown`, means: not known",
    )
    add_language(parser)
    parser.add_argument("--json", action="store_true", help="print the answer as JSON")


def _calculate(given: Given) -> int:
    scheme: str = given.options.scheme
    site, problems = load_site(given.settings)
    if scheme not in site.schemes:
        # A scheme that exists but has problems cannot be calculated either; its problems say why.
        of_scheme = [one for one in report(problems) if one.place.file.endswith(f"/{scheme}.yml")]
        hint = did_you_mean(scheme, site.schemes)
        unknown = message("unknown-id", {"id": scheme, "type": Phrase("scheme"), "hint": hint}, given.language)
        print("\n".join(one.line(given.language) for one in of_scheme) or unknown, file=sys.stderr)
        return MISUNDERSTOOD
    pairs = [one.partition("=") for one in given.options.given]
    without = [name for name, sign, _ in pairs if not sign]
    program = site.program(scheme)
    answers, faults = read_answers(program, {name.strip(): answer for name, _, answer in pairs})
    if faults or without:
        for name in without:
            said = message("answer-without-value", {"question": name}, given.language, table="answers")
            print(f"{name}: {said}", file=sys.stderr)
        for fault in faults:
            if fault.question not in without:
                print(fault.line(given.language), file=sys.stderr)
        return MISUNDERSTOOD
    answer = calculate(program, answers)
    as_json = json.dumps(answer, ensure_ascii=False, indent=2) if given.options.json else None
    print(as_json or ledger(answer, given.language))
    return DONE


CALCULATE = Command("calculate", "say what a scheme pays for a case, and why", _calculate, _arguments)
