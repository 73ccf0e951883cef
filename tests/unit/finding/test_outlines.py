"""The outlines in the package are what the script draws from Natural Earth, and nothing else."""

import json

import outlines


def test_the_outlines_are_drawn_from_natural_earth() -> None:
    drawn = outlines.outlines(json.loads(outlines.SOURCE.read_text("utf-8")))
    assert outlines.text_of(drawn) == outlines.TARGET.read_text("utf-8")


def test_a_place_stands_where_the_grid_of_the_eu_has_it() -> None:
    # EPSG:3035 gives Brussels (4.35° E, 50.85° N) the easting 3,924 km and the northing 3,095 km, on the ellipsoid.
    x, y = outlines.project(4.35, 50.85)
    assert abs(x * outlines.UNIT + outlines.LEFT - 3_924_000) < 15_000
    assert abs(outlines.TOP - y * outlines.UNIT - 3_095_000) < 15_000


def test_simplifying_keeps_what_differs_and_the_ends() -> None:
    assert outlines.simplify([(0, 0), (1, 0.1), (2, 0), (3, 5), (4, 0)], 1) == [(0, 0), (2, 0), (3, 5), (4, 0)]
    ring = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 0.0)]
    assert outlines.simplify(ring, 1) == ring


def test_what_leaves_the_frame_is_cut() -> None:
    cut = outlines.clipped([(-500, 100), (200, 100), (200, 200), (-500, 200)])
    assert round(outlines.area(cut), 6) == (200 + 12) * 100


def test_the_border_inside_two_parts_of_a_country_is_not_drawn() -> None:
    outlines.ARCS[:] = [[(0, 0), (1, 0), (1, 1)], [(1, 1), (0, 1), (0, 0)], [(1, 1), (0, 0)]]
    # Two triangles that share the third arc, walked in both directions.
    assert list(outlines.merged([[0, 2], [1, ~2]])) == [[0, 1]]
