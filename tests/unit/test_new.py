"""A new entry by questions and from answers given at once; once through a real terminal."""

import codecs
import datetime as dt
import os
import pty
import re
import select
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from building import ROOT

from mkdocs_partnerships.cli import main
from mkdocs_partnerships.dialogue.choices import choices, search
from mkdocs_partnerships.dialogue.conversation import Conversation
from mkdocs_partnerships.dialogue.draft import Draft
from mkdocs_partnerships.dialogue.names import id_of
from mkdocs_partnerships.dialogue.questions import QUESTIONS
from mkdocs_partnerships.settings import Settings
from mkdocs_partnerships.source import read
from mkdocs_partnerships.types import TYPES
from mkdocs_partnerships.types.entry import Defaults
from mkdocs_partnerships.types.fields_shown import fields_of
from mkdocs_partnerships.types.parse import parse
from mkdocs_partnerships.words import load_words

MODELS = {one.model.type_name: one.model for one in TYPES}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    copy = Path(shutil.copytree(ROOT / "tests" / "site" / "fixture", tmp_path / "project"))
    monkeypatch.chdir(copy)
    return copy


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """Answer what is asked, line by line; whoever asks on gets the end of the input. Gives the prompts."""

    def prepare(*lines: str | BaseException) -> list[str]:
        rest = list(lines)
        prompts: list[str] = []

        def hear(prompt: str) -> str:
            prompts.append(prompt)
            if not rest:
                raise EOFError
            line = rest.pop(0)
            if isinstance(line, BaseException):
                raise line
            return line

        monkeypatch.setattr("builtins.input", hear)
        return prompts

    return prepare


def files(project: Path) -> set[str]:
    return {one.relative_to(project).as_posix() for one in project.rglob("*")}


def test_each_question_has_its_words_and_its_field() -> None:
    words = load_words()["questions"]
    assert {name: list(table) for name, table in words.items()} == {
        name: [one.name for one in questions] for name, questions in QUESTIONS.items()
    }
    for type_name, questions in QUESTIONS.items():
        rows = {row.name: row for row in fields_of(MODELS[type_name])}
        assert {one.path[0] for one in questions} <= set(rows)
        assert {name for name, row in rows.items() if row.required} == {one.path[0] for one in questions if one.needed}


EVENT = (
    *("Open day: hemp", "A day.", "First the doors open.", "", "Then we meet.", "", "", "meeting", "2.3.2027 9.30"),
    *("5 pm", "", "", "Iași", "romania", "", "", "", "", "", "1 March 2027"),
)


