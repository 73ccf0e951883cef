"""What an event's page says to machines."""

from pathlib import Path
from typing import Any

import pytest
from linked_reading import URL, said, site_of
from photographs import drawn

HERE = f"{URL}events/meet/"
HEAD = "title: Meet\nsummary: Two days.\ntype: conference\n"
SCHEMA = "https://schema.org/"


def event(root: Path, text: str, **files: str) -> dict[str, Any]:
    others = {name.replace("__", "/") + ".yml": content for name, content in files.items()}
    return said(site_of(root, {"events/meet.yml": HEAD + text, **others}), "event", "meet")


def test_an_event_says_all_that_is_known(tmp_path: Path) -> None:
    found = event(
        tmp_path,
        "start: 2023-11-21 09:30\nend: 2023-11-23\npartnerships: [p]\n"
        "place: {venue: Palace, address: Main Street 1, city: Iași, country: RO}\n"
        "other_places: [{city: Pristina, country: XK}]\n"
        "host: one\norganisers: [two, {name: Example & Sons, url: https://example.org/}]\n"
        "speakers: [{name: Ada Example, role: Head, organisation: Agency}, {role: A moderator}]\n"
        "audience: Clusters\nwebsite: https://example.org/event\ntags: [hemp, health]\nlanguage: ro\n"
        "registration: {url: https://example.org/r, opens: 2023-10-01, closes: 2023-11-10 12:00, capacity: 40, "
        "fee: Free, not_open_to: [GR]}\n",
        partnerships__p="name: P\nsummary: P.\nwebsite: https://p.example.org/\n",
        partnerships__clusters__one="name: Cluster One\ncountry: RO\n",
        partnerships__clusters__two="name: Cluster Two\ncountry: RO\n",
    )
    assert found == {
        "@type": "Event",
        "@id": f"{HERE}#event",
        "name": "Meet",
        "url": HERE,
        "startDate": "2023-11-21T09:30:00+02:00",
        "endDate": "2023-11-23",
        "eventStatus": f"{SCHEMA}EventScheduled",
        "location": [
            {
                "@type": "Place",
                "name": "Palace",
                "address": {
                    "@type": "PostalAddress",
                    "streetAddress": "Main Street 1",
                    "addressLocality": "Iași",
                    "addressCountry": "RO",
                },
            },
            {
                "@type": "Place",
                "address": {"@type": "PostalAddress", "addressLocality": "Pristina", "addressCountry": "XK"},
            },
        ],
        "description": "Two days.",
        "eventAttendanceMode": f"{SCHEMA}OfflineEventAttendanceMode",
        "inLanguage": "ro",
        "organizer": [
            {
                "@type": "Organization",
                "@id": f"{URL}partnerships/p/#partnership",
                "name": "P",
                "url": "https://p.example.org/",
            },
            {
                "@type": "Organization",
                "@id": f"{URL}clusters/two/#cluster",
                "name": "Cluster Two",
                "url": f"{URL}clusters/two/",
            },
            {"@type": "Organization", "name": "Example & Sons", "url": "https://example.org/"},
        ],
        "contributor": [
            {
                "@type": "Organization",
                "@id": f"{URL}clusters/one/#cluster",
                "name": "Cluster One",
                "url": f"{URL}clusters/one/",
            }
        ],
        "performer": [
            {
                "@type": "Person",
                "name": "Ada Example",
                "jobTitle": "Head",
                "worksFor": {"@type": "Organization", "name": "Agency"},
            }
        ],
        "audience": {"@type": "Audience", "audienceType": "Clusters"},
        "offers": {
            "@type": "Offer",
            "url": "https://example.org/r",
            "price": "0",
            "priceCurrency": "EUR",
            "validFrom": "2023-10-01",
            "availabilityEnds": "2023-11-10T12:00:00+02:00",
            "ineligibleRegion": ["GR"],
        },
        "isAccessibleForFree": True,
        "maximumAttendeeCapacity": 40,
        "keywords": ["hemp", "health"],
        "sameAs": "https://example.org/event",
    }


def test_an_event_of_which_little_is_known_says_little(tmp_path: Path) -> None:
    assert event(tmp_path, "start: 2023-11-21\n") == {
        "@type": "Event",
        "@id": f"{HERE}#event",
        "name": "Meet",
        "url": HERE,
        "startDate": "2023-11-21",
        "endDate": "2023-11-21",
        "eventStatus": f"{SCHEMA}EventScheduled",
        "description": "Two days.",
        "eventAttendanceMode": f"{SCHEMA}OfflineEventAttendanceMode",
        "inLanguage": "en",
    }


