"""HTML of others → CommonMark that says the same and can run nothing.

What a text of ours cannot have (pictures from elsewhere, embedded frames, forms) is left out, and a mark stands where
it was, so that whoever reads the draft sees it. Scripts and styles go without a mark: nobody reads them.
"""

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urljoin

from mkdocs_partnerships.fields.links import link_fault
from mkdocs_partnerships.problems import message
from mkdocs_partnerships.source.text import CONTROL

_BLOCKS = frozenset(
    "p div section article header footer main aside nav figure figcaption blockquote ul ol li table h1 h2 h3 h4 h5 h6 "  # noqa: SIM905
    "hr pre dl dt dd address center details summary body html".split()
)
_UNREAD = frozenset("script style noscript template head title meta link".split())  # noqa: SIM905
_MARKED = frozenset("iframe object embed video audio form input button select textarea svg canvas map".split())  # noqa: SIM905
_DEEPEST = 60

# Signs for private use stand for the ends of emphasis until both neighbours are known.
_STRONG, _STRONG_END, _EM, _EM_END = "\ue000", "\ue001", "\ue002", "\ue003"
_LINK = "\ue004"
"""Stands before a link until it is known that no exclamation mark does, which would make a picture of it."""

_EMPHASIS = re.compile("\ue000([^\ue000-\ue003]*)\ue001|\ue002([^\ue000-\ue003]*)\ue003")
# Our renderer shows `<` as the letter that it is, except where an address follows.
_SPECIAL = re.compile(r"[\\`*\[\]|]|<(?=https?:|mailto:|tel:|[\w.+-]+@)|(?<!\w)_|_(?!\w)|(?<!/)~|&(?=#?\w+;)")
_AT_THE_START = re.compile(r"^([-+#=>]|\d{1,9}(?=[.)]))", re.MULTILINE)


@dataclass(slots=True)
class Text:
    """A text in CommonMark.

    Attributes:
        text: the text.
        left_out: how much of each kind was left out: `pictures`, `embedded`, `links`.
    """

    text: str
    left_out: Counter[str] = field(default_factory=Counter)


def from_html(html: str, base: str = "", language: str = "en") -> Text:
    """Turn HTML into CommonMark.

    Args:
        html: a piece of a page.
        base: the address from which its links are seen; links that need one are left out when there is none.
        language: the language of the notes that stand for what is left out.
    """
    from lxml import html as lxml_html

    # The parser takes no control characters; ours take none either.
    clean = re.sub("[\ue000-\ue004]", "", CONTROL.sub(" ", html))
    if not clean.strip():
        return Text("")
    parser = lxml_html.HTMLParser(remove_comments=True, remove_pis=True, encoding="utf-8", huge_tree=False)
    root = lxml_html.document_fromstring(f"<div>{clean}</div>".encode(errors="replace"), parser=parser)
    writer = _Writer(base, language)
    text = "\n\n".join(writer.blocks(root, 0))
    return Text(text, +writer.left_out)


def from_plain(text: str) -> Text:
    """Turn plain text into CommonMark: empty lines divide paragraphs, other lines stay lines."""
    paragraphs = re.split(r"\n\s*\n", CONTROL.sub(" ", text.replace("\r\n", "\n")).strip())
    blocks = ("\\\n".join(_escaped(" ".join(line.split())) for line in one.strip().split("\n")) for one in paragraphs)
    return Text("\n\n".join(one for one in blocks if one))


def is_html(text: str) -> bool:
    """Say whether a text that may be either was written as HTML."""
    return bool(re.search(r"</?(p|br|a|b|i|strong|em|ul|ol|li|div|span|h[1-6]|table)\b[^<>]*>", text, re.IGNORECASE))


def plain(html: str) -> str:
    """Give the words of some HTML on one line."""
    from lxml import html as lxml_html

    clean = CONTROL.sub(" ", html)
    if not clean.strip():
        return ""
    root = lxml_html.document_fromstring(
        f"<div>{clean}</div>".encode(errors="replace"), parser=lxml_html.HTMLParser(encoding="utf-8")
    )
    for one in root.xpath("//script|//style|//noscript|//template"):
        one.drop_tree()
    for one in root.iter():
        # Two blocks are two words, though nothing stands between them.
        if one.tag in _BLOCKS or one.tag == "br":
            one.text, one.tail = f" {one.text or ''} ", f" {one.tail or ''}"
    return " ".join(root.text_content().split())


