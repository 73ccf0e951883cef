"""The repairs, by their cases: tests/cases/fix/<type>-<name>/before.yml becomes after.yml, and left.txt is said."""

import os
import pty
import select
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from building import ROOT
from hypothesis import given, settings
from hypothesis import strategies as st

from mkdocs_partnerships.cli import main
from mkdocs_partnerships.repairs import REPAIRS
from mkdocs_partnerships.repairs.letters import mend
from mkdocs_partnerships.repairs.mending import Mended, Mender
from mkdocs_partnerships.source import read
from mkdocs_partnerships.source.scalars import scalars
from mkdocs_partnerships.types import TYPES

CASES = Path(__file__).parents[1] / "cases" / "fix"
MODELS = {one.model.type_name: one.model for one in TYPES}


def mended(case: str, raw: bytes) -> Mended:
    return Mender(MODELS[case.partition("-")[0]]).mend("entry.yml", raw)


@pytest.mark.parametrize("case", sorted(one.name for one in CASES.iterdir() if one.is_dir()))
def test_a_case(case: str) -> None:
    before, after = ((CASES / case / name).read_bytes() for name in ("before.yml", "after.yml"))
    said = CASES / case / "left.txt"
    result = mended(case, before)
    assert result.raw.decode() == after.decode()
    assert [str(one) for one in result.left] == (said.read_text("utf-8").splitlines() if said.is_file() else [])
    assert bool(result.done) == (before != after)
    again = mended(case, result.raw)
    assert (again.raw, dict(again.done), again.left) == (result.raw, {}, result.left)


def test_every_repair_has_a_case() -> None:
    done: Counter[str] = Counter()
    for case in CASES.iterdir():
        if case.is_dir():
            done += mended(case.name, (CASES / case / "before.yml").read_bytes()).done
    # Pieces of another page are named only; test_a_case holds what is said of them.
    assert {one.name for one in REPAIRS} - set(done) == {"furniture"}


def broken(text: str, encoding: str) -> str:
    """Read UTF-8 as a program of another age would."""
    signs = []
    for byte in text.encode():
        one = bytes([byte])
        signs.append(one.decode(encoding, "ignore") or one.decode("cp1252", "ignore") or chr(byte))
    return "".join(signs)


@pytest.mark.parametrize("encoding", ["cp874", "cp1252", "cp1250", "cp1253"])
@pytest.mark.parametrize(
    "text",
    [
        "Iași – “Clusters as drivers” – București, Timișoara",
        "François naïve, “déjà” vu à la carte, l’été, 100 €",
        "Klaipėda Šiauliai Škoda Łódź Žilina Ķekava Győr Übersee straße",
        "“Ålesund” Århus Þór São Paulo año «oui»",
    ],
)
def test_letters_broken_by_each_encoding_come_back(encoding: str, text: str) -> None:
    assert mend(broken(text, encoding)) == text


@pytest.mark.parametrize("encoding", ["cp1252", "cp1250", "cp1253"])
@pytest.mark.parametrize("text", ["Αθήνα, η πόλη", "София"])
def test_greek_and_bulgarian_come_back(encoding: str, text: str) -> None:
    assert mend(broken(text, encoding)) == text


ENTRIES = sorted(file for folder in ("events", "content", "partnerships") for file in (ROOT / folder).rglob("*.yml"))


def test_entries_without_faults_stay_as_they_are() -> None:
    assert len(ENTRIES) > 100
    case = {
        "events": "event",
        "news": "news",
        "clusters": "cluster",
        "partnerships": "partnership",
        "schemes": "scheme",
    }
    for file in ENTRIES:
        kind = next(case[part] for part in reversed(file.relative_to(ROOT).parts[:-1]) if part in case)
        result = mended(kind, file.read_bytes())
        assert (result.raw, result.left) == (file.read_bytes(), ()), file


