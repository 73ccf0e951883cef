"""The calendars as calendar programs read them: icalendar, ical.js, khal, calcurse, vdirsyncer."""

import datetime as dt
import json
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path

import icalendar
import pytest
from building import ROOT, TESTS
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from mkdocs_partnerships.calendars.calendar import Calendar, calendar_events, event_address, make_calendars
from mkdocs_partnerships.load import load_site
from mkdocs_partnerships.mkdocs_plugin import settings_of
from mkdocs_partnerships.settings import Settings
from mkdocs_partnerships.site import Site
from mkdocs_partnerships.types.event import Event

SITES = {"real": ROOT, "fixture": TESTS / "site" / "fixture"}


@pytest.fixture(scope="module", params=SITES)
def site(request: pytest.FixtureRequest) -> Site:
    return load_site(settings_of(str(SITES[request.param] / "mkdocs.yml")))[0]


@pytest.fixture(scope="module")
def files(site: Site, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return written(make_calendars(site), tmp_path_factory.mktemp("calendars"))


def written(calendars: Iterable[Calendar], folder: Path) -> dict[str, Path]:
    result = {}
    for one in calendars:
        result[one.address] = folder / one.address
        result[one.address].parent.mkdir(parents=True, exist_ok=True)
        result[one.address].write_bytes(one.content())
    return result


def by_icaljs(files: Iterable[Path]) -> list[list[dict[str, str]]]:
    done = subprocess.run(
        ["node", str(TESTS / "site" / "calendars.mjs"), *map(str, files)], capture_output=True, text=True, check=True
    )
    result: list[list[dict[str, str]]] = json.loads(done.stdout)
    return result


def run(*command: str, **environment: str) -> str:
    env = {"PATH": "/usr/bin:/bin", "HOME": "/nonexistent", "LC_ALL": "C.UTF-8", "TZ": "UTC"} | environment
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False, input="y\n" * 9)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def expected(event: Event) -> tuple[str, str]:
    """Give start and end as ical.js is to tell them: days, or instants."""
    if not event.start.time:
        return str(event.start.day), str(event.last.day + dt.timedelta(days=1))
    end = f"{event.last.ends(event.timezone):%Y-%m-%dT%H:%M:%S.000Z}" if event.end else ""
    return f"{event.begins:%Y-%m-%dT%H:%M:%S.000Z}", end


def test_the_published_calendars_are_these(built_site: Path) -> None:
    real = load_site(settings_of(str(ROOT / "mkdocs.yml")))[0]
    published = {
        file.relative_to(built_site).as_posix(): file.read_bytes() for file in sorted(built_site.rglob("*.ics"))
    }
    assert published == {one.address: one.content() for one in make_calendars(real)}


def test_every_calendar_is_read_whole_by_icalendar_and_icaljs(files: dict[str, Path]) -> None:
    theirs = by_icaljs(files.values())
    for file, events in zip(files.values(), theirs, strict=True):
        calendar = icalendar.Calendar.from_ical(file.read_bytes())
        assert [one for each in calendar.walk() for one in each.errors] == []
        found = [
            (str(one["UID"]), str(one["SUMMARY"]), str(one["DESCRIPTION"]), str(one.get("LOCATION", "")))
            for one in calendar.walk("VEVENT")
        ]
        assert found == [(one["uid"], one["summary"], one["description"], one["location"]) for one in events]
        assert len({one[0] for one in found}) == len(found) > 0


def test_every_event_is_at_its_time_in_its_own_file_and_among_all(site: Site, files: dict[str, Path]) -> None:
    events = calendar_events(site)
    [everything] = by_icaljs([files["events/calendar.ics"]])
    assert [(one["start"], one["end"]) for one in everything] == [expected(event) for event in events]
    own = by_icaljs([files[event_address(event)] for event in events])
    assert [one[0] for one in own] == everything
    for event, (whole, *programme) in zip(events, own, strict=True):
        assert {one["parent"] for one in programme} <= {whole["uid"]}
        assert len(programme) == sum(len(day.sessions) for day in event.programme)


def test_nothing_leaves_that_is_not_public(files: dict[str, Path]) -> None:
    told = b"".join(file.read_bytes().replace(b"\r\n ", b"") for file in files.values())
    assert b"secret-join-link" not in told
    assert b"A draft" not in told


