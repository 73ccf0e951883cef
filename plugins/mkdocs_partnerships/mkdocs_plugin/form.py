"""The form in the browser, where a site has one."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from mkdocs_partnerships.admin.files import PACKAGE, admin_files, admin_problems
from mkdocs_partnerships.compile import File
from mkdocs_partnerships.mkdocs_plugin.options import PartnershipsConfig, root_of
from mkdocs_partnerships.problems import Problem
from mkdocs_partnerships.settings import Settings


def form(
    config: MkDocsConfig, options: PartnershipsConfig, settings: Settings, config_file: Path
) -> tuple[tuple[File, ...], tuple[Problem, ...]]:
    """Give the files of the form, and what it lacks; nothing of both for a site that asks for none.

    Args:
        config: the site's configuration.
        options: what it says of the plugin.
        settings: the same in the words of the compiler.
        config_file: the file in which it says so.
    """
    asked = options.admin
    package = root_of(config) / (asked if isinstance(asked, str) else PACKAGE) if asked else None
    lacking = tuple(admin_problems(package, config_file))
    made = tuple(admin_files(package, settings, config.repo_url or "")) if package and not lacking else ()
    return made, lacking
