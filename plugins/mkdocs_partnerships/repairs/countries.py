"""Names of countries and the EU's house codes → ISO 3166-1 codes, in the fields that take countries."""

from pydantic_core import PydanticCustomError

from mkdocs_partnerships.fields.countries import read_country
from mkdocs_partnerships.repairs.repair import Document, Found, Repair
from mkdocs_partnerships.repairs.values import replaced


def _find(document: Document) -> Found:
    for one in document.problems:
        scalar = document.at(one.place) if one.code == "country-code" else None
        code = country_code(scalar.value) if scalar else None
        edit = replaced(scalar, code) if scalar and code else None
        if edit:
            yield edit


def country_code(name: str) -> str | None:
    """Give the ISO code of a country by its name in any language of the EU, or by its house code."""
    try:
        return read_country(name)
    except PydanticCustomError as error:
        return (error.context or {}).get("iso")


COUNTRIES = Repair("countries", _find)
