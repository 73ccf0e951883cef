"""A file → an entry, or all of its problems at once."""

import time
from collections.abc import Iterable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mkdocs_partnerships.fields.references import references
from mkdocs_partnerships.problems import Finding, report
from mkdocs_partnerships.source import MAX_PROBLEMS, Source, Value, read
from mkdocs_partnerships.types import TYPES
from mkdocs_partnerships.types.cluster import Cluster
from mkdocs_partnerships.types.entry import Defaults, Entry
from mkdocs_partnerships.types.event import Event
from mkdocs_partnerships.types.fields_shown import FieldShown, fields_of
from mkdocs_partnerships.types.news import News
from mkdocs_partnerships.types.parse import parse, place
from mkdocs_partnerships.types.partnership import Partnership

MODELS = tuple(one.model for one in TYPES)
RIGHT: dict[type[Entry], str] = {
    Event: "title: a\nsummary: b\ntype: fair\nstart: 2023-11-21\n",
    News: "title: a\nsummary: b\npublished: 2023-11-28\n",
    Partnership: "name: a\nsummary: b\n",
    Cluster: "name: a\ncountry: RO\n",
}


def told(model: type[Entry], more: str, right: str | None = None) -> list[tuple[int, int, str, str]]:
    source, problems = read("a.yml", ((RIGHT[model] if right is None else right) + more).encode())
    assert source, problems
    _, found = parse(source, model, "a", Defaults())
    return [(one.place.line, one.place.column, one.field, one.code) for one in report(problems + found)]


@pytest.mark.parametrize("model", RIGHT)
def test_the_fewest_fields_make_an_entry(model: type[Entry]) -> None:
    source, _ = read("a.yml", RIGHT[model].encode())
    assert source
    entry, problems = parse(source, model, "iasi", Defaults("ro", "Europe/Bucharest"))
    assert problems == []
    assert entry
    assert (entry.id, entry.language, entry.address) == ("iasi", "ro", f"{model.address_folder}/iasi/")


@pytest.mark.parametrize("name", ["Iasi", "iasi_2023", "iași", "-iasi", "iasi-", "a--b", "", "a b", "../a", "a.b"])
def test_a_name_that_cannot_be_an_address(name: str) -> None:
    source, _ = read("a.yml", RIGHT[Cluster].encode())
    assert source
    assert [one.code for one in parse(source, Cluster, name, Defaults())[1]] == ["file-name"]


def test_an_empty_value_is_told_as_empty_whatever_is_expected() -> None:
    more = "tags:\nplace:\nstatus:\nend:\nregistration:\n  capacity:\nhost: ''\norganisers:\n  -\n"
    assert told(Event, more) == [
        (5, 6, "tags", "empty"),
        (6, 7, "place", "empty"),
        (7, 8, "status", "empty"),
        (8, 5, "end", "empty"),
        (10, 12, "registration.capacity", "empty"),
        (11, 7, "host", "empty"),
        (13, 4, "organisers[1]", "empty"),
    ]


def test_an_organisation_without_a_name_is_no_cluster() -> None:
    assert told(Event, "organisers:\n  - organisation: X\nhost:\n  cluster: X\n") == [
        (6, 5, "organisers[1].name", "missing"),
        (6, 5, "organisers[1].organisation", "unknown-field"),
        (8, 3, "host.cluster", "unknown-field"),
        (8, 3, "host.name", "missing"),
    ]


def test_contradictions_are_found_beside_wrong_fields() -> None:
    more = "end: 2023-11-20\nsumary: x\nwebsite: nowhere\n"
    more += "registration:\n  opens: 2023-10-02\n  closes: 2023-10-01\n  url: x\n"
    assert told(Event, more, "type: fair\nstart: 2023-11-21\n") == [
        (1, 1, "title", "missing"),
        (3, 6, "end", "end-before-start"),
        (4, 1, "sumary", "unknown-field"),
        (5, 10, "website", "not-a-url"),
        (8, 11, "registration.closes", "closes-before-opens"),
        (9, 8, "registration.url", "not-a-url"),
    ]


def test_contradictions_keep_their_place_when_items_before_are_wrong() -> None:
    more = "programme:\n  - date: soon\n  - title: x\n  - date: 2023-11-22\n    sessions:\n"
    more += "      - start: 9\n        title: x\n      - title: y\n        start: 10:00\n        end: 9:00\n"
    more += "  - date: 2023-11-25\n"
    assert told(Event, "end: 2023-11-22\n" + more) == [
        (7, 11, "programme[1].date", "not-a-date"),
        (8, 5, "programme[2].date", "missing"),
        (11, 16, "programme[3].sessions[1].start", "not-a-time"),
        (15, 14, "programme[3].sessions[2].end", "end-before-start"),
        (16, 11, "programme[4].date", "day-outside-event"),
    ]


