"""The calendars: events as calendar applications read them (iCalendar, RFC 5545 and RFC 7986).

Every event has a file (`events/<id>/<id>.ics`), with its programme, to take over once. And there are calendars to
subscribe to: `events/calendar.ics` with all events, and one for each partnership, country, type and tag that has any.

What an entry becomes where the standard leaves a choice:

- **UID**: the UUID (version 5) of the `tag:` URI that is the event's GUID in the feeds, as RFC 7986 §5.3 asks for
  UUIDs. It is made from the site's authority and the event's id, so it stays when the site or the page moves.
- **DTSTAMP** is the moment of `updated`, else `published`, else `start`; never that of the build. **SEQUENCE** is 0
  until the entry says `updated`, then its minutes since 2000: it grows with each later `updated`. An event whose date
  or status changes should get a new `updated`; an application may else keep what it has.
- **Days** are `VALUE=DATE` with the first day after as `DTEND`. An event with a time at its start has times: an end
  without a time is the end of that day, and an end that is not known is left out rather than invented. An event that
  begins with a day and ends at a time is one of whole days, and its description tells the time.
- **STATUS**: `CONFIRMED`; `TENTATIVE` when postponed; none at all when cancelled, because Google Calendar silently
  drops what is `CANCELLED` from a subscribed calendar, so that subscribers would never learn of it. Instead the summary
  begins with "CANCELLED:", and the time no longer counts as busy. A postponed event stays at its old date, marked
  likewise, since no other is known.
- **ORGANIZER** is left out: it takes a mail address, and an event's organisers have none. So is **GEO**: places have no
  coordinates.
- **Size**: Google Calendar reads one megabyte of a calendar and about a thousand events. A calendar to subscribe to
  holds the latest events within these bounds; older ones keep their own files.
- Drafts are in no calendar, not even in a preview; an address to join that is not public is in none either.
"""
