"""What is said of the changes between two states of a site: every case is two folders and the text expected.

`expected.md` is for a pull request, `expected.es.txt` in another language than English.
"""

from pathlib import Path

import pytest

from mkdocs_partnerships.changes.told import tell
from mkdocs_partnerships.changes.written import as_markdown, as_text
from mkdocs_partnerships.load import load_site
from mkdocs_partnerships.settings import Settings

CASES = Path(__file__).parent / "changes"


def told(case: Path, language: str, form: str) -> str:
    sites, broken = [], set()
    for state in ("before", "after"):
        settings = Settings(case / state, site_name="Site", site_url="https://example.org/", drafts=True)
        site, problems = load_site(settings)
        sites.append(site)
        broken = {one.place.file for one in problems if one.severity == "error"}
    return {"txt": as_text, "md": as_markdown}[form](tell(*sites, broken, language))


@pytest.mark.parametrize("expected", sorted(CASES.glob("*/expected.*")), ids=lambda file: "/".join(file.parts[-2:]))
def test_changes_are_told_in_plain_words(expected: Path) -> None:
    _, *language, form = expected.name.split(".")
    assert told(expected.parent, "".join(language) or "en", form) == expected.read_text("utf-8")


def test_every_case_has_what_is_expected() -> None:
    assert {case.name for case in CASES.iterdir()} == {file.parent.name for file in CASES.glob("*/expected.*")}
