"""Which feeds each page announces."""

from dataclasses import replace
from pathlib import Path

from project import EVENT, PARTNERSHIP
from published import event, news, published

from mkdocs_partnerships.feeds.announced import AnnouncedFeeds
from mkdocs_partnerships.pages import Renderer

FILES = {
    "partnerships__alpha.yml": PARTNERSHIP,
    "partnerships__silent.yml": PARTNERSHIP.replace("HempCluB", "A “silent” & <old> one"),
    "events__iasi.yml": event("Iași", "2024-01-02", "partnerships: [alpha]\nplace: {country: RO}\n"),
    "events__quiet.yml": EVENT + "partnerships: [silent]\nplace: {country: GR}\n",
    "content__news__report.yml": news("Report", "2024-02-01"),
}


def test_a_page_announces_its_own_feeds_first(tmp_path: Path) -> None:
    site = published(tmp_path, **FILES)
    pages = {page.address: page.feeds for page in Renderer(site).pages()}
    assert {address: feeds for address, feeds in pages.items() if "archive" not in address} == {
        "partnerships/alpha/": ("partnerships/alpha/", ""),
        # It has no news, and no event that was announced.
        "partnerships/silent/": ("",),
        "events/iasi/": ("partnerships/alpha/", "events/", ""),
        "events/quiet/": ("events/", ""),
        "news/report/": ("news/", ""),
        "partnerships/": ("",),
        "clusters/": ("",),
        "events/": ("events/", ""),
        "events/type/conference/": ("events/", ""),
        "events/type/workshop/": ("events/type/workshop/", "events/", ""),
        "events/attendance/in_person/": ("events/", ""),
        "events/calendar/": ("events/", "", "news/"),
        "events/calendar/2023/11/": ("events/", "", "news/"),
        "events/calendar/2024/05/": ("events/", "", "news/"),
        "events/map/": ("events/", "", "news/"),
        "events/country/gr/": ("events/", ""),
        "events/country/ro/": ("events/country/ro/", "events/", ""),
        "news/": ("news/", ""),
        "schemes/": ("",),
    }
    assert pages["events/archive/2024/"] == ("events/", "")


def test_any_other_page_announces_the_main_feeds(tmp_path: Path) -> None:
    announced = AnnouncedFeeds(published(tmp_path, **FILES))
    assert announced.of_page("") == announced.of_page("about/") == ("", "news/", "events/")


def test_the_first_is_there_in_every_format(tmp_path: Path) -> None:
    site = published(tmp_path, **FILES)
    site = replace(site, settings=replace(site.settings, site_name='A "site" & <more>'))

    def line(kind: str, title: str, address: str) -> str:
        whole = f"A &#34;site&#34; &amp; &lt;more&gt;: {title}"
        return f'<link rel="alternate" type="application/{kind}" title="{whole}" href="{address}">'

    assert AnnouncedFeeds(site).links(("events/", ""), "../").split("\n  ") == [
        line("rss+xml", "newly announced events", "../events/feed.xml"),
        line("atom+xml", "newly announced events (Atom)", "../events/feed.atom"),
        line("feed+json", "newly announced events (JSON Feed)", "../events/feed.json"),
        line("rss+xml", "news and newly announced events", "../feed.xml"),
    ]


def test_without_an_address_there_is_nothing_to_announce(tmp_path: Path) -> None:
    site = published(tmp_path, **FILES)
    announced = AnnouncedFeeds(replace(site, settings=replace(site.settings, site_url="")))
    assert (announced.of_page(""), announced.links((), "")) == ((), "")
