"""A picture of the site: its addresses, and for each a way to make what lies there."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from mkdocs_partnerships.digests import digest
from mkdocs_partnerships.images.album import Album
from mkdocs_partnerships.images.encode import SETTINGS, shown, stripped
from mkdocs_partnerships.images.look import FORMATS, Look

WIDTHS = (480, 960, 1920)
"""Of so many pixels pictures are made: a picture in a row, the width of a text, a whole screen."""

HIGHEST = 8000
"""No made picture is higher; WebP itself ends at 16,383 pixels."""


class Rendition(NamedTuple):
    """A picture in one size.

    Attributes:
        address: its address inside the site.
        width: in pixels.
        height: in pixels.
    """

    address: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture beside an entry.

    Attributes:
        path: where it lies.
        address: its address inside the site; there lies the picture in its own format, without metadata.
        look: what is known of its file.
        shown: whether a page shows it; else it is only offered for downloading.
        whole: whether it is offered for downloading, with all its pixels.
        album: keeps what was made of it.
    """

    path: Path
    address: str
    look: Look
    shown: bool
    whole: bool
    album: Album = field(repr=False, compare=False)

    @property
    def name(self) -> str:
        """What stands for it in file names and in what is kept: its bytes and how pictures are made."""
        return digest(self.look.digest, SETTINGS.encode()).hex()[:12]

    @property
    def plain(self) -> Rendition:
        """The picture in its own format, for downloading, feeds and cards: all of it, or as large as a screen."""
        width, height = (self.look.width, self.look.height) if self.whole else self._largest
        return Rendition(self.address, width, height)

    @property
    def renditions(self) -> tuple[Rendition, ...]:
        """The sizes for pages, the smallest first; the address of each changes with the picture."""
        return tuple(self._renditions())

    @property
    def srcset(self) -> str:
        """The sizes as `srcset` wants them (HTML, 2.5.1), relative to the entry's page."""
        start = len(self._folder)
        return ", ".join(f"{quote(one.address[start:])} {one.width}w" for one in self.renditions)

    @property
    def middle(self) -> Rendition:
        """The size for who cannot choose."""
        return next((one for one in self.renditions if one.width >= WIDTHS[1]), self.renditions[-1])

    def content(self) -> bytes:
        """Give the bytes of the picture in its own format."""
        kind = FORMATS[self.path.suffix.lower()]
        upright = (self.look.width, self.look.height)
        if self.whole:
            return self.album.made(f"{self.name}-whole{self.path.suffix.lower()}", partial(stripped, self.path))
        make = partial(shown, self.path, self._largest, upright, kind)
        return self.album.made(f"{self.name}-plain{self.path.suffix.lower()}", make)

    def rendition(self, one: Rendition) -> bytes:
        """Give the bytes of a size for pages."""
        upright = (self.look.width, self.look.height)
        make = partial(shown, self.path, (one.width, one.height), upright)
        return self.album.made(f"{self.name}-{one.width}.webp", make)

    def keep(self) -> None:
        """Tell the album to keep what is made of it, though this build may need none of it."""
        suffix = self.path.suffix.lower()
        self.album.keep(f"{self.name}-{'whole' if self.whole else 'plain'}{suffix}")
        for one in self.renditions if self.shown else ():
            self.album.keep(f"{self.name}-{one.width}.webp")

    @property
    def _folder(self) -> str:
        """The address of the entry's page: pictures lie below it."""
        return "/".join(self.address.split("/")[:2]) + "/"

    @property
    def _largest(self) -> tuple[int, int]:
        width, height = self.look.width, self.look.height
        share = min(1, WIDTHS[-1] / width, HIGHEST / height)
        return max(1, round(width * share)), max(1, round(height * share))

    def _renditions(self) -> Iterator[Rendition]:
        widest, highest = self._largest
        stem = self.address.rpartition(".")[0]
        for width in [*(one for one in WIDTHS if one < widest), widest]:
            height = max(1, round(highest * width / widest))
            yield Rendition(f"{stem}.{self.name}-{width}.webp", width, height)


IN_TEXT = "(min-width: 60em) 46rem, 100vw"
"""How wide a picture in a text is, for the browser's choice of a size (HTML, 2.5.1); its rem are of 16 pixels."""


def in_text(picture: Picture) -> str:
    """Write the attributes of a picture in a text beside its address, as HTML."""
    size = picture.plain
    return f' srcset="{picture.srcset}" sizes="{IN_TEXT}" width="{size.width}" height="{size.height}"'
