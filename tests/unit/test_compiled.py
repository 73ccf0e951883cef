"""Compiled templates, kept from one build to the next, and from one site to another."""

import sys
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader
from jinja2.ext import Extension

from mkdocs_partnerships.cache import Cache
from mkdocs_partnerships.compiled import CompiledTemplates, theme_folder

MINE = "one {{ 1 }}"
LISTS = theme_folder() / "lists"


class Builds:
    """Builds of sites that share an installation.

    Args:
        folder: where all of it lies.
    """

    def __init__(self, folder: Path) -> None:
        self.beside = folder / "__pycache__"
        self.installed = self.beside / f"templates-pages.{sys.implementation.cache_tag}"
        self.folder = folder
        self.code = b"the program"

    def begin(self, site: str = "site") -> CompiledTemplates:
        """Begin a build of a site in a new program."""
        return CompiledTemplates("pages", Cache(self.folder / site, pytest.fail), self.code, self.beside)

    def build(self, compiled: CompiledTemplates, name: str = "mine.html", **options: object) -> tuple[str, bool]:
        """Render a template in an environment of its own; tells too whether it was compiled for it."""
        made = []

        class Noted(Environment):
            """Notes what it compiles."""

            def _compile(self, source: str, filename: str) -> object:
                made.append(filename)
                return super()._compile(source, filename)  # type: ignore[no-untyped-call]

        folders = [self.folder, LISTS]
        env = Noted(loader=FileSystemLoader(folders), bytecode_cache=compiled, autoescape=True, **options)  # type: ignore[arg-type]
        rendered = env.get_template(name).render() if name == "mine.html" else str(env.get_template(name).name)
        compiled.save()
        return rendered, bool(made)


@pytest.fixture
def builds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Builds:
    """Give a site whose only template is its own."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    (tmp_path / "mine.html").write_text(MINE, "utf-8")
    return Builds(tmp_path)


def test_a_template_is_compiled_once_for_all_builds_of_a_program_and_for_later_ones(builds: Builds) -> None:
    compiled = builds.begin()
    assert builds.build(compiled) == ("one 1", True)
    assert builds.build(compiled) == ("one 1", False)
    assert builds.build(builds.begin()) == ("one 1", False)


def test_a_changed_template_is_compiled_anew_and_kept(builds: Builds) -> None:
    compiled = builds.begin()
    builds.build(compiled)
    for build in (compiled, builds.begin()):
        (builds.folder / "mine.html").write_text(f"two {{{{ 2 }}}} {build is compiled}", "utf-8")
        assert builds.build(build) == (f"two 2 {build is compiled}", True)
        assert builds.build(build) == (f"two 2 {build is compiled}", False)


def test_other_words_and_other_ways_of_reading_make_other_code(builds: Builds) -> None:
    compiled = builds.begin()
    builds.build(compiled)
    compiled.words = b"other"
    assert builds.build(compiled) == ("one 1", True)
    assert builds.build(compiled, variable_start_string="[[") == (MINE, True)
    assert builds.build(compiled, extensions=["jinja2.ext.do"]) == ("one 1", True)
    assert builds.build(compiled, extensions=["jinja2.ext.do"]) == ("one 1", False)


def test_other_code_of_the_program_makes_other_code(builds: Builds) -> None:
    builds.build(builds.begin())
    builds.build(builds.begin("other"), "scheme.html")
    builds.code = b"the program, changed"
    assert builds.build(builds.begin()) == ("one 1", True)
    assert builds.build(builds.begin("another"), "scheme.html") == ("scheme.html", True)


def test_what_another_plugin_has_a_say_in_is_not_kept(builds: Builds) -> None:
    class Marked(Extension):
        """Puts a word into every template."""

        def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002 - Jinja's
            return f"{source} marked"

    compiled = builds.begin()
    for _ in range(2):
        assert builds.build(compiled, extensions=[Marked]) == ("one 1 marked", True)
        assert builds.build(compiled, "scheme.html", extensions=[Marked]) == ("scheme.html", True)
        assert builds.build(compiled, finalize=lambda value: f"<{value}>") == ("one <1>", True)
    assert not builds.beside.exists()
    assert builds.build(builds.begin(), "mine.html") == ("one 1", True)


def test_what_is_installed_is_compiled_once_for_all_sites(builds: Builds) -> None:
    assert builds.build(builds.begin("one"), "scheme.html") == ("scheme.html", True)
    assert builds.build(builds.begin("two"), "scheme.html") == ("scheme.html", False)
    # The second site's own cache has it now, too.
    builds.installed.unlink()
    assert builds.build(builds.begin("two"), "scheme.html") == ("scheme.html", False)
    assert not builds.installed.exists()


def test_a_site_s_own_template_is_kept_with_it_alone(builds: Builds) -> None:
    builds.build(builds.begin("one"))
    assert not builds.beside.exists()
    assert builds.build(builds.begin("two")) == ("one 1", True)


def test_where_python_shall_leave_no_bytecode_none_is_left(builds: Builds, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert builds.build(builds.begin("one"), "scheme.html") == ("scheme.html", True)
    assert not builds.beside.exists()


def test_a_place_that_cannot_be_written_is_no_error(builds: Builds) -> None:
    builds.beside.write_text("", "utf-8")
    assert builds.build(builds.begin("one"), "scheme.html") == ("scheme.html", True)
    assert builds.build(builds.begin("one"), "scheme.html") == ("scheme.html", False)


@pytest.mark.parametrize("where", ["installed", "site"])
def test_broken_code_is_made_anew(builds: Builds, where: str) -> None:
    installed = where == "installed"
    builds.build(builds.begin("one"), "scheme.html")
    file = builds.installed if installed else builds.folder / "one" / "templates-pages"
    kept = Cache(file.parent, pytest.fail)
    edition = file.read_bytes()[15:31]
    kept.save(file.name, edition, {key: code[:-20] for key, code in kept.load(file.name, edition).items()})
    if not installed:
        builds.installed.unlink()
    site = "two" if installed else "one"
    assert builds.build(builds.begin(site), "scheme.html") == ("scheme.html", True)
    assert builds.build(builds.begin(site), "scheme.html") == ("scheme.html", False)
