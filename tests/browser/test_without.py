"""What is left without script, without styles, or with a script that fails: everything that can be read."""

import re
import subprocess
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from lxml import etree
from playwright.sync_api import Browser, Page, Route
from test_private import KINDS

MODULES = {
    "assets/partnerships/search.mjs": "events/hempclub-iasi-2023/",
    "assets/partnerships/states.mjs": "events/",
    "assets/partnerships/page.mjs": "subscribe/",
    "assets/partnerships/colours.js": "partnerships/excite/",
    "assets/partnerships/calculator.mjs": "schemes/clusterxchange-2022/",
    "assets/partnerships/evaluate.mjs": "calculator/",
    "assets/javascripts/bundle": "handbook/first-event/",
}
"""Each module of a page, with a page that uses it."""

READABLE = """() => document.querySelector(".md-content").innerText.length"""


@pytest.fixture(scope="module")
def plain(browser: Browser) -> Iterator[Page]:
    """A browser without script and without our styles."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.route("**/*.css", lambda route: route.abort())
    yield page
    context.close()


FAILURES = [(module, "missing") for module in MODULES] + [
    (module, "throws") for module in MODULES if "bundle" in module or "calculator" in module or "search" in module
]


@pytest.mark.parametrize(("module", "how"), FAILURES)
def test_a_script_that_fails_breaks_nothing(browser: Browser, server: str, module: str, how: str) -> None:
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    broken: list[str] = []

    def spoil(route: Route) -> None:
        broken.append(route.request.url)
        if how == "missing":
            route.fulfill(status=404, body="")
        else:
            route.fulfill(content_type="text/javascript", body="throw new Error('broken on purpose')")

    page.route(re.compile(re.escape(module)), spoil)
    page.goto(server + MODULES[module])
    assert broken
    assert page.locator("h1").is_visible()
    assert page.evaluate(READABLE) > 400
    if "calculator" in MODULES[module] or "schemes" in MODULES[module]:
        assert page.locator(".p-calculator__instead").is_visible()
        assert not page.locator(".p-calculator__form").is_visible()
    else:
        # Every other module of ours does its work.
        if "states" not in module and "events" in MODULES[module]:
            assert page.locator("[data-state]").count() > 0
        page.locator("[data-search]").click()
        if "search.mjs" in module:
            # What opens the search is a link until it can.
            assert page.url == server + "events/"
            assert page.locator("h1").inner_text() == "Events"
        else:
            assert page.locator("dialog.p-search").is_visible()
    context.close()


def test_without_script_and_styles_the_order_makes_sense(plain: Page, server: str) -> None:
    plain.goto(server + "partnerships/excite/")
    text = plain.locator("body").inner_text()
    heads = ["Skip to content", "Events", "EXCITE", "1 February 2022 to January 2024", "Members", "Silicon Saxony"]
    heads += ["What it set out to reach", "What was counted", "38, of which 19 by SMEs", "News", "Sources"]
    heads += ["Industrial ecosystems", "This webpage was funded", "Accessibility"]
    at = 0
    for one in heads:
        assert one in text[at:], one
        at = text.index(one, at) + len(one)


CLAIMS = ("One moment", "could not be loaded", "still to come", "No upcoming event", "Past event", "closes in")


def test_without_script_nothing_says_that_it_waits_for_one(plain: Page, server: str) -> None:
    found = []
    for address in KINDS:
        plain.goto(server + address, wait_until="domcontentloaded")
        text = plain.locator("body").inner_text()
        found += [(address, claim) for claim in CLAIMS if claim in text]
        found += [(address, "next to nothing")] if len(text) <= 150 else []
    assert found == []


class Text(HTMLParser):
    """All text of a page, as a text browser shows it: such browsers know neither `hidden` nor `dialog`."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text = ""
        self.feed(html)

    def handle_data(self, data: str) -> None:
        self.text += data


CLAIMS_OF_THE_DAY = (
    "Upcoming",
    "Next events",
    "Open now",
    "Cancelled or postponed",
    "could not be fetched",
    "No event has",
)


def test_a_text_browser_that_shows_what_is_hidden_claims_nothing(built_site: Path) -> None:
    claims = CLAIMS + CLAIMS_OF_THE_DAY
    found = []
    lists = ["events/sector/photonics/", "events/archive/2023/"]
    for address in {*KINDS, *lists} - {"404.html"}:
        page = address.partition("?")[0].partition("#")[0]
        file = built_site / page
        text = Text((file / "index.html" if file.is_dir() else file).read_text("utf-8")).text
        found += [(address, claim) for claim in claims if claim in text]
        assert len(text) > 150, address
    assert found == []


# The search of the page for missing addresses works without script; the others are marks without words.
CONTROLS = "//*[self::button or self::input or self::select or self::textarea or self::form]"
HARMLESS = "[not(ancestor-or-self::form[@action]) and not(contains(@class, 'p-tool'))]"


def test_a_text_browser_meets_no_control_that_only_a_script_serves(built_site: Path) -> None:
    found = {}
    for file in built_site.rglob("*.html"):
        dead = etree.HTML(file.read_text("utf-8")).xpath(CONTROLS + HARMLESS)
        if dead:
            found[file.relative_to(built_site).as_posix()] = [etree.tostring(one)[:100] for one in dead]
    assert found == {}


def test_words_stand_apart_without_styles(built_site: Path) -> None:
    """As w3m and lynx show it, and as one copies it: what only a style sheet keeps apart would run together."""
    page = (built_site / "events/hempclub-iasi-2023/index.html").read_text("utf-8")
    shown = subprocess.run(
        ["w3m", "-dump", "-T", "text/html", "-cols", "200"], input=page, capture_output=True, text=True, check=True
    )
    lines = [line.strip() for line in shown.stdout.splitlines()]
    at = lines.index("Registration page (eventbrite.it)")
    assert lines[at + 1] == "Pre-registration on a ticket site outside this one."


@pytest.mark.parametrize("address", ["about/", "handbook/fields/", "404.html"])
def test_a_page_of_prose_begins_with_its_words(built_site: Path, address: str) -> None:
    file = built_site / address / "index.html" if address.endswith("/") else built_site / address
    command = ["w3m", "-dump", "-T", "text/html", str(file)]
    shown = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert shown.split()[:3] == ["Skip", "to", "content"]
    assert "[ ]" not in shown


def test_where_its_script_runs_material_finds_its_switches(browser: Browser, server: str) -> None:
    page = browser.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{server}handbook/first-event/")
    page.wait_for_selector("html.js-focus-visible")
    assert errors == []
    assert page.locator("[data-md-toggle]").evaluate_all(
        "all => all.map((one) => [one.id, one.checkVisibility()])"
    ) == [
        ["__drawer", False],
        ["__search", False],
    ]
    page.close()


def test_without_styles_a_page_is_not_lost_in_its_drawings(plain: Page, server: str) -> None:
    plain.goto(server)
    heights = """all => all.filter((one) => one.checkVisibility()).map((one) => one.getBoundingClientRect().height)"""
    marks = plain.locator("svg:not(.p-map svg)").evaluate_all(heights)
    assert marks
    assert max(marks) < 100
    maps = plain.locator(".p-map svg").evaluate_all(heights)
    assert len(maps) == 1
    assert 200 < maps[0] < 500
