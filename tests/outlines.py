"""Draws the outlines of Europe's countries from Natural Earth: `python tests/outlines.py` (`make outlines`).

Natural Earth (1:50m, public domain) comes by lock file as TopoJSON in the npm package world-atlas. Its arcs are
projected as the EU's maps are (ETRS89-LAEA, EPSG:3035, here on a sphere), simplified once, so that neighbours keep one
border, and cut to the frame.
"""

import json
import math
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

TESTS = Path(__file__).parent
SOURCE = TESTS / "node_modules/world-atlas/countries-50m.json"
TARGET = TESTS.parent / "plugins/mkdocs_partnerships/finding/outlines.json"

UNIT = 5000
"""How many metres one unit of the drawing is."""

LEFT, TOP = 2_450_000, 5_380_000
WIDTH, HEIGHT = 970, 806
"""The frame: its corner in metres of EPSG:3035, its size in units; from Iceland to Cyprus, from Portugal to Armenia."""

COARSE = 1.6
"""How far an outline may differ from the source, in units."""

LEAST = 7
"""An island that is smaller is left out, in square units, unless it is all there is of a country."""

SMALL = 400
"""A country that is smaller gets a circle to point at, in square units."""

# ISO 3166-1 numeric → alpha-2; what Natural Earth shows apart and the EU does not is one with its country.
# fmt: off
CODES = {
    "008": "AL", "020": "AD", "031": "AZ", "040": "AT", "051": "AM", "056": "BE", "070": "BA", "100": "BG",
    "112": "BY", "191": "HR", "196": "CY", "203": "CZ", "208": "DK", "233": "EE", "246": "FI", "248": "FI",
    "250": "FR", "268": "GE", "276": "DE", "300": "GR", "348": "HU", "352": "IS", "372": "IE", "380": "IT",
    "428": "LV", "438": "LI", "440": "LT", "442": "LU", "470": "MT", "492": "MC", "498": "MD", "499": "ME",
    "528": "NL", "578": "NO", "616": "PL", "620": "PT", "642": "RO", "643": "RU", "674": "SM", "688": "RS",
    "703": "SK", "705": "SI", "724": "ES", "752": "SE", "756": "CH", "792": "TR", "804": "UA", "807": "MK",
    "826": "GB",
}
# fmt: on
BY_NAME = {"N. Cyprus": "CY", "Kosovo": "XK"}
CRIMEA = (32.0, 44.0, 37.0, 46.5)
"""West, south, east, north: a part of Ukraine (Council Decision 2014/386/CFSP), which the source draws with Russia."""

Point = tuple[float, float]


def project(longitude: float, latitude: float) -> Point:
    """Give the place of a point in units from the frame's corner (Lambert azimuthal equal area around 52° N, 10° E)."""
    radius, first, middle = 6_371_007.2, math.radians(52), math.radians(10)
    phi, along = math.radians(latitude), math.radians(longitude) - middle
    near = 1 + math.sin(first) * math.sin(phi) + math.cos(first) * math.cos(phi) * math.cos(along)
    k = math.sqrt(2 / max(near, 1e-9))
    x = radius * k * math.cos(phi) * math.sin(along)
    y = radius * k * (math.cos(first) * math.sin(phi) - math.sin(first) * math.cos(phi) * math.cos(along))
    return (x + 4_321_000 - LEFT) / UNIT, (TOP - y - 3_210_000) / UNIT


def arcs_of(topology: dict[str, Any]) -> list[list[Point]]:
    """Read the arcs as degrees (TopoJSON specification, 2.1.3)."""
    (x_scale, y_scale), (x_0, y_0) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for deltas in topology["arcs"]:
        x = y = 0
        points = []
        for one in deltas:
            x, y = x + one[0], y + one[1]
            points.append((x * x_scale + x_0, y * y_scale + y_0))
        arcs.append(points)
    return arcs


