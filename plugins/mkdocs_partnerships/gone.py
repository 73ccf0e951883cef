"""What is gone: the addresses that had a page and have none any more, and why."""

from pydantic import Field

from mkdocs_partnerships.fields.links import Address
from mkdocs_partnerships.fields.records import Record
from mkdocs_partnerships.fields.text import Line
from mkdocs_partnerships.fields.times import Date
from mkdocs_partnerships.problems import Place, Problem, problem
from mkdocs_partnerships.settings import Settings
from mkdocs_partnerships.source import Source, read, read_bytes
from mkdocs_partnerships.types.parse import read_record

GONE = "gone.yml"
"""The file of the notes, in the project's folder."""


class Gone(Record):
    """A note that an address has no page any more."""

    address: Address = Field(description="The address.")
    date: Date = Field(description="The day on which the page was taken away.")
    reason: Line = Field(description="Why, in a sentence that visitors read.")
    instead: Address | None = Field(None, description="A page of this site where visitors may go instead.")


class Notes(Record):
    """The file as a whole."""

    gone: tuple[Gone, ...] = Field((), description="The notes.")


def read_gone(settings: Settings, problems: list[Problem]) -> tuple[tuple[Gone, ...], Source | None]:
    """Read the notes of a project.

    Args:
        settings: the site's settings.
        problems: takes what is wrong.

    Returns:
        the notes, and their source; nothing where there is no such file, or none that can be read.
    """
    file = settings.root / GONE
    if file.is_symlink():
        problems.append(problem(Place(GONE), "link-in-folder"))
        return (), None
    if not file.is_file():
        return (), None
    raw = read_bytes(settings.root, GONE, problems)
    if raw is None:
        return (), None
    source, wrong = read(GONE, raw)
    problems += wrong
    if source is None:
        return (), None
    notes, more = read_record(source, Notes)
    problems += more
    return (notes.gone, source) if notes else ((), None)
