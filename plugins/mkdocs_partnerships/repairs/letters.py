"""Broken letters: UTF-8 that was once read as Windows-874, 1252, 1250 or 1253 (“Iaศ™i”, “FranÃ§ois”).

The bytes that the wrong reading took for letters are found again, and read as what they were. Where an encoding knows
no letter for a byte, programs take that of Windows-1252, or leave a control character. One byte is often lost for good:
Windows-1252 has nothing for 0x9D, the end of the closing quotation mark; where one is open, that is what it was.

Two signs that may be a broken letter are not yet one: “CASĂ”” ends with a quotation mark. So there must be something
that no language writes, and the result must be a word of one script.
"""

import re
from functools import cache

from mkdocs_partnerships.repairs.repair import Document, Edit, Found, Left, Repair

_ENCODINGS = ("cp874", "cp1252", "cp1250", "cp1253")
_LEVELS = 4
"""How often a text was broken at the most: each time makes two to three signs of one."""

_WORD = re.compile(r"[^ \t\n]+")
_RESULTS = re.compile(
    "[\xa0-\u017f\u0218-\u021b\u0300-\u0328\u0384-\u03ce\u0400-\u045f\u0490\u0491\u1e00-\u1eff"
    "\u200b-\u200d\u2010-\u2027\u202f-\u203a\u2044\u2060\u20ac\u2116\u2122\u2190-\u2193\u2212\u2248\u2260\u2264\u2265"
    "\u25a0-\u25ff\u2600-\u27bf\ufb00-\ufb06\ufe0f\ufeff\U0001f300-\U0001faff]+"
)
"""What may come out: letters and signs of European texts. Everything else is an accident."""

_SCRIPTS = tuple(
    re.compile(one)
    for one in ("[A-Za-zª-ºÀ-ÖØ-öø-ɏḀ-ỿ]", "[\u0370-\u03ff\u1f00-\u1fff]", "[\u0400-\u052f]", "[\u0e00-\u0e7f]")
)
_THAI = _SCRIPTS[-1]
_NEVER_AFTER_A_LETTER = frozenset("¡¢£¤¥¦§¨©¬¯±¶¸¼½¾¿ˆ˜†‡‰ƒ€™˘˙˛˝ˇ‚„\x81\x8d\x8f\x90\x9d")
_NO_NEIGHBOURS = re.compile("[ÃÂÅÄÈĂĹΓΔΕΘΞΟ][œŒšŠžŽŸśŚźŹťŤ]|[ÃÂ][\xa0-\xbf]|[ĂĹ][ŁłĄąŻżŞşĽľ]")
"""Letters that no language writes beside each other."""

_LOST = re.compile(r"[âβโ]€(?!\w)")
"""A closing quotation mark without its last byte."""

_LOST_IN = {"â": ("cp1252", "cp1250"), "β": ("cp1253",), "โ": ("cp874",)}

_SUSPICIOUS = re.compile("[âโβ]€|\N{REPLACEMENT CHARACTER}|Ã[\x80-\xbf]|Â[\x80-\xbf]|[A-Za-z]\\d*[\u0e00-\u0e7f]")
"""What is certainly wrong where it is left."""


def _find(document: Document) -> Found:
    for scalar in document.scalars:
        written = document.written(scalar)
        if written.isascii():
            continue
        mended = mend(written)
        # Word by word, so that the difference shows what was broken and nothing else.
        for old, new in zip(_WORD.finditer(written), _WORD.findall(mended), strict=True):
            if old[0] != new:
                yield Edit(scalar.start + old.start(), scalar.start + old.end(), new)
        for found in _SUSPICIOUS.finditer(mended):
            code = "letters-lost" if "\N{REPLACEMENT CHARACTER}" in found[0] else "letters-unclear"
            if mended == written:
                yield Left(scalar.start + found.start(), code, {"word": _word_at(written, found.start())})


LETTERS = Repair("letters", _find)


def mend(text: str) -> str:
    """Give a text with its broken letters mended; white space stays as it is."""
    thai = _is_thai(text)
    sure = _all_broken(text)
    done: list[str] = []
    at = 0
    for word in _WORD.finditer(text):
        done.append(text[at : word.start()])
        at = word.end()
        broken = not word[0].isascii() and not thai
        done.append(_mend_word(word[0], sure, quotation_open=_is_open("".join(done))) if broken else word[0])
    return "".join(done) + text[at:]


def _is_open(before: str) -> bool:
    """Say whether a quotation mark stands open."""
    return before.rfind("”") < max(before.rfind("“"), before.rfind("„"))


