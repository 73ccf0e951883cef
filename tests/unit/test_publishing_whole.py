"""Whatever happens to a build, the published folder holds the old site or the new one, and never a mix."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from publishing import edition, found

PUBLISHING = Path(__file__).with_name("publishing.py")


def start(folder: Path, how: str, number: int = 0, *, before: tuple[str, ...] = ()) -> subprocess.Popen[str]:
    command = [*before, sys.executable, os.fspath(PUBLISHING), os.fspath(folder), how, str(number)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


@pytest.mark.parametrize(
    ("how", "at_worst"),
    [("each-step", set()), pytest.param("each-step-without-exchange", {"none"}, marks=pytest.mark.slow)],
    ids=["exchange", "aside"],
)
def test_a_build_killed_before_any_of_its_steps_leaves_the_old_site_or_the_new(
    how: str, at_worst: set[str], tmp_path: Path
) -> None:
    out, err = start(tmp_path, how).communicate()
    assert err == ""
    lines = [line.split(" ", 3) for line in out.splitlines()]
    assert len(lines) > 60
    seen = set()
    for step, left, after, files in lines:
        old, new = step, str(int(step) + 1)
        assert left in {old, new} | at_worst
        seen.add({old: "old", new: "new"}.get(left, left))
        # The next build publishes, and nothing of the killed one stays.
        assert (after, files) == (new, "['cache', 'site']")
    assert seen == {"old", "new"} | at_worst


def kill_at_random(folder: Path, times: int) -> list[str]:
    draw = random.Random(times)  # noqa: S311 - moments, no secrets
    left: list[str] = []
    newest = 0
    for _ in range(times):
        running = start(folder, "for-ever", newest)
        assert running.stdout
        running.stdout.readline()
        time.sleep(draw.uniform(0, 0.06))
        running.send_signal(signal.SIGKILL)
        running.communicate()
        left.append(found(folder / "site"))
        newest = int(left[-1]) + 1 if left[-1].isdigit() else newest
    return left


def test_a_build_killed_at_a_random_moment_leaves_one_site(tmp_path: Path) -> None:
    left = kill_at_random(tmp_path, 12)
    assert {"mix"} & set(left) == set()
    assert left == sorted(left, key=lambda one: -1 if one == "none" else int(one))


@pytest.mark.slow
def test_a_hundred_builds_killed_at_random_moments_leave_one_site(tmp_path: Path) -> None:
    left = kill_at_random(tmp_path, 100)
    assert "mix" not in left
    assert len(set(left)) > 20


def test_a_full_disk_is_told_and_leaves_the_old_site(tmp_path: Path) -> None:
    """A disk of 400 kilobytes, in a name space of its own, whose rest is filled by something else."""
    script = f"""
        mount -t tmpfs -o size=400k full {tmp_path}
        {sys.executable} {PUBLISHING} {tmp_path} at-once 1
        head -c 400k /dev/zero > {tmp_path}/filled 2>/dev/null
        {sys.executable} {PUBLISHING} {tmp_path} at-once 2 2>&1 | tail -1
        rm {tmp_path}/filled
        cd {tmp_path} && grep -rh . site/news site/only | sort -u
    """
    done = subprocess.run(["unshare", "-rm", "sh", "-c", script], capture_output=True, text=True, check=False)
    said, *files = done.stdout.splitlines()
    assert said.startswith("OSError: [Errno 28] No space left on device")
    expected = {text for path, text in edition(1).items() if path.startswith(("news/", "only/"))}
    assert (set(files), done.stderr) == (expected, "")
