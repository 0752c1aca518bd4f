"""Wulong Planner: rural spatial planning for QGIS."""

import sys

# QGIS forgets the modules of a plugin it unloads, but not a package that was only passed through on the way to one.
# After an upgrade such a package would give out modules of the version before.
for _name in [each for each in sys.modules if each.startswith(f"{__name__}.")]:
    del sys.modules[_name]


def classFactory(iface):
    """Return the plugin object; the import waits until QGIS asks for it."""
    from .plugin import WulongPlannerPlugin

    return WulongPlannerPlugin(iface)
