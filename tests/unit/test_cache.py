from pathlib import Path

import pytest

from mkdocs_partnerships.cache import Cache, Shelf
from mkdocs_partnerships.digests import digest

ONE, OTHER = digest(b"one"), digest(b"other")


@pytest.fixture
def warnings() -> list[str]:
    return []


@pytest.fixture
def cache(tmp_path: Path, warnings: list[str]) -> Cache:
    return Cache(tmp_path / "cache", warnings.append)


def test_a_value_comes_back(cache: Cache, warnings: list[str]) -> None:
    cache.save("a", ONE, {"x": (1, b"2")})
    assert cache.load("a", ONE) == {"x": (1, b"2")}
    assert cache.load("b", ONE) is None
    assert warnings == []


def test_a_value_of_another_edition_is_passed_over(cache: Cache, warnings: list[str]) -> None:
    cache.save("a", ONE, "value")
    assert cache.load("a", OTHER) is None
    assert warnings == []


@pytest.mark.parametrize("spoil", [bytes.upper, lambda raw: raw[:-1], lambda raw: raw[:3], lambda raw: raw + b"."])
def test_a_broken_value_is_said_in_one_line(cache: Cache, warnings: list[str], spoil: object) -> None:
    cache.save("a", ONE, "value")
    file = cache.folder / "a"
    file.write_bytes(spoil(file.read_bytes()))  # type: ignore[operator]
    assert cache.load("a", ONE) is None
    assert cache.load("a", ONE) is None
    assert warnings == [f"{file}: not as a build left it; it is made anew"]


def test_a_folder_that_cannot_be_written_is_said_once(cache: Cache, warnings: list[str]) -> None:
    cache.folder.write_text("a file")
    cache.save("a", ONE, 1)
    cache.save("b", ONE, 2)
    assert [warning.partition(": ")[0] for warning in warnings] == [str(cache.folder)]


def test_nothing_is_left_beside_a_value(cache: Cache) -> None:
    cache.save("a", ONE, 1)
    cache.save("a", ONE, 2)
    assert [file.name for file in cache.folder.iterdir()] == ["a"]


def test_a_shelf_holds_values_of_its_edition_for_builds_of_the_same_program(cache: Cache) -> None:
    held: dict[str, tuple[bytes, object]] = {}
    value = {"a": [1]}
    Shelf(cache, ONE, held).save("name", value)
    assert Shelf(cache, ONE, held).load("name") is value
    assert Shelf(cache, ONE).load("name") == value
    assert Shelf(cache, OTHER, held).load("name") is None
    Shelf(cache, OTHER, held).save("name", [2])
    assert (Shelf(cache, OTHER, held).load("name"), len(held)) == ([2], 1)
    Shelf(cache, ONE, held).save("name", value)
    assert Shelf(cache, ONE, held).load("other") is None
    assert Shelf().load("name") is None


def test_what_could_not_be_saved_leaves_nothing(tmp_path: Path) -> None:
    said: list[str] = []
    (tmp_path / "value").mkdir()
    Cache(tmp_path, said.append).save("value", bytes(16), {"a": 1})
    assert [one.name for one in tmp_path.iterdir()] == ["value"]
    assert len(said) == 1
