"""A build after a change gives what a clean build gives, and writes only what differs."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from building import build
from corpus import write_corpus
from photographs import drawn

EVENTS = 60


def replaced(file: Path, pattern: str, by: str) -> None:
    before = file.read_text("utf-8")
    after = re.sub(pattern, by, before, count=1, flags=re.MULTILINE)
    assert after != before
    file.write_text(after, "utf-8")


def found(project: Path, entry_id: str) -> Path:
    (file,) = project.rglob(f"{entry_id}.yml")
    return file


def title_of_an_event(project: Path) -> None:
    replaced(found(project, "e7"), "^title: .*", "title: Another title")


def day_of_an_event(project: Path) -> None:
    file = found(project, "e7")
    file.write_text(
        re.sub("^(start|end|published): [0-9-]{10}", r"\1: 2019-03-04", file.read_text(), flags=re.MULTILINE)
    )


def name_and_colour_of_a_partnership(project: Path) -> None:
    replaced(found(project, "p0"), "^name: .*", 'name: Renamed\nbrand: {primary: "#0b4f57"}')


def an_event_goes(project: Path) -> None:
    gone = found(project, "e9")
    for file in (project / "content").rglob("*.yml"):
        file.write_text(file.read_text("utf-8").replace("events: [e9]\n", ""), "utf-8")
    gone.unlink()


def a_news_item_is_renamed(project: Path) -> None:
    """Nothing that it says changes, and those that it names say nothing new."""
    (project / "content/news/named.yml").rename(project / "content/news/renamed.yml")


def a_news_item_comes(project: Path) -> None:
    text = "title: New\nsummary: New.\npublished: 2024-02-03\nevents: [e3]\npartnerships: [p0]\n"
    (project / "content/news/new.yml").write_text(text, "utf-8")


def a_document_changes(project: Path) -> None:
    """The document is there from the beginning; here it grows, and its entry says nothing new."""
    (project / "events/notes.txt").write_text("longer than before\n", "utf-8")


def a_picture_changes(project: Path) -> None:
    """The picture keeps its name, and its entry says nothing new."""
    (project / "events/hall.png").write_bytes(drawn(size=(600, 40), colour="red"))


def a_topic_and_a_sector_get_pages(project: Path) -> None:
    """Those that nobody touches lead to them: an event whose topic no news had, a partnership without events."""
    text = "title: Topic\nsummary: New.\npublished: 2024-02-04\ntags: [Rare topic]\n"
    (project / "content/news/topic.yml").write_text(text, "utf-8")
    # One list by sector comes, one goes.
    replaced(found(project, "p0"), "^sectors: .*", "sectors: [photonics, Textiles]")


def the_site_is_renamed(project: Path) -> None:
    replaced(project / "mkdocs.yml", "^site_name: .*", "site_name: Renamed")


def a_template_changes(project: Path) -> None:
    template = project / "overrides/pieces/marks.html"
    template.parent.mkdir(parents=True)
    shutil.copy(Path(__file__).parents[2] / "theme/pieces/marks.html", template)
    replaced(template, 'class="p-dot ', 'class="p-dot p-other ')
    replaced(project / "mkdocs.yml", "^theme: material", "theme: {name: material, custom_dir: overrides}")


CHANGES = (
    title_of_an_event,
    day_of_an_event,
    name_and_colour_of_a_partnership,
    an_event_goes,
    a_news_item_is_renamed,
    a_news_item_comes,
    a_document_changes,
    a_picture_changes,
    a_topic_and_a_sector_get_pages,
    the_site_is_renamed,
    a_template_changes,
)

SELDOM = {day_of_an_event, a_news_item_comes, a_document_changes, the_site_is_renamed}
"""Changes that go the way of others; only `make test-all` tries them."""


def contents(site: Path) -> dict[str, bytes]:
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in site.rglob("*") if file.is_file()}


def stamps(site: Path) -> dict[str, tuple[int, int]]:
    """Which file lies there, and when it was written."""
    files = (file for file in site.rglob("*") if file.is_file())
    return {file.relative_to(site).as_posix(): (file.stat().st_ino, file.stat().st_mtime_ns) for file in files}


def built(project: Path, target: Path) -> str:
    done = build(project, target)
    assert done.returncode == 0, done.stderr
    return done.stderr


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with a project, its site and its cache; every test leaves the site as its project says."""
    folder = tmp_path_factory.mktemp("begun")
    write_corpus(folder / "project", EVENTS)
    (folder / "project/events/notes.txt").write_text("short\n", "utf-8")
    event = "title: N\nsummary: S.\ntype: other\nstart: 2019-01-01\nattachments: [{title: Notes, file: notes.txt}]\n"
    event += "tags: [rare topic]\nimage: {file: hall.png, alt: The hall}\nbody: '![The hall](hall.png)'\n"
    (folder / "project/events/hall.png").write_bytes(drawn(size=(600, 40)))
    (folder / "project/events/with-notes.yml").write_text(event, "utf-8")
    partnerships = folder / "project/partnerships"
    with (partnerships / "p0.yml").open("a", encoding="utf-8") as file:
        file.write("sectors: [photonics, hemp]\n")
    news = "title: Named\nsummary: S.\npublished: 2019-02-03\nevents: [e3]\n"
    (folder / "project/content/news/named.yml").write_text(news, "utf-8")
    # Not the first of its kind: that one goes through the engine in every build.
    (partnerships / "idle.yml").write_text("name: Z\nsummary: S.\nsectors: [hemp, textiles]\n", "utf-8")
    built(folder / "project", folder / "site")
    return folder


