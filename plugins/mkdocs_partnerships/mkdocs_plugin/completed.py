"""What a site need not say in its `mkdocs.yml`: theme, fonts, palette, folders to watch."""

import logging
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from mkdocs_partnerships.compiled import theme_folder
from mkdocs_partnerships.frame import palette
from mkdocs_partnerships.gone import GONE
from mkdocs_partnerships.mkdocs_plugin.options import root_of
from mkdocs_partnerships.mkdocs_plugin.theme import skip_hidden
from mkdocs_partnerships.promises import PUBLISHED
from mkdocs_partnerships.types import TYPES


def complete(config: MkDocsConfig, language: str) -> None:
    """Fill in what the configuration leaves open.

    Args:
        config: the site's configuration, changed in place.
        language: the language of the pages.

    Raises:
        Abort: the site asks for addresses that end with a file's name, or its own templates hide ours.
    """
    if not config.use_directory_urls:
        raise Abort("partnerships: addresses end with `/` here; delete `use_directory_urls: false` from mkdocs.yml")
    own = Path(config.theme.custom_dir or "", "main.html")
    if config.theme.custom_dir and own.is_file() and "partnerships.html" not in own.read_text("utf-8", "replace"):
        raise Abort(f'partnerships: begin {own.parent.name}/main.html with `{{% extends "partnerships.html" %}}`')
    # A site's own folder of templates comes first, then ours, then Material's.
    config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(theme_folder()))
    config.theme["language"] = language
    skip_hidden(config.theme)
    # No font, script or picture is ever asked from another host.
    config.theme["font"] = False
    if not config.theme.get("palette"):
        config.theme["palette"] = palette(language)
    config.extra.setdefault("generator", False)
    # Addresses such as `/events/…/` in prose are ours to check and to make relative.
    config.validation.links.absolute_links = logging.DEBUG
    root = root_of(config)
    named = [*(one.folder for one in TYPES if "{content}" not in one.folder), PUBLISHED, GONE]
    watched = [root / one for one in named] + [theme_folder()] * theme_folder().is_relative_to(root)
    config.watch += [str(one) for one in watched if one.exists() and str(one) not in config.watch]
