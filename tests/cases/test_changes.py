"""What is said of the changes between two states of a site: every case is two folders and the text expected."""

from pathlib import Path

import pytest

from mkdocs_partnerships.changes.told import tell
from mkdocs_partnerships.changes.written import as_markdown, as_text
from mkdocs_partnerships.load import load_site
from mkdocs_partnerships.settings import Settings

CASES = Path(__file__).parent / "changes"


def told(case: Path, form: str) -> str:
    sites, broken = [], set()
    for state in ("before", "after"):
        settings = Settings(case / state, site_name="Site", site_url="https://example.org/", drafts=True)
        site, problems = load_site(settings)
        sites.append(site)
        broken = {one.place.file for one in problems if one.severity == "error"}
    return {".txt": as_text, ".md": as_markdown}[form](tell(*sites, broken))


@pytest.mark.parametrize("expected", sorted(CASES.glob("*/expected.*")), ids=lambda file: file.parent.name)
def test_changes_are_told_in_plain_words(expected: Path) -> None:
    assert told(expected.parent, expected.suffix) == expected.read_text("utf-8")


def test_every_case_has_what_is_expected() -> None:
    assert {case.name for case in CASES.iterdir()} == {file.parent.name for file in CASES.glob("*/expected.*")}
