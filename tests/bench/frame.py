"""The frame of our pages as a template for Hugo, so that Hugo writes pages like ours and as large."""

import html
import itertools
import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around the content of a page of ours.

    Attributes:
        top: a Go template of all that comes before the content, with the page's own title, description and address.
        bottom: a Go template of all that comes after it.
        words: words of the content without markup, to fill with.
    """

    top: str
    bottom: str
    words: str


OWN = (
    (r"(<title>)[^<]*", "{{ .Title }} – {{ site.Title }}"),
    (r'(<meta name="description" content=")[^"]*', "{{ .Description }}"),
    (r'(<link rel="canonical" href=")[^"]*', "{{ .Permalink }}"),
)
"""The places of a frame that every page fills itself."""


def cut_frame(page: str) -> Frame:
    """Cut the content out of a built page of ours.

    Raises:
        ValueError: the page has not exactly one `<main>`, or not each place that a page fills itself.
    """
    parts = re.split(r"(<main\b[^>]*>|</main>)", page)
    if len(parts) != 5:  # before, <main>, content, </main>, after
        raise ValueError("the page has no <main>, or more than one")
    before, start, content, end, after = parts
    top = _literal(before + start)
    for place, action in OWN:
        top, filled = re.subn(place, rf"\g<1>{action}", top, count=1)
        if not filled:
            raise ValueError(f"the page has no place like {place}")
    return Frame(top, _literal(end + after), " ".join(re.sub(r"<[^>]*>", " ", content).split()))


def filling(words: str, size: int) -> str:
    """Give markup of about so many bytes that fills a page up; nothing where nothing is to fill."""
    start, end = "<div hidden>", "</div>\n"
    left = size - len(start) - len(end)
    if left <= 0:
        return ""
    endless = itertools.cycle(re.sub(r"[{}<>&]", "", html.unescape(words)).encode() or b"x")
    return start + bytes(itertools.islice(endless, left)).decode("utf-8", "ignore") + end


def _literal(markup: str) -> str:
    """Give a Go template that writes this markup as it is."""
    return markup.replace("{{", '{{ "{{" }}')