def simplify(points: Sequence[Point], far: float) -> list[Point]:
    """Leave out points that lie nearer than `far` to the line without them (Douglas and Peucker, 1973)."""
    if len(points) < 3:
        return list(points)
    (x_1, y_1), (x_2, y_2) = points[0], points[-1]
    length = math.hypot(x_2 - x_1, y_2 - y_1)

    def distance(point: Point) -> float:
        if not length:
            return math.hypot(point[0] - x_1, point[1] - y_1)
        return abs((x_2 - x_1) * (y_1 - point[1]) - (x_1 - point[0]) * (y_2 - y_1)) / length

    at = max(range(1, len(points) - 1), key=lambda one: distance(points[one]))
    if distance(points[at]) <= far:
        return [points[0], points[-1]]
    return simplify(points[: at + 1], far)[:-1] + simplify(points[at:], far)


def merged(rings: Iterable[Sequence[int]]) -> Iterator[list[int]]:
    """Join the rings of arcs that share a border: an arc that is walked in both directions lies inside."""
    rings = [list(ring) for ring in rings]
    walked = {arc for ring in rings for arc in ring}
    inside = {arc for arc in walked if ~arc in walked}
    yield from (ring for ring in rings if not inside & {*ring})
    pieces: list[list[int]] = []
    for ring in rings:
        if not inside & {*ring}:
            continue
        start = next(at for at, arc in enumerate(ring) if arc in inside)
        piece: list[int] = []
        for arc in [*ring[start:], *ring[:start]]:
            if arc not in inside:
                piece.append(arc)
            elif piece:
                pieces.append(piece)
                piece = []
        if piece:
            pieces.append(piece)
    yield from _stitched(pieces)


def _stitched(pieces: list[list[int]]) -> Iterator[list[int]]:
    def end(arc: int, *, last: bool) -> Point:
        points = ARCS[arc] if arc >= 0 else ARCS[~arc][::-1]
        return points[-1] if last else points[0]

    while pieces:
        ring = pieces.pop(0)
        while end(ring[0], last=False) != end(ring[-1], last=True):
            at = next(at for at, one in enumerate(pieces) if end(one[0], last=False) == end(ring[-1], last=True))
            ring += pieces.pop(at)
        yield ring


def clipped(ring: Sequence[Point]) -> list[Point]:
    """Cut a ring to the frame and a little more (Sutherland and Hodgman, 1974)."""
    more = 12
    sides = ((0, -more, 1), (0, WIDTH + more, -1), (1, -more, 1), (1, HEIGHT + more, -1))
    points = list(ring)
    for axis, bound, sign in sides:
        kept: list[Point] = []
        for before, point in zip([*points[-1:], *points[:-1]], points, strict=True):
            was, is_in = (before[axis] - bound) * sign >= 0, (point[axis] - bound) * sign >= 0
            if was != is_in:
                part = (bound - before[axis]) / (point[axis] - before[axis])
                kept.append((before[0] + part * (point[0] - before[0]), before[1] + part * (point[1] - before[1])))
            if is_in:
                kept.append(point)
        points = kept
    return points


def area(ring: Sequence[Point]) -> float:
    """Give the size of a ring in square units (shoelace formula)."""
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, [*ring[1:], *ring[:1]], strict=True))) / 2


def middle(ring: Sequence[Point]) -> Point:
    """Give the point inside a ring that is farthest from its border, as a grid finds it: the place for a number."""
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    steps = 24
    edges = list(zip(ring, [*ring[1:], *ring[:1]], strict=True))

    def depth(point: Point) -> float:
        x, y = point
        inside = sum(
            (a[1] > y) != (b[1] > y) and x < (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]) + a[0] for a, b in edges
        )
        if inside % 2 == 0:
            return -1
        return min(_to_edge((x, y), a, b) for a, b in edges)

    grid = [
        (min(xs) + (max(xs) - min(xs)) * (i + 0.5) / steps, min(ys) + (max(ys) - min(ys)) * (j + 0.5) / steps)
        for i in range(steps)
        for j in range(steps)
    ]
    inside_frame = [one for one in grid if 15 < one[0] < WIDTH - 15 and 15 < one[1] < HEIGHT - 15] or grid
    return max(inside_frame, key=depth)


