"""What calendars show of an event."""

import datetime as dt
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

import pytest
from project import EVENT, PARTNERSHIP, load

from mkdocs_partnerships.calendars.appointment import Appointment, appointment, sessions
from mkdocs_partnerships.site import Site
from mkdocs_partnerships.types.event import Event

HEAD = "title: Meet\nsummary: Two days.\ntype: conference\n"


def shown(root: Path, event: str, **files: str) -> tuple[Site, Event, Appointment]:
    site, problems = load(root, **{"events__meet.yml": event}, **files)
    assert problems == []
    found = site.find("event", "meet")
    assert isinstance(found, Event)
    return site, found, appointment(site, found)


@pytest.mark.parametrize(
    ("written", "start", "end", "zone"),
    [
        ("start: 2023-11-21", dt.date(2023, 11, 21), dt.date(2023, 11, 22), ""),
        ("start: 2023-11-30\nend: 2023-12-31", dt.date(2023, 11, 30), dt.date(2024, 1, 1), ""),
        ("start: 2023-11-21 09:30", dt.datetime(2023, 11, 21, 9, 30), None, "Europe/Brussels"),  # noqa: DTZ001
        (
            "start: 2023-11-21 09:30\nend: 2023-11-22 17:00",
            dt.datetime(2023, 11, 21, 9, 30),  # noqa: DTZ001
            dt.datetime(2023, 11, 22, 17),  # noqa: DTZ001
            "Europe/Brussels",
        ),
        (
            "start: 2023-11-21 09:30\nend: 2023-11-22",
            dt.datetime(2023, 11, 21, 9, 30),  # noqa: DTZ001
            dt.datetime(2023, 11, 23),  # noqa: DTZ001
            "Europe/Brussels",
        ),
        ("start: 2023-11-21\nend: 2023-11-22 12:00", dt.date(2023, 11, 21), dt.date(2023, 11, 23), ""),
    ],
)
def test_days_stay_days_and_no_end_is_invented(
    tmp_path: Path, written: str, start: dt.date, end: dt.date | None, zone: str
) -> None:
    _, _, one = shown(tmp_path, f"{HEAD}{written}\n")
    assert (one.start, one.end, one.zone) == (start, end, zone)


def test_a_time_that_days_cannot_carry_is_told(tmp_path: Path) -> None:
    _, _, one = shown(tmp_path, f"{HEAD}start: 2023-11-21\nend: 2023-11-22 12:00\n")
    assert one.text == "Two days.\n\nTimes: ends 12:00"


@pytest.mark.parametrize(
    ("written", "stamp", "sequence"),
    [
        ("", "2023-11-21T08:00:00", 0),
        ("published: 2023-10-01\n", "2023-10-01T07:00:00", 0),
        ("published: 2023-10-01\nupdated: 2023-10-29\n", "2023-10-29T08:00:00", 12531360),
        ("published: 2023-10-01\nupdated: 2023-10-29 09:01\n", "2023-10-29T08:01:00", 12531361),
    ],
)
def test_dates_come_from_the_entry(tmp_path: Path, written: str, stamp: str, sequence: int) -> None:
    _, _, one = shown(tmp_path, f"{HEAD}start: 2023-11-21 09:00\n{written}")
    assert (one.stamp, one.sequence) == (dt.datetime.fromisoformat(f"{stamp}+00:00"), sequence)


@pytest.mark.parametrize(
    ("status", "title", "state", "busy"),
    [
        ("scheduled", "Meet", "CONFIRMED", True),
        ("rescheduled\nprevious_start: 2023-10-01", "Meet", "CONFIRMED", True),
        ("moved_online", "MOVED ONLINE: Meet", "CONFIRMED", True),
        ("postponed", "POSTPONED: Meet", "TENTATIVE", False),
        ("cancelled", "CANCELLED: Meet", "", False),
    ],
)
def test_what_does_not_take_place_stays_and_says_so(
    tmp_path: Path,
    status: str,
    title: str,
    state: str,
    busy: bool,  # noqa: FBT001
) -> None:
    _, _, one = shown(tmp_path, f"{HEAD}start: 2023-11-21\nstatus: {status}\n")
    assert (one.title, one.status, one.busy) == (title, state, busy)


def test_the_description_says_why_and_asks_nobody_to_register_for_nothing(tmp_path: Path) -> None:
    registration = "registration: {url: https://example.org/form, opens: 2023-10-01, closes: 2023-11-10 12:00}\n"
    _, _, one = shown(tmp_path, f"{HEAD}start: 2023-11-21\n{registration}")
    closes = "Registration opens: 1 October 2023\nRegistration closes: 10 November 2023, 12:00"
    assert one.text == f"Two days.\n\nRegister: https://example.org/form\n{closes}"
    _, _, off = shown(tmp_path, f"{HEAD}start: 2023-11-21\n{registration}status: cancelled\nstatus_note: Too few\n")
    assert off.text == "This event is cancelled. Too few\n\nTwo days."


@pytest.mark.parametrize(
    ("written", "location"),
    [
        (
            "place: {venue: Palace, address: Main Street 1, city: Iași, country: RO}",
            "Palace, Main Street 1, Iași, Romania",
        ),
        ("place: {city: Iași, country: RO}\nother_places: [{country: XK}]", "Iași, Romania; Kosovo*"),
        ("place: {city: Iași}\nattendance: hybrid\nonline: {platform: Meet}", "Iași; Online (Meet)"),
        ("attendance: online", "Online"),
        ("place: {city: Iași}\nstatus: moved_online", "Online"),
        ("", ""),
    ],
)
def test_where_it_is(tmp_path: Path, written: str, location: str) -> None:
    _, _, one = shown(tmp_path, f"{HEAD}start: 2023-11-21\n{written}\n")
    assert one.location == location


