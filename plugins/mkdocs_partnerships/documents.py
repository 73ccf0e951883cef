"""Whether a document beside an entry is what its name says: by its first bytes, which its program looks at too.

Pictures are looked at where they are made smaller.
"""

from pathlib import Path

_LOOKED_AT = 1024
"""Octets; a PDF may begin with something else before its mark (ISO 32000-1, annex H, implementation note 13)."""

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
"""A file in the archive, and the end of an empty one (APPNOTE.TXT 4.3.7, 4.3.16)."""

_ARCHIVES = (".odt", ".ods", ".odp", ".docx", ".xlsx", ".pptx", ".zip", ".epub")
_TEXTS = (".csv", ".txt", ".ics")

_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def document_fault(path: Path) -> str | None:
    """Say by a message's code what is wrong with a document; nothing when it may be published.

    Args:
        path: the file; there is no more than a look at its beginning.
    """
    with path.open("rb") as opened:
        start = opened.read(_LOOKED_AT)
    return None if _is_what_it_says(path.suffix.lower(), start) else "not-what-it-says"


def _is_what_it_says(ending: str, start: bytes) -> bool:
    if ending == ".pdf":
        return b"%PDF-" in start
    if ending in _ARCHIVES:
        return start.startswith(_ZIP)
    if ending == ".ics":
        return start.removeprefix(b"\xef\xbb\xbf").lstrip().upper().startswith(b"BEGIN:VCALENDAR")
    if ending in _TEXTS:
        # Spreadsheets save tables in UTF-16 too, where every other octet may be none.
        return start.startswith(_UTF_16) or b"\0" not in start
    return True
