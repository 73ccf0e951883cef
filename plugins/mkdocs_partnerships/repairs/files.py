"""The repairs of a site's files: which files, and how they are written."""

import os
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from mkdocs_partnerships.repairs.mending import Mended, Mender
from mkdocs_partnerships.settings import Settings
from mkdocs_partnerships.types.entry import Defaults
from mkdocs_partnerships.walk import find_sources


@dataclass(frozen=True, slots=True)
class Changed:
    """A file that was looked at.

    Attributes:
        file: its path relative to the project, with `/`.
        raw: its bytes as they are.
        mended: what they are to be, and what was left.
    """

    file: str
    raw: bytes
    mended: Mended


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that was not looked at.

    Attributes:
        file: its path.
        code: why: the message's key in the table `fix` of the words.
    """

    file: str
    code: str


def mend_files(settings: Settings, names: Sequence[str] = ()) -> Iterator[Changed | Refused]:
    """Mend the site's entries, in the order of their paths; nothing is written.

    Args:
        settings: the site's settings.
        names: the files to look at, relative to the project, with `/`; all entries when there is none.
    """
    entries = {file: one.model for one, file in find_sources(settings, [])}
    menders = {model: Mender(model, Defaults(settings.language, settings.timezone)) for model in set(entries.values())}
    for file in names or entries:
        if file not in entries:
            yield Refused(file, "not-an-entry")
            continue
        raw = (settings.root / file).read_bytes()
        mended = menders[entries[file]].mend(file, raw)
        yield Refused(file, "not-readable") if mended.unread else Changed(file, raw, mended)


def write(root: Path, one: Changed) -> bool:
    """Write a repaired file in one stroke, so that it is old or new whatever happens.

    Returns:
        whether it was written: a file that somebody changed since it was read stays as it is.
    """
    path = root / one.file
    if path.read_bytes() != one.raw:
        return False
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(descriptor, "wb") as new:
            new.write(one.mended.raw)
        Path(name).chmod(path.stat().st_mode)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return True