def test_a_dialogue_writes_an_entry_that_passes_the_check(
    project: Path, answer: Callable[..., list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    prompts = answer(*EVENT, "2027-01-15", "yes", "", "")
    assert main(["new", "event"]) == 0
    shown = capsys.readouterr().out
    assert (project / "events/2027/open-day-hemp-2027.yml").read_text("utf-8").split("\n\n# ")[0] == (
        'title: "Open day: hemp"\n'
        "summary: A day.\n"
        "body: |\n  First the doors open.\n\n  Then we meet.\n"
        "type: meeting\n"
        "start: 2027-03-02 09:30\n"
        "end: 2027-03-02 17:00\n"
        "place:\n  city: Iași\n  country: RO\n"
        "registration:\n  closes: 2027-03-01\n"
        "published: 2027-01-15\n"
        "draft: true"
    )
    assert shown.endswith(
        "events/2027/open-day-hemp-2027.yml is written.\n"
        "To see it: mkdocs serve, then http://127.0.0.1:8000/sub/path/events/open-day-hemp-2027/\n"
    )
    assert [line for line in shown.splitlines() if re.fullmatch("  2027-[0-9: -]*", line)] == [
        "  2027-03-02 09:30",
        "  2027-03-02 17:00",
        "  2027-03-01",
    ]
    assert re.fullmatch(r"\[20\d\d-\d\d-\d\d\] > ", prompts[-4])
    assert main(["check"]) == 0


@pytest.mark.usefixtures("project")
def test_what_is_wrong_is_said_at_once_and_asked_again(
    answer: Callable[..., list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    answer(
        *("", "Web", "x" * 401, "Short.", "", "nothing", "w", "2", "2/3/2027", "2027-03-28 02:30", "2027-03-28 03:30"),
        *("2027-03-27", "", "online", "Europe/Bukarest", "", "not an address", "", "zzz", "1"),
    )
    assert main(["new", "event"]) == 1
    said = capsys.readouterr()
    assert [line for line in said.out.splitlines() if line.startswith("  ") and not re.match(r"  +\d", line)] == [
        "  has 401 characters — a summary has at most 400; put the rest under `body:`",
        "  Write as many lines as you like, in Markdown: an empty line begins a new paragraph, two end the text.",
        "  nothing is called “nothing” — type another part of the name",
        "  Several fit “w”. Which one do you mean?",
        '  "2/3/2027" can be read as two days — write `2027-03-02` if the day stands first in it, or `2027-02-03` if the month does',  # noqa: E501
        "  the clocks of Europe/Brussels never showed 2027-03-28 02:30: they were put forward — write the time that was meant",  # noqa: E501
        "  is before the start (2027-03-28 03:30) — correct one of the two",
        '  "Europe/Bukarest" is no time zone. Did you mean "Europe/Bucharest"? — write an IANA name such as `Europe/Bucharest`',  # noqa: E501
        '  "not an address" is no address on the web — write it in full, such as `https://example.org/page`',
        "  nothing is called “zzz” — type another part of the name",
    ]
    assert said.err == "\nnothing was written\n"


@pytest.mark.parametrize("end", [EOFError(), KeyboardInterrupt()])
@pytest.mark.parametrize("after", [0, 3, 15, 22])
def test_whoever_goes_away_leaves_nothing_behind(
    project: Path, answer: Callable[..., list[str]], end: BaseException, after: int
) -> None:
    before = files(project)
    answer(*[*EVENT, "", "", "", ""][:after], end)
    assert main(["new", "event"]) == 1
    assert files(project) == before


def test_no_at_the_end_leaves_nothing_behind(project: Path, answer: Callable[..., list[str]]) -> None:
    before = files(project)
    answer("Two", "", "RO", "", "", "", "", "", "", "", "no")
    assert main(["new", "cluster"]) == 1
    assert files(project) == before


def test_options_answer_without_questions(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "cluster", "--name", "Norsk klynge", "--country", "NO", "--sectors", "hemp, wood"]) == 0
    file = project / "partnerships/clusters/norsk-klynge.yml"
    assert file.read_text("utf-8").startswith(
        'name: Norsk klynge\ncountry: "NO"\nsectors:\n  - hemp\n  - wood\n\n# Further lines'
    )
    assert main(["check"]) == 0
    assert main(["new", "cluster", "--name", "Norsk klynge", "--country", "NO", "--file-name", "norsk-klynge"]) == 2
    assert capsys.readouterr().err.endswith(
        "file-name: there is another cluster of this name already (/clusters/norsk-klynge/) — rename one of the two "
        "files\n"
    )
    assert main(["new", "cluster", "--name", "Norsk klynge", "--country", "NO"]) == 0
    assert (file.parent / "norsk-klynge-2.yml").is_file()


def test_a_day_of_publication_to_come_is_remarked() -> None:
    said: list[str] = []
    lines = iter(["A", "B.", "", "2027-03-03", "", "a"])
    person = Conversation(said.append, lambda _: next(lines), dt.date(2027, 3, 2))
    draft = Draft("news", Settings(ROOT), {"news": {}, "partnership": {}, "event": {}})
    with pytest.raises(StopIteration):
        person.fill(draft)
    remarks = [line for line in said if line.startswith("  2027")]
    assert remarks == [f"  {load_words()['new']['published-later'].format(day='2027-03-03')}"]


@pytest.mark.usefixtures("project")
def test_asks_and_answers_in_the_language_of_the_terminal(
    answer: Callable[..., list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    prompts = answer("Știre", "Ce s-a spus.", "", "3/4/2027", "3.4.2027", "", "", "", "da", "stire", "nu")
    assert main(["new", "news", "--language", "ro"]) == 1
    said = capsys.readouterr()
    assert "\nCare este titlul? (obligatoriu)\n" in said.out
    assert "  „3/4/2027” se poate citi ca două zile diferite — scrieți `2027-04-03` dacă ziua" in said.out
    assert 'draft: "true"' in said.out or "draft: true" in said.out
    assert prompts[-3:] == ["[nu] > ", "[stire] > ", "Scriu acest fișier? [da] > "]
    assert said.err == "\nnu s-a scris nimic\n"
    given = ["--title", "A", "--published", "ieri", "--partnerships", "alfaa", "--language", "ro"]
    assert main(["new", "news", *given]) == 2
    assert capsys.readouterr().err.splitlines() == [
        "published: „ieri” nu este nici o zi, nici o zi cu oră — scrieți `2023-11-21` sau `2023-11-21 09:30`",
        "partnerships: nu există nicio fișă (tip: parteneriat) cu identificatorul „alfaa” — scrieți numele fișierului ei fără `.yml`",  # noqa: E501
        "summary: este obligatoriu — fără el nu poate exista o pagină",
    ]


@pytest.mark.usefixtures("project")
def test_kinds_are_named_in_the_language_of_the_terminal(
    answer: Callable[..., list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    # The kind is chosen by its Italian name, the way of taking part by its number.
    answer(
        "Incontro", "Due giorni.", "", "visita di studio", "2027-03-02", "", "2", "", "", "", "", "", "", "", "", "no"
    )
    assert main(["new", "event", "--language", "it"]) == 1
    said = capsys.readouterr().out
    assert "   9  Visita di studio (study_visit)\n  10  Altro (other)\n" in said
    assert "   1  Sul posto (in_person)\n   2  Online\n   3  Sul posto e online (hybrid)\n" in said


def test_what_else_may_stand_is_said_in_a_language() -> None:
    draft = Draft("news", Settings(ROOT), {"news": {}, "partnership": {}, "event": {}}, {"title": "A"}, "es")
    assert "\n# Otras líneas que pueden estar aquí: quite «# » al principio de una línea para usarla.\n" in draft.text()


def test_a_file_of_answers(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answers = project / "answers.yml"
    answers.write_text("title: A word\nsummary: Said.\npublished: 2027-01-02\npartnerships: [alpha]\n", "utf-8")
    assert main(["new", "news", "--answers", "answers.yml", "--title", "Another word"]) == 0
    assert (
        (project / "content/news/2027/another-word.yml")
        .read_text("utf-8")
        .startswith("title: Another word\nsummary: Said.\npublished: 2027-01-02\npartnerships:\n  - alpha\n")
    )
    capsys.readouterr()
    answers.write_text("titel: A\npublished: 2027-13-02\npartnerships: beta, alpha\n", "utf-8")
    assert main(["new", "news", "--answers", "answers.yml"]) == 2
    assert capsys.readouterr().err.splitlines() == [
        'titel: there is no such field here. Did you mean "title"? — the fields are: title, summary, body, published, partnerships, events, publisher, address, draft',  # noqa: E501
        "published: there is no such day as 2027-13-02 — correct the month or the day",
        'partnerships: there is no partnership with the id "beta" — write the name of its file without `.yml`',
        "title: is needed — without it there can be no page",
        "summary: is needed — without it there can be no page",
    ]


def test_an_address_that_is_taken_is_found_before_anything_stays(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files(project)
    given = ["--title", "Old", "--summary", "Old.", "--type", "other", "--start", "2031-01-01"]
    assert main(["new", "event", *given, "--file-name", "older-name"]) == 1
    assert (
        "wants the address /events/older-name/, which is taken already (events/2031/older-name.yml)"
        in capsys.readouterr().err
    )
    assert files(project) == before


@pytest.mark.parametrize("type_name", QUESTIONS)
def test_further_lines_can_be_used_as_they_stand(type_name: str) -> None:
    draft = Draft(type_name, Settings(ROOT), {})
    text = draft.text().split("\n", 2)[2]
    lines = [line.removeprefix("# ") for line in text.splitlines() if re.match(r"# +[a-z_]+:|#   ", line)]
    source, problems = read("a.yml", "\n".join(lines).encode())
    assert problems == []
    assert source
    assert "body" in source.data
    of_entry = parse(source, MODELS[type_name], "a", Defaults())[1]
    assert {one.code for one in of_entry} <= {"missing"}


def test_names_of_files() -> None:
    assert id_of("“Clusters meet regions” in Iași: l’été", "2023") == "clusters-meet-regions-in-iasi-lete-2023"
    assert id_of("Fair 2023 in Łódź", "2023", ["fair-2023-in-lodz"]) == "fair-2023-in-lodz-2"
    assert id_of("Μετάβαση", "2023") == ""
    assert id_of("word " * 30, "2023") == "word-word-word-word-word-word-word-word-word-2023"
    assert Draft("event", Settings(ROOT), {"event": {}}, {"title": "Έκθεση", "start": "2027-03-02"}).suggested_id() == (
        "event-2027-03-02"
    )


def test_choices_are_found_by_part_of_their_name() -> None:
    draft = Draft("event", Settings(ROOT), {})
    countries = choices(draft, next(one for one in QUESTIONS["event"] if one.name == "country"))
    assert list(countries)[:3] == ["BE", "BG", "CZ"]
    assert search("roman", countries) == ["RO"]
    assert search("niger", countries) == ["NE"]
    assert search("nige", countries) == ["NE", "NG"]
    assert search(" ", countries) == []


def test_at_a_real_terminal(project: Path) -> None:
    command = [str(Path(sys.executable).parent / "partnerships"), "new", "news"]
    ours, theirs = pty.openpty()
    with subprocess.Popen(command, cwd=project, stdin=theirs, stdout=theirs, stderr=theirs, close_fds=True) as running:
        os.close(theirs)
        seen = ""
        # A letter may come in two pieces.
        letters = codecs.getincrementaldecoder("utf-8")()

        def until(words: str) -> None:
            nonlocal seen
            while words not in seen:
                assert select.select([ours], [], [], 60)[0], seen
                seen += letters.decode(os.read(ours, 4096))
            seen = seen.split(words, 1)[1]

        # A dialogue that asks otherwise than expected must not wait for ever.
        ended = threading.Timer(120, running.kill)
        ended.start()
        for asked, line in [
            ("headline?", "Târgul de cânepă"),
            ("does it say?", "What was said."),
            ("two end the text.", "All of it,"),
            ("\n", "in two lines."),
            ("\n", ""),
            ("\n", ""),
            ("is it published?", "2027-01-02"),
            ("Which partnerships", "1"),
            ("Which events", "moved"),
            ("publish it first?", ""),
            ("preview shows?", ""),
            ("page's address.", ""),
            ("Write this file?", "y"),
        ]:
            until(asked)
            until("> ")
            os.write(ours, f"{line}\n".encode())
        until("http://127.0.0.1:8000/sub/path/news/targul-de-canepa/")
        assert running.wait(60) == 0
        ended.cancel()
    os.close(ours)
    assert (
        (project / "content/news/2027/targul-de-canepa.yml")
        .read_text("utf-8")
        .startswith(
            "title: Târgul de cânepă\nsummary: What was said.\nbody: |\n  All of it,\n  in two lines.\n"
            "published: 2027-01-02\npartnerships:\n  - alpha\n"
            "events:\n  - moved\n\n#"
        )
    )
