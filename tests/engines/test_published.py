"""Builds that cannot end well: the published site stays as it was, and one line says why."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from building import build
from corpus import write_corpus


@pytest.fixture
def project(tmp_path: Path) -> Path:
    write_corpus(tmp_path / "project", 5)
    return tmp_path / "project"


def test_a_disk_that_is_full_in_the_middle_of_a_build_is_one_line(project: Path) -> None:
    """A disk of its own for the site, in a name space of its own; its rest is filled by something else."""
    disk = project.parent / "disk"
    disk.mkdir()
    mkdocs = f"{Path(sys.executable).parent}/mkdocs build --quiet --site-dir {disk}/site"
    script = f"""
        mount -t tmpfs -o size=12m full {disk} && {mkdocs} || exit 1
        find {disk}/site -type f -exec sha256sum {{}} + | sort > before
        sed -i 's/^title: .*/title: New/' events/*/*.yml
        head -c 12m /dev/zero > {disk}/filled 2>/dev/null
        {mkdocs}; echo "status $?"
        find {disk}/site -type f -exec sha256sum {{}} + | sort | cmp - before && ls -A {disk}
    """
    env = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    command = ["unshare", "-rm", "sh", "-c", script]
    done = subprocess.run(command, cwd=project, env=env, capture_output=True, text=True, check=False)
    # MkDocs writes an empty line before the last word of a build that it gives up.
    _, said, *rest = done.stdout.splitlines()
    assert said.startswith(f"{disk}/site: nothing was published, because there is no room left (")
    assert said.endswith("No space left on device) — make room on the disk and build again")
    assert (rest, done.stderr) == (["status 1", "filled", "site"], "")


def test_a_strict_build_with_a_warning_of_the_engine_publishes_nothing(project: Path) -> None:
    assert build(project, project / "site").returncode == 0
    before = {file: file.stat() for file in project.joinpath("site").rglob("*")}
    (project / "content/about.md").write_text("# About\n\n[nowhere](missing.md)\n", "utf-8")
    done = build(project, project / "site")
    assert (done.returncode, "missing.md" in done.stderr) == (1, True)
    assert {file: file.stat() for file in project.joinpath("site").rglob("*")} == before
    assert [file.name for file in project.iterdir() if file.name.startswith(".site")] == []
