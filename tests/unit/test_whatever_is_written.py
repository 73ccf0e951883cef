"""Whatever an editor writes, anywhere in a project: a site or problems, soon, and nothing outside is touched.

Real entries that are spoilt stand in test_slips.py; here are bytes, texts, and entries made of the fields themselves
with values that somebody may try.
"""

import json
import os
import re
import resource
import tempfile
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from project import CLUSTER, EVENT, NEWS, PARTNERSHIP, write
from pydantic import BaseModel

from mkdocs_partnerships.compile import compile_site
from mkdocs_partnerships.load import load_site
from mkdocs_partnerships.problems import Place, report
from mkdocs_partnerships.settings import Settings
from mkdocs_partnerships.types import TYPES
from mkdocs_partnerships.types.parse import models_in

CANARY = "the canary sings"
SCRIPT = "<script>alert(1)</script>"
SECONDS = 2
KILOBYTES = 300 * 1024

ODD: tuple[Any, ...] = (
    *("", " ", "x", "no", "~", "null", "true", "010", "2.0", "9:30", "24:00", "-1", "9" * 400, "1e400", "\t", "a\nb"),
    *(
        "2023-11-21",
        "2023-11-21 09:30",
        "2023-02-30",
        "0023-11-21",
        "2023-03-26 02:30",
        "2023-10-29 02:30",
        "2011-12-30",
    ),
    *(
        "../../canary.txt",
        "/etc/passwd",
        "canary.txt",
        "a/../../canary.txt",
        "C:\\canary.txt",
        "nul.pdf",
        "x" * 300 + ".pdf",
    ),
    *(
        "javascript:alert(1)",
        "data:text/html,x",
        "//example.org/",
        "https://example.org/",
        "https://[::1",
        "http://x:99999/",
    ),
    *(
        "/events/iasi/",
        "/events/",
        "/",
        "/a/" * 200,
        "/con/",
        "iasi",
        "alpha",
        "one",
        "RO",
        "EL",
        "Romania",
        "Europe/Apia",
    ),
    *(
        SCRIPT,
        f"]]>{SCRIPT}",
        f"</title>{SCRIPT}",
        "{{ 7 * 7 }}",
        "{% include '/etc/passwd' %}",
        "--8<-- '../canary.txt'",
    ),
    *(
        "\u202eevil",
        "\u200b",
        "e\u0301" * 50,
        "\U0001f600",
        "ß" * 401,
        "Iаși",
        "=1+1",
        "a, b; c:\\n",
        "%00",
        "&#0;&#xD800;",
    ),
    *(
        "[here](javascript:alert)",
        f"![x](../canary.txt)\n\n# A\n\n#### B\n{SCRIPT}",
        "[" * 500,
        "> " * 300,
        "| a |\n|-|\n" * 50,
    ),
    *([], {}, [[]], [{}], [""], [{"title": "x"}], {"country": "RO"}, {"a": {"b": ["c"]}}, ["x"] * 50),
)


