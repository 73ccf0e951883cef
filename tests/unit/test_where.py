"""A command that is typed where no site is."""

from pathlib import Path

import pytest

from mkdocs_partnerships.cli import main
from mkdocs_partnerships.words import load_words

BARE = (
    "there is no {} here, so this is not the folder of a site — go to the folder where the site's mkdocs.yml lies "
    "(`cd FOLDER`), or name that file: `partnerships --config FOLDER/mkdocs.yml check`\n"
)


def said(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *call: str) -> str:
    monkeypatch.chdir(folder)
    assert main([*call]) == 2
    return capsys.readouterr().err


def test_says_where_the_site_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for folder in ("one site/events/2027", "empty"):
        (tmp_path / folder).mkdir(parents=True)
    assert said(tmp_path, monkeypatch, capsys, "check") == BARE.format("mkdocs.yml")
    (tmp_path / "one site" / "mkdocs.yml").touch()
    assert said(tmp_path, monkeypatch, capsys, "check") == (
        "there is no mkdocs.yml here, but there is one site/mkdocs.yml — type `cd 'one site'`, "
        "then `partnerships check` again\n"
    )
    assert said(tmp_path / "one site/events/2027", monkeypatch, capsys, "fix") == (
        "there is no mkdocs.yml here, but there is ../../mkdocs.yml — type `cd ../..`, then `partnerships fix` again\n"
    )
    assert said(tmp_path / "empty", monkeypatch, capsys, "check") == BARE.format("mkdocs.yml")
    assert said(tmp_path, monkeypatch, capsys, "--config", "empty/mkdocs.yml", "check") == BARE.format(
        "empty/mkdocs.yml"
    )
    # Of two sites nobody knows which one is meant.
    (tmp_path / "empty" / "mkdocs.yml").touch()
    assert (
        said(tmp_path, monkeypatch, capsys, "check", "--language", "it")
        == load_words("it")["project"]["no-site"].format(file="mkdocs.yml", command="check") + "\n"
    )
