"""The form at /admin/ in real Chromium, on a local repository: what it saves is what `partnerships check` wants.

The folder that an editor would choose is one of the browser's own file system, which needs no dialogue.
"""

import functools
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from building import ROOT, TESTS, Quiet, Server, build
from playwright.sync_api import Browser, Locator, Page

PICTURE = ROOT / "content" / "news" / "2023" / "rda-iasi-panel.png"
PACKAGE = TESTS / "node_modules" / "@sveltia" / "cms"

CHOOSES_A_FOLDER = """
window.showDirectoryPicker = async () => {
  for (const kind of [FileSystemDirectoryHandle, FileSystemFileHandle]) {
    kind.prototype.queryPermission = kind.prototype.requestPermission = async () => "granted";
  }
  return (await navigator.storage.getDirectory()).getDirectoryHandle("project", { create: true });
};
"""
WRITES = """async (files) => {
  const project = await (await navigator.storage.getDirectory()).getDirectoryHandle("project", { create: true });
  for (const [path, text] of Object.entries(files)) {
    const parts = path.split("/");
    const name = parts.pop();
    let folder = project;
    for (const part of parts) folder = await folder.getDirectoryHandle(part, { create: true });
    const stream = await (await folder.getFileHandle(name, { create: true })).createWritable();
    await stream.write(text);
    await stream.close();
  }
}"""
READS = """async () => {
  const files = {};
  const read = async (folder, way) => {
    for await (const [name, one] of folder.entries()) {
      if (one.kind === "directory") await read(one, `${way}${name}/`);
      else files[way + name] = [...new Uint8Array(await (await one.getFile()).arrayBuffer())];
    }
  };
  await read(await (await navigator.storage.getDirectory()).getDirectoryHandle("project"), "");
  return files;
}"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a copy of the fixture that asks for the form."""
    copy = Path(shutil.copytree(ROOT / "tests" / "site" / "fixture", tmp_path_factory.mktemp("form") / "project"))
    config = copy / "mkdocs.yml"
    text = config.read_text("utf-8")
    assert text.endswith("  - partnerships\n")
    config.write_text(text.replace("- partnerships", f"- partnerships: {{admin: {PACKAGE}}}"), "utf-8")
    return copy


@pytest.fixture(scope="module")
def site(project: Path) -> Path:
    done = build(project, project / "site")
    assert done.returncode == 0, done.stderr
    return project / "site"


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with Server(("127.0.0.1", 0), functools.partial(Quiet, directory=str(site))) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://localhost:{running.server_address[1]}/admin/"
        running.shutdown()


def entries(project: Path) -> dict[str, str]:
    files = [file for one in ("partnerships", "events", "content") for file in (project / one).rglob("*.yml")]
    return {file.relative_to(project).as_posix(): file.read_text("utf-8") for file in sorted(files)}


def field(page: Page, path: str) -> Locator:
    """Find a field of the form by its name; those further down come when one scrolls to them."""
    found = page.locator(f'section.field[data-key-path="{path}"]')
    form = page.locator("section.field").first
    form.wait_for()
    page.mouse.move(400, 500)
    # From the top, where the field is not there yet.
    for distance in (0, -100_000, *[250] * 60):
        if found.count():
            break
        page.mouse.wheel(0, distance)
        page.wait_for_timeout(60)
    there = page.locator("section.field").evaluate_all("all => all.map((one) => one.dataset.keyPath)")
    assert found.count(), f"no field {path} among {there}"
    found.scroll_into_view_if_needed()
    return found


def choose(page: Page, path: str, label: str) -> None:
    field(page, path).get_by_role("combobox").first.click()
    page.get_by_role("option", name=label).first.click()


def save(page: Page) -> None:
    page.get_by_role("button", name="Save").click()
    page.wait_for_url("**/collections/event")


def check(project: Path) -> tuple[int, str]:
    command = [str(Path(sys.executable).parent / "partnerships"), "check"]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout


