"""The commands as an editor runs them, on a copy of the fixture with a mistake in it."""

import json
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from building import ROOT, build

BIN = Path(sys.executable).parent
FIXTURE = ROOT / "tests" / "site" / "fixture"
MISTAKE = ("end: 2023-11-23", "end: 2023-11-20")
SAID = "events/2023/iasi.yml:6:6: end: is before the start (2023-11-21 09:30) — correct one of the two"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FIXTURE, tmp_path / "project"))


def change(project: Path, old: str, new: str, file: str = "events/2023/iasi.yml") -> None:
    text = (project / file).read_text("utf-8")
    assert old in text
    (project / file).write_text(text.replace(old, new), "utf-8")


def run(project: Path, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(BIN / command[0]), *command[1:]], cwd=project, capture_output=True, text=True, check=False
    )


def test_check_is_content_with_the_fixture(project: Path) -> None:
    done = run(project, "partnerships", "check")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "No problems. Looked at: partnerships 1, clusters 2, events 3, news 2, schemes 1.\n"


def test_record_writes_the_list_that_check_and_build_hold_us_to(project: Path) -> None:
    first, again = (run(project, "partnerships", "record") for _ in range(2))
    assert (first.returncode, first.stdout) == (0, "")
    lines = (project / "published.txt").read_text("utf-8").splitlines()
    assert first.stderr == f"published.txt: {len(lines)} lines added\n"
    assert again.stderr == "published.txt: no lines added\n"
    (project / "events/2023/iasi.yml").rename(project / "events/2023/conference.yml")
    number = next(number for number, line in enumerate(lines, 1) if line.startswith("/events/iasi/"))
    refused = run(project, "partnerships", "record")
    assert refused.returncode == 1
    assert f"published.txt:{number}:1: /events/iasi/ was published, and no page stands there now" in refused.stdout
    assert (project / "published.txt").read_text("utf-8").splitlines() == lines
    built = build(project, project / "site")
    assert built.returncode == 1
    assert f"published.txt:{number}:1: /events/iasi/ was published" in built.stderr


def test_check_and_build_say_the_same(project: Path) -> None:
    change(project, *MISTAKE)
    checked = run(project, "partnerships", "check")
    assert (checked.returncode, checked.stdout) == (1, f"{SAID}\n")
    built = build(project, project / "site")
    assert built.returncode == 1
    assert f"ERROR   -  {SAID}\n" in built.stderr


def test_a_broken_entry_leaves_the_published_folder_as_it_was(project: Path) -> None:
    site = project / "site"
    assert build(project, site).returncode == 0
    before = {file: file.read_bytes() for file in site.rglob("*") if file.is_file()}
    change(project, *MISTAKE)
    assert build(project, site).returncode == 1
    assert {file: file.read_bytes() for file in site.rglob("*") if file.is_file()} == before


def test_all_problems_of_all_files_come_in_one_run(project: Path) -> None:
    change(project, *MISTAKE)
    change(project, "country: XK", "country: KOSOVO", "partnerships/clusters/two.yml")
    (project / "events" / "2027" / "Broken.yml").write_text("title: 'x\n", "utf-8")
    files = [line.split(":")[0] for line in run(project, "partnerships", "check").stdout.splitlines()]
    assert files == ["events/2023/iasi.yml", "events/2027/Broken.yml", "partnerships/clusters/two.yml"]


def test_the_page_can_be_edited_where_its_yaml_lies(project: Path) -> None:
    change(
        project,
        "docs_dir: content",
        "docs_dir: content\nrepo_url: https://forge.example.org/us/site\nedit_uri: edit/main/content/",
        "mkdocs.yml",
    )
    assert build(project, project / "site").returncode == 0
    page = (project / "site" / "events" / "iasi" / "index.html").read_text("utf-8")
    assert 'href="https://forge.example.org/us/site/edit/main/events/2023/iasi.yml"' in page


def test_anchors_of_generated_parts_are_known_to_who_looks_at_links(project: Path) -> None:
    (project / "content" / "fields.md").write_text("---\nshow: fields\n---\n\n# Fields\n", "utf-8")
    text = "# Links\n\n[there](fields.md#rules), [not there](fields.md#no-rules)\n"
    (project / "content" / "links.md").write_text(text, "utf-8")
    built = build(project, project / "site")
    assert built.returncode == 0, built.stderr
    assert re.findall("link '(fields.md#[^']*)'", built.stderr) == ["fields.md#no-rules"]


