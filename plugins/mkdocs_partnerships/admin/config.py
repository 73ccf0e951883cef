"""The configuration of the form: one collection a type. JSON is YAML, so that it can stand in `config.yml`."""

import json
from collections.abc import Mapping
from typing import Any

from mkdocs_partnerships.admin.fields import Field, fields, name_field
from mkdocs_partnerships.schemas.shapes import Part, parts_of
from mkdocs_partnerships.settings import Settings
from mkdocs_partnerships.types import TYPES, EntryType
from mkdocs_partnerships.types.entry import Entry
from mkdocs_partnerships.words import load_words

ONLY_NAMED = ("scheme",)
"""Types that the form knows by their names only: it would sort the answers of a scheme's questions by the alphabet."""


def config(settings: Settings, backend: Mapping[str, Any]) -> str:
    """Write the configuration.

    Args:
        settings: the site's settings.
        backend: where the entries are kept, in Sveltia's words.

    Returns:
        the text of `config.yml`.
    """
    words = load_words(settings.language)
    whole = {
        "backend": dict(backend),
        "load_config_file": True,
        "app_title": settings.site_name,
        **({"site_url": settings.site_url, "display_url": settings.site_url} if settings.site_url else {}),
        "media_folder": settings.content,
        "public_folder": "/",
        # An id is an address: letters a–z, digits and hyphens.
        "slug": {"encoding": "ascii", "clean_accents": True, "sanitize_replacement": "-"},
        "output": {"omit_empty_optional_fields": True},
        "collections": [_collection(one, settings, words) for one in TYPES],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _collection(entry_type: EntryType, settings: Settings, words: Mapping[str, Any]) -> Field:
    model = entry_type.model
    only_named = model.type_name in ONLY_NAMED
    parts = [one for one in _in_order(model) if not only_named or one.name == name_field(model)]
    return {
        "name": model.type_name,
        "label": words["lists"][model.type_name]["title"],
        "label_singular": words["form"]["one"][model.type_name],
        "folder": entry_type.folder.format(content=settings.content),
        **({"path": f"{{{{{_dated(model)} | date('YYYY')}}}}/{{{{slug}}}}"} if entry_type.nested else {}),
        "extension": "yml",
        "format": "yml",
        "identifier_field": name_field(model),
        # The id is chosen once: the form would note the former address of a renamed entry in a way of its own.
        "slug": {"template": f"{{{{{name_field(model)}}}}}", "editable": ["create"]},
        "aliases_field": False,
        **({"hide": True, "create": False, "delete": False} if only_named else {}),
        # Beside the entry: Sveltia takes the name of an entry in a folder of its year for a folder of its own.
        "media_folder": ".." if entry_type.nested else "",
        "public_folder": "",
        "fields": fields(parts, words),
    }


def _dated(model: type[Entry]) -> str:
    """Give the field whose year names the folder of an entry."""
    return next(name for name in ("start", "published") if name in model.model_fields)


def _in_order(model: type[Entry]) -> list[Part]:
    """Give a type's fields as one fills them in: names, what it is about, its own ones, those of every type."""
    common = set(Entry.model_fields)
    parts = list(parts_of(model))
    return sorted(parts, key=lambda one: (one.name not in ("name", "title"), one.name != "summary", one.name in common))
