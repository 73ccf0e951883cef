"""The benchmark itself: what it builds is complete, what it counts is counted right, what it says follows from that."""

import json
import math
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from bench.bars import compare, in_preview
from bench.cases import Case
from bench.entries import pages_of
from bench.frame import Frame, cut_frame, filling
from bench.hugo import write_hugo
from bench.measure import BuildFailedError, Cost, run
from bench.rounds import Run
from bench.written import Written, snapshot, written
from building import TESTS
from corpus import write_corpus

EVENTS = 20
ENTRIES = EVENTS + EVENTS // 5 + 1
pytestmark = pytest.mark.xdist_group("bench")
OURS = ("clean", "cache kept", "one event changed", "nothing changed")
FRAME_PAGE = """\
<html><head><meta name="description" content="Old"><link rel="canonical" href="https://old.example.org/">
<title>Old – Corpus</title></head><body><nav>{{ here }}</nav>
<main class="m"><p>Grüße <b>an</b> alle</p></main><footer>End</footer></body></html>
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Run the benchmark as `make bench` does, small and without Hugo, which only `make bench` installs."""
    result = tmp_path_factory.mktemp("bench") / "result.json"
    command = [sys.executable, "-m", "bench", "--events", str(EVENTS), "--rounds", "1", "--only", "ours", "material"]
    done = subprocess.run(
        [*command, "--json", str(result)],
        env=os.environ | {"PYTHONPATH": str(TESTS)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(result.read_text("utf-8")) | {"stdout": done.stdout, "stderr": done.stderr}


def runs_of(told: dict[str, Any]) -> dict[tuple[str, str, int], dict[str, Any]]:
    return {(one["who"], one["what"], one["events"]): one for one in told["runs"]}


@pytest.mark.slow
def test_every_build_is_timed_once_in_a_round(told: dict[str, Any]) -> None:
    timed = [(one["who"], one["what"], one["events"]) for one in told["runs"]]
    ours = [("ours", what, EVENTS) for what in OURS]
    real = [("ours", what, 0) for what in ("clean", "first", "nothing changed")]
    assert timed == [*ours, ("material", "clean", EVENTS), *real, ("material", "clean", 0)]


@pytest.mark.slow
def test_every_build_has_costs(told: dict[str, Any]) -> None:
    for one in told["runs"]:
        assert 0 < one["cpu"] < one["wall"] * (os.cpu_count() or 1) + 0.1
        assert 20_000_000 < one["memory"] < 2_000_000_000


@pytest.mark.slow
def test_ours_and_material_publish_a_page_of_every_entry(told: dict[str, Any]) -> None:
    runs = runs_of(told)
    for who in ("ours", "material"):
        one = runs[who, "clean", EVENTS]
        assert one["pages"] == ENTRIES
        assert one["files"] > ENTRIES
        assert one["page_size"] * ENTRIES < one["written_bytes"]


@pytest.mark.slow
def test_what_a_build_writes_is_counted(told: dict[str, Any]) -> None:
    runs = runs_of(told)
    for (_, what, _), one in runs.items():
        if what in {"clean", "cache kept"}:
            assert one["written"] == one["files"]
    whole = runs["ours", "clean", EVENTS]["files"]
    assert {runs["ours", what, EVENTS]["files"] for what in OURS} == {whole}
    assert runs["ours", "nothing changed", EVENTS]["written"] == 0
    changed = runs["ours", "one event changed", EVENTS]
    assert len(changed["written_first"]) == changed["written"]
    assert len([path for path in changed["written_first"] if re.fullmatch(r"events/e\d+/index\.html", path)]) == 1


@pytest.mark.slow
def test_the_table_names_every_build_and_nothing_is_left(told: dict[str, Any]) -> None:
    lines = told["stdout"].splitlines()
    for what in OURS:
        assert len([line for line in lines if line.startswith(f"20 events: ours, {what} ")]) == 1
    compared = [line.split() for line in lines if line.startswith("the real content, clean, against one page")]
    assert [(line[9], line[12], line[13] in {"met", "missed"}) for line in compared[:1]] == [("cpu", "1.5", True)]
    preview = [one for one in told["compared"] if one["what"] == "a saved entry in the preview"]
    assert [(one["events"], one["measure"], len(one["values"]), one["bar"]) for one in preview] == [
        (EVENTS, "seconds", 9, None)
    ]
    assert all(0.1 < value < 60 for value in preview[0]["values"])
    place = told["stderr"].splitlines()[0].removeprefix("writing corpora into ")
    assert Path(place).name.startswith("bench-")
    assert not Path(place).exists()


def test_hugo_gets_a_file_of_every_entry(tmp_path: Path) -> None:
    corpus, target = tmp_path / "corpus", tmp_path / "hugo"
    assert write_corpus(corpus, EVENTS) == ENTRIES == len(pages_of(corpus))
    write_hugo(corpus, target, cut_frame(FRAME_PAGE), 500)
    events = {f"events/e{number}.md" for number in range(EVENTS)}
    news = {f"news/n{number}.md" for number in range(EVENTS // 5)}
    lists = {"events/_index.md", "news/_index.md", "partnerships/p0/_index.md"}
    content = {file.relative_to(target / "content").as_posix() for file in (target / "content").rglob("*.md")}
    assert content == events | news | lists
    kinds = ("baseof", "home", "page", "section", "taxonomy", "term")
    assert sorted(file.name for file in (target / "layouts").iterdir()) == [f"{kind}.html" for kind in kinds]
    source = next((corpus / "events").rglob("e7.yml")).read_text("utf-8")
    page = (target / "content" / "events" / "e7.md").read_text("utf-8")
    _, front, body = page.split("---\n")
    fields = {key: json.loads(value) for key, value in (line.split(": ", 1) for line in front.splitlines())}
    assert f"title: {fields['title']}\nsummary: {fields['description']}\n" in source
    assert f"\nstart: {fields['params']['start']}\nend: {fields['params']['end']}\n" in source
    assert f"\npublished: {fields['date']}\npartnerships: [{', '.join(fields['partnerships'])}]\n" in source
    assert source.split("body: |\n")[1].replace("\n  ", "\n").removeprefix("  ") == body.removeprefix("\n")


def test_the_frame_is_ours_with_hugos_own_words_in_it() -> None:
    assert cut_frame(FRAME_PAGE) == Frame(
        top='<html><head><meta name="description" content="{{ .Description }}">'
        '<link rel="canonical" href="{{ .Permalink }}">\n'
        "<title>{{ .Title }} – {{ site.Title }}</title></head><body>"
        '<nav>{{ "{{" }} here }}</nav>\n<main class="m">',
        bottom="</main><footer>End</footer></body></html>\n",
        words="Grüße an alle",
    )
    with pytest.raises(ValueError, match="no <main>"):
        cut_frame("<html><body></body></html>")
    with pytest.raises(ValueError, match="<title>"):
        cut_frame("<main></main>")


@pytest.mark.parametrize("size", [0, 19, 20, 22, 500, 2448])
def test_a_page_is_filled_up(size: int) -> None:
    filled = filling("Grüße an alle", size)
    whole = len(filled.encode())
    assert whole == 0 if size <= len("<div hidden></div>\n") else size - 1 <= whole <= size


def test_only_what_was_written_counts(tmp_path: Path) -> None:
    for name in ("same", "touched", "longer", "replaced", "deleted"):
        (tmp_path / name).write_text(name)
    (tmp_path / "new").write_text("replaced")
    before = snapshot(tmp_path)
    before.pop("new")
    os.utime(tmp_path / "touched", ns=(0, 0))
    (tmp_path / "longer").write_text("much longer")
    os.replace(tmp_path / "new", tmp_path / "replaced")  # noqa: PTH105 - as a build does it
    (tmp_path / "deleted").unlink()
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "new").write_text("new")
    paths = ("folder/new", "longer", "replaced", "touched")
    assert written(before, snapshot(tmp_path)) == Written(paths, len("newmuch longerreplacedtouched"), 5)
    assert snapshot(tmp_path / "nowhere") == {}


def cost_of(tmp_path: Path, code: str) -> Cost:
    """Measure from a process as small as the benchmark: a large one counts as memory of what it starts."""
    (tmp_path / "measured.py").write_text(code)
    measure = """if True:
        import dataclasses, json, os, pathlib, sys
        from bench.measure import run
        here = pathlib.Path.cwd()
        cost = run((sys.executable, "measured.py"), here, here / "log", dict(os.environ))
        print(json.dumps(dataclasses.asdict(cost)))
        """
    told = subprocess.run(
        [sys.executable, "-c", measure],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(TESTS)},
        capture_output=True,
        check=True,
    )
    return Cost(**json.loads(told.stdout))


def test_children_cost_too(tmp_path: Path) -> None:
    burn = "import time; held = bytes(range(256)) * 400_000\nwhile time.process_time() < 0.6: pass\n"
    child = f"import subprocess, sys; child = subprocess.Popen([sys.executable, '-c', {burn!r}])\n"
    alone, both = cost_of(tmp_path, burn), cost_of(tmp_path, f"{child}{burn}child.wait()")
    assert 0.6 <= alone.cpu < 1.2 <= both.cpu
    assert 100_000_000 < alone.memory < 200_000_000 < both.memory


def test_a_failed_build_shows_what_it_said(tmp_path: Path) -> None:
    command = (sys.executable, "-c", "import sys; print('not this way'); sys.exit(3)")
    with pytest.raises(BuildFailedError, match=r"ended with 3:\nnot this way"):
        run(command, tmp_path, tmp_path / "log", dict(os.environ))


def run_of(who: str, what: str, events: int, number: int, cpu: float) -> Run:
    case = Case(who, what, events, Path("/"), (), lambda: None, frozenset())
    return Run(number, case, Cost(cpu * 2, cpu, int(cpu * 100)), Written((), 0, 9), 0)


def test_the_preview_is_judged_at_a_thousand_events_by_the_median() -> None:
    assert in_preview(1000, (0.7, 5.0, 0.9)).met is True
    assert in_preview(1000, (0.7, 1.1, 1.2)).met is False
    assert in_preview(20, (9.0,)).met is None


def test_rounds_are_compared_with_their_own() -> None:
    cpu = {("ours", 1000): (1, 2, 4), ("ours", 10_000): (10, 20, 20), ("hugo", 10_000): (20, 80, 50)}
    runs = [
        run_of(who, "clean", events, number, value)
        for (who, events), values in cpu.items()
        for number, value in enumerate(values)
    ]
    found = {(one.events, one.words, one.measure): one for one in compare(runs)}
    against = found[10_000, "clean against Hugo", "cpu"]
    assert (against.values, against.median, against.bar, against.met) == ((0.5, 0.25, 0.4), 0.4, 0.5, True)
    assert found[10_000, "clean against Hugo", "memory"].met is True
    growth = found[None, "growth of ours", "exponent"]
    assert growth.values == pytest.approx((1, 1, math.log10(5)))
    assert (growth.bar, growth.met) == (0.8, False)
    assert {key[0] for key in found} == {10_000, None}
