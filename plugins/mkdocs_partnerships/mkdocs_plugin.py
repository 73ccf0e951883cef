"""The adapter to MkDocs: the only module that imports it.

No state is made at start-up: `serve` runs every hook again for each rebuild, and what one build left over would leak
into the next.
"""

import logging
from pathlib import Path

from jinja2 import Environment
from mkdocs.config import base, load_config
from mkdocs.config import config_options as option
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils import write_file
from pydantic import ValidationError
from pydantic_core import PydanticCustomError

from mkdocs_partnerships.compile import Result, compile_site
from mkdocs_partnerships.feeds.feed import feed_titles
from mkdocs_partnerships.fields.times import read_zone
from mkdocs_partnerships.frame import edit_url, in_html, mended, palette
from mkdocs_partnerships.pages import PAGES_OF_PARTS, Page, feeds_of, render_part
from mkdocs_partnerships.problems import message
from mkdocs_partnerships.prose import with_relative_links
from mkdocs_partnerships.search import Prose, make_search
from mkdocs_partnerships.settings import Settings
from mkdocs_partnerships.shell import cut, group_by_frame, mark
from mkdocs_partnerships.templates import theme_folder
from mkdocs_partnerships.types import TYPES
from mkdocs_partnerships.types.partnership import Funding
from mkdocs_partnerships.words import languages, load_words

# A child of `mkdocs.plugins`, so that `--strict` counts our warnings; without MkDocs' prefix, so that a terminal makes
# a link of `file:line:column` at the beginning of a problem.
log = logging.getLogger("mkdocs.plugins.partnerships")


_MATERIALS_SEARCH = "material/search"


class _Zone(option.Type[str]):
    """The name of a time zone."""

    def run_validation(self, value: object) -> str:
        try:
            return read_zone(super().run_validation(value))
        except PydanticCustomError as error:
            raise base.ValidationError(message(error.type, error.context)) from error


class _Funding(option.Type[dict[str, str]]):
    """The group of fields that a partnership has under `funding:`."""

    def run_validation(self, value: object) -> dict[str, str]:
        given = super().run_validation(value)
        try:
            Funding.model_validate(given)
        except ValidationError as error:
            fields = ", ".join(".".join(map(str, detail["loc"])) for detail in error.errors())
            known = ", ".join(Funding.model_fields)
            raise base.ValidationError(f"{fields}: missing, empty or not known; the fields are: {known}") from error
        return given


class PartnershipsConfig(base.Config):  # type: ignore[no-untyped-call]
    """The plugin's options in `mkdocs.yml`; every one has a default."""

    timezone = _Zone(str, default="Europe/Brussels")
    language = option.Choice(languages(), default="en")
    feed_authority = option.Type(str, default="")
    drafts = option.Type(bool, default=False)
    render = option.Choice(("shell", "pages"), default="shell")
    funding = option.Optional(_Funding(dict))