def _to_edge(point: Point, a: Point, b: Point) -> float:
    (x, y), (x_1, y_1), (x_2, y_2) = point, a, b
    squared = (x_2 - x_1) ** 2 + (y_2 - y_1) ** 2
    part = max(0, min(1, ((x - x_1) * (x_2 - x_1) + (y - y_1) * (y_2 - y_1)) / squared)) if squared else 0
    return math.hypot(x - x_1 - part * (x_2 - x_1), y - y_1 - part * (y_2 - y_1))


def path(rings: Iterable[Sequence[Point]]) -> str:
    """Write rings as the data of an SVG path, in whole units, each point relative to the one before it."""
    written = []
    for ring in rings:
        points = [(round(x), round(y)) for x, y in ring]
        points = [one for at, one in enumerate(points) if at == 0 or one != points[at - 1]]
        if len(points) < 3:
            continue
        (x, y), *others = points
        steps = []
        for x_next, y_next in others:
            steps.append(f"{x_next - x}{'' if y_next < y else ' '}{y_next - y}")
            x, y = x_next, y_next
        line = "".join(step if not at or step[0] == "-" else f" {step}" for at, step in enumerate(steps))
        written.append(f"M{points[0][0]} {points[0][1]}l{line}z")
    return "".join(written)


ARCS: list[list[Point]] = []


def code_of(country: dict[str, Any], polygon: Sequence[Sequence[int]]) -> str:
    """Give the code of the country that a polygon belongs to; empty for one that is only land on the map."""
    code = CODES.get(country.get("id", ""), "") or BY_NAME.get(country["properties"]["name"], "")
    if code == "RU":
        points = [point for arc in polygon[0] for point in ARCS[arc if arc >= 0 else ~arc]]
        west, south, east, north = CRIMEA
        if all(west <= x <= east and south <= y <= north for x, y in points):
            return "UA"
    return code


def outlines(topology: dict[str, Any]) -> dict[str, Any]:
    """Draw the map."""
    ARCS[:] = arcs_of(topology)
    drawn = [simplify([project(*point) for point in arc], COARSE) for arc in ARCS]

    def points_of(ring: Sequence[int], arcs: Sequence[Sequence[Point]] = drawn) -> list[Point]:
        return [point for arc in ring for point in (arcs[arc] if arc >= 0 else arcs[~arc][::-1])[:-1]]

    rings: dict[str, list[list[int]]] = {}
    for country in topology["objects"]["countries"]["geometries"]:
        polygons = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
        for polygon in polygons:
            # What lies across the globe cannot be projected.
            if all(y > -40 for arc in polygon[0] for _, y in ARCS[arc if arc >= 0 else ~arc]):
                rings.setdefault(code_of(country, polygon), []).extend(polygon)
    countries, land = {}, []
    for code, own in sorted(rings.items()):
        cut = sorted((clipped(points_of(ring)) for ring in merged(own)), key=area, reverse=True)
        if sum(map(area, cut)) < LEAST * 20:
            whole = [[project(*point) for point in arc] for arc in ARCS]
            cut = sorted((clipped(points_of(ring, whole)) for ring in merged(own)), key=area, reverse=True)
        shown = [ring for at, ring in enumerate(cut) if len(ring) > 2 and (area(ring) >= LEAST or (at == 0 and code))]
        if code in ("", "RU"):
            land += shown
        elif shown:
            x, y = middle(shown[0])
            size = round(sum(map(area, shown)))
            countries[code] = {"path": path(shown), "at": [round(x), round(y)], "small": size < SMALL}
    return {"width": WIDTH, "height": HEIGHT, "countries": countries, "land": path(land)}


def text_of(drawing: dict[str, Any]) -> str:
    """Write the file: a line for each country."""
    lines = [f'    "{code}": {json.dumps(one)}' for code, one in drawing["countries"].items()]
    return (
        f'{{\n  "source": "Natural Earth 1:50m (public domain), world-atlas 2.0.2; drawn by tests/outlines.py",\n'
        f'  "width": {drawing["width"]},\n  "height": {drawing["height"]},\n  "land": {json.dumps(drawing["land"])},\n'
        f'  "countries": {{\n' + ",\n".join(lines) + "\n  }\n}\n"
    )


if __name__ == "__main__":
    TARGET.write_text(text_of(outlines(json.loads(SOURCE.read_text("utf-8")))), "utf-8")