SIGNS = "aAeiosst .,:-'\"#“”„’–…€™©âÂÃÄÅÈĂĹäéșşţŞıİÖβΓΞΘιΌ΄ศ™รข‡œŒšŸ\xa0\xad\x9d\x80\u200b\u200d\u2060\ufeff\ufffd"
WORDS = st.lists(
    st.one_of(
        st.text(SIGNS, max_size=6),
        st.builds(
            broken, st.text("aeșéî“”ßŁőα€", max_size=4), st.sampled_from(["cp874", "cp1252", "cp1250", "cp1253"])
        ),
        st.sampled_from(["Iaşi", "Şahin", "http://a.eu/?utm_a=1&b=2", "Skip to content", "https://x.eu/?fbclid=1"]),
    ),
    max_size=6,
).map(" ".join)
VALUES = st.sampled_from(["21.11.2023", "9.30", "Romania", "EL", "2 pm", "2023-11-21", "RO", "1/2/2023"])


@st.composite
def files(draw: st.DrawFn) -> bytes:
    end = draw(st.sampled_from(["\n", "\r\n"]))
    quote = draw(st.sampled_from(["'{}'", '"{}"', "{}", ">-\n  {}", "|\n  {}"]))
    text = draw(WORDS).replace("'", "").replace('"', "")
    lines = [
        f"title: {quote.format(text)}",
        f"# {draw(WORDS)}",
        f"start: {draw(VALUES)}   # when",
        f"place: {{city: '{draw(WORDS).replace(chr(39), '')}', country: {draw(VALUES)}}}",
        f"{draw(st.sampled_from(['language: ro', 'type: other', 'website: http://a.eu/?gclid=1']))}",
    ]
    return end.join("\n".join(lines).split("\n")).encode() + draw(st.sampled_from([b"", b"\n", b"\r\n\r\n"]))


@given(files())
@settings(max_examples=40)
def test_once_is_enough_and_nothing_else_changes(raw: bytes) -> None:
    result = mended("event", raw)
    again = mended("event", result.raw)
    assert (again.raw, dict(again.done), again.unread) == (result.raw, {}, result.unread)
    if result.raw == raw:
        return
    old, new = (one.decode().splitlines(keepends=True) for one in (raw, result.raw))
    # Comments and the ends of lines.
    assert [line for line in old if line.startswith("#")] == [line for line in new if line.startswith("#")]
    assert [line[len(line.rstrip("\r\n")) :] for line in old] == [line[len(line.rstrip("\r\n")) :] for line in new]
    source, _ = read("a.yml", result.raw)
    assert source is not None


@given(st.text(SIGNS, max_size=12))
def test_what_is_mended_stays(text: str) -> None:
    assert mend(mend(text)) == mend(text)


@pytest.mark.parametrize(
    "raw", [b"title: [a", b"\xff", b"title: a\x00b", b"- a", b"", b"title: Ia\xe0\xb8\xa8\xe2\x84\xa2i\x01"]
)
def test_a_file_that_cannot_be_read_is_not_touched(raw: bytes) -> None:
    result = mended("event", raw)
    assert (result.raw, result.unread, dict(result.done)) == (raw, True, {})


def test_the_mark_at_the_beginning_and_mixed_ends_of_lines_stay() -> None:
    raw = b"\xef\xbb\xbftitle: Ia\xe0\xb8\xa8\xe2\x84\xa2i\r\ntype: other\nstart: 21.11.2023\r"
    assert mended("event", raw).raw == "\ufefftitle: Iași\r\ntype: other\nstart: 2023-11-21\r".encode()


def test_scalars_are_found_where_they_stand() -> None:
    text = "a: “x” y\nb: >-\n  Iași\n  more\n\n'c' : [ș, \"x\"]\n"
    assert [(text[one.start : one.end], one.value, one.path, one.is_key) for one in scalars(text)] == [
        ("a", "a", ("a",), True),
        ("“x” y", "“x” y", ("a",), False),
        ("b", "b", ("b",), True),
        ("  Iași\n  more\n\n", "Iași more", ("b",), False),
        ("'c'", "c", ("c",), True),
        ("ș", "ș", ("c", 0), False),
        ('"x"', "x", ("c", 1), False),
    ]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    copy = Path(shutil.copytree(ROOT / "tests" / "site" / "fixture", tmp_path / "project"))
    (copy / "content" / "news" / "rda.yml").write_bytes((CASES / "news-letters" / "before.yml").read_bytes())
    monkeypatch.chdir(copy)
    return copy


