"""What a picture's file says of itself, and whether it can be shown.

First come the bytes by which each format begins, then the size that the header states; only then are the pixels
decoded, so that a small file that would unfold to gigabytes is refused unseen.
"""

import warnings
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_partnerships.digests import digest

if TYPE_CHECKING:
    from PIL.Image import Image

FORMATS = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".webp": "WEBP", ".avif": "AVIF", ".gif": "GIF"}
"""Which format a name's ending promises, by Pillow's word for it."""

MAX_PIXELS = 50_000_000
"""More than the cameras of telephones usually save; decoded, they take some 200 MB."""

ENDINGS = {"PNG": ".png", "JPEG": ".jpg", "WEBP": ".webp", "AVIF": ".avif", "GIF": ".gif"}

_ORIENTATION = 0x0112
_GPS = 0x8825
_LYING = 5  # orientations from here on are turned by a quarter (Exif 2.32, 4.6.4 A)


class Look(NamedTuple):
    """What is known of a picture's file.

    Attributes:
        digest: stands for its bytes.
        width: pixels from left to right, as it is meant to be seen.
        height: pixels from top to bottom, likewise.
        fault: the code of the message that says why it cannot be published; empty for a good picture.
        instead: for a name of another format, the ending that would be right.
        placed: whether it tells where it was taken.
        moving: whether it has more than one frame.
    """

    digest: bytes
    width: int = 0
    height: int = 0
    fault: str = ""
    instead: str = ""
    placed: bool = False
    moving: bool = False


def look_at(path: Path) -> Look:
    """Look at a picture's file; its name ends like one of `FORMATS`."""
    raw = path.read_bytes()
    of_raw = digest(raw)
    found = _format_of(raw)
    if not found:
        return Look(of_raw, fault="picture-broken")
    if found != FORMATS[path.suffix.lower()]:
        return Look(of_raw, fault="picture-misnamed", instead=ENDINGS[found])
    from PIL import Image

    try:
        bomb = Image.DecompressionBombWarning
        with warnings.catch_warnings(action="error", category=bomb), open_picture(path) as one:
            width, height = one.size
            if width * height > MAX_PIXELS:
                return Look(of_raw, fault="picture-too-many-pixels")
            moving = bool(getattr(one, "is_animated", False))
            # A small decoding reads the whole file too, and finds where it breaks off.
            one.draft(None, (1, 1))
            one.load()
            orientation, placed = _exif(one)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        return Look(of_raw, fault="picture-too-many-pixels")
    except Exception:  # noqa: BLE001 - decoders raise nearly anything on broken bytes
        return Look(of_raw, fault="picture-broken")
    if orientation >= _LYING:
        width, height = height, width
    return Look(of_raw, width, height, placed=placed, moving=moving)


def open_picture(path: Path) -> "Image":
    """Open a picture with the decoder of its own format and no other; pixels are decoded later."""
    from PIL import Image

    return Image.open(path, formats=[FORMATS[path.suffix.lower()]])


def _format_of(raw: bytes) -> str:
    """Tell a format by the bytes with which a file begins; empty for none of ours."""
    if raw.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if raw.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if raw.startswith((b"GIF87a", b"GIF89a")):
        return "GIF"
    if raw[:4] == b"RIFF" and raw[8:12] == b"WEBP":
        return "WEBP"
    return "AVIF" if raw[4:12] in (b"ftypavif", b"ftypavis", b"ftypmif1") and b"avif" in raw[:64] else ""


def _exif(one: "Image") -> tuple[int, bool]:
    """Give orientation, and whether a place is told; broken data are none."""
    try:
        exif = one.getexif()
        placed = bool(exif.get_ifd(_GPS)) or b"GPSLatitude" in bytes(one.info.get("xmp") or b"")
        return int(exif.get(_ORIENTATION) or 1), placed
    except Exception:  # noqa: BLE001 - as above
        return 1, False
