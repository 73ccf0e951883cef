"""A generated site of any size, the same on every machine: N events, N/5 news, N/50 partnerships."""

import datetime as dt
import random
from pathlib import Path

MKDOCS_YML = """\
site_name: Corpus
site_url: https://corpus.example.org/
docs_dir: content
theme: material
plugins: [partnerships]
"""

# fmt: off
WORDS = (
    "cluster", "region", "exchange", "partner", "value", "chain", "bioeconomy", "textile", "photonics", "health",
    "digital", "green", "visit", "network", "service", "member", "training", "market", "project", "policy",
    "Iași", "Kraków", "Košice", "Málaga", "naïve", "coöperation", "Ελλάδα", "Україна",
)
# fmt: on
PLACES = (
    ("Iași", "RO"),
    ("Kraków", "PL"),
    ("Málaga", "ES"),
    ("Lyon", "FR"),
    ("Graz", "AT"),
    ("Košice", "SK"),
    ("Oslo", "NO"),
)
KINDS = ("exchange", "conference", "matchmaking", "workshop", "webinar", "meeting", "fair")


def write_corpus(folder: Path, events: int) -> int:
    """Write a site; gives the number of its entries.

    Args:
        folder: where; it must not exist.
        events: how many events.
    """
    draw = random.Random(events)  # noqa: S311 - a fixed seed, so that the corpus is the same everywhere
    partnerships = max(events // 50, 1)
    news = events // 5
    for number in range(partnerships):
        _write(folder / "partnerships" / f"p{number}.yml", [f"name: P{number}", f"summary: {_text(draw, 12)}"])
    for number in range(events):
        day = dt.date(2015, 1, 1) + dt.timedelta(days=draw.randrange(4500))
        city, country = draw.choice(PLACES)
        lines = [
            f"title: {_text(draw, 6)} {number}",
            f"summary: {_text(draw, 20)}",
            f"type: {draw.choice(KINDS)}",
            f"start: {day} 09:30",
            f"end: {day + dt.timedelta(days=draw.randrange(3))} 17:00",
            f"published: {day - dt.timedelta(days=60)}",
            f"partnerships: [p{draw.randrange(partnerships)}]",
            f"place: {{city: {city}, country: {country}}}",
            f"tags: [{draw.choice(WORDS[:8])}]",
            *_body(draw),
        ]
        _write(folder / "events" / str(day.year) / f"e{number}.yml", lines)
    for number in range(news):
        day = dt.date(2015, 1, 1) + dt.timedelta(days=draw.randrange(4000))
        lines = [
            f"title: {_text(draw, 6)} {number}",
            f"summary: {_text(draw, 20)}",
            f"published: {day}",
            f"partnerships: [p{draw.randrange(partnerships)}]",
            f"events: [e{draw.randrange(events)}]",
            *_body(draw),
        ]
        _write(folder / "content" / "news" / str(day.year) / f"n{number}.yml", lines)
    (folder / "mkdocs.yml").write_text(MKDOCS_YML, "utf-8")
    return partnerships + events + news


def _text(draw: random.Random, words: int) -> str:
    return " ".join(draw.choice(WORDS) for _ in range(words)).capitalize()


def _body(draw: random.Random) -> list[str]:
    items = [f"  - {_text(draw, 8)}" for _ in range(3)]
    paragraphs = [f"  {_text(draw, 50)}." for _ in range(2)]
    link = f"  {_text(draw, 5)} [a link](https://example.org/{draw.randrange(1000)})."
    return ["body: |", paragraphs[0], "", f"  ## {_text(draw, 3)}", "", *items, "", paragraphs[1], "", link]


def _write(file: Path, lines: list[str]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("\n".join(lines) + "\n", "utf-8")
