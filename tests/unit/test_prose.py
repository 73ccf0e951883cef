from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from project import write

from mkdocs_partnerships.prose import address_of_prose, check_prose, nearest_address, with_relative_links


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
    return [(one.place.line, one.place.column, one.code) for one in check_prose(root, ["content/a.md"], known)]


def test_links_to_addresses_of_the_site_are_looked_at(tmp_path: Path) -> None:
    text = "[a](/events/)\n\nSee [b](/nowhere/) and [c](/events/#part), [d](other.md), [e](https://example.org/).\n"
    assert found(tmp_path, text, "events/") == [(3, 9, "dead-link")]
    assert found(tmp_path, "[a](/știri/) [b](/%C8%99tiri/)", "știri/", "știri") == []


def test_bytes_that_are_no_text_are_told(tmp_path: Path) -> None:
    assert found(tmp_path, b"a\nb\xff") == [(2, 2, "not-utf8")]
    assert found(tmp_path, b"a\0[b](/c/)") == [(1, 2, "control-character")]


def test_an_address_of_the_same_folder_is_proposed() -> None:
    assert nearest_address("events/iassi/", {"events/iasi/", "news/iassi/"}) == '. Did you mean "/events/iasi/"?'
    assert nearest_address("x/", {"events/iasi/"}) == ""


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


@given(st.binary(max_size=200))
def test_any_bytes_are_checked(tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    for line, column, _ in found(tmp_path_factory.getbasetemp() / "prose", b"[a](/" + raw):
        assert line >= 1
        assert column >= 1
