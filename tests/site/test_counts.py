"""The real content is all there: each entry has its page, and each page its entry."""

from pathlib import Path

import pytest
from building import ROOT

LISTS = {"archive", "calendar", "map"}

LEAST = {"partnerships": 10, "clusters": 40, "events": 60, "news": 30, "schemes": 4}

FOLDERS = {
    "partnerships": ("partnerships", "*.yml"),
    "clusters": ("partnerships/clusters", "*.yml"),
    "events": ("events", "**/*.yml"),
    "news": ("content/news", "**/*.yml"),
    "schemes": ("content/schemes", "*.yml"),
}


@pytest.mark.parametrize("folder", FOLDERS)
def test_each_entry_has_its_page(folder: str, built_site: Path) -> None:
    where, pattern = FOLDERS[folder]
    files = (ROOT / where).glob(pattern)
    entries = {file.stem for file in files if "\ndraft: true" not in file.read_text("utf-8")}
    pages = {file.parent.name for file in (built_site / folder).glob("*/index.html")} - LISTS
    assert pages == entries
    assert len(pages) >= LEAST[folder]


def test_no_entry_file_is_published(built_site: Path) -> None:
    assert [file.name for file in built_site.rglob("*.yml")] == []
