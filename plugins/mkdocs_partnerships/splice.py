"""Many texts of one shape: one is drawn with marks where they differ, cut there, and every other is made by joining."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

_SIGN = "\ue000"  # a private character of Unicode; no template writes it
_MARK = re.compile(f"{_SIGN}([a-z0-9_]+){_SIGN}")


@dataclass(frozen=True, slots=True)
class Shell:
    """A frame, cut.

    Attributes:
        texts: what stands around the marks, one more than there are marks.
        names: the marks in their order; one may come more than once.
    """

    texts: tuple[str, ...]
    names: tuple[str, ...]

    def splice(self, values: Mapping[str, str]) -> str:
        """Make a text: each mark gives way to the value of its name."""
        parts = [self.texts[0]]
        for name, text in zip(self.names, self.texts[1:], strict=True):
            parts += (values[name], text)
        return "".join(parts)

    def encoded(self) -> "EncodedShell":
        """Give the frame for texts in UTF-8: what stands around the marks is then encoded once."""
        return EncodedShell(tuple(text.encode() for text in self.texts), self.names)


@dataclass(frozen=True, slots=True)
class EncodedShell:
    """A frame, cut, in UTF-8.

    Attributes:
        texts: what stands around the marks, one more than there are marks.
        names: the marks in their order.
    """

    texts: tuple[bytes, ...]
    names: tuple[str, ...]

    def splice(self, values: Mapping[str, str]) -> bytes:
        """Make a text: each mark gives way to the value of its name."""
        parts = [self.texts[0]]
        for name, text in zip(self.names, self.texts[1:], strict=True):
            parts += (values[name].encode(), text)
        return b"".join(parts)


def mark(name: str) -> str:
    """Give the mark that stands in a frame for a value."""
    return f"{_SIGN}{name}{_SIGN}"


def cut(text: str) -> Shell:
    """Cut a frame at its marks."""
    pieces = _MARK.split(text)
    return Shell(tuple(pieces[::2]), tuple(pieces[1::2]))
