"""What an editor reads about broken YAML; tests/cases/mistakes has the same in whole sentences."""

import pytest

from mkdocs_partnerships.source import read


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("series\nurl: b", "missing-colon", 3, 1),
        ("x:a\ny: b", "missing-colon", 3, 1),
        ("tags:\n- a\n  b: c", "missing-colon", 4, 1),
        ("x: a: b", "colon-in-text", 3, 5),
        ("x: “a”: b", "colon-in-text", 3, 7),
        ("x: 'a", "open-quote", 3, 4),
        ('x: "a\ny: b', "open-quote", 3, 4),
        ("x: [a, b", "open-bracket", 3, 4),
        ("x: [a,", "open-bracket", 3, 4),
        ("x: {a: b, c\ny: z", "open-bracket", 3, 4),
        ("x: [a,, b]", "special-character", 3, 7),
        ("x: @a", "special-character", 3, 4),
        ("x: `a`", "special-character", 3, 4),
        ("x: **a**", "special-character", 3, 4),
        ("x: %a", "special-character", 3, 4),
        ("x: [a] b", "text-goes-on", 3, 8),
        ('x: "a" b', "text-goes-on", 3, 8),
        ("x: 'It's'", "text-goes-on", 3, 8),
        ('x: "C:\\q"', "backslash", 3, 7),
        ("x: - a", "list-in-line", 3, 4),
        ("x: |a\n  b", "block-in-line", 3, 4),
        ("x: a\n---\ny: b", "second-document", 4, 1),
        ("x: a\n...\ny: b", "second-document", 5, 1),
        (" x: a", "indentation", 3, 2),
        ("x:\n  a: b\n c: d", "indentation", 5, 2),
        ("x:\n  - a: b\n   c: d", "indentation", 5, 4),
        ("x:\n  - a: b\n     c: d", "indentation", 5, 6),
        ("x:\n\ty: b", "tab", 4, 1),
        ("x: |\n\ta", "tab", 4, 1),
        ("- a", "indentation", 3, 1),
    ],
)
def test_says_what_and_where(text: str, code: str, line: int, column: int) -> None:
    _, problems = read("a.yml", f"title: a\nsummary: b\n{text}\n".encode())
    assert [(one.code, one.place.line, one.place.column) for one in problems] == [(code, line, column)]
