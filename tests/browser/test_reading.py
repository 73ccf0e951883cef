"""Tables and long pages read on a phone: nothing to scroll sideways for, and what is looked for is found at once."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

PHONE: ViewportSize = {"width": 320, "height": 800}
WIDE: ViewportSize = {"width": 1440, "height": 900}
FIELDS = "handbook/fields/"
DIFFERENCES = ".p-scheme__differences"

WIDER = """(box) => [...document.querySelectorAll(box), ...document.querySelectorAll(`${box} *`)].filter((one) =>
  one.checkVisibility() && !one.closest("thead, caption") &&
  (one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX === "auto"
   || one.getBoundingClientRect().right > innerWidth)).map((one) => one.outerHTML.slice(0, 80))"""


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport=PHONE)
    yield context.new_page()
    context.close()


def open_all(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")


def at_the_top(page: Page, target: str) -> None:
    """Wait until what an address names stands in the upper half of the screen."""
    for _ in range(50):
        place = page.locator(f"#{target}").bounding_box()
        if place and 0 <= place["y"] < PHONE["height"] / 2:
            return
        page.wait_for_timeout(40)
    pytest.fail(f"{target} does not stand at the top: {place}")


def heard(page: Page, box: str) -> list[tuple[str, str]]:
    """Give what somebody hears of the tables in a box: the role and name of rows' headings and columns' headings."""
    client = page.context.new_cdp_session(page)
    root = client.send("DOM.getDocument")["root"]["nodeId"]
    node = client.send("DOM.querySelector", {"nodeId": root, "selector": box})["nodeId"]
    tree: list[dict[str, Any]] = client.send("Accessibility.queryAXTree", {"nodeId": node})["nodes"]
    return [(one["role"]["value"], one.get("name", {}).get("value", "")) for one in tree if not one["ignored"]]


@pytest.mark.parametrize(
    ("address", "box"),
    [("schemes/clusterxchange-2022/", DIFFERENCES), (FIELDS, ".p-fields"), ("data/", ".p-fields")],
)
def test_a_table_needs_no_scrolling_sideways(phone: Page, server: str, address: str, box: str) -> None:
    phone.goto(server + address)
    open_all(phone)
    assert phone.evaluate(WIDER, box) == []
    assert phone.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


def test_a_table_in_rows_is_a_table_to_who_listens(phone: Page, server: str) -> None:
    phone.goto(f"{server}schemes/clusterxchange-2022/")
    open_all(phone)
    narrow = heard(phone, DIFFERENCES)
    label = phone.evaluate(f"getComputedStyle(document.querySelector('{DIFFERENCES} tbody td'), '::before').content")
    assert label == '"ClusterXchange 2022–2024 " / ""'
    phone.set_viewport_size(WIDE)
    roles = ("table", "row", "rowheader", "columnheader", "cell")
    assert [one for one in narrow if one[0] in roles] == [one for one in heard(phone, DIFFERENCES) if one[0] in roles]
    assert {role for role, _ in narrow} >= set(roles)


def test_the_way_to_the_other_edition_is_seen(phone: Page, server: str) -> None:
    phone.goto(f"{server}schemes/clusterxchange-2022/")
    open_all(phone)
    link = phone.locator(f"{DIFFERENCES} thead a").first
    box = link.bounding_box()
    assert box
    assert box["height"] >= 24
    link.click()
    assert phone.url == f"{server}schemes/clusterxchange-2020/"


@pytest.mark.parametrize("script", [True, False])
def test_an_address_opens_the_type_of_a_field(browser: Browser, server: str, script: bool) -> None:  # noqa: FBT001
    context = browser.new_context(viewport=PHONE, java_script_enabled=script)
    page = context.new_page()
    page.goto(server + FIELDS)
    # Every type is in sight, within few screens.
    assert page.locator(".p-fields__types").evaluate("one => one.getBoundingClientRect().height") < PHONE["height"]
    assert page.locator("details[open] .p-fields").count() == 0
    for target in ("event-registration-closes", "rule-cap", "every-type-tags"):
        page.goto(f"{server}{FIELDS}?{target}#{target}")
        at_the_top(page, target)
    # From the type to a field without leaving the page.
    page.goto(f"{server}{FIELDS}#scheme")
    page.get_by_role("link", name="currency", exact=True).click()
    assert page.url.endswith("#scheme-currency")
    at_the_top(page, "scheme-currency")
    context.close()


def test_a_browser_that_opens_nothing_by_itself_is_helped(phone: Page, server: str) -> None:
    """Chromium opens a fold before a script sees it closed, so one is closed again: Material's script opens it."""
    phone.goto(f"{server}{FIELDS}#event-title")
    phone.evaluate("document.querySelector('#event').closest('details').open = false")
    assert phone.locator("#event-title").is_hidden()
    phone.evaluate("dispatchEvent(new HashChangeEvent('hashchange'))")
    phone.locator("#event-title").wait_for(state="visible")


def test_every_field_is_on_paper(phone: Page, server: str) -> None:
    phone.emulate_media(media="print")
    phone.goto(server + FIELDS)
    assert phone.locator("#event-title").is_visible()
    assert phone.locator("#rule-cap").is_visible()
    assert phone.locator(".p-fields__index").first.is_hidden()