class PartnershipsPlugin(BasePlugin[PartnershipsConfig]):  # type: ignore[no-untyped-call]
    """Turns a folder of YAML entries into pages, feeds and a calculator."""

    _result: Result
    _groups: dict[str, tuple[Page, ...]]
    _prose: list[Prose]

    @event_priority(50)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Fill in what a site need not say: theme, fonts, palette, folders to watch."""
        if not config.use_directory_urls:
            raise Abort("partnerships: addresses end with `/` here; delete `use_directory_urls: false` from mkdocs.yml")
        # A site's own folder of templates comes first, then ours, then Material's.
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(theme_folder()))
        config.theme["language"] = self.config.language
        # No font, script or picture is ever asked from another host.
        config.theme["font"] = False
        if not config.theme.get("palette"):
            config.theme["palette"] = palette(self.config.language)
        config.extra.setdefault("generator", False)
        search = config.plugins.get(_MATERIALS_SEARCH)
        if search and search.config.enabled:
            search.config.enabled = False
            log.info("the plugin `search` is switched off: the site's own search takes its place")
        # Addresses such as `/events/…/` in prose are ours to check and to make relative.
        config.validation.links.absolute_links = logging.DEBUG
        root = _root(config)
        folders = [root / one.folder for one in TYPES if "{content}" not in one.folder]
        config.watch += [str(folder) for folder in folders if folder.is_dir() and str(folder) not in config.watch]
        if theme_folder().is_relative_to(root) and str(theme_folder()) not in config.watch:
            config.watch.append(str(theme_folder()))
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Compile before MkDocs empties the published folder: a broken entry leaves the old site as it was."""
        overrides = Path(config.theme.custom_dir) if config.theme.custom_dir else None
        self._result = compile_site(self._settings(config), overrides)
        self._prose = []
        for problem in self._result.problems:
            log.log(logging.ERROR if problem.severity == "error" else logging.WARNING, "%s", problem)
        # MkDocs counts warnings only when the new site stands already; ours stop a strict build before.
        if self._result.failed or (config.strict and self._result.problems):
            count = len(self._result.problems)
            raise Abort(f"{count} problem{'s' * (count > 1)} found; nothing was published")
        reader = _reader_of_each_page(config) if self.config.render == "shell" else None
        if reader:
            log.info(
                "every entry is rendered as a page of its own (`render: pages`), because %s looks at each page", reader
            )
        self._groups = (
            {page.address: (page,) for page in self._result.pages}
            if reader or self.config.render == "pages"
            else group_by_frame(self._result.pages)
        )

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Take the entries' files out of the engine's hands, and add the pages and files made from them."""
        folders = tuple(f"{one.folder.removeprefix('{content}/')}/" for one in TYPES if "{content}" in one.folder)
        for file in list(files):
            if file.src_uri.startswith(folders) and not file.is_documentation_page():
                files.remove(file)
        for address in self._groups:
            files.append(_generated(config, f"{address}index.md"))
        for part, address in PAGES_OF_PARTS.items():
            if not any(file.url.strip("./") == address.strip("/") for file in files.documentation_pages()):
                files.append(_generated(config, f"{address}index.md", f"---\nshow: {part}\n---\n"))
        for made in self._result.files:
            if isinstance(made.content, bytes):
                files.append(
                    File.generated(config, made.address, content=made.content, inclusion=InclusionLevel.NOT_IN_NAV)
                )
            else:
                files.append(File.generated(config, made.address, abs_src_path=str(made.content)))
        return files

    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002 - MkDocs names them
        """Give a page its title and description, and the way to the file that an editor would change."""
        group = self._groups.get(page.url.removeprefix("./"))
        if group:
            values = self._values(config, group[0])
            if len(group) > 1:
                values = {name: mark(name) if value else "" for name, value in values.items()}
            page.meta.update(title=values["title"], description=values["description"], kind=group[0].kind)
            page.meta["hide"] = ["navigation", "toc"]
            page.edit_url = values["edit_url"] or None
            page.canonical_url = values["canonical_url"] or None
        else:
            page.meta.setdefault("kind", "prose")
            part = page.meta.get("show")
            if part in PAGES_OF_PARTS:
                page.meta["kind"] = part
                page.meta.setdefault("title", load_words(self.config.language)["parts"][part])
            if "/" not in page.file.src_uri or part in PAGES_OF_PARTS:
                page.meta.setdefault("hide", ["navigation", "toc"])
        page.meta["section"] = page.url.removeprefix("./").split("/")[0]
        page.update_date = self._newest_change()
        return markdown

    def on_page_content(self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002 - MkDocs names them
        """Put in what was made from the entries."""
        address = page.url.removeprefix("./")
        group = self._groups.get(address)
        if group:
            return group[0].html if len(group) == 1 else mark("html")
        html = with_relative_links(html, address)
        part = page.meta.get("show")
        overrides = Path(config.theme.custom_dir) if config.theme.custom_dir else None
        made = render_part(self._result.site, part, address, overrides) if part else ""
        wish = page.meta.get("search")
        if not (isinstance(wish, dict) and wish.get("exclude")):
            # A part that is made of entries is found by them.
            text = html if part in PAGES_OF_PARTS else html + made
            self._prose.append(Prose("" if address == "./" else address, str(page.title), text))
        return html + made

    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Mend Material's frame; where it is the frame of a whole group, write the other pages of the group."""
        output = mended(output)
        group = self._groups.get(page.url.removeprefix("./"), ())
        if len(group) < 2:  # noqa: PLR2004
            return output
        shell = cut(output)
        for made in group[1:]:
            html = shell.splice(self._values(config, made))
            write_file(html.encode(), str(Path(config.site_dir, made.address, "index.html")))
        return shell.splice(self._values(config, group[0]))

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write what the search reads; every page of prose is known by now."""
        for address, content in make_search(self._result.site, self._prose):
            write_file(content, str(Path(config.site_dir, address)))

    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> str:  # noqa: ARG002 - MkDocs names them
        """Mend Material's frame of the page for addresses that do not exist."""
        return mended(output) if template_name.endswith(".html") else output

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:  # noqa: ARG002 - MkDocs names them
        """Give the theme's templates what header, head and footer need."""
        env.globals["partnerships"] = {
            "w": load_words(self.config.language),
            "settings": self._result.site.settings,
            "addresses": [page.address for page in self._result.pages],
            "feed_titles": feed_titles(self._result.site.settings),
            "feeds_of": lambda url: feeds_of(url.removeprefix("./"), bool(config.site_url)),
        }
        return env

    def _settings(self, config: MkDocsConfig) -> Settings:
        root = _root(config)
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
            language=self.config.language,
            timezone=self.config.timezone,
            feed_authority=self.config.feed_authority,
            drafts=self.config.drafts,
            funding=Funding.model_validate(self.config.funding) if self.config.funding else None,
        )

    def _values(self, config: MkDocsConfig, page: Page) -> dict[str, str]:
        """Give what stands in a page's frame, escaped: MkDocs' templates do not."""
        url = self._result.site.settings.site_url
        return {
            "title": in_html(page.title),
            "description": in_html(page.description),
            "html": page.html,
            "edit_url": edit_url(config.repo_url, config.edit_uri, self._result.site.settings.content, page.source),
            "canonical_url": url + page.address if url else "",
        }

    def _newest_change(self) -> str:
        """Give the newest day of any entry: MkDocs stamps its archive of the sitemap with it instead of today."""
        site = self._result.site
        days = [entry.listed_at for one in TYPES for entry in site.all(one.model.type_name) if entry.listed_at]
        return max(days).isoformat() if days else "1970-01-01"


