"""What an editor reads about broken YAML; tests/cases/mistakes has the same in whole sentences."""

import pytest

from mkdocs_partnerships.source import read


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("series\nurl: b", "missing-colon", 3, 1),
        ("x:a\ny: b", "missing-space", 3, 3),
        ("x: b\ny:a", "missing-space", 4, 3),
        ("x:\n  y:a\n  z: b", "missing-space", 4, 5),
        ("x:\n  - y:a\n    z: b", "missing-space", 4, 7),
        ("x:\n  - a\n  -b", "missing-item-space", 5, 4),
        ("x:\n-a\ny: b", "missing-item-space", 4, 2),
        ("body:\n  - a\n  -b", "text-without-bar", 3, 1),
        ("https://example.org\nx: b", "missing-colon", 3, 1),
        ("body:\n  A: b\n\n  c", "text-without-bar", 3, 1),
        ("body:\n  a\n\n  B: c", "text-without-bar", 3, 1),
        ("body: a\n\n  B: c\n  - d", "text-without-bar", 3, 1),
        ("body: a\n\nb\nx: y", "text-without-bar", 3, 1),
        ("body:\na\nx: y", "text-without-bar", 3, 1),
        ("body: a\nb\nx: y", "missing-colon", 4, 1),
        ("body: |\n  a\n\nb\nx: y", "missing-colon", 6, 1),
        ("quotes:\n  - text:\n      A: b\n      c\n    name: d", "text-without-bar", 4, 5),
        ("group:\n  note: a\n  b c\n  x: y", "missing-colon", 5, 3),
        ("tags:\n- a\n  b: c", "missing-colon", 4, 1),
        ("x: a: b", "colon-in-text", 3, 5),
        ("x: “a”: b", "colon-in-text", 3, 7),
        ("x: “a”: “b”", "colon-in-text", 3, 7),
        ("x: “a: b”", "curly-quotes", 3, 4),
        ("x: „a: b“  ", "curly-quotes", 3, 4),
        ("x:\n  - «a: b: c»", "curly-quotes", 4, 5),
        ("x: ‘a: b’", "curly-quotes", 3, 4),
        ('x: "a: b”', "curly-quotes", 3, 4),
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