def test_a_draft_of_a_scheme_is_not_published_and_breaks_nothing(project: Path) -> None:
    schemes = project / "content" / "schemes"
    text = (schemes / "lump.yml").read_text("utf-8")
    (schemes / "next.yml").write_text(f"draft: true\n{text.replace('A lump sum', 'The next lump sum')}", "utf-8")
    (schemes / "own.yml").write_text("title: Own words\nextends: next\n", "utf-8")
    built = build(project, project / "site")
    assert built.returncode == 0, built.stderr
    published = {folder.name for folder in (project / "site" / "schemes").iterdir() if folder.is_dir()}
    assert published == {"archive", "lump", "own"}
    pages = [file.read_text("utf-8") for file in (project / "site").rglob("*.html")]
    assert [page for page in pages if "The next lump sum" in page] == []


def test_an_old_address_leads_to_the_new_one(project: Path) -> None:
    assert build(project, project / "site").returncode == 0
    page = (project / "site" / "events" / "older-name" / "index.html").read_text("utf-8")
    assert '<meta http-equiv="refresh" content="0; url=../../events/iasi/">' in page
    assert '<link rel="canonical" href="https://example.org/sub/path/events/iasi/">' in page


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ("timezone: Europe/Bukarest", '"Europe/Bukarest" is no time zone. Did you mean "Europe/Bucharest"?'),
        ("language: xx", "Expected one of: ('en',) but received: 'xx'"),
        ("funding: {programme: COSME}", "statement: is missing — add a line such as `statement: …`"),
        (
            "security: {contact: x}",
            'contact[1]: "x" is no mail address — write one such as `office@example.org`; expires: is missing',
        ),
        ("timezones: UTC", "Unrecognised configuration name: timezones"),
    ],
)
def test_a_wrong_option_is_named(project: Path, options: str, said: str) -> None:
    change(project, "  - partnerships\n", f"  - partnerships: {{{options}}}\n", "mkdocs.yml")
    built = build(project, project / "site")
    assert built.returncode == 1
    assert said in built.stderr
    assert "Traceback" not in built.stderr


def test_calculate_explains_itself(project: Path) -> None:
    given = ["--given", "host_country=PT", "--given", "working_days=4"]
    answer = json.loads(run(project, "partnerships", "calculate", "lump", *given, "--json").stdout)
    assert (answer["eligible"], answer["amount"], answer["status"]) == (None, "390.00", "stated")
    assert [(step["before"], step["after"]) for step in answer["steps"]] == [("0.00", "780.00"), ("780.00", "390.00")]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ["lumb"],
            'there is no scheme with the id "lumb". Did you mean "lump"? — write the name of its file without `.yml`\n',
        ),
        (
            ["lump", "--given", "working_days=x"],
            'working_days: "x" is no whole number — write digits only, such as 5\n',
        ),
        (["lump", "--given", "days"], "days: has no answer — write it behind a sign of equality, such as `days=…`\n"),
    ],
)
def test_a_question_that_cannot_be_read_is_named(project: Path, arguments: list[str], said: str) -> None:
    done = run(project, "partnerships", "calculate", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert "Traceback" not in done.stderr


class Preview:
    """`mkdocs serve` on a free port of loopback."""

    def __init__(self, project: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.log = project.parent / "serve.log"
        with self.log.open("w") as log:
            command = [str(BIN / "mkdocs"), "serve", "--dev-addr", f"127.0.0.1:{self.port}"]
            self.process = subprocess.Popen(command, cwd=project, stdout=log, stderr=log)

    def wait_for(self, path: str, words: str, seconds: float = 30) -> None:
        """Wait until a page says some words."""
        end = time.monotonic() + seconds
        page = ""
        while time.monotonic() < end:
            assert self.process.poll() is None, self.log.read_text()
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/sub/path/{path}") as answer:
                    page = answer.read().decode()
            except (urllib.error.URLError, ConnectionError):
                page = ""
            if words in page:
                return
            time.sleep(0.1)
        raise AssertionError(f"{path} never said {words!r}\n{self.log.read_text()}")

    def wait_for_log(self, words: str, seconds: float = 30) -> None:
        """Wait until the terminal shows some words."""
        end = time.monotonic() + seconds
        while words not in self.log.read_text():
            assert time.monotonic() < end, self.log.read_text()
            time.sleep(0.1)


@pytest.fixture
def preview(project: Path) -> Iterator[Preview]:
    running = Preview(project)
    yield running
    running.process.terminate()
    running.process.wait(10)


def test_the_preview_follows_every_change_and_survives_a_mistake(project: Path, preview: Preview) -> None:
    preview.wait_for("events/iasi/", "Exchange in Iași")
    change(project, "Exchange in Iași", "A changed title in Iași")
    preview.wait_for("events/iasi/", "A changed title in Iași")
    change(project, *MISTAKE)
    preview.wait_for_log(SAID)
    change(project, MISTAKE[1], MISTAKE[0])
    change(project, "A changed title", "A mended title")
    preview.wait_for("events/iasi/", "A mended title in Iași")
