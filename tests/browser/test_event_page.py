"""An event's page at the moment of the visit: registration, programme, what became of it; with and without script."""

import functools
import threading
from collections.abc import Iterator
from datetime import datetime

import pytest
from building import TESTS, Quiet, Server, build
from photographs import drawn
from playwright.sync_api import Browser, Page

EVENT = "summary: What it is.\ntype: workshop\nplace: {city: Köln, country: DE}\n"
OPEN = "start: 2027-06-20 10:00\nregistration: {url: 'https://r.example.org/', opens: 2027-05-01, closes: 2027-06-10}\n"
GERMAN = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverwaltung"


def programme(days: int, sessions: int) -> str:
    lines = ["programme:"]
    for day in range(days):
        lines += [f"  - date: 2027-06-{10 + day}", f"    title: {GERMAN}", "    sessions:"]
        lines += [
            f"      - {{start: '{9 + one:02}:00', end: '{9 + one:02}:45', title: '{GERMAN} {one}'}}"
            for one in range(sessions)
        ]
    return "\n".join(lines) + "\n"


ENTRIES = {
    "open": f"title: Open\n{EVENT}{OPEN}",
    "full": f"title: Full\n{EVENT}{OPEN.replace('{url', '{full: true, url')}",
    "invited": f"title: Invited\n{EVENT}start: 2027-06-20\nregistration: {{invitation_only: true}}\n",
    "off": f"title: Off\n{EVENT}{OPEN}status: cancelled\nstatus_note: No hall.\n",
    "long": f"title: {GERMAN}\n{EVENT}start: 2027-06-10 09:00\nend: 2027-06-21 17:00\n{programme(12, 7)}",
    "after": f"title: After\n{EVENT}start: 2027-06-10\nend: 2027-06-11\nbody: What is planned.\n"
    "figures: [{label: Guests, value: '80'}]\nimage: {file: a.png, alt: First}\n"
    "gallery: [{file: a.png, alt: First, caption: One}, {file: b.png, alt: Second}, {file: c.png, alt: Third}]\n",
    "reported": f"title: Reported\n{EVENT}start: 2027-06-10\nbody: What was planned.\n",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Build and serve a site of such events; gives the address of the events."""
    project = tmp_path_factory.mktemp("events")
    (project / "content/news").mkdir(parents=True)
    (project / "events").mkdir()
    (project / "mkdocs.yml").write_text("site_name: E\ndocs_dir: content\ntheme: material\nplugins: [partnerships]\n")
    for name, text in ENTRIES.items():
        (project / f"events/{name}.yml").write_text(text, "utf-8")
    for name, colour in (("a", "red"), ("b", "green"), ("c", "blue")):
        (project / f"events/{name}.png").write_bytes(drawn(size=(1200, 800), colour=colour))
    news = "title: It took place\nsummary: S.\npublished: 2027-06-12\nevents: [reported]\n"
    (project / "content/news/word.yml").write_text(news, "utf-8")
    done = build(project, project / "site")
    assert done.returncode == 0, done.stderr
    with Server(("127.0.0.1", 0), functools.partial(Quiet, directory=str(project / "site"))) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_address[1]}/events/"
        running.shutdown()


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(
        # axe is put in from outside, past the page's policy.
        timezone_id="America/New_York",
        locale="en-GB",
        viewport={"width": 1280, "height": 800},
        bypass_csp=True,
    )
    yield context.new_page()
    context.close()


def at(page: Page, moment: str, address: str) -> Page:
    page.clock.set_fixed_time(datetime.fromisoformat(moment))
    page.goto(address)
    return page


def said(page: Page, place: str) -> list[str]:
    return page.locator(f"{place} [data-state]").all_inner_texts()


@pytest.mark.parametrize(
    ("event", "moment", "badges"),
    [
        ("open", "2027-04-01T00:00+02:00", ["Upcoming", "Registration opens 1 May 2027"]),
        ("open", "2027-05-02T00:00+02:00", ["Upcoming", "Open for registration"]),
        ("open", "2027-06-07T23:59+02:00", ["Upcoming", "Registration closes in 3 days"]),
        ("open", "2027-06-09T00:00+02:00", ["Upcoming", "Registration closes tomorrow"]),
        ("open", "2027-06-10T23:59+02:00", ["Upcoming", "Registration closes today"]),
        ("open", "2027-06-11T00:00+02:00", ["Upcoming", "Registration closed"]),
        ("open", "2027-07-01T00:00+02:00", ["Past event"]),
        ("full", "2027-05-02T00:00+02:00", ["Upcoming", "Fully booked"]),
        ("full", "2027-06-11T00:00+02:00", ["Upcoming", "Registration closed"]),
        ("invited", "2027-05-02T00:00+02:00", ["Upcoming"]),
        ("off", "2027-05-02T00:00+02:00", []),
    ],
)
def test_the_registration_says_what_is_true_now(
    page: Page, site: str, event: str, moment: str, badges: list[str]
) -> None:
    assert said(at(page, moment, f"{site}{event}/"), "[data-states]") == badges


def test_a_page_that_was_left_open_says_what_is_true_when_one_comes_back(page: Page, site: str) -> None:
    at(page, "2027-06-10T23:59+02:00", f"{site}open/")
    page.clock.set_fixed_time(datetime.fromisoformat("2027-06-20T10:30+02:00"))
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    assert said(page, "[data-states]") == ["Under way", "Registration closed"]
    assert said(page, "[data-registration]") == ["Registration closed"]


def test_what_has_no_known_end_is_not_said_to_last_till_midnight(page: Page, site: str) -> None:
    at(page, "2027-05-02T00:00+02:00", f"{site}open/")
    assert page.locator("[data-local]").inner_text() == "Where you are: Sunday 20 June at 04:00 (America/New York)"


def test_without_script_dates_stand_and_nothing_that_could_be_false(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for event in ENTRIES:
        page.goto(f"{site}{event}/")
        assert page.locator("[data-state], [aria-current=time], [aria-current=date]").count() == 0
        words = page.locator("main").inner_text().lower()
        assert [one for one in ("upcoming", "past event", "under way", "open for", " now") if one in words] == []
    page.goto(f"{site}open/")
    assert "From 1 May 2027\nUntil 10 June 2027" in page.locator(".p-facts").inner_text()
    page.goto(f"{site}after/")
    links = page.locator(".p-gallery a").evaluate_all("all => all.map(one => one.href)")
    answers = [page.request.get(one) for one in links]
    assert [(one.status, one.headers["content-type"]) for one in answers] == [(200, "image/webp")] * 3
    context.close()


def test_twelve_days_of_seven_sessions_can_be_found_through(page: Page, site: str) -> None:
    # 11:20 in Köln: the third session of the third day is on.
    at(page, "2027-06-12T11:20+02:00", f"{site}long/")
    assert page.locator("[data-session]").count() == 84
    assert page.locator("[aria-current=time] .p-session__time").all_inner_texts() == ["11:00–11:45"]
    assert page.locator("[data-day][aria-current=date]").all_inner_texts() == ["12 Jun"]
    page.get_by_role("link", name="To what is on now").click()
    box = page.locator("#now").bounding_box()
    days = page.locator(".p-daynav").bounding_box()
    assert box
    assert days
    assert days["y"] + days["height"] <= box["y"] < 400
    page.locator("[data-day]").last.click()
    assert page.locator("#day-2027-06-21").is_visible()
    head = page.locator("#day-2027-06-21").bounding_box()
    assert head
    assert head["y"] >= days["height"]
    # In a break nothing is on.
    at(page, "2027-06-12T11:50+02:00", f"{site}long/")
    assert page.locator("[aria-current=time]").count() == 0
    assert not page.locator("[data-now-link]").is_visible()


def test_long_words_and_many_days_fit_a_narrow_screen(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    for event in ("long", "after", "open"):
        at(page, "2027-06-12T11:20+02:00", f"{site}{event}/")
        assert page.evaluate("document.documentElement.scrollWidth") == 320
    page.set_viewport_size({"width": 1280, "height": 800})


def order(page: Page) -> list[str]:
    """Give what stands in the main column, by its headings; a text without one by its words."""
    blocks = ".p-columns__main h2, .p-columns__main .p-prose"
    return page.locator(blocks).evaluate_all("all => all.map(one => one.textContent.trim())")


def test_afterwards_comes_first_when_it_is_over(page: Page, site: str) -> None:
    before = ["What is planned.", "Figures", "Pictures"]
    assert order(at(page, "2027-06-01T00:00+02:00", f"{site}after/")) == before
    assert order(at(page, "2027-06-12T00:00+02:00", f"{site}after/")) == ["Figures", "Pictures", "What is planned."]
    # A report says by itself that it is over: so it stands there without script, too.
    assert order(at(page, "2027-06-01T00:00+02:00", f"{site}reported/")) == [
        "News about this event",
        "What was planned.",
    ]


def test_pictures_can_be_looked_through_by_keyboard(page: Page, site: str) -> None:
    at(page, "2027-06-12T00:00+02:00", f"{site}after/")
    page.locator(".p-gallery a").first.focus()
    page.keyboard.press("Enter")
    viewer = page.get_by_role("dialog", name="Pictures")
    count, image = viewer.locator("[aria-live]"), viewer.locator("img")
    assert count.inner_text().startswith("1 of 3")
    assert count.text_content() == "1 of 3: First"
    assert viewer.locator("figcaption").inner_text() == "One"
    assert viewer.locator("button:focus").get_attribute("aria-label") == "Next picture"
    seen = []
    for key in ("ArrowRight", "Enter", "ArrowRight", "ArrowLeft", "Home", "End"):
        page.keyboard.press(key)
        seen.append(image.get_attribute("alt"))
    assert seen == ["Second", "Third", "First", "Third", "First", "Third"]
    assert not viewer.locator("figcaption").is_visible()
    page.add_script_tag(path=TESTS / "node_modules" / "axe-core" / "axe.min.js")
    assert page.evaluate("axe.run('dialog', {resultTypes: ['violations']}).then(found => found.violations)") == []
    # The focus stays in the dialog, and goes back to the picture that was seen last.
    for _ in range(6):
        page.keyboard.press("Tab")
        assert page.evaluate(
            "document.activeElement.closest('dialog') !== null || document.activeElement === document.body"
        )
    page.keyboard.press("Escape")
    assert page.get_by_role("dialog").count() == 0
    assert page.evaluate("document.activeElement.querySelector('img').alt") == "Third"


def test_pictures_can_be_swiped_and_left_by_a_click_beside_them(page: Page, site: str) -> None:
    at(page, "2027-06-12T00:00+02:00", f"{site}after/")
    page.locator(".p-gallery a").nth(1).click()
    image = page.locator("dialog img")
    for start, end, alt in ((700, 500, "Third"), (500, 700, "Second"), (600, 610, "Second")):
        page.mouse.move(start, 400)
        page.mouse.down()
        page.mouse.move(end, 405)
        page.mouse.up()
        assert image.get_attribute("alt") == alt
    assert page.evaluate("getComputedStyle(document.documentElement).overflowY") == "hidden"
    page.mouse.click(20, 500)
    assert page.get_by_role("dialog").count() == 0


def test_pictures_take_their_room_before_they_come(browser: Browser, site: str) -> None:
    page = browser.new_context(viewport={"width": 1280, "height": 800}).new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.route("**/*.webp", lambda route: route.abort())
    at(page, "2027-06-12T00:00+02:00", f"{site}after/")
    boxes = page.locator(".p-picture img, .p-gallery img").evaluate_all(
        "all => all.map(one => [one.loading, (one.offsetWidth / one.offsetHeight).toFixed(1), one.offsetWidth > 200])"
    )
    assert boxes == [["auto", "1.5", True], *[["lazy", "1.5", True]] * 3]
    # On such a screen the picture of the column is one of 960 pixels, those of the gallery are of 480.
    sizes = {url.rpartition("-")[2] for url in asked if url.endswith(".webp")}
    assert sizes == {"960.webp", "480.webp"}
    page.context.close()
