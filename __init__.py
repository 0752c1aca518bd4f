"""Wulong Planner: rural spatial planning for QGIS."""


def classFactory(iface):
    """Return the plugin object; the import waits until QGIS asks for it."""
    from .plugin import WulongPlannerPlugin

    return WulongPlannerPlugin(iface)
