"""Which pages the sitemap lists, and in how many files."""

import datetime as dt

from lxml import etree

from mkdocs_partnerships.page import Page
from mkdocs_partnerships.sitemap import Location, locations, sitemaps

URL = "https://example.org/project/"


def page(address: str, changed: dt.date | None = None) -> Page:
    return Page(address, "event", "T", "D", lambda: "", b"", "events", changed=changed)


def listed(text: str) -> list[tuple[str, str | None]]:
    root = etree.fromstring(text.encode())
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    return [(one.findtext(f"{space}loc"), one.findtext(f"{space}lastmod")) for one in root]


def test_prose_comes_first_and_no_page_twice() -> None:
    made = [page("events/", dt.date(2026, 11, 22)), page("events/iasi/")]
    prose = [("", URL), ("about/", f"{URL}about/"), ("events/", f"{URL}events/"), ("hidden/", "")]
    assert locations(made, URL, prose) == [
        Location(URL),
        Location(f"{URL}about/"),
        Location(f"{URL}events/", "2026-11-22"),
        Location(f"{URL}events/iasi/"),
    ]


def test_without_an_address_nothing_is_listed() -> None:
    assert locations([page("events/")], "", [("", ""), ("events/", "")]) == []


def test_a_file_says_where_and_since_when() -> None:
    found = sitemaps([Location(f"{URL}?a=1&b=<", "2026-11-22"), Location(URL)], URL)
    assert list(found) == ["sitemap.xml"]
    assert found["sitemap.xml"] == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        f"  <url><loc>{URL}?a=1&amp;b=&lt;</loc><lastmod>2026-11-22</lastmod></url>\n"
        f"  <url><loc>{URL}</loc></url>\n"
        "</urlset>\n"
    )


def test_more_than_one_file_holds_are_divided() -> None:
    days = ["2026-01-01", "", "2026-03-03", "2026-02-02", ""]
    all_of_them = [Location(f"{URL}{number}/", day) for number, day in enumerate(days)]
    assert list(sitemaps(all_of_them, URL, most=5)) == ["sitemap.xml"]
    whole, *parts = sitemaps(all_of_them, URL, most=2).items()
    assert whole[0] == "sitemap.xml"
    assert etree.fromstring(whole[1].encode()).tag.endswith("}sitemapindex")
    assert listed(whole[1]) == [
        (f"{URL}sitemap-1.xml", "2026-01-01"),
        (f"{URL}sitemap-2.xml", "2026-03-03"),
        (f"{URL}sitemap-3.xml", None),
    ]
    assert [name for name, _ in parts] == ["sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml"]
    assert [one for _, text in parts for one in listed(text)] == [(one.url, one.changed or None) for one in all_of_them]


def test_a_very_large_site_keeps_the_protocols_limit() -> None:
    files = sitemaps([Location(f"{URL}{number}/") for number in range(50_001)], URL)
    assert {name: len(listed(text)) for name, text in files.items()} == {
        "sitemap.xml": 2,
        "sitemap-1.xml": 50_000,
        "sitemap-2.xml": 1,
    }
