"""Texts of one shape."""

from hypothesis import given
from hypothesis import strategies as st

from mkdocs_partnerships.splice import cut, mark

PIECES = st.lists(st.text(st.characters(exclude_characters="\ue000", exclude_categories=["Cs"])), min_size=1)


@given(PIECES)
def test_a_text_cut_and_spliced_is_the_text(pieces: list[str]) -> None:
    names = [f"name_{number}" for number in range(len(pieces) - 1)]
    drawn = pieces[0] + "".join(mark(name) + piece for name, piece in zip(names, pieces[1:], strict=True))
    shell = cut(drawn)
    assert (shell.texts, shell.names) == (tuple(pieces), tuple(names))
    values = {name: f"<{mark(name)}>" for name in names}
    assert shell.splice(values) == pieces[0] + "".join(
        values[name] + piece for name, piece in zip(names, pieces[1:], strict=True)
    )
    assert shell.encoded().splice(values) == shell.splice(values).encode()


def test_a_value_may_come_twice() -> None:
    assert cut(f"a{mark('x')}b{mark('x')}").splice({"x": "-"}) == "a-b-"
