"""A source → an entry, or every problem that stands in its way."""

from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import replace
from itertools import islice
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from mkdocs_partnerships.fields.references import ID
from mkdocs_partnerships.problems import Finding, Path, Place, Problem, did_you_mean, place_finding, problem
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
    if "id" in source.data:
        problems.append(problem(source.place(("id",), key=True), "id-in-file", path=("id",)))
    data: dict[str, Any] = {**source.data, "id": entry_id}
    try:
        entry = model.model_validate(model.fill(data, defaults))
    except ValidationError as error:
        details = error.errors(include_url=False, include_context=True)
        problems += (_problem(source, model, detail) for detail in details[:MAX_PROBLEMS])
        rest, doubtful = _rest(source, model, deepcopy(data), defaults, details)
        if rest is None:
            return None, problems
        problems += place(source, (one for one in rest.contradictions() if not _rests_on(source, one, doubtful)))
        return rest, problems
    problems += place(source, entry.contradictions())
    source.forget()
    return entry, problems


def read_record(source: Source, model: type[R]) -> tuple[R | None, list[Problem]]:
    """Read a file that is no entry: the record, or every problem that stands in its way."""
    try:
        return model.model_validate(source.data), []
    except ValidationError as error:
        details = error.errors(include_url=False, include_context=True)
        return None, [_problem(source, model, detail) for detail in details[:MAX_PROBLEMS]]


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


def _problem(source: Source, model: type[BaseModel], detail: ErrorDetails) -> Problem:
    path = _path(source.data, detail["loc"])
    context: Mapping[str, Any] = detail.get("ctx", {})
    code = _CODES.get(detail["type"], detail["type"])
    match code:
        case _ if detail["input"] == "" and code not in ("unknown-field", "missing"):
            return problem(source.place(path), "empty", path=path)
        case "missing":
            name = str(path[-1])
            owner = _model_at(model, path[:-1])
            example = field_example(owner, name) if owner else "…"
            return problem(source.place(path[:-1]), code, path=path, name=name, example=example)
        case "unknown-field":
            owner = _model_at(model, path[:-1])
            known = [name for name in owner.model_fields if name != "id"] if owner else []
            hint = did_you_mean(str(path[-1]), known)
            return problem(source.place(path, key=True), code, path=path, hint=hint, known=", ".join(known))
        case "not-one-of" if isinstance(detail["input"], str):
            known = [word.strip(" '") for word in str(context["expected"]).replace(" or ", ",").split(",")]
            value, names = detail["input"], ", ".join(known)
            return problem(
                source.place(path), code, path=path, value=value, hint=did_you_mean(value, known), known=names
            )
        case "not-text" | "not-one-of":
            found = context.get("found", "a list" if isinstance(detail["input"], list) else "a group of fields")
            return problem(source.place(path), "not-text", path=path, found=found)
    return place_finding(source.place(path), Finding(path, code, context))


def _path(data: object, location: tuple[int | str, ...]) -> Path:
    """Turn pydantic's location into a path: the tags of unions are no fields of the file."""
    path: list[str | int] = []
    here = data
    for number, part in enumerate(location):
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


def _model_at(model: type[BaseModel], path: Path) -> type[BaseModel] | None:
    """Find the class whose fields stand at a path."""
    here: type[BaseModel] | None = model
    for part in path:
        if isinstance(part, int):
            continue
        field = here.model_fields.get(part) if here else None
        here = next(models_in(field.annotation), None) if field else None
    return here


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
