"""The search: what Python writes, read by the browser's own modules in node."""

import gc
import gzip
import html
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from unicodedata import category, name

import pytest
from corpus import write_corpus
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from mkdocs_partnerships.load import load_site
from mkdocs_partnerships.search import FOLDER, Prose, make_search
from mkdocs_partnerships.search.columns import numbers, ordered, rising, texts
from mkdocs_partnerships.search.fold import fold, words_of
from mkdocs_partnerships.settings import Settings
from mkdocs_partnerships.site import Site

ROOT = Path(__file__).parents[2]
MODULES = ROOT / "theme" / "assets" / "partnerships" / "search"
FIXTURE = ROOT / "tests" / "site" / "fixture"


class Node:
    """One node process for many questions."""

    def __init__(self) -> None:
        command = ["node", str(Path(__file__).with_name("search_driver.mjs")), MODULES.as_uri()]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8")

    def tell(self, **said: Any) -> None:
        assert self.process.stdin
        self.process.stdin.write(json.dumps(said) + "\n")
        self.process.stdin.flush()

    def ask(self, **asked: Any) -> Any:
        assert self.process.stdout
        self.tell(**asked)
        return json.loads(self.process.stdout.readline())

    def load(self, site: Site, prose: list[Prose] = [], now: str = "2026-11-22") -> None:  # noqa: B006 - never changed
        files = {address.removeprefix(FOLDER): json.loads(content) for address, content in make_search(site, prose)}
        self.tell(files=files, now=now)

    def found(self, query: str) -> list[str]:
        return [address for address, _ in self.ask(query=query)]

    def close(self) -> None:
        assert self.process.stdin
        self.process.stdin.close()
        assert self.process.wait(timeout=10) == 0


@pytest.fixture(scope="module")
def node() -> Iterator[Node]:
    running = Node()
    yield running
    running.close()


def site_at(root: Path) -> Site:
    site, problems = load_site(Settings(root))
    assert problems == []
    return site


# The fold.

LETTERS = [
    chr(code)
    for code in range(0x30000)
    if category(chr(code)).startswith("L") and name(chr(code), "").startswith(("LATIN", "GREEK", "CYRILLIC"))
]


def test_python_and_the_browser_fold_every_letter_of_latin_greek_and_cyrillic_alike(node: Node) -> None:
    assert len(LETTERS) > 1900
    # Between letters, alone, and at the end of a word, where Greek writes its sigma otherwise.
    text = " ".join(f"a{letter}a {letter} a{letter}" for letter in LETTERS)
    assert node.ask(fold=text).split(" ") == fold(text).split(" ")


@given(st.text(st.characters(exclude_categories=["Cs", "Cn"])))
def test_python_and_the_browser_fold_every_text_alike(node: Node, text: str) -> None:
    assert node.ask(fold=text) == fold(text)


# fmt: off
SAME = [
    ("Iași", "iasi"), ("Košice", "kosice"), ("Tehnološka", "tehnoloska"), ("Łódź", "lodz"), ("København", "kobenhavn"),
    ("Straße", "strasse"), ("Đakovo", "dakovo"), ("Αθήνα", "αθηνα"), ("ΘΕΣΣΑΛΟΝΙΚΗΣ", "θεσσαλονικησ"),
    ("Київ", "киів"), ("Йошкар", "иошкар"), ("İstanbul", "istanbul"),
    ("Diyarbakır", "diyarbakir"), ("ﬁnance", "finance"),
    ("Ias\u0327i", "iasi"),
]
# fmt: on


@pytest.mark.parametrize(("written", "folded"), SAME)
def test_accents_and_capitals_do_not_count(written: str, folded: str) -> None:
    assert fold(written) == fold(folded)


def test_a_folded_text_is_folded() -> None:
    every = "".join(LETTERS)
    assert fold(fold(every)) == fold(every)


def test_the_words_of_markdown_are_those_that_are_read() -> None:
    text = "## An *opening* [with a link](https://example.org/hidden), 21–23 Nov_ember; l’été"
    assert words_of(text) == {"an", "opening", "with", "a", "link", "21", "23", "nov", "ember", "l", "ete"}


# The columns.

lines = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n"))
titles = st.lists(st.lists(st.sampled_from(["a", "b", "cluster", "Iași", ""]) | lines).map(" ".join))


