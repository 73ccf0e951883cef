"""The pictures of our mark that browsers and telephones want, drawn from `icon.svg` by Chromium.

Only `python tests/icons.py` (`make icons`) changes them; a test in the browser compares them with the drawing.
"""

import base64
import shutil
import struct

from building import ROOT
from playwright.sync_api import Browser, sync_playwright

ASSETS = ROOT / "theme" / "assets"
DRAWING = ASSETS / "partnerships" / "icon.svg"
PNG = {ASSETS / "images" / "favicon.png": 64, ASSETS / "partnerships" / "apple-touch-icon.png": 180}
ICO = ROOT / "theme" / "favicon.ico"
ICO_SIZE = 32
TO_THE_EDGE = {180}
"""Sizes at which the ground fills the square: a telephone rounds its corners itself."""


def drawn(browser: Browser, size: int) -> bytes:
    """Give the drawing as a PNG file of so many pixels a side."""
    page = browser.new_page(viewport={"width": size, "height": size})
    ground = "#0b4f57" if size in TO_THE_EDGE else "transparent"
    source = base64.b64encode(DRAWING.read_bytes()).decode()
    page.set_content(
        f'<body style="margin:0;background:{ground}"><img width="{size}" height="{size}" style="display:block"'
        f' src="data:image/svg+xml;base64,{source}">'
    )
    picture = page.screenshot(omit_background=True)
    page.close()
    return picture


def in_ico(picture: bytes, size: int) -> bytes:
    """Put one PNG picture into an ICO file: a head of 6 bytes, an entry of 16, and the picture."""
    return struct.pack("<3H4B2H2I", 0, 1, 1, size, size, 0, 0, 1, 32, len(picture), 22) + picture


if __name__ == "__main__":
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for file, side in PNG.items():
            file.write_bytes(drawn(chromium, side))
        ICO.write_bytes(in_ico(drawn(chromium, ICO_SIZE), ICO_SIZE))
        chromium.close()
