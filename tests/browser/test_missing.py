"""Where an address is not there: a visitor searches, or goes on to the next events."""

from playwright.sync_api import Browser, expect


def test_a_visitor_searches_from_there_by_keyboard(browser: Browser, server: str) -> None:
    page = browser.new_page()
    page.goto(f"{server}404.html")
    page.get_by_label("Search this site").fill("iași")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{server}?q=ia%C8%99i")
    expect(page.get_by_role("dialog", name="Search").get_by_role("textbox")).to_have_value("iași")
    expect(page.get_by_role("dialog", name="Search").get_by_role("listitem").first).to_contain_text("Iași")
    page.close()


def test_the_next_events_are_those_of_the_day_of_the_visit(browser: Browser, server: str) -> None:
    page = browser.new_page()
    page.clock.set_fixed_time("2024-10-20T12:00:00Z")
    page.goto(f"{server}404.html")
    shown = page.locator("[data-upcoming] li:not([hidden])")
    assert shown.count() == 3
    days = page.locator("[data-upcoming] li:not([hidden])").evaluate_all("all => all.map(one => one.dataset.start)")
    assert days == sorted(days)
    assert days[0] > "2024-10-20"
    page.close()


def test_without_script_the_newest_events_are_there_and_no_search_that_cannot_work(
    browser: Browser, server: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server}404.html")
    assert page.locator("li[data-event]:visible").count() == 3
    assert page.get_by_label("Search this site").count() == 1
    assert not page.get_by_label("Search this site").is_visible()
    context.close()
