"""What was imported before: `imported.txt`, a line for each item, kept with the entries.

An item whose entry was deleted is known all the same: somebody did not want it. Who wants it back deletes its line.
"""

from pathlib import Path
from urllib.parse import quote

IMPORTED = "imported.txt"

_HEAD = "# What `partnerships import` made entries of: type, id, and its name where it came from. Keep this file.\n"


def read_known(root: Path) -> dict[tuple[str, str], str]:
    """Give the id of the entry that each item became, by its type and its name where it came from."""
    file = root / IMPORTED
    known: dict[tuple[str, str], str] = {}
    if file.is_file():
        for line in file.read_text("utf-8", errors="replace").splitlines():
            parts = line.split(" ")
            if len(parts) == 3 and not line.startswith("#"):  # noqa: PLR2004 - type, id, name
                known[parts[0], parts[2]] = parts[1]
    return known


def written_key(key: str) -> str:
    """Write an item's name without white space."""
    return quote(key, safe="!$&'()*+,;=:@/?#[]-._~%")


def write_known(root: Path, known: dict[tuple[str, str], str]) -> None:
    """Write the list anew, sorted, so that two people's lists can be merged."""
    lines = sorted(f"{type_name} {entry_id} {key}\n" for (type_name, key), entry_id in known.items())
    (root / IMPORTED).write_text(_HEAD + "".join(lines), "utf-8", newline="\n")
