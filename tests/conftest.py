"""What all tests share: the built site, a server for it on loopback, a browser."""

import functools
import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from building import ROOT, Quiet, Server, build
from playwright.sync_api import Browser, sync_playwright

# What commands say is compared in English, whatever the language of the machine.
os.environ["LC_ALL"] = "C.UTF-8"

CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep tests of one file that share the built site in one process: it is built and served once in each.

    By file, as those that ask a browser are so many that one process alone would be the last to be done.
    """
    for item in items:
        if {"built_site", "server", "browser"} & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.xdist_group(item.path.stem))


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of the real site, built once."""
    target = tmp_path_factory.mktemp("built") / "site"
    done = build(ROOT, target)
    assert done.returncode == 0, done.stderr
    return target


@pytest.fixture(scope="session")
def server(built_site: Path) -> Iterator[str]:
    """Serve the real site on a free port of loopback; gives its address, ending with `/`."""
    handler = functools.partial(Quiet, directory=str(built_site))
    with Server(("127.0.0.1", 0), handler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_address[1]}/"
        running.shutdown()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Debian's Chromium; without it the tests fail and say what to install."""
    chromium = shutil.which("chromium")
    assert chromium, "Chromium is missing; install it, on Debian with: apt-get install chromium"
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_FLAGS)
        yield running
        running.close()
