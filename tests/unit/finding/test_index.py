"""The index of the events, read by the module that reads it in the browser."""

import datetime as dt
import json
import subprocess
from pathlib import Path
from typing import Any

from building import ROOT
from project import EVENT, PARTNERSHIP, load

from mkdocs_partnerships.finding.index import event_index
from mkdocs_partnerships.lists import in_list_order
from mkdocs_partnerships.site import Site

_READ = """
import { Catalogue, grouped } from "%(root)s/theme/assets/partnerships/events/catalogue.mjs";
import { choiceOf, queryOf, toggled } from "%(root)s/theme/assets/partnerships/events/choice.mjs";
const { index, now, query } = JSON.parse(await new Response(process.stdin).text());
const catalogue = new Catalogue(index, now);
const choice = choiceOf(query);
const found = catalogue.find(choice);
console.log(JSON.stringify({
  events: catalogue.events, found: found.map(({ at }) => at), pages: catalogue.pages, query: queryOf(choice),
  groups: Object.values(grouped(found, now)).map((some) => some.map(({ at }) => at)),
  tags: [...catalogue.counts("tag", choice)], without: queryOf(toggled(choice, "tag", "hemp")),
}));
"""


def read(site: Site, now: str, query: str = "") -> dict[str, Any]:
    given = {
        "index": json.loads(event_index(site)),
        "now": dt.datetime.fromisoformat(now).timestamp() * 1000,
        "query": query,
    }
    command = ["node", "--input-type=module", "--eval", _READ % {"root": ROOT.as_uri()}]
    done = subprocess.run(command, input=json.dumps(given), capture_output=True, text=True, check=True)
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


FILES = {
    "partnerships__hempclub.yml": PARTNERSHIP + "sectors: [Green chemistry, hemp]\n",
    "partnerships__fibre.yml": PARTNERSHIP + "sectors: [Hemp, für alle]\n",
    "events__a.yml": EVENT + "end: 2023-11-23\nplace: {country: RO}\nother_places: [{country: GR}]\n"
    "partnerships: [hempclub, fibre]\ntags: [Hemp, Value Chains]\n"
    "registration: {opens: 2023-10-01, closes: 2023-11-10}\n",
    "events__b.yml": EVENT.replace("2023-11-21", "2024-03-01 09:30")
    + "status: cancelled\nregistration: {opens: 2023-10-01}\nattendance: online\ntags: [hemp]\n",
    "events__c.yml": EVENT.replace("2023-11-21", "2023-11-21 18:00") + "timezone: Pacific/Auckland\n"
    "registration: {opens: 2023-11-05, invitation_only: true}\n",
}


def site_of(root: Path) -> Site:
    site, problems = load(root, **FILES)
    assert problems == []
    return site


def test_the_browser_reads_what_each_event_is(tmp_path: Path) -> None:
    site = site_of(tmp_path)
    events = in_list_order(site.all("event"))
    answer = read(site, "2023-11-05T00:00:00+00:00")
    assert [one.id for one in events] == ["b", "a", "c"]
    instants = [(one["start"] / 1000, one["end"] / 1000, one["year"]) for one in answer["events"]]
    assert instants == [
        (event.begins.timestamp(), event.ends.timestamp(), event.start.day.year)  # type: ignore[attr-defined]
        for event in events
    ]
    facets = ("country", "partnership", "type", "sector", "tag", "attendance", "when", "registration", "off")
    assert [[one[facet] for facet in facets] for one in answer["events"]] == [
        [[], [], ["conference"], [], ["hemp"], ["online"], ["upcoming", "2024"], [], True],
        [
            ["ro", "gr"],
            ["hempclub", "fibre"],
            ["conference"],
            ["green-chemistry", "hemp", "für-alle"],
            ["hemp", "value-chains"],
            ["in_person"],
            ["upcoming", "2023"],
            ["open"],
            False,
        ],
        [[], [], ["conference"], [], [], ["in_person"], ["upcoming", "2023"], [], False],
    ]
    assert answer["pages"] == [["events/archive/2024/", 1], ["events/archive/2023/", 2]]


def test_a_registration_is_open_from_its_first_instant_until_its_last(tmp_path: Path) -> None:
    site = site_of(tmp_path)
    # In Romania: three hours ahead of UTC in October, two in November. A day counts to its end.
    open_at = {
        moment: read(site, moment, "registration=open")["found"]
        for moment in (
            "2023-09-30T20:59:59+00:00",
            "2023-09-30T21:00:00+00:00",
            "2023-11-10T21:59:59+00:00",
            "2023-11-10T22:00:00+00:00",
        )
    }
    assert list(open_at.values()) == [[], [1], [1], []]


def test_facets_are_combined_and_a_choice_has_one_query(tmp_path: Path) -> None:
    site = site_of(tmp_path)
    answer = read(site, "2023-12-01T00:00:00+00:00", "tag=Hemp&country=ro&other=1&type=conference")
    assert answer["found"] == [1]
    assert answer["query"] == "?country=ro&type=conference&tag=hemp"
    assert answer["without"] == "?country=ro&type=conference"
    assert answer["tags"] == [["hemp", 1], ["value-chains", 1]]
    assert read(site, "2023-12-01T00:00:00+00:00", "tag=hemp")["groups"] == [[], [0], [1]]
    assert read(site, "2023-12-01T00:00:00+00:00", "when=past")["found"] == [1, 2]
    sector = read(site, "2023-12-01T00:00:00+00:00", "sector=f%C3%BCr-alle&country=gr")
    assert (sector["found"], sector["query"]) == ([1], "?country=gr&sector=f%C3%BCr-alle")
    assert read(site, "2023-12-01T00:00:00+00:00", "when=past&country=at")["found"] == []


def test_an_index_without_events_can_be_read(tmp_path: Path) -> None:
    site, _ = load(tmp_path, **{"partnerships__hempclub.yml": PARTNERSHIP})
    assert read(site, "2023-12-01T00:00:00+00:00")["events"] == []
