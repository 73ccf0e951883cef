"""The form “Announce an event”: answers of anybody become a draft, and nothing else."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from project import EVENT, PARTNERSHIP, load

from mkdocs_partnerships.announcement import LARGEST, announce, answers
from mkdocs_partnerships.cli import main
from mkdocs_partnerships.site import Site
from mkdocs_partnerships.source import read
from mkdocs_partnerships.words import load_words

CASES = Path(__file__).parents[1] / "cases/announcements"
LABELS = load_words()["announcement"]["labels"]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    root = tmp_path_factory.mktemp("announced")
    site, problems = load(root, **{"partnerships/hempclub.yml": PARTNERSHIP, "events/2027/open-day-2027.yml": EVENT})
    assert problems == []
    return site


def form(**given: str) -> str:
    return "\n\n".join(f"### {label}\n\n{given.get(name, '_No response_')}" for name, label in LABELS.items())


NEEDED = {"title": "Open day", "summary": "One day.", "type": "Meeting", "start": "2027-03-04"}


@pytest.mark.parametrize("case", ["whole", "wrong"])
def test_answers_become_a_file_or_say_what_is_wrong(case: str, site: Site) -> None:
    announced = announce(site, (CASES / case / "issue.md").read_text("utf-8"))
    said = "\n".join([announced.file, *announced.faults]) + "\n" + (announced.text if announced.file else "")
    assert said == (CASES / case / "expected.txt").read_text("utf-8")


def test_a_name_that_is_taken_gets_a_number(site: Site) -> None:
    assert announce(site, form(**NEEDED)).file == "events/2027/open-day-2027-2.yml"
    assert announce(site, form(**NEEDED | {"title": "Ημέρα"})).file == "events/2027/event-2027.yml"


def test_what_looks_like_another_question_stays_an_answer() -> None:
    body = "Text\n### Title\nmine\n### Summary\nalso"
    assert answers(form(**NEEDED, body=body), LABELS)["title"] == "Open day"
    assert answers(form(**NEEDED, body=body), LABELS)["body"] == body


def test_an_issue_without_the_form_is_no_event(site: Site) -> None:
    announced = announce(site, "Hello, please add our event.")
    assert announced.file == ""
    assert len(announced.faults) == 4


def test_a_text_without_end_is_refused_at_once(site: Site) -> None:
    assert announce(site, "x" * (LARGEST + 1)).faults == (
        f"the text has more than {LARGEST} signs — say it in fewer words",
    )


TEXTS = st.text(max_size=60) | st.sampled_from(
    ["../../evil", "a: b", "- x", "x # y", "*a", "&a b", "!!python/object/apply:os.system", "${{ secrets.X }}", "$(id)"]
)


@given(st.fixed_dictionaries(dict.fromkeys(LABELS, TEXTS)))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_answered_only_a_draft_of_an_event_can_come_of_it(site: Site, given: dict[str, str]) -> None:
    announced = announce(site, form(**given | {name: NEEDED[name] for name in ("type", "start")}))
    if not announced.file:
        assert announced.faults
        return
    assert announced.file.startswith("events/2027/")
    assert announced.file.count("/") == 2
    source, problems = read(announced.file, announced.text.encode())
    assert source
    assert problems == []
    assert source.data["draft"] == "true"
    assert source.data.keys() <= {*LABELS, "place", "partnerships", "registration", "draft"}


def test_the_command_writes_the_file_once_and_says_where(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: S\ndocs_dir: content\ntheme: material\nplugins: [partnerships]\n")
    (tmp_path / "issue.md").write_text(form(**NEEDED), "utf-8")
    (tmp_path / "broken.md").write_text(form(), "utf-8")
    monkeypatch.chdir(tmp_path)
    assert [main(["announce", "issue.md"]) for _ in range(2)] == [0, 0]
    assert capsys.readouterr().out == "events/2027/open-day-2027.yml\nevents/2027/open-day-2027-2.yml\n"
    assert main(["check"]) == 0
    assert main(["announce", "broken.md"]) == 1
    assert "- Title: is missing" in capsys.readouterr().err
    assert main(["announce", "nowhere.md"]) == 2
    assert len(list(tmp_path.rglob("*.yml"))) == 3
