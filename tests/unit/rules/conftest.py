"""What the tests of the rules share: the real schemes, and the browser's evaluator in node."""

from collections.abc import Iterator

import pytest
from rules_tried import ROOT, Node, data_of, scheme_from

from mkdocs_partnerships.rules import Program, ResolvedScheme, compile_program, resolve_schemes


@pytest.fixture(scope="session")
def node() -> Iterator[Node]:
    process = Node()
    yield process
    process.close()


@pytest.fixture(scope="session")
def schemes() -> dict[str, ResolvedScheme]:
    files = sorted((ROOT / "content/schemes").glob("*.yml"))
    resolution = resolve_schemes({file.stem: scheme_from(data_of(file), file.stem) for file in files})
    assert resolution.findings == {}
    return resolution.schemes


@pytest.fixture(scope="session")
def programs(schemes: dict[str, ResolvedScheme]) -> dict[str, Program]:
    return {scheme_id: compile_program(scheme) for scheme_id, scheme in schemes.items()}
