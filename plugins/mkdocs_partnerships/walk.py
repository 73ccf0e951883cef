"""Where the entries lie: every file below a type's folder that is one, and what is wrong with the others."""

import os
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from mkdocs_partnerships.problems import Place, Problem, problem
from mkdocs_partnerships.settings import Settings
from mkdocs_partnerships.types import TYPES, EntryType

_TRANSLATION = re.compile(r".+\.[a-z]{2,3}(-[A-Za-z]+)?\.yml")


def find_sources(settings: Settings, problems: list[Problem]) -> Iterator[tuple[EntryType, str]]:
    """Find the entries' files in order of their paths; a wrong place or name is a problem."""
    folders = {one.folder.format(content=settings.content): one for one in TYPES}
    for folder, entry_type in folders.items():
        inner = tuple(f"{one}/" for one in folders if one.startswith(f"{folder}/"))
        for file in files_below(settings.root, folder, problems):
            name = file.rpartition("/")[2]
            if file.startswith(inner):
                continue
            # The last one is what Notepad makes of `open-day.yml`.
            if name.endswith((".yaml", ".YML", ".YAML", ".yml.txt")):
                problems.append(
                    problem(Place(file), "yaml-ending", name=f"{name.removesuffix('.txt').rpartition('.')[0]}.yml")
                )
            elif not name.endswith(".yml"):
                continue
            elif _TRANSLATION.fullmatch(name):
                problems.append(problem(Place(file), "translation-later", name=name))
            elif "/" in file.removeprefix(f"{folder}/") and not entry_type.nested:
                problems.append(problem(Place(file), "no-sub-folder", folder=folder))
            else:
                yield entry_type, file


def files_below(root: Path, folder: str, problems: list[Problem]) -> list[str]:
    """List the files below a folder, sorted; links are refused, hidden files passed over.

    Args:
        root: the project's folder.
        folder: the folder, relative to it, with `/`.
        problems: takes what is wrong.
    """
    way = [root.joinpath(*folder.split("/")[:length]) for length in range(1, folder.count("/") + 2)]
    link = next((one for one in way if one.is_symlink()), None)
    if link:
        problems.append(problem(Place(link.relative_to(root).as_posix()), "link-in-folder"))
        return []
    result: list[str] = []
    links: list[str] = []
    waiting = [folder] if (root / folder).is_dir() else []
    while waiting:
        below = waiting.pop()
        try:
            with os.scandir(root / below) as opened:
                found = list(opened)
        except OSError:
            problems.append(problem(Place(below), "unreadable"))
            continue
        for one in found:
            path = f"{below}/{one.name}"
            if one.name.startswith("."):
                continue
            if one.is_symlink():
                links.append(path)
            elif one.is_dir():
                waiting.append(path)
            elif one.is_file():
                result.append(path)
            else:
                # A pipe would never end.
                problems.append(problem(Place(path), "unreadable"))
    problems += (problem(Place(path), "link-in-folder") for path in sorted(links))
    problems += _twins(sorted([*result, *links]))
    return sorted(result)


def _twins(paths: list[str]) -> Iterator[Problem]:
    """Find files whose names differ in capital letters or in how accents are composed: many disks hold only one."""
    first: dict[str, str] = {}
    for path in paths:
        other = first.setdefault(unicodedata.normalize("NFC", path).casefold(), path)
        if other != path:
            yield problem(Place(path), "name-twin", other=other)
