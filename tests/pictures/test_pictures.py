"""Every kind of page and state, as it looks: on phones and desks, in the light and in the dark."""

import functools
import threading
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from building import Quiet, Server, build
from compared import DIFFERENCES, GOLDEN, agree, differing
from gallery_site import NOW, write_gallery
from PIL import Image, ImageDraw
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.golden

TALLEST = 3600
"""A picture shows so much of a page at the most, in CSS pixels."""


def nothing(_: Page) -> None:
    """Take the page as it opens."""


def search(page: Page) -> None:
    page.keyboard.press("Control+k")
    page.keyboard.type("exchange")
    page.get_by_role("dialog").get_by_role("listitem").first.wait_for()


def answer(page: Page) -> None:
    page.select_option("form [name=host_country]", "PT")
    page.fill("form [name=working_days]", "5")


def filtered(page: Page) -> None:
    page.locator("main").get_by_text("7 events").first.wait_for()


def viewer(page: Page) -> None:
    page.locator(".p-gallery a").first.click()
    page.get_by_role("dialog").wait_for()
    page.wait_for_load_state("networkidle")


PICTURES: dict[str, tuple[str, Callable[[Page], None]]] = {
    "home": ("", nothing),
    "events": ("events/", nothing),
    "events-year": ("events/archive/2025/", nothing),
    "events-filtered": ("events/?country=ro&attendance=in_person", filtered),
    "events-months": ("events/calendar/", nothing),
    "events-month": ("events/calendar/2027/04/", nothing),
    "events-map": ("events/map/", nothing),
    "event-before": ("events/before/", nothing),
    "event-by-invitation": ("events/invited/", nothing),
    "event-under-way": ("events/now/", nothing),
    "event-cancelled": ("events/cancelled/", nothing),
    "event-rescheduled": ("events/postponed/", nothing),
    "event-after": ("events/after/", nothing),
    "event-gallery": ("events/after/", viewer),
    "event-long-words": ("events/long/", nothing),
    "event-right-to-left": ("events/arabic/", nothing),
    "event-twelve-days": ("events/twelve/", nothing),
    "partnerships": ("partnerships/", nothing),
    "partnership": ("partnerships/alpha/", nothing),
    "partnership-bare": ("partnerships/bare/", nothing),
    "clusters": ("clusters/", nothing),
    "cluster-long-words": ("clusters/c0/", nothing),
    "news": ("news/", nothing),
    "news-item": ("news/report/", nothing),
    "schemes": ("schemes/", nothing),
    "scheme": ("schemes/lump/", nothing),
    "scheme-answered": ("schemes/lump/", answer),
    "search": ("events/", search),
    "subscribe": ("subscribe/", nothing),
    "data": ("data/", nothing),
    "figures": ("figures/", nothing),
    "prose": ("accounts/", nothing),
    "accessibility": ("accessibility/", nothing),
    "missing": ("404.html", nothing),
}

VIEWS = {
    "phone-light": (360, "light"),
    "desk-dark": (1440, "dark"),
    "phone-dark": (360, "dark"),
    "desk-light": (1440, "light"),
}


def views() -> Iterator[Any]:
    """Pair pages and views: each page in one of the first two views in every run, in the others when there is time."""
    for number, name in enumerate(PICTURES):
        often = list(VIEWS)[number % 2]
        for view in VIEWS:
            yield (name, view) if view == often else pytest.param(name, view, marks=pytest.mark.slow)


@pytest.fixture(scope="module")
def gallery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    project = tmp_path_factory.mktemp("pictures") / "project"
    write_gallery(project)
    site = project.parent / "site"
    done = build(project, site)
    assert done.returncode == 0, done.stderr
    handler = functools.partial(Quiet, directory=str(site))
    with Server(("127.0.0.1", 0), handler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_address[1]}/"
        running.shutdown()


@pytest.mark.parametrize(("name", "view"), list(views()))
def test_it_looks_as_it_did(browser: Browser, gallery: str, name: str, view: str) -> None:
    width, colours = VIEWS[view]
    context = browser.new_context(
        color_scheme="dark" if colours == "dark" else "light",
        viewport={"width": width, "height": 900},
        reduced_motion="reduce",
        locale="en-GB",
        timezone_id="Europe/Brussels",
    )
    page = context.new_page()
    page.clock.set_fixed_time(datetime.fromisoformat(NOW))
    address, act = PICTURES[name]
    page.goto(gallery + address)
    page.wait_for_load_state("networkidle")
    act(page)
    height = int(page.evaluate("document.documentElement.scrollHeight"))
    if act not in (search, viewer):
        page.set_viewport_size({"width": width, "height": min(height, TALLEST)})
    # Pictures further down come when the page grows.
    page.evaluate("Promise.all([...document.images].map((one) => { one.loading = 'eager'; return one.decode(); }))")
    picture = page.screenshot(animations="disabled", caret="hide")
    context.close()
    agree(f"{name}-{view}", picture)


def test_every_golden_picture_has_a_page() -> None:
    assert {file.stem for file in GOLDEN.iterdir()} == {f"{name}-{view}" for name in PICTURES for view in VIEWS}


def test_a_difference_is_seen_and_a_shift_of_little_is_not() -> None:
    def drawn(left: int, text: str = "Events") -> Image.Image:
        picture = Image.new("RGB", (360, 200), "#fff")
        ImageDraw.Draw(picture).text((left, 40), text, "#16212e", font_size=40)
        return picture

    assert differing(drawn(20), drawn(20)) == 0
    assert differing(drawn(20), drawn(21)) < 0.01
    assert differing(drawn(20), drawn(20, "News")) > 0.01
    assert differing(drawn(20), drawn(20).resize((360, 260))) == 1


def test_what_differs_is_not_kept() -> None:
    assert f"{DIFFERENCES.relative_to(Path(__file__).parents[2])}/" in (
        (Path(__file__).parents[2] / ".gitignore").read_text("utf-8")
    )
