"""Slips that only the letters of a file show: they make another value, and no mistake that a field could find."""

import re
from bisect import bisect
from collections.abc import Iterator
from itertools import islice, takewhile

from mkdocs_partnerships.problems import Path, Phrase, Place, Problem, Severity, problem
from mkdocs_partnerships.source import MAX_PROBLEMS, Source

# Beginning with a plain sign, which is found many times sooner than one of several.
_CUT = re.compile(rb"#(?<=[ \t]#)[^\s#]")
_OTHER_ALPHABETS = tuple(bytes([octet]) for octet in range(0xCE, 0xD5))
"""How letters from U+0380 to U+053F begin in UTF-8: Greek and Cyrillic."""
_BARE_BODY = re.compile(rb"(?<![^\n])body:[ \t]*[^ \t|>\"'\[{]")
"""A page's text that begins without a sign of YAML's."""
_OF_MARKDOWN = re.compile(r"[ \t]+(#{1,6}|[-*+>]|[0-9]{1,9}[.)]|\|.*\|)([ \t]|$)")
"""Lines that mean something only as lines of their own."""
_SIGN = re.compile(r"(?:^|(?<=[ \t]))#")
_WORD = re.compile(r"[^\s#]")
_LATIN = "A-Za-zÀ-ɏ"
_TWINS = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονАВЕЅІЈКМНОРСТХасеорѕіјхуһԁԛԝ"
"""Letters of Greek and Cyrillic that look like Latin ones."""
# Beginning with a letter that is rare where most are Latin.
_LOOK_ALIKE = re.compile(f"[{_TWINS}](?:(?<=[{_LATIN}].)|(?=[{_LATIN}]))")
_WORD_END = re.compile(r"\W|$")


def slips(source: Source) -> Iterator[Problem]:
    """Find what is probably not meant.

    Args:
        source: the file, read.
    """
    # Nearly every file has neither, and that is seen at once.
    if _CUT.search(source.raw):
        yield from islice(_cut(source), MAX_PROBLEMS)
    if (at := source.raw.find(b"body:")) >= 0 and _BARE_BODY.match(source.raw, at):
        yield from _lines_lost(source)
    if not source.raw.isascii() and any(octet in source.raw for octet in _OTHER_ALPHABETS):
        yield from islice(_look_alikes(source), MAX_PROBLEMS)


def _cut(source: Source) -> Iterator[Problem]:
    """Find values that end at a `#`, which begins a comment: `title: Meeting #4`."""
    top = Place(source.file)
    texts = [(top, top, ()), *source.texts]
    begins = [begin for begin, _, _ in texts]
    for number, line in enumerate(source.raw.decode().split("\n"), 1):
        for match in _SIGN.finditer(line):
            place = Place(source.file, number, match.start() + 1)
            begin, end, path = texts[bisect(begins, place) - 1]
            if begin <= place < end:
                continue
            # A comment as one writes it has a space, or stands on a line of its own.
            if _WORD.match(line, match.end()) and line[: match.start()].strip():
                # Of a colour nothing is left.
                severity: Severity = "error" if begin == end else "warning"
                value = line[match.start() :].rstrip()
                yield problem(place, "hash-cuts", path=path, severity=severity, value=value)
            break


def _lines_lost(source: Source) -> Iterator[Problem]:
    """Find a page's text without `|`, whose headings and lists the reader joins to one line, or takes for comments."""
    key = source.keys.get(("body",))
    if key:
        below = source.raw.decode().split("\n")[key.line :]
        text = takewhile(lambda line: not line or line[0] in " \t", below)
        if any(_OF_MARKDOWN.match(line) for line in text):
            from mkdocs_partnerships.syntax import bar

            yield problem(key, "text-without-bar", path=("body",), instead=bar("body"))


def _look_alikes(source: Source) -> Iterator[Problem]:
    text = source.raw.decode()
    done = 0
    for match in _LOOK_ALIKE.finditer(text):
        if match.start() < done:
            continue
        begin = match.start()
        # No further back than to what was looked at: a word may be as long as the file.
        while begin > done and text[begin - 1].isalnum():
            begin -= 1
        done = end = _WORD_END.search(text, match.end()).start()  # type: ignore[union-attr]  # it finds the end at least
        number = text.count("\n", 0, begin) + 1
        place = Place(source.file, number, begin - text.rfind("\n", 0, begin))
        script = Phrase("greek" if match[0] < "\u0400" else "cyrillic")
        path = _value_at(source, place)
        word = text[begin:end]
        yield problem(place, "look-alike", path=path, severity="warning", value=word, sign=match[0], script=script)


def _value_at(source: Source, place: Place) -> Path:
    """Find the value that stands before a place, or there."""
    begun = [(at, len(path), path) for path, at in source.places.items() if at <= place]
    return max(begun, key=lambda one: one[:2], default=(place, 0, ()))[2]