def test_shows_a_difference_that_git_can_apply_and_writes_nothing(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = project / "content" / "news" / "rda.yml"
    before = file.read_bytes()
    assert main(["fix"]) == 1
    shown = capsys.readouterr()
    assert file.read_bytes() == before
    assert shown.err == (
        "content/news/rda.yml: broken letters (8)\nnothing is written yet — add --write to the command to write it\n"
    )
    subprocess.run(["git", "init", "-q"], cwd=project, check=True)
    subprocess.run(["git", "apply", "-"], cwd=project, input=shown.out, text=True, check=True)
    assert file.read_bytes() == (CASES / "news-letters" / "after.yml").read_bytes()


def test_writes_when_asked(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = project / "content" / "news" / "rda.yml"
    file.chmod(0o640)
    assert main(["fix", "content/news/rda.yml", "events/2023/iasi.yml", "--write"]) == 0
    assert file.read_bytes() == (CASES / "news-letters" / "after.yml").read_bytes()
    assert file.stat().st_mode & 0o777 == 0o640
    assert capsys.readouterr().err.splitlines()[-1] == (
        "files written: 1; `partnerships check` says whether anything else is to be done"
    )
    assert sorted(one.name for one in file.parent.iterdir()) == ["dot.png", "empty.yml", "rda.yml", "report.yml"]
    assert main(["fix", "--write"]) == 0
    assert capsys.readouterr().err == "nothing to mend\n"


def test_says_what_it_did_not_look_at(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "events" / "2023" / "broken.yml").write_text("title: [a", "utf-8")
    assert main(["fix", "mkdocs.yml", "events/2023/broken.yml"]) == 2
    assert capsys.readouterr().err == (
        "mkdocs.yml: is no entry of this site — write the path of a .yml file as it stands in the project\n"
        "events/2023/broken.yml: cannot be read, so it is left as it is — `partnerships check` says why\n"
        "nothing to mend\n"
    )


def test_at_a_real_terminal_it_is_coloured_and_asks(project: Path) -> None:
    news = project / "content" / "news" / "rda.yml"
    news.write_bytes(news.read_bytes().replace(b"Clusters in", "Clus\u00adters in".encode()))
    for answer, status in (("", 1), ("y", 0)):
        ours, theirs = pty.openpty()
        command = [str(Path(sys.executable).parent / "partnerships"), "fix"]
        with subprocess.Popen(command, cwd=project, stdin=theirs, stdout=theirs, stderr=theirs) as running:
            os.close(theirs)
            seen = b""
            while b"[y/N] " not in seen:
                assert select.select([ours], [], [], 60)[0], seen
                seen += os.read(ours, 4096)
            os.write(ours, f"{answer}\n".encode())
            assert running.wait(60) == status
        os.close(ours)
        assert "\x1b[31m-title: Clus<U+00AD>ters in Iaศ™i\x1b[0m\r\n".encode() in seen
        assert "\x1b[32m+title: Clusters in Iași\x1b[0m\r\n".encode() in seen
        changed = news.read_bytes() == (CASES / "news-letters" / "after.yml").read_bytes()
        assert changed == (answer == "y")


@pytest.mark.usefixtures("project")
def test_speaks_the_language_of_the_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LC_ALL", "ro_RO.UTF-8")
    assert main(["fix", "content/news/rda.yml", "mkdocs.yml"]) == 2
    assert capsys.readouterr().err.splitlines() == [
        "mkdocs.yml: nu este o fișă a acestui site — scrieți calea unui fișier .yml așa cum stă în proiect",
        "content/news/rda.yml: litere stricate (8)",
        "încă nu este scris nimic — adăugați --write la comandă ca să se scrie",
    ]
    assert main(["fix", "content/news/rda.yml", "--language", "it"]) == 1
    assert capsys.readouterr().err.splitlines()[0] == "content/news/rda.yml: lettere guaste (8)"
