"""Bytes that wait in a file."""

import resource
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_partnerships.spool import IN_MEMORY, Place, Spool, fetch


def a_full_spool() -> Spool:
    """Give a spool that has taken all that it takes into memory."""
    spool = Spool()
    assert spool.put(bytes(IN_MEMORY)) == bytes(IN_MEMORY)
    return spool


@given(st.lists(st.tuples(st.binary(max_size=300), st.booleans()), max_size=20))
def test_what_was_put_away_is_given_back_in_any_order(parts: list[tuple[bytes, bool]]) -> None:
    spool = a_full_spool()
    kept = []
    for content, ask in parts:
        kept.append(spool.put(content))
        if ask:
            assert fetch(kept[0]) == parts[0][0]
    assert [fetch(one) for one in reversed(kept)] == [content for content, _ in reversed(parts)]
    # What is empty needs no file.
    assert [isinstance(one, Place) for one in kept] == [bool(content) for content, _ in parts]


def test_threads_do_not_disturb_each_other() -> None:
    spool = a_full_spool()
    texts = [bytes([number]) * 1000 for number in range(200)]
    kept = [spool.put(one) for one in texts]

    def all_again(first: int) -> bool:
        more = [(spool.put(texts[number]), texts[number]) for number in range(first, 200)]
        return all(fetch(one) == text for one, text in [*zip(kept, texts, strict=True), *more])

    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(all_again, range(100))) == [True] * 100


@pytest.fixture
def nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """Name a folder for temporary files that is not there."""
    monkeypatch.setattr(tempfile, "tempdir", "/nowhere")


@pytest.mark.usefixtures("nowhere")
def test_where_no_file_can_be_made_memory_has_to_do() -> None:
    assert a_full_spool().put(b"one") == b"one"


@pytest.fixture
def no_room() -> Iterator[None]:
    """Let no file grow beyond a hundred bytes."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.usefixtures("no_room")
def test_where_the_file_is_full_memory_has_to_do() -> None:
    spool = a_full_spool()
    texts = [b"a" * 60, b"b" * 60, b"c" * 30, b"d" * 60]
    kept = [spool.put(one) for one in texts]
    assert [isinstance(one, Place) for one in kept] == [True, False, True, False]
    assert [fetch(one) for one in kept] == texts
