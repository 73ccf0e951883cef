"""The files of schemas, and which of them stands for which entries."""

import json
import os
from pathlib import Path

from mkdocs_partnerships.load import load_site
from mkdocs_partnerships.schemas.json_schema import Ids, json_schema
from mkdocs_partnerships.settings import Settings
from mkdocs_partnerships.types import TYPES
from mkdocs_partnerships.words import load_words


def schema_files(settings: Settings, ids: Ids | None = None) -> dict[str, str]:
    """Write the schema of each type.

    Args:
        settings: the site's settings; its language is the language of the descriptions.
        ids: the ids of its entries, where the schemas shall offer them.

    Returns:
        the text of each file by the type's name.
    """
    words = load_words(settings.language)
    drawn = {one.model.type_name: json_schema(one.model, words, ids) for one in TYPES}
    return {name: json.dumps(one, ensure_ascii=False, indent=1) + "\n" for name, one in drawn.items()}


def site_ids(settings: Settings) -> Ids:
    """Give the ids of a site's entries by their types; one that cannot be read is none."""
    site, _ = load_site(settings)
    return {one.model.type_name: [entry.id for entry in site.all(one.model.type_name)] for one in TYPES}


def associations(settings: Settings, folder: Path) -> dict[str, str]:
    """Say which schema stands for which files: the setting `yaml.schemas` of yaml-language-server.

    Args:
        settings: the site's settings.
        folder: where the schemas lie.

    Returns:
        the patterns of files by the schemas' paths, both relative to the project.
    """
    way = Path(os.path.relpath(folder.absolute(), settings.root))
    return {
        f"./{(way / one.model.type_name).as_posix()}.json": pattern(
            one.folder.format(content=settings.content), nested=one.nested
        )
        for one in TYPES
    }


def pattern(folder: str, *, nested: bool) -> str:
    """Give the pattern of a type's files."""
    return f"{folder}/**/*.yml" if nested else f"{folder}/*.yml"
