"""A small site with everything that a page can be asked to show, and with what breaks layouts."""

import datetime as dt
import json
import shutil
import struct
import zlib
from pathlib import Path
from typing import Any

FIXTURE = Path(__file__).parents[1] / "site" / "fixture"

NOW = "2027-03-10T09:00:00+00:00"
"""The moment at which the pictures are taken."""

SITE = """\
site_name: Gallery
site_url: https://gallery.example.org/
site_description: A site for looking at.
docs_dir: content
theme: material
plugins:
  - partnerships:
      funding:
        programme: COSME
        statement: Funded by the European Union
        disclaimer: Views and opinions expressed are however those of the authors only.
        agency: EISMEA
      accessibility:
        date: 2027-01-15
        status: partial
        limits:
          - {title: Slides of speakers, text: They come from others; ask us for their text.}
        contact: ada@example.org
"""

# Thirty values of one facet; the first has the longest name, the last carries a footnote.
COUNTRIES = (
    *("BA", "AT", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IS", "IT"),
    *("LT", "LU", "LV", "MK", "MT", "NL", "NO", "PL", "PT", "RO", "XK"),
)

LONG = "Rinderkennzeichnungsfleischetikettierungsüberwachungsaufgabenübertragungsgesetz"
ARABIC = "ملتقى الشراكات العنقودية الأوروبية في مجال الصحة"


def write_gallery(folder: Path) -> None:
    """Write the site.

    Args:
        folder: where; it must not exist.
    """
    entries = {**_partnerships(), **_events(), **_news()}
    for name, entry in entries.items():
        file = folder / f"{name}.yml"
        file.parent.mkdir(parents=True, exist_ok=True)
        # JSON is YAML.
        file.write_text(json.dumps(entry, ensure_ascii=False, indent=1) + "\n", "utf-8")
    (folder / "mkdocs.yml").write_text(SITE, "utf-8")
    pictures = folder / "events" / "2026"
    for number in range(1, 4):
        (pictures / f"hall-{number}.png").write_bytes(_png(640 + 80 * number, 420, number))
    shutil.copy(FIXTURE / "events" / "2023" / "programme.pdf", pictures / "report.pdf")
    schemes = folder / "content" / "schemes"
    schemes.mkdir()
    shutil.copy(FIXTURE / "content" / "schemes" / "lump.yml", schemes / "lump.yml")
    (folder / "content" / "accounts.md").write_text(
        "# How it works\n\nText, [an exchange](/events/after/), a table and a list.\n\n"
        "| a | b |\n|---|---|\n| 1 | 2 |\n\n"
        "- one\n- two\n\n> Quoted.\n\n```yaml\ntitle: Exchange\n```\n",
        "utf-8",
    )


def _partnerships() -> dict[str, dict[str, Any]]:
    clusters = {
        f"partnerships/clusters/c{number}": {"name": f"Cluster {code}", "country": code, "city": f"Town {number}"}
        for number, code in enumerate(COUNTRIES[:12])
    }
    clusters["partnerships/clusters/c0"] |= {
        "name": f"Verband für {LONG}",
        "former_names": [{"name": "Fleischverband", "until": "2024"}],
        "website": "https://cluster.example.org/",
        "sectors": ["food"],
        "represents": [{"label": "Enterprises", "value": "2 000", "as_of": "2025-03"}],
    }
    return {
        **clusters,
        "partnerships/alpha": {
            "name": "Alpha",
            "title": "Alpha: clusters that visit each other",
            "summary": "Twelve clusters of twelve countries, with a grant, targets and figures that disagree.",
            "programme": "COSME",
            "call": "COS-CLUSTPARTNS-2019",
            "period": {"start": "2025-02", "end": "2027-12-31"},
            "grant": {"amount": "1234567.5", "currency": "EUR"},
            "sectors": ["hemp", "photonics"],
            "coordinator": "c1",
            "members": [f"c{number}" for number in range(12)],
            "website": "https://alpha.example.org/",
            "social": {"linkedin": "https://www.linkedin.com/company/alpha"},
            "contacts": [{"name": "Ada Example", "role": "Coordinator", "email": "ada@example.org"}],
            "schemes": ["lump"],
            "brand": {"primary": "#1f3a2d", "accent": "#4f8a35"},
            "targets": [{"label": "Exchanges", "value": "at least 80"}],
            "figures": [
                {"label": "Exchanges", "value": "38", "as_of": "2026-03", "source": {"title": "Report"}},
                {"label": "Exchanges", "value": "40", "source": {"title": "Newsletter"}},
            ],
            "body": "## What it does\n\nIt sends people from one cluster to another, for three days or more.\n",
        },
        "partnerships/pale": {
            "name": "Pale",
            "summary": "A partnership whose colour is too pale for white paper.",
            "brand": {"primary": "#0b4f57"},
            "members": ["c2"],
            "member_count": "9",
        },
        "partnerships/bare": {"name": "Bare", "summary": "A partnership of which next to nothing is known yet."},
    }


def _events() -> dict[str, dict[str, Any]]:
    common = {"type": "exchange", "partnerships": ["alpha"], "published": "2026-01-10"}
    city = {"venue": "Palace", "address": "Main Street 1", "city": "Iași", "country": "RO"}
    single: dict[str, dict[str, Any]] = {
        "before": {
            "title": "Spring exchange in Iași",
            "summary": "Three days of visits; registration closes in three days.",
            "start": "2027-04-20 09:30",
            "end": "2027-04-22 16:00",
            "place": city,
            "scheme": "lump",
            "website": "https://example.org/spring",
            "registration": {
                "url": "https://example.org/register",
                "opens": "2027-01-10",
                "closes": "2027-03-13 12:00",
            },
        },
        "invited": {
            "title": "Round table, by invitation",
            "summary": "A talk behind doors, in a hybrid form.",
            "start": "2027-05-03 10:00",
            "end": "2027-05-03 12:00",
            "attendance": "hybrid",
            "online": {"platform": "Webex"},
            "place": city,
            "registration": {"invitation_only": "true"},
        },
        "now": {
            "title": "Fair under way",
            "summary": "It began yesterday and ends tomorrow.",
            "start": "2027-03-09",
            "end": "2027-03-11",
            "place": city,
        },
        "cancelled": {
            "title": "Cancelled workshop",
            "summary": "It was to be a workshop.",
            "start": "2027-04-01",
            "status": "cancelled",
            "status_note": "Too few answered.",
            "place": city,
        },
        "postponed": {
            "title": "Moved study visit",
            "summary": "It was to be in April.",
            "start": "2027-06-08",
            "previous_start": "2027-04-08",
            "status": "rescheduled",
            "place": city,
        },
        "after": {
            "title": "Autumn exchange, with its report",
            "summary": "What came of three days in autumn.",
            "start": "2026-10-06 09:00",
            "end": "2026-10-08 17:00",
            "place": city,
            "host": "c0",
            "organisers": ["c1", {"name": "Example & Sons", "url": "https://example.org/"}],
            "figures": [
                {"label": "Participants", "value": "205", "source": {"title": "Agency"}},
                {"label": "Participants", "value": "over 220", "source": {"title": "Radio"}},
            ],
            "image": {"file": "hall-1.png", "alt": "A hall in three colours", "caption": "The hall", "credit": "Alpha"},
            "gallery": [
                {"file": f"hall-{number}.png", "alt": f"Hall {number}", "caption": f"Picture {number}"}
                for number in range(1, 4)
            ],
            "attachments": [
                {"title": "Report", "file": "report.pdf", "language": "en"},
                {"title": "Slides", "url": "https://example.org/slides.pdf"},
            ],
            "tags": ["bioeconomy"],
            "body": "## What was seen\n\nVisits, talks and a reception.\n",
        },
        "long": {
            "title": f"{LONG}s-Fachtagung",
            "summary": f"Eine Tagung über das {LONG} und über Donaudampfschifffahrtsgesellschaftskapitänsmützen.",
            "language": "de",
            "start": "2027-07-01",
            "place": {
                "venue": "Straßenbahnhaltestellenvorplatzgaststätte",
                "city": "Garmisch-Partenkirchen",
                "country": "DE",
            },
        },
        "arabic": {
            "title": ARABIC,
            "summary": f"{ARABIC} – Iași 2027.",
            "language": "ar",
            "start": "2027-07-05",
            "attendance": "online",
        },
        "twelve": {
            "title": "Twelve days and eighty sessions",
            "summary": "A summer school with a programme that goes on and on.",
            "type": "conference",
            "start": "2027-08-02 09:00",
            "end": "2027-08-13 18:00",
            "place": city,
            "programme": [_day(number) for number in range(12)],
        },
    }
    events = {f"events/{one['start'][:4]}/{name}": {**common, **one} for name, one in single.items()}
    for number, code in enumerate(COUNTRIES):
        events[f"events/2025/visit-{code.lower()}"] = {
            "title": f"Visit {number + 1}",
            "summary": "A visit.",
            "type": ("exchange", "conference", "workshop", "webinar", "fair")[number % 5],
            "start": str(dt.date(2025, 2, 3) + dt.timedelta(days=9 * number)),
            "partnerships": [("alpha", "pale")[number % 2]],
            "place": {"city": f"Town {number + 1}", "country": code},
            "tags": [("hemp", "health", "photonics")[number % 3]],
        }
    return events


def _day(number: int) -> dict[str, Any]:
    count = 7 if number < 8 else 6
    return {
        "date": str(dt.date(2027, 8, 2) + dt.timedelta(days=number)),
        "title": f"Day {number + 1}: from field to fibre",
        "sessions": [
            {
                "start": f"{9 + hour}:00",
                "end": f"{9 + hour}:45",
                "title": f"Session {number + 1}.{hour + 1}",
                "room": f"Hall {hour % 3 + 1}",
                "speakers": [{"name": "Ada Example", "organisation": "Cluster AT"}],
            }
            for hour in range(count)
        ],
    }


def _news() -> dict[str, dict[str, Any]]:
    return {
        "content/news/2026/report": {
            "title": "What came of the autumn exchange",
            "summary": "Forty talks, and one handshake.",
            "published": "2026-10-12",
            "partnerships": ["alpha"],
            "events": ["after"],
            "quotes": [{"text": "I came for one talk and stayed for all.", "name": "Ada Example", "role": "Visitor"}],
            "tags": ["bioeconomy"],
            "body": "The hall was full. [The exchange](/events/after/) has a page of its own.\n\n- visits\n- talks\n",
        },
        "content/news/2027/open": {
            "title": "Registration for spring is open",
            "summary": "Until 13 March.",
            "published": "2027-01-10",
            "partnerships": ["alpha", "pale"],
        },
    }


def _png(width: int, height: int, seed: int) -> bytes:
    """Draw three bands of colour: a picture that needs no library to be made."""
    colours = ((31, 58, 45), (123, 182, 97), (230, 236, 220))
    rows = b"".join(b"\0" + bytes(colours[(row * 3 // height + seed) % 3]) * width for row in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", zlib.compress(rows)) + _chunk(b"IEND", b"")


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
