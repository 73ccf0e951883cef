"""The search in a real browser: what it asks for and when, what it finds, keys, focus, and what is said aloud."""

import functools
import gzip
import re
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from building import ROOT, TESTS, Quiet, Server, build
from playwright.sync_api import Browser, Page, Route, expect

AXE = TESTS / "node_modules" / "axe-core" / "axe.min.js"
FIXTURE = ROOT / "tests" / "site" / "fixture"
INDEXES = "assets/partnerships/search/"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    page = context.new_page()
    yield page
    context.close()


def opened(page: Page, address: str) -> Page:
    ready(page, address)
    page.keyboard.press("Control+k")
    expect(page.get_by_role("dialog", name="Search")).to_be_visible()
    return page


def ready(page: Page, address: str) -> None:
    page.goto(address)
    page.locator("dialog[data-started]").wait_for(state="attached")


def count_of(page: Page, *, different_from: int | None = None) -> int:
    status = page.get_by_role("dialog").get_by_role("status")
    expect(status).to_have_text(re.compile(r"^\d+ results?$"))
    if different_from is not None:
        expect(status).not_to_have_text(re.compile(rf"^{different_from} "))
    return int(status.inner_text().split()[0])


def ask(page: Page, words: str) -> None:
    page.get_by_role("textbox").fill(words)


def test_nothing_of_the_search_is_asked_for_before_it_is_used(page: Page, server: str, built_site: Path) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(server)))
    page.goto(f"{server}events/")
    page.wait_for_load_state("networkidle")
    assert asked
    # Neither Material's index nor its worker, which ships with the theme.
    assert [url for url in asked if INDEXES in url or "search_index" in url or "worker" in url] == []
    assert not (built_site / "search").exists()
    asked.clear()
    page.keyboard.press("Control+k")
    ask(page, "clusters meet")
    assert count_of(page) >= 10
    assert [url for url in asked if url.endswith(".json")] == [f"{INDEXES}index.json"]
    # Seven modules and an index of 200 entries. The icon of the tab comes whenever the browser likes.
    icons = page.locator("link[rel~=icon]").evaluate_all("all => all.map((one) => one.href)")
    of_search = [url for url in asked if server + url not in icons]
    sizes = [len(gzip.compress((built_site / url).read_bytes(), 9)) for url in of_search]
    assert sum(sizes) < 20_000


