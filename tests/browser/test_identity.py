"""What every visitor sees first, in which colours, and on paper."""

import html
import itertools
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from mkdocs_partnerships.colours import DARK, FOR_MARKS, LIGHT, contrast, shades

PAINTED = """() => [...document.querySelectorAll(".p-paint")].map((one) => {
  const [red, green, blue] = getComputedStyle(one).fill.match(/\\d+/g).map(Number);
  return "#" + [red, green, blue].map((part) => part.toString(16).padStart(2, "0")).join("");
})"""


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 740}, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def test_a_phones_first_screen_of_home_shows_an_event(phone: Page, server: str) -> None:
    phone.set_viewport_size({"width": 360, "height": 640})
    phone.goto(server)
    events = phone.locator(".p-card--event:visible .p-title a")
    box = events.first.bounding_box()
    assert box
    assert box["y"] + box["height"] < 640
    assert phone.locator("h1").bounding_box()["y"] < 200  # type: ignore[index]


def test_a_phones_first_screen_of_a_partnership_says_who_and_when(phone: Page, server: str) -> None:
    phone.goto(server + "partnerships/medic-nest/")
    keys = phone.locator(".p-keys")
    box = keys.bounding_box()
    assert box
    assert box["y"] < 740
    assert keys.locator("dt").all_inner_texts()[:3] == ["Period", "Who is in it", "Coordinator"]
    parts = ["#p-members", ".p-members", ".p-map", "#p-targets", "#p-news", ".p-columns__side"]
    order = [phone.locator(one).bounding_box()["y"] for one in parts]  # type: ignore[index]
    assert order == sorted(order)
    rows = phone.locator(".p-members tbody tr").all_inner_texts()
    assert [re.split(r"[\t\n]", row)[0] for row in rows] == ["Belgium", "Greece", "Spain", "Romania"]


def test_a_phones_first_screen_of_the_calculator_asks(phone: Page, server: str) -> None:
    phone.goto(server + "calculator/")
    phone.locator(".p-calculator__sum").filter(has_text="edition").wait_for()
    field = phone.locator(".p-field :is(input, select)").first.bounding_box()
    answer = phone.locator(".p-calculator__sum").bounding_box()
    assert field
    assert answer
    assert field["y"] + field["height"] < answer["y"]


@pytest.mark.parametrize("width", [320, 360])
def test_the_header_does_not_crowd(browser: Browser, server: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 740})
    page = context.new_page()
    page.goto(server + "partnerships/")
    lines = {round(page.locator(".p-nav a").nth(one).bounding_box()["y"]) for one in range(5)}  # type: ignore[index]
    assert len(lines) == 1 or width < 360
    boxes = [one.bounding_box() for one in page.locator(".p-name, .p-tool:visible").all()]
    edges = [(one["x"], one["x"] + one["width"]) for one in boxes if one]
    assert all(right <= left for (_, right), (left, _) in itertools.pairwise(edges))
    assert page.locator(".p-header").bounding_box()["height"] <= 140  # type: ignore[index]
    context.close()


def test_colours_of_partnerships_can_be_seen(browser: Browser, server: str) -> None:
    context = browser.new_context(color_scheme="light")
    page = context.new_page()
    page.goto(server + "partnerships/")
    light = page.evaluate(PAINTED)
    assert light[0] == shades("#6b6a1f").light
    page.emulate_media(color_scheme="dark")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    dark = page.evaluate(PAINTED)
    assert dark[0] == shades("#6b6a1f").dark
    page.emulate_media(color_scheme="dark", media="print")
    assert page.evaluate(PAINTED) == light
    context.close()
    context = browser.new_context(color_scheme="dark", java_script_enabled=False)
    page = context.new_page()
    page.goto(server + "partnerships/")
    assert page.evaluate(PAINTED) == dark
    context.close()
    assert len(light) == len(dark) == 10
    for made, grounds in ((light, LIGHT), (dark, DARK)):
        assert min(contrast(colour, ground) for colour in made for ground in grounds) >= FOR_MARKS


