"""The adapter to MkDocs: the only part that imports it."""

from mkdocs_partnerships import memory

# Of what is made to begin with nothing is ever given back: to look through it meanwhile takes a sixth of the time.
with memory.held():
    from mkdocs_partnerships.mkdocs_plugin.adapter import PartnershipsPlugin
    from mkdocs_partnerships.mkdocs_plugin.command import settings_of

__all__ = ["PartnershipsPlugin", "settings_of"]
