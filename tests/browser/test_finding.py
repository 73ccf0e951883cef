"""Finding an event in a real browser: facets that are combined, the month calendar, the map."""

import re
from collections.abc import Iterator
from datetime import datetime

import pytest
from playwright.sync_api import Browser, Page, Route, expect

NOW = "2023-11-22T12:00:00+00:00"
INDEX = "events/facets.json"
COUNTED = re.compile(r"^\d+ events?$")


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB")
    made = context.new_page()
    made.clock.set_fixed_time(datetime.fromisoformat(NOW))
    yield made
    context.close()


def titles(page: Page, group: str = "") -> list[str]:
    place = f"[data-chosen-events] [data-group='{group}']" if group else "[data-chosen-events]"
    return page.locator(f"{place} [data-event] h3:visible").all_inner_texts()


def count(page: Page) -> str:
    return page.locator("[data-count]").inner_text()


def chips(page: Page) -> list[str]:
    texts = page.locator("[data-chips] button").all_text_contents()
    assert [one for one in texts if not one.endswith(" ×")] == []
    return [one.removesuffix(" ×") for one in texts]


def choose(page: Page, facet: str, label: str) -> None:
    page.locator(f"details[data-facet={facet}] > summary").click()
    value = page.locator(f"a[data-facet={facet}][data-label='{label}']")
    if not value.is_visible():
        page.locator(f"details[data-facet={facet}] .p-facet__others > summary").click()
    value.click()


def offered(page: Page, facet: str) -> dict[str, str]:
    """Give the values of a facet that can be chosen, with their counts."""
    found = page.locator(f"li:not([hidden]) > a[data-facet={facet}]").evaluate_all(
        "all => all.map(one => [one.dataset.label, one.querySelector('.p-facet__count').textContent])"
    )
    return dict(found)


def test_facets_are_combined_in_the_page_and_the_address_can_be_shared(page: Page, server: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(server)))
    page.goto(server + "events/")
    page.wait_for_load_state("networkidle")
    assert INDEX not in asked
    # Of the modules that narrow the list only the one that reads the address: the others come with the index.
    assert [url for url in asked if "partnerships/events/" in url] == ["assets/partnerships/events/choice.mjs"]
    before = offered(page, "country")
    choose(page, "type", "Exchange")
    expect(page.locator("[data-count]")).to_have_text(COUNTED)
    assert asked.count(INDEX) == 1
    exchanges = int(count(page).split()[0])
    assert exchanges == len(titles(page))
    countries = offered(page, "country")
    assert 0 < len(countries) < len(before)
    choose(page, "country", "Romania")
    assert page.url == f"{server}events/?country=ro&type=exchange"
    expect(page.locator("[data-count]")).not_to_have_text(f"{exchanges} events")
    assert count(page).split()[0] == countries["Romania"]
    chosen = titles(page)
    assert chosen == ["“Clusters meet regions” Exchange"]
    assert chips(page) == ["Romania", "Exchange"]
    assert page.evaluate("document.activeElement.textContent") == "Country: Romania"
    # Whoever opens the address sees the same; back and forward go through the choices.
    page.reload()
    page.wait_for_selector("[data-chosen-events] [data-event]")
    assert titles(page) == chosen
    page.go_back()
    expect(page.locator("[data-count]")).to_have_text(f"{exchanges} events")
    page.go_back()
    assert page.locator("[data-chosen-events]").is_hidden()
    assert page.locator("[data-split]").is_visible()
    page.go_forward()
    page.go_forward()
    expect(page.locator("[data-chips] button")).to_have_count(2)
    page.locator("[data-chips] button").first.click()
    assert page.url == f"{server}events/?type=exchange"
    page.locator("[data-clear]").click()
    assert page.url == f"{server}events/"
    assert page.locator("[data-split]").is_visible()


def test_every_count_is_what_one_gets(page: Page, server: str) -> None:
    page.goto(server + "events/")
    facets = ("country", "partnership", "type", "sector", "tag", "attendance", "when")
    built = {facet: offered(page, facet) for facet in facets}
    assert [facet for facet in facets if not built[facet]] == []
    page.locator("details[data-facet=when] > summary").click()
    expect(page.locator("a[data-value=upcoming] .p-facet__count")).not_to_be_empty()
    now = {facet: offered(page, facet) for facet in built}
    upcoming, past = int(now["when"].pop("Upcoming")), int(now["when"].pop("Past"))
    built["when"] = {label: number for label, number in built["when"].items() if label.isdigit()}
    assert now == built
    assert upcoming == page.locator("[data-upcoming] [data-event]").count()
    assert upcoming + past == sum(map(int, built["when"].values()))
    # Of one it is known until when one can register; years later there is nothing to offer.
    assert offered(page, "registration") == {"Open now": "1"}
    page.clock.set_fixed_time(datetime.fromisoformat("2031-01-01T00:00:00+00:00"))
    page.reload()
    page.locator("details[data-facet=when] > summary").click()
    expect(page.locator("a[data-value=past] .p-facet__count")).not_to_be_empty()
    assert page.locator("details[data-facet=registration]").is_hidden()
    assert offered(page, "when") == {"Past": str(upcoming + past), **built["when"]}