@pytest.mark.parametrize(
    ("written", "start", "end"),
    [
        ("start: 2023-11-21", "2023-11-21", "2023-11-21"),
        ("start: 2023-11-21\nend: 2023-11-22", "2023-11-21", "2023-11-22"),
        ("start: 2023-11-21 09:30", "2023-11-21T09:30:00+01:00", None),
        ("start: 2023-07-21 09:30\nend: 2023-07-21 17:00", "2023-07-21T09:30:00+02:00", "2023-07-21T17:00:00+02:00"),
        # From the evening before the clock goes forward to the morning after it.
        (
            "start: 2025-03-29 22:00\nend: 2025-03-30 08:00\ntimezone: Europe/Bucharest",
            "2025-03-29T22:00:00+02:00",
            "2025-03-30T08:00:00+03:00",
        ),
        ("start: 2023-11-21 09:30\ntimezone: UTC", "2023-11-21T09:30:00+00:00", None),
    ],
)
def test_moments_carry_their_offset_and_days_stay_days(
    tmp_path: Path, written: str, start: str, end: str | None
) -> None:
    found = event(tmp_path, f"{written}\n")
    assert (found["startDate"], found.get("endDate")) == (start, end)


@pytest.mark.parametrize(
    ("status", "shown", "mode", "before"),
    [
        ("scheduled", "EventScheduled", "Offline", None),
        ("cancelled", "EventCancelled", "Offline", None),
        ("postponed", "EventPostponed", "Offline", None),
        ("rescheduled\nprevious_start: 2023-10-01 10:00", "EventRescheduled", "Offline", "2023-10-01T10:00:00+02:00"),
        ("moved_online", "EventMovedOnline", "Online", None),
    ],
)
def test_the_status_is_said_in_googles_terms(
    tmp_path: Path, status: str, shown: str, mode: str, before: str | None
) -> None:
    found = event(tmp_path, f"start: 2023-11-21\nstatus: {status}\n")
    assert found["eventStatus"] == SCHEMA + shown
    assert found["eventAttendanceMode"] == f"{SCHEMA}{mode}EventAttendanceMode"
    assert found.get("previousStartDate") == before


PLACE = {"@type": "Place", "address": {"@type": "PostalAddress", "addressLocality": "Bonn", "addressCountry": "DE"}}
ROOM = "place: {city: Bonn, country: DE}\n"
JOIN = "https://example.org/secret-join"


def afar(url: str, name: str | None = None) -> dict[str, str]:
    return {"@type": "VirtualLocation", **({"name": name} if name else {}), "url": url}


@pytest.mark.parametrize(
    ("written", "locations"),
    [
        (f"attendance: online\nonline: {{url: {JOIN}, platform: Meet}}\n", [afar(HERE, "Meet")]),
        (f"attendance: online\nonline: {{url: {JOIN}, join_url_public: true}}\n", [afar(JOIN)]),
        ("attendance: online\n", [afar(HERE)]),
        (f"{ROOM}attendance: hybrid\nonline: {{url: {JOIN}}}\n", [PLACE, afar(HERE)]),
        (f"{ROOM}status: moved_online\nonline: {{url: {JOIN}, join_url_public: true}}\n", [afar(JOIN)]),
        (f"attendance: online\nstatus: cancelled\nonline: {{url: {JOIN}, join_url_public: true}}\n", [afar(HERE)]),
    ],
)
def test_a_way_in_is_said_only_where_everybody_may_have_it(
    tmp_path: Path, written: str, locations: list[dict[str, str]]
) -> None:
    assert event(tmp_path, f"start: 2023-11-21\n{written}")["location"] == locations


