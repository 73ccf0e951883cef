"""Time our builds beside those of mkdocs-material and Hugo, in interleaved rounds."""

import argparse
import json
import signal
import sys
from pathlib import Path

from bench.bars import compare, in_preview
from bench.cases import corpus_at, write_cases
from bench.measure import BuildFailedError
from bench.place import workplace
from bench.preview import waits
from bench.profiled import profile
from bench.rounds import run_rounds
from bench.table import as_json, text

WHO = ("ours", "material", "hugo")


def main() -> int:
    """Run the benchmark; 1 means that a build failed, or with `--assert` that a bar was missed."""
    options = _options()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    with workplace(options.events) as place:
        try:
            if options.profile:
                print(profile(place, max(options.events)))
                return 0
            _say(f"writing corpora into {place}")
            who = [name for name in WHO if name in options.only]
            groups = write_cases(place, sorted(set(options.events)), who)
            runs = run_rounds(groups, options.rounds, place, _say)
            compared = compare(runs)
            if "ours" in who:
                fewest = min(options.events)
                _say(f"saving entries in the preview of {fewest:,} events")
                compared.append(in_preview(fewest, waits(corpus_at(place, fewest), place)))
        except BuildFailedError as failed:
            _say(str(failed))
            return 1
    print(text(runs, compared, place))
    if options.json:
        options.json.write_text(json.dumps(as_json(runs, compared, place), indent=1) + "\n", "utf-8")
    return int(options.asserted and any(one.met is False for one in compared))


def _options() -> argparse.Namespace:
    asked = argparse.ArgumentParser(prog="make bench", description=__doc__)
    asked.add_argument("--events", type=_positive, nargs="+", default=[1000, 10_000], help="sizes of the corpora")
    asked.add_argument("--rounds", type=_positive, default=3)
    asked.add_argument("--only", choices=WHO, nargs="+", default=WHO, help="whose builds to time")
    asked.add_argument("--profile", action="store_true", help="show where our clean build spends its time, no more")
    asked.add_argument("--json", type=Path, metavar="FILE", help="write everything measured to a file")
    asked.add_argument("--assert", dest="asserted", action="store_true", help="end with 1 when a bar is missed")
    return asked.parse_args()


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("write a number above 0")
    return number


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
