"""Problems as people, programs, GitHub and readers of SARIF get them."""

import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from project import write

from mkdocs_partnerships.cli.formats import FORMATS, Told, as_github, as_json, as_sarif, as_text
from mkdocs_partnerships.problems import Place, Problem, problem

ROOT = Path(__file__).parents[2]
SCHEMA = ROOT / "tests" / "node_modules" / "@microsoft" / "jest-sarif" / "lib" / "schemas" / "sarif-2.1.0-rtm.5.json"

END = problem(Place("events/iași 1.yml", 2, 6), "end-before-start", path=("end",), start="2023-11-21")
TAB = problem(Place("events/iași 1.yml", 3, 1), "tab")
SOON = Problem(Place("mkdocs.yml", 9, 4), "security.expires", "security-expires", "100 %: soon,\nvery soon", "notice")
HERE = problem(Place("events/a,b.yml", 5, 3), "link-says-little", path=("body",), severity="warning", value="here")


def told(tmp_path: Path, *problems: Problem, columns: int = 0, language: str = "en") -> Told:
    return Told(problems, language, tmp_path, columns)


def test_without_a_terminal_there_is_a_line_for_each(tmp_path: Path) -> None:
    assert as_text(told(tmp_path, END, TAB)) == f"{END}\n{TAB}\n"
    assert as_text(told(tmp_path)) == ""


def test_a_terminal_shows_the_line_and_a_caret_beneath(tmp_path: Path) -> None:
    write(tmp_path, {"events/iași 1.yml": "title: A\r\nend: 2023-11-20\r\n\ttabs: x\r\n"})
    assert as_text(told(tmp_path, END, TAB, columns=80)) == (
        f"{END}\n    2 | end: 2023-11-20\n      |      ^\n{TAB}\n    3 | \\ttabs: x\n      | ^\n"
    )


def excerpt(tmp_path: Path, line: str, column: int, columns: int = 40) -> list[str]:
    write(tmp_path, {"a.yml": line})
    return as_text(told(tmp_path, problem(Place("a.yml", 1, column), "empty", path=("x",)), columns=columns)).split(
        "\n"
    )[1:-1]


def test_the_caret_stands_beneath_wide_and_composed_letters(tmp_path: Path) -> None:
    assert excerpt(tmp_path, "x: 東京 y", 7) == ["    1 | x: 東京 y", "      |         ^"]
    assert excerpt(tmp_path, "x: Ias\u0326i y", 9) == ["    1 | x: Ias\u0326i y", "      |        ^"]


def test_of_a_long_line_the_place_is_shown(tmp_path: Path) -> None:
    line, caret = excerpt(tmp_path, "x: " + "abcdefghi " * 30, 204)
    assert (len(line), line[caret.index("^")]) == (39, "a")
    assert line.startswith("    1 | …")
    assert line.endswith("…")


def test_signs_that_move_the_cursor_are_spelt(tmp_path: Path) -> None:
    assert excerpt(tmp_path, "x: \x1b[2J y", 4) == ["    1 | x: \\x1b[2J y", "      |    ^"]


@pytest.mark.parametrize(
    "place", [Place("a.yml", 1, 1), Place("gone.yml", 1, 2), Place("a.yml", 9, 2), Place(".", 1, 2)]
)
def test_where_no_line_is_meant_or_none_can_be_shown_none_is(tmp_path: Path, place: Place) -> None:
    write(tmp_path, {"a.yml": "x: y\n"})
    one = problem(place, "empty-file")
    assert as_text(told(tmp_path, one, columns=80)) == f"{one}\n"


@given(st.text(), st.integers(1, 200), st.integers(1, 300))
def test_any_line_fits_the_terminal(tmp_path_factory: pytest.TempPathFactory, line: str, at: int, columns: int) -> None:
    folder = tmp_path_factory.getbasetemp()
    (folder / "a.yml").write_bytes(line.encode("utf-8", "surrogatepass"))
    shown = as_text(told(folder, problem(Place("a.yml", 1, at), "empty", path=("x",)), columns=columns))
    assert shown.count("\n") in {1, 3}
    assert all(one.isprintable() for one in shown.split("\n"))