def settings_of(config_file: str = "mkdocs.yml") -> Settings:
    """Read a site's settings from its `mkdocs.yml`, for the command line.

    Raises:
        Abort: the configuration cannot be read.
    """
    try:
        config = load_config(config_file)
    except ConfigurationError as error:
        raise Abort(str(error)) from error
    plugin = config.plugins.get("partnerships")
    if not isinstance(plugin, PartnershipsPlugin):
        raise Abort(f"{config_file}: add `partnerships` under `plugins:`")
    return plugin._settings(config)  # noqa: SLF001 - the same module


def _reader_of_each_page(config: MkDocsConfig) -> str | None:
    """Name another plugin that must see each page; the frame of a group would not be enough for it."""
    events = ("pre_page", "page_read_source", "page_markdown", "page_content", "page_context", "post_page")
    for method in (method for event in events for method in config.plugins.events[event]):
        owner = getattr(method, "__self__", None)
        switched_off = owner and owner is config.plugins.get(_MATERIALS_SEARCH)
        if not (isinstance(owner, PartnershipsPlugin) or switched_off):
            return next((name for name, plugin in config.plugins.items() if plugin is owner), method.__module__)
    return None


def _root(config: MkDocsConfig) -> Path:
    """Give the project's folder: where `mkdocs.yml` lies."""
    return Path(config.config_file_path).absolute().parent if config.config_file_path else Path.cwd()


def _generated(config: MkDocsConfig, uri: str, content: str = "") -> File:
    return File.generated(config, uri, content=content, inclusion=InclusionLevel.NOT_IN_NAV)
