"""What feeds carry of an entry."""

import datetime as dt
from pathlib import Path
from zoneinfo import ZoneInfo

from photographs import drawn
from project import EVENT, PARTNERSHIP
from published import URL, event, news, published

from mkdocs_partnerships.feeds.item import Enclosure, Item, clean, item
from mkdocs_partnerships.types.event import Event
from mkdocs_partnerships.types.news import News

BRUSSELS = ZoneInfo("Europe/Brussels")


def made(root: Path, entry_id: str, **files: str | bytes) -> Item:
    site = published(root, **files)
    (entry,) = [one for name in ("event", "news") if (one := site.find(name, entry_id))]
    assert isinstance(entry, Event | News)
    return item(site, entry)


def test_a_news_item(tmp_path: Path) -> None:
    text = news("A & B", "2023-11-28", "updated: 2023-12-01 10:30\npartnerships: [alpha]\ntags: [hemp]\nlanguage: ro\n")
    text += "authors: [{name: Ada}, {role: Editor}]\nimage: {file: dot.png, alt: Dot}\n"
    text += "attachments: [{title: Notes, file: notes.pdf}]\n"
    text += "body: |\n  [The event](/events/e/#top), [the section](#sec), [Example](https://example.com/?a&b), "
    text += "![A dot](dot.png)\n"
    text += "\n  ## Sec\n"
    files: dict[str, str | bytes] = {
        "content__news__n.yml": text,
        "content__news__dot.png": drawn(),
        "content__news__notes.pdf": b"%PDF-1.4\n",
        "events__e.yml": EVENT,
        "partnerships__alpha.yml": PARTNERSHIP,
    }
    site = published(tmp_path, **files)
    picture = site.files["news", "n", "dot.png"].picture
    assert picture
    assert made(tmp_path, "n") == Item(
        guid="tag:example.org,2026:news/n",
        link=f"{URL}news/n/",
        title="A & B",
        summary="S.",
        html=f'<p><a href="{URL}events/e/#top">The event</a>, <a href="{URL}news/n/#sec">the section</a>, '
        '<a href="https://example.com/?a&amp;b">Example</a>, '
        f'<img src="{URL}news/n/dot.png" loading="lazy" alt="A dot" /></p>\n<h2 id="sec">Sec</h2>\n',
        language="ro",
        published=dt.datetime(2023, 11, 28, 9, tzinfo=BRUSSELS),
        changed=dt.datetime(2023, 12, 1, 10, 30, tzinfo=BRUSSELS),
        categories=("HempCluB", "hemp"),
        authors=("Ada",),
        enclosures=(
            Enclosure(f"{URL}news/n/dot.png", str(len(picture.content())), "image/png"),
            Enclosure(f"{URL}news/n/notes.pdf", "9", "application/pdf"),
        ),
    )


def test_a_cancelled_event_says_so_first(tmp_path: Path) -> None:
    text = event(
        "Meet", "2024-01-02 13:00", "status: cancelled\nstatus_note: No room\nplace: {city: Graz, country: AT}\n"
    )
    found = made(tmp_path, "e", **{"events__e.yml": text})
    assert (found.title, found.summary) == ("Cancelled: Meet", "1 May 2024, Graz, Austria. No room. S.")
    assert found.html == "<p><strong>1 May 2024, Graz, Austria. No room.</strong></p>\n"
    assert found.published == found.changed == dt.datetime(2024, 1, 2, 13, tzinfo=BRUSSELS)


def test_a_partnership_that_is_not_published_is_not_named(tmp_path: Path) -> None:
    files = {
        "events__e.yml": event("E", "2024-01-02", "partnerships: [alpha]\n"),
        "partnerships__alpha.yml": PARTNERSHIP + "draft: true\n",
    }
    site = published(tmp_path, drafts=True, **files)
    entry = site.find("event", "e")
    assert isinstance(entry, Event)
    assert item(site, entry).categories == ()


def test_a_control_character_written_as_a_number_never_comes_in(tmp_path: Path) -> None:
    found = made(tmp_path, "n", **{"content__news__n.yml": news("N", "2024-01-02", "body: 'a&#7;b&#27;c&#127;d'\n")})
    # The body has a replacement character for each; XML holds it.
    assert found.html == "<p>a\N{REPLACEMENT CHARACTER}b\N{REPLACEMENT CHARACTER}c\N{REPLACEMENT CHARACTER}d</p>\n"


def test_what_xml_refuses_is_taken_out_and_nothing_else() -> None:
    refused = [
        *range(9),
        11,
        12,
        *range(14, 32),
        *range(0x7F, 0x85),
        *range(0x86, 0xA0),
        0xD800,
        0xDFFF,
        0xFFFE,
        0xFFFF,
    ]
    kept = "\t\n\r aß\x85\xa0\u200f\u2066\ue000\ufffd\U0001f600\U0010ffff"
    assert clean("".join(map(chr, refused)) + kept) == kept
