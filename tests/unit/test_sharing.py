"""What a page looks like where somebody shares it."""

from dataclasses import replace
from pathlib import Path

import pytest
from photographs import drawn
from project import EVENT, NEWS, load

from mkdocs_partnerships.sharing import sharing
from mkdocs_partnerships.site import Site

URL = "https://example.org/project/"


def site_of(root: Path, **files: str | bytes) -> Site:
    site, problems = load(root, **files)
    assert problems == []
    return replace(site, settings=replace(site.settings, site_name="Ours", site_url=URL, site_description="All."))


def lines(site: Site, type_name: str) -> list[str]:
    [entry] = site.all(type_name)
    return sharing(site, entry.name_shown, entry.summary or "", entry.address, entry).split("\n  ")


def test_news_is_an_article_with_its_picture(tmp_path: Path) -> None:
    text = NEWS.replace("A word", 'A "word" & <more>').replace("2023-11-28", "2023-11-28 09:00")
    text += "updated: 2023-12-01\nlanguage: ro\nimage: {file: a b.JPG, alt: Two & two}\n"
    site = site_of(tmp_path, **{"content__news__word.yml": text, "content__news__a b.JPG": drawn("JPEG")})
    assert lines(site, "news") == [
        '<meta property="og:title" content="A &#34;word&#34; &amp; &lt;more&gt;">',
        '<meta property="og:description" content="What was said.">',
        '<meta property="og:type" content="article">',
        f'<meta property="og:url" content="{URL}news/word/">',
        '<meta property="og:site_name" content="Ours">',
        '<meta property="og:locale" content="ro_RO">',
        '<meta property="article:published_time" content="2023-11-28">',
        '<meta property="article:modified_time" content="2023-12-01">',
        f'<meta property="og:image" content="{URL}news/word/a%20b.JPG">',
        '<meta property="og:image:type" content="image/jpeg">',
        '<meta property="og:image:width" content="4">',
        '<meta property="og:image:height" content="3">',
        '<meta property="og:image:alt" content="Two &amp; two">',
        '<meta name="twitter:card" content="summary_large_image">',
    ]


def test_an_event_without_a_picture_has_a_small_card(tmp_path: Path) -> None:
    site = site_of(
        tmp_path, **{"events__meet.yml": f"{EVENT}image: {{file: a.png, decorative: true}}\n", "events__a.png": drawn()}
    )
    assert lines(site, "event") == [
        '<meta property="og:title" content="Clusters meet">',
        '<meta property="og:description" content="Two days.">',
        '<meta property="og:type" content="website">',
        f'<meta property="og:url" content="{URL}events/meet/">',
        '<meta property="og:site_name" content="Ours">',
        '<meta property="og:locale" content="en_GB">',
        '<meta name="twitter:card" content="summary">',
    ]


def test_the_home_page_has_the_sites_name_and_description(tmp_path: Path) -> None:
    made = sharing(site_of(tmp_path), "", "", "").split("\n  ")
    assert made[0] == '<meta property="og:title" content="Ours">'
    assert made[1] == '<meta property="og:description" content="All.">'
    assert made[3] == f'<meta property="og:url" content="{URL}">'


def test_without_an_address_nothing_absolute_is_said(tmp_path: Path) -> None:
    site = site_of(
        tmp_path,
        **{"events__meet.yml": f"{EVENT}image: {{file: a.png, alt: A}}\n", "events__a.png": drawn()},
    )
    made = lines(replace(site, settings=replace(site.settings, site_url="")), "event")
    assert [one for one in made if "og:url" in one or "og:image" in one or "large" in one] == []


@pytest.mark.parametrize(
    ("language", "locale"), [("en", "en_GB"), ("uk", "uk_UA"), ("zh-TW", "zh_TW"), ("pt-BR", "pt_BR"), ("sr", "sr_RS")]
)
def test_a_language_comes_with_its_country(tmp_path: Path, language: str, locale: str) -> None:
    site = site_of(tmp_path, **{"events__meet.yml": f"{EVENT}language: {language}\n"})
    assert f'<meta property="og:locale" content="{locale}">' in lines(site, "event")