def _is_thai(text: str) -> bool:
    """Say whether a text has words in Thai, which are no broken letters."""
    words = [word for word in re.findall("[\u0e00-\u0e7f]+", text) if len(word) > 1]
    pattern, table = _reading("cp874")
    return any(not pattern.fullmatch(word) or not _decoded(word, table) for word in words if "โ" not in word)


def _all_broken(text: str) -> str | None:
    """Give the encoding by which every sign beyond ASCII is a part of a broken letter, and some certainly are."""
    for encoding in _ENCODINGS:
        pattern, table = _reading(encoding)
        found = list(pattern.finditer(text))
        decoded = [_decoded(one[0], table) for one in found]
        if None not in decoded and pattern.sub("", text).isascii():
            words = [_tried(word, encoding) for word in _WORD.findall(text)]
            if any(count for count, _ in words):
                return encoding
    return None


def _mend_word(word: str, sure: str | None, *, quotation_open: bool) -> str:
    if sure:
        pattern, table = _reading(sure)
        word = pattern.sub(lambda found: _decoded(found[0], table) or found[0], word)
    for _ in range(_LEVELS):
        tried = [_tried(word, encoding, quotation_open=quotation_open) for encoding in _ENCODINGS]
        most = max(count for count, _ in tried)
        best = {result for count, result in tried if count == most}
        # Two encodings that say different things: nobody knows.
        if not most or len(best) > 1:
            break
        word = best.pop()
    return word


def _tried(word: str, encoding: str, *, quotation_open: bool = False) -> tuple[int, str]:
    """Read a word's bytes again.

    Returns:
        how many signs turned out to be parts of broken letters, and the word; 0 when nothing shows that it is broken.
    """
    pattern, table = _reading(encoding)
    count = 0
    evidence = False
    parts: list[str] = []
    at = 0
    for found in pattern.finditer(word):
        decoded = _decoded(found[0], table)
        if decoded is None:
            continue
        evidence = evidence or _shows(word, found, decoded)
        count += len(found[0])
        parts += [word[at : found.start()], decoded]
        at = found.end()
    result = "".join(parts) + word[at:]
    lost = _LOST.search(result)
    if lost and encoding in _LOST_IN[lost[0][0]] and (quotation_open or _is_open(result[: lost.start()])):
        result = f"{result[: lost.start()]}”{result[lost.end() :]}"
        count += len(lost[0])
        evidence = True
    scripts = sum(bool(script.search(result)) for script in _SCRIPTS)
    return (count, result) if evidence and scripts <= 1 else (0, word)


def _shows(word: str, found: re.Match[str], decoded: str) -> bool:
    """Say whether some signs of a word are something that no language writes."""
    before, after = word[: found.start()][-1:], word[found.end() :][:1]
    first, last = found[0][0], found[0][-1]
    return (
        (len(decoded) < len(found[0]) / 2)  # three signs or four for one: “â€œ”
        or bool(_THAI.search(found[0]))
        or (before.islower() and first.isupper())
        or (after.islower() and not last.isalpha() and last != "\xa0")
        or any(one in _NEVER_AFTER_A_LETTER for one in found[0][1:])
        or bool(_NO_NEIGHBOURS.search(found[0]))
    )


def _decoded(signs: str, table: dict[str, int]) -> str | None:
    try:
        decoded = bytes(table[sign] for sign in signs).decode()
    except UnicodeDecodeError:
        return None
    return decoded if _RESULTS.fullmatch(decoded) else None


@cache
def _reading(encoding: str) -> tuple[re.Pattern[str], dict[str, int]]:
    """Give the pattern of what may be broken letters, and the byte that each sign was."""
    table = {chr(byte): byte for byte in range(0x80, 0xA0)}
    for name in ("cp1252", encoding):
        for byte in range(0x80, 0x100):
            sign = bytes([byte]).decode(name, errors="ignore")
            if sign:
                table[sign] = byte

    def signs(first: int, last: int) -> str:
        return "[" + re.escape("".join(sign for sign, byte in table.items() if first <= byte <= last)) + "]"

    more = signs(0x80, 0xBF)
    one = f"{signs(0xC2, 0xDF)}{more}|{signs(0xE1, 0xEF)}{more}{{2}}|{signs(0xF0, 0xF4)}{more}{{3}}"
    return re.compile(f"(?:{one})+"), table


def _word_at(text: str, offset: int) -> str:
    return next(word[0] for word in _WORD.finditer(text) if word.start() <= offset < word.end())
