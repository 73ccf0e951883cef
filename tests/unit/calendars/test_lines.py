"""Every text, against the library icalendar as the judge."""

import re

from hypothesis import example, given
from hypothesis import strategies as st
from icalendar import Calendar, Event
from icalendar.parser import Contentline

from mkdocs_partnerships.calendars.lines import LONGEST, fold, join, parameter, text

SCRIPTS = "Iași, Ķīna; Київ Ελλάδα საქართველო Հայաստան مرحبا שלום 中文 👩‍🔬🇪🇺 e\u0301 \\ \\n \\, :\"^'\t"
TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\r\x85\u2028\u2029", exclude_categories=["Cc"]))
LINES = st.text(st.sampled_from([*SCRIPTS, "\n"]), max_size=300) | TEXTS


def unfolded(folded: str) -> str:
    return folded.replace("\r\n ", "")


def read(line: str) -> str:
    calendar = Calendar.from_ical(join(["BEGIN:VCALENDAR", "BEGIN:VEVENT", line, "END:VEVENT", "END:VCALENDAR"]))
    [event] = calendar.walk("VEVENT")
    return str(event["SUMMARY"])


@given(LINES)
@example(SCRIPTS * 5)
@example("\\" * 200)
@example("x" * 60 + "\\" * 9 + ";" * 9)
def test_what_we_write_icalendar_reads(value: str) -> None:
    assert read(f"SUMMARY:{text(value)}") == value


@given(LINES)
@example(SCRIPTS * 5)
def test_icalendar_writes_the_same_content_line(value: str) -> None:
    event = Event()
    event.add("summary", value.replace("\\N", "\\n"))
    theirs = event.to_ical().decode().split("\r\n", 1)[1].removesuffix("\r\nEND:VEVENT\r\n")
    # icalendar takes a backslash and an N for a line break; that is its own mistake.
    assert unfolded(fold(f"SUMMARY:{text(value.replace(chr(92) + 'N', chr(92) + 'n'))}")) == unfolded(theirs)


@given(LINES)
@example("é" * 200)
@example("\U0001f469" * 100)
@example("\\" * 400)
def test_a_fold_stands_inside_no_character_and_no_escape(value: str) -> None:
    folded = fold(f"SUMMARY:{text(value)}")
    parts = folded.encode().split(b"\r\n")
    assert max(map(len, parts)) <= LONGEST
    assert all(part.startswith(b" ") for part in parts[1:])
    decoded = [part.decode() for part in parts]
    # An even number of backslashes is as many escaped ones.
    assert [one for one in decoded[:-1] if (len(one) - len(one.rstrip("\\"))) % 2] == []


@given(LINES)
def test_a_line_is_as_long_as_it_may_be(value: str) -> None:
    parts = fold(f"SUMMARY:{text(value)}").encode().split(b"\r\n")
    # A character has four octets at most; an escape two.
    assert [one for one in parts[:-1] if len(one) < LONGEST - 3 - 1] == []


def test_seventy_five_octets_are_not_folded_and_seventy_six_are() -> None:
    assert fold("x" * 75) == "x" * 75
    assert fold("x" * 76) == "x" * 75 + "\r\n x"
    assert fold("x" * 74 + "é") == "x" * 74 + "\r\n é"
    assert fold("x" * 74 + "\\n") == "x" * 74 + "\r\n \\n"
    assert fold("x" * 73 + "\\\\n") == "x" * 73 + "\\\\" + "\r\n n"


@given(st.text())
def test_no_text_ends_its_line_or_carries_a_control_character(value: str) -> None:
    written = fold(f"SUMMARY:{text(value)}")
    assert len(written.splitlines()) == written.count("\r\n") + 1
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029]", unfolded(written))


def test_other_line_breaks_become_ours() -> None:
    assert text("a\r\nb\rc\u2028d\x85e\nf") == r"a\nb\nc\nd\ne\nf"
    assert text("a\x00\x1b\x7fb\tc") == "ab\tc"


def test_a_lone_surrogate_is_no_character() -> None:
    assert fold("SUMMARY:" + text("a\ud800b")) == "SUMMARY:a?b"


@given(LINES)
def test_icalendar_reads_a_parameter(value: str) -> None:
    line = Contentline.from_ical(f"CONFERENCE;VALUE=URI;LABEL={parameter(value)}:https://example.org/")
    name, parameters, address = line.parts()
    assert (name, parameters["LABEL"], address) == ("CONFERENCE", value, "https://example.org/")


def test_every_line_has_its_end() -> None:
    assert (
        join(["BEGIN:VEVENT", "SUMMARY:" + "x" * 80])
        == b"BEGIN:VEVENT\r\nSUMMARY:" + b"x" * 67 + b"\r\n " + b"x" * 13 + b"\r\n"
    )
