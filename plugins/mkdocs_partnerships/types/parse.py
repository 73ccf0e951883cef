"""A source → an entry, or every problem that stands in its way."""

from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import replace
from itertools import islice
from typing import Any, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from mkdocs_partnerships.fields.file_names import LONGEST, name_fault
from mkdocs_partnerships.fields.references import ID
from mkdocs_partnerships.problems import Finding, Path, Phrase, Place, Problem, did_you_mean, place_finding, problem
from mkdocs_partnerships.source import MAX_DEPTH, MAX_PROBLEMS, Source
from mkdocs_partnerships.types.entry import Defaults, Entry

E = TypeVar("E", bound=Entry)
R = TypeVar("R", bound=BaseModel)

_CODES = {
    "missing": "missing",
    "extra_forbidden": "unknown-field",
    "literal_error": "not-one-of",
    "tuple_type": "not-a-list",
    "list_type": "not-a-list",
    "dict_type": "not-a-group",
    "model_type": "not-a-group",
    "model_attributes_type": "not-a-group",
    "string_type": "not-text",
}
"""Our message for each kind of error that pydantic finds by itself."""

_OF_GROUPS = ("model_type", "model_attributes_type")


def parse(source: Source, model: type[E], entry_id: str, defaults: Defaults) -> tuple[E | None, list[Problem]]:
    """Read an entry from its source.

    Contradictions are looked for even when single fields are wrong: the wrong ones are then left out, so that an
    editor sees all problems of a file in one run. Such an entry comes with problems and must not be published.

    Args:
        source: the file, read.
        model: the type's class.
        entry_id: the entry's id (the file's name).
        defaults: what the entry takes from the site.

    Returns:
        the entry, or nothing when not even its rest makes one, and the problems found.
    """
    problems: list[Problem] = []
    if not ID.fullmatch(entry_id):
        problems.append(problem(Place(source.file), "file-name", name=entry_id))
    elif fault := name_fault(entry_id):
        problems.append(problem(Place(source.file), fault, name=entry_id, length=len(entry_id), limit=LONGEST))
    if "id" in source.data:
        problems.append(problem(source.place(("id",), key=True), "id-in-file", path=("id",)))
    data: dict[str, Any] = {**source.data, "id": entry_id}
    try:
        entry = model.model_validate(model.fill(data, defaults))
    except ValidationError as error:
        details = error.errors(include_url=False, include_context=True)
        problems += _problems(source, model, details)
        rest, doubtful = _rest(source, model, deepcopy(data), defaults, details)
        if rest is None:
            return None, problems
        problems += place(source, (one for one in rest.contradictions() if not _rests_on(source, one, doubtful)))
        return rest, problems
    problems += place(source, entry.contradictions())
    source.forget()
    entry.forget_names()
    return entry, problems


def read_record(source: Source, model: type[R]) -> tuple[R | None, list[Problem]]:
    """Read a file that is no entry: the record, or every problem that stands in its way."""
    try:
        return model.model_validate(source.data), []
    except ValidationError as error:
        details = error.errors(include_url=False, include_context=True)
        return None, _problems(source, model, details)


def place(source: Source, findings: Iterable[Finding]) -> Iterator[Problem]:
    """Give findings their places in the file."""
    for one in islice(findings, MAX_PROBLEMS):
        path = source.written(one.path)
        yield place_finding(source.place(path), replace(one, path=path))


def _rest(
    source: Source, model: type[E], data: dict[str, Any], defaults: Defaults, details: list[ErrorDetails]
) -> tuple[E | None, set[Path]]:
    """Make an entry of what is right, to look for the problems that only an entry shows.

    What is wrong is left out; a group that then lacks a field is left out with it; what the entry itself must have is
    filled in.

    Returns:
        the entry, or nothing when its rest makes none, and the paths of the values that are not what the editor meant.
    """
    doubtful: set[Path] = set()
    for _ in range(MAX_DEPTH):
        if len(details) > MAX_PROBLEMS:
            break
        lacking = [_path(data, one["loc"]) for one in details if one["type"] == "missing"]
        filled = [path[0] for path in lacking if len(path) == 1]
        paths = [_path(data, one["loc"]) for one in details if one["type"] != "missing"]
        paths += [path[:-1] for path in lacking if len(path) > 1]
        unknown = {_path(data, one["loc"]) for one in details if one["type"] == "extra_forbidden"}
        doubtful |= {source.written(path) for path in [*lacking, *paths] if path not in unknown}
        left_out = {source.written(path) for path in paths if path and isinstance(path[-1], int)}
        source.left_out |= left_out
        data = _without(data, paths) | {str(name): field_example(model, str(name)) for name in filled}
        try:
            return model.model_validate(model.fill(data, defaults)), doubtful
        except ValidationError as error:
            details = error.errors(include_url=False, include_context=True)
    return None, doubtful


def _rests_on(source: Source, finding: Finding, doubtful: set[Path]) -> bool:
    """Say whether a finding was concluded from a value that is not what the editor meant."""
    read = [source.written(finding.path), *((name,) for name in finding.reads)]
    return any(one[: len(path)] == path or path[: len(one)] == one for one in doubtful for path in read)


