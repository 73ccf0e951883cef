"""No text leaves the element, and every text comes back as it was."""

import json
from html.parser import HTMLParser

from hypothesis import example, given
from hypothesis import strategies as st
from linked_reading import things

from mkdocs_partnerships.linked.script import known, script, write

TEXTS = st.text(st.characters(codec="utf-8"))
# Whatever JSON can hold, with the signs that matter more often than chance brings them.
VALUES = st.recursive(
    TEXTS
    | st.sampled_from(["</script>", "<!--<script>", "]]>", "&lt;", "\u2028\u2029", '"\\', "\x00"])
    | st.integers(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)


class Scripts(HTMLParser):
    """Every element of some HTML and the text inside it."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self.seen: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, _: object) -> None:
        self.seen.append(f"<{tag}>")

    def handle_endtag(self, tag: str) -> None:
        self.seen.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.seen.append(data)

    def handle_comment(self, data: str) -> None:
        self.seen.append(f"<!--{data}")


@given(VALUES)
@example("</script><script>alert(1)</script>")
@example("<!--<script>")
@example("\u2028\u2029&amp;")
def test_any_text_stays_inside_and_comes_back(value: object) -> None:
    element = script([write({"@type": "Thing", "name": value})])
    assert things(element) == [{"@type": "Thing", "name": value}]
    begin, *inside, end = Scripts(element).seen
    assert (begin, end) == ("<script>", "</script>")
    assert json.loads("".join(inside))[0]["name"] == value
    assert not set("<>&\u2028\u2029") & set("".join(inside))


def test_things_stand_in_a_list_in_their_order() -> None:
    element = script([write({"@type": "B", "b": 1, "a": 2}), write({"@type": "A"})])
    assert element == (
        '<script type="application/ld+json">[{"@context":"https://schema.org","@type":"B","b":1,"a":2},'
        '{"@context":"https://schema.org","@type":"A"}]</script>'
    )


def test_what_is_not_known_is_not_said() -> None:
    assert known({"a": None, "b": [], "c": "0", "d": False, "e": {"x": 1}}) == {"c": "0", "d": False, "e": {"x": 1}}
