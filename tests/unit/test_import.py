"""Calendars and feeds of others become drafts: safe, complete, never over what is there."""

import html
import re
import shutil
from contextlib import suppress
from pathlib import Path

import pytest
from building import ROOT
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_partnerships.body import render
from mkdocs_partnerships.cli import main
from mkdocs_partnerships.compile import compile_site
from mkdocs_partnerships.imports.calendar import read_calendar
from mkdocs_partnerships.imports.feed import read_feed
from mkdocs_partnerships.imports.item import NotReadableError, shortened
from mkdocs_partnerships.imports.markdown import from_html, from_plain, plain
from mkdocs_partnerships.mkdocs_plugin import settings_of
from mkdocs_partnerships.source import read

CASES = ROOT / "tests" / "cases" / "import"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    copy = Path(shutil.copytree(ROOT / "tests" / "site" / "fixture", tmp_path / "project"))
    monkeypatch.chdir(copy)
    return copy


def written(project: Path) -> dict[str, str]:
    now = {one.relative_to(project).as_posix(): one.read_text("utf-8") for one in project.rglob("*.yml")}
    was = ROOT / "tests" / "site" / "fixture"
    return {name: text for name, text in sorted(now.items()) if not (was / name).is_file()}


@pytest.mark.parametrize("case", sorted(one.name for one in CASES.iterdir()))
def test_a_case(case: str, project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder has `given.ics` or `given.xml`, the files that come of it, and what is said."""
    given_file = next((CASES / case).glob("given.*"))
    assert main(["import", str(given_file), "--partnership", "alpha"]) == 0
    said = capsys.readouterr()
    expected = {
        one.relative_to(CASES / case / "entries").as_posix(): one.read_text("utf-8")
        for one in (CASES / case / "entries").rglob("*.yml")
    }
    assert written(project) == expected
    assert said.out + said.err == (CASES / case / "said.txt").read_text("utf-8")
    assert main(["check"]) == 0
    before = {one: one.read_bytes() for one in project.rglob("*.*") if one.is_file()}
    assert main(["import", str(given_file), "--partnership", "alpha"]) == 0
    assert capsys.readouterr().err.endswith("nothing was written\n")
    assert {one: one.read_bytes() for one in project.rglob("*.*") if one.is_file()} == before


def test_says_what_is_to_do_in_the_language_of_the_terminal(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "given.ics").write_text(
        "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:1\nSUMMARY:Fiera\nDTSTART;VALUE=DATE:20270302\n"
        'CATEGORIES:Fiera,canapa\nDESCRIPTION:<p>Una.</p><img src="x.png" alt="sala">\nRRULE:FREQ=DAILY\nEND:VEVENT\n'
        "BEGIN:VEVENT\nUID:2\nSUMMARY:Senza giorno\nEND:VEVENT\nEND:VCALENDAR\n"
    )
    monkeypatch.setenv("LC_ALL", "it_IT.UTF-8")
    assert main(["import", "given.ics", "--partnership", "alphaa"]) == 2
    assert (
        capsys.readouterr().err == "non c'è nessun partenariato con l'identificativo «alphaa». Intendevate «alpha»?\n"
    )
    assert main(["import", "mkdocs.yml"]) == 2
    assert capsys.readouterr().err == "mkdocs.yml: non è né un calendario (iCalendar) né un feed (RSS, Atom)\n"
    assert main(["import", "given.ics"]) == 0
    said = capsys.readouterr()
    todo = [
        "si ripete; qui è scritta soltanto la prima volta",
        "controllate che cosa è stato tralasciato dal testo: immagini",
    ]
    assert said.out.splitlines() == ["events/2027/fiera-2027.yml: Fiera", *(f"  - {one}" for one in todo)]
    lacking, count = said.err.splitlines()
    assert lacking == "manca il giorno in cui comincia, perciò non se ne può fare nulla: Senza giorno"
    assert count.startswith("scritti: 1, ciascuno come bozza; ")
    text = written(project)["events/2027/fiera-2027.yml"]
    assert text.splitlines()[:3] == [
        "# Importato da given.ics. Da fare prima di togliere `draft: true`:",
        *(f"# - {one}" for one in todo),
    ]
    # The category names a kind of event, in whatever language.
    assert "type: fair\n" in text
    assert "tags:\n  - canapa\n" in text
    assert "[immagine tralasciata: sala" in text.replace("\\", "")
    assert main(["import", "given.ics", "--language", "es"]) == 0
    assert capsys.readouterr().err.splitlines()[-1] == "no se ha escrito nada"


OURS = {
    "title": "Exchange in Iași “with quotes” & \"double\" & 'single' <em>markup</em>",
    "type": "exchange",
    "start": "2023-11-21 09:30",
    "end": "2023-11-23",
    "timezone": "Europe/Bucharest",
}


def test_our_own_calendar_says_nothing_new_here_and_everything_elsewhere(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    result = compile_site(settings_of("mkdocs.yml"))
    calendars = {one.address: one.content() for one in result.files if one.address.endswith(".ics")}
    (project / "all.ics").write_bytes(calendars["events/iasi/iasi.ics"])
    assert main(["import", "all.ics"]) == 0
    assert capsys.readouterr().err.endswith("nothing was written\n")
    shutil.rmtree(project / "events")
    assert main(["import", "all.ics"]) == 0
    entries = written(project)
    whole = entries.pop("events/2023/exchange-in-iasi-with-quotes-double-single-em-2023.yml")
    source, _ = read("a.yml", whole.encode())
    assert source
    assert {name: source.data[name] for name in OURS} == OURS
    # The sessions of its programme.
    assert {name: re.findall("part_of: (.*)", text) for name, text in entries.items()} == {
        f"events/2023/{name}-2023.yml": ["exchange-in-iasi-with-quotes-double-single-em-2023"]
        for name in ("conference", "opening", "reception")
    }


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "b">]><rss/>', "begins with a document type"),
        (
            '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE rss SYSTEM "file:///etc/passwd"><rss/>',
            "begins with a doc",
        ),
        ("<html><body/></html>", "is neither a calendar (iCalendar) nor a feed (RSS, Atom)"),
        ("<rss><channel>", "cannot be read to its end"),
        ("BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR\n", "cannot be read to its end"),
        ("hello", "is neither a calendar (iCalendar) nor a feed (RSS, Atom)"),
        ("", "is neither a calendar (iCalendar) nor a feed (RSS, Atom)"),
    ],
)
def test_what_is_refused(project: Path, capsys: pytest.CaptureFixture[str], content: str, said: str) -> None:
    file = project / "given.bin"
    file.write_bytes(content.encode("utf-16" if "UTF-16" in content else "utf-8"))
    assert main(["import", "given.bin"]) == 2
    shown = capsys.readouterr()
    assert shown.err.startswith(f"given.bin: {said}")
    assert (shown.out, written(project)) == ("", {})


def test_no_file_and_no_such_partnership(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", "nothing.ics"]) == 2
    assert main(["import", "nothing.ics", "--partnership", "alphha"]) == 2
    assert capsys.readouterr().err.splitlines() == [
        "nothing.ics: No such file or directory",
        'there is no partnership with the id "alphha". Did you mean "alpha"?',
    ]
    assert written(project) == {}


@pytest.mark.parametrize(
    ("given_html", "text"),
    [
        ("<p>One<p>Two", "One\n\nTwo"),
        ("<h1>A</h1><h4>B <b>c</b></h4>", "## A\n\n#### B **c**"),
        ("a<b>b</b>c <i> d </i>e <b></b>", "abc *d* e"),
        ("<ul><li>One<ol><li>Deep</ol><li><p>Two</p><p>more</p></ul>", "- One\n\n  1. Deep\n- Two\n\n  more"),
        ("x<br>y<br><br>", "x\\\ny"),
        ("<pre>a\n  `b`</pre><code>c`d</code>", "```\na\n  `b`\n```\n\n``c`d``"),
        ("<blockquote>q<p>r</blockquote><hr>", "> q\n>\n> r\n\n---"),
        (
            '<a href="https://a.eu/(x)">t]</a> <a href="javascript:x()">u</a> <a href="/v">v</a>',
            "[t\\]](<https://a.eu/(x)>) u v",
        ),
        ("<script>alert(1)</script><style>x</style>&lt;script&gt;", "<script>"),
        (
            '<img src="x" alt="Hall"> <iframe src="https://v.eu/"></iframe>',
            "\\[picture left out: Hall\\] \\[embedded content left out: https://v.eu/\\]",
        ),
        ('!<a href="https://a.eu/">1</a>', "\\![1](https://a.eu/)"),
        ("<h2>C ##</h2>", "## C \\##"),
        ("<p>1. one</p><p>- two</p><p># three &amp;amp; *</p>", "1\\. one\n\n\\- two\n\n\\# three \\&amp; \\*"),
    ],
)
def test_html_becomes_commonmark(given_html: str, text: str) -> None:
    assert from_html(given_html).text == text


def test_links_that_need_an_address_get_it_and_what_goes_is_counted() -> None:
    assert from_html('<a href="../x?y=1 2">x</a>', "https://a.eu/b/c").text == "[x](https://a.eu/x?y=1%202)"
    assert dict(from_html('<a href="x">x</a><img><video></video>').left_out) == {
        "links": 1,
        "pictures": 1,
        "embedded": 1,
    }


WORDS = st.text("ab *_`[]<>#-+1.)!|~&;\\\"'é: \n\t", max_size=12)
TREES = st.recursive(
    WORDS.map(html.escape),
    lambda inner: (
        st.builds(
            lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag}>",
            st.sampled_from(
                ["p", "b", "i", "em", "strong", "div", "span", "h2", "blockquote", "a href='https://a.eu/'"]
            ),
            st.lists(inner, max_size=3),
        )
        | st.lists(inner, min_size=1, max_size=3).map(
            lambda items: f"<ul>{''.join(f'<li>{one}</li>' for one in items)}</ul>"
        )
    ),
    max_leaves=8,
).map(lambda text: text.replace("</a href='https://a.eu/'>", "</a>"))


def squeezed(words: str) -> str:
    return re.sub(r"\s+", "", words)


@given(TREES)
def test_the_words_of_a_page_stay_the_same(page: str) -> None:
    assert squeezed(plain(render(from_html(page).text).html)) == squeezed(plain(page))


@given(st.text("ab *_`[]<>#-+1.)!|~&;\\\"'é: \n", max_size=40))
def test_plain_text_stays_the_same(text: str) -> None:
    assert squeezed(html.unescape(re.sub("<[^>]+>", "", render(from_plain(text).text).html))) == squeezed(text)


@given(st.text(), st.binary(max_size=60))
def test_whatever_a_file_holds_there_is_an_answer(text: str, raw: bytes) -> None:
    lines = ["BEGIN:VCALENDAR", "BEGIN:VEVENT", "UID:1", f"SUMMARY:{text}", f"DTSTART:{text}", f"LOCATION:{text}"]
    event = "\r\n".join([*lines, "END:VEVENT", "END:VCALENDAR", ""])
    for reader, content in (
        (read_calendar, event.encode(errors="replace")),
        (read_calendar, raw),
        (
            read_feed,
            f"<rss><channel><item><title>{html.escape(text)}</title></item></channel></rss>".encode(errors="replace"),
        ),
        (read_feed, raw),
    ):
        with suppress(NotReadableError):
            assert all(item.type_name in ("event", "news") for item in reader(content, "Europe/Brussels"))


def test_a_summary_is_cut_between_sentences() -> None:
    assert shortened("One.  Two.") == "One. Two."
    assert (
        shortened("A sentence of some forty letters or more. " * 12)
        == ("A sentence of some forty letters or more. " * 9).strip()
    )
    assert shortened("word " * 100) == "word " * 79 + "word…"


@pytest.mark.parametrize("when", ["00010101T000000Z", "99991231T235959Z", "00010101", "19000101"])
def test_days_at_the_ends_of_the_calendar_are_left(
    project: Path, capsys: pytest.CaptureFixture[str], when: str
) -> None:
    lines = [
        "BEGIN:VCALENDAR",
        "BEGIN:VEVENT",
        "UID:1",
        "SUMMARY:Old",
        f"DTSTART:{when}",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    (project / "old.ics").write_text("\r\n".join([*lines, ""]), "utf-8", newline="")
    assert main(["import", "old.ics"]) == 0
    assert re.fullmatch("has no .*, so nothing can be made of it: Old\nnothing was written\n", capsys.readouterr().err)
    assert written(project) == {}
