"""Every field has its word in the sentences about changes."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from building import ROOT
from pydantic import BaseModel

from mkdocs_partnerships.changes.values import words_changed
from mkdocs_partnerships.cli import main
from mkdocs_partnerships.types import TYPES
from mkdocs_partnerships.types.parse import models_in
from mkdocs_partnerships.words import load_words


def fields(model: type[BaseModel]) -> Iterator[str]:
    for name, info in model.model_fields.items():
        yield name
        for inner in models_in(info.annotation):
            # The rules of schemes are told by the names of their lists only.
            if not inner.__module__.startswith("mkdocs_partnerships.rules"):
                yield from fields(inner)


def test_every_field_has_its_word() -> None:
    named = {name for one in TYPES for name in fields(one.model)} - {"id"}
    words = load_words()["changes"]["fields"]
    assert named - words.keys() == set()


def test_words_are_counted_whatever_their_order() -> None:
    assert words_changed("a b c", "c b a") == (0, 0)
    assert words_changed("a b", "b b d") == (2, 1)


def test_the_command_speaks_the_language_of_the_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = Path(shutil.copytree(ROOT / "tests" / "site" / "fixture", tmp_path / "project"))
    monkeypatch.chdir(copy)
    monkeypatch.setenv("LC_ALL", "ro_RO.UTF-8")
    assert main(["diff", str(ROOT / "tests" / "site" / "fixture")]) == 0
    assert capsys.readouterr().out == "Pentru cititori nu se schimbă nimic.\n"
    (copy / "content" / "news" / "report.yml").unlink()
    assert main(["diff", str(ROOT / "tests" / "site" / "fixture"), "--format", "markdown"]) == 0
    assert capsys.readouterr().out.startswith("### Adrese care nu ar mai duce nicăieri (1)\n")
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    assert main(["diff", str(ROOT / "tests" / "site" / "fixture"), "--format", "markdown"]) == 0
    assert capsys.readouterr().out.startswith("### Addresses that would break (1)\n")
    assert main(["diff", "nowhere", "--language", "it"]) == 2
    assert capsys.readouterr().err.startswith("nowhere: non c'è una revisione o una cartella con questo nome — ")
