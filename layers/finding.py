"""Find the planner's layers in a project, whatever the user has named them."""

from __future__ import annotations

from qgis.core import QgsProject, QgsVectorLayer

from .catalog import KEY_PROPERTY


def find_layer(project: QgsProject, key: str) -> QgsVectorLayer | None:
    """Return the layer with this key, whatever the user has named it."""
    for layer in project.mapLayers().values():
        if layer.customProperty(KEY_PROPERTY) == key and isinstance(layer, QgsVectorLayer):
            return layer
    return None