def _escaped(text: str) -> str:
    return _AT_THE_START.sub(_at_the_start, _SPECIAL.sub(lambda found: f"\\{found[0]}", text))


def _at_the_start(found: re.Match[str]) -> str:
    return f"{found[0]}\\" if found[0].isdigit() else f"\\{found[0]}"


class _Writer:
    """Writes the tree of one text."""

    def __init__(self, base: str, language: str) -> None:
        self.base = base
        self.language = language
        self.left_out: Counter[str] = Counter()

    def blocks(self, element: Any, depth: int) -> list[str]:
        """Give the blocks inside an element; text between blocks is a paragraph of its own."""
        done: list[str] = []
        running: list[str] = []

        def close() -> None:
            text = _finished("".join(running))
            running.clear()
            if text:
                done.append(text)

        running.append(_words(element.text))
        for child in element:
            if depth < _DEEPEST and self._has_blocks(child):
                close()
                done += self._block(child, depth + 1)
            else:
                running.append(self._inline(child, depth + 1))
            running.append(_words(child.tail))
        close()
        return done

    def _has_blocks(self, element: Any) -> bool:
        return element.tag in _BLOCKS or any(one.tag in _BLOCKS for one in element.iterdescendants())

    def _block(self, element: Any, depth: int) -> list[str]:  # noqa: PLR0911 - one for each kind of block
        tag = str(element.tag)
        if tag in _UNREAD or tag in _MARKED:
            return list(filter(None, [_finished(self._inline(element, depth))]))
        if re.fullmatch("h[1-6]", tag):
            text = _finished(self._inlines(element, depth)).replace("\\\n", " ").replace("\n", " ")
            # Hashes at the end would close the heading.
            text = re.sub(r"(?<![\\#])(#+)$", r"\\\1", text)
            return [f"{'#' * max(2, int(tag[1]))} {text}"] if text else []
        if tag == "hr":
            return ["---"]
        if tag == "pre":
            text = element.text_content().strip("\n")
            fence = "`" * max(3, *(len(run) + 1 for run in re.findall("`+", text) or [""]))
            return [f"{fence}\n{text}\n{fence}"] if text.strip() else []
        if tag == "blockquote":
            return ["\n".join(f"> {line}".rstrip() for line in "\n\n".join(self.blocks(element, depth)).split("\n"))]
        if tag in ("ul", "ol"):
            return self._list(element, depth)
        if tag == "table":
            return self._table(element, depth)
        return self.blocks(element, depth)

    def _list(self, element: Any, depth: int) -> list[str]:
        items: list[str] = []
        for child in element:
            inner = self.blocks(child, depth + 1) if isinstance(child.tag, str) else []
            if inner:
                mark = f"{len(items) + 1}. " if element.tag == "ol" else "- "
                indented = "\n\n".join(inner).replace("\n", f"\n{' ' * len(mark)}")
                items.append(f"{mark}{re.sub(' +$', '', indented, flags=re.MULTILINE)}")
        return ["\n".join(items)] if items else []

    def _table(self, element: Any, depth: int) -> list[str]:
        rows = [
            [
                _finished(self._inlines(cell, depth + 1)).replace("\\\n", " ").replace("\n", " ")
                for cell in row.xpath("./td|./th")
            ]
            for row in element.xpath("./tr|./thead/tr|./tbody/tr|./tfoot/tr")
        ]
        rows = [row for row in rows if row]
        if not rows:
            return self.blocks(element, depth)
        width = max(map(len, rows))
        if width == 1:
            return [text for row in rows for text in row if text]
        lines = [f"| {' | '.join([*row, *[''] * (width - len(row))])} |" for row in rows]
        return ["\n".join([lines[0], f"|{'---|' * width}", *lines[1:]])]

    def _inlines(self, element: Any, depth: int) -> str:
        if depth > _DEEPEST:
            return _words(element.text_content())
        inner = (f"{self._inline(child, depth + 1)}{_words(child.tail)}" for child in element)
        return _words(element.text) + "".join(inner)

    def _inline(self, element: Any, depth: int) -> str:  # noqa: PLR0911 - one for each kind of mark
        tag = str(element.tag)
        if tag in _UNREAD or not isinstance(element.tag, str):
            return ""
        if tag == "br":
            return "\n"
        if tag == "img":
            self.left_out["pictures"] += 1
            return self._mark("picture", alt=element.get("alt") or "?")
        if tag in _MARKED:
            self.left_out["embedded"] += 1
            return self._mark("embedded", what=element.get("src") or tag)
        if tag == "code" and not element.xpath(".//*"):
            return _code(element.text_content())
        text = self._inlines(element, depth)
        if tag in ("b", "strong"):
            return f"{_STRONG}{text}{_STRONG_END}"
        if tag in ("i", "em"):
            return f"{_EM}{text}{_EM_END}"
        if tag == "a" and element.get("href"):
            return self._link(element, text)
        # Blocks in a place for words still have their white space.
        return f" {text} " if tag in _BLOCKS else text

    def _mark(self, code: str, **context: str) -> str:
        return f" {_words(message(code, context, self.language, table='import'))} "

    def _link(self, element: Any, text: str) -> str:
        try:
            address = urljoin(self.base, element.get("href").strip())
        except ValueError:
            address = ""
        if not text.strip():
            return text
        if not re.match("(https?|mailto|tel):", address, re.IGNORECASE) or link_fault(address):
            self.left_out["links"] += 1
            return text
        # Everything that could end the address early is written by its number.
        target = quote(address, safe="%/:?#@!$&'*+,;=~._-[]()")
        target = f"<{target}>" if re.search("[()]", target) else target
        return f"{_before(text)}{_LINK}[{text.strip()}]({target}){_after(text)}".replace("\n", " ")