def test_a_cancelled_event_stays_for_all_to_see(tmp_path: Path) -> None:
    fixture = load_site(settings_of(str(SITES["fixture"] / "mkdocs.yml")))[0]
    files = written(make_calendars(fixture), tmp_path)
    [[*events]] = by_icaljs([files["events/calendar.ics"]])
    [cancelled] = [one for one in events if one["summary"].startswith("CANCELLED: A workshop")]
    assert cancelled["status"] == ""
    assert "CANCELLED: A workshop" in khal(tmp_path, files["events/calendar.ics"], "2027-03-28")
    assert "CANCELLED: A workshop" in calcurse(tmp_path, files["events/calendar.ics"], "03/28/2027")


ZONES = {
    # The day on which the clock goes forward and that on which it goes back; for zones without such days, any.
    "Europe/Bucharest": ("2025-03-30", "2025-10-26"),
    "Europe/Lisbon": ("2025-03-30", "2025-10-26"),
    "Atlantic/Azores": ("2025-03-30", "2025-10-26"),
    "UTC": ("2025-03-30", "2025-10-26"),
    "Asia/Yerevan": ("2025-03-30", "2011-10-30"),
    "Africa/Casablanca": ("2025-02-23", "2025-04-06"),
    "Europe/Istanbul": ("2016-03-27", "2015-11-08"),
    "Europe/Dublin": ("2025-03-30", "2025-10-26"),
}


@pytest.fixture(scope="module")
def clocks(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Event], dict[str, Path]]:
    """Give events on the days of clock changes: from early to late on each of them, and over the night before."""
    folder = tmp_path_factory.mktemp("clocks")
    for zone, days in ZONES.items():
        for number, day in enumerate(days):
            before = dt.date.fromisoformat(day) - dt.timedelta(days=1)
            # No clock of the Azores showed a quarter past midnight when it went forward.
            hour = "01" if zone == "Atlantic/Azores" else "00"
            spans = {"early": (f"{day} {hour}:15", f"{day} 05:30"), "night": (f"{before} 22:00", f"{day} 08:00")}
            for name, (start, end) in spans.items():
                file = folder / "events" / f"{zone.lower().replace('/', '-')}-{number}-{name}.yml"
                file.parent.mkdir(exist_ok=True)
                lines = [f"title: {file.stem}", "summary: S.", "type: meeting"]
                file.write_text("\n".join([*lines, f"start: {start}", f"end: {end}", f"timezone: {zone}", ""]))
    site, problems = load_site(Settings(folder, site_name="Clocks", site_url="https://example.org/"))
    assert problems == []
    return calendar_events(site), written(make_calendars(site), folder / "made")


def test_an_event_on_the_day_of_a_clock_change_is_at_the_right_instant(
    clocks: tuple[list[Event], Mapping[str, Path]],
) -> None:
    events, files = clocks
    assert len(events) == 4 * len(ZONES)
    right = {event.title: expected(event) for event in events}
    own = [one for [one] in by_icaljs([files[event_address(event)] for event in events])]
    assert {one["summary"]: (one["start"], one["end"]) for one in own} == right
    # Where one calendar tells the changes of all years.
    [together] = by_icaljs([files["events/calendar.ics"]])
    assert {one["summary"]: (one["start"], one["end"]) for one in together} == right
    read = icalendar.Calendar.from_ical(files["events/calendar.ics"].read_bytes())
    assert {str(one["SUMMARY"]): (one.start, one.end) for one in read.walk("VEVENT")} == {
        event.title: (event.begins, event.last.ends(event.timezone)) for event in events
    }


def khal(folder: Path, file: Path, day: str) -> str:
    """Import a calendar into khal and list a day, in UTC."""
    (folder / "khal").mkdir(exist_ok=True)
    (folder / "khal.conf").write_text(
        f"[calendars]\n[[ours]]\npath = {folder}/khal\ntype = calendar\n[sqlite]\npath = {folder}/khal.db\n"
        "[locale]\nlocal_timezone = UTC\ndefault_timezone = UTC\ntimeformat = %H:%M\ndateformat = %Y-%m-%d\n"
        "longdateformat = %Y-%m-%d\ndatetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n"
    )
    config = ["khal", "-c", str(folder / "khal.conf")]
    run(*config, "import", "--batch", "-a", "ours", str(file))
    shown = "{start-date} {start-time} {end-date} {end-time} {title}"
    return run(*config, "list", "--once", "--day-format", "", "--format", shown, day, "1d")


def calcurse(folder: Path, file: Path, day: str) -> str:
    """Import a calendar into calcurse and list a day, in UTC."""
    where = str(folder / f"calcurse-{file.stem}")
    run("calcurse", "-D", where, "-i", str(file))
    return run("calcurse", "-D", where, "-Q", "--from", day, "--days", "1")