@pytest.mark.parametrize(
    ("written", "offer"),
    [
        ("{fee: 50 EUR}", {"price": "50", "priceCurrency": "EUR"}),
        ("{fee: 12.50 CHF}", {"price": "12.50", "priceCurrency": "CHF"}),
        ("{fee: 50 euros for members}", None),
        ("{invitation_only: true}", None),
        ("{url: https://example.org/r}", {"url": "https://example.org/r"}),
        ("{closes: 2023-11-20}", {"availabilityEnds": "2023-11-20"}),
        ("{full: true}", {"availability": "https://schema.org/SoldOut"}),
    ],
)
def test_no_price_is_invented(tmp_path: Path, written: str, offer: dict[str, str] | None) -> None:
    found = event(tmp_path, f"start: 2023-11-21\nregistration: {written}\n")
    assert found.get("offers") == (offer and {"@type": "Offer", **offer})
    assert "isAccessibleForFree" not in found


@pytest.mark.parametrize("status", ["cancelled", "postponed"])
def test_nobody_is_asked_to_register_for_what_does_not_take_place(tmp_path: Path, status: str) -> None:
    found = event(tmp_path, f"start: 2023-11-21\nstatus: {status}\nregistration: {{url: https://example.org/r}}\n")
    assert "offers" not in found


def test_the_host_holds_it_when_nobody_else_does(tmp_path: Path) -> None:
    found = event(tmp_path, "start: 2023-11-21\nhost: {name: A house}\n")
    assert found["organizer"] == [{"@type": "Organization", "name": "A house"}]
    assert "contributor" not in found


def test_sessions_are_parts_at_their_times_in_their_rooms(tmp_path: Path) -> None:
    found = event(
        tmp_path,
        "start: 2023-11-21\nend: 2023-11-22\nstatus: cancelled\n" + ROOM + "programme:\n"
        "  - date: 2023-11-21\n    sessions:\n"
        "      - {start: 9:30, end: 11:00, title: Opening, summary: Welcome., room: Hall A, speakers: [{name: Ada}]}\n"
        "      - {title: Reception}\n"
        "  - {date: 2023-11-22, title: A day of visits}\n",
    )
    here = {"@id": f"{HERE}#place-1"}
    assert found["location"] == [{**here, **PLACE}]
    off = {"eventStatus": f"{SCHEMA}EventCancelled"}
    assert found["subEvent"] == [
        {
            "@type": "Event",
            "name": "Opening",
            "description": "Welcome.",
            "startDate": "2023-11-21T09:30:00+01:00",
            "endDate": "2023-11-21T11:00:00+01:00",
            **off,
            "location": {
                "@type": "Place",
                "name": "Hall A",
                "address": PLACE["address"],
                "containedInPlace": here,
            },
            "performer": [{"@type": "Person", "name": "Ada"}],
        },
        {"@type": "Event", "name": "Reception", "startDate": "2023-11-21", **off, "location": [here]},
        {"@type": "Event", "name": "A day of visits", "startDate": "2023-11-22", **off, "location": [here]},
    ]


def test_an_event_names_its_whole_and_its_parts(tmp_path: Path) -> None:
    files = {
        "events/whole.yml": f"{HEAD}start: 2023-11-20\nend: 2023-11-24\n{ROOM}",
        "events/later.yml": f"{HEAD}start: 2023-11-22\npart_of: whole\n",
        "events/meet.yml": f"{HEAD}start: 2023-11-21\npart_of: whole\nattendance: online\n",
        "events/hidden.yml": f"{HEAD}start: 2023-11-21\npart_of: whole\ndraft: true\n",
    }
    site = site_of(tmp_path, files)
    assert said(site, "event", "meet")["superEvent"] == {
        "@type": "Event",
        "@id": f"{URL}events/whole/#event",
        "name": "Meet",
        "url": f"{URL}events/whole/",
        "startDate": "2023-11-20",
        "endDate": "2023-11-24",
        "eventStatus": f"{SCHEMA}EventScheduled",
        "location": [PLACE],
    }
    parts = said(site, "event", "whole")["subEvent"]
    assert [one["@id"] for one in parts] == [f"{URL}events/{name}/#event" for name in ("meet", "later")]


def test_a_picture_that_shows_something_is_named(tmp_path: Path) -> None:
    (tmp_path / "events").mkdir()
    (tmp_path / "events" / "a plan.png").write_bytes(drawn())
    found = event(tmp_path, "start: 2023-11-21\nimage: {file: a plan.png, alt: Where the halls are}\n")
    assert found["image"] == [f"{HERE}a%20plan.png"]
    (tmp_path / "events" / "meet.yml").unlink()
    assert "image" not in event(tmp_path, "start: 2023-11-21\nimage: {file: a plan.png, decorative: true}\n")
