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


def _unasked() -> bytes:
    """Stands for a file's key: a preview compares nothing."""
    raise AssertionError


def begun() -> Later:
    later = Later()
    later.begin()
    return later


def test_a_file_is_made_once_and_when_it_is_asked_for() -> None:
    maker, later = Maker(), begun()
    later.file("feed.xml", _unasked, maker.file("feed"))
    later.file("feed.json", _unasked, maker.file("json"))
    later.show()
    assert maker.made == []
    assert (later.content("feed.xml"), later.content("feed.xml")) == (b"feed", b"feed")
    assert maker.made == ["feed"]
    assert later.content("other.xml") is None


def test_files_that_are_made_together_are_made_once() -> None:
    maker, later = Maker(), begun()
    later.files("search", _unasked, maker.files({"index.json": "index", "texts/0.json": "texts"}))
    later.file("feed.xml", _unasked, maker.file("feed"))
    later.show()
    assert later.content("feed.xml") == b"feed"
    assert maker.made == ["feed"]
    assert (later.content("texts/0.json"), later.content("index.json")) == (b"texts", b"index")
    assert maker.made == ["feed", "index", "texts"]


def test_after_the_next_build_a_file_is_that_of_the_next_build() -> None:
    maker, later = Maker(), begun()
    later.file("feed.xml", _unasked, maker.file("old"))
    later.file("gone.xml", _unasked, maker.file("gone"))
    later.show()
    assert later.content("feed.xml") == b"old"
    later.begin()
    later.file("feed.xml", _unasked, maker.file("new"))
    later.show()
    assert later.content("feed.xml") == b"new"
    assert later.content("gone.xml") is None


def test_a_build_that_fails_leaves_what_the_one_before_could_give() -> None:
    maker, later = Maker(), begun()
    later.file("a/index.html", _unasked, maker.file("a"))
    later.file("b/index.html", _unasked, maker.file("b"))
    later.show()
    later.begin()
    later.file("a/index.html", _unasked, maker.file("a, half of a site"))
    assert (later.content("a/index.html"), later.content("b/index.html")) == (b"a", b"b")
    later.begin()
    later.file("b/index.html", _unasked, maker.file("b again"))
    later.show()
    assert (later.has("a/index.html"), later.content("b/index.html")) == (False, b"b again")


def test_a_file_is_measured_once() -> None:
    maker, later = Maker(), begun()
    sizes = [later.size("a.csv", _unasked, maker.file(text)) for text in ("abc", "abcd")]
    assert sizes == [3, 3]
    assert later.size("b.csv", _unasked, maker.file("ab")) == 2
    assert maker.made == ["abc", "ab"]