def test_khal_shows_an_event_after_a_clock_change_at_its_instant(
    clocks: tuple[list[Event], Mapping[str, Path]], tmp_path: Path
) -> None:
    events, files = clocks
    listed = khal(tmp_path, files["events/calendar.ics"], "2025-03-30").splitlines()
    expected_lines = [
        f"{event.begins:%Y-%m-%d %H:%M} {event.last.ends(event.timezone):%Y-%m-%d %H:%M} {event.title}"
        for event in events
        if event.title.endswith("early") and event.begins.date() == dt.date(2025, 3, 30)
    ]
    # Lisbon, the Azores, Dublin and UTC begin that day in UTC too.
    assert len(expected_lines) == 4
    assert sorted(line for line in listed if line.endswith("early") and line.startswith("2025-03-30")) == sorted(
        expected_lines
    )


def test_khal_and_calcurse_show_each_event_on_its_first_day(files: dict[str, Path], tmp_path: Path) -> None:
    everything = files["events/calendar.ics"]
    titles: dict[dt.date, list[str]] = {}
    for one in icalendar.Calendar.from_ical(everything.read_bytes()).walk("VEVENT"):
        timed = isinstance(one.start, dt.datetime)
        titles.setdefault(one.start.astimezone(dt.UTC).date() if timed else one.start, []).append(str(one["SUMMARY"]))
    for day in sorted(titles)[-3:]:
        by_khal = khal(tmp_path, everything, str(day))
        by_calcurse = calcurse(tmp_path, everything, f"{day:%m/%d/%Y}")
        assert [title for title in titles[day] if title not in by_khal or title not in by_calcurse] == []


def test_vdirsyncer_subscribes(server: str, built_site: Path, tmp_path: Path) -> None:
    (tmp_path / "config").write_text(
        f'[general]\nstatus_path = "{tmp_path}/status/"\n'
        '[pair ours]\na = "remote"\nb = "local"\ncollections = null\n'
        f'[storage remote]\ntype = "http"\nurl = "{server}events/calendar.ics"\n'
        f'[storage local]\ntype = "filesystem"\npath = "{tmp_path}/items/"\nfileext = ".ics"\n'
    )
    (tmp_path / "items").mkdir()
    for command in ("discover", "sync"):
        run("vdirsyncer", "-c", str(tmp_path / "config"), command)
    ours = icalendar.Calendar.from_ical((built_site / "events/calendar.ics").read_bytes())
    items = [icalendar.Calendar.from_ical(file.read_bytes()) for file in (tmp_path / "items").iterdir()]
    # It gives the items of a subscription names of its own.
    got = sorted((str(one["SUMMARY"]), str(one.start)) for item in items for one in item.walk("VEVENT"))
    assert got == sorted((str(one["SUMMARY"]), str(one.start)) for one in ours.walk("VEVENT"))


TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\u2028\u2029", exclude_categories=["Cc"]), min_size=1)
SCRIPTS = (
    "Київ, або; \\ ні",
    "Ελλάδα " * 30,
    "საქართველო" * 20,
    "Հայաստան",
    "👩‍🔬🇪🇺" * 30,
    "مرحبا, שלום" * 20,
    "e\u0301" * 99,
)


# Many texts in few runs of node; nothing is shrunk.
@settings(
    max_examples=3,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(texts=st.lists(TEXTS, min_size=50, max_size=80))
def test_text_of_every_script_survives_in_icaljs(texts: list[str], tmp_path: Path) -> None:
    fixture = load_site(settings_of(str(SITES["fixture"] / "mkdocs.yml")))[0]
    event = fixture.find("event", "iasi")
    assert isinstance(event, Event)
    everything = [*SCRIPTS, *texts]
    copies = {
        f"e{number}": event.model_copy(
            update={"id": f"e{number}", "title": text, "summary": f"{text}\n{text}", "tags": (text,), "programme": ()}
        )
        for number, text in enumerate(everything)
    }
    about = dict(fixture.about) | {("event", one): fixture.about["event", "iasi"] for one in copies}
    site = Site(fixture.settings, dict(fixture.entries) | {"event": copies}, about)
    files = written(make_calendars(site), tmp_path)
    read = [one for [one] in by_icaljs([files[event_address(one)] for one in copies.values()])]
    assert [one["summary"] for one in read] == everything
    assert [one["description"].startswith(f"{text}\n{text}\n\n") for one, text in zip(read, everything, strict=True)]
    assert [one["categories"][-1] for one in read] == everything
