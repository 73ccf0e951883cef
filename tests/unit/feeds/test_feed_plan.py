"""Which feeds there are, and which entries each carries."""

from pathlib import Path

from project import EVENT, PARTNERSHIP
from published import event, news, published

from mkdocs_partnerships.site import Site, addresses_of

FILES = {
    "partnerships__alpha.yml": PARTNERSHIP,
    "partnerships__silent.yml": PARTNERSHIP.replace("HempCluB", "Silent"),
    "partnerships__hidden.yml": PARTNERSHIP.replace("HempCluB", "Hidden") + "draft: true\n",
    "events__iasi.yml": event(
        "Iași", "2024-01-02", "partnerships: [alpha]\nplace: {country: RO}\ntags: [C++, big science]\n"
    ),
    "events__graz.yml": event("Graz", "2024-01-02 10:00", "place: {country: AT}\n"),
    "events__never.yml": EVENT + "place: {country: GR}\n",
    "events__draft.yml": event("Draft", "2024-01-09", "draft: true\nplace: {country: FR}\n"),
    "content__news__report.yml": news("Report", "2024-02-01", "events: [iasi, never]\ntags: [Big-Science]\n"),
    "content__news__before.yml": news("Before", "2024-01-02", "partnerships: [alpha]\n"),
}


def carried(site: Site) -> dict[str, list[str]]:
    return {plan.address("xml"): [one.id for one in plan.entries] for plan in site.feeds}


def test_a_feed_is_wherever_entries_are_newest_first(tmp_path: Path) -> None:
    assert carried(published(tmp_path, **FILES)) == {
        "feed.xml": ["report", "graz", "iasi", "before"],
        "news/feed.xml": ["report", "before"],
        "events/feed.xml": ["graz", "iasi"],
        "partnerships/alpha/feed.xml": ["iasi", "before"],
        "events/country/at/feed.xml": ["graz"],
        # A news item is in the countries of the events that it is about, announced or not.
        "events/country/gr/feed.xml": ["report"],
        "events/country/ro/feed.xml": ["report", "iasi"],
        "events/type/workshop/feed.xml": ["graz", "iasi"],
        "tags/big-science/feed.xml": ["report", "iasi"],
        "tags/c-cedb1bac/feed.xml": ["iasi"],
    }


def test_drafts_are_in_no_feed_even_in_preview(tmp_path: Path) -> None:
    site = published(tmp_path, drafts=True, **FILES)
    assert site.find("event", "draft")
    assert carried(site) == carried(published(tmp_path / "again", **FILES))


def test_a_new_entry_renames_no_feed(tmp_path: Path) -> None:
    (plan,) = [one for one in published(tmp_path, **FILES).feeds if one.choice.folder == "tags/big-science/"]
    assert plan.choice.value == "big science"


def test_a_site_without_entries_has_the_main_feeds(tmp_path: Path) -> None:
    assert carried(published(tmp_path)) == {"feed.xml": [], "news/feed.xml": [], "events/feed.xml": []}


def test_every_feed_may_be_linked_to(tmp_path: Path) -> None:
    found = {one for one in addresses_of(published(tmp_path, **FILES)) if "feed." in one}
    folders = ["", "news/", "events/", "partnerships/alpha/", "events/type/workshop/", "tags/big-science/"]
    folders += ["events/country/at/", "events/country/gr/", "events/country/ro/", "tags/c-cedb1bac/"]
    assert found == {f"{folder}feed.{ending}" for folder in folders for ending in ("xml", "atom", "json")}
