"""An RSS or Atom feed (RSS 2.0, RSS 1.0, RFC 4287) → news. Nothing in it is fetched, and no document type is taken."""

import datetime as dt
import html
import re
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from typing import Any
from zoneinfo import ZoneInfo

from mkdocs_partnerships.imports.item import Item, NotReadableError, line, shortened, words
from mkdocs_partnerships.imports.markdown import Text, from_html, from_plain, is_html, plain

_XML_BASE = "{http://www.w3.org/XML/1998/namespace}base"


def read_feed(raw: bytes, zone: str, language: str = "en") -> Iterator[Item]:
    """Read the items of a feed, in its order.

    Args:
        raw: the file's bytes.
        zone: the zone (IANA name) in which days of publication are told.
        language: the language of notes in texts.

    Raises:
        NotReadableError: the file is no feed, or one that must not be read.
    """
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    if b"<!DOCTYPE" in raw:
        raise NotReadableError("doctype")
    try:
        root = etree.fromstring(raw, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise NotReadableError("broken") from error
    # In another encoding the letters above are other bytes.
    if root.getroottree().docinfo.doctype:
        raise NotReadableError("doctype")
    name = etree.QName(root).localname
    if name not in ("rss", "RDF", "feed"):
        raise NotReadableError("not-a-file")
    channel = root if name == "feed" else _child(root, "channel")
    feed_title, feed_link = (plain(_text(channel, "title")), _link(channel)) if channel is not None else ("", "")
    for one in root.iter("{*}item", "{*}entry"):
        yield _item(one, zone, feed_title, feed_link, language)


def _item(one: Any, zone: str, feed_title: str, feed_link: str, language: str) -> Item:
    link = _link(one)
    key = line(_text(one, "guid") or _text(one, "id") or link)
    item = Item("news", key, {})
    data = item.data
    data["title"] = plain(_text(one, "title"))
    content = next(
        (found for name in ("encoded", "content", "description", "summary") if (found := _html(one, name))), ""
    )
    base = one.get(_XML_BASE) or link or feed_link
    body = from_html(content, base, language) if is_html(content) or "&" in content else from_plain(content)
    summary = plain(next((found for name in ("description", "summary") if (found := _html(one, name))), "") or content)
    moments = (_moment(_text(one, name)) for name in ("pubDate", "published", "date", "issued", "updated", "modified"))
    moment = next(filter(None, moments), None)
    if not data["title"] or not moment or not key:
        item.missing = "title" if moment else "published"
        item.data["title"] = data["title"] or summary[:60]
        return item
    data["summary"] = shortened(summary) or data["title"]
    data["published"] = f"{moment.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M}"
    data["publisher"] = (
        {name: value for name, value in (("name", feed_title), ("url", feed_link)) if value} if feed_title else ""
    )
    data["authors"] = [{"name": name} for name in words(_authors(one)) if isinstance(name, str)]
    data["tags"] = words(_text_of(found) or found.get("term") for found in one.iterfind("{*}category"))
    data["sources"] = [{"title": data["title"], "url": link}] if link else []
    data["body"] = body.text if line(_words(body)) != data["summary"] else ""
    item.todo += [] if summary else ["summary"]
    item.todo += [f"left-out:{kind}" for kind in sorted(body.left_out)]
    item.data = {name: value for name, value in data.items() if value}
    return item


def _words(body: Text) -> str:
    return body.text.replace("\\", "")


def _child(one: Any, name: str) -> Any:
    return next(iter(one.iterfind(f"{{*}}{name}")), None)


def _text_of(found: Any) -> str:
    return "" if found is None else "".join(found.itertext()).strip()


def _text(one: Any, name: str) -> str:
    return _text_of(_child(one, name))


def _html(one: Any, name: str) -> str:
    """Give the content of an element as HTML, however it is wrapped (RFC 4287 §4.1.3)."""
    from lxml import etree

    found = _child(one, name)
    if found is None or found.get("src"):
        return ""
    kind = found.get("type", "")
    if kind == "xhtml":
        return "".join(etree.tostring(child, encoding="unicode", method="html") for child in found)
    text = _text_of(found)
    return html.escape(text, quote=False) if kind == "text" and is_html(text) else text


def _link(one: Any) -> str:
    """Give the address of an item's or a feed's page."""
    for found in one.iterfind("{*}link"):
        address = line(found.get("href") or _text_of(found)).replace(" ", "%20")
        if found.get("rel", "alternate") == "alternate" and re.match("https?://", address):
            return address
    guid = _child(one, "guid")
    address = line(_text_of(guid))
    return (
        address
        if guid is not None and guid.get("isPermaLink", "true") == "true" and re.match("https?://", address)
        else ""
    )


def _authors(one: Any) -> Iterator[str]:
    for author in one.iterfind("{*}author"):
        # RSS wants a mail address here; the name may stand behind it, in brackets.
        name = _text(author, "name") or (re.findall(r"\((.+)\)", _text_of(author)) or [_text_of(author)])[0]
        yield "" if "@" in name else name
    for creator in one.iterfind("{*}creator"):
        yield "" if "@" in _text_of(creator) else _text_of(creator)


def _moment(text: str) -> dt.datetime | None:
    if not text:
        return None
    for read in (parsedate_to_datetime, dt.datetime.fromisoformat):
        try:
            moment = read(text.strip())
        except (ValueError, TypeError, IndexError):
            continue
        # Nobody publishes at the ends of the calendar, where zones have no moments.
        if dt.MINYEAR + 1 < moment.year < dt.MAXYEAR - 1:
            return (moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)).astimezone(dt.UTC)
    return None
