"""One line about a place → building, street, town and country, as far as the line tells them apart.

Calendars write `Palas, Strada Palas 7A, 700051 Iași, Romania` (the order of Google's, Apple's and Outlook's addresses).
Only a line that ends with a country is taken apart, and only where a town stands before it; else it stays one text.
"""

import re

from mkdocs_partnerships.repairs.countries import country_code
from mkdocs_partnerships.source import Value

_POSTCODE = r"(?:[A-Z]{1,2}[- ])?\d{3,6}(?:[- ]\d{2,3})?"
_TOWN = re.compile(rf"(?:(?P<before>{_POSTCODE}) )?(?P<town>[^\W\d_][^\d]*?)(?: (?P<after>{_POSTCODE}))?")
_PROVINCE = re.compile(r" \(?[A-Z]{2}\)?$")
_STREET = re.compile(
    r"\b(str|strada|bd|bulevardul|calea|aleea|piața|street|st|road|rd|avenue|ave|square|lane|rue|place|boulevard|via|viale"
    r"|piazza|corso|calle|plaza|avenida|paseo|rua|praça|platz|allee|weg|ulica|ul|building|floor|room|hall)\b"
    r"|(straße|strasse|straat|laan|gatan|gade|platz|οδός)\b",
    re.IGNORECASE,
)
"""Words of streets, squares and rooms, in the languages of most calendars."""

_LONGEST = 40


def read_place(where: str) -> dict[str, Value]:
    """Read a line about a place.

    Args:
        where: one line, such as `LOCATION` of an event (RFC 5545 §3.8.1.7), which is free text.

    Returns:
        the fields of a place that it tells; `venue` holds the whole line where nothing is sure.
    """
    *rest, last = [part.strip() for part in where.split(",")]
    country = country_code(last) if rest and not last.isupper() else None
    if not country:
        return {"venue": where}
    *before, nearest = rest
    town = _TOWN.fullmatch(nearest)
    if not before or not town or _STREET.search(nearest) or len(nearest) > _LONGEST:
        return {"venue": ", ".join(rest), "country": country}
    venue, *street = before
    postcode = town["before"] or town["after"]
    address = ", ".join(filter(None, [*street, postcode]))
    city = _PROVINCE.sub("", town["town"]) if country == "IT" else town["town"]
    return {"venue": venue, **({"address": address} if address else {}), "city": city, "country": country}
