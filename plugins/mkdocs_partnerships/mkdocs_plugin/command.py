"""What the command line asks of the engine."""

from mkdocs.config import load_config
from mkdocs.exceptions import Abort, ConfigurationError

from mkdocs_partnerships.mkdocs_plugin.adapter import PartnershipsPlugin
from mkdocs_partnerships.mkdocs_plugin.options import make_settings
from mkdocs_partnerships.settings import Settings


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
    return make_settings(config, plugin.config)
