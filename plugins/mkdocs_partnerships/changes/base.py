"""The state to compare with: a folder, or a revision of git laid out in a folder of its own."""

import os
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class NoBaseError(Exception):
    """There is nothing of the given name to compare with."""


@contextmanager
def base_folder(root: Path, base: str) -> Iterator[Path]:
    """Give the project's folder as it was.

    Args:
        root: the project's folder now.
        base: a revision of git (`main`, `HEAD~1`, `v1.2`), or a folder that holds the project in another state.

    Raises:
        NoBaseError: it is neither.
    """
    commit = _commit(root, base) if base else ""
    if commit:
        with tempfile.TemporaryDirectory(prefix="partnerships-") as made:
            _lay_out(root, commit, Path(made))
            yield Path(made)
    elif base and Path(base).is_dir():
        yield Path(base).absolute()
    else:
        raise NoBaseError(base)


def _commit(root: Path, base: str) -> str:
    try:
        return _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{base}^{{commit}}").decode().strip()
    except (subprocess.CalledProcessError, OSError):
        return ""


def _lay_out(root: Path, commit: str, folder: Path) -> None:
    """Write the files of a revision; links are left out, as entries must be files."""
    archive = folder / ".tar"
    # Below the top of a repository, git gives the files of the folder where it is called.
    _git(root, "archive", "--format=tar", f"--output={archive}", commit)
    with tarfile.open(archive) as opened:
        files = [member for member in opened.getmembers() if member.isfile() or member.isdir()]
        opened.extractall(folder, files, filter="data")
    archive.unlink()


def _git(root: Path, *arguments: str) -> bytes:
    # What the caller's shell says of another repository must not count.
    env = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    command = ["git", "-C", os.fspath(root), *arguments]
    return subprocess.run(command, check=True, capture_output=True, env=env).stdout  # noqa: S603
