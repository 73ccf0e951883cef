"""The same folders give the same bytes, whatever the machine's clock, zone, language, order of hashes and folder."""

import hashlib
import shutil
from pathlib import Path

from building import ROOT, build

INPUTS = ("content", "partnerships", "events", "mkdocs.yml")


def bytes_of(site: Path) -> dict[str, str]:
    return {
        file.relative_to(site).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(site.rglob("*"))
        if file.is_file()
    }


def test_another_machine_builds_the_same(built_site: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "another folder"
    elsewhere.mkdir()
    for name in INPUTS:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, elsewhere / name)
    environment = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "C", "PYTHONHASHSEED": "7"}
    # The clock of the second build stands in another year.
    faketime = shutil.which("faketime")
    assert faketime, "faketime is missing; install it, on Debian with: apt-get install faketime"
    done = build(elsewhere, tmp_path / "site", before=[faketime, "2031-02-03 04:05:06"], **environment)
    assert done.returncode == 0, done.stderr
    assert bytes_of(tmp_path / "site") == bytes_of(built_site)
