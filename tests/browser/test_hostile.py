"""No text of an entry is ever code: every text of every type tries to run, on every page and in the search."""

import functools
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from building import ROOT, Quiet, Server, build
from playwright.sync_api import Browser, Page

FIXTURE = ROOT / "tests" / "site" / "fixture"
TRIES = (
    "exchange </title></script><script>window.ran=1</script><img src=x onerror=window.ran=2>"
    '" onload="window.ran=3" \' {{ 7*7 }} {% raw %}'
)

# fmt: off
FREE_TEXT = {
    "title", "summary", "name", "short", "status_note", "audience", "series", "programme", "call", "note",
    "venue", "address", "city", "statement", "disclaimer", "agency", "label", "because", "text", "role",
    "organisation", "caption", "credit", "alt", "fee", "room", "platform", "value", "help", "unanswered",
}
# fmt: on


def hostile(value: Any, key: str = "") -> tuple[Any, int]:
    """Put the tries in the place of every free text; gives the changed value and how many there were."""
    if isinstance(value, dict):
        inner = {name: hostile(one, name) for name, one in value.items()}
        return {name: one for name, (one, _) in inner.items()}, sum(count for _, count in inner.values())
    if isinstance(value, list):
        items = [hostile(one, key) for one in value]
        return [one for one, _ in items], sum(count for _, count in items)
    if key == "body":
        return f"{TRIES}\n\n[where it leads](https://example.org/) `{TRIES}`\n\n{TRIES}\n\n{value}", 1
    return (TRIES, 1) if key in FREE_TEXT else (value, 0)


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    project = tmp_path_factory.mktemp("hostile") / "project"
    shutil.copytree(FIXTURE, project)
    count = 0
    for file in project.rglob("*.yml"):
        if file.name != "mkdocs.yml":
            # Strings first, as the product reads.
            entry, tried = hostile(yaml.load(file.read_text("utf-8"), Loader=yaml.CBaseLoader))  # noqa: S506
            count += tried
            file.write_text(yaml.dump(entry, allow_unicode=True), "utf-8")
    assert count > 60
    site = project.parent / "site"
    done = build(project, site)
    assert done.returncode == 0, done.stderr
    handler = functools.partial(Quiet, directory=str(site))
    with Server(("127.0.0.1", 0), handler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_address[1]}/", site
        running.shutdown()


def listening(browser: Browser) -> tuple[Page, list[str]]:
    """Give a page, and the list of addresses on which a try ran, also when the page is left at once.

    The page's policy, which would stop them all, is passed by: the texts have to be harmless without it.
    """
    page = browser.new_page(bypass_csp=True)
    ran: list[str] = []
    page.expose_function("told", lambda where: ran.append(where))  # noqa: PLW0108 - playwright notes something on it
    page.add_init_script("Object.defineProperty(window, 'ran', { set: () => window.told(location.href) })")
    return page, ran


def test_no_page_runs_a_text(browser: Browser, attacked: tuple[str, Path]) -> None:
    address, site = attacked
    page, ran = listening(browser)
    for file in sorted(site.rglob("index.html")):
        page.goto(f"{address}{file.parent.relative_to(site).as_posix()}/")
        if 'http-equiv="refresh"' in file.read_text("utf-8"):
            page.wait_for_load_state("networkidle")
        page.wait_for_timeout(50)  # for what modules put in
    assert ran == []
    # The texts are there to be read, braces and all.
    page.goto(f"{address}events/iasi/")
    assert TRIES in page.locator("h1").inner_text()
    page.close()


def test_the_search_runs_no_text(browser: Browser, attacked: tuple[str, Path]) -> None:
    page, ran = listening(browser)
    page.goto(attacked[0])
    page.keyboard.press("Control+k")
    page.keyboard.type("exchange")
    page.get_by_role("dialog").get_by_role("listitem").first.wait_for()
    page.wait_for_timeout(50)
    assert ran == []
    page.close()


def test_the_tries_would_run_if_they_were_let_through(browser: Browser, attacked: tuple[str, Path]) -> None:
    page, ran = listening(browser)
    page.goto(attacked[0])
    page.evaluate("(text) => document.write(`<title>${text}</title>`)", TRIES)
    for _ in range(200):
        if len(ran) > 1:
            break
        page.wait_for_timeout(50)  # until the picture is known not to exist
    assert ran == [attacked[0], attacked[0]]  # the script, and the picture that does not exist
    page.close()
