"""The workflows, the form and the hook: right in form, few in rights, and deaf to what strangers write."""

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from mkdocs_partnerships.cli import COMMANDS
from mkdocs_partnerships.types.event import Event
from mkdocs_partnerships.words import load_words

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
FORM = ROOT / ".github/ISSUE_TEMPLATE/announce-event.yml"
OF_STRANGERS = re.compile(r"\$\{\{[^}]*(github\.event|github\.head_ref|inputs)[^}]*\}\}")


def read(file: Path) -> Any:
    # The base loader takes `on:` for a word; YAML 1.1 would make `true` of it.
    return yaml.load(file.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 - it makes nothing but texts


def lint(*files: Path) -> str:
    command = ["node", str(Path(__file__).with_name("forge.mjs")), *map(str, files)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def steps(workflow: dict[str, Any]) -> list[dict[str, Any]]:
    return [step for job in workflow["jobs"].values() for step in job.get("steps", [])]


def test_actionlint_finds_nothing() -> None:
    assert lint(*WORKFLOWS) == ""


def test_actionlint_would_find_what_is_wrong(tmp_path: Path) -> None:
    text = (ROOT / ".github/workflows/announce.yml").read_text("utf-8")
    broken = tmp_path / "broken.yml"
    broken.write_text(text.replace('"$BODY"', '"${{ github.event.issue.body }}"').replace("runs-on", "run-on"), "utf-8")
    said = lint(broken)
    assert "untrusted" in said
    assert "run-on" in said


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)
def test_a_workflow_has_few_rights_and_never_runs_what_strangers_write(file: Path) -> None:
    workflow = read(file)
    assert workflow["permissions"] in ({}, "{}", {"contents": "read"})
    assert "pull_request_target" not in workflow["on"]
    for step in steps(workflow):
        assert not OF_STRANGERS.search(step.get("run", ""))
        assert re.fullmatch(r"actions/[a-z-]+@v\d+", step.get("uses", "actions/none@v0"))
    assert not re.search("https?://", file.read_text("utf-8"))


def test_only_rebuilding_has_a_schedule() -> None:
    assert [file.stem for file in WORKFLOWS if "schedule" in read(file)["on"]] == ["rebuild"]


def test_workflows_and_hook_use_commands_that_exist() -> None:
    texts = [file.read_text("utf-8") for file in [*WORKFLOWS, ROOT / ".gitlab-ci.yml", ROOT / ".pre-commit-hooks.yaml"]]
    used = {word for text in texts for word in re.findall(r"(?:bin/|entry: )partnerships (\w+)", text)}
    assert used == {"check", "diff", "announce"}
    assert used <= {one.name for one in COMMANDS}


def test_the_form_asks_what_the_command_understands() -> None:
    questions = [one for one in read(FORM)["body"] if one["type"] != "markdown"]
    words = load_words()
    asked = {one["id"]: one["attributes"]["label"] for one in questions}
    assert list(asked.items()) == list(words["announcement"]["labels"].items())
    options = {one["id"]: one["attributes"]["options"] for one in questions if one["type"] == "dropdown"}
    assert options == {"type": [*words["event_types"].values()], "attendance": [*words["attendance"].values()]}
    required = {one["id"] for one in questions if one.get("validations", {}).get("required") == "true"}
    assert required == {name for name, info in Event.model_fields.items() if info.is_required()} - {
        *("id", "language", "timezone"),
    }


def test_gitlab_publishes_from_the_main_branch_only() -> None:
    jobs = read(ROOT / ".gitlab-ci.yml")
    assert jobs["pages"]["rules"] == [{"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"}]
    assert jobs["pages"]["artifacts"]["paths"] == ["public"]
