"""The hooks: what happens when, in a build of MkDocs.

`serve` keeps the plugin from one rebuild to the next and runs every hook again: `on_pre_build` makes all state anew,
but for what the preview knows. After `build`, the program ends.
"""

import logging
import os
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page as MkDocsPage

from mkdocs_partnerships import memory
from mkdocs_partnerships.cache import Cache, Shelf
from mkdocs_partnerships.compile import File as MadeFile
from mkdocs_partnerships.compile import Result, compile_site, empty_result, made_file
from mkdocs_partnerships.compiled import CompiledTemplates
from mkdocs_partnerships.edition import code_edition, edition
from mkdocs_partnerships.frame import mended, with_boxes
from mkdocs_partnerships.images.album import Album
from mkdocs_partnerships.mkdocs_plugin.completed import complete
from mkdocs_partnerships.mkdocs_plugin.engine import note_anchors, prose_of, take_over
from mkdocs_partnerships.mkdocs_plugin.form import form
from mkdocs_partnerships.mkdocs_plugin.later import Later
from mkdocs_partnerships.mkdocs_plugin.options import PartnershipsConfig, make_settings
from mkdocs_partnerships.mkdocs_plugin.others import reader_of_each_page, switch_off_search, warned
from mkdocs_partnerships.mkdocs_plugin.preview import BrokenEntriesError, Preview, with_drafts_ribbon
from mkdocs_partnerships.page import Page
from mkdocs_partnerships.pages import PAGES_OF_PARTS
from mkdocs_partnerships.policy import content_policy, policy_warnings
from mkdocs_partnerships.progress import Progress
from mkdocs_partnerships.prose import with_relative_links
from mkdocs_partnerships.publish import Publication, refusal
from mkdocs_partnerships.readings import Readings
from mkdocs_partnerships.search import Prose, key_of_search, make_search
from mkdocs_partnerships.security import security_problems
from mkdocs_partnerships.settings import Settings
from mkdocs_partnerships.sharing import sharing
from mkdocs_partnerships.shell import Shell, framed, group_by_frame
from mkdocs_partnerships.sitemap import locations, sitemaps
from mkdocs_partnerships.splice import mark
from mkdocs_partnerships.words import load_words, message_language

# A child of `mkdocs.plugins`, so that `--strict` counts our warnings; without MkDocs' prefix, so that a terminal makes
# a link of `file:line:column` at the beginning of a problem.
log = logging.getLogger("mkdocs.plugins.partnerships")

cache_log = logging.getLogger("partnerships.cache")
"""Not MkDocs': what is wrong with a cache is never a reason to refuse a site, not even a strict one."""

_LOG_LEVELS = {"error": logging.ERROR, "warning": logging.WARNING, "notice": logging.INFO}

CACHE = ".cache/partnerships"
"""The folder of the cache inside the project's."""


