"""What differs between QGIS 3.22 and 4: one tested factory each."""

from __future__ import annotations

from qgis.core import Qgis, QgsField
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
