"""Golden pictures: how pages looked when somebody last looked at them.

A picture agrees when few of its places differ by much: fonts are drawn a little differently from one version of
Chromium to the next. `make golden` replaces those that differ, and lays old and new side by side in `differences/`.
"""

import io
import os
from pathlib import Path

from golden import UPDATE
from PIL import Image, ImageChops

HERE = Path(__file__).parent
GOLDEN = HERE / "golden"
DIFFERENCES = HERE / "differences"

SCALE = 2
"""Pictures are kept at half their size."""

NOTICED = 56
"""So much of 255 must a place differ to count."""

TOLERATED = 0.01
"""This share of the places may differ."""


def agree(name: str, png: bytes) -> None:
    """Assert that a screenshot looks like the golden picture; in the updating run, replace it and show both.

    Args:
        name: the picture's name, without an ending.
        png: the screenshot.
    """
    now = Image.open(io.BytesIO(png)).convert("RGB")
    now = now.resize((now.width // SCALE, now.height // SCALE), Image.Resampling.BOX)
    file = GOLDEN / f"{name}.webp"
    kept = Image.open(file).convert("RGB") if file.exists() else None
    share = differing(kept, now) if kept else 1.0
    if share <= TOLERATED:
        return
    shown = _side_by_side(kept, now, DIFFERENCES / f"{name}.png")
    if os.environ.get(UPDATE):
        GOLDEN.mkdir(exist_ok=True)
        now.save(file, "WEBP", quality=60, method=6)
        print(f"{name}: {share:.1%} of the picture differs; old and new stand side by side in {shown}")
        return
    raise AssertionError(f"{name}: {share:.1%} of the picture differs: look at {shown}; if it is meant, `make golden`")


def differing(kept: Image.Image, now: Image.Image) -> float:
    """Give the share of places that differ by so much that one sees it; all of them when the sizes differ much."""
    if kept.width != now.width or abs(kept.height - now.height) > TOLERATED * kept.height:
        return 1.0
    height = min(kept.height, now.height)
    box = (0, 0, kept.width, height)
    # Each place is the mean of four by four: the edges of letters may lie a little elsewhere.
    small = (kept.width // 4, height // 4)
    ones = [one.crop(box).resize(small, Image.Resampling.BOX) for one in (kept, now)]
    grey = ImageChops.difference(*ones).convert("L")
    return sum(grey.histogram()[NOTICED:]) / (grey.width * grey.height)


def _side_by_side(kept: Image.Image | None, now: Image.Image, file: Path) -> Path:
    pair = [one for one in (kept, now) if one]
    sheet = Image.new("RGB", (sum(one.width + 8 for one in pair), max(one.height for one in pair)), "#c0f")
    left = 0
    for one in pair:
        sheet.paste(one, (left, 0))
        left += one.width + 8
    file.parent.mkdir(exist_ok=True)
    sheet.save(file)
    return file
