"""Feeds in a real browser: Material must not take them for translations, and readers must find them."""

from playwright.sync_api import Browser


def test_material_asks_for_nothing_beside_a_feed_and_readers_find_all(browser: Browser, server: str) -> None:
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(server)))
    page.goto(f"{server}events/", wait_until="networkidle")
    assert [one for one in asked if "sitemap" in one or "feed" in one] == []
    found = page.eval_on_selector_all("link[rel=alternate]", "links => links.map(one => one.getAttribute('href'))")
    assert found == [f"../{one}" for one in ("events/feed.xml", "events/feed.atom", "events/feed.json", "feed.xml")]
    page.close()