def test_no_page_carries_a_style(built_site: Path) -> None:
    own = re.compile(r"<(?:main|article|section|header|footer|svg|rect|span|div|li|td|a)\b[^>]*\sstyle=")
    folders = [built_site / name for name in ("partnerships", "clusters", "figures", "schemes")]
    texts = [
        file.read_text("utf-8").partition('id="content"')[2] for folder in folders for file in folder.rglob("*.html")
    ]
    assert len([text for text in texts if "</footer>" in text]) > 60
    assert [found[0] for text in texts if (found := own.search(text))] == []


def test_who_pays_is_said_once_on_every_page(built_site: Path) -> None:
    pages = {
        file.relative_to(built_site).as_posix(): file.read_text("utf-8") for file in built_site.rglob("index.html")
    }
    whole = {name: text for name, text in pages.items() if "</footer>" in text}
    assert len(whole) > 250
    assert {text.count('class="p-emblem"') for text in whole.values()} == {1}
    said = "This webpage was funded by the European Union's COSME Programme."
    assert {html.unescape(text).count(f"<strong>{said}</strong>") for text in whole.values()} == {1}


PRINTED = """(selector) => [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility()).length"""


@pytest.mark.parametrize(
    ("address", "seen"),
    [
        ("events/european-industry-day-2018/", [".p-session", ".p-facts dd", ".p-foot .p-emblem", ".p-name"]),
        ("partnerships/excite/", [".p-members tr", ".p-numbers dd", ".p-foot .p-emblem", ".p-bar"]),
        (
            "schemes/clusterxchange-2022/",
            ["[aria-labelledby=rates] tr", "[aria-labelledby=examples] tr", ".p-sources li", ".p-foot .p-emblem"],
        ),
        ("figures/", [".p-stated tr", ".p-chart"]),
    ],
)
def test_paper_has_the_facts_and_no_controls(browser: Browser, server: str, address: str, seen: list[str]) -> None:
    page = browser.new_page()
    page.goto(server + address)
    page.emulate_media(media="print")
    assert {one: page.evaluate(PRINTED, one) > 0 for one in seen} == dict.fromkeys(seen, True)
    controls = ".p-nav, .p-tool, .p-button, button, input, select, .p-crumb, .p-edit, .p-years, .p-foot nav"
    assert page.evaluate(PRINTED, controls) == 0
    # Where links lead, and on what paper.
    leads = page.evaluate("""() => [...document.querySelectorAll('.p-sources a[href^="http"]')]
      .filter((one) => one.checkVisibility())
      .map((one) => [getComputedStyle(one, "::after").content, one.getAttribute("href")])""")
    assert all(href.replace('"', "") in content for content, href in leads)
    assert leads or address == "figures/"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.pdf(format="A4")[:5] == b"%PDF-"
    page.close()


CHIP = """(one) => [
  getComputedStyle(one).textDecorationLine,
  one.tagName,
  getComputedStyle(one).borderTopColor === "rgba(0, 0, 0, 0)",
]"""


def test_a_chip_that_leads_somewhere_is_underlined_and_edged_and_a_word_is_neither(
    browser: Browser, server: str
) -> None:
    page = browser.new_page()
    page.goto(server + "clusters/silicon-saxony/")
    chips = page.locator(".p-chips > li > .p-chip")
    assert {tuple(chips.nth(one).evaluate(CHIP)) for one in range(chips.count())} == {
        ("underline", "A", False),
        ("none", "SPAN", True),
    }
    page.close()


BROKEN = """() => [...document.querySelectorAll("td code")]
  .filter((one) => /^\\w+$/.test(one.textContent) && one.getClientRects().length > 1).map((one) => one.textContent)"""


def test_no_name_of_a_field_is_broken_in_a_table_on_a_phone(phone: Page, server: str) -> None:
    phone.goto(server + "handbook/first-event/")
    assert phone.locator("td code", has_text="partnerships").count() > 0
    assert phone.evaluate(BROKEN) == []
