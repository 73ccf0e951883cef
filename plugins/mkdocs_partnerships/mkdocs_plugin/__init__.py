"""The adapter to MkDocs: the only part that imports it."""

from mkdocs_partnerships.mkdocs_plugin.adapter import PartnershipsPlugin
from mkdocs_partnerships.mkdocs_plugin.command import settings_of

__all__ = ["PartnershipsPlugin", "settings_of"]
