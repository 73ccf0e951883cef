"""Content lines: the letters of iCalendar (RFC 5545 §3.1 and §3.3.11, RFC 6868).

Written here because it is the innermost loop of a large site; the tests hold every text against the library icalendar.
"""

import re
from collections.abc import Iterable

LONGEST = 75
"""How many octets a line may have without its line break (§3.1)."""

_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
"""What no text may contain (§3.1, CONTROL), but for the tab and line breaks."""

_BREAKS = re.compile("\r\n|[\r\x85\u2028\u2029]")
"""Other line breaks: some readers would end the content line there."""

_ESCAPES = b"\\^"
"""What an escape begins with: in a text, and in a parameter."""


def text(value: str) -> str:
    r"""Write a TEXT value (§3.3.11): `\`, `;` and `,` escaped, line breaks as `\n`, control characters left out."""
    value = _clean(value)
    return value.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def parameter(value: str) -> str:
    """Write a parameter's value in quotation marks (§3.2), with its signs escaped as in RFC 6868 §3.1."""
    value = _clean(value)
    return '"' + value.replace("^", "^^").replace("\n", "^n").replace('"', "^'") + '"'


def fold(line: str) -> str:
    """Fold a content line, without its end, to at most `LONGEST` octets a line (§3.1).

    A fold stands neither inside a character of UTF-8 nor inside an escape: the standard would allow the latter, but
    some readers take each line by itself. A lone surrogate, which is no character, becomes a question mark.
    """
    if len(line) <= LONGEST and line.isascii():
        return line
    octets = line.encode("utf-8", "replace")
    parts: list[bytes] = []
    start, room = 0, LONGEST
    while len(octets) - start > room:
        cut = start + room
        while octets[cut] & 0xC0 == 0x80:  # noqa: PLR2004 - a continuation byte of UTF-8
            cut -= 1
        if octets[cut - 1] in _ESCAPES:
            cut -= _begins_escape(octets, cut)
        parts.append(octets[start:cut])
        # The space at the beginning of the next line counts too.
        start, room = cut, LONGEST - 1
    parts.append(octets[start:])
    return b"\r\n ".join(parts).decode()


def join(lines: Iterable[str]) -> bytes:
    """Write content lines, folded, each with its end."""
    return "\r\n".join([*map(fold, lines), ""]).encode()


def _clean(value: str) -> str:
    # Nearly every text is printable, and to ask is quicker than to search.
    if value.isprintable() or value.replace("\n", " ").isprintable():
        return value
    return _CONTROLS.sub("", _BREAKS.sub("\n", value))


def _begins_escape(octets: bytes, cut: int) -> bool:
    """Say whether the octet before a place begins an escape: the last of an odd number of equal ones."""
    before = octets[:cut]
    return (cut - len(before.rstrip(before[-1:]))) % 2 == 1
