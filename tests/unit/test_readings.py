"""What earlier builds read makes no difference but in time."""

from pathlib import Path
from typing import Any

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


def test_a_scheme_is_looked_at_again_when_one_has_changed_and_only_then(tmp_path: Path) -> None:
    kept: dict[str, Any] = {}

    def build(**files: str) -> list[tuple[str, int, int, str, str]]:
        write(tmp_path, {FILE if name == "scheme" else f"events/{name}.yml": text for name, text in files.items()})
        readings = Readings(kept.get)
        _, problems = load_site(Settings(tmp_path), readings)
        _, plainly = load_site(Settings(tmp_path))
        assert report(problems) == report(plainly)
        readings.save(kept.__setitem__)
        return said(report(problems))

    assert build(scheme=WRONG) == FOUND
    assert build() == FOUND
    assert "schemes" not in kept
    assert build(scheme=SCHEME) == []
    right = kept["schemes"]
    assert build(iasi=EVENT) == []
    assert kept["schemes"] == right
    assert build(scheme=WRONG) == FOUND
    assert build(scheme=SCHEME + "tags: [other]\n") == []
    assert kept["schemes"] != right


def test_of_schemes_that_are_known_to_be_right_no_example_is_tried(tmp_path: Path) -> None:
    write(tmp_path, {FILE: WRONG})
    site, problems = load_site(Settings(tmp_path))
    assert said(report(problems)) == FOUND
    wrong = {"tried": site.entries["scheme"]["tried"]}
    assert resolve_schemes(wrong, known_right=True).findings == {}  # type: ignore[arg-type]  # they are schemes
    assert list(resolve_schemes(wrong).findings) == ["tried"]  # type: ignore[arg-type]
