"""The feeds: what is new, for feed readers.

Every feed comes as RSS 2.0 (`feed.xml`), Atom 1.0 (`feed.atom`, RFC 4287) and JSON Feed 1.1 (`feed.json`). The feeds to
subscribe to (see `feed_plan.py`): all news and newly announced events (`feed.xml`), either of them (`news/feed.xml`,
`events/feed.xml`), and where there are entries one for each partnership (`partnerships/<id>/feed.xml`), country
(`events/country/<code>/feed.xml`), kind of event (`events/type/<kind>/feed.xml`) and tag (`tags/<tag>/feed.xml`).

What an entry becomes where the standards leave a choice:

- **Its name for ever** is a `tag:` URI (RFC 4151) made from the site's authority and the entry's type and id; it stays
  when the site or the page moves. So is the name of a feed in Atom.
- **Dates** come from entries, never from the build: `published`, in Atom and JSON also `updated` where it is later. A
  day without a time is nine in the morning in the site's zone. The date of a feed is the newest of its entries'; a feed
  without entries has 1 January 1970.
- **An event** is news on the day on which it was announced. Without `published` it is in lists and calendars only.
- **Drafts** are in no feed, not even in a preview.
- **Enclosures**: the entry's picture and documents that lie beside it, with their true lengths. RSS takes one: the
  picture, else the first document.

A feed holds the newest fifty entries. The older ones of the three main feeds stand in archives (RFC 5005 §4) as RSS and
Atom: `feed-2023.xml` holds those of 2023, the first fifty of them; more stand in `feed-2023-2.xml` and so on. An
archive is there when it is full or its year is over, and when it holds an entry that the feed no longer does; then
its entries stay the same. There are no archives of the others, which are parts of these, and none as JSON, which has no
standard for them.
"""
