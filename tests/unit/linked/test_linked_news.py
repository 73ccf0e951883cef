"""What a news item's page says to machines."""

from pathlib import Path

from linked_reading import URL, said, site_of
from photographs import drawn
from project import CLUSTER, EVENT, NEWS, PARTNERSHIP

HERE = f"{URL}news/word/"


def test_news_says_all_that_is_known(tmp_path: Path) -> None:
    (tmp_path / "content" / "news").mkdir(parents=True)
    for name in ("a.png", "b.png", "c.png"):
        (tmp_path / "content" / "news" / name).write_bytes(drawn())
    site = site_of(
        tmp_path,
        {
            "content/news/word.yml": f"{NEWS.replace('2023-11-28', '2023-11-28 18:30')}updated: 2023-12-01\n"
            "authors: [{name: Ada, role: Officer}, {role: A reader}]\npublisher: {name: Agency}\n"
            "partnerships: [hempclub]\nevents: [meet, draft]\ntags: [hemp]\n"
            "image: {file: a.png, alt: A}\ngallery: [{file: b.png, alt: B}, {file: c.png, decorative: true}]\n",
            "events/meet.yml": EVENT,
            "events/draft.yml": f"{EVENT}draft: true\n",
            "partnerships/hempclub.yml": PARTNERSHIP,
            "partnerships/clusters/clustero.yml": CLUSTER,
        },
    )
    found = said(site, "news", "word")
    assert found == {
        "@type": "NewsArticle",
        "@id": f"{HERE}#news",
        "headline": "A word",
        "description": "What was said.",
        "url": HERE,
        "mainEntityOfPage": HERE,
        "datePublished": "2023-11-28T18:30:00+01:00",
        "dateModified": "2023-12-01",
        "inLanguage": "en",
        "image": [f"{HERE}a.png", f"{HERE}b.png"],
        "author": [{"@type": "Person", "name": "Ada", "jobTitle": "Officer"}],
        "publisher": {"@type": "Organization", "name": "Agency"},
        "about": [
            {
                "@type": "Organization",
                "@id": f"{URL}partnerships/hempclub/#partnership",
                "name": "HempCluB",
                "url": f"{URL}partnerships/hempclub/",
            },
            {
                "@type": "Event",
                "@id": f"{URL}events/meet/#event",
                "name": "Clusters meet",
                "url": f"{URL}events/meet/",
                "startDate": "2023-11-21",
                "endDate": "2023-11-21",
                "eventStatus": "https://schema.org/EventScheduled",
            },
        ],
        "keywords": ["hemp"],
    }


def test_the_site_publishes_what_nobody_else_has(tmp_path: Path) -> None:
    found = said(site_of(tmp_path, {"content/news/word.yml": NEWS}), "news", "word")
    assert found["publisher"] == {"@type": "Organization", "name": "Ours", "url": URL}
    assert "author" not in found