class PartnershipsPlugin(BasePlugin[PartnershipsConfig]):  # type: ignore[no-untyped-call]
    """Turns a folder of YAML entries into pages, feeds and a calculator."""

    _result: Result
    _groups: dict[str, tuple[Page, ...]]
    _prose: list[Prose]
    _cache: Cache
    _album: Album
    _publication: Publication
    _beside: Publication | Later
    _target: Path
    _progress: Progress
    _sitemaps: tuple[MadeFile, ...]
    _form: tuple[MadeFile, ...]

    def __init__(self) -> None:
        super().__init__()
        self._preview: Preview | None = None
        self._last = False
        self._compiled: dict[str, CompiledTemplates] = {}

    def on_startup(self, *, command: str, dirty: bool) -> None:  # noqa: ARG002 - MkDocs names it
        """Note whether this is a preview; with this hook, MkDocs keeps the plugin from one rebuild to the next."""
        self._last = command == "build"
        self._preview = Preview() if command == "serve" else None

    def on_serve(
        self,
        server: LiveReloadServer,
        /,
        *,
        config: MkDocsConfig,  # noqa: ARG002 - MkDocs names them
        builder: Callable[..., None],  # noqa: ARG002
    ) -> LiveReloadServer:
        """Show the problems of entries in the preview."""
        if self._preview:
            self._preview.attach(server, self.config.language)
        return server

    @event_priority(50)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Fill in what a site need not say: theme, fonts, palette, folders to watch."""
        complete(config, self.config.language)
        switch_off_search(config, log)
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Compile before MkDocs empties the published folder: a broken entry leaves the old site as it was."""
        memory.hold()
        overrides = Path(config.theme.custom_dir) if config.theme.custom_dir else None
        settings = make_settings(config, self.config)
        self._progress = Progress()
        self._prose = []
        self._cache = Cache(settings.root / CACHE, cache_log.warning)
        shelf = Shelf(self._cache, edition(settings, overrides), self._preview.held if self._preview else None)
        self._compiled = self._compiled or {
            "pages": CompiledTemplates(f"pages-{self.config.language}", self._cache, code_edition()),
            "frame": CompiledTemplates("frame", self._cache, code_edition()),
        }
        self._album = Album(self._cache)
        readings = Readings(shelf.load, self._album)
        self._result = compile_site(settings, overrides, self._compiled["pages"], readings, self._progress)
        self._progress.clear()
        readings.save(shelf.save)
        config_file = Path(config.config_file_path or "mkdocs.yml")
        self._form, lacking = form(config, self.config, settings, config_file)
        expiry = security_problems(settings.security, config_file)
        self._result = replace(self._result, problems=(*self._result.problems, *expiry, *lacking))
        language = message_language(os.environ)
        for problem in self._result.problems:
            log.log(_LOG_LEVELS[problem.severity], "%s", problem.line(language))
        self._check(config, settings)
        reader = reader_of_each_page(config, PartnershipsPlugin) if self.config.render == "shell" else None
        if reader:
            log.info("each entry is rendered as a page of its own (`render: pages`): %s looks at every page", reader)
        self._groups = (
            {page.address: (page,) for page in self._result.pages}
            if reader or self.config.render == "pages"
            else group_by_frame(self._result.pages)
        )
        self._target = Path(config.site_dir)
        self._publication = Publication(self._target, self._cache, shelf.edition, alone=self._preview is not None)
        self._beside = self._publication
        if self._preview:
            self._beside = self._preview.later
            self._beside.begin()
        self._result.renderer.data.measure = self._beside.size
        self._result.renderer.data.shelf = shelf
        config.site_dir = str(self._publication.staging)

    def _check(self, config: MkDocsConfig, settings: Settings) -> None:
        """Stop a build with problems, before MkDocs empties a folder; a preview goes on with what it has."""
        problems = self._result.problems
        # MkDocs counts warnings only when the new site stands already; ours stop a strict build before.
        refused = self._result.failed or (config.strict and any(one.severity == "warning" for one in problems))
        if self._preview:
            self._preview.problems = [one for one in problems if one.severity != "notice"]
            if self._result.failed and not self._preview.shown:
                self._result = empty_result(settings, problems)
                refused = False
            self._preview.shown = True
            if not refused:
                self._preview.result = self._result
        if refused:
            raise BrokenEntriesError(f"{len(problems)} problem{'s' * (len(problems) > 1)} found; nothing was published")

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Take the entries' files out of the engine's hands, and add the pages and files made from them."""
        if files.get_file_from_path("robots.txt"):
            # The site has rules of its own.
            others = tuple(one for one in self._result.files if one.address != "robots.txt")
            self._result = replace(self._result, files=others)
        self._pictures = take_over(config, files, self._groups, self._album, self._result.site.settings)
        return files

    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002 - MkDocs names them
        """Give a page its title and description, and the way to the file that an editor would change."""
        group = self._groups.get(page.url.removeprefix("./"))
        announced = self._result.renderer.announced
        if group:
            values = framed(self._result, group[0], config.repo_url, config.edit_uri)
            if len(group) > 1:
                values = {name: mark(name) if value else "" for name, value in values.items()}
            names = ("title", "description", "feeds", "sharing")
            page.meta.update({name: values[name] for name in names}, kind=group[0].kind, hide=["navigation", "toc"])
            page.edit_url = values["edit_url"] or None
            page.canonical_url = values["canonical_url"] or None
        else:
            page.meta.setdefault("kind", "prose")
            address = page.url.removeprefix("./")
            page.meta["feeds"] = announced.links(announced.of_page(address), "../" * address.count("/"))
            part = page.meta.get("show")
            if part in PAGES_OF_PARTS:
                page.meta["kind"] = part
                page.meta.setdefault("title", load_words(self.config.language)["parts"][part])
            if "/" not in page.file.src_uri or part in PAGES_OF_PARTS:
                page.meta.setdefault("hide", ["navigation", "toc"])
        page.meta["section"] = page.url.removeprefix("./").split("/")[0]
        page.update_date = str(self._result.site.newest_change or "1970-01-01")
        return markdown

    def on_page_content(self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002 - MkDocs names them
        """Put in what was made from the entries."""
        address = page.url.removeprefix("./")
        group = self._groups.get(address)
        if group:
            return group[0].render() if len(group) == 1 else mark("html")
        html = self._pictures.placed(with_boxes(with_relative_links(html, address)), address)
        part = page.meta.get("show")
        made = self._result.renderer.part(part, address) if part else ""
        note_anchors(page, made)
        wish = page.meta.get("search")
        if not (isinstance(wish, dict) and wish.get("exclude")):
            # A part that is made of entries is found by them.
            text = html if part in PAGES_OF_PARTS else html + made
            self._prose.append(Prose("" if address == "./" else address, str(page.title), text))
        return html + made

    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Mend Material's frame; where it is the frame of a whole group, publish the other pages of the group."""
        output = mended(output)
        if self._result.site.settings.drafts and not self._preview:
            output = with_drafts_ribbon(output, page.url.removeprefix("./"), self.config.language)
        for warning in policy_warnings(output, page.file.src_uri, self._result.site.settings.allow):
            log.warning("%s", warning)
        group = self._groups.get(page.url.removeprefix("./"), ())
        if len(group) < 2:  # noqa: PLR2004
            return output
        shell = Shell(self._result, output, config.repo_url, config.edit_uri)
        for made in group[1:]:
            self._progress.step("pages done", self._publication.done)
            self._beside.file(f"{made.address}index.html", partial(shell.key, made), partial(shell.page, made))
        self._progress.clear()
        return shell.page(group[0]).decode()

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Publish, after every other plugin has done its work."""
        if config.strict and not self._preview and warned():
            # MkDocs will say so, but only when everything stands already.
            self._publication.abandon()
            return
        for made in [*self._result.files, *self._sitemaps, *self._form, *self._pictures.files]:
            self._progress.step("pages and files done", self._publication.done)
            self._beside.file(made.address, made.key, made.content)
        # Every page of prose is known by now.
        about = self._result.site, self._prose
        if self._last:
            # The search takes as much room as all that made the pages.
            del self._result, self._groups
        self._beside.files("search", partial(key_of_search, *about), partial(make_search, *about))
        if self._preview:
            self._preview.later.show()
        self._progress.clear()
        counts = self._publication.finish()
        for templates in self._compiled.values():
            templates.save()
        self._album.save()
        memory.release(*((config, self) if self._last else ()), at_once=self._preview is None)
        log.info("%d files written, %d removed, %d unchanged", counts.written, counts.removed, counts.unchanged)

    @event_priority(-100)
    def on_build_error(self, *, error: Exception) -> None:
        """Leave the published folder as it was; what only the system can mend is said in one line."""
        memory.release()
        if hasattr(self, "_publication"):
            self._publication.abandon()
        if hasattr(self, "_target") and (said := refusal(error, self._target)):
            raise Abort(said) from None

    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> str:  # noqa: ARG002 - MkDocs names them
        """Mend Material's frame of the page for addresses that do not exist."""
        return mended(output) if template_name.endswith(".html") else output

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:  # noqa: ARG002 - MkDocs names them
        """Give the theme's templates what header, head and footer need."""
        env.bytecode_cache = self._compiled["frame"]
        site = self._result.site
        listed = locations(self._result.pages, site.settings.site_url, prose_of(files))
        sitemap, *further = sitemaps(listed, site.settings.site_url).items()
        self._sitemaps = tuple(made_file(address, text.encode()) for address, text in further)
        announced = self._result.renderer.announced
        env.globals["partnerships"] = {
            "w": load_words(self.config.language),
            "settings": site.settings,
            # What reloads the preview is an inline script of MkDocs'.
            "policy": "" if self._preview else content_policy(site.settings.allow),
            "sitemap": sitemap[1],
            "sharing": lambda *about: sharing(site, *about),
            "missing": self._result.renderer.missing,
            # For the page of what is missing, which may stand anywhere.
            "feeds": announced.links(announced.of_page(""), site.settings.site_url),
        }
        return env
