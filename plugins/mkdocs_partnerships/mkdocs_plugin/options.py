"""What a site says of the plugin in its `mkdocs.yml`."""

from pathlib import Path
from typing import Any

from mkdocs.config import base
from mkdocs.config import config_options as option
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from pydantic import ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from mkdocs_partnerships.accessibility import Accessibility
from mkdocs_partnerships.fields.records import Record
from mkdocs_partnerships.fields.times import read_zone
from mkdocs_partnerships.policy import Allow
from mkdocs_partnerships.problems import did_you_mean, field_name, message
from mkdocs_partnerships.security import Security
from mkdocs_partnerships.settings import Licence, Settings
from mkdocs_partnerships.types.fields_shown import fields_of
from mkdocs_partnerships.types.partnership import Funding
from mkdocs_partnerships.words import languages, load_words


class _Zone(option.Type[str]):
    """The name of a time zone."""

    def run_validation(self, value: object) -> str:
        try:
            return read_zone(super().run_validation(value))
        except PydanticCustomError as error:
            raise base.ValidationError(message(error.type, error.context)) from error


class _Group(option.Type[dict[str, Any]]):
    """A group of fields, each of whose mistakes is explained as in an entry.

    Args:
        model: the class of the group.
    """

    def __init__(self, model: type[Record]) -> None:
        super().__init__(dict)
        self._model = model

    def run_validation(self, value: object) -> dict[str, Any]:
        given = super().run_validation(value)
        try:
            self._model.model_validate(given)
        except ValidationError as error:
            raise base.ValidationError("; ".join(self._said(detail) for detail in error.errors())) from error
        return given

    def _said(self, detail: ErrorDetails) -> str:
        """Say what is wrong with a field in the words that editors read of their entries."""
        # What does not agree with something else stands at no field.
        name = f"{field}: " if (field := field_name(detail["loc"])) else ""
        # Only errors of our own carry a message's code.
        if "code" in (context := detail.get("ctx", {})):
            table = "options" if context["code"] in load_words()["options"] else "problems"
            return f"{name}{message(context['code'], context, table=table)}"
        *groups, last = [part for part in detail["loc"] if isinstance(part, str)]
        rows = fields_of(self._model)
        for group in groups:
            rows = list(next((row.fields for row in rows if row.name == group), ()))
        known = [row.name for row in rows]
        if detail["type"] == "missing":
            example = next((row.written.example for row in rows if row.name == last), "") or "…"
            return f"{name}{message('missing', {'name': last, 'example': example})}"
        if detail["type"] == "extra_forbidden":
            context = {"hint": did_you_mean(last, known), "known": ", ".join(known)}
            return f"{name}{message('unknown-field', context)}"
        return f"{name}{detail['msg'].lower()}"


class PartnershipsConfig(base.Config):  # type: ignore[no-untyped-call]
    """The plugin's options in `mkdocs.yml`; every one has a default."""

    timezone = _Zone(str, default="Europe/Brussels")
    language = option.Choice(languages(), default="en")
    feed_authority = option.Type(str, default="")
    drafts = option.Type(bool, default=False)
    render = option.Choice(("shell", "pages"), default="shell")
    funding = option.Optional(_Group(Funding))
    security = option.Optional(_Group(Security))
    data_licence = option.Optional(_Group(Licence))
    admin = option.Type((bool, str), default=False)
    accessibility = option.Optional(_Group(Accessibility))
    allow = option.Optional(_Group(Allow))


def make_settings(config: MkDocsConfig, options: PartnershipsConfig) -> Settings:
    """Give what the engine's configuration and the plugin's options say, in the words of the compiler."""
    root = root_of(config)
    url = config.site_url or ""
    content = Path(config.docs_dir).absolute()
    if not content.is_relative_to(root):
        raise Abort(f"docs_dir: {config.docs_dir} lies outside the project; put it beside mkdocs.yml")
    return Settings(
        root=root,
        content=content.relative_to(root).as_posix(),
        site_name=config.site_name,
        site_url=url if not url or url.endswith("/") else f"{url}/",
        site_description=config.site_description or "",
        language=options.language,
        timezone=options.timezone,
        feed_authority=options.feed_authority,
        drafts=options.drafts,
        funding=Funding.model_validate(options.funding) if options.funding else None,
        data_licence=Licence.model_validate(options.data_licence) if options.data_licence else None,
        security=Security.model_validate(options.security) if options.security else None,
        accessibility=Accessibility.model_validate(options.accessibility) if options.accessibility else None,
        allow=Allow.model_validate(options.allow) if options.allow else None,
    )


def root_of(config: MkDocsConfig) -> Path:
    """Give the project's folder: where `mkdocs.yml` lies."""
    return Path(config.config_file_path).absolute().parent if config.config_file_path else Path.cwd()
