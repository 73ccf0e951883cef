import pytest

from mkdocs_partnerships.source import read
from mkdocs_partnerships.types.entry import Defaults
from mkdocs_partnerships.types.parse import parse
from mkdocs_partnerships.types.partnership import Partnership


def tried(more: str) -> tuple[Partnership | None, list[tuple[str, str]]]:
    source, problems = read("a.yml", ("name: HempCluB\nsummary: b\n" + more).encode())
    assert problems == []
    assert source
    entry, found = parse(source, Partnership, "hempclub", Defaults())
    return entry, [(one.field, one.code) for one in found]


@pytest.mark.parametrize(
    ("more", "findings"),
    [
        ("period: {start: 2022-02, end: 2024-01}\n", []),
        ("period: {start: 2022-02, end: 2022}\n", []),
        ("period: {start: 2022, end: 2022-01}\n", []),
        ("period: {start: 2022-02-28, end: 2022-02}\n", []),
        ("period: {start: 2022-01-31, end: 2022-01}\n", []),
        ("period: {start: 2022-02, end: 2022-01-31}\n", [("period.end", "end-before-start")]),
        ("period: {start: 2022-02, end: 2021}\n", [("period.end", "end-before-start")]),
        ("members: [a, b]\nmember_count: 2\n", []),
        ("members: [a, b]\nmember_count: 1\n", [("member_count", "fewer-members-than-listed")]),
        ("coordinator: a\n", []),
        ("coordinator: a\nmembers: [a, b]\n", []),
        ("coordinator: c\nmembers: [a, b]\n", [("coordinator", "coordinator-no-member")]),
    ],
)
def test_values_that_agree_or_do_not(more: str, findings: list[tuple[str, str]]) -> None:
    assert tried(more)[1] == findings


def test_says_honestly_how_many_members_are_not_known() -> None:
    entry, _ = tried("members: [a, b]\nmember_count: 7\n")
    assert entry
    assert entry.unknown_members == 5
    entry, _ = tried("members: [a, b]\n")
    assert entry
    assert entry.unknown_members == 0
