"""Pictures drawn for a test: small, each pixel known, with whatever a camera might have noted."""

from io import BytesIO
from typing import Any

from PIL import Image

CANARY = "the canary sings"
"""Stands in everything that must not be published."""


def saved(one: Image.Image, kind: str = "PNG", **options: Any) -> bytes:
    """Give a picture's file."""
    made = BytesIO()
    one.save(made, kind, **options)
    return made.getvalue()


def drawn(kind: str = "PNG", size: tuple[int, int] = (4, 3), colour: str = "teal", **options: Any) -> bytes:
    """Give the file of a picture of one colour."""
    return saved(Image.new("RGB", size, colour), kind, **options)


def noted(orientation: int = 1, *, place: bool = True) -> Image.Exif:
    """Give what a telephone notes of a photograph: how it was held, where it stood, whose it is."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010E] = CANARY
    if place:
        exif.get_ifd(0x8825).update({1: "N", 2: (47.0, 9.0, 44.0), 3: "E", 4: (27.0, 35.0, 20.0), 29: CANARY})
    return exif
