"""The review page: an entry everywhere at once."""

import re

import pytest
from project import CLUSTER, EVENT, NEWS, PARTNERSHIP, write

from mkdocs_partnerships.compile import Result, compile_site
from mkdocs_partnerships.mkdocs_plugin.preview import with_drafts_ribbon
from mkdocs_partnerships.review import entry_at, entry_of, review, review_address
from mkdocs_partnerships.settings import Settings

HOSTILE = "'<script>alert(1)</script>'"


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> Result:
    root = tmp_path_factory.mktemp("reviewed")
    event = EVENT.replace("Clusters meet", HOSTILE) + "published: 2023-09-01\npartnerships: [hemp]\n"
    write(
        root,
        {
            "events/iasi.yml": event,
            "events/draft.yml": f"{EVENT}draft: true\npublished: 2023-09-01\n",
            "content/news/word.yml": NEWS,
            "partnerships/hemp.yml": PARTNERSHIP,
            "partnerships/clusters/clustero.yml": CLUSTER,
        },
    )
    made = compile_site(Settings(root, site_name="Ours", site_url="https://example.org/", drafts=True))
    assert made.problems == ()
    return made


def headings(page: str) -> list[str]:
    return re.findall("<h2>(.*?)</h2>", page)


ALWAYS = ["As a search result", "Where somebody shares it"]


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("event/iasi", ["In lists", "As a card", *ALWAYS, "In feeds", "In calendars", "As a page"]),
        ("news/word", ["In lists", *ALWAYS, "In feeds", "As a page"]),
        ("partnership/hemp", ["In lists", *ALWAYS, "As a page"]),
        ("cluster/clustero", ["In lists", *ALWAYS, "As a page"]),
    ],
)
def test_an_entry_is_shown_everywhere(address: str, expected: list[str], result: Result) -> None:
    entry = entry_at(result, f"preview/{address}/")
    assert entry
    assert review_address(entry) == f"preview/{address}/"
    page = review(result, entry)
    assert headings(page) == expected
    assert "{{" not in page
    assert set(re.findall('<iframe[^>]* src="([^"]*)"', page)) == {f"../../../{entry.address}"}


def test_what_an_editor_wrote_stays_text(result: Result) -> None:
    entry = entry_at(result, "preview/event/iasi/")
    assert entry
    page = review(result, entry)
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "BEGIN:VCALENDAR" in page


def test_a_draft_says_what_waits(result: Result) -> None:
    entry = entry_at(result, "preview/event/draft/")
    assert entry
    page = review(result, entry)
    assert page.count("Only once it is no draft any more.") == 2
    assert "BEGIN:VCALENDAR" not in page


@pytest.mark.parametrize(
    "address",
    ["", "preview/", "preview/event/", "preview/event/none/", "preview/page/iasi/", "preview/event/iasi/x/", "events/"],
)
def test_every_other_address_is_none(address: str, result: Result) -> None:
    assert entry_at(result, address) is None


def test_the_entry_of_a_page_is_known(result: Result) -> None:
    found = [entry_of(result, one) for one in ("events/iasi/", "events/iasi/index.html", "events/", "", "news/iasi/")]
    assert [one and one.id for one in found] == ["iasi", "iasi", None, None, None]


def test_a_build_with_drafts_says_on_every_page_that_it_is_none_to_publish() -> None:
    page = with_drafts_ribbon("<body>…</body></html>", "events/iasi/", "en")
    assert page.startswith("<body>…<link")
    assert page.endswith("</body></html>")
    assert 'href="../../assets/partnerships/preview.css"' in page
    assert "Preview with drafts: this is not the published site" in page
