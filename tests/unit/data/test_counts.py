"""What is counted, and what is only stated."""

from pathlib import Path

from project import CLUSTER, EVENT, PARTNERSHIP, load

from mkdocs_partnerships.data.counts import count
from mkdocs_partnerships.data.overview import MOST, overview
from mkdocs_partnerships.data.stated import stated
from mkdocs_partnerships.site import Site


def event(start: str, kind: str = "exchange", more: str = "") -> str:
    return f"title: T\nsummary: S.\ntype: {kind}\nstart: {start}\n{more}"


FILES = {
    "events__a.yml": event("2023-12-31", more="end: 2024-01-01\npartnerships: [p, q]\nplace: {country: RO}\n"),
    "events__b.yml": event(
        "2023-05-01", more="partnerships: [p]\nplace: {country: RO}\nother_places: [{country: DE}]\n"
    ),
    "events__c.yml": event("2024-05-01", "webinar", "partnerships: [p, hidden]\n"),
    "events__cancelled.yml": event("2024-05-01", more="status: cancelled\npartnerships: [p]\n"),
    "events__postponed.yml": event("2024-05-01", more="status: postponed\npartnerships: [p]\n"),
    "events__draft.yml": event("2024-05-01", more="draft: true\npartnerships: [p]\n"),
    "partnerships__p.yml": PARTNERSHIP,
    "partnerships__q.yml": PARTNERSHIP,
    "partnerships__hidden.yml": PARTNERSHIP + "draft: true\n",
}


def numbers(site: Site) -> dict[tuple[str, str, int, str, str], int]:
    return {(one.counted, one.partnership, one.year, one.country, one.type): one.number for one in count(site)}


def test_these_are_the_numbers(tmp_path: Path) -> None:
    site, _ = load(tmp_path, drafts=True, **FILES)
    assert numbers(site) == {
        ("events", "", 0, "", ""): 3,
        ("events", "", 2023, "", ""): 2,
        ("events", "", 2024, "", ""): 1,
        ("events", "", 0, "RO", ""): 2,
        ("events", "", 0, "DE", ""): 1,
        ("events", "", 0, "", "exchange"): 2,
        ("events", "", 0, "", "webinar"): 1,
        ("events", "p", 0, "", ""): 3,
        ("events", "p", 2023, "", ""): 2,
        ("events", "p", 2024, "", ""): 1,
        ("events", "q", 0, "", ""): 1,
        ("events", "q", 2023, "", ""): 1,
        ("exchanges", "", 0, "", ""): 2,
        ("exchanges", "", 2023, "", ""): 2,
        ("exchanges", "", 2024, "", ""): 0,
        ("exchanges", "p", 0, "", ""): 2,
        ("exchanges", "p", 2023, "", ""): 2,
        ("exchanges", "p", 2024, "", ""): 0,
        ("exchanges", "q", 0, "", ""): 1,
        ("exchanges", "q", 2023, "", ""): 1,
        ("countries", "", 0, "", ""): 2,
        ("countries", "", 2023, "", ""): 2,
        ("countries", "", 2024, "", ""): 0,
        ("countries", "p", 0, "", ""): 2,
        ("countries", "p", 2023, "", ""): 2,
        ("countries", "p", 2024, "", ""): 0,
        ("countries", "q", 0, "", ""): 1,
        ("countries", "q", 2023, "", ""): 1,
    }


def test_the_page_shows_them_in_this_order(tmp_path: Path) -> None:
    site, _ = load(tmp_path, **FILES)
    shown = overview(site, count(site), [])
    assert shown.all == {"events": 3, "exchanges": 2, "countries": 2}
    assert [(bar.what, bar.number, bar.top, bar.length) for bar in shown.years] == [
        ("2024", 1, 0, "50.0"),
        ("2023", 2, 30, "100.0"),
    ]
    assert [(bar.what, bar.number) for bar in shown.countries] == [("RO", 2), ("DE", 1)]
    assert [(bar.what, bar.number) for bar in shown.types] == [("exchange", 2), ("webinar", 1)]
    assert shown.placeless == 1
    assert [(one.id, year, row["events"]) for one, year, row in shown.partnerships] == [
        ("p", 2024, 1),
        ("p", 2023, 2),
        ("p", 0, 3),
        ("q", 2023, 1),
    ]


def test_a_site_without_events_counts_nothing(tmp_path: Path) -> None:
    site, _ = load(tmp_path, **{"partnerships__p.yml": PARTNERSHIP})
    shown = overview(site, count(site), [])
    assert (shown.all, shown.years, shown.partnerships) == ({}, (), [])


FIGURE = "  - {label: Participants, value: 'over 220', as_of: 2023-11, source: {title: A report}}\n"


def test_what_is_stated_stands_with_who_said_it_and_is_not_summed(tmp_path: Path) -> None:
    site, _ = load(
        tmp_path,
        drafts=True,
        **{
            "partnerships__p.yml": PARTNERSHIP + "targets: [{label: Exchanges, value: at least 80}]\n",
            "partnerships__clusters__c.yml": CLUSTER + "represents: [{label: Firms, value: '2000', as_of: 2024}]\n",
            "events__old.yml": event("2023-05-01", more="figures:\n" + FIGURE + FIGURE.replace("over 220", "205")),
            "events__new.yml": event("2024-05-01", more="figures:\n" + FIGURE),
            "events__draft.yml": event("2024-05-01", more="draft: true\nfigures:\n" + FIGURE),
        },
    )
    found = list(stated(site))
    assert [(one.entry.id, one.kind, one.number, one.label, one.value, str(one.as_of), one.year) for one in found] == [
        ("p", "target", 1, "Exchanges", "at least 80", "None", None),
        ("c", "represents", 1, "Firms", "2000", "2024", None),
        ("new", "figure", 1, "Participants", "over 220", "2023-11", 2024),
        ("old", "figure", 1, "Participants", "over 220", "2023-11", 2023),
        ("old", "figure", 2, "Participants", "205", "2023-11", 2023),
    ]
    assert found[2].source
    assert found[2].source.title == "A report"
    shown = overview(site, [], found)
    assert [(entry.id, [one.value for one in rows]) for entry, rows in shown.of_events] == [
        ("new", ["over 220"]),
        ("old", ["over 220", "205"]),
    ]
    assert [entry.id for entry, _ in shown.of_partnerships] == ["p"]


def test_a_long_table_is_cut_and_says_so(tmp_path: Path) -> None:
    many = "figures:\n" + FIGURE * (MOST + 1)
    site, _ = load(tmp_path, **{"events__a.yml": EVENT + many, "events__b.yml": EVENT + "figures:\n" + FIGURE})
    shown = overview(site, [], list(stated(site)))
    assert sum(len(rows) for _, rows in shown.of_events) == MOST
    assert shown.all_of_events == MOST + 2
