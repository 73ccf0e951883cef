"""What an editor typed, letter for letter, with its places; and nothing that YAML can do beyond that."""

import json
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mkdocs_partnerships.problems import Place
from mkdocs_partnerships.source import MAX_BYTES, MAX_PROBLEMS, Source, Value, read


def read_right(text: str) -> Source:
    source, problems = read("a.yml", text.encode())
    assert problems == []
    assert source
    return source


def codes(raw: bytes) -> list[tuple[str, int, int]]:
    return [(one.code, one.place.line, one.place.column) for one in read("a.yml", raw)[1]]


@pytest.mark.parametrize(
    "letters",
    [
        "no",
        "NO",
        "yes",
        "off",
        "null",
        "9:30",
        "12:30",
        "010",
        "0o17",
        "0x1F",
        "2.0",
        "1e3",
        "1_000",
        ".inf",
        "2023-11-21",
        "<<",
        "=",
        "true",
        "626112.50",
        "190:20:30",
        "+32",
    ],
)
def test_every_value_stays_the_letters_that_were_typed(letters: str) -> None:
    assert read_right(f"field: {letters}\nlist: [{letters}]\n{letters}: key\n").data == {
        "field": letters,
        "list": [letters],
        letters: "key",
    }


def test_a_tilde_and_nothing_are_letters_too() -> None:
    assert read_right("a: ~\nb:\nc: ''\n").data == {"a": "~", "b": "", "c": ""}


def test_places_count_lines_and_characters_from_one() -> None:
    source = read_right("# Iași\ntitle: Iași\nplace:\n  city: 'Iași'\ntags:\n  - ășț: b\n")
    assert source.places == {
        (): Place("a.yml", 2, 1),
        ("title",): Place("a.yml", 2, 8),
        ("place",): Place("a.yml", 4, 3),
        ("place", "city"): Place("a.yml", 4, 9),
        ("tags",): Place("a.yml", 6, 3),
        ("tags", 0): Place("a.yml", 6, 5),
        ("tags", 0, "ășț"): Place("a.yml", 6, 10),
    }
    assert source.keys[("place", "city")] == Place("a.yml", 4, 3)


def test_what_is_not_there_has_the_place_of_what_is_around_it() -> None:
    source = read_right("place:\n  city: Iași\n")
    assert source.place(("place", "country")) == Place("a.yml", 1, 1)
    assert source.place(("place", "city"), key=True) == Place("a.yml", 2, 3)
    assert source.place(("nothing", 3)) == Place("a.yml", 1, 1)


def test_knows_in_which_column_a_block_of_text_begins() -> None:
    source = read_right("body: |\n\n     far in\nplace:\n  note: |-\n    near\nempty: |\n\nsummary: >\n  folded\n")
    assert source.blocks == {("body",): 6, ("place", "note"): 5, ("empty",): 1}


def test_items_that_were_left_out_count_again() -> None:
    source = Source("a.yml", b"", left_out={("members", 0), ("members", 2), ("days", 1, "sessions", 0)})
    assert source.written(("members", 0)) == ("members", 1)
    assert source.written(("members", 1)) == ("members", 3)
    assert source.written(("days", 1, "sessions", 0, "end")) == ("days", 1, "sessions", 1, "end")
    assert source.written(("days", 0, "sessions", 0)) == ("days", 0, "sessions", 0)
    assert source.written(("title",)) == ("title",)


@pytest.mark.parametrize("end", [b"\r\n", b"\r"])
def test_the_kind_of_line_end_makes_no_difference(end: bytes) -> None:
    text = b"title: a\nbody: |\n  b\n\n  c\nx: ?\n"
    assert read("a.yml", text.replace(b"\n", end)) == read("a.yml", text)


def test_a_mark_at_the_beginning_is_passed_over() -> None:
    assert read("a.yml", b"\xef\xbb\xbftitle: a\n") == read("a.yml", b"title: a\n")


def test_bytes_that_are_no_text_have_their_line_and_column() -> None:
    assert codes("a: Iași\nb: ășț".encode() + b"\xff") == [("not-utf8", 2, 7)]
    assert codes(b"\xef\xbb\xbfa: b\r\nc: \xc3") == [("not-utf8", 2, 4)]
    assert codes("title: a\n".encode("utf-16")) == [("not-utf8", 1, 1)]
    assert codes("title: a\n".encode("utf-16-le"))[0] == ("control-character", 1, 2)


@pytest.mark.parametrize("sign", ["\0", "\a", "\x1b", "\x7f", "\x85", "\u2028", "\ufdd0", "\uffff"])
def test_control_characters_are_refused_typed_or_escaped(sign: str) -> None:
    assert codes(f"a: b\nc: d{sign}".encode()) == [("control-character", 2, 5)]
    escaped = f"\\u{ord(sign):04x}"
    assert codes(f'a: b\nc: "d{escaped}"'.encode()) == [("control-character", 2, 4)]
    assert codes(f'a: b\n"c{escaped}": d'.encode()) == [("control-character", 2, 1)]


