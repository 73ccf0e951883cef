"""Links and pictures of a text: what is wrong, and where in the file it stands."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mkdocs_partnerships.body import render
from mkdocs_partnerships.source import read
from mkdocs_partnerships.texts import check_text, own_pictures

ADDRESSES = {"", "events/", "events/iasi/", "events/iasi/programul final.pdf", "partnerships/hempclub/"}


def found(body: str, addresses: set[str] = ADDRESSES) -> list[tuple[str, int, int]]:
    """Check the text of an entry whose first line is its title."""
    source, problems = read("a.yml", f"title: a\nbody: |\n  {body.replace(chr(10), chr(10) + '  ')}\n".encode())
    assert problems == []
    assert source
    checked = check_text(render(str(source.data["body"])), source, addresses)
    return [(one.code, one.place.line, one.place.column) for one in checked]


@pytest.mark.parametrize(
    "body",
    [
        "[a](/) [b](/events/) [c](/events/iasi/) [d](/events/iasi/#part) [e](/events/?year=2023)",
        "[a](/events/iasi/programul%20final.pdf)",
        "[a](https://example.org/) [b](mailto:a@example.org) [c](tel:+40232) <https://example.org>",
        "## Getting there\n\n[a](#getting-there)",
        "## Cum ajungeți\n\n[a](#cum-ajungeți)",
        "![The hall](hall.png) ![Sala](fotografie-iași.jpg) ![a](photos/hall%201.png)",
        "`[a](javascript:b)` \\[a](javascript:b)",
    ],
)
def test_what_may_stand(body: str) -> None:
    assert found(body) == []


@pytest.mark.parametrize(
    ("body", "code", "column"),
    [
        ("[a](/events/)[b](/nowhere/)", "dead-link", 20),
        ("[a](/events)", "dead-link", 7),
        ("[a](/ășț/)", "dead-link", 7),
        ("[a](photos)", "relative-link", 7),
        ("photos [a](photos)", "relative-link", 14),
        ("[a](../x)", "relative-link", 7),
        ("[a](#part)", "dead-anchor", 7),
        ("[a](javascript:b)", "link-scheme", 7),
        ("<javascript:b>", None, 0),
        ("![a](https://b.cd/e.png)", "picture-elsewhere", 8),
        ("![a](/e.png)", "picture-elsewhere", 8),
        ("![a](../e.png)", "file-outside", 8),
        ("![a](e/../../f.png)", "file-outside", 8),
        ("![a](./e.png)", "file-outside", 8),
        ("![a](e.svg)", "not-a-picture", 8),
        ("![](e.png)", "no-alt-in-text", 7),
        ("[b]: /nowhere/\n\n[b]", "dead-link", 8),
    ],
)
def test_what_may_not_stand(body: str, code: str | None, column: int) -> None:
    assert found(body) == ([(code, 3, column)] if code else [])


def test_an_escape_leads_nowhere_either() -> None:
    # As the editor wrote it, it is not found in the text again; the field has a place in any case.
    assert found("![a](%2e%2e/e.png)") == [("file-outside", 2, 7)]


def test_each_has_the_place_of_its_own() -> None:
    assert found("a\n\n[a](/b/) and\n[c](/b/)\n\n   [d](/events/b/)") == [
        ("dead-link", 5, 7),
        ("dead-link", 6, 7),
        ("dead-link", 8, 10),
    ]


def test_an_indentation_of_its_own_is_counted() -> None:
    source, _ = read("a.yml", b"title: a\nbody: |\n      [a](/b/)\n")
    assert source
    (one,) = check_text(render("[a](/b/)"), source, set())
    assert (one.place.line, one.place.column) == (3, 11)


def test_a_text_that_is_no_block_has_its_own_place() -> None:
    source, _ = read("a.yml", b"title: a\nbody: See [a](/b/).\n")
    assert source
    (one,) = check_text(render("See [a](/b/)."), source, set())
    assert (one.place.line, one.place.column) == (2, 7)


def test_an_address_that_is_near_is_proposed() -> None:
    source, _ = read("a.yml", b"body: x\n")
    assert source
    (one,) = check_text(render("[a](/events/iassi/)"), source, ADDRESSES)
    assert one.text == (
        'leads nowhere: "/events/iassi/" is no page of this site. Did you mean "/events/iasi/"? — correct the address'
    )


def test_pictures_beside_the_entry_are_its_files() -> None:
    body = render(
        "![a](b.png) ![](c.jpg) ![d](https://e.fg/h.png) ![i](../j.png) ![k](l.svg) ![m](fotografie%20iași.png)"
    )
    assert own_pictures(body) == ["b.png", "c.jpg", "fotografie iași.png"]


def test_no_more_is_said_than_anybody_mends() -> None:
    assert len(found("[a](/b/) " * 1000)) == 100


@given(st.text(st.sampled_from('[]()!#/ab.:% \n<>"')))
@example("### ")
def test_any_text_is_checked(body: str) -> None:
    source, _ = read("a.yml", b"body: |\n  x\n")
    assert source
    source.data["body"] = body
    for one in check_text(render(body), source, ADDRESSES):
        assert "\n" not in str(one)
