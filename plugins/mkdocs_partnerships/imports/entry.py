"""An item → the text of an entry that passes the check: what its fields cannot take is left out, and said."""

from dataclasses import dataclass

from mkdocs_partnerships.imports.item import Item
from mkdocs_partnerships.problems import message
from mkdocs_partnerships.repairs.mending import Mender
from mkdocs_partnerships.settings import Settings
from mkdocs_partnerships.source import Value, read
from mkdocs_partnerships.source.written import write_source
from mkdocs_partnerships.types import TYPES
from mkdocs_partnerships.types.entry import Defaults
from mkdocs_partnerships.types.parse import parse
from mkdocs_partnerships.words import load_words


@dataclass(frozen=True, slots=True)
class Written:
    """An entry, ready to be written.

    Attributes:
        text: the text of its file.
        todo: what a person has to look at, in words.
    """

    text: str
    todo: tuple[str, ...]


def write_entry(
    item: Item, settings: Settings, name: str, partnerships: list[Value], language: str = "en"
) -> Written | None:
    """Write an item as a draft.

    Args:
        item: what was found.
        settings: the site's settings.
        name: the file it came from.
        partnerships: ids of partnerships that it belongs to.
        language: the language of what a person has to look at.

    Returns:
        the entry, or nothing when a field that must be there could not be taken.
    """
    words = load_words(language)["import"]
    model = next(one.model for one in TYPES if one.model.type_name == item.type_name)
    defaults = Defaults(settings.language, settings.timezone)
    data = {**item.data, **({"partnerships": partnerships} if partnerships else {}), "draft": "true"}
    dropped: list[str] = []
    while True:
        text = write_source(data)
        # Letters that were broken before they came to us, and addresses with tracking in them.
        text = Mender(model, defaults).mend("draft.yml", text.encode()).raw.decode()
        source, problems = read("draft.yml", text.encode())
        if source:
            problems += parse(source, model, "draft", defaults)[1]
        fault = next((one for one in problems if one.severity == "error"), None)
        if fault is None:
            break
        field = fault.field.partition(".")[0].partition("[")[0]
        if field not in data or fault.code == "missing":
            return None
        dropped.append(words["todo"]["field"].format(name=field, said=fault.said(language)))
        data = {one: value for one, value in data.items() if one != field}
    kinds = [one.partition(":")[2] for one in item.todo if one.startswith("left-out:")]
    todo = [words["todo"][one] for one in item.todo if not one.startswith("left-out:")]
    if kinds:
        todo.append(words["todo"]["left-out"].format(what=", ".join(words["kinds"][one] for one in kinds)))
    todo += dropped
    head = message("head" if todo else "head-nothing", {"file": name}, language, table="import")
    comments = "".join(f"# {line}\n" for line in [head, *(f"- {one}" for one in todo)])
    return Written(comments + text, tuple(todo))
