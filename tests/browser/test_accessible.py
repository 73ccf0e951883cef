"""What axe-core, HTML_CodeSniffer and the Nu Html Checker say of every kind of page, and what no judge looks at.

Every test goes through all kinds of page in one tab: to open one costs more than to judge it.
"""

import functools
import html
import json
import re
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from building import TESTS, Quiet, Server
from playwright.sync_api import Browser, Page
from test_private import KINDS, calculate

SAMPLE = ["", "events/", "events/hempclub-iasi-2023/", "schemes/clusterxchange-2022/", "handbook/fields/", "404.html"]
"""Kinds of page with little in common, for what takes long; `make test-all` takes all."""

EVERY = [pytest.param(SAMPLE, id="sample"), pytest.param(KINDS, id="all", marks=pytest.mark.slow)]

AXE = TESTS / "node_modules" / "axe-core" / "axe.min.js"
SNIFFER = TESTS / "node_modules" / "html_codesniffer" / "build" / "HTMLCS.js"
VNU = TESTS / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
VIEWS = [("light", 1440), ("dark", 360)]
FURTHER_VIEWS = [("dark", 1440), ("light", 360)]

SNIFF = """() => new Promise((done) => HTMLCS.process("WCAG2AA", document, () => done(
  HTMLCS.getMessages().filter((one) => one.type === HTMLCS.ERROR)
    .map((one) => `${one.code}: ${one.element.outerHTML?.slice(0, 160)}`))))"""


def axe(page: Page) -> list[str]:
    """Give what axe-core finds in the page as it stands."""
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    assert found["passes"]
    return [
        f"{one['id']}: {node['target']} {node['failureSummary']}"
        for one in found["violations"]
        for node in one["nodes"]
    ]


def view(browser: Browser, colours: str, width: int, **more: Any) -> Page:
    """Open a tab; what the judges bring along is put in from outside, past the page's policy."""
    context = browser.new_context(
        color_scheme="dark" if colours == "dark" else "light",
        viewport={"width": width, "height": 900},
        reduced_motion="reduce",
        bypass_csp=True,
        **more,
    )
    context.add_init_script(path=Path(__file__).parent / "looks.js")
    return context.new_page()


def open_page(page: Page, address: str) -> None:
    page.goto(address)
    page.wait_for_function("!document.querySelector('dialog[data-module=search]:not([data-started])')")


def opened_search(page: Page) -> None:
    page.keyboard.press("Control+k")
    page.get_by_role("textbox").first.fill("iași")
    page.locator(".p-search__rows li").first.wait_for()


def found_nothing(page: Page) -> None:
    page.keyboard.press("Control+k")
    page.get_by_role("textbox").first.fill("qqqqqqqq")
    page.locator("[data-none]:not([hidden])").wait_for()


def unfolded(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")


STATES: list[tuple[str, Callable[[Page], None]]] = [
    ("events/", opened_search),
    ("", found_nothing),
    ("calculator/", calculate),
    ("schemes/clusterxchange-2022/", calculate),
    ("data/", unfolded),
    ("subscribe/", unfolded),
]
"""What a page shows only after somebody has done something."""


def judged(
    page: Page, server: str, judge: Path, ask: Callable[[Page], list[str]], which: slice = slice(None)
) -> list[str]:
    """Give what a judge says of every kind of page, and of the states that visitors bring about."""
    nothing: Callable[[Page], None] = lambda _: None  # noqa: E731
    found = []
    for address, act in [*((one, nothing) for one in KINDS), *STATES][which]:
        open_page(page, server + address)
        act(page)
        page.add_script_tag(path=judge)
        found += [f"/{address} {one}" for one in ask(page)]
        width = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        found += [f"/{address} is {width} px too wide"] if width > 0 else []
    return found


@pytest.mark.parametrize(("colours", "width"), VIEWS)
def test_axe_finds_nothing(browser: Browser, server: str, colours: str, width: int) -> None:
    """Every other kind of page in each view; `make test-all` looks at all in all views."""
    page = view(browser, colours, width)
    assert judged(page, server, AXE, axe, slice(VIEWS.index((colours, width)), None, 2)) == []
    page.context.close()


@pytest.mark.slow
@pytest.mark.parametrize(("colours", "width"), VIEWS + FURTHER_VIEWS)
def test_axe_finds_nothing_in_any_view(browser: Browser, server: str, colours: str, width: int) -> None:
    page = view(browser, colours, width)
    assert judged(page, server, AXE, axe) == []
    page.context.close()


@pytest.mark.slow
@pytest.mark.parametrize(("colours", "width"), VIEWS + FURTHER_VIEWS)
def test_the_code_sniffer_of_pa11y_finds_nothing(browser: Browser, server: str, colours: str, width: int) -> None:
    page = view(browser, colours, width)
    assert judged(page, server, SNIFFER, lambda one: list(one.evaluate(SNIFF))) == []
    page.context.close()


def test_the_code_sniffer_of_pa11y_finds_nothing_in_a_sample(browser: Browser, server: str) -> None:
    page = view(browser, "dark", 360)
    for address in ("", "events/hempclub-iasi-2023/", "calculator/"):
        open_page(page, server + address)
        page.add_script_tag(path=SNIFFER)
        assert page.evaluate(SNIFF) == []
    page.evaluate("document.querySelector('h1').innerHTML = '<img src=\"./\">'")
    assert [one.split(":")[0] for one in page.evaluate(SNIFF)]
    page.context.close()


SPACED = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-bottom: 2em !important; }"""
"""What a visitor may ask of the text's spacing (WCAG 1.4.12)."""


