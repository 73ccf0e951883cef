"""The preview: what an editor sees while typing. A real `mkdocs serve`, a real site, saved files."""

import json
import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from corpus import write_corpus

PATIENCE = 60
"""Seconds after which something that does not come will never come, on the slowest machine."""


@dataclass(frozen=True)
class Preview:
    project: Path
    address: str
    terminal: Path

    def page(self, path: str) -> str:
        """Give a page as it is served now; nothing while the server does not answer."""
        try:
            with urllib.request.urlopen(self.address + path, timeout=PATIENCE) as answer:  # noqa: S310 - loopback
                return str(answer.read().decode())
        except urllib.error.HTTPError as error:
            return error.read().decode()
        except OSError:
            return ""

    def wait(self, path: str, fits: Callable[[str], bool]) -> str:
        """Ask for a page until it is as expected."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if fits(page := self.page(path)):
                return page
            time.sleep(0.02)
        pytest.fail(f"{path} never came; the terminal says:\n{self.terminal.read_text()}")


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    project = tmp_path / "project"
    write_corpus(project, 30)
    yield from serve(project, tmp_path / "terminal")


def serve(project: Path, terminal: Path) -> Iterator[Preview]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [str(Path(sys.executable).parent / "mkdocs"), "serve", "--dev-addr", f"127.0.0.1:{port}"]
    with terminal.open("w") as out:
        running = subprocess.Popen(command, cwd=project, stdout=out, stderr=out, env=os.environ)
        try:
            made = Preview(project, f"http://127.0.0.1:{port}/", terminal)
            made.wait("", lambda page: "</html>" in page)
            yield made
        finally:
            running.terminate()
            running.wait()


def an_event(project: Path) -> Path:
    return next(iter(sorted(project.glob("events/**/e7.yml"))))


def test_a_saved_entry_is_shown(preview: Preview) -> None:
    event = an_event(preview.project)
    index = "assets/partnerships/search/index.json"
    before = json.loads(preview.page(index))
    event.write_text(re.sub("^title: .*", "title: A new title", event.read_text("utf-8"), flags=re.MULTILINE), "utf-8")
    page = preview.wait("events/e7/", lambda page: "<h1>A new title</h1>" in re.sub("<h1[^>]*>", "<h1>", page))
    # It loads itself anew after each build, and is found without the last stroke of its address.
    told = re.compile(r"livereload\([0-9]+, [0-9]+\)")
    assert told.findall(page) != []
    assert told.sub("", preview.page("events/e7")) == told.sub("", page)
    # From the page, one comes to its review; nothing of either lies in a folder.
    assert re.findall('<aside class="p-ribbon".*?href="([^"]*)"', page, re.DOTALL) == ["/preview/event/e7/"]
    review = preview.page("preview/event/e7/")
    assert "<h1>Review: A new title</h1>" in review
    assert "livereload" in review
    assert "p-ribbon" in preview.page("events/")
    assert "/preview/" not in preview.page("events/")
    assert "does not exist" in preview.page("preview/event/nothing/")
    # What is made of it beside its page is there when somebody asks for it, and is as new.
    assert "SUMMARY:A new title\r\n" in preview.page("events/e7/e7.ics")
    assert "A new title" in [one["title"] for one in json.loads(preview.page("data/events.json"))["events"]]
    after = json.loads(preview.page(index))
    assert after.keys() == before.keys()
    assert after["title"] != before["title"]
    assert "does not exist" in preview.page("events/e7/e8.ics")


def test_a_broken_entry_is_told_and_the_server_lives(preview: Preview) -> None:
    event = an_event(preview.project)
    before = event.read_text("utf-8")
    title = re.findall("^title: (.*)", before)[0]
    broken = before.replace("type: ", "tpye: ")
    event.write_text(broken, "utf-8")
    path = event.relative_to(preview.project).as_posix()
    line = broken[: broken.index("tpye")].count("\n") + 1
    page = preview.wait("events/e7/", lambda page: "p-problems" in page)
    # The page as it was, with file, line, column, field and remedy over it; the same in the terminal.
    assert title in page
    assert f"<code>{path}:{line}:1 tpye</code>" in page
    assert "Did you mean &#34;type&#34;?" in page
    told = preview.terminal.read_text()
    assert f"{path}:{line}:1: tpye: " in told
    assert "Traceback" not in told
    # Over every other page too, and over the page for addresses that do not exist.
    assert "p-problems" in preview.page("events/")
    assert "p-problems" in preview.page("no-such-page/")
    event.write_text(before, "utf-8")
    mended = preview.wait("events/e7/", lambda page: page != "" and "p-problems" not in page)
    assert title in mended


def test_a_server_that_begins_with_a_broken_entry_lives(tmp_path: Path) -> None:
    project = tmp_path / "project"
    write_corpus(project, 30)
    event = an_event(project)
    before = event.read_text("utf-8")
    event.write_text("title: [", "utf-8")
    for preview in serve(project, tmp_path / "terminal"):
        assert "p-problems" in preview.page("")
        event.write_text(before, "utf-8")
        preview.wait("events/e7/", lambda page: "<h1" in page and "p-problems" not in page)
