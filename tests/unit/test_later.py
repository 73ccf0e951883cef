"""Files that a preview makes when they are asked for."""

from collections.abc import Callable, Iterable

from mkdocs_partnerships.mkdocs_plugin.later import Later


class Maker:
    """Makes files, and notes when."""

    def __init__(self) -> None:
        self.made: list[str] = []

    def file(self, text: str) -> Callable[[], bytes]:
        def make() -> bytes:
            self.made.append(text)
            return text.encode()

        return make

    def files(self, texts: dict[str, str]) -> Callable[[], Iterable[tuple[str, bytes]]]:
        def make() -> Iterable[tuple[str, bytes]]:
            for path, text in texts.items():
                yield path, self.file(text)()

        return make


def test_a_file_is_made_once_and_when_it_is_asked_for() -> None:
    maker, later = Maker(), Later()
    later.file("feed.xml", b"", maker.file("feed"))
    later.file("feed.json", b"", maker.file("json"))
    assert maker.made == []
    assert (later.content("feed.xml"), later.content("feed.xml")) == (b"feed", b"feed")
    assert maker.made == ["feed"]
    assert later.content("other.xml") is None


def test_files_that_are_made_together_are_made_once() -> None:
    maker, later = Maker(), Later()
    later.files("search", b"", maker.files({"index.json": "index", "texts/0.json": "texts"}))
    later.file("feed.xml", b"", maker.file("feed"))
    assert later.content("feed.xml") == b"feed"
    assert maker.made == ["feed"]
    assert (later.content("texts/0.json"), later.content("index.json")) == (b"texts", b"index")
    assert maker.made == ["feed", "index", "texts"]


def test_after_the_next_build_a_file_is_that_of_the_next_build() -> None:
    maker, later = Maker(), Later()
    later.file("feed.xml", b"", maker.file("old"))
    later.file("gone.xml", b"", maker.file("gone"))
    assert later.content("feed.xml") == b"old"
    later.begun().file("feed.xml", b"", maker.file("new"))
    assert later.content("feed.xml") == b"new"
    assert later.content("gone.xml") is None


def test_a_file_is_measured_once() -> None:
    maker, later = Maker(), Later()
    assert [later.size("a.csv", b"1", maker.file("abc")), later.size("a.csv", b"2", maker.file("abcd"))] == [3, 3]
    assert later.size("b.csv", b"1", maker.file("ab")) == 2
    assert maker.made == ["abc", "ab"]
