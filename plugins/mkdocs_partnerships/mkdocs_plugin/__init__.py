"""The adapter to MkDocs: the only part that imports it."""

from mkdocs_partnerships.mkdocs_plugin.adapter import PartnershipsPlugin, settings_of

__all__ = ["PartnershipsPlugin", "settings_of"]