@pytest.mark.parametrize(
    ("online", "join"),
    [
        ("{url: https://example.org/secret}", ""),
        ("{url: https://example.org/open, join_url_public: true}", "https://example.org/open"),
        ("{url: https://example.org/secret, join_url_public: true}\nstatus: cancelled", ""),
    ],
)
def test_an_address_to_join_that_is_not_public_stays_in_the_entry(tmp_path: Path, online: str, join: str) -> None:
    _, _, one = shown(tmp_path, f"{HEAD}start: 2023-11-21\nattendance: online\nonline: {online}\n")
    assert one.join == join
    assert "secret" not in str(one)
    assert ("Join online: https://example.org/open" in one.text) == bool(join)


def test_the_name_comes_from_authority_and_id_alone(tmp_path: Path) -> None:
    site, event, one = shown(tmp_path, EVENT)
    object.__setattr__(site.settings, "feed_authority", "example.org,2026")
    assert appointment(site, event).uid == str(uuid5(NAMESPACE_URL, "tag:example.org,2026:event/meet"))
    for address in ("https://one.example.org/", "https://two.example.org/sub/"):
        object.__setattr__(site.settings, "site_url", address)
        assert appointment(site, event).uid == str(uuid5(NAMESPACE_URL, "tag:example.org,2026:event/meet"))
        assert appointment(site, event).url == f"{address}events/meet/"
    object.__setattr__(site.settings, "feed_authority", "")
    assert appointment(site, event).uid == str(uuid5(NAMESPACE_URL, "tag:two.example.org,2026:event/meet"))
    assert one.url == ""


PROGRAMME = """\
start: 2023-11-21 09:00
end: 2023-11-22
place: {city: Iași, country: RO}
status: cancelled
programme:
  - date: 2023-11-21
    sessions:
      - {start: 9:30, end: 11:00, title: Opening, summary: Words., speakers: [{name: Ada, role: Head}], room: Hall A}
      - {start: 11:00, title: Coffee}
      - {start: 15:00, title: Coffee}
  - date: 2023-11-22
    sessions:
      - {title: Coffee, invitation_only: true}
"""


def test_sessions_are_appointments_of_their_own(tmp_path: Path) -> None:
    site, event, whole = shown(tmp_path, HEAD + PROGRAMME)
    found = list(sessions(site, event, whole))
    assert [(one.title, str(one.start), str(one.end), one.zone) for one in found] == [
        ("CANCELLED: Opening", "2023-11-21 09:30:00", "2023-11-21 11:00:00", "Europe/Bucharest"),
        ("CANCELLED: Coffee", "2023-11-21 11:00:00", "None", "Europe/Bucharest"),
        ("CANCELLED: Coffee", "2023-11-21 15:00:00", "None", "Europe/Bucharest"),
        ("CANCELLED: Coffee", "2023-11-22", "2023-11-23", ""),
    ]
    assert {one.parent for one in found} == {whole.uid}
    assert len({one.uid for one in found}) == 4
    assert found[0].location == "Hall A, Iași, Romania"
    assert found[0].text == "Part of: Meet\n\nWords.\n\nAda, Head"
    assert found[3].text == "Part of: Meet\n\nBy invitation only"


def test_a_session_keeps_its_name_when_its_time_and_the_others_change(tmp_path: Path) -> None:
    site, event, whole = shown(tmp_path, HEAD + PROGRAMME)
    before = {one.title: one.uid for one in sessions(site, event, whole)}["CANCELLED: Opening"]
    changed = PROGRAMME.replace("9:30, end: 11:00", "9:45, end: 10:45").replace(
        "    sessions:\n", "    sessions:\n      - {title: Arrival}\n", 1
    )
    site, event, whole = shown(tmp_path, HEAD + changed)
    assert {one.title: one.uid for one in sessions(site, event, whole)}["CANCELLED: Opening"] == before


def test_an_event_that_is_a_part_names_the_whole_but_not_a_draft(tmp_path: Path) -> None:
    part = f"{HEAD}start: 2023-11-21\npart_of: fair\n"
    whole = {"events__fair.yml": EVENT}
    site, _, one = shown(tmp_path, part, **whole)
    fair = site.find("event", "fair")
    assert isinstance(fair, Event)
    assert one.parent == appointment(site, fair).uid
    _, _, alone = shown(tmp_path, part, **{"events__fair.yml": EVENT + "draft: true\n"})
    assert alone.parent == ""


def test_categories_are_kind_partnerships_and_tags(tmp_path: Path) -> None:
    event = f"{HEAD}start: 2023-11-21\npartnerships: [alpha]\ntags: [a, 'b, c', Conference]\n"
    _, _, one = shown(tmp_path, event, **{"partnerships__alpha.yml": PARTNERSHIP})
    assert one.categories == ("Conference", "HempCluB", "a", "b, c")


def test_the_footnote_goes_with_the_name(tmp_path: Path) -> None:
    _, _, one = shown(tmp_path, f"{HEAD}start: 2023-11-21\nplace: {{country: XK}}\n")
    assert one.text.split("\n\n")[-1].startswith("* This designation is without prejudice")
