"""The text of an entry: CommonMark with tables → HTML that cannot run anything.

The engine never sees a `<` that could open a tag: each is put behind a sign that no text may contain and comes back
as `&lt;`, so raw HTML is shown as the text that it is. Every link and picture is reported, so that the site can refuse
what is wrong instead of dropping it silently; a dangerous target is written as none in any case.
"""

import html
import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote, unquote

from mkdocs_partnerships.fields.links import link_fault
from mkdocs_partnerships.gfm import to_html
from mkdocs_partnerships.spool import Kept, fetch

_LESS_THAN = "\ufdd0"  # a noncharacter of Unicode; `source/text.py` refuses it in files
_OPENING = re.compile(r"<(?!(?:https?|mailto|tel):[^\s<>]*>|[\w.+-]+@[\w.-]+>)")
_REFERENCE = re.compile("&#(?:[xX]([0-9a-fA-F]{1,6})|([0-9]{1,7}));")
_HEADING = re.compile(r"<h([1-6])>(.*?)</h\1>", re.DOTALL)
_TARGET = re.compile(r'<(a href|img src)="([^"]*)"(?: alt="([^"]*)")?')
_TAG = re.compile(r"<[^>]+>")
_ALIGNED = re.compile('<(t[hd]) align="(left|center|right)">')


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the text."""

    level: int
    id: str
    text: str

    def __reduce__(self) -> tuple[type["Heading"], tuple[object, ...]]:
        """Pickle it quickly."""
        return Heading, (self.level, self.id, self.text)


@dataclass(frozen=True, slots=True)
class Body:
    """A text, rendered.

    Attributes:
        kept: the HTML (UTF-8), put away; addresses still as the editor wrote them.
        headings: its headings in order.
        links: the targets of its links, escaped as addresses are.
        pictures: file and alternative text of its pictures; the file's name in plain letters.
    """

    kept: Kept
    headings: tuple[Heading, ...]
    links: tuple[str, ...]
    pictures: tuple[tuple[str, str], ...]

    @property
    def html(self) -> str:
        """The HTML."""
        return fetch(self.kept).decode()

    def __reduce__(self) -> tuple[type["Body"], tuple[object, ...]]:
        """Pickle it quickly."""
        return Body, (fetch(self.kept), self.headings, self.links, self.pictures)


def render(markdown: str, keep: Callable[[bytes], Kept] = bytes) -> Body:
    """Render a text.

    Raw HTML is shown as the text it is; headings get ids made from their words, unique within the text.

    Args:
        markdown: the text (CommonMark with tables).
        keep: puts the HTML away until a page asks for it.
    """
    source = to_html(_OPENING.sub(_LESS_THAN, _REFERENCE.sub(_readable, markdown)))
    # In an address the sign comes back as its own bytes.
    source = source.replace(_LESS_THAN, "&lt;").replace(quote(_LESS_THAN), "%3C")
    # HTML no longer has the attribute `align`; the theme aligns by class.
    source = _ALIGNED.sub(r'<\1 class="p-\2">', source)
    headings: list[Heading] = []
    taken: dict[str, int] = {}

    def with_id(match: re.Match[str]) -> str:
        text = html.unescape(_TAG.sub("", match[2]))
        slug = re.sub(r"[^\w]+", "-", text.casefold()).strip("-") or "section"
        anchor = slug
        while anchor in taken:
            taken[slug] += 1
            anchor = f"{slug}-{taken[slug]}"
        taken[anchor] = 1
        heading = Heading(int(match[1]), anchor, text)
        headings.append(heading)
        return f'<h{match[1]} id="{heading.id}">{match[2]}</h{match[1]}>'

    rendered = _HEADING.sub(with_id, source)
    targets = [
        (kind, html.unescape(target), html.unescape(alt or "")) for kind, target, alt in _TARGET.findall(rendered)
    ]
    return Body(
        keep(rendered.encode()),
        tuple(headings),
        tuple(target for kind, target, _ in targets if kind == "a href"),
        tuple((unquote(target), alt) for kind, target, alt in targets if kind == "img src"),
    )


def _readable(match: re.Match[str]) -> str:
    """Put a replacement character for a reference to one that no page may hold, as the engine does for `&#0;`.

    `source/text.py` refuses these characters in files; of those written as numbers, the engine cannot give all back.
    """
    point = int(match[1], 16) if match[1] else int(match[2])
    control = (point < 32 and point not in (9, 10, 13)) or 127 <= point < 160  # noqa: PLR2004 - Unicode's category Cc
    apart = 0xFDD0 <= point <= 0xFDEF or point & 0xFFFE == 0xFFFE  # noqa: PLR2004 - Unicode's noncharacters
    return "\N{REPLACEMENT CHARACTER}" if control or apart else match[0]


def with_addresses(
    body: Body,
    link: Callable[[str], str],
    picture: Callable[[str], str],
    more: Callable[[str], str] = lambda _: "",
) -> str:
    """Write a text's HTML for one page.

    Args:
        body: the text.
        link: gives the address to write for a link's target.
        picture: gives the address to write for a picture's file.
        more: gives further attributes for a picture's file, as finished HTML.
    """

    def replace(match: re.Match[str]) -> str:
        kind, target = match[1], html.unescape(match[2])
        address = link(target) if kind == "a href" else picture(target)
        if link_fault(address):
            address = ""
        rest = match[0][len(f'<{kind}="{match[2]}"') :]
        lazy = f' loading="lazy"{more(unquote(target))}' if kind == "img src" else ""
        return f'<{kind}="{html.escape(address)}"{lazy}{rest}'

    return (
        _TARGET.sub(replace, body.html)
        .replace("<table>", '<div class="p-table"><table>')
        .replace("</table>", "</table></div>")
    )
