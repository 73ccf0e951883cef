import json
from pathlib import Path

import pytest
from building import ROOT

from mkdocs_partnerships.cli import main

CONFIG = str(ROOT / "tests" / "site" / "fixture" / "mkdocs.yml")


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    status = main(["--config", CONFIG, "schema", *words])
    printed = capsys.readouterr()
    return status, printed.out, printed.err


def test_prints_the_schema_of_a_type(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "news")
    assert (status, out) == (0, (ROOT / "plugins" / "schemas" / "news.json").read_text("utf-8"))
    _, with_ids, _ = run(capsys, "news", "--ids")
    assert json.loads(with_ids)["properties"]["partnerships"]["items"] == {"enum": ["alpha"]}


def test_writes_all_of_them_and_prints_what_an_editor_must_be_told(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    status, out, _ = run(capsys, "--out", str(tmp_path / "made"))
    assert status == 0
    names = ["cluster.json", "event.json", "news.json", "partnership.json", "scheme.json"]
    assert sorted(one.name for one in (tmp_path / "made").iterdir()) == names
    assert list(json.loads(out)["yaml.schemas"].values()) == [
        "partnerships/*.yml",
        "partnerships/clusters/*.yml",
        "events/**/*.yml",
        "content/news/**/*.yml",
        "content/schemes/*.yml",
    ]


@pytest.mark.parametrize("words", [(), ("evnt",), ("event", "--out", "made")])
def test_a_call_that_names_no_type_or_two_things_is_not_understood(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    known = "partnership, cluster, event, news, scheme"
    said = f"name a type ({known}), or a folder for the schemas of all types (--out FOLDER)\n"
    assert run(capsys, *words) == (2, "", said)