def _problems(source: Source, model: type[BaseModel], details: list[ErrorDetails]) -> list[Problem]:
    """Say what pydantic found; a field that is missing because its name is misspelt is said once."""
    found = [_problem(source, model, detail) for detail in details[:MAX_PROBLEMS]]
    meant = {(_group(one), one.context["hint"].context["word"]) for one in found if _is_slip(one)}
    return [one for one in found if one.code != "missing" or (_group(one), one.context["name"]) not in meant]


def _group(one: Problem) -> str:
    return one.field.rpartition(".")[0]


def _is_slip(one: Problem) -> bool:
    return one.code == "unknown-field" and isinstance(one.context["hint"], Phrase)


def _problem(source: Source, model: type[BaseModel], detail: ErrorDetails) -> Problem:
    # Only here: a build without mistakes does not need it.
    from mkdocs_partnerships.types.meant import Mistake, meant_otherwise

    path = _path(source.data, detail["loc"])
    code = _CODES.get(detail["type"], detail["type"])
    owner = _model_at(model, path[:-1], source.data)
    group = _model_at(model, path, source.data) if detail["type"] in _OF_GROUPS else None
    one = Mistake(source, path, code, detail["input"], owner, group)
    return meant_otherwise(one) or _in_its_words(source, path, code, detail, owner)


def _in_its_words(
    source: Source, path: Path, code: str, detail: ErrorDetails, owner: type[BaseModel] | None
) -> Problem:
    given, context = detail["input"], detail.get("ctx", {})
    match code:
        case _ if given == "" and code not in ("unknown-field", "missing"):
            return problem(source.place(path), "empty", path=path)
        case "missing":
            name = str(path[-1])
            example = field_example(owner, name) if owner else "…"
            return problem(source.place(path[:-1]), code, path=path, name=name, example=example)
        case "unknown-field":
            known = [name for name in owner.model_fields if name != "id"] if owner else []
            from mkdocs_partnerships.types.meant import also_called

            name = str(path[-1])
            hint = did_you_mean(also_called(name, known) or name, known)
            return problem(source.place(path, key=True), code, path=path, hint=hint, known=", ".join(known))
        case "not-one-of" if isinstance(given, str):
            known = [word.strip(" '") for word in str(context["expected"]).replace(" or ", ",").split(",")]
            value, names = given, ", ".join(known)
            return problem(
                source.place(path), code, path=path, value=value, hint=did_you_mean(value, known), known=names
            )
        case "not-text" | "not-one-of":
            found = context.get("found", Phrase("a-list" if isinstance(given, list) else "a-group"))
            return problem(source.place(path), "not-text", path=path, found=found)
    return place_finding(source.place(path), Finding(path, code, context))


def _path(data: object, location: tuple[int | str, ...]) -> Path:
    """Turn pydantic's location into a path: the tags of unions are no fields of the file."""
    path: list[str | int] = []
    here = data
    tagged: object = None
    for number, part in enumerate(location):
        if isinstance(here, dict) and here is not tagged and part == here.get("kind"):
            # A rule of the kind `steps` has a field of that name too; the kind is told first.
            tagged = here
            continue
        if isinstance(part, int) and isinstance(here, list):
            here = here[part]
        elif isinstance(part, str) and isinstance(here, dict) and (part in here or number == len(location) - 1):
            here = here.get(part)
        else:
            continue
        path.append(part)
    return tuple(path)


def _without(data: dict[str, Any], paths: list[Path]) -> dict[str, Any]:
    """Leave out what is wrong; from the end, so that list positions stay right."""
    for path in sorted(set(paths), key=lambda one: [(isinstance(part, int), part) for part in one], reverse=True):
        here: Any = data
        for part in path[:-1]:
            here = here[part]
        if path and isinstance(here, dict):
            here.pop(path[-1], None)
        elif path:
            del here[path[-1]]
    return data


def _model_at(model: type[BaseModel], path: Path, data: object) -> type[BaseModel] | None:
    """Find the class whose fields stand at a path of some data."""
    here: type[BaseModel] | None = model
    models: list[type[BaseModel]] = []
    in_mapping = False
    for part in path:
        data = data.get(part) if isinstance(data, dict) else data[int(part)] if isinstance(data, list) else None
        # Neither the items of a list nor the keys of a mapping are fields.
        if isinstance(part, str) and not in_mapping:
            field = here.model_fields.get(part) if here else None
            models = list(models_in(field.annotation)) if field else []
            in_mapping = field is not None and get_origin(field.annotation) is dict
        else:
            in_mapping = False
        here = next((one for one in models if _is_kind(one, data)), models[0] if models else None)
    return here


def _is_kind(model: type[BaseModel], data: object) -> bool:
    """Say whether a group of fields calls itself the kind for which a class stands."""
    field = model.model_fields.get("kind")
    return field is not None and isinstance(data, dict) and data.get("kind") in get_args(field.annotation)


def models_in(annotation: object) -> Iterator[type[BaseModel]]:
    """Find the groups of fields that a field's type names."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in getattr(annotation, "__args__", ()):
        yield from models_in(inner)


def field_example(model: type[BaseModel], name: str) -> str:
    """Give an example of a field's value, as one would write it."""
    from mkdocs_partnerships.types.fields_shown import how_written

    info = model.model_fields.get(name)
    return (how_written(info).example if info else "") or "…"
