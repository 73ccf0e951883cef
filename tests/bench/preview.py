"""How long an editor waits: from a saved entry until the preview shows it."""

import re
import socket
import subprocess
import time
import urllib.request
from pathlib import Path

from bench.cases import MKDOCS, environment
from bench.measure import BuildFailedError

SAVES = 9
PATIENCE = 120
"""Seconds after which a page that does not come will never come."""
_TITLE = re.compile("^title: .*$", re.MULTILINE)


def waits(project: Path, folder: Path, saves: int = SAVES) -> tuple[float, ...]:
    """Change the title of one event again and again, and ask for its page until it shows the new one.

    Args:
        project: a project of events; it is as before afterwards.
        folder: for the server's words.
        saves: how often.

    Returns:
        the seconds of each time.

    Raises:
        BuildFailedError: a page never came.
    """
    events = sorted((project / "events").rglob("*.yml"))
    event = events[len(events) // 2]
    before = event.read_text("utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    page = f"http://{address}/events/{event.stem}/"
    command = [MKDOCS[0], "serve", "--quiet", "--dev-addr", address]
    log = folder / "preview"
    with log.open("w") as words:
        server = subprocess.Popen(command, cwd=project, env=environment(folder), stdout=words, stderr=words)
        try:
            _wait(page, "</html>", log)
            found = []
            for number in range(saves):
                # A server that has just built and shown something is at rest again.
                time.sleep(1.5)
                title = f"Saved for the {number}th time"
                start = time.monotonic()
                event.write_text(_TITLE.sub(f"title: {title}", before, count=1), "utf-8")
                _wait(page, title, log)
                found.append(time.monotonic() - start)
            return tuple(found)
        finally:
            server.terminate()
            server.wait()
            event.write_text(before, "utf-8")


def _wait(page: str, text: str, log: Path) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(page, timeout=PATIENCE) as answer:  # noqa: S310 - loopback
                if text in answer.read().decode():
                    return
        except OSError:
            pass
        time.sleep(0.02)
    raise BuildFailedError(f"the preview never showed {text!r}: {log.read_text('utf-8')[-500:]}")
