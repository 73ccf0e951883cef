"""Colours of partnerships can be seen on every paper, and stay the colours that they are."""

import colorsys
import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mkdocs_partnerships.colours import DARK, FOR_MARKS, FOR_TEXT, LIGHT, Shades, contrast, seen_on, shades

TOKENS = Path(__file__).parents[2] / "theme" / "assets" / "partnerships" / "tokens.css"
COLOURS = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        # Black with white and a colour with itself are WCAG's own; 767676 is the lightest grey of 4.5 on white.
        ("#000000", "#ffffff", 21.0),
        ("#2f6f3e", "#2f6f3e", 1.0),
        ("#767676", "#ffffff", 4.54),
        ("#ff0000", "#ffffff", 4.0),
        ("#0000ff", "#ffffff", 8.59),
    ],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)
    assert contrast(other, one) == contrast(one, other)


@given(COLOURS, st.sampled_from([FOR_MARKS, FOR_TEXT]))
@example("#000000", FOR_MARKS)
@example("#ffffff", FOR_TEXT)
@example("#ffee00", FOR_MARKS)
def test_every_colour_can_be_seen(colour: str, least: float) -> None:
    made = shades(colour, least)
    assert min(contrast(made.light, one) for one in LIGHT) >= least
    assert min(contrast(made.dark, one) for one in DARK) >= least


@given(COLOURS)
def test_a_colour_that_can_be_seen_is_not_touched(colour: str) -> None:
    for grounds in (LIGHT, DARK):
        seen = all(contrast(colour, one) >= FOR_MARKS for one in grounds)
        assert (seen_on(grounds, colour, FOR_MARKS) == colour) is seen


@given(COLOURS)
def test_no_more_is_changed_than_must_be(colour: str) -> None:
    for grounds in (LIGHT, DARK):
        made = seen_on(grounds, colour, FOR_MARKS)
        if made != colour:
            assert min(contrast(made, one) for one in grounds) < FOR_MARKS * 1.05


@pytest.mark.parametrize("colour", ["#ffee00", "#7ec8e3", "#f4a6c0", "#1f4e79", "#5b1f79", "#3d0c02"])
def test_a_colour_keeps_its_hue(colour: str) -> None:
    def hue(one: str) -> float:
        return colorsys.rgb_to_hsv(*(int(one[at : at + 2], 16) / 255 for at in (1, 3, 5)))[0] * 360

    made = shades(colour)
    for one in (made.light, made.dark):
        assert abs((hue(one) - hue(colour) + 180) % 360 - 180) < 20


def test_examples() -> None:
    assert shades("#2f6f3e") == Shades("#2f6f3e", "#377745")
    assert shades("#ffee00").dark == "#ffee00"
    assert shades("#808080") == Shades("#808080", "#808080")


def test_paper_and_wash_are_those_of_the_style() -> None:
    text = TOKENS.read_text("utf-8")
    papers = re.findall(r"--p-paper: (#[0-9a-f]{6});\s+--p-wash: (#[0-9a-f]{6});", text)
    assert papers == [LIGHT, DARK, DARK]
