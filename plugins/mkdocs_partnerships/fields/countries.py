"""Countries: ISO 3166-1 alpha-2 in the entries; names, EU house codes and protocol order on the pages.

Order and house codes: Interinstitutional Style Guide of the EU, section 7.1. Names: Unicode CLDR through Babel.
"""

from collections.abc import Mapping
from functools import cache
from typing import Annotated, Any

from babel import Locale
from babel.core import get_global
from pydantic import PlainValidator

from mkdocs_partnerships.fields.text import Written, read_text
from mkdocs_partnerships.fields.wrong import wrong
from mkdocs_partnerships.problems import Phrase, meant

HOUSE_CODES = {"GR": "EL", "GB": "UK"}
"""Where the EU's house code differs from ISO 3166-1."""

EU = tuple("BE BG CZ DK DE EE IE GR ES FR HR IT CY LV LT LU HU MT NL AT PL PT RO SI SK FI SE".split())  # noqa: SIM905
"""The Member States in protocol order."""

_AFTER_THE_EU = tuple("IS LI NO CH AL AM BA GE XK MD ME MK RS TR UA GB".split())  # noqa: SIM905
_RESERVED = frozenset("AC AN CP CQ DG EA EU EZ IC QO TA UN XA XB ZZ".split())  # noqa: SIM905
_OTHER_NAMES = {
    "czech republic": "CZ",
    "slovak republic": "SK",
    "netherlands": "NL",
    "holland": "NL",
    "turkey": "TR",
    "macedonia": "MK",
    "republic of moldova": "MD",
    "great britain": "GB",
    "england": "GB",
    "scotland": "GB",
    "wales": "GB",
    "northern ireland": "GB",
    "united states of america": "US",
}
"""Names that editors write and CLDR does not."""

_LANGUAGES = tuple("bg cs da de el es et fi fr ga hr hu it lt lv mt nl pl pt ro sk sl sv uk tr".split())  # noqa: SIM905
"""The languages, besides English, in whose words a country may be named: those of the EU, and of its neighbours."""

KOSOVO = "XK"


@cache
def country_names(language: str = "en") -> dict[str, str]:
    """Give the name of each country by its code, in a language's own words."""
    territories = Locale.parse(language, sep="-").territories
    return {
        code: name.replace(" & ", " and ")
        for code, name in sorted(territories.items())
        if len(code) == 2 and code.isalpha() and code not in _RESERVED  # noqa: PLR2004 - ISO 3166-1 alpha-2
    }


@cache
def protocol_order() -> dict[str, int]:
    """Give each country's rank: Member States first, then the countries around, then all others by code."""
    first = [*EU, *_AFTER_THE_EU]
    return {code: rank for rank, code in enumerate([*first, *(c for c in country_names() if c not in first)])}


def in_protocol_order(codes: Any) -> list[str]:
    """Sort country codes in protocol order, each once."""
    return sorted(set(codes), key=protocol_order().__getitem__)


def house_code(code: str) -> str:
    """Give the code that EU texts print: `EL` for GR, `UK` for GB, else the ISO code."""
    return HOUSE_CODES.get(code, code)


@cache
def only_zone(code: str) -> str | None:
    """Give the IANA zone of a country that has just one; nothing for the others."""
    zones = zones_of(code)
    return zones[0] if len(zones) == 1 else None


def zones_of(code: str) -> list[str]:
    """Give the IANA zones of a country."""
    # CLDR lists Busingen, which keeps Berlin's time; and it has no territory for Kosovo, which keeps Belgrade's.
    known: dict[str, list[str]] = {"DE": ["Europe/Berlin"], KOSOVO: ["Europe/Belgrade"]}
    return known.get(code) or list(get_global("territory_zones").get(code, []))


@cache
def _by_name() -> Mapping[str, str]:
    """Give each country's code by its names in other languages; a name that means two countries is left out."""
    codes: dict[str, set[str]] = {}
    for language in _LANGUAGES:
        for code, name in country_names(language).items():
            codes.setdefault(name.casefold(), set()).add(code)
    return {name: found.pop() for name, found in codes.items() if len(found) == 1}


def read_country(value: Any) -> str:
    """Read an ISO 3166-1 alpha-2 code; a house code or a name in any language of the EU is answered with the code."""
    text = read_text(value)
    names = country_names()
    if text in names:
        return text
    from_house = {house: code for code, house in HOUSE_CODES.items()}
    by_name = {name.casefold(): code for code, name in names.items()}
    code = (
        from_house.get(text.upper())
        or by_name.get(text.casefold())
        or _OTHER_NAMES.get(text.casefold().removeprefix("the "))
        or (text.upper() if text.upper() in names else None)
        or _by_name().get(text.casefold())
    )
    if code:
        raise wrong("country-code", value=text, iso=code, name=names[code])
    near = meant(text, names.values())
    hint = Phrase("did-you-mean-code", {"code": by_name[near.casefold()], "name": near}) if near else ""
    raise wrong("not-a-country", value=text, hint=hint)


Country = Annotated[
    str, PlainValidator(read_country, json_schema_input_type=str), Written("a country code (ISO 3166-1)", "RO")
]
