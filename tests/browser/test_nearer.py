"""A list that was cut among events to come says so, instead of showing the wrong ones as the next."""

import datetime as dt
import functools
import threading
from collections.abc import Iterator

import pytest
from building import Quiet, Server, build
from playwright.sync_api import Browser

MANY = 460
FIRST = dt.date(2027, 1, 1)


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a site with more announced events than a list shows."""
    project = tmp_path_factory.mktemp("full")
    for folder in ("events", "content"):
        (project / folder).mkdir()
    for number in range(MANY):
        day = FIRST + dt.timedelta(days=number)
        text = f"title: Event {number}\nsummary: S.\ntype: other\nstart: {day}\n"
        (project / f"events/e{number}.yml").write_text(text, "utf-8")
    (project / "mkdocs.yml").write_text(
        "site_name: Full\ndocs_dir: content\ntheme: material\nplugins: [partnerships]\n", "utf-8"
    )
    done = build(project, project / "site")
    assert done.returncode == 0, done.stderr
    with Server(("127.0.0.1", 0), functools.partial(Quiet, directory=str(project / "site"))) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_address[1]}/"
        running.shutdown()


def test_a_cut_list_that_is_all_to_come_says_where_nearer_ones_are(browser: Browser, full: str) -> None:
    page = browser.new_page()
    page.clock.set_fixed_time("2027-01-02T12:00:00Z")
    page.goto(f"{full}events/")
    assert page.locator("[data-upcoming] > ol > li:visible").count() == 400
    page.locator("[data-nearer] a").click()
    assert page.url == f"{full}events/archive/2027/"
    page.goto(full)
    # Three of them would not be the next three: none is shown.
    assert page.locator("[data-upcoming] > ol > li:visible").count() == 0
    assert page.locator("[data-nearer]").is_visible()
    assert page.locator("[data-split] > [data-none]").is_hidden()
    page.close()


def test_a_cut_list_with_past_events_shows_the_next(browser: Browser, full: str) -> None:
    page = browser.new_page()
    page.clock.set_fixed_time("2028-03-30T12:00:00Z")
    page.goto(full)
    next_titles = page.locator("[data-upcoming] > ol > li:visible h3").all_inner_texts()
    assert next_titles == ["Event 454", "Event 455", "Event 456"]
    assert page.locator("[data-nearer]").is_hidden()
    page.close()
