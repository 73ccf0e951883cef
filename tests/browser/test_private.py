"""Nothing is asked from elsewhere, and nothing is kept before the visitor acts."""

import pytest
from playwright.sync_api import Browser

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
    "handbook/",
    "handbook/fields/",
    "404.html",
]


@pytest.mark.parametrize("address", KINDS)
def test_a_page_asks_only_its_own_server_and_keeps_nothing(browser: Browser, server: str, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    failed: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("requestfailed", lambda request: failed.append(request.url))
    page.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(server + address)
    page.wait_for_load_state("networkidle")
    assert asked
    assert [url for url in asked if not url.startswith((server, "data:", "blob:" + server))] == []
    assert failed == []
    assert said == []
    assert context.cookies() == []
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    context.close()
