"""Pictures made anew from their pixels alone: nothing that a camera or a program noted comes along.

Same picture, same bytes: every setting of an encoder that matters is fixed here, and none uses several threads.
"""

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs_partnerships.images.look import FORMATS, open_picture

if TYPE_CHECKING:
    from PIL.Image import Image

SETTINGS = "2"
"""To be raised with every change below: addresses and what earlier builds made depend on it."""

_SHOWN: dict[str, dict[str, Any]] = {
    "JPEG": {"quality": 82, "optimize": True, "progressive": True},
    "WEBP": {"quality": 78, "method": 4},
    "AVIF": {"quality": 65, "speed": 6, "max_threads": 1, "autotiling": False},
    "PNG": {"optimize": False, "compress_level": 9},
    "GIF": {"optimize": False},
}


def shown(path: Path, size: tuple[int, int], upright: tuple[int, int], kind: str = "WEBP") -> bytes:
    """Make a picture for pages: upright, in sRGB, without metadata, its first frame only.

    Args:
        path: the picture; it was looked at.
        size: the width and height to make, in pixels.
        upright: its own width and height, as it is meant to be seen.
        kind: the format to make, by Pillow's word for it.
    """
    from PIL import Image

    with open_picture(path) as one:
        if size != upright:
            # A JPEG is decoded at a half, a quarter or an eighth where that is enough.
            one.draft(None, size if one.size == upright else size[::-1])
        one.load()
        made = _bare(one, keep_palette=kind in {"PNG", "GIF"} and size == upright)
    if made.size != size:
        made = made.resize(size, Image.Resampling.LANCZOS, reducing_gap=3)
    if kind == "WEBP" and FORMATS[path.suffix.lower()] in {"PNG", "GIF"}:
        return _smaller(made)
    return _encode(made, kind)


def _smaller(one: "Image") -> bytes:
    """Make WebP with or without loss: drawings are often smaller without, photographs with it."""
    lossy = _encode(one, "WEBP")
    # To be thorough takes twenty times as long, and at best halves what the quickest way gives.
    if len(_encode(one, "WEBP", lossless=True, quality=0, method=0)) > 2 * len(lossy):
        return lossy
    return min(lossy, _encode(one, "WEBP", lossless=True, quality=70), key=len)


def stripped(path: Path) -> bytes:
    """Make a picture for downloading: all its pixels and frames, upright, in sRGB, without metadata."""
    kind = FORMATS[path.suffix.lower()]
    with open_picture(path) as one:
        if kind == "GIF" and getattr(one, "is_animated", False):
            return _all_frames(one)
        one.load()
        quality = {"quality": 92} if "quality" in _SHOWN[kind] else {}
        return _encode(_bare(one, keep_palette=kind in {"PNG", "GIF"}), kind, **quality)


def _bare(one: "Image", *, keep_palette: bool) -> "Image":
    """Turn a picture upright and into sRGB, and forget all else that its file said."""
    from PIL import ImageOps

    icc = one.info.get("icc_profile")
    if keep_palette and one.mode in {"1", "L", "P"} and not icc:
        transparency = one.info.get("transparency")
        made = ImageOps.exif_transpose(one).copy()
        made.info = {} if transparency is None else {"transparency": transparency}
        return made
    made = ImageOps.exif_transpose(one)
    alpha = made.has_transparency_data
    if made.mode in {"I", "I;16", "I;16B", "I;16L"}:
        made = made.convert("I").point([value >> 8 for value in range(65536)], "L")
    if icc and made.mode in {"RGB", "CMYK"} and not alpha:
        made = _in_srgb(made, icc)
    made = made.convert("RGBA" if alpha else "RGB")
    if icc and alpha:
        colours = _in_srgb(made.convert("RGB"), icc)
        colours.putalpha(made.getchannel("A"))
        made = colours
    made.info = {}
    return made


def _in_srgb(one: "Image", icc: bytes) -> "Image":
    """Turn colours into sRGB; with a profile that is no use, they stay."""
    from PIL import ImageCms

    try:
        profile = ImageCms.ImageCmsProfile(BytesIO(icc))
        if "sRGB" in ImageCms.getProfileDescription(profile):
            return one
        return ImageCms.profileToProfile(one, profile, ImageCms.createProfile("sRGB"), outputMode="RGB") or one
    except (ImageCms.PyCMSError, OSError, ValueError):
        return one


def _encode(one: "Image", kind: str, **more: Any) -> bytes:
    made = BytesIO()
    one.save(made, kind, **_SHOWN[kind] | more)
    return made.getvalue()


def _all_frames(one: "Image") -> bytes:
    from PIL import ImageSequence

    frames = [frame.copy() for frame in ImageSequence.Iterator(one)]
    durations = [frame.info.get("duration", 0) for frame in frames]
    loop = one.info.get("loop")
    for frame in frames:
        frame.info = {key: frame.info[key] for key in ("transparency", "disposal") if key in frame.info}
    made = BytesIO()
    again = {} if loop is None else {"loop": loop}
    frames[0].save(made, "GIF", save_all=True, append_images=frames[1:], duration=durations, **again)
    return made.getvalue()
