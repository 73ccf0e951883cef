"""The quick reader takes only what the thorough one takes without a word, and reads the same."""

import gc
import json
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mkdocs_partnerships.settings import Settings
from mkdocs_partnerships.source import Value, decode, events, read
from mkdocs_partnerships.source.events import MAX_DEPTH, MAX_VALUES, Reader, read_plain
from mkdocs_partnerships.types import TYPES
from mkdocs_partnerships.types.entry import Defaults
from mkdocs_partnerships.types.parse import parse
from mkdocs_partnerships.walk import find_sources

ROOT = Path(__file__).parents[2]
ENTRIES = {file: one.model for one, file in find_sources(Settings(ROOT), [])}
CASES = sorted(file for file in (ROOT / "tests").rglob("*.yml") if "node_modules" not in file.parts)


def read_thoroughly(raw: bytes) -> tuple[dict[str, Value] | None, list[str]]:
    text, problems = decode("a.yml", raw)
    reader = Reader("a.yml", text) if text is not None else None
    problems = reader.problems if reader else problems
    return reader.data if reader else None, [str(one) for one in problems]


def as_written(data: dict[str, Value] | None) -> str:
    """Show data with the order of its keys."""
    return json.dumps(data)


def taken(raw: bytes) -> bool:
    """Say whether the quick reader takes a file; what it takes must be what the thorough one reads."""
    data, problems = read_thoroughly(raw)
    plain = read_plain(raw)
    if plain is not None:
        assert problems == []
        assert as_written(plain) == as_written(data)
    source, said = read("a.yml", raw)
    assert [str(one) for one in said] == problems
    assert as_written(source.data if source else None) == as_written(data)
    if source:
        # Whatever was at hand: what is read from the kept bytes is the same.
        source.forget()
        assert as_written(source.data) == as_written(data)
        assert source.places.keys() == Reader("a.yml", source.raw.decode()).places.keys()
    return plain is not None


def test_takes_every_real_entry() -> None:
    assert len(ENTRIES) > 100
    assert [file for file in ENTRIES if not taken((ROOT / file).read_bytes())] == []


def test_reads_every_case_and_every_mistake_alike() -> None:
    handed_over = {file.relative_to(ROOT).parts[3] for file in CASES if not taken(file.read_bytes())}
    assert {"alias", "anchor", "tag", "duplicate-key", "second-document", "open-quote"} <= handed_over


@pytest.mark.parametrize(
    "raw",
    [
        b"a: &x b",
        b"&x a: b",
        b"a: &x [b]",
        b"--- &x\na: b",
        b"a: *x",
        b"a: !!str b",
        b"a: ! b",
        b"!x a: b",
        b"a: !!map {b: c}",
        b"a: b\na: c",
        b"a: {b: c, b: d}",
        b"[a]: b",
        b"{a: b}: c",
        b"a: b\n---\nc: d",
        b"a: b\n...\n---\n",
        b"",
        b"# nothing",
        b"---\n",
        b"a",
        b"- a",
        b"a: [",
        b"a: b\n\tc: d",
        b'a: "\\a"',
        b'"\\a": a',
        b"\xef\xbb\xbfa: b",
        "a: b".encode("utf-16"),
        b"\xfe\xff" + "a: b".encode("utf-16-be"),
        b"a: \xff",
        b"a: \xed\xa0\x80",
        b"a: \xc0\x80",
        b"a: \x00",
        b"a: \x7f",
        "a: \x85".encode(),
        "a: \x90".encode(),
        "a: \u2028".encode(),
        "a: \u2029".encode(),
        "a: \ufdd0".encode(),
        "a: \ufdef".encode(),
        "a: \ufffe".encode(),
        "a: \uffff".encode(),
        "# \u2028\na: b".encode(),
        b"a: " + b"[" * (MAX_DEPTH + 1) + b"]" * (MAX_DEPTH + 1),
        b"a: " + b"{a: " * MAX_DEPTH + b"b" + b"}" * MAX_DEPTH,
        b"? " * (MAX_DEPTH + 1),
        b"a: [" + b"b," * MAX_VALUES + b"]",
    ],
)
def test_hands_over_what_is_more_than_plain_data(raw: bytes) -> None:
    assert not taken(raw)


@pytest.mark.parametrize(
    "raw",
    [
        b"a: b",
        b"{}",
        b"--- # a comment\na: b\n...\n",
        b"%YAML 1.1\n---\na: b",
        b"? a\n: b",
        b"<<: {a: b}",
        b'a: "x & y \\u00e9 \\n"',
        b"body: |\n  *a* & !b\n\n  ---\n\n  ![c](d.png)\n",
        "a: ’ – é \u00a0 \u200d \ufb01 \U0001f600".encode(),
        b"a: " + b"[" * (MAX_DEPTH - 1) + b"]" * (MAX_DEPTH - 1),
    ],
)
def test_takes_plain_data(raw: bytes) -> None:
    assert taken(raw)


PIECES = st.text(st.sampled_from("ab:-# \n\t'\"[]{},|>&*!%@`?~.\\é\x00\x85\u2028\ufeff1"), max_size=60)


@given(PIECES.map(str.encode) | st.text().map(str.encode) | st.binary())
@example(b'a: "\\ud800"')
@example(b"%YAML 9.9\n---\na: b")
def test_reads_whatever_is_written_alike(raw: bytes) -> None:
    taken(raw)


@settings(max_examples=300)
@given(st.sampled_from(sorted(ENTRIES)), st.lists(st.tuples(st.integers(0, 3000), st.integers(0, 2), PIECES)))
def test_reads_a_spoilt_entry_alike(file: str, slips: list[tuple[int, int, str]]) -> None:
    text = (ROOT / file).read_text("utf-8")
    for at, gone, piece in slips:
        text = text[:at] + piece[:3] + text[at + gone :]
    taken(text.encode())


def test_reads_alike_without_the_parser_in_c(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(events, "_Loader", yaml.SafeLoader)
    # This parser refuses a question mark inside brackets, and so do both readers then.
    assert len([file for file in CASES[::8] if taken(file.read_bytes())]) > 10


@pytest.mark.parametrize("kind", [one.model for one in TYPES], ids=lambda kind: kind.type_name)
def test_of_an_entry_only_the_bytes_are_kept(kind: type) -> None:
    file = next(file for file, model in ENTRIES.items() if model is kind)
    raw = (ROOT / file).read_bytes()
    source, _ = read(file, raw)
    assert source
    entry, problems = parse(source, kind, Path(file).stem, Defaults())
    assert (entry is not None, problems) == (True, [])
    kept = [one for one in gc.get_referents(source) if one is not None and not isinstance(one, type)]
    assert sorted(kept, key=repr) == sorted([file, raw, frozenset()], key=repr)
