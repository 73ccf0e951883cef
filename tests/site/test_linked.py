"""What the built site says to machines: schema.org's types as schema-dts has them, Google's rules by our own reading.

https://developers.google.com/search/docs/appearance/structured-data/event and …/article, …/breadcrumb.
"""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from building import ROOT, TESTS, build

from mkdocs_partnerships.load import load_site
from mkdocs_partnerships.mkdocs_plugin import settings_of
from mkdocs_partnerships.site import Site
from mkdocs_partnerships.types.event import Event

FIXTURE = TESTS / "site" / "fixture"
ELEMENT = re.compile(r"<script type=\"application/ld\+json\">(.*?)</script>", re.DOTALL)
CRUMB = re.compile(r'<ol class="p-crumb">(.*?)</ol>', re.DOTALL)


def said(html: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = [thing for match in ELEMENT.findall(html) for thing in json.loads(match)]
    return found


@pytest.fixture(scope="module")
def fixture_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("linked") / "site"
    done = build(FIXTURE, target)
    assert done.returncode == 0, done.stderr
    return target


@pytest.fixture(scope="module")
def pages(built_site: Path, fixture_site: Path) -> Mapping[str, str]:
    """Every page of both sites by its file."""
    files = [*sorted(built_site.rglob("*.html")), *sorted(fixture_site.rglob("*.html"))]
    return {str(file): file.read_text("utf-8") for file in files}


def entries_of(root: Path) -> tuple[Site, list[str]]:
    site, problems = load_site(settings_of(str(root / "mkdocs.yml")))
    assert problems == []
    types = ("event", "news", "partnership", "cluster")
    return site, [entry.address for name in types for entry in site.all(name)]


@pytest.mark.parametrize(("root", "built"), [(ROOT, "built_site"), (FIXTURE, "fixture_site")])
def test_every_entry_says_what_it_is(root: Path, built: str, request: pytest.FixtureRequest) -> None:
    folder: Path = request.getfixturevalue(built)
    site, addresses = entries_of(root)
    kinds = {"events": "Event", "news": "NewsArticle", "partnerships": "Project", "clusters": "Organization"}
    for address in addresses:
        things = said((folder / address / "index.html").read_text("utf-8"))
        about, way = things
        assert (about["@type"], way["@type"]) == (kinds[address.split("/")[0]], "BreadcrumbList")
        assert about["@id"].startswith(f"{site.settings.site_url}{address}#")
    [home] = said((folder / "index.html").read_text("utf-8"))
    assert (home["@type"], home["url"]) == ("WebSite", site.settings.site_url)


def test_a_page_has_one_element_at_most(pages: Mapping[str, str]) -> None:
    counts = {name: len(ELEMENT.findall(html)) for name, html in pages.items()}
    assert {name: count for name, count in counts.items() if count > 1} == {}
    assert len([count for count in counts.values() if count]) > 100


def test_the_way_is_the_one_that_the_page_shows(pages: Mapping[str, str]) -> None:
    seen = 0
    for name, html in pages.items():
        ways = [one for one in said(html) if one["@type"] == "BreadcrumbList"]
        shown = [re.sub("<[^>]*>", "", step) for step in re.findall("<li>(.*?)</li>", "".join(CRUMB.findall(html)))]
        for way in ways:
            items = way["itemListElement"]
            assert [one["position"] for one in items] == list(range(1, len(items) + 1))
            names = [one["name"].replace("&", "&amp;") for one in items]
            # The page itself may end the way.
            if shown:
                assert names[: len(shown)] == shown, name
            assert len(items) - len(shown or items) <= 1
            assert [one for one in items[:-1] if not one["item"].startswith("https://")] == []
            seen += 1
    assert seen > 100


def events_of(pages: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    for html in pages.values():
        yield from (one for one in said(html) if one["@type"] == "Event")


DATE = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d[+-]\d\d:\d\d)?")


def findings(event: Mapping[str, Any], known: Event) -> Iterator[str]:
    """Say what Google would miss of an event, as far as the entry knows it."""
    registration = known.registration if known.status not in ("cancelled", "postponed") else None
    due = {
        "name": True,
        "startDate": True,
        "endDate": known.end or not known.start.time,
        "eventStatus": True,
        "eventAttendanceMode": True,
        "description": True,
        "url": True,
        "location": known.place or known.other_places or known.attendance != "in_person",
        "organizer": known.partnerships or known.organisers or known.host,
        "performer": any(one.name for one in known.speakers),
        "previousStartDate": known.status == "rescheduled",
        "offers": registration and (registration.url or registration.opens or registration.closes),
        "image": known.image and known.image.alt,
    }
    yield from (f"no {name}" for name, is_due in due.items() if is_due and not event.get(name))
    for name in ("startDate", "endDate", "previousStartDate"):
        if name in event and not DATE.fullmatch(event[name]):
            yield f"{name} is no date"
    for place in event.get("location", ()):
        if not (place["address"] if place["@type"] == "Place" else place["url"].startswith("https://")):
            yield f"a {place['@type']} without an address"


@pytest.mark.parametrize(("root", "built"), [(ROOT, "built_site"), (FIXTURE, "fixture_site")])
def test_google_misses_nothing_that_is_known(root: Path, built: str, request: pytest.FixtureRequest) -> None:
    folder: Path = request.getfixturevalue(built)
    site, _ = entries_of(root)
    found = {}
    for known in site.all("event"):
        assert isinstance(known, Event)
        event = said((folder / known.address / "index.html").read_text("utf-8"))[0]
        found[known.id] = list(findings(event, known))
    assert {name: missed for name, missed in found.items() if missed} == {}
    assert found


def test_a_missing_property_is_found() -> None:
    site, _ = entries_of(FIXTURE)
    moved = site.find("event", "moved")
    assert isinstance(moved, Event)
    assert list(findings({"startDate": "20 March", "location": [{"@type": "Place", "address": {}}]}, moved)) == [
        "no name",
        "no endDate",
        "no eventStatus",
        "no eventAttendanceMode",
        "no description",
        "no url",
        "no previousStartDate",
        "startDate is no date",
        "a Place without an address",
    ]


def test_what_is_not_public_never_leaves(pages: Mapping[str, str]) -> None:
    told = json.dumps([said(html) for html in pages.values()])
    assert "public-join-link" in told
    assert "secret-join-link" not in told
    assert "A draft" not in told
    assert "/events/hidden/" not in told


def shape(value: object, key: str = "") -> str:
    """Give what the types see of a value: not which words a text has, but for the names that schema.org gives."""
    if isinstance(value, dict):
        return "{" + ",".join(sorted(f"{name}:{shape(one, name)}" for name, one in value.items())) + "}"
    if isinstance(value, list):
        return "[" + ",".join(sorted({shape(one, key) for one in value})) + "]"
    if isinstance(value, str):
        return value if key == "@type" or value.startswith("https://schema.org") else "text"
    return str(type(value))


# Every property that a page can have; the real entries have few of them.
ALL = """
title: A meeting of which everything is known
summary: Two days.
type: conference
start: 2023-11-21 09:30
end: 2023-11-22
published: 2023-10-01
partnerships: [alpha]
part_of: moved
status: rescheduled
previous_start: 2023-10-21 09:30
attendance: hybrid
place: {venue: Palace, address: Main Street 1, city: Iași, country: RO}
online: {url: https://example.org/join, platform: Meet, join_url_public: true}
host: one
organisers: [two, {name: Example, url: https://example.org/}]
speakers: [{name: Ada, role: Head, organisation: Agency}]
audience: Clusters
tags: [hemp]
website: https://example.org/event
image: {file: programme.png, alt: The programme}
registration:
  {url: https://example.org/r, opens: 2023-10-01, closes: 2023-11-10 12:00, capacity: 40, fee: free, not_open_to: [GR]}
programme:
  - date: 2023-11-21
    sessions:
      - {start: 9:30, end: 11:00, title: Opening, summary: Welcome., speakers: [{name: Ada}], room: Hall A}
"""


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """What pages say of entries that have every field that is said."""
    project = shutil.copytree(FIXTURE, tmp_path_factory.mktemp("all") / "project")
    (project / "events" / "all.yml").write_text(ALL.lstrip(), "utf-8")
    (project / "events" / "programme.png").write_bytes((project / "content" / "news" / "dot.png").read_bytes())
    done = build(project, project / "site")
    assert done.returncode == 0, done.stderr
    return [thing for file in sorted((project / "site").rglob("*.html")) for thing in said(file.read_text("utf-8"))]


def complaints(things: list[dict[str, Any]], folder: Path) -> list[str]:
    """Have TypeScript compare things with the types of schema.org; one line for each complaint."""
    names = ", ".join(sorted({one["@type"] for one in things}))
    lines = [f'import type {{ WithContext, {names} }} from "schema-dts";']
    for number, one in enumerate(things):
        lines.append(f"export const t{number}: WithContext<{one['@type']}> = {json.dumps(one, ensure_ascii=False)};")
    (folder / "node_modules").symlink_to(TESTS / "node_modules")
    (folder / "things.ts").write_text("\n".join(lines), "utf-8")
    compiler = str(TESTS / "node_modules" / ".bin" / "tsc")
    options = ["--noEmit", "--strict", "--skipLibCheck", "--module", "esnext", "--moduleResolution", "bundler"]
    done = subprocess.run(
        [compiler, *options, "things.ts"], cwd=folder, capture_output=True, text=True, check=False, timeout=300
    )
    return [line for line in done.stdout.splitlines() if line.startswith("things.ts")]


def test_schema_org_knows_every_property(
    pages: Mapping[str, str], everything: list[dict[str, Any]], tmp_path: Path
) -> None:
    things = [thing for html in pages.values() for thing in said(html)] + everything
    of_each_shape = list({shape(one): one for one in things}.values())
    # What is wrong at the end shows that the compiler sees all that is before it.
    wrong = {"@context": "https://schema.org", "@type": "Event", "startDay": "2023-11-21"}
    found = complaints([*of_each_shape, wrong], tmp_path)
    [line] = found
    assert line.startswith(f"things.ts({len(of_each_shape) + 2},")
    assert "startDay" in line
