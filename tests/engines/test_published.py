"""Builds that cannot end well: the published site stays as it was, and one line says why."""

import hashlib
import os
import random
import re
import subprocess
import sys
import time
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


def whole(site: Path) -> str:
    """Stand for every path and byte of a site."""
    files = sorted(file for file in site.rglob("*") if file.is_file())
    said = b"".join(
        f"{file.relative_to(site)}\0".encode() + hashlib.sha256(file.read_bytes()).digest() for file in files
    )
    return hashlib.sha256(said).hexdigest()


@pytest.mark.slow
def test_a_hundred_builds_killed_at_any_moment_leave_the_old_site_or_the_new(project: Path) -> None:
    """Two states of the site by turns: whichever build is killed, one of them stands there whole."""
    events = sorted(project.glob("events/*/*.yml"))
    texts = {file: file.read_text("utf-8") for file in events}

    def turn(state: str) -> None:
        for file, text in texts.items():
            file.write_text(re.sub("^title: .*", f"title: {state}", text, flags=re.MULTILINE), "utf-8")

    known = {}
    for state in ("One", "Two"):
        turn(state)
        began = time.monotonic()
        assert build(project, project / "site").returncode == 0
        known[whole(project / "site")] = state
    lasts = time.monotonic() - began
    draw = random.Random(100)  # noqa: S311 - moments, no secrets
    left = []
    for number in range(100):
        turn("One" if left[-1:] != ["One"] else "Two")
        command = [str(Path(sys.executable).parent / "mkdocs"), "build", "--quiet", "--site-dir", "site"]
        with subprocess.Popen(command, cwd=project, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
            # Every other one near the end, where the site is published.
            time.sleep(draw.uniform(0.6 if number % 2 else 0, 1.1) * lasts)
            running.kill()
        left.append(known.get(whole(project / "site"), "a mix"))
    assert set(left) == {"One", "Two"}
    assert build(project, project / "site").returncode == 0
    assert [file.name for file in project.iterdir() if file.name.startswith(".site")] == []
