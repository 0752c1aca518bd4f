"""What differs between QGIS 3.22 and 4: one tested factory each."""

from __future__ import annotations

from qgis import core
from qgis.core import (
    Qgis,
    QgsField,
    QgsLayerTreeModel,
    QgsMapSettings,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
)
from qgis.PyQt.QtCore import QMetaType, QVariant

_KINDS = {
    "text": ("QString", "String"),
    "integer": ("LongLong", "LongLong"),
    "real": ("Double", "Double"),
    "date": ("QDate", "Date"),
    "datetime": ("QDateTime", "DateTime"),
    "boolean": ("Bool", "Bool"),
}
_META_TYPE_SINCE = 33800


def make_field(name: str, kind: str) -> QgsField:
    """Return a field of ``kind`` (text, integer, real, date, datetime, boolean) on any QGIS.

    ``QgsField(name, QMetaType.Type)`` raises before 3.38 and ``QVariant.X`` is gone in Qt 6.
    """
    meta, variant = _KINDS[kind]
    if Qgis.QGIS_VERSION_INT >= _META_TYPE_SINCE:
        return QgsField(name, getattr(QMetaType.Type, meta))
    return QgsField(name, getattr(QVariant, variant))


def filter_by_map(model: QgsLayerTreeModel, settings: QgsMapSettings | None) -> None:
    """Let a legend show what is on a map with these settings only; None lets it show everything.

    ``setLegendFilterByMap`` is deprecated since 3.32, which brought ``setFilterSettings``.
    """
    if hasattr(model, "setFilterSettings"):
        model.setFilterSettings(None if settings is None else core.QgsLayerTreeFilterSettings(settings))
    else:
        model.setLegendFilterByMap(settings)


def read_field_names(
    algorithm: QgsProcessingAlgorithm, parameters: dict, key: str, context: QgsProcessingContext
) -> list[str]:
    """Return the fields chosen in a parameter; ``parameterAsFields`` is deprecated since 3.40 for its other name."""
    read = getattr(algorithm, "parameterAsStrings", None) or algorithm.parameterAsFields
    return read(parameters, key, context)
