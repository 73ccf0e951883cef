"""A small project in a folder, for tests that read one."""

from pathlib import Path

from mkdocs_partnerships.load import load_site
from mkdocs_partnerships.problems import Problem, report
from mkdocs_partnerships.settings import Settings
from mkdocs_partnerships.site import Site

EVENT = "title: Clusters meet\nsummary: Two days.\ntype: conference\nstart: 2023-11-21\n"
NEWS = "title: A word\nsummary: What was said.\npublished: 2023-11-28\n"
PARTNERSHIP = "name: HempCluB\nsummary: Hemp.\n"
CLUSTER = "name: CLUSTERO\ncountry: RO\n"


def write(root: Path, files: dict[str, str | bytes]) -> None:
    for name, content in files.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())


def load(root: Path, *, drafts: bool = False, **files: str | bytes) -> tuple[Site, list[Problem]]:
    """Write files and read them as a project; in the names, `__` stands for `/`."""
    write(root, {name.replace("__", "/"): content for name, content in files.items()})
    site, problems = load_site(Settings(root, drafts=drafts))
    return site, report(problems)


def said(problems: list[Problem]) -> list[tuple[str, int, int, str, str]]:
    return [(one.place.file, one.place.line, one.place.column, one.field, one.code) for one in problems]
