"""Bytes → text: UTF-8, without control characters, every line ended in one way."""

import os
import re
from itertools import islice
from pathlib import Path

from mkdocs_partnerships.problems import Place, Problem, problem

MAX_BYTES = 1024 * 1024

MAX_PROBLEMS = 100
"""More problems of one file than anybody mends in one go."""

CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff\u2028\u2029]")


def read_bytes(root: Path, file: str, problems: list[Problem]) -> bytes | None:
    """Read a file; one that cannot be read, or is too large to be, is a problem.

    Args:
        root: the project's folder.
        file: the file, relative to it.
        problems: takes what is wrong.
    """
    try:
        with open(f"{root}/{file}", "rb") as opened:  # noqa: PTH123 - thousands of them
            size = os.fstat(opened.fileno()).st_size
            if size <= MAX_BYTES:
                return opened.read()
        problems.append(_too_large(file, size))
    except OSError:
        problems.append(problem(Place(file), "unreadable"))
    return None


def decode(file: str, raw: bytes) -> tuple[str | None, list[Problem]]:
    """Turn a file's bytes into text whose lines end in one way, or say at which byte they are none."""
    if len(raw) > MAX_BYTES:
        return None, [_too_large(file, len(raw))]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # What the decoder was given: without the mark at the beginning that it passes over.
        before = error.object[: error.start].decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
        byte = f"0x{error.object[error.start]:02X}"
        return None, [problem(_place(file, before, len(before)), "not-utf8", byte=byte)]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    found = [
        problem(_place(file, text, match.start()), "control-character", sign=f"U+{ord(match[0]):04X}")
        for match in islice(CONTROL.finditer(text), MAX_PROBLEMS)
    ]
    return (None if found else text), found


def _too_large(file: str, size: int) -> Problem:
    return problem(Place(file), "file-too-large", size=f"{size:,}", limit=f"{MAX_BYTES:,}")


def _place(file: str, text: str, offset: int) -> Place:
    line_start = text.rfind("\n", 0, offset) + 1
    return Place(file, text.count("\n", 0, offset) + 1, offset - line_start + 1)
