"""The pictures of pages of prose: without metadata, and in the sizes in which entries show theirs."""

import html
import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote, unquote

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from mkdocs_partnerships.compile import File as MadeFile
from mkdocs_partnerships.compile import sizes_of
from mkdocs_partnerships.fields.records import PICTURE_ENDINGS
from mkdocs_partnerships.files import picture_of_prose
from mkdocs_partnerships.images.album import Album
from mkdocs_partnerships.images.picture import IN_TEXT, Picture

_IMAGE = re.compile(r"<img\b[^>]*>")
_ATTRIBUTE = re.compile(r"""\s([a-z-]+)=(?:"([^"]*)"|'([^']*)')""")


class ProsePictures:
    """The pictures that pages of prose may show.

    Args:
        pictures: each by its address inside the site.
    """

    def __init__(self, pictures: Mapping[str, Picture]) -> None:
        self._pictures = pictures
        self._shown: dict[str, Picture] = {}

    def placed(self, text: str, address: str) -> str:
        """Give each picture in a page's HTML its sizes, its height before it is there, and patience.

        What an author has said of a picture stays. The first of a page is mostly in the first screen: it does not wait.
        A picture that moves stays one file, as its sizes would stand still.

        Args:
            text: the HTML, with addresses relative to the page.
            address: the address of the page inside the site.
        """
        if not self._pictures:
            return text
        numbers = iter(range(text.count("<img")))
        return _IMAGE.sub(lambda found: self._image(found[0], address, first=next(numbers) == 0), text)

    def _image(self, tag: str, address: str, *, first: bool) -> str:
        said = {name: double or single for name, double, single in _ATTRIBUTE.findall(tag)}
        target = posixpath.join(posixpath.dirname(address), unquote(html.unescape(said.get("src", ""))))
        picture = self._pictures.get(posixpath.normpath(target))
        if not picture or "srcset" in said:
            return tag
        made = {} if first else {"loading": "lazy"}
        if not picture.look.moving:
            self._shown[picture.address] = picture = replace(picture, shown=True)
            picture.keep()
            up = "../" * address.count("/")
            made["srcset"] = ", ".join(f"{up}{quote(one.address)} {one.width}w" for one in picture.renditions)
            made["sizes"] = f"{said['width']}px" if said.get("width", "").isdigit() else IN_TEXT
        if not {"width", "height"} & said.keys():
            made |= {"width": str(picture.look.width), "height": str(picture.look.height)}
        more = "".join(f' {name}="{value}"' for name, value in made.items() if name not in said)
        return f"<img{more}{tag.removeprefix('<img')}"

    @property
    def files(self) -> Iterator[MadeFile]:
        """The sizes of those that some page shows, when all pages are known."""
        for _, picture in sorted(self._shown.items()):
            yield from sizes_of(picture)


def take_pictures(config: MkDocsConfig, files: Files, album: Album) -> ProsePictures:
    """Put pictures of prose without metadata in the place of the files as they lie; they were looked at before.

    Args:
        config: the site's configuration.
        files: the engine's files, changed in place.
        album: the pictures that were looked at.
    """
    found = {}
    for file in list(files):
        if file.src_dir == config.docs_dir and file.src_uri.lower().endswith(PICTURE_ENDINGS) and file.abs_src_path:
            picture = picture_of_prose(Path(file.abs_src_path), file.src_uri, album).picture
            if picture:
                picture.keep()
                files.remove(file)
                files.append(File.generated(config, file.src_uri, content=picture.content()))
                found[file.src_uri] = picture
    return ProsePictures(found)
