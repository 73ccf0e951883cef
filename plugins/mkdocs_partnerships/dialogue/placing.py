"""A new file is put into the project: never over another, and only when the site is content with it."""

from dataclasses import dataclass
from pathlib import Path

from mkdocs_partnerships.load import load_site
from mkdocs_partnerships.problems import report
from mkdocs_partnerships.settings import Settings


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a file was not written, in lines to print."""

    said: tuple[str, ...]


def place_new(settings: Settings, file: str, text: str, language: str = "en") -> Refusal | None:
    """Write a new entry's file; it goes away again when it brings an error.

    Args:
        settings: the site's settings.
        file: its path relative to the project, with `/`.
        text: what it says.
        language: the language of a refusal.
    """
    path = settings.root / file
    before = _errors(settings, language)
    folders = [one for one in path.parents if not one.exists()]
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as new:
            new.write(text)
    except OSError as error:
        _remove(None, folders)
        return Refusal((f"{file}: {error.strerror}",))
    try:
        # A new page may also take the address that another entry promises.
        errors = [one for one in _errors(settings, language) if one not in before]
    except BaseException:
        _remove(path, folders)
        raise
    if errors:
        _remove(path, folders)
        return Refusal(tuple(errors))
    return None


def _errors(settings: Settings, language: str) -> list[str]:
    return [one.line(language) for one in report(load_site(settings)[1]) if one.severity == "error"]


def _remove(path: Path | None, folders: list[Path]) -> None:
    if path:
        path.unlink()
    for folder in folders:
        if folder.is_dir():
            folder.rmdir()
