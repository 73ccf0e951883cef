"""The entries of a corpus, read for those who write the same content for another generator."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

FOLDERS = {"events": "events", "news": "content/news", "partnerships": "partnerships"}
"""Where the entries of each section lie in a corpus."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the corpus.

    Attributes:
        section: the first part of its address.
        name: the second part of its address.
        fields: what its file says; every scalar is text.
    """

    section: str
    name: str
    fields: dict[str, Any]

    @property
    def page(self) -> str:
        """The file of its page below a site: the same for every generator."""
        return f"{self.section}/{self.name}/index.html"

    @property
    def when(self) -> str:
        """When an event is, as every generator shows it."""
        return f"{self.fields['start']} – {self.fields['end']}"


def read_entries(corpus: Path) -> Iterator[Entry]:
    """Read every entry of a corpus, one at a time: a large benchmark would count as memory of what it starts."""
    for section, folder in FOLDERS.items():
        for file in sorted((corpus / folder).rglob("*.yml")):
            fields = yaml.load(file.read_bytes(), yaml.CBaseLoader)  # noqa: S506 - it makes text only
            yield Entry(section, file.stem, fields)


def pages_of(corpus: Path) -> frozenset[str]:
    """Give the files of the pages that every generator must write."""
    names = ((section, file) for section, folder in FOLDERS.items() for file in (corpus / folder).rglob("*.yml"))
    return frozenset(Entry(section, file.stem, {}).page for section, file in names)


def write_page(file: Path, front: Mapping[str, Any], text: str) -> None:
    """Write a Markdown file with front matter; JSON is YAML, so every value stands as JSON."""
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in front.items()]
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("\n".join(["---", *lines, "---", "", text]), "utf-8")
