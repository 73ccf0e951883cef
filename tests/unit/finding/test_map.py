import json
import re

from mkdocs_partnerships.fields.countries import EU, country_names
from mkdocs_partnerships.finding.map import draw_map

_STEPS = re.compile(r"M-?\d+ -?\d+l[-\d ]+z")


def test_every_member_state_and_its_neighbours_can_be_reached() -> None:
    around = ("IS", "LI", "NO", "CH", "AL", "AM", "BA", "GE", "XK", "MD", "ME", "MK", "RS", "TR", "UA", "GB")
    made = draw_map(dict.fromkeys((*EU, *around), (1, "x/")))
    assert [one.code for one in made.countries] == [*EU, *around]
    assert made.elsewhere == ()
    for one in made.countries:
        assert re.fullmatch(f"(?:{_STEPS.pattern})+", one.path), one.code
        assert 0 < one.x < made.width
        assert 0 < one.y < made.height
    small = {one.code for one in made.countries if one.small}
    assert {"MT", "LU", "CY", "LI"} <= small
    assert not {"DE", "FR", "RO", "SI"} & small


def test_a_country_outside_the_map_is_named() -> None:
    made = draw_map({"US": (2, "us/"), "RO": (4, "ro/")})
    assert ([one.code for one in made.countries], made.elsewhere) == (["RO"], ("US",))
    assert "US" in country_names()


def test_shades_go_from_few_to_many_and_a_country_without_a_number_is_land() -> None:
    made = draw_map({"BE": (9, ""), "DE": (7, ""), "FR": (4, ""), "MT": (1, ""), "IT": (0, "")})
    assert [(one.code, one.shade) for one in made.countries] == [("BE", 3), ("DE", 3), ("FR", 2), ("MT", 1), ("IT", 1)]
    ro = draw_map({"RO": (1, "")}).countries[0].path
    assert ro in made.land
    assert ro not in draw_map({"RO": (1, "")}).land


def test_a_map_without_numbers_is_land_alone() -> None:
    made = draw_map({})
    assert made.countries == ()
    assert len(json.dumps(made.land)) > 10_000
