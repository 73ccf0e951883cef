"""Building a site as an editor would, and serving it on loopback without a word."""

import http.server
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

TESTS = Path(__file__).parent
ROOT = TESTS.parent


def build(
    project: Path, target: Path, *, before: Sequence[str] = (), **environment: str
) -> subprocess.CompletedProcess[str]:
    """Build a project as an editor would, with the command of this environment; `before` stands before the command."""
    command = [*before, str(Path(sys.executable).parent / "mkdocs"), "build", "--strict", "--site-dir", str(target)]
    env = os.environ | {"NO_MKDOCS_2_WARNING": "1"} | environment
    return subprocess.run(command, cwd=project, env=env, capture_output=True, text=True, check=False)


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing: pytest shows what matters."""


class Server(http.server.ThreadingHTTPServer):
    """A server that says nothing of readers who leave before a file has come whole."""

    def handle_error(self, request: object, client_address: object) -> None:
        """Be quiet about broken connections, and about nothing else."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]