def test_few_results_bring_those_of_the_texts_by_one_block(page: Page, server: str) -> None:
    opened(page, f"{server}events/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(server)))
    ask(page, "iasi 2023")
    expect(page.get_by_role("dialog").get_by_text("in the text").first).to_be_visible()
    blocks = {url.partition("?")[0] for url in asked if f"{INDEXES}texts/" in url}
    assert 1 <= len(blocks) <= 2


def test_iasi_is_found_without_its_accents_and_shown_with_them(page: Page, server: str) -> None:
    opened(page, server)
    ask(page, "Iasi")
    rows = page.get_by_role("dialog").get_by_role("listitem")
    expect(rows.filter(has_text="Iași")).not_to_have_count(0)
    link = page.get_by_role("dialog").get_by_role("link", name="“Clusters meet regions” Exchange")
    assert link.locator("mark").all_inner_texts() == ["Iași"]
    note = "Exchange · 21–23 November 2023 · Iași, Romania · HempCluB"
    expect(link).to_contain_text(note)
    link.click()
    page.wait_for_url(f"{server}events/hempclub-iasi-2023/")


def test_facets_offer_what_is_there_and_narrow_it(page: Page, server: str) -> None:
    opened(page, server)
    ask(page, "clusters meet")
    every = count_of(page)
    type_of = page.get_by_role("combobox", name="Type")
    country = page.get_by_role("combobox", name="Country")
    offered = type_of.locator("option").all_inner_texts()
    assert offered[0] == "All types"
    counts = {name: int(count[:-1]) for name, _, count in (one.rpartition(" (") for one in offered[1:])}
    # An event counts as an event and as one of its kind.
    assert sum(count for name, count in counts.items() if not name.startswith("\u2003")) == every
    assert sum(count for name, count in counts.items() if name.startswith("\u2003")) == counts["Event"]
    type_of.select_option("news")
    assert count_of(page, different_from=every) == counts["News"]
    rows = page.get_by_role("dialog").get_by_role("listitem")
    assert all("News\N{NO-BREAK SPACE}· " in text for text in rows.all_inner_texts())
    type_of.select_option("")
    count_of(page, different_from=counts["News"])
    assert "Slovenia (1)" in country.locator("option").all_inner_texts()
    country.select_option("SI")
    assert count_of(page, different_from=every) == 1
    # The other facets count what is left.
    assert type_of.locator("option").all_inner_texts() == ["All types", "Event (1)", "\u2003Conference (1)"]
    # A choice that finds nothing any more is still there to be undone.
    ask(page, "hempclub prague")
    expect(page.get_by_role("status")).to_have_text("Nothing found")
    assert country.locator("option:checked").inner_text() == "Slovenia (0)"
    country.select_option("")
    expect(page.get_by_role("status")).not_to_have_text("Nothing found")


def test_everything_goes_by_keyboard_and_the_focus_comes_back(page: Page, server: str) -> None:
    ready(page, f"{server}events/")
    button = page.get_by_role("button", name="Search")
    button.focus()
    page.keyboard.press("Enter")
    field = page.get_by_role("textbox")
    expect(field).to_be_focused()
    held: list[Route] = []
    page.route("**/texts/*", lambda route: held.append(route))  # noqa: PLW0108 - playwright marks its handlers
    page.keyboard.type("iasi")
    links = page.get_by_role("dialog").get_by_role("link")
    expect(links.nth(2)).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    # What the texts add later does not take the focus away.
    page.wait_for_timeout(300)
    assert held
    for route in held:
        route.continue_()
    page.unroute("**/texts/*")
    expect(page.get_by_role("dialog").get_by_text("in the text").first).to_be_visible()
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(field).to_be_focused()
    # Who types on while a result has the focus, types into the field.
    page.keyboard.press("ArrowDown")
    page.keyboard.press("End")
    page.keyboard.type("s")
    expect(field).to_be_focused()
    expect(field).to_have_value("iasis")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(button).to_be_focused()
    page.keyboard.press("Control+k")
    expect(field).to_be_focused()
    page.keyboard.type("calculator")
    expect(links.first).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Clear")).to_be_focused()
    page.keyboard.press("Enter")
    expect(field).to_have_value("")
    page.keyboard.type("calculator")
    expect(links.first).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url(f"{server}calculator/")


def test_no_letter_alone_does_anything(page: Page, server: str) -> None:
    address = f"{server}handbook/first-event/"
    ready(page, address)
    for key in ("f", "s", "/", "n", "p", ".", "k"):
        page.keyboard.press(key)
        expect(page.get_by_role("dialog")).to_have_count(0)
        assert page.url == address


def test_a_key_opens_the_search_wherever_the_focus_is(page: Page, server: str) -> None:
    ready(page, f"{server}schemes/clusterxchange-2022/")
    for key in ("Control+k", "Meta+k", "Control+K"):
        page.locator("input[type=text]:visible, input[inputmode]:visible, select:visible").first.focus()
        page.keyboard.press(key)
        expect(page.get_by_role("dialog")).to_be_visible()
        expect(page.locator(".p-search__field")).to_have_value("")
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_have_count(0)


def test_what_is_found_is_said(page: Page, server: str) -> None:
    opened(page, server)
    status = page.get_by_role("status")
    expect(status).to_have_text("")
    ask(page, "zzzqqq")
    expect(status).to_have_text("Nothing found")
    expect(page.get_by_text("Try fewer words")).to_be_visible()
    expect(page.get_by_role("dialog").get_by_role("link", name="Partnerships")).to_be_visible()
    ask(page, "ajdovscina")
    expect(status).to_have_text("1 result")
    expect(page.get_by_text("Try fewer words")).to_be_hidden()


def test_thirty_results_are_shown_and_more_on_request(page: Page, server: str) -> None:
    opened(page, server)
    ask(page, "cluster")
    rows = page.locator(".p-search__rows > li")
    expect(rows).to_have_count(30)
    count = count_of(page)
    assert count > 60
    page.get_by_role("button", name=f"{count - 30} more").click()
    expect(rows).to_have_count(60)
    expect(rows.nth(30).get_by_role("link")).to_be_focused()


def test_the_texts_are_looked_through_on_request(page: Page, server: str) -> None:
    opened(page, server)
    ask(page, "hemp")
    few = count_of(page)
    assert few >= 10
    page.get_by_role("button", name="Look through the full texts too").click()
    assert count_of(page, different_from=few) > few
    expect(page.get_by_role("textbox")).to_be_focused()


def test_an_index_that_does_not_come_is_said_and_asked_for_again(page: Page, server: str) -> None:
    page.route("**/index.json", lambda route: route.abort())
    opened(page, server)
    retry = page.get_by_role("button", name="Try again")
    expect(retry).to_be_visible()
    page.unroute("**/index.json")
    page.get_by_role("textbox").fill("iasi")
    retry.click()
    expect(page.get_by_role("dialog").get_by_role("listitem").first).to_be_visible()
    expect(retry).to_be_hidden()


def test_an_address_can_ask(page: Page, server: str) -> None:
    page.goto(f"{server}404.html?q=iasi")
    expect(page.get_by_role("textbox")).to_have_value("iasi")
    expect(page.get_by_role("dialog").get_by_role("listitem").first).to_be_visible()


def test_without_script_there_is_no_button(browser: Browser, server: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(server)
    expect(page.locator("[data-search]")).to_be_hidden()
    expect(page.locator("dialog")).to_be_hidden()
    context.close()


@pytest.mark.parametrize(("colours", "width"), [pytest.param("light", 1440, marks=pytest.mark.slow), ("dark", 360)])
def test_axe_finds_nothing_in_the_open_dialog(browser: Browser, server: str, colours: str, width: int) -> None:
    scheme = "dark" if colours == "dark" else "light"
    context = browser.new_context(
        color_scheme=scheme, viewport={"width": width, "height": 740}, reduced_motion="reduce", bypass_csp=True
    )
    page = opened(context.new_page(), server)
    page.add_script_tag(path=AXE)
    for words, there in (("", "Try a name"), ("iasi", "in the text"), ("zzzqqq", "Try fewer words")):
        ask(page, words)
        expect(page.get_by_role("dialog").get_by_text(there).first).to_be_visible()
        found = page.evaluate("axe.run(document.querySelector('dialog'), {resultTypes: ['violations']})")
        nodes = [f"{one['id']}: {node['target']}" for one in found["violations"] for node in one["nodes"]]
        assert nodes == []
        assert page.evaluate("document.querySelector('dialog').scrollWidth") <= width
    context.close()


TITLE = "A <script>window.ran=1</script> & \"double\" 'single' <img src=x onerror=window.ran=2> title"


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    project = tmp_path_factory.mktemp("odd") / "project"
    shutil.copytree(FIXTURE, project)
    event = project / "events" / "2023" / "odd.yml"
    title = TITLE.replace("'", "''")
    event.write_text(
        f"title: '{title}'\nsummary: Odd.\ntype: workshop\nstart: 2023-05-05\nstatus: cancelled\n", "utf-8"
    )
    # Who still names Material's search is told that it is not used.
    config = project / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("plugins:\n", "plugins:\n  - search\n"), "utf-8")
    done = build(project, project.parent / "site")
    assert done.returncode == 0, done.stderr
    assert "the plugin `search` is switched off" in done.stderr
    assert "render: pages" not in done.stderr
    assert not (project.parent / "site" / "search").exists()
    handler = functools.partial(Quiet, directory=str(project.parent / "site"))
    with Server(("127.0.0.1", 0), handler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_address[1]}/"
        running.shutdown()


def test_a_title_is_text_and_what_is_cancelled_is_struck(page: Page, odd: str) -> None:
    opened(page, odd)
    ask(page, "window")
    link = page.get_by_role("dialog").get_by_role("listitem").get_by_role("link")
    expect(link).to_have_count(1)
    assert link.locator(".p-found__name").inner_text() == TITLE
    assert link.locator(".p-badge").inner_text() == "Cancelled"
    assert link.locator("s").inner_text() == "5 May 2023"
    assert page.evaluate("window.ran") is None