@pytest.mark.parametrize("kinds", EVERY)
def test_text_may_be_spaced_enlarged_and_narrow(browser: Browser, server: str, kinds: list[str]) -> None:
    """320 px is also what is left of 1280 px at 400 % (WCAG 1.4.10)."""
    page = view(browser, "light", 320)
    found = []
    for address in kinds:
        open_page(page, server + address)
        narrow = [page.evaluate("document.documentElement.scrollWidth"), page.evaluate("looks.wider()")]
        small = page.evaluate("looks.small()")
        page.add_style_tag(content=SPACED)
        spaced = [page.evaluate("document.documentElement.scrollWidth"), page.evaluate("looks.cut()")]
        found += [(address, narrow, spaced, small)] if [narrow, spaced, small] != [[320, []], [320, []], []] else []
    assert found == []
    page.context.close()


@pytest.mark.parametrize("kinds", EVERY)
def test_text_may_be_twice_as_large(browser: Browser, server: str, kinds: list[str]) -> None:
    page = view(browser, "light", 640)
    found = []
    for address in kinds:
        open_page(page, server + address)
        page.add_style_tag(content=":root { font-size: 250% !important }")
        width = page.evaluate("document.documentElement.scrollWidth")
        found += (
            [(address, width, page.evaluate("looks.cut()"))] if width != 640 or page.evaluate("looks.cut()") else []
        )
    assert found == []
    page.context.close()


# The marks of the header stand below its name; an embedded calculator has neither.
CLEAR = """() => {
  const box = (one) => document.querySelector(one)?.getBoundingClientRect();
  const [name, tools] = [box(".p-name > span"), box(".p-tools")];
  return !name || name.bottom <= tools.top;
}"""
LARGE = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--blink-settings=defaultFontSize=32"]


@pytest.mark.parametrize("kinds", EVERY)
def test_letters_twice_as_large_on_a_phone_cut_and_hide_nothing(
    browser: Browser, server: str, kinds: list[str]
) -> None:
    """By the browser's own setting, which a media query's em follows; letters of a page's style would not show it."""
    large = browser.browser_type.launch(executable_path=shutil.which("chromium"), args=LARGE)
    page = view(large, "light", 320)
    found = []
    for address in kinds:
        open_page(page, server + address)
        width = page.evaluate("document.documentElement.scrollWidth")
        clear = page.evaluate(CLEAR)
        found += [(address, width, clear)] if (width, clear) != (320, True) else []
    assert found == []
    large.close()


def stops(page: Page, most: int) -> Iterator[tuple[str, bool, bool, bool]]:
    """Go through a page by the Tab key."""
    for _ in range(most):
        page.keyboard.press("Tab")
        found = page.evaluate("looks.focus()")
        if found is None:
            return
        yield tuple(found)


