"""Compiled templates, kept from one build to the next."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from mkdocs_partnerships.templates import CompiledTemplates


def rendered(folder: Path, compiled: CompiledTemplates) -> tuple[str, bool]:
    """Render a template as a build does, in an environment of its own; tells too whether it was compiled for it."""
    compiled.changed = False
    env = Environment(loader=FileSystemLoader(folder), bytecode_cache=compiled, autoescape=True)
    return env.get_template("a.html").render(), compiled.changed


def test_a_template_is_compiled_once_for_all_builds_of_a_program_and_for_later_ones(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("one {{ 1 }}", "utf-8")
    compiled = CompiledTemplates()
    assert rendered(tmp_path, compiled) == ("one 1", True)
    assert rendered(tmp_path, compiled) == ("one 1", False)
    assert rendered(tmp_path, CompiledTemplates(compiled.codes)) == ("one 1", False)


def test_a_changed_template_is_compiled_anew_and_kept(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("one {{ 1 }}", "utf-8")
    compiled = CompiledTemplates()
    rendered(tmp_path, compiled)
    for build in (compiled, CompiledTemplates(compiled.codes)):
        (tmp_path / "a.html").write_text(f"two {{{{ 2 }}}} {build is compiled}", "utf-8")
        assert rendered(tmp_path, build) == (f"two 2 {build is compiled}", True)
        assert rendered(tmp_path, build) == (f"two 2 {build is compiled}", False)


def test_broken_code_is_made_anew(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("one {{ 1 }}", "utf-8")
    compiled = CompiledTemplates()
    rendered(tmp_path, compiled)
    broken = CompiledTemplates({key: code[:-20] for key, code in compiled.codes.items()})
    assert rendered(tmp_path, broken) == ("one 1", True)
    assert rendered(tmp_path, broken) == ("one 1", False)
