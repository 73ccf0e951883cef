import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from project import write

from mkdocs_partnerships.prose import (
    address_of_prose,
    check_prose,
    files_of_prose,
    nearest_address,
    with_relative_links,
)


@pytest.mark.parametrize(
    ("file", "address"),
    [
        ("content/index.md", ""),
        ("content/about.md", "about/"),
        ("content/handbook/index.md", "handbook/"),
        ("content/handbook/README.md", "handbook/"),
        ("content/handbook/first-steps.md", "handbook/first-steps/"),
        ("content/content/a.b.md", "content/a.b/"),
    ],
)
def test_addresses_of_prose(file: str, address: str) -> None:
    assert address_of_prose(file, "content") == address


def found(root: Path, text: str | bytes, *known: str) -> list[tuple[int, int, str]]:
    write(root, {"content/a.md": text})
    problems = check_prose(root, "content", ["content/a.md"], known)
    return [(one.place.line, one.place.column, one.code) for one in problems]


def test_links_to_addresses_of_the_site_are_looked_at(tmp_path: Path) -> None:
    text = "[a](/events/)\n\nSee [b](/nowhere/) and [c](/events/#part), [d](other.md), [e](https://example.org/).\n"
    assert found(tmp_path, text, "events/") == [(3, 9, "dead-link")]
    assert found(tmp_path, "[a](/știri/) [b](/%C8%99tiri/)", "știri/", "știri") == []


def test_files_beside_pages_are_addresses_and_those_of_entries_are_not() -> None:
    lying = ["content/a.md", "content/a/x.jpg", "content/b.pdf", "content/news/2023/y.jpg", "content/newsletter.pdf"]
    assert list(files_of_prose(lying, "content", ("content/news/",))) == ["a/x.jpg", "b.pdf", "newsletter.pdf"]


def test_addresses_in_html_are_looked_at(tmp_path: Path) -> None:
    text = (
        "![a](/a/x.jpg) <img alt='> \"' src='/a/x.jpg'>\n"
        '<img\n  SRC = "/a/y.jpg"> <a class=b href=/c?d&amp;e>c</a> <video poster="/f.png" src="/g.webm">\n'
        '<img src="//example.org/x.jpg"> `<img src="/a/y.jpg">` <!-- <img src="/a/y.jpg"> --> href="/a"\n'
    )
    assert found(tmp_path, text, "a/x.jpg") == [
        (3, 10, "dead-link"),
        (3, 37, "dead-link"),
        (3, 69, "no-such-file"),
        (3, 82, "dead-link"),
    ]


def test_what_may_stand_in_an_address_and_what_is_none(tmp_path: Path) -> None:
    known = ["about/a(1).pdf", "about/our office.jpg", "about/l'o.png"]
    right = (
        "[x](/about/a(1).pdf) [x](</about/our office.jpg>) [x]( /about/a(1).pdf 'Title')\n"
        '<img src="/about/l\'o.png"> <img src="/about/our office.jpg">\n\n'
        "[host](//example.org/x) <p title='see href=/nowhere/ there' data-x='{\"a\": \"src=/x\"}'>\n\n"
        "[^1]: /etc/hosts is a file\n"
    )
    assert found(tmp_path, right, *known) == []
    assert found(tmp_path, "[x](/about/a(2).pdf) [x]( </nowhere>)\n\n[x]: </our x>\n") == [
        (1, 5, "dead-link"),
        (1, 28, "dead-link"),
        (3, 7, "dead-link"),
    ]


def test_a_word_of_the_text_shows_no_part(tmp_path: Path) -> None:
    assert found(tmp_path, "---\ntitle: A\n---\nshow: things that we do\n") == []
    assert found(tmp_path, "---\ntitle: A\nshow: things\n---\n") == [(3, 7, "unknown-part")]


def test_a_picture_that_is_not_there_is_told_with_its_folder(tmp_path: Path) -> None:
    write(tmp_path, {"content/a.md": "![a](/a/b/x.JPG?1) ![a](/y.svg) ![a](/a/hal.jpg)"})
    lines = [one.line() for one in check_prose(tmp_path, "content", ["content/a.md"], ["a/hall.jpg"])]
    meant = 'Did you mean "/a/hall.jpg"?'
    there = "put it there, or correct the name (capital letters count)"
    assert lines == [
        f'content/a.md:1:6: there is no file "x.JPG" in content/a/b/ — {there}',
        f'content/a.md:1:25: there is no file "y.svg" in content/ — {there}',
        f'content/a.md:1:38: leads nowhere: "/a/hal.jpg" is no page of this site. {meant} — correct the address',
    ]


