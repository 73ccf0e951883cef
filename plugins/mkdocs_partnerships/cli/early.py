"""Entries whose day of publication is still to come: perhaps a slip of the year."""

import datetime as dt
from collections.abc import Iterator

from mkdocs_partnerships.problems import Place, Problem, field_name, message
from mkdocs_partnerships.site import Site
from mkdocs_partnerships.source import read
from mkdocs_partnerships.types import TYPES

_PATH = ("published",)
_ELSEWHERE = dt.timedelta(days=1)
"""A day begins in the east up to fourteen hours before it begins in UTC."""


def early_problems(site: Site, today: dt.date) -> Iterator[Problem]:
    """Notice entries that call themselves published on a later day.

    It may be meant, and what is told depends on the day: so only the check tells it, as a notice, and no build.

    Args:
        site: the site, as it is published.
        today: the day in UTC.
    """
    for one in TYPES:
        for entry in site.all(one.model.type_name):
            moment = getattr(entry, "published", None)
            if not moment or entry.draft or moment.day <= today + _ELSEWHERE:
                continue
            file = site.file(entry)
            source, _ = read(file, (site.settings.root / file).read_bytes())
            place = source.place(_PATH) if source else Place(file)
            context = {"day": moment.day.isoformat()}
            text = message("published-later", context, table="check")
            yield Problem(place, field_name(_PATH), "published-later", text, "notice", context, "check")
