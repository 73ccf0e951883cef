"""A small site, compiled and built: what comes out is the golden files', letter for letter."""

from pathlib import Path

import pytest
from building import build
from golden import agree

from mkdocs_partnerships.compile import Result, compile_site
from mkdocs_partnerships.mkdocs_plugin import settings_of

HERE = Path(__file__).parent
FIXTURE = HERE / "fixture"
GOLDEN = HERE / "golden"

pytestmark = pytest.mark.golden


@pytest.fixture(scope="module")
def result() -> Result:
    return compile_site(settings_of(str(FIXTURE / "mkdocs.yml")))


def test_the_fixture_has_no_problem(result: Result) -> None:
    assert result.problems == ()


def test_these_pages_and_files_are_made(result: Result) -> None:
    pages = [f"{page.address} {page.kind} {page.title}\n" for page in result.pages]
    files = [f"{file.address}\n" for file in result.files]
    agree(GOLDEN / "addresses.txt", "".join(["# pages\n", *pages, "# files\n", *files]))


def test_each_page_is_this(result: Result) -> None:
    for page in result.pages:
        agree(GOLDEN / "pages" / f"{page.address.strip('/').replace('/', '.')}.html", page.render())


def made(result: Result) -> dict[str, bytes]:
    """Give the texts that are made, not copied: no modules of ours, nothing that lies beside an entry, no pictures."""
    copied = {file.address for file in result.site.files.values()}
    return {
        file.address.replace("/", "."): file.content()
        for file in result.files
        if file.address not in copied and not file.address.startswith("assets/") and not file.address.endswith(".webp")
    }


def test_each_made_file_is_this(result: Result) -> None:
    for name, content in made(result).items():
        agree(GOLDEN / "files" / name, content.decode())


def test_no_golden_file_is_left_over(result: Result) -> None:
    pages = {f"{page.address.strip('/').replace('/', '.')}.html" for page in result.pages}
    assert {file.name for file in (GOLDEN / "pages").iterdir()} == pages
    assert {file.name for file in (GOLDEN / "files").iterdir()} == made(result).keys()


def test_the_engine_publishes_this(tmp_path: Path) -> None:
    done = build(FIXTURE, tmp_path / "site")
    assert done.returncode == 0, done.stderr
    published = sorted(file.relative_to(tmp_path / "site").as_posix() for file in (tmp_path / "site").rglob("*"))
    # Material's own files carry a hash of their content in their names and are not ours.
    ours = [
        name for name in published if not name.startswith(("assets/images", "assets/javascripts", "assets/stylesheets"))
    ]
    agree(GOLDEN / "published.txt", "".join(f"{name}\n" for name in ours))
    for page in ("events/iasi", "events/moved"):
        agree(
            GOLDEN / "whole" / f"{page.replace('/', '.')}.html",
            (tmp_path / "site" / page / "index.html").read_text("utf-8"),
        )
    agree(GOLDEN / "whole" / "sitemap.xml", (tmp_path / "site" / "sitemap.xml").read_text("utf-8"))


def test_nothing_hidden_leaks(result: Result) -> None:
    everything = "".join([*(page.render() for page in result.pages), *map(bytes.decode, made(result).values())])
    # The fixture holds a draft and a join link that is not public; one that is public shows that the search works.
    assert "public-join-link" in everything
    assert "secret-join-link" not in everything
    assert "A draft that nobody may see" not in everything
    assert "events/hidden/" not in everything
