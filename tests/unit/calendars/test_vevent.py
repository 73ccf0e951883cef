"""A VEVENT, against the same one made by the library icalendar."""

import datetime as dt

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_partnerships.calendars.appointment import Appointment
from mkdocs_partnerships.calendars.vevent import vevent
from mkdocs_partnerships.calendars.zones import zone

# icalendar takes a backslash and an N for a line break when it writes; that is its own mistake.
TEXTS = st.text(
    st.characters(codec="utf-8", exclude_characters="\\\u2028\u2029", exclude_categories=["Cc"]) | st.just("\n"),
    max_size=200,
)
MOMENTS = st.datetimes(dt.datetime(1950, 1, 1), dt.datetime(2100, 1, 1)).map(lambda one: one.replace(microsecond=0))  # noqa: DTZ001
INSTANTS = MOMENTS.map(lambda one: one.replace(tzinfo=dt.UTC))


@st.composite
def appointments(draw: st.DrawFn) -> Appointment:
    name = draw(st.sampled_from(["", "UTC", "Europe/Bucharest", "Asia/Yerevan", "America/Argentina/ComodRivadavia"]))
    start = draw(MOMENTS)
    length = draw(st.none() | st.integers(1, 400))
    end = start + dt.timedelta(days=length) if length is not None else None
    announced, changed = draw(st.none() | INSTANTS), draw(st.none() | INSTANTS)
    return Appointment(
        uid=str(draw(st.uuids())),
        title=draw(TEXTS),
        language=draw(st.sampled_from(["", "ro", "sr-Latn"])),
        start=start if name else start.date(),
        end=end if name or end is None else end.date(),
        zone=name,
        stamp=changed or announced or draw(INSTANTS),
        announced=announced,
        changed=changed,
        sequence=draw(st.integers(0, 2**31 - 1)),
        status=draw(st.sampled_from(["CONFIRMED", "TENTATIVE", ""])),
        busy=draw(st.booleans()),
        location=draw(TEXTS),
        text=draw(TEXTS),
        url=draw(st.sampled_from(["", "https://example.org/events/a,b;c/", "https://example.org/" + "x" * 90])),
        categories=tuple(draw(st.lists(TEXTS.filter(bool), min_size=1, max_size=4))),
        join=draw(st.sampled_from(["", "https://meet.example.org/x?y=1;z,2"])),
        parent=draw(st.just("") | st.uuids().map(str)),
    )


def theirs(one: Appointment) -> list[bytes]:
    """Write the same with icalendar; gives its content lines, unfolded."""
    made = icalendar.Event()
    made.add("uid", one.uid)
    made.add("dtstamp", one.stamp)

    def moment(value: dt.date) -> dt.date:
        return value.replace(tzinfo=zone(one.zone)) if isinstance(value, dt.datetime) else value

    made.add("dtstart", moment(one.start))
    if one.end:
        made.add("dtend", moment(one.end))
    made.add("summary", one.title, {"LANGUAGE": one.language} if one.language else {})
    made.add("description", one.text)
    if one.location:
        made.add("location", one.location)
    if one.url:
        made.add("url", one.url)
    if one.status:
        made.add("status", one.status)
    if not one.busy:
        made.add("transp", "TRANSPARENT")
    made.add("categories", list(one.categories))
    made.add("sequence", one.sequence)
    if one.announced:
        made.add("created", one.announced)
    if one.announced or one.changed:
        made.add("last-modified", one.stamp)
    if one.parent:
        made.add("related-to", one.parent)
    return unfolded(made.to_ical())


def unfolded(content: bytes) -> list[bytes]:
    return content.replace(b"\r\n ", b"").removesuffix(b"\r\n").split(b"\r\n")


@given(appointments())
def test_icalendar_writes_the_same_lines(one: Appointment) -> None:
    # How a label is put into quotation marks is a matter of taste; it is read back below.
    ours = [line for line in unfolded(vevent(one)) if not line.startswith(b"CONFERENCE")]
    assert sorted(ours) == sorted(theirs(one))


@given(appointments())
def test_icalendar_reads_every_value_back(one: Appointment) -> None:
    read = icalendar.Event.from_ical(vevent(one))
    assert (read["UID"], read["SUMMARY"], read["DESCRIPTION"]) == (one.uid, one.title, one.text)
    assert read.get("LOCATION", "") == one.location
    assert read.get("URL", "") == one.url
    assert tuple(read["CATEGORIES"].cats) == one.categories
    assert read["DTSTAMP"].dt == one.stamp
    assert [str(each) for each in [read["CONFERENCE"]]] == [one.join] if one.join else "CONFERENCE" not in read
    if one.join:
        assert read["CONFERENCE"].params["LABEL"] == one.title
    start = read["DTSTART"].dt
    assert (start.replace(tzinfo=None) if one.zone else start) == one.start
    if one.zone:
        assert start.utcoffset() == one.start.replace(tzinfo=zone(one.zone)).utcoffset()  # type: ignore[attr-defined, call-arg]
    assert ("DTEND" in read) == (one.end is not None)


@given(appointments())
def test_no_line_is_longer_than_seventy_five_octets(one: Appointment) -> None:
    content = vevent(one)
    assert content.endswith(b"\r\n")
    assert [line for line in content.split(b"\r\n") if len(line) > 75 or b"\n" in line or b"\r" in line] == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [("UTC", "DTSTART:20230326T030000Z"), ("Europe/Lisbon", "DTSTART;TZID=Europe/Lisbon:20230326T030000")],
)
def test_utc_has_no_zone_of_its_own(name: str, expected: str) -> None:
    one = appointment(zone=name)
    assert expected in vevent(one).decode().splitlines()


def appointment(**given: object) -> Appointment:
    stamp = dt.datetime(2023, 1, 1, tzinfo=dt.UTC)
    start = dt.datetime(2023, 3, 26, 3)  # noqa: DTZ001
    fields: dict[str, object] = dict.fromkeys(Appointment.__slots__, "")
    fields |= {"start": start, "end": None, "stamp": stamp, "announced": None, "changed": None, "categories": ("x",)}
    return Appointment(**(fields | {"sequence": 0, "busy": True} | given))  # type: ignore[arg-type]