@given(st.lists(st.integers(0, 10**9)))
@example([0, 63, 64, 64 + 27 * 64 - 1, 64 + 27 * 64])
def test_numbers_come_back(node: Node, values: list[int]) -> None:
    assert node.ask(numbers=numbers(values)) == values


@given(st.sets(st.integers(0, 10**6)).map(sorted))
def test_rising_numbers_come_back(node: Node, values: list[int]) -> None:
    assert node.ask(rising=rising(values)) == values


@given(titles)
def test_texts_come_back(node: Node, values: list[str]) -> None:
    assert node.ask(texts=texts(values)) == values


@given(st.lists(lines))
def test_ordered_texts_come_back(node: Node, values: list[str]) -> None:
    assert node.ask(ordered=ordered(values)) == values


def test_small_numbers_take_one_letter_that_json_does_not_escape() -> None:
    column = numbers(range(64))
    assert len(column) == 64
    assert json.dumps(column) == f'"{column}"'


# The whole.


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cn", "Cc"])), min_size=1, max_size=4))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(["“Łódź”, R&D <b>cluster</b> 100%_sure &amp; ½ price"])
def test_every_word_of_every_text_is_found(node: Node, empty: Site, written: list[str]) -> None:
    pages = [Prose(f"page-{number}/", "", f"<p>{html.escape(text)}</p>") for number, text in enumerate(written)]
    node.load(empty, pages)
    for page, text in zip(pages, written, strict=True):
        for words in text.split():
            if words_of(words):
                assert page.address in [address for address, _ in node.ask(everywhere=words)]


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return site_at(tmp_path_factory.mktemp("empty"))


ENTRIES = {
    "partnerships/hempclub.yml": "name: HempCluB\nsummary: Hemp.\nspellings: [Hemp Club EU]\nmembers: [gamma]\n",
    "partnerships/excite.yml": "name: EXCITE\nsummary: Exchange.\n",
    "partnerships/clusters/gamma.yml": (
        "name: Tehnološka mreža\nshort: TM\nformer_names: [{name: Old Net}]\ncountry: SI\ncity: Koper\n"
    ),
    "events/past.yml": (
        "title: Exchange in Iași\nsummary: One.\ntype: exchange\nstart: 2023-11-30\nend: 2023-12-02\n"
        "place: {city: Iași, country: RO}\npartnerships: [hempclub]\ntags: [bioeconomy]\nbody: Photonics & more.\n"
    ),
    "events/soon.yml": (
        "title: Exchange of ideas\nsummary: Two.\ntype: workshop\nstart: 2027-03-01\n"
        "place: {city: Košice, country: SK}\nstatus: cancelled\n"
    ),
    "events/today.yml": (
        "title: Exchange today\nsummary: Three.\ntype: webinar\nstart: 2026-11-22\nattendance: online\n"
    ),
    "content/news/note.yml": (
        "title: A note about the Interexchange\nsummary: Said.\npublished: 2024-05-01\nlanguage: sl\n"
    ),
}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Site:
    root = tmp_path_factory.mktemp("small")
    for file, text in ENTRIES.items():
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).write_text(text, "utf-8")
    return site_at(root)


PROSE = [Prose("handbook/", "Handbook", "<h1>Handbook</h1><p>Write an <b>entry</b> &amp; commit.</p>")]

FOUND = [
    # Without accents, by beginnings, all words.
    ("iasi", ["events/past/"]),
    ("KOSICE", ["events/soon/"]),
    ("exch ia", ["events/past/"]),
    ("iasi kosice", []),
    # What comes before what has been; then names that hold the word inside; then what the name does not say.
    ("exchange", ["events/today/", "events/soon/", "events/past/", "news/note/"]),
    # The very name first, then other names.
    ("excite", ["partnerships/excite/"]),
    ("hempclub", ["partnerships/hempclub/", "clusters/gamma/", "events/past/"]),
    ("hemp club eu", ["partnerships/hempclub/"]),
    ("old net", ["clusters/gamma/"]),
    ("tehnoloska", ["clusters/gamma/"]),
    # Dates: a year, a month, also that of the last day.
    ("iasi 2023", ["events/past/"]),
    ("exchange nov", ["events/today/", "events/past/"]),
    ("december 2023", ["events/past/"]),
    ("march", ["events/soon/"]),
    ("2024", ["news/note/"]),
    # Kind, country, topic, what takes place online, lists and prose.
    ("workshop", ["events/soon/"]),
    ("romania", ["events/past/"]),
    ("bioecon", ["events/past/"]),
    ("online", ["events/today/"]),
    ("funding", ["schemes/"]),
    ("handbook", ["handbook/"]),
    # Not in any name.
    ("photonics", []),
    ("", []),
    ("–", []),
]


