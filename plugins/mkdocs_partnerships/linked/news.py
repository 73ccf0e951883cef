"""A news item, with the properties of https://developers.google.com/search/docs/appearance/structured-data/article."""

from mkdocs_partnerships.linked.event import event_named
from mkdocs_partnerships.linked.script import Data, known
from mkdocs_partnerships.linked.things import Things, moment, people
from mkdocs_partnerships.types.event import Event
from mkdocs_partnerships.types.news import News


def news_data(things: Things, news: News) -> Data:
    """Give all that is known of a news item; its moments are local to the site's zone, as in the feeds."""
    zone = things.site.settings.timezone
    url = things.url(news.address)
    events = [one for each in news.events if isinstance(one := things.site.find("event", each), Event)]
    return known(
        {
            "@type": "NewsArticle",
            "@id": things.name(news),
            "headline": news.title,
            "description": news.summary,
            "url": url,
            "mainEntityOfPage": url,
            "datePublished": moment(news.published, zone),
            "dateModified": moment(news.updated, zone) if news.updated else None,
            "inLanguage": news.language,
            "image": things.pictures(news, gallery=True),
            "author": people(news.authors),
            "publisher": things.organisation(news.publisher) if news.publisher else things.publisher,
            "about": [*things.organisations(news.partnerships), *(event_named(things, one) for one in events)],
            "keywords": list(news.tags),
        }
    )
