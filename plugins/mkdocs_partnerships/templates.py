"""The templates: Jinja2 with escaping always on, and the filters that show values."""

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from mkdocs_partnerships import shown
from mkdocs_partnerships.calendars.calendar import calendar_plans
from mkdocs_partnerships.calendars.services import add_links, calendar_url, webcal
from mkdocs_partnerships.fields.countries import in_protocol_order, zones_of
from mkdocs_partnerships.types.fields_shown import fields_of
from mkdocs_partnerships.words import load_words

_HERE = Path(__file__).parent


def theme_folder() -> Path:
    """Give the folder of the theme: inside the package when installed from a wheel, else the project's own."""
    inside = _HERE / "theme"
    return inside if inside.is_dir() else _HERE.parents[1] / "theme"


@cache
def environment(language: str, overrides: Path | None = None) -> Environment:
    """Give the environment of the pages; made once, but a template that changes meanwhile is read again.

    Args:
        language: the language of the words.
        overrides: a folder whose templates come before the theme's, so that a site can change one of them.
    """
    folders = [folder for folder in (overrides, theme_folder()) if folder]
    made = Environment(
        loader=FileSystemLoader(folders),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    words = dict(load_words(language))
    made.globals.update(
        w=words, fields_of=fields_of, in_protocol_order=in_protocol_order, zones_of=zones_of, url_host=_host
    )
    made.globals.update(add_links=add_links, calendar_plans=calendar_plans, calendar_url=calendar_url, webcal=webcal)
    with_language = (
        "day",
        "weekday",
        "month",
        "short_month",
        "partial",
        "moment",
        "event_days",
        "zone",
        "country",
        "language_name",
        "event_times",
        "joined",
        "places",
    )
    for name in with_language:
        made.filters[name] = _in_language(getattr(shown, name), language)
    for name in ("instant", "size", "amount", "code_shown"):
        made.filters[name] = getattr(shown, name)
    return made


def _in_language(show: Any, language: str) -> Any:
    def filtered(value: Any) -> str:
        result: str = show(value, language)
        return result

    return filtered


def _host(url: str) -> str:
    return url.split("/")[2].removeprefix("www.")
