"""How much a first visit fetches, and what Lighthouse says of it."""

import functools
import gzip
import json
import os
import shutil
import statistics
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from building import TESTS, Server
from compressing import TEXT, Compressing
from playwright.sync_api import Browser
from test_private import KINDS

LIGHTHOUSE = TESTS / "lighthouse" / "node_modules" / "lighthouse" / "cli" / "index.js"
FLAGS = "--headless=new --no-sandbox --disable-gpu"
MOST = 100_000
"""Bytes of a first visit, compressed."""

HEAVY = ["", "events/", "events/map/", "schemes/clusterxchange-2022/", "handbook/fields/"]
"""Kinds of page that fetch most; `make test-all` looks at all."""


@pytest.fixture(scope="module")
def compressed(built_site: Path) -> Iterator[str]:
    """Serve the site as a real server does, by gzip; gives its address."""
    handler = functools.partial(Compressing, directory=str(built_site))
    with Server(("127.0.0.1", 0), handler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_address[1]}/"
        running.shutdown()


@pytest.mark.parametrize("kinds", [HEAVY, pytest.param(KINDS, marks=pytest.mark.slow)], ids=["heavy", "all"])
def test_a_first_visit_fetches_little(browser: Browser, server: str, built_site: Path, kinds: list[str]) -> None:
    sizes: dict[str, int] = {}

    def size(address: str) -> int:
        path = built_site / address
        path = path / "index.html" if path.is_dir() else path
        content = path.read_bytes()
        return len(gzip.compress(content, 6)) if path.suffix in TEXT else len(content)

    for address in kinds:
        # A context of its own: nothing is kept from the page before.
        page = browser.new_context(viewport={"width": 360, "height": 800}).new_page()
        asked: set[str] = set()
        page.on("request", lambda request, asked=asked: asked.add(request.url))  # type: ignore[misc]
        page.goto(server + address)
        page.wait_for_load_state("networkidle")
        sizes[address] = sum(size(url.removeprefix(server).partition("?")[0]) for url in asked if "data:" not in url)
        page.context.close()
    assert len(sizes) == len(kinds)
    assert {address: size for address, size in sizes.items() if size > MOST} == {}
    assert min(sizes.values()) > 10_000, "the sizes cannot be right"


def lighthouse(address: str) -> dict[str, float]:
    """Ask Lighthouse about a page, as a phone sees it; gives the score of each category, of 100."""
    command = ["node", str(LIGHTHOUSE), address, "--quiet", "--output=json", f"--chrome-flags={FLAGS}"]
    env = os.environ | {"CHROME_PATH": shutil.which("chromium") or ""}
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=env)
    return {name: one["score"] * 100 for name, one in json.loads(done.stdout)["categories"].items()}


@pytest.mark.slow
@pytest.mark.alone
@pytest.mark.parametrize("address", KINDS)
def test_lighthouse_is_content(compressed: str, address: str) -> None:
    runs = [lighthouse(compressed + address) for _ in range(2)]
    if runs[0] != runs[1]:
        # Where two are the same, a third does not change the median.
        runs.append(lighthouse(compressed + address))
    scores = {name: statistics.median_low(run[name] for run in runs) for name in runs[0]}
    performance = scores.pop("performance")
    # An embedded calculator asks not to be found by itself, nor does the page of what is missing have an address.
    if address.startswith("embed/") or address == "404.html":
        scores.pop("seo")
    assert scores == dict.fromkeys(scores, 100)
    assert performance >= 98
