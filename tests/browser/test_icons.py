"""Every picture of our mark is the drawing, and every page names them."""

import base64
import struct
from pathlib import Path

from icons import DRAWING, ICO, ICO_SIZE, PNG, TO_THE_EDGE
from playwright.sync_api import Browser

COMPARE = """async ([drawing, picture, size, ground]) => {
  const pixels = async (type, data) => {
    const image = new Image(size, size);
    image.src = `data:${type};base64,${data}`;
    await image.decode();
    const context = Object.assign(document.createElement("canvas"), { width: size, height: size }).getContext("2d");
    if (ground) Object.assign(context, { fillStyle: ground }).fillRect(0, 0, size, size);
    context.drawImage(image, 0, 0, size, size);
    return [image.naturalWidth, context.getImageData(0, 0, size, size).data];
  };
  const [, one] = await pixels("image/svg+xml", drawing);
  const [width, other] = await pixels("image/png", picture);
  return [width, one.filter((value, at) => Math.abs(value - other[at]) > 24).length / one.length, new Set(other).size];
}"""


def test_the_pictures_are_the_drawing(browser: Browser) -> None:
    head = ICO.read_bytes()[:22]
    assert struct.unpack("<3H4B2H2I", head) == (0, 1, 1, ICO_SIZE, ICO_SIZE, 0, 0, 1, 32, ICO.stat().st_size - 22, 22)
    pictures = {size: file.read_bytes() for file, size in PNG.items()} | {ICO_SIZE: ICO.read_bytes()[22:]}
    page = browser.new_page()
    for size, picture in pictures.items():
        texts = [base64.b64encode(one).decode() for one in (DRAWING.read_bytes(), picture)]
        ground = "#0b4f57" if size in TO_THE_EDGE else ""
        width, different, colours = page.evaluate(COMPARE, [*texts, size, ground])
        assert width == size
        assert different < 0.005
        assert colours > 20
    page.close()


def test_pages_name_them_and_no_other(browser: Browser, server: str, built_site: Path) -> None:
    page = browser.new_page()
    page.goto(server + "events/hempclub-iasi-2023/")
    named = page.evaluate("""() => [...document.querySelectorAll("link[rel~=icon], link[rel=apple-touch-icon]")]
      .map((one) => [one.rel, one.href])""")
    folder = f"{server}assets/"
    assert named == [
        ["icon", f"{folder}images/favicon.png"],
        ["icon", f"{folder}partnerships/icon.svg"],
        ["apple-touch-icon", f"{folder}partnerships/apple-touch-icon.png"],
    ]
    page.close()
    assert [file.name for file in sorted((built_site / "assets" / "images").iterdir())] == ["favicon.png"]
    assert (built_site / "favicon.ico").read_bytes() == ICO.read_bytes()