@pytest.mark.parametrize(("query", "addresses"), FOUND)
def test_the_first_index_finds(node: Node, small: Site, query: str, addresses: list[str]) -> None:
    node.load(small, PROSE)
    assert node.found(query) == addresses


def test_the_visitors_clock_decides_what_is_upcoming(node: Node, small: Site) -> None:
    node.load(small, now="2028-01-01")
    assert node.found("exchange") == ["events/soon/", "events/today/", "events/past/", "news/note/"]
    node.load(small, now="2023-12-02")
    assert node.found("exchange") == ["events/past/", "events/today/", "events/soon/", "news/note/"]


def test_the_texts_find_what_the_first_index_does_not(node: Node, small: Site) -> None:
    node.load(small, PROSE)
    assert node.ask(everywhere="photonics") == [["events/past/", 5]]
    assert node.ask(everywhere="commit entr") == [["handbook/", 5]]
    # One word in the name, one in the text.
    assert node.ask(everywhere="iasi photon") == [["events/past/", 5]]
    # A short word is not the beginning of others.
    assert node.ask(everywhere="ph") == []


def test_blocks_are_cut_and_every_word_is_found_in_its_own(node: Node, empty: Site) -> None:
    words = [f"{first}{second}{third}" for first in "abcž" for second in "abcdefghij" for third in range(100)]
    pages = [Prose(f"page-{number}/", "", f"<p>{' '.join(words[number::7])}</p>") for number in range(7)]
    files = dict(make_search(empty, pages))
    assert len(files) > 2
    node.load(empty, pages)
    for number, word in enumerate(words):
        if number % 50 == 0:
            page = f"page-{number % 7}/"
            assert page in [address for address, _ in node.ask(everywhere=word)]


def test_nothing_hidden_is_in_the_indexes() -> None:
    site, _ = load_site(Settings(FIXTURE))
    everything = b"".join(content for _, content in make_search(site, []))
    words = {word for word in everything.decode().replace('"', "\\n").split("\\n") if word}
    assert "iasi" in words
    assert words & {"secret", "hidden"} == set()
    assert b"A draft that nobody may see" not in everything


def test_the_same_site_gives_the_same_bytes_whatever_the_order_of_sets() -> None:
    code = (
        "import hashlib, sys; from pathlib import Path; from mkdocs_partnerships.search import make_search;"
        "from mkdocs_partnerships.settings import Settings; from mkdocs_partnerships.load import load_site;"
        "site, _ = load_site(Settings(Path(sys.argv[1])));"
        "print(hashlib.sha256(repr(list(make_search(site, []))).encode()).hexdigest())"
    )
    made = {
        subprocess.run(
            [sys.executable, "-c", code, str(FIXTURE)],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(made) == 1


def test_a_thousand_events_cost_few_bytes_and_little_time(tmp_path: Path) -> None:
    entries = write_corpus(tmp_path / "project", 1000)
    site = site_at(tmp_path / "project")
    files = dict(make_search(site, []))
    index = files.pop(f"{FOLDER}index.json")
    # At 10,000 events one search may cost 150 KB: 12 bytes for each entry.
    assert len(gzip.compress(index, 9)) < 12 * entries
    assert max(len(gzip.compress(content, 9)) for content in files.values()) < 20_000
    # Reading the entries is some ten times as much work.
    assert _seconds(lambda: list(make_search(site, []))) < 0.4 * _seconds(lambda: site_at(tmp_path / "project"))


def _seconds(work: Callable[[], object]) -> float:
    """What some work costs of the processor: the least of three times, since the machine may be busy, and without Python's collections of
    garbage, which a build switches off and which here would go through what all other tests have left."""
    took = []
    gc.disable()
    try:
        for _ in range(3):
            begun = time.process_time()
            work()
            took.append(time.process_time() - begun)
    finally:
        gc.enable()
    return min(took)
