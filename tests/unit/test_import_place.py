"""One line about a place, as calendars have it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_partnerships.imports.place import read_place


@pytest.mark.parametrize(
    ("where", "place"),
    [
        ("Unirea, Iași, Romania", {"venue": "Unirea", "city": "Iași", "country": "RO"}),
        (
            "Palas Mall, Strada Palas 7A, Iași 700051, România",
            {"venue": "Palas Mall", "address": "Strada Palas 7A, 700051", "city": "Iași", "country": "RO"},
        ),
        (
            "Fiera, Hall 3, Viale Scarampo, 20149 Milano MI, Italia",
            {"venue": "Fiera", "address": "Hall 3, Viale Scarampo, 20149", "city": "Milano", "country": "IT"},
        ),
        (
            "Haus der Wirtschaft, Willi-Bleicher-Straße 19, D-70174 Stuttgart, Deutschland",
            {
                "venue": "Haus der Wirtschaft",
                "address": "Willi-Bleicher-Straße 19, D-70174",
                "city": "Stuttgart",
                "country": "DE",
            },
        ),
        (
            "Centro, Calle Mayor 1, 28013 Las Rozas de Madrid, Spain",
            {"venue": "Centro", "address": "Calle Mayor 1, 28013", "city": "Las Rozas de Madrid", "country": "ES"},
        ),
        ("Iași, Romania", {"venue": "Iași", "country": "RO"}),
        ("Unirea, Piața Unirii 5, Romania", {"venue": "Unirea, Piața Unirii 5", "country": "RO"}),
        ("Unirea, Strada Lăpușneanu, Romania", {"venue": "Unirea, Strada Lăpușneanu", "country": "RO"}),
        ("Unirea, Iași", {"venue": "Unirea, Iași"}),
        ("Room 4, second floor", {"venue": "Room 4, second floor"}),
        ("Romania", {"venue": "Romania"}),
        ("Springfield, IL", {"venue": "Springfield, IL"}),
    ],
)
def test_takes_apart_what_is_sure(where: str, place: dict[str, str]) -> None:
    assert read_place(where) == place


@given(st.text(min_size=1) | st.lists(st.text("Iași 12,-"), min_size=1).map(lambda parts: ", ".join([*parts, "Spain"])))
def test_loses_no_word(where: str) -> None:
    place = read_place(where)
    assert place.keys() <= {"venue", "address", "city", "country"}
    said = " ".join(str(one) for name, one in place.items() if name != "country")
    kept = where if "country" not in place else where.rpartition(",")[0]
    assert sorted(said.replace(",", " ").split()) == sorted(kept.replace(",", " ").split())
