"""One folder in another's place."""

import fcntl
import os
import subprocess
import sys
from pathlib import Path

import pytest

from mkdocs_partnerships import swap

TAKE = "from mkdocs_partnerships.swap import take_turn as take"


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """Give a new folder and the one that it is to replace."""
    for name in ("new", "old"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "file").write_text(name)
    return tmp_path / "new", tmp_path / "old"


def texts(folder: Path) -> dict[str, str]:
    return {file.relative_to(folder).as_posix(): file.read_text() for file in folder.rglob("*") if file.is_file()}


@pytest.mark.parametrize("system", ["linux", "another"])
def test_a_folder_is_replaced_and_nothing_else_stays(
    system: str, folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    new, old = folders
    swap.replace_folder(new, old)
    assert texts(old.parent) == {"old/file": "new"}


def test_a_folder_that_does_not_exist_is_made(folders: tuple[Path, Path]) -> None:
    new, old = folders
    swap.replace_folder(new, old.with_name("third"))
    assert texts(old.parent) == {"old/file": "old", "third/file": "new"}


def test_linux_exchanges_in_one_step(folders: tuple[Path, Path]) -> None:
    one, other = folders
    assert swap.exchange(one, other)
    assert texts(one.parent) == {"new/file": "old", "old/file": "new"}


def test_what_cannot_be_exchanged_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        swap.exchange(tmp_path / "a", tmp_path / "b")


def test_a_folder_that_was_left_aside_comes_back(tmp_path: Path) -> None:
    (tmp_path / ".site.old").mkdir()
    (tmp_path / ".site.old/file").write_text("old")
    swap.recover(tmp_path / "site")
    assert texts(tmp_path) == {"site/file": "old"}


def test_a_folder_aside_of_a_whole_one_is_removed(tmp_path: Path) -> None:
    for name in (".site.old", "site"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "file").write_text(name)
    swap.recover(tmp_path / "site")
    assert texts(tmp_path) == {"site/file": "site"}


def test_a_second_one_waits_for_its_turn(tmp_path: Path) -> None:
    turn = swap.take_turn(tmp_path, pytest.fail)
    code = f"{TAKE}; take({str(tmp_path)!r}, lambda: print('waits', flush=True)); print('begins')"
    second = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert second.stdout
    assert second.stdout.readline() == "waits\n"
    swap.end_turn(turn)
    assert second.communicate()[0] == "begins\n"


def test_a_turn_ends_with_its_process(tmp_path: Path) -> None:
    code = f"{TAKE}; import os; take({str(tmp_path)!r}, print); os.kill(os.getpid(), 9)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == -9
    swap.end_turn(swap.take_turn(tmp_path, pytest.fail))
    look = os.open(tmp_path, os.O_RDONLY)
    fcntl.flock(look, fcntl.LOCK_EX | fcntl.LOCK_NB)
    os.close(look)
