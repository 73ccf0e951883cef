"""A file's bytes → the repaired bytes, and what was left."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from mkdocs_partnerships.problems import Place, Problem, message
from mkdocs_partnerships.repairs import REPAIRS
from mkdocs_partnerships.repairs.repair import Document, Edit, Left, Repair
from mkdocs_partnerships.repairs.signs import field_names, make_readable
from mkdocs_partnerships.source import MAX_BYTES, Source, decode
from mkdocs_partnerships.source import read as read_source
from mkdocs_partnerships.source.scalars import Scalar, scalars
from mkdocs_partnerships.source.text import CONTROL
from mkdocs_partnerships.types.entry import Defaults, Entry
from mkdocs_partnerships.types.parse import parse

_ROUNDS = 8
"""How often the repairs look again at what the others made of a text; two rounds are the rule."""

_MARK = b"\xef\xbb\xbf"
_ENDS = re.compile("\r\n|\r|\n")
_STAND_IN = "\N{REPLACEMENT CHARACTER}"


@dataclass(frozen=True, slots=True)
class Mended:
    """A file after its repair.

    Attributes:
        raw: its bytes; those that were given when nothing was to be done, or nothing could be.
        done: how many edits each repair made, by its name.
        left: what was seen and not touched, as warnings with their places in the repaired file.
        unread: whether the file could not be read, and so was not touched.
    """

    raw: bytes
    done: Counter[str]
    left: tuple[Problem, ...] = ()
    unread: bool = False


@dataclass(frozen=True, slots=True)
class Mender:
    """Repairs the files of one type.

    Args:
        model: the type's class.
        defaults: what entries take from the site.
        repairs: what is repaired.
    """

    model: type[Entry]
    defaults: Defaults = Defaults()  # noqa: RUF009 - frozen
    repairs: Sequence[Repair] = REPAIRS

    def mend(self, file: str, raw: bytes) -> Mended:
        """Repair a file.

        Args:
            file: its path relative to the project, with `/`.
            raw: its bytes.
        """
        mark = _MARK if raw.startswith(_MARK) else b""
        try:
            whole = raw.removeprefix(mark).decode()
        except UnicodeDecodeError:
            return Mended(raw, Counter(), unread=True)
        lines = _ENDS.split(whole)
        text = "\n".join(lines)
        document = self._read(file, text) if len(raw) <= MAX_BYTES else None
        done: Counter[str] = Counter()
        if document is None and len(raw) <= MAX_BYTES:
            text, done = make_readable(file, text, field_names(self.model))
            document = self._read(file, text) if done else None
        if document is None:
            return Mended(raw, Counter(), unread=True)
        for _ in range(_ROUNDS):
            before = document.text
            for repair in self.repairs:
                document, count = self._after(file, document, repair)
                done[repair.name] += count
            if document.text == before:
                break
        left = tuple(self._left(file, document))
        mended = "".join(
            line + end for line, end in zip_longest(document.text.split("\n"), _ENDS.findall(whole), fillvalue="")
        )
        result = mark + mended.encode()
        # Control characters that are no part of a broken letter: the file as a whole cannot be read.
        if decode(file, result)[0] is None:
            return Mended(raw, Counter(), unread=True)
        return Mended(result, +done, left)

    def _after(self, file: str, document: Document, repair: Repair) -> tuple[Document, int]:
        """Make a repair's edits; the document stays as it was when they would change anything else."""
        edits = [one for one in repair.find(document) if isinstance(one, Edit)]
        if not edits:
            return document, 0
        changed = self._read(file, apply(document.text, edits))
        if changed is None or not same_elsewhere(document, changed, edits):
            return document, 0
        return changed, len(edits)

    def _left(self, file: str, document: Document) -> Iterator[Problem]:
        for repair in self.repairs:
            for one in repair.find(document):
                if isinstance(one, Left):
                    line = document.text.count("\n", 0, one.start)
                    column = one.start - (document.text.rfind("\n", 0, one.start) + 1)
                    at = Place(file, line + 1, column + 1)
                    said = message(one.code, one.context, table="left")
                    yield Problem(at, _field(document, one), one.code, said, "warning", one.context, "left")

    def _read(self, file: str, text: str) -> Document | None:
        # Half of a broken letter may be a control character, which nobody may read; something else stands in for it.
        shadow = CONTROL.sub(_STAND_IN, text)
        source, _ = read_source(file, shadow.encode(errors="replace"))
        if source is None or len(shadow) != len(text):
            return None
        found = scalars(shadow)
        data = source.data
        return Document(text, found, data, tuple(self._problems(source, file)))

    def _problems(self, source: Source, file: str) -> Iterable[Problem]:
        name = file.rpartition("/")[2].removesuffix(".yml")
        return parse(source, self.model, name, self.defaults)[1]


def apply(text: str, edits: Iterable[Edit]) -> str:
    """Make edits that do not overlap."""
    for one in sorted(edits, key=lambda one: one.start, reverse=True):
        text = text[: one.start] + one.new + text[one.end :]
    return text


def same_elsewhere(before: Document, after: Document, edits: Sequence[Edit]) -> bool:
    """Say whether the scalars that no edit touches say the same as before, and all stand in the same order."""
    if len(before.scalars) != len(after.scalars):
        return False

    def touched(scalar: Scalar) -> bool:
        return any(one.start < scalar.end and scalar.start < max(one.end, one.start + 1) for one in edits)

    return all(
        (old.style == new.style or touched(old))
        and old.is_key == new.is_key
        and len(old.path) == len(new.path)
        and (old.value == new.value or touched(old))
        for old, new in zip(before.scalars, after.scalars, strict=True)
    )


def _field(document: Document, one: Left) -> str:
    from mkdocs_partnerships.problems import field_name

    inside = (scalar for scalar in document.scalars if scalar.start <= one.start < scalar.end)
    return next((field_name(scalar.path) for scalar in inside), "")
