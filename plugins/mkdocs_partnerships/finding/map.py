"""A map of Europe on which countries carry a number and a link: SVG in the page, no tiles and no request.

The outlines lie beside this module; `tests/outlines.py` draws them from Natural Earth.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

_OUTLINES = Path(__file__).with_name("outlines.json")

STEPS = 3
"""How many shades tell few from many; the number stands on each country, so none has to be told by its shade."""


@dataclass(frozen=True, slots=True)
class Country:
    """A country with a number.

    Attributes:
        code: its code (ISO 3166-1 alpha-2).
        path: its outline, the data of an SVG path.
        x: where its number stands, in units of the map.
        y: likewise.
        small: whether a circle around the number makes it large enough to point at.
        shade: 1 for few to `STEPS` for many.
        count: its number.
        address: where its link leads.
    """

    code: str
    path: str
    x: int
    y: int
    small: bool
    shade: int
    count: int
    address: str


@dataclass(frozen=True, slots=True)
class Map:
    """The map.

    Attributes:
        width: its width in units.
        height: its height in units.
        land: the outlines of everything without a number.
        countries: the countries with one, in the order in which they were given.
        elsewhere: the codes of countries that lie outside the map.
    """

    width: int
    height: int
    land: str
    countries: tuple[Country, ...]
    elsewhere: tuple[str, ...]


def draw_map(counted: Mapping[str, tuple[int, str]]) -> Map:
    """Draw a map.

    Args:
        counted: by its code, the number of each country that carries one and the address of its link inside the site;
            in the order of the keyboard.
    """
    outlines = _outlines()
    known: dict[str, Any] = outlines["countries"]
    most = max((count for count, _ in counted.values()), default=1)
    countries = tuple(
        Country(
            code,
            known[code]["path"],
            known[code]["at"][0],
            known[code]["at"][1],
            known[code]["small"],
            1 + (count - 1) * STEPS // most if count else 1,
            count,
            address,
        )
        for code, (count, address) in counted.items()
        if code in known
    )
    land = outlines["land"] + "".join(one["path"] for code, one in known.items() if code not in counted)
    elsewhere = tuple(code for code in counted if code not in known)
    return Map(outlines["width"], outlines["height"], land, countries, elsewhere)


@cache
def _outlines() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(_OUTLINES.read_text("utf-8"))
    return found
