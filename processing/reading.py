"""Features of a layer as arrays: a saved GeoPackage table in one go, any other layer one by one."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from qgis.core import (
    QgsFeatureRequest,
    QgsFields,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingFeatureSource,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingFeedback,
    QgsProcessingParameterFeatureSource,
    QgsProviderRegistry,
    QgsVectorLayer,
    QgsWkbTypes,
)

from ..analysis.errors import Cancelled
from . import geometry, values

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

CANCEL_EVERY = 2000
"""Features between two looks at the cancel button."""
BATCH = ["MAX_FEATURES_IN_BATCH=8192"]
"""Rows read at once; every text of a batch takes the room of its longest."""
CODES = 0.1
"""Share of different values, in the first batch, up to which a text column holds codes or names of kinds."""
IN_COLUMNS = ("integer", "real", "text")
"""Kinds of field read column by column. GDAL 3.6 gives wrong truth values that way, and dates as text."""
_URI_PARTS = {"path", "layerName", "layerId", "vsiPrefix", "vsiSuffix", "databaseName"}


class Rows(NamedTuple):
    """What was read, in the layer's order."""

    fids: np.ndarray
    wkb: np.ndarray
    table: pd.DataFrame


@contextmanager
def collector_paused() -> Iterator[None]:
    """Keep Python from looking for reference cycles: a hundred thousand geometries make it walk all of QGIS thrice."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def saved_tables(
    algorithm: QgsProcessingAlgorithm, parameters: dict, context: QgsProcessingContext
) -> dict[str, tuple[str, str]]:
    """Return path and table by parameter key of the inputs that are saved GeoPackage tables.

    Call it in the main thread: it looks at the layers.
    """
    found = {}
    for definition in algorithm.parameterDefinitions():
        key = definition.name()
        if isinstance(definition, QgsProcessingParameterFeatureSource) and parameters.get(key):
            table = saved_table(algorithm.parameterAsVectorLayer(parameters, key, context), parameters[key])
            if table is not None:
                found[key] = table
    return found


def saved_table(layer: QgsVectorLayer | None, value: object) -> tuple[str, str] | None:
    """Return path and table when a parameter value is exactly one saved GeoPackage table, else None.

    A selection, filter, limit, edit session or arc geometry needs the layer itself.
    """
    if layer is None or layer.providerType() != "ogr" or layer.storageType() != "GPKG":
        return None
    if layer.isEditable() or layer.subsetString() or narrowed(value):
        return None
    single = QgsWkbTypes.flatType(layer.wkbType())
    if single in (QgsWkbTypes.Type.Unknown, QgsWkbTypes.Type.GeometryCollection) or QgsWkbTypes.isCurvedType(single):
        return None
    parts = QgsProviderRegistry.instance().decodeUri("ogr", layer.source())
    path, table = parts.get("path") or "", parts.get("layerName") or ""
    usual = set(parts) <= _URI_PARTS and not parts.get("vsiPrefix") and parts.get("layerId") is None
    return (path, table) if usual and table and Path(path).is_file() else None


def narrowed(value: object) -> bool:
    """Tell whether the parameter value takes part of the layer only."""
    if not isinstance(value, QgsProcessingFeatureSourceDefinition):
        return False
    limited = getattr(value, "featureLimit", -1) >= 0
    return value.selectedFeaturesOnly or limited or bool(getattr(value, "filterExpression", ""))


def read_rows(
    source: QgsProcessingFeatureSource,
    file: tuple[str, str] | None,
    names: list[str],
    feedback: QgsProcessingFeedback,
) -> Rows:
    """Return ids, geometries as WKB and the named attributes."""
    fields = source.fields()
    if file and _bulk(fields, names):
        rows = read_file(*file, names, fields, feedback)
        if rows is not None:
            return rows
    return read_features(source, names, feedback)


def _bulk(fields: QgsFields, names: list[str]) -> bool:
    """Tell whether the file holds these fields as they are shown, in kinds both ways read alike."""
    positions = [fields.lookupField(name) for name in names]
    own = all(fields.fieldOrigin(position) == QgsFields.FieldOrigin.OriginProvider for position in positions)
    return own and all(values.kind_of(fields.at(position)) in IN_COLUMNS for position in positions)


def read_file(
    path: str, table: str, names: list[str], fields: QgsFields, feedback: QgsProcessingFeedback
) -> Rows | None:
    """Read a whole table column by column; None when it cannot be done and the layer must be asked.

    Raises:
        Cancelled: the user stopped.
    """
    import numpy as np
    import pandas as pd

    kinds = {name: values.kind_of(fields.at(fields.lookupField(name))) for name in names}
    fids, shapes, parts = [], [], {name: [] for name in names}
    try:
        for batch, fid, shape in _batches(path, table, names):
            if feedback.isCanceled():
                raise Cancelled
            if not {fid, *names} <= set(batch):
                return None
            # GDAL's arrays are views that keep the whole batch in memory, so copies are kept.
            fids.append(batch[fid].astype("int64"))
            if shape:
                shapes.append(batch[shape].copy())
            for name in names:
                parts[name].append(batch[name].copy())
    except RuntimeError:
        return None
    if not fids:
        return None
    found, fids = {name: _column(parts.pop(name), kind) for name, kind in kinds.items()}, np.concatenate(fids)
    wkb = _nothing(len(fids))
    if shapes:
        wkb[:] = [each for part in shapes for each in part.tolist()]
    return Rows(fids, wkb, values.typed(found, fields, pd.Index(fids, name="fid")))


def _batches(path: str, table: str, names: list[str]) -> Iterator[tuple[dict[str, np.ndarray], str, str]]:
    """Yield GDAL's arrays by column, batch by batch, and which are the id and the geometry; nothing if it cannot.

    Raises:
        RuntimeError: GDAL failed.
    """
    try:
        from osgeo import gdal, gdal_array, ogr  # noqa: F401  (the second fails where it was built for another numpy)
    except ImportError:
        return
    if not hasattr(ogr.Layer, "GetArrowStreamAsNumPy"):
        return
    with getattr(gdal, "ExceptionMgr", nullcontext)():  # newer GDAL warns where nobody chose errors or None
        dataset = gdal.OpenEx(path, gdal.OF_VECTOR)
        layer = dataset.GetLayerByName(table) if dataset else None
        if layer is None:
            return
        definition = layer.GetLayerDefn()
        own = [definition.GetFieldDefn(number).GetName() for number in range(definition.GetFieldCount())]
        layer.SetIgnoredFields([name for name in own if name not in names])
        for batch in layer.GetArrowStreamAsNumPy(BATCH):
            yield batch, layer.GetFIDColumn(), layer.GetGeometryColumn()


def _column(parts: list[np.ndarray], kind: str) -> Sequence:
    """Return one column of all batches: whole numbers with their nulls, numbers with NaN, or text."""
    import numpy as np
    import pandas as pd

    if kind == "text":
        return _texts([part.tolist() for part in parts])
    column = np.ma.concatenate(parts)
    if kind == "integer":
        return pd.arrays.IntegerArray(column.data.astype("int64"), np.ma.getmaskarray(column))
    return column.astype("float64").filled(np.nan)


def _texts(parts: list[list[bytes | None]]) -> list[str | None]:
    """Return texts; of a column of codes each code is made once, not a million times."""
    raw = list(chain.from_iterable(parts))
    if len(set(parts[0])) <= CODES * len(parts[0]):
        text = {value: None if value is None else value.decode(errors="replace") for value in set(raw)}
        return list(map(text.__getitem__, raw))
    if None not in raw:
        return b"\0".join(raw).decode(errors="replace").split("\0")
    text = b"\0".join([value or b"" for value in raw]).decode(errors="replace").split("\0")
    return [None if value is None else found for value, found in zip(raw, text)]


def read_features(source: QgsProcessingFeatureSource, names: list[str], feedback: QgsProcessingFeedback) -> Rows:
    """Read feature by feature, whatever the provider, filter or selection.

    Raises:
        Cancelled: the user stopped.
    """
    import numpy as np
    import pandas as pd

    fields = source.fields()
    positions = [fields.lookupField(name) for name in names]
    request = QgsFeatureRequest().setSubsetOfAttributes(positions)
    fids, wkb, rows = [], [], []
    flag = QgsProcessingFeatureSource.Flag.FlagSkipGeometryValidityChecks
    for number, feature in enumerate(source.getFeatures(request, flag)):
        if number % CANCEL_EVERY == 0 and feedback.isCanceled():
            raise Cancelled
        fids.append(feature.id())
        wkb.append(geometry.feature_wkb(feature))
        attributes = feature.attributes()
        rows.append([attributes[position] for position in positions])
    columns = zip(*rows) if rows else [()] * len(names)
    read = {name: [values.plain(value) for value in column] for name, column in zip(names, columns)}
    shapes = _nothing(len(wkb))
    shapes[:] = wkb
    index = pd.Index(np.asarray(fids, dtype="int64"), name="fid")
    return Rows(index.to_numpy(), shapes, values.typed(read, fields, index))


def _nothing(count: int) -> np.ndarray:
    import numpy as np

    return np.full(count, None, dtype=object)
