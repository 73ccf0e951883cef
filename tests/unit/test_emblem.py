"""The emblem of the European Union has its official geometry (Interinstitutional Style Guide, annex A1).

A rectangle one and a half times as long as high; twelve stars at equal distances on a circle whose radius is a third of
the height, like the hours of a clock; each star inside a circle of an eighteenth of the height, upright, one point up.
"""

import math
import re
from xml.etree import ElementTree as ET

import pytest

from mkdocs_partnerships.templates import environment

MADE = environment("en").get_template("pieces/marks.html").module.emblem("Emblem")  # type: ignore[attr-defined]
SVG = ET.fromstring(str(MADE))  # noqa: S314 - our own drawing
HEIGHT = 18.0
NEAR = 0.002


def points(path: str) -> list[tuple[float, float]]:
    """Give the corners of a path of `M`, `l` and `h`, absolute."""
    found: list[tuple[float, float]] = []
    for letter, numbers in re.findall(r"([Mlh])([^Mlhz]*)", path):
        one = [float(number) for number in re.findall(r"-?(?:\d*\.\d+|\d+)", numbers)]
        if letter == "M":
            found.append((one[0], one[1]))
        elif letter == "h":
            found.append((found[-1][0] + one[0], found[-1][1]))
        else:
            for right, down in zip(one[::2], one[1::2], strict=True):
                found.append((found[-1][0] + right, found[-1][1] + down))
    return found


def stars() -> list[list[tuple[float, float]]]:
    (group,) = SVG.iter("g")
    result = []
    for path in group:
        moved = re.fullmatch(r"translate\((\S+) (\S+)\)", path.get("transform", ""))
        assert moved
        result.append([(x + float(moved[1]), y + float(moved[2])) for x, y in points(path.get("d", ""))])
    return result


def middle(star: list[tuple[float, float]]) -> tuple[float, float]:
    return sum(x for x, _ in star) / len(star), sum(y for _, y in star) / len(star)


def test_field_and_colours() -> None:
    rim, field = SVG.findall("path")
    assert (field.get("d"), field.get("fill")) == ("M0 0h27v18H0z", "#039")  # short for #003399
    assert [one.get("fill") for one in SVG.iter("g")] == ["#fc0"]  # short for #ffcc00
    assert rim.get("fill") == "#fff"
    assert (SVG.get("role"), SVG.get("aria-label")) == ("img", "Emblem")


def test_twelve_stars_stand_like_the_hours_of_a_clock() -> None:
    hours = sorted(math.degrees(math.atan2(x - 13.5, 9 - y)) % 360 for x, y in map(middle, stars()))
    assert [round(hour, 1) % 360 for hour in hours] == pytest.approx([30 * hour for hour in range(12)], abs=0.05)
    for x, y in map(middle, stars()):
        assert math.hypot(x - 13.5, y - 9) == pytest.approx(HEIGHT / 3, abs=NEAR)


def test_each_star_is_upright_with_five_points() -> None:
    inner = math.sin(math.radians(18)) / math.sin(math.radians(54))
    for star in stars():
        x, y = middle(star)
        assert len(star) == 10
        for number, (right, down) in enumerate(star):
            far = HEIGHT / 18 * (1 if number % 2 == 0 else inner)
            angle = math.radians(36 * number)
            assert (right, down) == pytest.approx((x + far * math.sin(angle), y - far * math.cos(angle)), abs=NEAR)