@pytest.mark.parametrize(
    ("model", "more"),
    [
        (Event, "status: rescheduled\nprevious_start: x\n"),
        (Event, "attendance: x\nonline: {platform: a}\n"),
        (Event, "end: x\nprogramme: [{date: 2023-11-22}]\n"),
        (Event, "end: x\nregistration: {closes: 2023-11-22}\n"),
        (Event, "timezone: x\nregistration: {closes: 2023-03-26 02:30}\n"),
        (Event, "place: {country: Romania}\nregistration: {closes: 2023-03-26 02:30}\n"),
        (Partnership, "coordinator: a\nmembers: [A, b]\n"),
        (Partnership, "period: {start: 2023, end: 21}\n"),
    ],
)
def test_nothing_is_concluded_from_what_is_wrong_in_itself(model: type[Entry], more: str) -> None:
    assert len(told(model, more)) == 1


def test_what_is_left_of_a_broken_entry_has_its_own_id() -> None:
    assert told(Event, "part_of: a\nwebsite: x\n") == [
        (5, 10, "part_of", "part-of-itself"),
        (6, 10, "website", "not-a-url"),
    ]


def test_a_finding_has_the_place_at_which_it_was_written() -> None:
    source, _ = read("a.yml", (RIGHT[Partnership] + "members:\n  - A\n  - b\n").encode())
    assert source
    entry, problems = parse(source, Partnership, "a", Defaults())
    assert entry
    assert [one.code for one in problems] == ["not-an-id"]
    ((path, reference),) = references(entry)
    (one,) = place(source, [Finding(path, "empty")])
    assert (str(reference), one.place.line, one.field) == ("b", 5, "members[2]")


TEXTS = st.text(max_size=12) | st.sampled_from(
    [
        "2023-11-21",
        "2023-11-21 09:30",
        "2023-03-26 02:30",
        "true",
        "RO",
        "clustero",
        "a.png",
        "09:30",
        "7",
        "https://a.bc",
        "",
    ]
)


def names_in(rows: Iterable[FieldShown]) -> set[str]:
    """Names of fields at any depth of a type."""
    return {row.name for row in rows} | {name for row in rows for name in names_in(row.fields)}


TAGS = ["<organisation>", "<cluster>", "organisation", "cluster", "id", ""]
KEYS = {model: st.sampled_from(sorted(names_in(fields_of(model))) + TAGS) for model in MODELS}


@st.composite
def written(draw: st.DrawFn) -> tuple[type[Entry], dict[str, Value]]:
    model = draw(st.sampled_from(MODELS))
    keys = KEYS[model]
    inner = st.recursive(
        TEXTS,
        lambda one: st.lists(one, max_size=3) | st.dictionaries(keys, one, max_size=4),
        max_leaves=12,
    )
    return model, draw(st.dictionaries(keys, inner, max_size=8))


@given(written(), st.sampled_from(["a", "A", ""]))
@example((Event, {"organisers": [{"organisation": "x"}], "host": {"<organisation>": "x", "<cluster>": "y"}}), "a")
@example(
    (Event, {"start": "2011-12-30", "timezone": "Pacific/Apia", "title": "a", "summary": "b", "type": "fair"}), "a"
)
@example((Partnership, {"period": {"start": "2023-11-31"}, "name": [], "summary": {}}), "a")
def test_any_data_is_read_or_told(case: tuple[type[Entry], dict[str, Value]], entry_id: str) -> None:
    model, data = case
    before = repr(data)
    entry, problems = parse(Source("a.yml", b"", _data=data), model, entry_id, Defaults())
    assert entry or problems
    assert repr(data) == before
    for one in problems:
        assert "\n" not in str(one)


@pytest.mark.parametrize(
    "more",
    [
        "tags: [" + "'', " * 9000 + "x]\n",
        "".join(f"field{number}: x\n" for number in range(4900)),
        "organisers: [" + "Nobody, " * 9000 + "x]\n",
        "organisers: [" + "{nam: x}, " * 3000 + "x]\n",
        "programme: [" + "{date: 2023-11-22}, " * 4000 + "{date: 2023-11-22}]\n",
        "type: " + "x" * 1_000_000 + "\n",
        "timezone: " + "x" * 1_000_000 + "\n",
        "summary: " + "x" * 1_000_000 + "\n",
        "website: https://" + "a." * 500_000 + "\n",
        "place: {country: " + "x" * 1_000_000 + "}\n",
        "language: " + "-" * 1_000_000 + "\n",
        "start: " + "2" * 1_000_000 + "\n",
    ],
)
def test_nothing_takes_long(more: str) -> None:
    right = "".join(line for line in RIGHT[Event].splitlines(keepends=True) if line.split(":")[0] not in more[:10])
    start = time.perf_counter()
    problems = told(Event, more, right)
    assert time.perf_counter() - start < 2
    assert 0 < len(problems) <= MAX_PROBLEMS
