"""One folder is one mistake: a small project, and `expected.txt` with what an editor reads, letter for letter.

A file that is too large for a repository is named in `grown.txt` with the size that it is given before it is read;
what nobody could read and no repository can hold, in `pipes.txt`; names that not every disk can hold are given by
`renamed.txt`.
"""

import os
import shutil
import tempfile
from pathlib import Path

import pytest
from golden import agree

from mkdocs_partnerships.load import load_site
from mkdocs_partnerships.problems import Problem, report
from mkdocs_partnerships.settings import Settings
from mkdocs_partnerships.words import load_words

MISTAKES = Path(__file__).parent / "mistakes"
FOLDERS = sorted(folder.name for folder in MISTAKES.iterdir() if folder.is_dir())


def problems_of(folder: str) -> list[Problem]:
    """Read a folder as a project and give its problems."""
    grown, pipes, renamed = (MISTAKES / folder / name for name in ("grown.txt", "pipes.txt", "renamed.txt"))
    if not (grown.exists() or pipes.exists() or renamed.exists()):
        return report(load_site(Settings(MISTAKES / folder))[1])
    with tempfile.TemporaryDirectory() as there:
        project = Path(shutil.copytree(MISTAKES / folder, Path(there) / folder))
        for line in grown.read_text("utf-8").splitlines() if grown.exists() else ():
            file, size = line.split()
            os.truncate(project / file, int(size))
        for file in pipes.read_text("utf-8").splitlines() if pipes.exists() else ():
            os.mkfifo(project / file)
        for line in renamed.read_text("utf-8").splitlines() if renamed.exists() else ():
            old, new = line.split()
            (project / old).rename(project / new)
        return report(load_site(Settings(project))[1])


@pytest.mark.golden
@pytest.mark.parametrize("folder", FOLDERS)
def test_says_exactly_this(folder: str) -> None:
    problems = problems_of(folder)
    assert problems, "a folder of mistakes must have a problem"
    agree(MISTAKES / folder / "expected.txt", "".join(f"{problem}\n" for problem in problems))


def test_every_message_has_its_mistake() -> None:
    said = {problem.code for folder in FOLDERS for problem in problems_of(folder)}
    assert said == set(load_words()["problems"])
