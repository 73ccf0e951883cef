"""`partnerships check` as a call of the command: its formats, its languages, its exit status."""

import json
import re
from argparse import ArgumentParser
from pathlib import Path

import pytest
from project import EVENT, write

from mkdocs_partnerships.cli import main
from mkdocs_partnerships.cli.check import CHECK
from mkdocs_partnerships.cli.formats import FORMATS

CONFIG = "site_name: A site\ntheme: {name: material}\ndocs_dir: content\nplugins: [partnerships]\n"
LOOKED_AT = "partnerships 0, clusters 0, events 1, news 0, schemes 0"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "GITHUB_WORKSPACE"):
        monkeypatch.delenv(name, raising=False)
    write(tmp_path, {"mkdocs.yml": CONFIG, "content/index.md": "# A site\n", "events/iasi.yml": EVENT})
    return tmp_path


def test_every_option_and_format_stands_in_the_handbook() -> None:
    page = (Path(__file__).parents[2] / "content" / "handbook" / "check.md").read_text("utf-8")
    parser = ArgumentParser(add_help=False)
    CHECK.arguments(parser)
    options = set(re.findall(r"^  (--\w+)", parser.format_help(), re.MULTILINE))
    assert set(re.findall(r"^## `(--\w+)`$", page, re.MULTILINE)) == options
    assert re.findall(r"^### `(\w+)`$", page, re.MULTILINE) == list(FORMATS)


def check(project: Path, *options: str) -> int:
    return main(["--config", str(project / "mkdocs.yml"), "check", *options])


def test_nothing_to_say(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(project, "--strict") == 0
    assert tuple(capsys.readouterr()) == ("", f"No problems. Looked at: {LOOKED_AT}.\n")


def test_a_warning_fails_a_strict_check_only(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(project, {"events/iasi.yml": EVENT.replace("Clusters meet", "Meeting #4")})
    assert check(project) == 0
    out, err = capsys.readouterr()
    assert out.startswith("events/iasi.yml:1:16: warning: title: `#4` is left out, because")
    assert err == f"Errors: 0. Warnings: 1. Looked at: {LOOKED_AT}.\n"
    assert check(project, "--strict") == 1


def test_errors_in_every_format(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(project, {"events/iasi.yml": f"{EVENT}end: 2023-11-20\n"})
    assert check(project) == 1
    assert capsys.readouterr().out == (
        "events/iasi.yml:5:6: end: is before the start (2023-11-21) — correct one of the two\n"
    )
    assert check(project, "--format", "json") == 1
    told = json.loads(capsys.readouterr().out)
    assert (told["errors"], told["problems"][0]["code"]) == (1, "end-before-start")
    assert check(project, "--format", "github") == 1
    assert capsys.readouterr().out.startswith("::error file=events/iasi.yml,line=5,col=6,title=end::is before")
    assert check(project, "--format", "sarif") == 1
    assert json.loads(capsys.readouterr().out)["runs"][0]["results"][0]["ruleId"] == "end-before-start"


def test_the_language_is_asked_for_or_that_of_the_environment(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    write(project, {"events/iasi.yml": f"{EVENT}end: 2023-11-20\n"})
    monkeypatch.setenv("LANG", "ro_RO.UTF-8")
    assert check(project) == 1
    out, err = capsys.readouterr()
    assert out == ("events/iasi.yml:5:6: end: este înainte de început (2023-11-21) — corectați una dintre cele două\n")
    assert err == (
        "Erori: 1. Avertismente: 0. Verificate: parteneriate 0, clustere 0, evenimente 1, știri 0, scheme 0.\n"
    )
    assert check(project, "--language", "en") == 1
    assert capsys.readouterr().out.endswith("is before the start (2023-11-21) — correct one of the two\n")
    with pytest.raises(SystemExit):
        check(project, "--language", "tlh")
