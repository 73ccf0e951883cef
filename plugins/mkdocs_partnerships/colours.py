"""Colours that can be seen: a partnership's own, made darker or lighter where the paper asks for it.

Contrast is that of WCAG 2.2 (relative luminance of sRGB); lightness is that of OKLCH (Björn Ottosson, "A perceptual
color space for image processing", 2020; CSS Color 4, §9), in which a colour stays what it is called.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

LIGHT = ("#ffffff", "#f5f6f3")
"""Paper and wash in light colours, as in `tokens.css`; a test compares them."""

DARK = ("#10181f", "#17212a")
"""Paper and wash in dark colours."""

FOR_MARKS = 3.0
"""The contrast of stripes and marks with what is around them (WCAG 2.2, 1.4.11)."""

FOR_TEXT = 4.5
"""The contrast of text with its ground (WCAG 2.2, 1.4.3)."""

_STEPS = 512
_NEAREST = 24

_Lab: TypeAlias = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Shades:
    """One colour as it is shown on light and on dark paper, each `#` and six hexadecimal digits."""

    light: str
    dark: str


@lru_cache(maxsize=1024)
def shades(colour: str, least: float = FOR_MARKS) -> Shades:
    """Give a colour for light and for dark pages.

    Args:
        colour: `#` and six hexadecimal digits, in small letters.
        least: the contrast that it must have with paper and wash.
    """
    return Shades(seen_on(LIGHT, colour, least), seen_on(DARK, colour, least))


def seen_on(grounds: Sequence[str], colour: str, least: float) -> str:
    """Give the colour itself if it can be seen, else the nearest lightness of it that can.

    Args:
        grounds: what it stands on, all light or all dark.
        colour: `#` and six hexadecimal digits.
        least: the contrast that it must have with each ground, at most that of black or white with them.
    """
    if _is_seen(colour, grounds, least):
        return colour
    lightness, a, b = _to_oklab(colour)
    end = 0.0 if all(_luminance(one) > _luminance("#777777") for one in grounds) else 1.0
    # Ever further away from the grounds: the first that is seen is the nearest.
    for step in range(1, _STEPS):
        tried = _to_hex((lightness + (end - lightness) * step / _STEPS, a, b))
        if _is_seen(tried, grounds, least):
            return tried
    return "#000000" if end == 0 else "#ffffff"


def contrast(one: str, other: str) -> float:
    """Give the contrast ratio of two colours, from 1 to 21 (WCAG 2.2, "contrast ratio")."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _is_seen(colour: str, grounds: Sequence[str], least: float) -> bool:
    return all(contrast(colour, one) >= least for one in grounds)


def _luminance(colour: str) -> float:
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(colour: str) -> _Lab:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return _without_gamma(red), _without_gamma(green), _without_gamma(blue)


def _without_gamma(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - IEC 61966-2-1


def _to_oklab(colour: str) -> _Lab:
    red, green, blue = _linear(colour)
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    medium = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short,
    )


def _from_oklab(colour: _Lab) -> _Lab:
    lightness, a, b = colour
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def _to_hex(colour: _Lab) -> str:
    """Write a colour, with as much of its chroma as a screen can show at that lightness."""
    lightness, a, b = colour
    least, most = 0.0, 1.0
    if not _shows(_from_oklab(colour)):
        for _ in range(_NEAREST):
            share = (least + most) / 2
            if _shows(_from_oklab((lightness, a * share, b * share))):
                least = share
            else:
                most = share
        most = least
    parts = _from_oklab((lightness, a * most, b * most))
    return "#" + "".join(f"{round(255 * _with_gamma(min(max(one, 0.0), 1.0))):02x}" for one in parts)


def _shows(parts: _Lab) -> bool:
    return all(-1e-6 <= one <= 1 + 1e-6 for one in parts)  # noqa: PLR2004 - rounding


def _with_gamma(part: float) -> float:
    return part * 12.92 if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055  # noqa: PLR2004 - IEC 61966-2-1
