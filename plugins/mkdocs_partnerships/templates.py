"""The templates: Jinja2 with escaping always on, and the filters that show values."""

import datetime as dt
import re
from collections.abc import Callable, Mapping, MutableMapping
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from jinja2.ext import Extension
from jinja2.utils import htmlsafe_json_dumps
from markupsafe import escape

from mkdocs_partnerships import shown
from mkdocs_partnerships.calendars.calendar import calendar_plans
from mkdocs_partnerships.calendars.services import add_links, calendar_url, webcal
from mkdocs_partnerships.colours import shades
from mkdocs_partnerships.compiled import CompiledTemplates, theme_folder
from mkdocs_partnerships.fields.countries import in_protocol_order, zones_of
from mkdocs_partnerships.magnitudes import lengths
from mkdocs_partnerships.slugs import slug
from mkdocs_partnerships.template_code import Generator, with_own
from mkdocs_partnerships.types.fields_shown import fields_of
from mkdocs_partnerships.words import load_words


class _Environment(Environment):
    """Jinja's environment, quicker where every page asks it."""

    code_generator_class = Generator

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._found: dict[str, Template] = {}

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - Jinja's name
    ) -> Template:
        """Give a template; every page imports some, and they do not change during a build."""
        found = self._found.get(name) if isinstance(name, str) else None
        if found is None:
            found = super().get_template(name, parent, globals)
            self._found[found.name or ""] = found
        return found

    def _generate(self, *args: Any, **options: Any) -> str:
        return with_own(super()._generate(*args, **options))

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Give what a template can use by name."""
        return {**self.globals, **(d or {})}


class _Words(dict[str, Any]):
    """Words whose keys are attributes too: a template asks for an attribute first, and a miss is dear."""

    def __init__(self, words: Mapping[str, Any]) -> None:
        super().__init__({key: _Words(one) if isinstance(one, dict) else one for key, one in words.items()})
        self.__dict__ = self


class _WrittenWords(Extension):
    """Writes the words into a template before it is compiled: they are the same on every page."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002 - Jinja's names
        """Put the word itself in the place of `{{ w.table.word }}`, and a table's JSON for `{{ w.table|tojson }}`."""
        return _WORD.sub(self._written, source)

    def _written(self, match: re.Match[str]) -> str:
        found: Any = self.environment.globals["w"]
        for part in match[1].split("."):
            found = found.get(part) if isinstance(found, dict) else None
        if match[2] and isinstance(found, dict):
            said = htmlsafe_json_dumps(found, ensure_ascii=False, sort_keys=True)
        elif isinstance(found, str) and not match[2]:
            said = escape(found)
        else:
            return match[0]
        # What Jinja would read as its own is left for it to write.
        return match[0] if "{{" in said or "{%" in said or "{#" in said else str(said)


_WORD = re.compile(r"\{\{ w\.([a-z_.]+)(\|tojson)? \}\}")


def environment(
    language: str, overrides: Path | None = None, compiled: CompiledTemplates | None = None, **known: Any
) -> Environment:
    """Give an environment for the pages of one build.

    Everything that the templates can use is global to it: a piece that is imported is then run once, not once a page.

    Args:
        language: the language of the words.
        overrides: a folder whose templates come before the theme's, so that a site can change one of them.
        compiled: where templates are kept compiled.
        known: what the templates can use by name beside the words.
    """
    if compiled:
        compiled.words = language.encode()
    folders = [folder for folder in (overrides, theme_folder()) if folder]
    made = _Environment(
        loader=FileSystemLoader(folders),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        # A template does not change during a build.
        auto_reload=False,
        bytecode_cache=compiled,
        extensions=[_WrittenWords],
    )
    made.policies["json.dumps_kwargs"] = {"sort_keys": True, "ensure_ascii": False}
    made.globals.update(
        w=_Words(load_words(language)),
        fields_of=fields_of,
        in_protocol_order=in_protocol_order,
        slug=slug,
        session_instants=shown.session_instants,
        zones_of=zones_of,
        url_host=_host,
        **known,
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
        made.filters[name] = partial(_shown_in, getattr(shown, name), language)
    made.filters["iso_day"] = lambda value: shown.day(dt.date.fromisoformat(value), language)
    made.filters.update(shades=shades, lengths=lengths)
    for name in ("instant", "size", "amount", "code_shown"):
        made.filters[name] = getattr(shown, name)
    return made


def _shown_in(show: Callable[[Any, str], str], language: str, value: Any) -> str:
    return show(value, language)


def _host(url: str) -> str:
    return url.split("/")[2].removeprefix("www.")
