"""Addresses that add an event, against npm's calendar-link."""

import json
import os
import subprocess
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from project import load

from mkdocs_partnerships.calendars.services import add_links, calendar_url, webcal
from mkdocs_partnerships.site import Site
from mkdocs_partnerships.types.event import Event

TESTS = Path(__file__).parents[2]
HEAD = "title: 'A & b, “c”; #d ?é=ș'\nsummary: Déjà & vu; 100 % +1\ntype: workshop\nplace: {city: Iași, country: RO}\n"
TIMES = {
    "timed": "start: 2023-03-26 02:30\nend: 2023-03-26 05:30\n",
    "days": "start: 2023-11-21\nend: 2023-11-23\n",
    "day": "start: 2023-11-21\n",
    "end unknown": "start: 2023-11-21 09:30\n",
}


def meet(root: Path, text: str) -> tuple[Site, Event]:
    site, _ = load(root, **{"events__meet.yml": text})
    object.__setattr__(site.settings, "site_url", "https://example.org/sub/")
    found = site.find("event", "meet")
    assert isinstance(found, Event)
    return site, found


def links(root: Path, text: str) -> dict[str, str]:
    return add_links(*meet(root, text))


def parts(address: str) -> tuple[str, dict[str, list[str]]]:
    split = urlsplit(address)
    return f"{split.scheme}://{split.netloc}{split.path}", parse_qs(split.query, strict_parsing=True)


def theirs(start: str, end: str, *, whole_days: bool) -> dict[str, str]:
    """Ask calendar-link."""
    event = {
        "title": "A & b, “c”; #d ?é=ș",
        "description": "Déjà & vu; 100 % +1\n\nhttps://example.org/sub/events/meet/",
        "location": "Iași, Romania",
        "start": start,
        "end": end,
        "allDay": whole_days,
    }
    code = (
        "const made = require('calendar-link'); const event = JSON.parse(process.argv[1]);"
        "const names = ['google', 'outlook', 'office365', 'yahoo'];"
        "console.log(JSON.stringify(Object.fromEntries(names.map((name) => [name, made[name](event)]))))"
    )
    # Its form for Outlook has no zone: it is the zone of where it runs.
    done = subprocess.run(
        ["node", "-e", code, json.dumps(event)],
        cwd=TESTS,
        env=os.environ | {"TZ": "UTC"},
        capture_output=True,
        text=True,
        check=True,
    )
    result: dict[str, str] = json.loads(done.stdout)
    return result


def test_a_time_is_given_as_calendar_link_gives_it(tmp_path: Path) -> None:
    ours = links(tmp_path, HEAD + TIMES["timed"])
    expected = {
        key: parts(value)
        for key, value in theirs("2023-03-26T00:30:00Z", "2023-03-26T02:30:00Z", whole_days=False).items()
    }
    for service in ("outlook", "office365"):
        # It leaves out the Z, so that Outlook takes UTC for the visitor's own time.
        for key in ("startdt", "enddt"):
            expected[service][1][key] = [expected[service][1][key][0] + "Z"]
        del expected[service][1]["allday"]
    del expected["yahoo"][1]["dur"]
    assert {key: parts(value) for key, value in ours.items() if key != "file"} == expected


def test_days_are_given_as_calendar_link_gives_them(tmp_path: Path) -> None:
    ours = links(tmp_path, HEAD + TIMES["days"])
    expected = {key: parts(value) for key, value in theirs("2023-11-21", "2023-11-24", whole_days=True).items()}
    for service in ("outlook", "office365"):
        for key in ("startdt", "enddt"):
            expected[service][1][key] = [expected[service][1][key][0].removesuffix("T00:00:00")]
    # Yahoo knows a whole day, but no whole days; see `yahoo`.
    del expected["yahoo"][1]["dur"]
    assert {key: parts(value) for key, value in ours.items() if key != "file"} == expected


def test_a_single_day_at_yahoo(tmp_path: Path) -> None:
    query = parts(links(tmp_path, HEAD + TIMES["day"])["yahoo"])[1]
    assert (query["st"], query["dur"], "et" in query) == (["20231121"], ["allday"], False)


def test_an_end_that_is_not_known_is_the_start(tmp_path: Path) -> None:
    made = links(tmp_path, HEAD + TIMES["end unknown"])
    assert parts(made["google"])[1]["dates"] == ["20231121T073000Z/20231121T073000Z"]


def test_the_file_is_ours_and_the_order_is_fixed(tmp_path: Path) -> None:
    made = links(tmp_path, HEAD + TIMES["day"])
    assert list(made) == ["file", "google", "outlook", "office365", "yahoo"]
    assert made["file"] == "events/meet/meet.ics"


@pytest.mark.parametrize("status", ["cancelled", "postponed"])
def test_nobody_is_sent_to_what_does_not_take_place(tmp_path: Path, status: str) -> None:
    assert links(tmp_path, f"{HEAD}{TIMES['day']}status: {status}\n") == {}


def test_an_address_to_join_is_in_no_link(tmp_path: Path) -> None:
    online = "attendance: hybrid\nonline: {url: https://example.org/secret}\n"
    assert "secret" not in str(links(tmp_path, HEAD + TIMES["day"] + online))


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1))
def test_every_text_arrives_whole(tmp_path_factory: pytest.TempPathFactory, title: str) -> None:
    site, event = meet(tmp_path_factory.getbasetemp() / "whole", HEAD + TIMES["day"])
    made = add_links(site, event.model_copy(update={"title": title}))
    names = {"google": "text", "outlook": "subject", "office365": "subject", "yahoo": "title"}
    assert [parts(made[service])[1][name] for service, name in names.items()] == [[title]] * 4
    assert all(address.isascii() and not set(address) & set(" \"'<>") for address in made.values())


def test_a_subscription_keeps_host_and_path() -> None:
    address = calendar_url("https://example.org/sub/", "events/tag/ελλάδα/calendar.ics")
    assert address == "https://example.org/sub/events/tag/%CE%B5%CE%BB%CE%BB%CE%AC%CE%B4%CE%B1/calendar.ics"
    assert webcal(address) == "webcal:" + address.removeprefix("https:")
