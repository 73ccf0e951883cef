from pathlib import Path

from project import EVENT, PARTNERSHIP, load

from mkdocs_partnerships.finding.facets import OFTEN, Facet, Follow, Value, facets_of, follow
from mkdocs_partnerships.load import load_site
from mkdocs_partnerships.settings import Settings
from mkdocs_partnerships.site import Site

IASI = EVENT + "place: {city: Iași, country: RO}\npartnerships: [hempclub]\ntags: [Hemp]\n"
GRAZ = EVENT.replace("2023", "2024").replace("conference", "exchange") + "place: {country: AT}\nattendance: hybrid\n"


def site_of(root: Path, **files: str) -> Site:
    site, problems = load(root, **files)
    assert problems == []
    return site


def test_each_facet_has_the_values_that_there_are_with_their_counts_and_pages(tmp_path: Path) -> None:
    hempclub = PARTNERSHIP + "sectors: [green chemistry, hemp]\n"
    site = site_of(tmp_path, **{"events__a.yml": IASI, "events__b.yml": GRAZ, "partnerships__hempclub.yml": hempclub})
    assert facets_of(site) == (
        Facet(
            "when",
            (
                Value("upcoming", "Upcoming"),
                Value("past", "Past"),
                Value("2024", "2024", 1, "events/archive/2024/"),
                Value("2023", "2023", 1, "events/archive/2023/"),
            ),
        ),
        Facet(
            "country",
            (
                Value("at", "Austria", 1, "events/country/at/"),
                Value("ro", "Romania", 1, "events/country/ro/"),
            ),
        ),
        # One of two events has them: they tell events apart.
        Facet("partnership", (Value("hempclub", "HempCluB", 1, "partnerships/hempclub/#p-events"),)),
        Facet(
            "type",
            (
                Value("conference", "Conference", 1, "events/type/conference/"),
                Value("exchange", "Exchange", 1, "events/type/exchange/"),
            ),
        ),
        Facet(
            "sector",
            (
                Value("green-chemistry", "green chemistry", 1, "events/sector/green-chemistry/"),
                Value("hemp", "hemp", 1, "events/sector/hemp/"),
            ),
        ),
        Facet("tag", (Value("hemp", "Hemp", 1, "events/tag/hemp/"),)),
        Facet(
            "attendance",
            (
                Value("in_person", "In person", 1, "events/attendance/in_person/"),
                Value("hybrid", "In person and online", 1, "events/attendance/hybrid/"),
            ),
        ),
    )


def test_a_value_that_every_event_has_is_no_facet(tmp_path: Path) -> None:
    site = site_of(tmp_path, **{"events__a.yml": EVENT, "events__b.yml": EVENT})
    assert [one.name for one in facets_of(site)] == ["when"]


def test_the_sectors_of_a_partnership_that_is_a_draft_are_no_values(tmp_path: Path) -> None:
    hempclub = PARTNERSHIP + "sectors: [hemp]\n"
    files = {"events__a.yml": IASI, "events__b.yml": GRAZ, "partnerships__hempclub.yml": hempclub + "draft: true\n"}
    site, _ = load(tmp_path, **files)
    assert {"partnership", "sector"} & {one.name for one in facets_of(site)} == set()
    shown, _ = load(tmp_path, drafts=True)
    assert {"partnership", "sector"} <= {one.name for one in facets_of(shown)}


def test_registration_is_a_facet_where_any_event_has_one(tmp_path: Path) -> None:
    registered = EVENT + "registration: {closes: 2023-11-01}\n"
    site = site_of(tmp_path, **{"events__a.yml": registered})
    assert facets_of(site)[-1] == Facet("registration", (Value("open", "Open now"),))


def test_of_many_values_the_most_frequent_are_shown_first_all_by_name(tmp_path: Path) -> None:
    tags = [f"t{number:02}" for number in range(30)]
    files = {f"events__e{at}.yml": EVENT + f"tags: [{', '.join(tags[-1 - at :])}]\n" for at in range(30)}
    [tag] = [one for one in facets_of(site_of(tmp_path, **files)) if one.name == "tag"]
    assert [one.label for one in tag.values] == tags[-OFTEN:]
    assert [one.label for one in tag.others] == tags[:-OFTEN]
    assert [one.count for one in tag.values] == list(range(30 - OFTEN + 1, 31))


def test_a_list_leads_to_its_own_calendar_and_feed(tmp_path: Path) -> None:
    hempclub = PARTNERSHIP + "sectors: [hemp]\n"
    site = site_of(
        tmp_path, **{"events__a.yml": IASI + "published: 2023-10-01\n", "partnerships__hempclub.yml": hempclub}
    )
    by_folder = {one.folder: one for one in site.collections}
    # Without an address a site has calendars and no feeds.
    assert follow(site, by_folder["events/country/ro/"]) == Follow("events/country/ro/calendar.ics", "")
    found, _ = load_site(Settings(tmp_path, site_url="https://example.org/"))
    offered = {one.folder: follow(found, one) for one in found.collections if one.facet}
    assert offered == {
        "events/country/ro/": Follow("events/country/ro/calendar.ics", "events/country/ro/feed.xml"),
        "events/type/conference/": Follow("events/type/conference/calendar.ics", "events/type/conference/feed.xml"),
        "events/tag/hemp/": Follow("events/tag/hemp/calendar.ics", "tags/hemp/feed.xml"),
        # Old events come and go in them, when a partnership changes its sectors or an event moves online.
        "events/sector/hemp/": Follow("", ""),
        "events/attendance/in_person/": Follow("", ""),
    }
