"""What earlier builds read makes no difference but in time."""

from pathlib import Path
from textwrap import indent
from typing import Any

import pytest
from project import EVENT, said, write

from mkdocs_partnerships.load import load_site
from mkdocs_partnerships.problems import report
from mkdocs_partnerships.readings import Readings
from mkdocs_partnerships.rules import resolve_schemes
from mkdocs_partnerships.settings import Settings

SCHEME = """\
title: Tried
summary: A sum for each.
currency: EUR
amount: [{kind: fixed, amount: 800, because: The same for all, source: page}]
sources: {page: {title: A page, url: https://example.org/page, read: 2026-11-22}}
examples: [{title: One, given: {}, expect: {eligible: yes, amount: 800}}]
"""
WRONG = SCHEME.replace("expect: {eligible: yes, amount: 800}", "expect: {eligible: yes, amount: 900}")
FILE = "content/schemes/tried.yml"
FOUND = [(FILE, 6, 68, "examples[1].expect.amount", "example-disagrees")]


class Builds:
    """Builds of a project, each with what the ones before it read."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.kept: dict[str, Any] = {}

    def build(self, **files: str) -> list[tuple[str, int, int, str, str]]:
        """Write files and read the project: with what was kept and without, which makes no difference."""
        write(self.root, {FILE if name == "scheme" else f"events/{name}.yml": text for name, text in files.items()})
        readings = Readings(self.kept.get)
        _, problems = load_site(Settings(self.root), readings)
        _, plainly = load_site(Settings(self.root))
        assert report(problems) == report(plainly)
        readings.save(self.kept.__setitem__)
        return said(report(problems))

    @property
    def sound(self) -> set[str]:
        """The files whose texts are not looked at again."""
        shelves = [one for name, one in self.kept.items() if name.startswith("entries-")]
        return {Path(file).stem for shelf in shelves for file, reading in shelf.items() if reading.sound}


@pytest.fixture
def builds(tmp_path: Path) -> Builds:
    """Give a project of which nothing is kept."""
    return Builds(tmp_path)


def test_a_text_that_leads_nowhere_inside_the_site_is_looked_at_once(builds: Builds) -> None:
    texts = {
        "outside": "See [the report](https://example.org/).",
        "inside": "See [the meeting](/events/outside/).",
        "vague": "See [here](https://example.org/).",
        "plain": "## About\n\nNo link.",
        "short": "No heading.",
    }
    written = {name: f"{EVENT}body: |\n" + indent(text, "  ") + "\n" for name, text in texts.items()}
    vague = ("events/vague.yml", 6, 14, "body", "link-says-little")
    assert builds.build(**written) == [vague]
    # A text without links and headings has nothing that could be wrong.
    assert builds.sound == {"outside", "plain"}
    assert builds.build() == [vague]
    (builds.root / "events/outside.yml").unlink()
    assert builds.build() == [("events/inside.yml", 6, 21, "body", "dead-link"), vague]
    assert builds.build(outside=written["vague"]) == [("events/outside.yml", 6, 14, "body", "link-says-little"), vague]
    assert builds.sound == {"plain"}
    assert builds.build(outside=written["outside"], vague=written["plain"]) == []
    assert builds.sound == {"outside", "plain", "vague"}


def test_a_scheme_is_looked_at_again_when_one_has_changed_and_only_then(builds: Builds) -> None:
    assert builds.build(scheme=WRONG) == FOUND
    assert builds.build() == FOUND
    assert "schemes" not in builds.kept
    assert builds.build(scheme=SCHEME) == []
    right = builds.kept["schemes"]
    assert builds.build(iasi=EVENT) == []
    assert builds.kept["schemes"] == right
    assert builds.build(scheme=WRONG) == FOUND
    assert builds.build(scheme=SCHEME + "tags: [other]\n") == []
    assert builds.kept["schemes"] != right


def test_of_schemes_that_are_known_to_be_right_no_example_is_tried(tmp_path: Path) -> None:
    write(tmp_path, {FILE: WRONG})
    site, problems = load_site(Settings(tmp_path))
    assert said(report(problems)) == FOUND
    wrong = {"tried": site.entries["scheme"]["tried"]}
    assert resolve_schemes(wrong, known_right=True).findings == {}  # type: ignore[arg-type]  # they are schemes
    assert list(resolve_schemes(wrong).findings) == ["tried"]  # type: ignore[arg-type]
