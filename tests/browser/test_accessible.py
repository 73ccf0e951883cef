"""What axe-core and the Nu Html Checker say of every kind of page."""

import json
import subprocess
from pathlib import Path

import pytest
from building import TESTS
from playwright.sync_api import Browser
from test_private import KINDS

AXE = TESTS / "node_modules" / "axe-core" / "axe.min.js"
VNU = TESTS / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
VIEWS = [("light", 1440), ("dark", 360)]


@pytest.mark.parametrize(("colours", "width"), VIEWS)
@pytest.mark.parametrize("address", KINDS)
def test_axe_finds_nothing(browser: Browser, server: str, address: str, colours: str, width: int) -> None:
    scheme = "dark" if colours == "dark" else "light"
    context = browser.new_context(
        color_scheme=scheme, viewport={"width": width, "height": 900}, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(server + address)
    page.wait_for_load_state("networkidle")
    page.add_script_tag(path=AXE)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    nodes = [
        f"{one['id']}: {node['target']} {node['failureSummary']}"
        for one in found["violations"]
        for node in one["nodes"]
    ]
    assert found["passes"] or found["testEngine"]
    assert nodes == []
    context.close()


@pytest.mark.parametrize("width", [320, 360])
@pytest.mark.parametrize("address", KINDS)
def test_no_page_is_wider_than_a_phone(browser: Browser, server: str, address: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    page.goto(server + address)
    assert page.evaluate("document.documentElement.scrollWidth") == width
    context.close()


def test_the_nu_html_checker_finds_nothing(built_site: Path) -> None:
    pages = sorted(str(file) for file in built_site.rglob("*.html"))
    command = ["java", "-Xss4m", "-jar", str(VNU), "--format", "json", "--stdout", "--skip-non-html", *pages]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    messages = json.loads(done.stdout)["messages"]
    shown = [f"{one['url'].removeprefix(f'file:{built_site}')}: {one['message']}" for one in messages]
    assert len(pages) > 150
    assert sorted(set(shown)) == []