def _before(text: str) -> str:
    return " " if text[:1].isspace() else ""


def _after(text: str) -> str:
    return " " if text[-1:].isspace() else ""


def _words(text: str | None) -> str:
    """Give text between tags: white space is one space, signs of CommonMark are letters."""
    return _SPECIAL.sub(lambda found: f"\\{found[0]}", re.sub(r"[ \t\n\r\f]+", " ", text or ""))


def _code(text: str) -> str:
    text = " ".join(text.split())
    if not text:
        return ""
    fence = "`" * (max(map(len, re.findall("`+", text)), default=0) + 1)
    padding = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{padding}{text}{padding}{fence}"


def _finished(text: str) -> str:
    """Finish a block: emphasis where it can stand, lines without white space at their ends."""
    while found := _EMPHASIS.search(text):
        text = text[: found.start()] + _emphasis(text, found) + text[found.end() :]
    text = re.sub("[\ue000-\ue004]", "", text.replace(f"!{_LINK}", "\\!"))
    lines = (" ".join(one.split(" ")).strip(" ") for one in re.sub(" +", " ", text).split("\n"))
    kept = [one for one in lines if one]
    return "\\\n".join(_AT_THE_START.sub(_at_the_start, one) for one in kept)


def _emphasis(text: str, found: re.Match[str]) -> str:
    mark = "**" if found[1] is not None else "*"
    inner = found[1] if found[1] is not None else found[2]
    words = inner.strip()
    before = re.sub("[\ue000-\ue003]", "", text[: found.start()])[-1:]
    after = re.sub("[\ue000-\ue003]", "", text[found.end() :])[:1]
    # Between letters, or beside other emphasis, the marks would be read as what they are not.
    tight = (before + inner[:1]).strip() if not inner[:1].isspace() else ""
    if (
        not words
        or "\n" in words
        or (tight and (before.isalnum() or before in "*\\"))
        or (not inner[-1:].isspace() and (after.isalnum() or after == "*"))
        or "*" in (words[0], words[-1])
        or words.endswith("\\")
    ):
        return inner
    return f"{_before(inner)}{mark}{words}{mark}{_after(inner)}"