@pytest.mark.parametrize(
    ("forced", "kinds", "most"),
    [
        ("none", SAMPLE, 16),
        pytest.param("none", KINDS, 40, marks=pytest.mark.slow),
        pytest.param("active", KINDS, 40, marks=pytest.mark.slow),
    ],
    ids=["sample", "all", "all-forced-colours"],
)
def test_every_stop_of_the_keyboard_can_be_seen_and_the_first_skips_to_the_content(
    browser: Browser, server: str, forced: str, kinds: list[str], most: int
) -> None:
    page = view(browser, "light", 1000, forced_colors=forced)
    wrong = []
    for address in kinds:
        open_page(page, server + address)
        all_stops = list(stops(page, most))
        assert len(all_stops) > 3, address
        if not address.startswith("embed/"):
            wrong += [(address, "first", all_stops[0])] if not all_stops[0][3] else []
        wrong += [(address, one) for one in all_stops if not (one[1] and one[2])]
    assert wrong == []
    page.context.close()


@pytest.mark.parametrize("kinds", EVERY)
def test_nothing_moves_for_who_asks_for_stillness(browser: Browser, server: str, kinds: list[str]) -> None:
    page = view(browser, "light", 1000)
    found = []
    for address in kinds:
        open_page(page, server + address)
        found += [(address, one) for one in page.evaluate("looks.moving()")]
    assert found == []
    page.context.close()


@pytest.mark.slow
def test_no_page_is_wider_than_a_phone(browser: Browser, server: str) -> None:
    page = view(browser, "light", 320)
    widths = {}
    for address in KINDS:
        open_page(page, server + address)
        widths[address] = page.evaluate("document.documentElement.scrollWidth")
    assert widths == dict.fromkeys(KINDS, 320)
    page.context.close()


def of_data(message: dict[str, str]) -> bool:
    """Tell whether it takes a block of data for a script: no policy is asked about those, as they never run."""
    is_data = re.search(r'<script [^>]*type="application/(ld\+)?json"', message.get("extract", ""))
    return bool(is_data) and message["message"].startswith("Inline script violates Content Security Policy")


INSIDE = re.compile(r'<(\w+)([^<>]*?) data-inside="([^"]*)"([^<>]*)>.*?</\1>', re.DOTALL)


def unpacked(page: str) -> str:
    """Put what only a script shows in its place, as the script does: no judge looks into an attribute."""
    made, count = INSIDE.subn(lambda one: f"<{one[1]}{one[2]}{one[4]}>{html.unescape(one[3])}</{one[1]}>", page)
    assert count == page.count("data-inside=")
    return made


def nu(addresses: list[str]) -> set[str]:
    """Give what the Nu Html Checker says of pages; it asks their server, as a browser does.

    In a file, what the policy calls `self` would be nobody.
    """
    java = ["java", "-Xss4m", "-Dnu.validator.servlet.allow-forbidden-hosts=true", "-jar"]
    command = [*java, str(VNU), "--format", "json", "--stdout", *addresses]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    messages = [one for one in json.loads(done.stdout)["messages"] if not of_data(one)]
    return {f"{one['url']}: {one['message']}" for one in messages}


SCRIPTED = ["", "events/", "events/calendar/", "events/european-industry-day-2018/", "calculator/"]
SCRIPTED += ["schemes/clusterxchange-2022/", "embed/calculator/circinwater-internationalisation/"]
"""Pages with each kind of markup that only a script shows."""


@pytest.mark.parametrize("which", ["kinds", pytest.param("all", marks=pytest.mark.slow)])
def test_the_nu_html_checker_finds_nothing(built_site: Path, server: str, tmp_path: Path, which: str) -> None:
    """It sees every page twice: as it is sent, and with what scripts show."""
    files = [file.relative_to(built_site).as_posix() for file in sorted(built_site.rglob("*.html"))]
    assert len(files) > 150
    copied = []
    for address in files if which == "all" else [f"{one}index.html" for one in SCRIPTED]:
        text = (built_site / address).read_text("utf-8")
        if "data-inside=" in text:
            (tmp_path / address).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / address).write_text(unpacked(text), "utf-8")
            copied.append(address)
    assert len(copied) >= len(SCRIPTED)
    with Server(("127.0.0.1", 0), functools.partial(Quiet, directory=str(tmp_path))) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        unpacked_at = f"http://127.0.0.1:{running.server_address[1]}/"
        found = nu(
            [server + one for one in (files if which == "all" else KINDS)] + [unpacked_at + one for one in copied]
        )
        running.shutdown()
    assert sorted(found) == []