def test_a_sector_is_chosen_with_a_country_and_leads_from_a_partnership_to_its_events(page: Page, server: str) -> None:
    page.goto(server + "partnerships/photonics4industry/")
    page.locator(".p-facts div", has_text="Sectors").locator("a").click()
    assert page.url == f"{server}events/sector/photonics/"
    assert page.locator("h1").inner_text() == "Events: photonics"
    everything = page.locator("main [data-event]").count()
    assert page.locator("details[data-facet=sector] > summary").text_content() == "Sector: photonics"
    choose(page, "country", "Finland")
    page.wait_for_url("**/events/?country=fi&sector=photonics")
    page.wait_for_selector("[data-chosen-events] [data-event]")
    chosen = titles(page)
    assert 0 < len(chosen) < everything
    assert chips(page) == ["Finland", "photonics"]
    # The partnership that makes them events of this sector stands on each.
    names = page.locator("[data-chosen-events] [data-event]").evaluate_all(
        "all => all.map(one => one.querySelector('.p-chip').textContent)"
    )
    assert names == ["Photonics4Industry"] * len(chosen)
    # A list by sector has no calendar of its own, and none is promised.
    assert page.locator("[data-pages] a").all_inner_texts() == ["Finland: page, calendar and feed"]


def test_rows_that_the_page_does_not_hold_come_from_the_archives(page: Page, server: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(server)))
    page.goto(server + "events/?when=2018")
    page.wait_for_selector("[data-chosen-events] [data-event]")
    assert count(page) == "6 events"
    assert len(titles(page, "past")) == 6
    assert "events/archive/2018/" in asked
    links = page.locator("[data-chosen-events] [data-event] h3 a").evaluate_all("all => all.map(one => one.href)")
    assert [one for one in links if not re.fullmatch(re.escape(server) + "events/[a-z0-9-]+/", one)] == []
    page.goto(server + "events/?when=past")
    page.wait_for_selector("[data-chosen-events] [data-more]:visible")
    assert len(titles(page)) == 30
    page.locator("[data-chosen-events] [data-more]").click()
    page.locator("[data-chosen-events] [data-event]").nth(30).wait_for(state="attached")
    days = page.locator("[data-group=past] [data-event]").evaluate_all(
        "all => all.map(one => one.dataset.start.slice(0, 10))"
    )
    assert days == sorted(days, reverse=True)


def test_where_nothing_is_found_it_says_what_to_loosen(page: Page, server: str) -> None:
    page.goto(server + "events/?country=ro&partnership=evolute")
    page.wait_for_selector("[data-empty]:visible")
    assert count(page) == "0 events"
    assert page.locator("[role=status][data-status]").inner_text() == "No event has all of this."
    ways = page.locator("[data-loosen] button").all_inner_texts()
    assert [one.split(":")[0] for one in ways] == ["Without Romania", "Without EVOLUTE"]
    page.locator("[data-loosen] button").nth(1).click()
    page.wait_for_selector("[data-chosen-events] [data-event]")
    assert count(page) == ways[1].split(": ")[1]


def test_a_list_that_cannot_be_fetched_says_so_and_the_links_stay(page: Page, server: str) -> None:
    page.route(f"**/{INDEX}", lambda route: route.abort())
    page.goto(server + "events/?country=ro")
    page.wait_for_selector("[data-chosen-events] [data-failed]:visible")
    assert (
        page.locator("[data-chosen-events] [data-failed]").inner_text().startswith("The events could not be fetched.")
    )


def test_by_keyboard_a_facet_opens_closes_and_is_chosen(page: Page, server: str) -> None:
    page.goto(server + "events/")
    page.locator("details[data-facet=country] > summary").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("details[data-facet=country][open]")
    page.keyboard.press("Escape")
    assert page.locator("details[data-facet=country][open]").count() == 0
    assert page.evaluate("document.activeElement.textContent") == "Country"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    first = page.evaluate("document.activeElement.dataset.label")
    page.keyboard.press("Enter")
    expect(page.locator("[data-count]")).to_have_text(COUNTED)
    assert chips(page) == [f"{first}"]


def test_on_the_page_of_a_value_further_facets_lead_to_the_list(page: Page, server: str) -> None:
    page.goto(server + "events/country/ro/")
    choose(page, "type", "Exchange")
    page.wait_for_url("**/events/?country=ro&type=exchange")
    page.wait_for_selector("[data-chosen-events] [data-event]")
    assert titles(page) == ["“Clusters meet regions” Exchange"]


