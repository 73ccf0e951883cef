"""Golden files: what came out last time, kept beside the tests.

A test compares with `agree`. Only `python tests/golden.py` (`make golden`) changes them, and it shows each difference.
"""

import difflib
import os
import subprocess
import sys
from pathlib import Path

UPDATE = "GOLDEN_UPDATE"
TESTS = Path(__file__).parent


def agree(golden: Path, text: str) -> None:
    """Assert that a text is the golden file's, letter for letter; in the updating run, replace it and show how."""
    # Bytes: calendars end their lines in their own way.
    kept = golden.read_bytes().decode() if golden.exists() else ""
    difference = "".join(
        difflib.unified_diff(
            kept.splitlines(keepends=True),
            text.splitlines(keepends=True),
            f"{golden.relative_to(TESTS)} (golden)",
            f"{golden.relative_to(TESTS)} (now)",
        )
    )
    if os.environ.get(UPDATE) and difference:
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_bytes(text.encode())
        print(difference)
        return
    assert golden.exists(), f"there is no golden file {golden.relative_to(TESTS)}: run `make golden` and look at it"
    assert text == kept, f"differs; if this is meant, run `make golden` and look at the difference:\n{difference}"


if __name__ == "__main__":
    command = [sys.executable, "-m", "pytest", "-q", "--capture=no", "-p", "no:xdist", "-m", "golden"]
    command += sys.argv[1:] or [str(TESTS)]
    sys.exit(subprocess.run(command, env=os.environ | {UPDATE: "1"}, check=False).returncode)
