"""What is upcoming, under way or past is decided when a page is viewed: with the clock set before, during and after."""

import re
from collections.abc import Iterator
from datetime import datetime

import pytest
from playwright.sync_api import Browser, Page, Route

# The exchange in Iași lasts from 21 to 23 November 2023, in a zone that is two hours ahead of UTC.
EVENT = "events/hempclub-iasi-2023/"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(timezone_id="America/New_York", locale="en-GB")
    yield context.new_page()
    context.close()


def at(page: Page, moment: str, address: str) -> Page:
    """Open a page at an instant in UTC."""
    page.clock.set_fixed_time(datetime.fromisoformat(moment))
    page.goto(address)
    return page


def states(page: Page, place: str = "[data-event][data-page]") -> list[str]:
    return page.locator(f"{place} [data-states] [data-state]").evaluate_all("all => all.map(one => one.dataset.state)")


@pytest.mark.parametrize(
    ("moment", "state"),
    [
        ("2023-10-01T00:00:00+00:00", "upcoming"),
        # Midnight in Iași is 22:00 of the day before in UTC; the visitor in New York does not change that.
        ("2023-11-20T21:59:59+00:00", "upcoming"),
        ("2023-11-20T22:00:00+00:00", "under-way"),
        ("2023-11-22T12:00:00+00:00", "under-way"),
        ("2023-11-23T21:59:59+00:00", "under-way"),
        ("2023-11-23T22:00:00+00:00", "past"),
        ("2031-01-01T00:00:00+00:00", "past"),
    ],
)
def test_an_event_page_says_its_state(page: Page, server: str, moment: str, state: str) -> None:
    assert states(at(page, moment, server + EVENT)) == [state]


def test_without_script_a_page_claims_nothing(browser: Browser, server: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(server + EVENT)
    assert page.locator("[data-state]").count() == 0
    text = page.inner_text("main").lower()
    assert "21–23 november 2023" in text
    assert [word for word in ("upcoming", "under way", "past event") if word in text] == []
    page.goto(server + "events/")
    headings = page.locator("main h2:visible").all_inner_texts()
    assert headings
    assert [one for one in headings if "upcoming" in one.lower() or "past" in one.lower()] == []
    context.close()


def test_the_list_puts_what_is_to_come_first_and_soonest_first(page: Page, server: str) -> None:
    at(page, "2023-11-22T12:00:00+00:00", server + "events/")
    days = page.locator("[data-upcoming] [data-event]:visible").evaluate_all("all => all.map(one => one.dataset.start)")
    ends = page.locator("[data-upcoming] [data-event]").evaluate_all("all => all.map(one => one.dataset.end)")
    assert days == sorted(days)
    assert [one for one in ends if one <= "2023-11-22T12:00:00Z"] == []
    # The exchange and the conference that it is a part of are under way.
    under_way = page.locator("[data-upcoming] [data-event][data-state=under-way] a").evaluate_all(
        "all => all.map(one => one.getAttribute('href')).filter(one => one.includes('iasi'))"
    )
    assert sorted(under_way) == ["../events/cmr-iasi-2023/", "../events/hempclub-iasi-2023/"]


def test_long_after_everything_the_list_says_that_nothing_is_announced(page: Page, server: str) -> None:
    at(page, "2040-01-01T00:00:00+00:00", server + "events/")
    assert page.locator("[data-upcoming] [data-event]").count() == 0
    assert page.locator("[data-upcoming] [data-none]").is_visible()
    assert page.locator("[data-rest] [data-event]:visible").count() > 30


def test_what_is_cancelled_is_never_the_next(page: Page, server: str) -> None:
    """The one event that is to come in September 2025, as if it had been cancelled."""

    def cancelled(route: Route) -> None:
        answer = route.fetch()
        known = r'(data-start="2025-09-09T22:00:00Z"[^>]*data-status=)"scheduled"'
        route.fulfill(response=answer, body=re.sub(known, r'\1"cancelled"', answer.text()))

    page.route(server, cancelled)
    at(page, "2025-09-01T12:00:00+00:00", server)
    assert page.locator("[data-off] [data-event]:visible").count() == 1
    headings = page.locator("[data-split] h2:visible").all_inner_texts()
    assert headings == ["Cancelled or postponed", "Latest events"]
    assert page.locator("[data-split] > [data-none]").is_visible()


def test_a_registration_says_when_it_closes(page: Page, server: str) -> None:
    event = server + "events/european-industry-day-2018/"
    registration = "[data-page]"

    def state(moment: str) -> str | None:
        return at(page, moment, event).locator(registration).get_attribute("data-registration-state")

    # Until 8 February 2018 in Brussels, the whole day.
    assert state("2018-01-10T12:00:00+00:00") == "open"
    assert state("2018-02-06T12:00:00+00:00") == "closes"
    assert state("2018-02-08T22:59:59+00:00") == "closes"
    assert state("2018-02-08T23:00:00+00:00") == "closed"
    assert state("2018-03-01T00:00:00+00:00") is None


def test_a_visitor_elsewhere_sees_the_time_of_both_places(page: Page, server: str) -> None:
    at(page, "2024-04-01T00:00:00+00:00", server + "events/clusterua-info-2024/")
    # 09:30 to 12:00 in Brussels on 22 April 2024.
    local = page.locator("[data-local]").first.inner_text()
    assert "03:30" in local
    assert "New York" in local
