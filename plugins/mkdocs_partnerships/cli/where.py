"""Where the site is, when a command is typed in another folder."""

import os
import shlex
from collections.abc import Iterator
from pathlib import Path

from mkdocs_partnerships.problems import message


def no_site(config: Path, command: str, language: str = "en") -> str:
    """Say that there is no site here, and where the nearest one is.

    Args:
        config: the configuration that was looked for.
        command: what was typed, to type it again.
        language: the language of the message.
    """
    found = next(_around(config), None) if config.name == str(config) else None
    if not found:
        return message("no-site", {"file": os.fspath(config), "command": command}, language, table="project")
    context = {
        "file": os.fspath(config),
        "found": os.fspath(found),
        "folder": shlex.quote(os.fspath(found.parent)),
        "command": command,
    }
    return message("site-elsewhere", context, language, table="project")


def _around(config: Path) -> Iterator[Path]:
    """Find files of the same name: in the folders above, the nearest first, then in the only folder below with one."""
    above = (Path(os.path.relpath(folder)) / config for folder in Path.cwd().parents)
    yield from (file for file in above if file.is_file())
    below = [one for one in Path().glob(f"*/{config}") if one.is_file()]
    yield from below if len(below) == 1 else ()
