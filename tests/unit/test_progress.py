import io

import pytest

from mkdocs_partnerships import progress
from mkdocs_partnerships.progress import Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "FROM", 0)
    monkeypatch.setattr(progress, "EVERY", 0)


@pytest.mark.usefixtures("at_once")
def test_a_terminal_shows_one_line_that_is_written_over() -> None:
    terminal = Terminal()
    shown = Progress(terminal)
    shown.step("pages written", 12_000)
    shown.step("files", 7)
    shown.clear()
    assert terminal.getvalue() == "\r12,000 pages written\r7 files             \r" + " " * 7 + "\r"


@pytest.mark.usefixtures("at_once")
def test_a_log_shows_nothing() -> None:
    log = io.StringIO()
    shown = Progress(log)
    shown.step("pages written", 1)
    shown.clear()
    assert log.getvalue() == ""


def test_a_short_build_shows_nothing() -> None:
    terminal = Terminal()
    shown = Progress(terminal)
    shown.step("pages written", 1)
    shown.clear()
    assert terminal.getvalue() == ""
