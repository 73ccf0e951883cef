"""Days of publication that are still to come."""

import datetime as dt
from pathlib import Path

import pytest
from project import EVENT, NEWS, write

from mkdocs_partnerships.cli import main
from mkdocs_partnerships.cli.early import early_problems
from mkdocs_partnerships.load import load_site
from mkdocs_partnerships.settings import Settings


def test_a_day_to_come_is_noticed(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "content/news/2027/later.yml": NEWS.replace("published: ", "published: 2027-03-04 09:30 # "),
            "content/news/2027/tomorrow.yml": NEWS.replace("published: ", "published: 2027-03-03 # "),
            "events/2027/early.yml": f"{EVENT}published: 2028-01-01\n",
            "events/2027/draft.yml": f"{EVENT}published: 2028-01-01\ndraft: true\n",
            "events/2027/none.yml": EVENT,
        },
    )
    site, problems = load_site(Settings(tmp_path))
    assert problems == []
    assert [(one.place.file, one.field, one.severity) for one in early_problems(site, dt.date(2027, 3, 2))] == [
        ("events/2027/early.yml", "published", "notice"),
        ("content/news/2027/later.yml", "published", "notice"),
    ]
    lines = (tmp_path / "events/2027/early.yml").read_text("utf-8").splitlines()
    first = next(early_problems(site, dt.date(2027, 3, 2)))
    assert lines[first.place.line - 1][first.place.column - 1 :] == "2028-01-01"
    assert list(early_problems(site, dt.date(2028, 1, 1))) == []


def test_the_check_says_it_and_refuses_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config = "site_name: A site\ntheme: {name: material}\ndocs_dir: content\nplugins: [partnerships]\n"
    write(
        tmp_path, {"mkdocs.yml": config, "content/index.md": "# A\n", "events/a.yml": f"{EVENT}published: 2099-01-01\n"}
    )
    assert main(["--config", str(tmp_path / "mkdocs.yml"), "check", "--strict", "--language", "ro"]) == 0
    line = EVENT.count("\n") + 1
    assert capsys.readouterr().out == (
        f"events/a.yml:{line}:12: notă: published: 2099-01-01 este abia în viitor, iar site-ul arată fișa de îndată "
        "ce este construit — corectați ziua, sau țineți fișa pe loc cu `draft: true` până atunci\n"
    )
