from hypothesis import given
from hypothesis import strategies as st

from mkdocs_partnerships.source import Value, read
from mkdocs_partnerships.source.text import CONTROL
from mkdocs_partnerships.source.written import write_source

TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=30),
    st.text("ab :#-'\"[]{}|>&*!%@`\\,?~\n\t éß“”", max_size=160),
    st.sampled_from(["NO", "yes", "2023-11-21 09:30", "9:30", "https://a.eu/x?y=1#z", "205", "- a", "# no", "---"]),
).filter(lambda text: not CONTROL.search(text) and "\ufeff" not in text)
NAMES = st.text("abc_", min_size=1, max_size=4)
DATA = st.dictionaries(
    NAMES,
    st.recursive(
        TEXTS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3), max_leaves=8
    ),
    min_size=1,
    max_size=4,
)


def trimmed(value: Value) -> Value:
    if isinstance(value, str):
        return value.strip("\n")
    if isinstance(value, list):
        return [trimmed(one) for one in value]
    return {name: trimmed(one) for name, one in value.items()}


@given(DATA)
def test_what_is_written_reads_as_what_it_was(data: dict[str, Value]) -> None:
    source, problems = read("a.yml", write_source(data).encode())
    assert problems == []
    assert source
    assert trimmed(source.data) == trimmed(data)


def test_it_looks_as_an_editor_would_write_it() -> None:
    written = write_source(
        {
            "title": "Hemp: from field to fabric",
            "summary": "Łódź, Iași and “Roma” (2023)",
            "start": "2027-03-02 09:30",
            "place": {"city": "Oslo", "country": "NO"},
            "partnerships": ["hempclub", "medic-nest"],
            "sources": [{"title": "A page", "url": "https://example.org/a?b=1"}],
            "body": "One.\n\n- Two\n",
            "long": "word " * 30 + "end",
        }
    )
    assert written == (
        'title: "Hemp: from field to fabric"\n'
        "summary: Łódź, Iași and “Roma” (2023)\n"
        "start: 2027-03-02 09:30\n"
        'place:\n  city: Oslo\n  country: "NO"\n'
        "partnerships:\n  - hempclub\n  - medic-nest\n"
        "sources:\n  - title: A page\n    url: https://example.org/a?b=1\n"
        "body: |\n  One.\n\n  - Two\n"
        "long: >-\n  " + "word " * 19 + "word\n  " + "word " * 10 + "end\n"
    )