def test_bytes_that_are_no_text_are_told(tmp_path: Path) -> None:
    assert found(tmp_path, b"a\nb\xff") == [(2, 2, "not-utf8")]
    assert found(tmp_path, b"a\0[b](/c/)") == [(1, 2, "control-character")]


def test_an_address_of_the_same_folder_is_proposed() -> None:
    assert nearest_address("events/iassi/", {"events/iasi/", "news/iassi/"}) == '. Did you mean "/events/iasi/"?'
    assert nearest_address("x/", {"events/iasi/"}) == ""


@pytest.mark.parametrize("address", ["us.md", "us", "us/index.md", "sub/us/", "sub/path/us/"])
def test_the_page_of_a_file_or_below_the_path_of_the_site_is_proposed(address: str) -> None:
    assert nearest_address(address, {"us/", "", "uses/"}) == '. Did you mean "/us/"?'


@pytest.mark.parametrize(
    ("address", "link", "written"),
    [
        ("", "/events/", "events/"),
        ("about/", "/events/", "../events/"),
        ("a/b/", "/events/?x#y", "../../events/?x#y"),
        ("", "/", "./"),
        ("about/", "/", "../"),
        ("about/", "//example.org/", "//example.org/"),
        ("about/", "https://example.org/", "https://example.org/"),
    ],
)
def test_links_are_written_relative_to_their_page(address: str, link: str, written: str) -> None:
    assert with_relative_links(f'<a href="{link}">a</a>', address) == f'<a href="{written}">a</a>'


@pytest.mark.parametrize(
    ("written", "made"),
    [
        ("<img src='/x.jpg' alt='/y'>", "<img src='../x.jpg' alt='/y'>"),
        ('<IMG alt=">" SRC = /x.jpg>', '<IMG alt=">" SRC = ../x.jpg>'),
        ('<video src="/x.webm" poster="/x.jpg">', '<video src="../x.webm" poster="../x.jpg">'),
        ('<p>href="/x"</p><code> src="/x"</code>', '<p>href="/x"</p><code> src="/x"</code>'),
        ('<img data-src="/x"><use xlink:href="/x.svg#a">', '<img data-src="../x"><use xlink:href="../x.svg#a">'),
        ("""<img src="/l'o our.png"class="y"href="/">""", """<img src="../l'o our.png"class="y"href="../">"""),
        ('<a href="//host/x">, <a href="">, <a href>', '<a href="//host/x">, <a href="">, <a href>'),
        (
            """<p title="see href=/x" data-x='{"a": "b src=/x"}'>""",
            """<p title="see href=/x" data-x='{"a": "b src=/x"}'>""",
        ),
    ],
)
def test_addresses_in_html_are_written_relative_and_words_are_not(written: str, made: str) -> None:
    assert with_relative_links(written, "a/") == made


@given(st.binary(max_size=200))
def test_any_bytes_are_checked(tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    for line, column, _ in found(tmp_path_factory.getbasetemp() / "prose", b"[a](/" + raw):
        assert line >= 1
        assert column >= 1


def test_what_is_not_closed_is_text(tmp_path: Path) -> None:
    assert found(tmp_path, "`[a](/b/)` ``[a](/b/)`` ```\n[a](/b/)\n```\n<!-- [a](/b/) -->\n~~~\n[a](/b/)\n~~~\n") == []
    for opened, line, column in (("~~~\n", 2, 5), ("```\n", 2, 5), ("<!-- ", 1, 10), ("`", 1, 6)):
        assert found(tmp_path, f"{opened}[a](/b/)") == [(line, column, "dead-link")]


@pytest.mark.parametrize(
    "mark", ["<!-- ", "`", "``` ", "~~~\n", "<a ", "<a '", '<a "', "[a]: ", "[\n", "](/", "](/(", "<a x"]
)
def test_many_marks_without_end_take_no_time(mark: str, tmp_path: Path) -> None:
    begun = time.process_time()
    found(tmp_path, mark * (200_000 // len(mark)))
    found(tmp_path, f"<a {mark * (200_000 // len(mark))}>")
    assert time.process_time() - begun < 2
