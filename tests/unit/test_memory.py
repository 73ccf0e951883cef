"""What a build does with Python's memory."""

import gc
import time

from mkdocs_partnerships import memory


def _in_time() -> bool:
    end = time.monotonic() + 30
    while not gc.isenabled() and time.monotonic() < end:
        time.sleep(0.02)
    return gc.isenabled()


def test_nothing_is_looked_for_inside_a_block_and_all_is_as_before_behind_it() -> None:
    with memory.held():
        assert not gc.isenabled()
        with memory.held():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_nothing_is_looked_for_during_a_build() -> None:
    memory.hold()
    assert not gc.isenabled()
    memory.release()
    assert gc.isenabled()


def test_a_preview_looks_when_it_has_shown_what_was_built() -> None:
    memory.hold()
    memory.release(at_once=False)
    assert not gc.isenabled()
    assert _in_time()


def test_the_next_build_is_not_disturbed_by_the_one_before() -> None:
    memory.hold()
    memory.release(at_once=False)
    memory.hold()
    time.sleep(1.5)
    assert not gc.isenabled()
    memory.release()