def test_a_build_without_a_change_writes_nothing(folder: Path) -> None:
    before = stamps(folder / "site")
    said = built(folder / "project", folder / "site")
    assert stamps(folder / "site") == before
    assert f"0 files written, 0 removed, {len(before)} unchanged" in said


def test_one_changed_event_touches_its_page_lists_partnership_and_feeds_only(folder: Path) -> None:
    project, site = folder / "project", folder / "site"
    event = found(project, "e7").read_text("utf-8")
    said = {
        name: re.findall(f"{name}: ?\\[?([\\w-]+)", event)[0]
        for name in ("type", "start", "end", "country", "partnerships", "tags")
    }
    news = [file.stem for file in (project / "content").rglob("*.yml") if "events: [e7]" in file.read_text("utf-8")]
    before = stamps(site)
    replaced(found(project, "e7"), "^title: .*", "title: A title")
    built(project, site)
    written = {path for path, stamp in stamps(site).items() if before.get(path) != stamp}
    pages = {
        "events/e7/",
        "events/",
        f"events/archive/{said['start'][:4]}/",
        f"events/type/{said['type']}/",
        f"events/country/{said['country'].lower()}/",
        f"events/tag/{said['tags']}/",
        "events/attendance/in_person/",
        "events/sector/photonics/",
        "events/sector/hemp/",
        *(f"events/calendar/{said[day][:7].replace('-', '/')}/" for day in ("start", "end")),
        f"partnerships/{said['partnerships']}/",
        f"partnerships/{said['partnerships']}/events/",
        *(f"news/{one}/" for one in news),
        "",
    }
    # The page for what is missing shows the next events, as the home page does.
    # The page of open data says how large its files are.
    pages = {f"{page}index.html" for page in pages} | {"404.html", "data/index.html"}
    assert {path for path in written if path.endswith(".html")} <= pages
    assert {"events/e7/index.html", f"events/archive/{said['start'][:4]}/index.html"} <= written
    assert f"events/calendar/{said['start'][:7].replace('-', '/')}/index.html" in written
    calendars = {
        f"partnerships/{said['partnerships']}/calendar.ics",
        f"events/country/{said['country'].lower()}/calendar.ics",
        f"events/type/{said['type']}/calendar.ics",
        f"events/tag/{said['tags']}/calendar.ics",
    }
    others = {path for path in written if not path.endswith(".html")}
    assert {path for path in others if path.endswith(".ics")} == {"events/e7/e7.ics", "events/calendar.ics", *calendars}
    country, partnership = said["country"].lower(), said["partnerships"]
    tag = re.findall(r"tags: \[(.+)\]", event)[0].casefold()
    feeds = ["", "events/", f"events/country/{country}/", f"events/type/{said['type']}/", f"tags/{tag}/"]
    feeds += [f"partnerships/{partnership}/"]
    files = {f"{folder}feed.{ending}" for folder in feeds for ending in ("xml", "atom", "json")}
    published = re.findall("published: ?([0-9]{4})", event)[0]
    files |= {f"{folder}feed-{published}.{ending}" for folder in feeds[:2] for ending in ("xml", "atom")}
    others = {path for path in others if not path.endswith(".ics") and "/search/" not in path}
    data = {"data/events.csv", "data/events.json"}
    assert data <= others <= files | data
    assert {f"partnerships/{partnership}/feed.{ending}" for ending in ("xml", "atom", "json")} <= others


@pytest.mark.parametrize(
    "change",
    [pytest.param(one, id=one.__name__, marks=[pytest.mark.slow] if one in SELDOM else []) for one in CHANGES],
)
def test_a_build_after_a_change_is_as_a_clean_one_and_writes_what_differs(
    change: Callable[[Path], None], folder: Path, tmp_path: Path
) -> None:
    project, site = folder / "project", folder / "site"
    files, written = contents(site), stamps(site)
    change(project)
    built(project, site)
    after, now = contents(site), stamps(site)
    # The cache knows nothing of a folder that no build has written yet; without it, nothing at all is known.
    shutil.move(project / ".cache", tmp_path / "cache")
    built(project, tmp_path / "clean")
    shutil.rmtree(project / ".cache")
    shutil.move(tmp_path / "cache", project / ".cache")
    assert after == contents(tmp_path / "clean")
    assert after != files
    differs = {path for path, content in after.items() if files.get(path) != content}
    assert {path for path, stamp in now.items() if written.get(path) != stamp} == differs


def test_a_broken_cache_is_said_in_one_line_and_costs_nothing_else(folder: Path) -> None:
    before = stamps(folder / "site")
    for file in (folder / "project/.cache/partnerships").iterdir():
        file.write_bytes(file.read_bytes()[:-1])
    said = built(folder / "project", folder / "site")
    assert said.count("not as a build left it") == 1
    assert stamps(folder / "site") == before
    assert "not as a build left it" not in built(folder / "project", folder / "site")