def test_without_script_each_value_is_a_page_and_nothing_depends_on_the_day(browser: Browser, server: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(server + "events/")
    # The first screen of a phone shows an event.
    title = page.locator("main [data-event] h3").first.bounding_box()
    assert title
    assert title["y"] + title["height"] < 740
    page.locator("[data-fold] > summary").click()
    page.locator("details[data-facet=country] > summary").click()
    words = page.locator(".p-facets").inner_text().lower()
    assert [one for one in ("upcoming", "past", "open", "registration") if one in words] == []
    link = page.locator("a[data-facet=country][data-label=Romania]")
    number = int(link.locator(".p-facet__count").inner_text())
    link.click()
    assert page.url == f"{server}events/country/ro/"
    assert page.locator("main [data-event]").count() == number
    links = page.locator(".p-follow a").evaluate_all("all => all.map(one => one.href)")
    assert links[0] == f"{server}events/country/ro/calendar.ics"
    assert "BEGIN:VCALENDAR" in page.request.get(links[0]).text()
    context.close()


def test_what_was_cancelled_is_seen_and_is_never_next(page: Page, server: str) -> None:
    def cancel(route: Route) -> None:
        """Give the page with the event that comes next cancelled."""
        text = route.fetch().text()
        start = text.index('data-start="2023-12-')
        at = text.index('data-status="scheduled"', start)
        route.fulfill(body=text[:at] + text[at:].replace("scheduled", "cancelled", 1), content_type="text/html")

    page.clock.set_fixed_time(datetime.fromisoformat("2023-11-30T12:00:00+00:00"))
    page.route(re.compile("(/|/events/)$"), cancel)
    for address, place in (("", ".p-cards"), ("events/", ".p-rows")):
        page.goto(server + address)
        next_ones = page.locator(f"[data-upcoming] > {place} [data-event]:visible")
        off = page.locator(f"[data-upcoming] [data-off] {place} [data-event]:visible")
        assert next_ones.evaluate_all("all => all.map(one => one.dataset.status)") == ["scheduled"] * next_ones.count()
        assert next_ones.count() > 0
        assert off.evaluate_all("all => all.map(one => one.dataset.status)") == ["cancelled"]
        assert page.locator("[data-off] h2").inner_text() == "Cancelled or postponed"


def test_a_month_is_a_table_that_knows_today(page: Page, server: str) -> None:
    page.goto(server + "events/calendar/2023/11/")
    table = page.locator("table.p-month")
    assert table.locator("caption").text_content() == "November 2023: events by day"
    assert table.locator("th[scope=col]").count() == 7
    assert table.locator("td[aria-current=date]").get_attribute("data-day") == "2023-11-22"
    cells = {
        day: table.locator(f"td[data-day='2023-11-{day}'] li").evaluate_all(
            "all => all.map(one => one.querySelector('a') ? one.querySelector('a').textContent : one.textContent)"
        )
        for day in (21, 22)
    }
    assert len(cells[21]) == len(cells[22]) == 2
    assert cells[22] == [f"{title} goes on" for title in cells[21]]
    page.locator("a[rel=next]").click()
    assert page.url == f"{server}events/calendar/2023/12/"
    # On a phone it is a list of the days on which something begins.
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(server + "events/calendar/2023/11/")
    days = page.locator("td[data-day]:visible").evaluate_all("all => all.map(one => one.dataset.day.slice(-2))")
    assert days == ["08", "14", "21"]
    page.goto(server + "events/calendar/")
    assert page.locator("[data-this-month] a").get_attribute("href").endswith("/events/calendar/2023/11/")  # type: ignore[union-attr]


def test_the_map_leads_to_each_country_by_keyboard_and_says_what_the_table_says(page: Page, server: str) -> None:
    page.goto(server + "events/map/")
    links = page.locator(".p-map a")
    names = links.evaluate_all("all => all.map(one => one.getAttribute('aria-label'))")
    rows = page.locator(".p-map-and-table tbody tr").all_inner_texts()
    table = [row.split("\t") for row in rows]
    said = [f"{name}: {number} event{'' if number == '1' else 's'}" for name, number in table]
    assert len(names) > 15
    assert names == said
    # Each country is a stop of the keyboard with a mark that can be seen.
    page.locator(".p-views a").last.focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == names[0]
    width = "getComputedStyle(document.activeElement.querySelector('path')).strokeWidth"
    assert page.evaluate(width) == "5px"
    page.keyboard.press("Enter")
    page.wait_for_url("**/events/country/be/")
    # Few bytes: the whole page, with its map.
    size = len(page.request.get(server + "events/map/").body())
    assert size < 60_000