def one_or_more(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(values, st.lists(values, max_size=3))


@cache
def fields_of(model: type[BaseModel], depth: int = 2) -> st.SearchStrategy[Any]:
    """Draw a group of fields: some of its own with odd values, some right groups inside."""
    inner = {name: list(models_in(info.annotation)) for name, info in model.model_fields.items()}
    values = {
        info.alias or name: st.one_of(
            odd,
            *(
                st.one_of(fields_of(one, depth - 1), st.lists(fields_of(one, depth - 1), max_size=3))
                for one in inner[name][:1]
            ),
        )
        if depth
        else odd
        for name, info in model.model_fields.items()
    }
    return st.fixed_dictionaries({}, optional={**values, "odd": odd}).map(lambda drawn: dict(list(drawn.items())[:12]))


odd = st.sampled_from(ODD)
RIGHT = {"event": EVENT, "news": NEWS, "partnership": PARTNERSHIP, "cluster": CLUSTER, "scheme": "title: A sum\n"}
FOLDERS = {one.model.type_name: one.folder.format(content="content") for one in TYPES}


def as_yaml(right: str, drawn: dict[str, Any]) -> bytes:
    """Write fields as YAML (JSON is YAML), instead of the right ones or after them."""
    lines = [line for line in right.splitlines() if line.partition(":")[0] not in drawn]
    lines += [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in drawn.items()]
    return ("\n".join(lines) + "\n").encode("utf-8", "surrogatepass")


entries = st.sampled_from(TYPES).flatmap(
    lambda one: st.tuples(
        st.just(one.model.type_name), fields_of(one.model).map(lambda drawn: as_yaml(RIGHT[one.model.type_name], drawn))
    )
)
contents = st.one_of(
    st.binary(max_size=200), st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass"))
)
names = st.one_of(
    st.sampled_from(["iasi", "con", "Iași", "a.b", "-", "x" * 200]), st.from_regex("[a-z -~]{1,12}", fullmatch=True)
)
others = st.sampled_from(["content/about.md", "gone.yml", "published.txt", "events/plan.pdf", "events/iasi.yaml"])


@st.composite
def projects(draw: st.DrawFn) -> dict[str, bytes]:
    """Draw the files of a small project."""
    files: dict[str, bytes] = {}
    for type_name, content in draw(st.lists(entries, min_size=1, max_size=3)):
        files[f"{FOLDERS[type_name]}/{draw(st.sampled_from(['iasi', 'alpha', 'one']))}.yml"] = content
    for content in draw(st.lists(contents, max_size=2)):
        name = re.sub(r"[/\0]", "", draw(names))
        files[f"{draw(st.sampled_from(sorted(FOLDERS.values())))}/{name}.yml"] = content
    for other in draw(st.sets(others, max_size=2)):
        files[other] = draw(contents)
    return files


def lying(folder: Path) -> dict[str, bytes]:
    return {str(one.relative_to(folder)): one.read_bytes() for one in sorted(folder.rglob("*")) if one.is_file()}


def made(root: Path) -> Iterator[tuple[str, bytes]]:
    """Give every address and all bytes that a project becomes; nothing when it has errors."""
    result = compile_site(Settings(root, site_url="https://example.org/"))
    for one in report(result.problems):
        assert one.place.line >= 1
        assert one.place.column >= 1
        for language in ("en", "ro", "it", "es", "el"):
            assert "\n" not in one.line(language)
    if result.failed:
        assert (result.pages, result.files) == ((), ())
    for page in result.pages:
        yield f"{page.address}index.html", page.render().encode()
    for file in result.files:
        yield file.address, file.content()


def look(files: dict[str, bytes]) -> bool:
    """Compile a project and look at everything that comes out; says whether it could be published."""
    with tempfile.TemporaryDirectory() as there:
        root = Path(there) / "deep" / "project"
        write(root, dict(files))
        (Path(there) / "canary.txt").write_text(CANARY, "utf-8")
        (root.parent / "canary.txt").write_text(CANARY, "utf-8")
        before = lying(Path(there))
        start, memory = time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        out = dict(made(root))
        assert time.process_time() - start < SECONDS
        assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory < KILOBYTES
        assert lying(Path(there)) == before
    for address, content in out.items():
        parts = address.split("/")
        assert not {"", ".", ".."} & set(parts), address
        assert all(len(part.encode()) <= 255 for part in parts), address
        assert CANARY.encode() not in content
        if address.endswith(".html"):
            assert SCRIPT.encode() not in content
            assert not re.search(rb"""(href|src)=["']?\s*(javascript|data):""", content, re.IGNORECASE)
    return bool(out)


@settings(max_examples=25)
@given(projects())
def test_whatever_is_written_is_a_site_or_told(files: dict[str, bytes]) -> None:
    look(files)


@pytest.mark.slow
@settings(max_examples=3000)
@given(projects())
def test_whatever_is_written_is_a_site_or_told_at_length(files: dict[str, bytes]) -> None:
    look(files)


FREE = {"event": ["title", "series", "audience", "body"], "news": ["title", "body"], "cluster": ["name", "city"]}


@pytest.mark.parametrize("type_name", FREE)
def test_odd_texts_where_any_text_may_stand_do_no_harm(tmp_path: Path, type_name: str) -> None:
    files: dict[str, bytes] = {}
    for number, value in enumerate(one for one in ODD if isinstance(one, str)):
        file = f"{FOLDERS[type_name]}/odd-{number}.yml"
        content = as_yaml(RIGHT[type_name], {**dict.fromkeys(FREE[type_name], value), "tags": [value]})
        write(tmp_path / str(number), {file: content})
        if not any(one.severity == "error" for one in load_site(Settings(tmp_path / str(number)))[1]):
            files[file] = content
    assert len(files) > 20
    assert look(files)


def test_a_project_that_is_right_is_published() -> None:
    assert look(
        {f"{FOLDERS[name]}/iasi.yml": RIGHT[name].encode() for name in ("event", "news", "partnership", "cluster")}
    )


@pytest.mark.parametrize("names_of", [["a" * 5000], [f"f{number}" for number in range(3000)]], ids=["long", "many"])
def test_many_and_long_values_take_no_time(names_of: list[str]) -> None:
    look({"events/iasi.yml": as_yaml(EVENT, {"tags": names_of, "partnerships": names_of, "body": " ".join(names_of)})})


def test_a_file_of_gigabytes_is_not_read(tmp_path: Path) -> None:
    write(tmp_path, {"events/iasi.yml": EVENT, "content/about.md": "# About\n", "gone.yml": "", "published.txt": ""})
    files = ["content/about.md", "events/iasi.yml", "gone.yml", "published.txt"]
    for file in files:
        os.truncate(tmp_path / file, 8 * 1024**3)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    problems = report(load_site(Settings(tmp_path))[1])
    assert [(one.place.file, one.code) for one in problems] == [(file, "file-too-large") for file in files]
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory < KILOBYTES


CLOSED = ("content/about.md", "content/news/2023", "events/2023", "events/iasi.yml", "gone.yml", "published.txt")


def test_an_unreadable_file_or_folder_is_told() -> None:
    with tempfile.TemporaryDirectory() as there:
        root = Path(there)
        write(root, {"events/iasi.yml": EVENT, "events/2023/milan.yml": EVENT, "content/about.md": "# About\n"})
        write(root, {"gone.yml": "gone: []\n", "published.txt": "", "content/news/2023/word.yml": NEWS})
        root.chmod(0o755)
        for name in CLOSED:
            (root / name).chmod(0)
        # Who may do everything asks as somebody who may not.
        user = os.geteuid()
        if user == 0:
            os.seteuid(65534)
        try:
            problems = report(load_site(Settings(root))[1])
        finally:
            os.seteuid(user)
        for name in CLOSED:
            (root / name).chmod(0o755)
    assert [(one.place, one.code) for one in problems] == [(Place(name), "unreadable") for name in CLOSED]