def test_an_editor_makes_an_event_and_changes_one(project: Path, address: str, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 1440, "height": 1000})
    page.set_default_timeout(60_000)
    left: list[str] = []
    page.on("requestfinished", lambda one: left.append(one.url))
    page.add_init_script(CHOOSES_A_FOLDER)
    page.goto(f"{address}form.mjs")
    before = entries(project)
    page.evaluate(WRITES, {".git/HEAD": "ref: refs/heads/main\n", **before})
    page.goto(address)
    page.get_by_role("button", name="Work with Local Repository").click()
    page.wait_for_url("**/collections/**")

    page.goto(f"{address}#/collections/event/new")
    field(page, "title").locator("input").fill("Întâlnire la Iași: a day")
    field(page, "summary").locator("textarea").fill("What hemp can do, in one day.")
    choose(page, "type", "Workshop")
    field(page, "start").locator("input").fill("2028-05-04 09:30")
    # Few entries are offered as boxes, many in a list.
    field(page, "partnerships").get_by_role("checkbox").first.click()
    field(page, "part_of").get_by_role("radio", name="Exchange in Iași").click()
    field(page, "place").get_by_role("checkbox").click()
    field(page, "place.city").locator("input").fill("Iași")
    choose(page, "place.country", "Norway")
    field(page, "image").get_by_role("checkbox").first.click()
    field(page, "image.file").locator("input[type=file]").first.set_input_files(PICTURE)
    field(page, "image.alt").locator("input").fill("A panel of five people")
    save(page)

    page.goto(f"{address}#/collections/event/entries/2023/iasi")
    title = field(page, "title").locator("input")
    title.fill(f"{title.input_value()}, again")
    save(page)

    read = {name: bytes(content) for name, content in page.evaluate(READS).items()}
    page.close()
    picture = f"events/2028/{PICTURE.name}"
    assert read.pop(picture) == PICTURE.read_bytes()
    saved = {name: content.decode() for name, content in read.items()}
    # Nothing of it came from, or went to, another host.
    assert {one.split("/admin/")[0] for one in left if not one.startswith(("data:", "blob:"))} == {address[:-7]}
    made, changed = "events/2028/intalnire-la-iasi-a-day.yml", "events/2023/iasi.yml"
    del saved[".git/HEAD"]
    assert {name for name in saved if saved[name] != before.get(name)} == {made, changed}
    assert saved[made] == (
        "title: 'Întâlnire la Iași: a day'\nsummary: What hemp can do, in one day.\ntype: workshop\n"
        "start: 2028-05-04 09:30\npartnerships:\n  - alpha\npart_of: iasi\n"
        "place:\n  city: Iași\n  country: NO\n"
        f"image:\n  file: {PICTURE.name}\n  alt: A panel of five people\n  decorative: false\ndraft: false\n"
    )
    # What the form does not ask for stays: who receives the guests may be an id or a name.
    assert "\nhost: one\n" in saved[changed]
    assert "\norganisers:\n  - two\n  - name: Example & Sons\n    url: https://example.org/\n" in saved[changed]
    assert "\nseries: Meetings\n" in saved[changed]
    assert "again" in saved[changed].splitlines()[0]
    for name in (made, changed):
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        (project / name).write_text(saved[name], "utf-8")
    shutil.copy(PICTURE, project / picture)
    assert check(project) == (0, "")


def test_the_page_is_for_editors_only(site: Path) -> None:
    page = (site / "admin" / "index.html").read_text("utf-8")
    assert '<meta name="robots" content="noindex, nofollow">' in page
    assert "admin" not in (site / "sitemap.xml").read_text("utf-8")
    assert not [file for file in (site / "search").rglob("*") if file.is_file() and b"admin/" in file.read_bytes()]
    assert [file for file in site.rglob("*.html") if "/admin/" in file.read_text("utf-8")] == []
    assert list((site / "admin").rglob("*.map")) == []