def test_json_says_everything(tmp_path: Path) -> None:
    assert json.loads(as_json(told(tmp_path, END, HERE, SOON))) == {
        "language": "en",
        "errors": 1,
        "warnings": 1,
        "problems": [
            {
                "file": "events/iași 1.yml",
                "line": 2,
                "column": 6,
                "field": "end",
                "code": "end-before-start",
                "severity": "error",
                "message": "is before the start (2023-11-21) — correct one of the two",
            },
            {
                "file": "events/a,b.yml",
                "line": 5,
                "column": 3,
                "field": "body",
                "code": "link-says-little",
                "severity": "warning",
                "message": HERE.text,
            },
            {
                "file": "mkdocs.yml",
                "line": 9,
                "column": 4,
                "field": "security.expires",
                "code": "security-expires",
                "severity": "notice",
                "message": SOON.text,
            },
        ],
    }


def test_github_reads_its_own_signs_escaped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GITHUB_WORKSPACE", raising=False)
    assert as_github(told(tmp_path, END, TAB, SOON)) == (
        "::error file=events/iași 1.yml,line=2,col=6,title=end::is before the start (2023-11-21) — correct one of "
        "the two\n"
        "::error file=events/iași 1.yml,line=3,col=1,title=tab::here stands a tab — indent with spaces, two for each "
        "level\n"
        "::notice file=mkdocs.yml,line=9,col=4,title=security.expires::100 %25: soon,%0Avery soon\n"
    )
    said = as_github(told(tmp_path, HERE))
    assert said.startswith("::warning file=events/a%2Cb.yml,line=5,col=3,title=body::the link")


def test_github_finds_a_project_in_a_folder_of_the_checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path))
    write(tmp_path, {"site/mkdocs.yml": ""})
    assert as_github(told(tmp_path / "site", TAB)).startswith("::error file=site/events/iași 1.yml,line=3,")
    assert as_github(told(tmp_path, TAB)).startswith("::error file=events/iași 1.yml,line=3,")
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path / "site"))
    assert as_github(told(tmp_path, TAB)).startswith("::error file=events/iași 1.yml,line=3,")


def test_sarif_is_what_its_schema_wants(tmp_path: Path) -> None:
    schema = json.loads(SCHEMA.read_text("utf-8"))
    log = json.loads(as_sarif(told(tmp_path, END, TAB, HERE, SOON)))
    jsonschema.validate(log, schema)
    jsonschema.validate(json.loads(as_sarif(told(tmp_path))), schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**log, "version": "2"}, schema)
    (run,) = log["runs"]
    assert [one["id"] for one in run["tool"]["driver"]["rules"]] == [
        "end-before-start",
        "link-says-little",
        "security-expires",
        "tab",
    ]
    assert [(one["ruleId"], one["ruleIndex"], one["level"]) for one in run["results"]] == [
        ("end-before-start", 0, "error"),
        ("tab", 3, "error"),
        ("link-says-little", 1, "warning"),
        ("security-expires", 2, "note"),
    ]
    first = run["results"][0]
    assert first["message"] == {"text": f"end: {END.text}"}
    assert first["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "events/ia%C8%99i%201.yml", "uriBaseId": "%SRCROOT%"},
                "region": {"startLine": 2, "startColumn": 6},
            }
        }
    ]


@pytest.mark.parametrize("name", FORMATS)
def test_a_name_that_is_no_text_is_spelt(name: str, tmp_path: Path) -> None:
    one = problem(Place("events/\udce9.yml", 1, 1), "file-name", name="\udce9")
    FORMATS[name](told(tmp_path, one, columns=80)).encode()
