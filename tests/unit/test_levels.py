"""Who may import whom. Each check is also shown to find what it looks for."""

import ast
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).parents[2] / "plugins" / "mkdocs_partnerships"

LEVELS = (
    (
        *("problems", "words", "syntax", "colours", "addresses", "digests", "memory", "progress", "cache", "slugs"),
        *("splice", "spool", "swap"),
    ),
    ("source", "fields", "magnitudes", "images", "gfm"),
    ("rules", "body", "prose"),
    ("types",),
    (
        *("security", "accessibility", "policy", "headers", "settings", "walk", "files", "documents", "texts"),
        *("slips", "lists", "months", "feed_plan", "readings", "guids", "gone", "promises", "site"),
        *("load", "repairs", "dialogue", "imports"),
    ),
    (
        *(
            "shown",
            "crumbs",
            "ledger",
            "template_code",
            "compiled",
            "templates",
            "styles",
            "page",
            "pages",
            "finding",
            "feeds",
        ),
        *("calendars", "linked", "robots", "search", "data", "schemas"),
    ),
    ("compile", "changes"),
    (
        *("edition", "publish", "frame", "sharing", "sitemap", "shell", "review", "announcement", "admin"),
        *("mkdocs_plugin", "cli"),
    ),
)
"""A module imports from lower levels, from its own level, or from its own folder; never from a higher level."""

ONLY = {
    "PIL": "images/",
    "mkdocs": "mkdocs_plugin/",
    "yaml": "source/",
    "feedgen": "feeds/xml/",
    "icalendar": "imports/calendar.py",
    "cmarkgfm": "gfm.py",
}
"""Libraries that one file or folder alone may know."""

LONGEST = 300


def imports_of(code: str) -> Iterator[str]:
    """Give the dotted name of every module that some code imports, wherever in it."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield "." * node.level + (node.module or "")


def level_of(module: str) -> int:
    """Give the level of a module of the package, by the first part of its name."""
    first = module.partition(".")[0]
    return next(number for number, names in enumerate(LEVELS) if first in names)


def upward(module: str, code: str) -> list[str]:
    """Give the imports of a module that lead to a higher level."""
    own = [
        name.removeprefix("mkdocs_partnerships.")
        for name in imports_of(code)
        if name.startswith("mkdocs_partnerships.")
    ]
    return [name for name in own if level_of(name) > level_of(module)]


def strangers(file: str, code: str) -> list[str]:
    """Give the libraries that this file may not know."""
    names = {name.split(".")[0] for name in imports_of(code)}
    return sorted(name for name in names if not file.startswith(ONLY.get(name, file)))


def modules() -> Iterator[tuple[str, str]]:
    for file in sorted(PACKAGE.rglob("*.py")):
        yield file.relative_to(PACKAGE).as_posix(), file.read_text("utf-8")


def module_name(file: str) -> str:
    return file.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def test_no_module_imports_from_a_higher_level() -> None:
    found = {file: upward(module_name(file), code) for file, code in modules() if file != "__init__.py"}
    assert {file: names for file, names in found.items() if names} == {}


def test_an_import_from_a_higher_level_is_found() -> None:
    assert upward("source", "from mkdocs_partnerships.site import load_site") == ["site"]
    assert upward("types.event", "def f():\n    import mkdocs_partnerships.feeds.feed") == ["feeds.feed"]
    assert upward("site", "from mkdocs_partnerships.types import TYPES\nimport re") == []


def test_every_module_has_a_level() -> None:
    assert {level_of(module_name(file)) for file, _ in modules() if file != "__init__.py"} <= set(range(len(LEVELS)))


def test_a_library_is_known_to_one_place() -> None:
    found = {file: strangers(file, code) for file, code in modules()}
    assert {file: names for file, names in found.items() if names} == {}


def test_each_of_these_libraries_is_used_where_it_may_be() -> None:
    for library, place in ONLY.items():
        code = [code for file, code in modules() if file.startswith(place)]
        assert library in {name.split(".")[0] for one in code for name in imports_of(one)}


def test_a_library_elsewhere_is_found() -> None:
    assert strangers("cli.py", "from mkdocs.config import load_config\nimport yaml.nodes, json") == ["mkdocs", "yaml"]
    assert strangers("feeds/xml/rss.py", "from feedgen.feed import FeedGenerator") == []


def test_no_import_is_relative() -> None:
    assert [file for file, code in modules() if any(name.startswith(".") for name in imports_of(code))] == []


def too_long(files: dict[str, str]) -> list[str]:
    return [file for file, code in files.items() if code.count("\n") > LONGEST]


def test_modules_stay_small() -> None:
    assert too_long(dict(modules())) == []


def test_a_long_module_is_found() -> None:
    assert too_long({"a.py": "\n" * 301, "b.py": "\n" * 300}) == ["a.py"]
