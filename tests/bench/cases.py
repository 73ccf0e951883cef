"""What is built: each project, in which state, and by which command."""

import itertools
import os
import re
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from building import ROOT
from corpus import write_corpus

from bench import measure
from bench.entries import pages_of
from bench.frame import Frame, cut_frame
from bench.hugo import find_hugo, write_hugo
from bench.material import write_material, write_one_page
from mkdocs_partnerships.compiled import BESIDE

MKDOCS = (str(Path(sys.executable).parent / "mkdocs"), "build", "--quiet")
OURS = (*MKDOCS, "--strict")
REAL = 0
"""Stands for the real content where otherwise the number of events stands."""
NOT_CONTENT = ("site", "tests", "plugins", "theme", "node_modules", "__pycache__", "*.egg-info", ".*")


@dataclass(frozen=True, slots=True)
class Case:
    """A build to time.

    Attributes:
        who: `ours`, `material` or `hugo`.
        what: the state that it starts from.
        events: how many events its content has, or `REAL`.
        project: the folder that it runs in; the site lies below it in `site`.
        command: the program and its arguments.
        prepare: brings the project into the state; this takes no part of the time.
        pages: the files that the site must have afterwards.
    """

    who: str
    what: str
    events: int
    project: Path
    command: tuple[str, ...]
    prepare: Callable[[], None]
    pages: frozenset[str]

    @property
    def site(self) -> Path:
        """The folder that is published."""
        return self.project / "site"


def environment(folder: Path) -> dict[str, str]:
    """Give the environment of every build: ours, without what leads Python here, and with Hugo's cache in a folder."""
    own = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    banner = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
    return own | banner | {"HUGO_CACHEDIR": str(folder / "hugo-cache")}


def corpus_at(folder: Path, events: int) -> Path:
    """Give where the project of a number of our events lies."""
    return folder / f"ours-{events}"


def write_cases(folder: Path, sizes: list[int], who: list[str]) -> list[list[Case]]:
    """Write all projects; gives the cases in groups that stay together in this order.

    Args:
        folder: the projects are made in it.
        sizes: numbers of events, each its own corpus; the smallest first.
        who: which of `ours`, `material` and `hugo` are to be built.

    Raises:
        BuildFailedError: Hugo is asked for and not installed, or a first build failed.
    """
    if "hugo" in who:
        _hugo_command()
    corpora = {events: corpus_at(folder, events) for events in sizes}
    for events, project in corpora.items():
        write_corpus(project, events)
    first = corpora[sizes[0]]
    measure.run(OURS, first, folder / "log", environment(folder))  # compiles Python, fills the machine's memory
    filled = _fill(folder, first) if "hugo" in who else None
    groups = []
    for events, corpus in corpora.items():
        if "ours" in who:
            groups.append(_ours(corpus, events))
        if "material" in who:
            groups.append([_material(folder, corpus, events)])
        if filled:
            groups.append([_hugo(folder, corpus, events, *filled)])
    if "ours" in who:
        groups.append(_real(folder))
    if "ours" in who and "material" in who:
        groups.append([_one_page(folder)])
    return groups


def cold(project: Path) -> None:
    """Take away all that earlier builds left, of this site and of others."""
    first(project)
    for file in BESIDE.glob("templates-*"):
        file.unlink()


def first(project: Path) -> None:
    """Take away all that earlier builds of a site left; what its installation keeps of others stays."""
    for left in ("site", ".cache", "resources"):
        shutil.rmtree(project / left, ignore_errors=True)


def _ours(corpus: Path, events: int) -> list[Case]:
    changed = sorted((corpus / "events").rglob("*.yml"))[events // 2]
    numbers = itertools.count(1)

    def change_title() -> None:
        text = changed.read_text("utf-8")
        title = rf"\g<1> changed {next(numbers)}"
        changed.write_text(re.sub(r"(?m)^(title: .*?)(?: changed \d+)?$", title, text, count=1), "utf-8")

    states: dict[str, Callable[[], None]] = {
        "clean": lambda: cold(corpus),
        "cache kept": lambda: shutil.rmtree(corpus / "site"),
        "one event changed": change_title,
        "nothing changed": lambda: None,
    }
    pages = pages_of(corpus)
    return [Case("ours", what, events, corpus, OURS, state, pages) for what, state in states.items()]


def _material(folder: Path, corpus: Path, events: int) -> Case:
    project = folder / f"material-{events}"
    write_material(corpus, project)
    return Case("material", "clean", events, project, MKDOCS, lambda: cold(project), pages_of(corpus))


def _hugo(folder: Path, corpus: Path, events: int, frame: Frame, missing: float) -> Case:
    project = folder / f"hugo-{events}"
    write_hugo(corpus, project, frame, missing)
    return Case("hugo", "clean", events, project, _hugo_command(), lambda: cold(project), pages_of(corpus))


def _fill(folder: Path, corpus: Path) -> tuple[Frame, float]:
    """Give our frame, and by how many bytes Hugo's page of an event or a news item is smaller in it than ours."""
    project = folder / "hugo-first"
    pages = [page for page in sorted(pages_of(corpus)) if not page.startswith("partnerships/")]
    frame = cut_frame((corpus / "site" / pages[0]).read_text("utf-8"))
    write_hugo(corpus, project, frame, 0)
    measure.run(_hugo_command(), project, folder / "log", environment(folder))
    return frame, mean_size(corpus / "site", pages) - mean_size(project / "site", pages)


def _hugo_command() -> tuple[str, ...]:
    program = find_hugo()
    if not program:
        raise measure.BuildFailedError("Hugo is not installed; `make bench` installs it")
    return str(program), "--destination", "site", "--noBuildLock", "--quiet"


def _real(folder: Path) -> list[Case]:
    project = folder / "real"
    shutil.copytree(ROOT, project, ignore=shutil.ignore_patterns(*NOT_CONTENT))
    pages = frozenset({"index.html", "events/index.html", "news/index.html", "partnerships/index.html"})
    states: dict[str, Callable[[], None]] = {
        "clean": lambda: cold(project),
        "first": lambda: first(project),
        "nothing changed": lambda: None,
    }
    return [Case("ours", what, REAL, project, OURS, state, pages) for what, state in states.items()]


def _one_page(folder: Path) -> Case:
    project = folder / "one-page"
    write_one_page(project)
    return Case("material", "clean", REAL, project, MKDOCS, lambda: cold(project), frozenset({"index.html"}))


def mean_size(site: Path, pages: list[str]) -> float:
    """Give the mean size of some pages of a site in bytes."""
    return sum((site / page).stat().st_size for page in pages) / len(pages)
