"""Every text survives every format."""

import datetime as dt
import json
from pathlib import Path

import feedparser
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree

from mkdocs_partnerships.body import render
from mkdocs_partnerships.feeds.feed import make_feeds
from mkdocs_partnerships.feeds.formats import formats
from mkdocs_partnerships.feeds.item import clean, item
from mkdocs_partnerships.fields.times import Moment
from mkdocs_partnerships.settings import Settings
from mkdocs_partnerships.site import About, Site
from mkdocs_partnerships.types.event import Event
from mkdocs_partnerships.types.news import News

ANY = st.text(st.sampled_from("&<>\"']![CDATA;\ațșßΩжქՀעع🎉👩\u200d\u202e\ud800\uffff\n") | st.characters(), min_size=1)
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
ATOM = "{http://www.w3.org/2005/Atom}"


def site_with(title: str, summary: str, tag: str, author: str) -> Site:
    """Give a site with one news item, made as no editor could: the reader of files refuses some of it."""
    person = {"name": author, "role": None, "organisation": None, "email": None}
    about = {
        "id": "n",
        "language": "en",
        "title": title,
        "summary": summary,
        "published": Moment(dt.date(2024, 1, 2)),
        "tags": (tag,),
        "authors": (News.model_fields["authors"].annotation.__args__[0].model_construct(**person),),  # type: ignore[union-attr]
    }
    entry = News.model_construct(**about)
    entries = {"partnership": {}, "cluster": {}, "event": {}, "news": {"n": entry}, "scheme": {}}
    body = render(clean(summary))
    settings = Settings(Path(), site_name=title, site_url="https://example.org/")
    return Site(settings, entries, {("news", "n"): About("n.yml", b"", body, ())})


@given(title=ANY, summary=ANY, tag=ANY, author=ANY)
@example("]]>", "]]>", "]]>", "]]>")
@example("\u05e9\u05dc\u05d5\u05dd \u202eabc", "Ελλάδα, Україна, საქართველო, Հայաստան 🎉", "🏳️‍🌈", "\ud800")
def test_text_of_every_script_survives_every_format(title: str, summary: str, tag: str, author: str) -> None:
    site = site_with(title, summary, tag, author)
    (entry,) = site.all("news")
    assert isinstance(entry, News | Event)
    made = item(site, entry)
    assert (made.title, made.summary) == (clean(title) or "n", clean(summary) or made.title)
    files = {one.address: one.content() for one in make_feeds(site, formats()) if one.address.startswith("news/feed")}

    of_json = json.loads(files["news/feed.json"])["items"][0]
    assert (of_json["title"], of_json["summary"]) == (made.title, made.summary)
    assert of_json.get("content_html", "") == made.html
    assert of_json.get("tags", []) == list(made.categories)
    assert [one["name"] for one in of_json.get("authors", [])] == list(made.authors)

    rss = etree.fromstring(files["news/feed.xml"])
    # A sole carriage return is written as `&#13;`, but none in CDATA: XML makes a line feed of it.
    assert rss.findtext("channel/item/title") == made.title
    assert rss.findtext("channel/item/description") == made.summary
    assert (rss.findtext(f"channel/item/{CONTENT}") or "") == made.html.replace("\r", "\n")
    assert [one.text for one in rss.iterfind("channel/item/category")] == list(made.categories)

    atom = etree.fromstring(files["news/feed.atom"])
    assert atom.findtext(f"{ATOM}entry/{ATOM}title") == made.title
    assert atom.findtext(f"{ATOM}entry/{ATOM}summary") == made.summary
    assert (atom.findtext(f"{ATOM}entry/{ATOM}content") or "") == made.html
    assert [one.get("term") for one in atom.iterfind(f"{ATOM}entry/{ATOM}category")] == list(made.categories)
    assert [one.text for one in atom.iterfind(f"{ATOM}entry/{ATOM}author/{ATOM}name")] == list(made.authors)

    for name in ("news/feed.xml", "news/feed.atom"):
        parsed = feedparser.parse(files[name])
        assert [one.id for one in parsed.entries] == ["tag:example.org,2026:news/n"]