def test_a_carriage_return_cannot_come_in_by_an_escape() -> None:
    assert codes(rb'title: "a\rb"') == [("control-character", 1, 8)]


def test_tags_and_anchors_are_named_and_run_nothing() -> None:
    raw = b"a: !!python/object/apply:os.system ['exit 3']\nb: &b c\nd: *b\n"
    assert codes(raw) == [("tag", 1, 4), ("anchor", 2, 4), ("alias", 3, 4)]


def test_problems_before_broken_syntax_are_said_too() -> None:
    assert codes(b"a: b\na: c\nd: [\n") == [("duplicate-key", 2, 1), ("open-bracket", 3, 4)]


def test_twenty_levels_and_a_mebibyte_are_enough() -> None:
    assert codes(b"a: " + b"[" * 19 + b"]" * 19) == []
    assert codes(b"a: " + b"[" * 21 + b"]" * 21) == [("too-deep", 1, 24)]
    assert codes(b"a: " + b"b" * (MAX_BYTES - 3)) == []
    assert codes(b"a: " + b"b" * (MAX_BYTES - 2)) == [("file-too-large", 1, 1)]


BOMBS = {
    "aliases": b"a: &a [x]\n" + b"".join(b"a%d: &a%d [%s]\n" % (n, n, b"*a," * 10) for n in range(1000)),
    "anchors": b"".join(b"- &a%d x\n" % number for number in range(90_000)),
    "brackets": b"a: " + b"[" * 1_000_000,
    "braces": b"a: " + b"{" * 1_000_000,
    "dashes": b"- " * 500_000,
    "questions": b"? " * 500_000,
    "duplicates": b"a: b\n" * 200_000,
    "values": b"a: [" + b"b," * 500_000 + b"]",
    "controls": b"\0" * 1_000_000,
    "quote": b'a: "' + b"b" * 1_000_000,
    "spaces": b"a:" + b" " * 1_000_000 + b"- b",
    "lines": b"a: |\n" + b"\n" * 1_000_000 + b" b\nc: [",
    "blocks": b"".join(b"a%d: |\n\n" % number for number in range(90_000)),
    "key": b"a" * 1_000_000 + b": b",
    "comments": b"#\n" * 500_000,
}


@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS)
def test_nothing_takes_long(bomb: bytes) -> None:
    start = time.perf_counter()
    _, problems = read("a.yml", bomb)
    assert time.perf_counter() - start < 2
    assert 0 < len(problems) <= MAX_PROBLEMS + 1 or bomb.startswith(b"a" * 100)


@given(st.binary() | st.text().map(str.encode))
@example(b"a: \xf0\x9f\x98\x80\nb: [")
@example(b'a: "\\ud800"')
@example(b"%YAML 9.9\n---\na: b")
@example(b"\xef\xbb\xbf")
def test_any_bytes_are_read_or_told(raw: bytes) -> None:
    source, problems = read("a.yml", raw)
    assert source or problems
    for one in problems:
        assert "\n" not in str(one)
        assert one.place.line >= 1
        assert one.place.column >= 1


YAML_SIGNS = st.text(st.sampled_from("ab:-# \n\t'\"[]{},|>&*!%@`?~.\\é\x00\ufeff"), max_size=60)


@given(YAML_SIGNS)
def test_any_signs_of_yaml_are_read_or_told(text: str) -> None:
    source, problems = read("a.yml", text.encode())
    assert source or problems
    lines = text.split("\n")
    for one in problems:
        assert one.place.line <= len(lines) + 1


LETTERS = st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Zl", "Zp"])
WORDS = st.text(LETTERS, max_size=30)
DATA = st.dictionaries(
    WORDS,
    st.recursive(WORDS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4)),
    min_size=1,
    max_size=6,
)


@given(DATA)
def test_gives_back_the_letters_of_any_quoted_text(data: dict[str, Value]) -> None:
    # JSON is YAML in brackets and double quotes.
    assert read_right(json.dumps(data, ensure_ascii=False, indent=2)).data == data


@given(st.text(LETTERS).map(str.strip))
def test_gives_back_the_letters_of_any_text_in_single_quotes(text: str) -> None:
    quoted = text.replace("'", "''")
    assert read_right(f"a:\n  - b: '{quoted}'\n").data == {"a": [{"b": text}]}


@given(st.lists(st.text(LETTERS), min_size=1), st.integers(1, 8))
def test_gives_back_the_lines_of_any_block(lines: list[str], indent: int) -> None:
    text = "\n".join(["begin", *lines, "end"])
    block = text.replace("\n", "\n" + " " * indent)
    source = read_right(f"b: |-\n{' ' * indent}{block}\n")
    assert source.data == {"b": text}
    assert source.blocks == {("b",): indent + 1}


@given(st.text(st.sampled_from("abz09.:-_/+~<>=()\u0103\u0219"), min_size=1))
def test_gives_back_the_letters_of_any_plain_text(text: str) -> None:
    assert read_right(f"a: x{text}x\n").data == {"a": f"x{text}x"}
