"""Nothing is asked from elsewhere, nothing is kept before the visitor acts, nothing runs that the policy forbids."""

import html
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from building import ROOT
from playwright.sync_api import Browser, BrowserContext, Page, expect

from mkdocs_partnerships.headers import SERVERS, headers
from mkdocs_partnerships.mkdocs_plugin import settings_of
from mkdocs_partnerships.policy import policy_warnings

KINDS = [
    "",
    "events/",
    "events/archive/2023/",
    "events/country/ro/",
    "events/calendar/",
    "events/calendar/2023/11/",
    "events/map/",
    "events/hempclub-iasi-2023/",
    "partnerships/",
    "partnerships/medic-nest/",
    "clusters/",
    "clusters/clustero/",
    "news/",
    "news/rda-iasi/",
    "schemes/",
    "schemes/clusterxchange-2022/",
    "calculator/",
    "embed/calculator/clusterxchange-2022/",
    "subscribe/",
    "data/",
    "figures/",
    "accessibility/",
    "handbook/",
    "handbook/fields/",
    "404.html",
]

WATCH = """
window.refused = [];
document.addEventListener("securitypolicyviolation", (event) =>
  window.refused.push(`${event.effectiveDirective}: ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`));
"""


class Watched:
    """A page, and all that it asked for and complained of."""

    def __init__(self, context: BrowserContext) -> None:
        self.page = context.new_page()
        self.asked: list[str] = []
        self.said: list[str] = []
        self.page.add_init_script(WATCH)
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("requestfailed", lambda request: self.said.append(f"failed: {request.url}"))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on(
            "console", lambda message: self.said.append(message.text) if message.type in ("error", "warning") else None
        )

    def complaints(self) -> list[str]:
        """Give what went wrong since the last page was opened."""
        found: list[str] = self.page.evaluate("window.refused")
        return [*self.said, *found]


@pytest.fixture
def watched(browser: Browser) -> Iterator[Watched]:
    context = browser.new_context()
    yield Watched(context)
    context.close()


def foreign(watched: Watched, server: str) -> list[str]:
    return [url for url in watched.asked if not url.startswith((server, "data:", "blob:" + server))]


def test_pages_ask_only_their_own_server_and_keep_nothing(browser: Browser, server: str) -> None:
    context = browser.new_context()
    opened = {address: Watched(context) for address in KINDS}
    for address, watched in opened.items():
        watched.page.goto(server + address)
    found = {}
    kept = "async () => [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length]"
    for address, watched in opened.items():
        # What is asked for after the page has come: while the others came, most of the waiting is over.
        watched.page.wait_for_load_state("networkidle")
        assert server + address in watched.asked
        found[address] = (foreign(watched, server), watched.complaints(), watched.page.evaluate(kept))
    assert found == dict.fromkeys(KINDS, ([], [], [0, 0, 0]))
    assert context.cookies() == []
    context.close()


def search(page: Page) -> None:
    page.keyboard.press("Control+k")
    page.get_by_role("textbox").first.fill("iași")
    expect(page.locator(".p-search__rows li").first).to_be_visible()
    page.keyboard.press("Escape")


def switch_colours(page: Page) -> None:
    before = page.locator("body").get_attribute("data-md-color-scheme")
    page.locator("[data-colours]").click()
    assert page.locator("body").get_attribute("data-md-color-scheme") != before


def calculate(page: Page) -> None:
    """Answer what the calculator asks, until a sum stands there, and ask too much of it."""
    page.locator("form [name=host_country]").select_option("PT")
    page.locator("form [name=working_days]").fill("4")
    page.locator("form [name=distance]").first.check()
    page.locator("form [name=working_days]").blur()
    expect(page.locator(".p-calculator__answer")).to_contain_text("EUR")
    page.locator("form [name=working_days]").fill("many")
    page.locator("form [name=working_days]").blur()
    expect(page.locator("form [name=working_days]")).to_have_attribute("aria-invalid", "true")


@pytest.mark.parametrize(
    ("address", "acts"),
    [
        ("events/", [search, switch_colours]),
        ("handbook/first-event/", [search, switch_colours]),
        ("calculator/", [calculate, search]),
        ("schemes/clusterxchange-2022/", [calculate, switch_colours]),
        ("embed/calculator/clusterxchange-2022/", [calculate]),
        ("404.html", [search]),
    ],
)
def test_all_that_moves_keeps_to_the_policy(watched: Watched, server: str, address: str, acts: list[object]) -> None:
    watched.page.goto(server + address)
    for act in acts:
        act(watched.page)  # type: ignore[operator]
    assert watched.complaints() == []
    assert foreign(watched, server) == []


# Waited for in the page: playwright's own waiting evaluates text, which the policy forbids.
REFUSED_THREE = """() => new Promise((done) => {
  const look = () => (window.refused.length >= 3 ? done() : setTimeout(look, 20));
  look();
})"""


@pytest.mark.parametrize("address", ["", "handbook/", "embed/calculator/clusterxchange-2022/", "404.html"])
def test_what_somebody_slips_in_does_not_run(watched: Watched, server: str, address: str) -> None:
    watched.page.goto(server + address)
    watched.page.evaluate(
        """() => {
          const script = document.createElement("script");
          script.textContent = "window.ran = true";
          document.body.append(script);
          document.body.insertAdjacentHTML("beforeend",
            '<p id="slip" style="color: rgb(1, 2, 3)"></p><img src="x:" onerror="window.ran = true">');
        }"""
    )
    page = watched.page
    page.evaluate(REFUSED_THREE)
    assert page.evaluate("window.ran") is None
    assert page.evaluate("getComputedStyle(document.getElementById('slip')).color") != "rgb(1, 2, 3)"


def test_every_page_carries_the_policy_that_the_headers_have(built_site: Path) -> None:
    settings = settings_of(str(ROOT / "mkdocs.yml"))
    meta = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
    pages = {file: meta.findall(file.read_text("utf-8")) for file in built_site.rglob("*.html")}
    policies = {html.unescape(one) for found in pages.values() for one in found}
    assert len(pages) > 150
    assert [file for file, found in pages.items() if len(found) != 1] == []
    assert len(policies) == 1
    policy = policies.pop()
    assert "unsafe" not in policy
    for server in SERVERS:
        assert f"{policy}; frame-ancestors " in headers(settings, server)


def test_no_page_brings_a_script_or_a_style_along(built_site: Path) -> None:
    pages = sorted(built_site.rglob("*.html"))
    assert [one for file in pages for one in policy_warnings(file.read_text("utf-8"), str(file), None)] == []
