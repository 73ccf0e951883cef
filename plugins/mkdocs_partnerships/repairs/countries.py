"""Names of countries and the EU's house codes → ISO 3166-1 codes, in the fields that take countries."""

from functools import cache

from pydantic_core import PydanticCustomError

from mkdocs_partnerships.fields.countries import country_names, read_country
from mkdocs_partnerships.repairs.repair import Document, Found, Repair
from mkdocs_partnerships.repairs.values import replaced

_LANGUAGES = tuple("bg cs da de el es et fi fr ga hr hu it lt lv mt nl pl pt ro sk sl sv uk tr".split())  # noqa: SIM905
"""The languages in whose words a country may be named: those of the EU, and of its neighbours."""


def _find(document: Document) -> Found:
    for one in document.problems:
        scalar = document.at(one.place) if one.code in ("country-code", "not-a-country") else None
        code = country_code(scalar.value) if scalar else None
        edit = replaced(scalar, code) if scalar and code else None
        if edit:
            yield edit


def country_code(name: str) -> str | None:
    """Give the ISO code of a country by its name in any language of the EU, or by its house code."""
    try:
        return read_country(name)
    except PydanticCustomError as error:
        code = (error.context or {}).get("iso")
    return str(code) if code else _by_name().get(name.strip().casefold())


@cache
def _by_name() -> dict[str, str]:
    """Give each country's code by its names; a name that means two countries is left out."""
    codes: dict[str, set[str]] = {}
    for language in _LANGUAGES:
        for code, name in country_names(language).items():
            codes.setdefault(name.casefold(), set()).add(code)
    return {name: found.pop() for name, found in codes.items() if len(found) == 1}


COUNTRIES = Repair("countries", _find)
