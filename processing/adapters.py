"""Input layers to GeoDataFrames and results to layers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFeatureSink,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsMapLayer,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeatureSource,
    QgsProcessingFeedback,
    QgsProcessingLayerPostProcessorInterface,
    QgsWkbTypes,
)

from ..analysis.errors import Cancelled, InputError
from ..compat import make_field
from ..layers.catalog import BY_KEY
from ..layers.styles import apply_shipped_style
from . import geometry, reading, values
from .base import WulongAlgorithm

if TYPE_CHECKING:
    import geopandas
    import pandas as pd

NO_FIELD = "The layer {layer} has no field {field}. It has: {fields}. Choose another field in {parameter}."
EMPTY = "The layer {layer} is empty. Choose a layer with features, or clear its filter or selection."
STOPPED_WRITING = (
    "Stopped while {name} was being written: {rows} of {total} rows are there. Run it again, or delete it."
)
POLL = 1024
"""Rows written between two looks at Cancel: some milliseconds."""
INDEX_MB = "64"
"""Memory for SQLite while a result is written; 2 MB, the usual, are read from disk again and again."""
UNWRITTEN = "The result {name} could not be written: {detail}. Choose another place for it."


@dataclass(frozen=True)
class Input:
    """One input layer of a run."""

    key: str
    name: str
    source: QgsProcessingFeatureSource
    file: tuple[str, str] | None
    """Path and table of a saved GeoPackage table without filter, selection or edits; else None."""

    @property
    def crs(self) -> QgsCoordinateReferenceSystem:
        """Return the coordinate reference system the layer claims."""
        return self.source.sourceCrs()

    def field_name(self, field: str) -> str | None:
        """Return a field as the layer spells it, None where there is none; capitals do not matter."""
        position = self.source.fields().lookupField(field)
        return self.source.fields().at(position).name() if position >= 0 else None

    def has_field(self, field: str) -> bool:
        """Tell whether the layer has a field of that name."""
        return self.field_name(field) is not None


def open_input(algorithm: WulongAlgorithm, parameters: dict, key: str, context: QgsProcessingContext) -> Input:
    """Return the layer given for a parameter.

    Raises:
        QgsProcessingException: nothing that can be opened was given.
    """
    source = algorithm.parameterAsSource(parameters, key, context)
    if source is None:
        raise QgsProcessingException(algorithm.invalidSourceError(parameters, key))
    file = algorithm.saved_tables.get(key)
    name = source.sourceName()
    if file and name == Path(file[0]).stem:  # a path was given: QGIS calls every table by the file's name
        name = _title(file[1])
    return Input(key, name, source, file)


def _title(table: str) -> str:
    """Return what a table is called: one of the planner's by its title in the language of QGIS."""
    spec = BY_KEY.get(table)
    if spec is None:
        return table
    return spec.zh if QgsApplication.locale().startswith("zh") else spec.en


def read_frame(
    given: Input,
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
    *,
    fields: Sequence[str] | None = None,
    crs: QgsCoordinateReferenceSystem | None = None,
    kind: str | None = None,
    explode: bool = False,
    placed: bool = True,
) -> geopandas.GeoDataFrame:
    """Return the features as a frame indexed by feature id, rows in the layer's order.

    Args:
        given: layer to read.
        context: of the run; its datum operations are used.
        feedback: hears what was changed (heights dropped, transformed, geometries that cannot be used).
        fields: names to read, None for all.
        crs: to transform to, None to leave the coordinates as they are.
        kind: ``point``, ``line`` or ``polygon`` when only that will do; None takes tables too.
        explode: one row per part of a multi-part geometry.
        placed: some feature must have a geometry that can be used, unless the layer is a table.

    Raises:
        InputError: empty, no geometry at all, wrong kind, missing field, no or wrong CRS.
        Cancelled: the user stopped.
    """
    import geopandas

    if given.source.featureCount() == 0:
        raise InputError(EMPTY, layer=given.name)
    names = [field.name() for field in given.source.fields()] if fields is None else list(dict.fromkeys(fields))
    for name in names:
        require_field(given, name)
    geometry.check_layer(given, kind)
    rows = reading.read_rows(given.source, given.file, names, feedback)
    if feedback.isCanceled():
        raise Cancelled
    if len(rows.fids) == 0:
        raise InputError(EMPTY, layer=given.name)
    shapes = geometry.clean(rows.wkb, rows.fids, given, kind, feedback, placed=placed)
    if crs is not None and crs != given.crs:
        shapes = geometry.reproject(shapes, given, crs, context, feedback)
    if feedback.isCanceled():
        raise Cancelled
    column = "geometry"
    while column in rows.table:  # a field of the layer may have that name
        column += "_"
    system = geometry.crs_for_frames(crs or given.crs)
    rows.table[column] = shapes
    frame = geopandas.GeoDataFrame(rows.table, geometry=column, crs=system, copy=False)
    return geometry.explode(frame, given.name, feedback) if explode else frame


def require_field(given: Input, name: str, parameter: str = "") -> None:
    """Raise the sentence that names the field which is not there, and those that are."""
    if not given.has_field(name):
        there = ", ".join(field.name() for field in given.source.fields())
        raise InputError(NO_FIELD, layer=given.name, field=name, fields=there, parameter=parameter or given.key)


def write_frame(
    algorithm: WulongAlgorithm,
    parameters: dict,
    key: str,
    context: QgsProcessingContext,
    frame: pd.DataFrame,
    *,
    name: str,
    fields: QgsFields | Sequence[tuple[str, str]],
    wkb_type: QgsWkbTypes.Type = QgsWkbTypes.Type.NoGeometry,
    crs: QgsCoordinateReferenceSystem | None = None,
    style: str = "",
) -> str | None:
    """Write a frame to the sink of a parameter and return its id, None when it was not asked for.

    Call it when everything is computed: a run that stops earlier then leaves nothing behind. One that is stopped while
    it writes leaves what is written, as QGIS's own do, and says so.

    Args:
        algorithm: whose parameter it is.
        parameters: values of the run.
        key: of the sink parameter.
        context: of the run.
        frame: rows to write.
        name: title of the layer in the project.
        fields: what to write, columns of the frame by name.
        wkb_type: geometry of the sink; the frame's geometries are written unless it is NoGeometry.
        crs: of the frame's geometries.
        style: key of the result layer whose style and field aliases it gets when it is loaded.

    Raises:
        Cancelled: the user stopped.
        InputError: the layer takes no more.
    """
    definition = fields if isinstance(fields, QgsFields) else make_fields(fields)
    system = crs or QgsCoordinateReferenceSystem()
    with _room_for_index():
        sink, destination = algorithm.parameterAsSink(parameters, key, context, definition, wkb_type, system)
    if sink is None:
        if parameters.get(key) is None:
            return None
        raise QgsProcessingException(algorithm.invalidSinkError(parameters, key))
    spatial = wkb_type != QgsWkbTypes.Type.NoGeometry
    for row, feature in enumerate(_features(frame, definition, spatial=spatial)):
        if row % POLL == POLL - 1 and algorithm.is_stopped():
            raise Cancelled(STOPPED_WRITING, name=name, rows=row, total=len(frame))
        if not sink.addFeature(feature, QgsFeatureSink.Flag.FastInsert):
            raise InputError(UNWRITTEN, name=name, detail=sink.lastError() or destination)
    sink.flushBuffer()
    if context.willLoadLayerOnCompletion(destination):
        details = context.layerToLoadOnCompletionDetails(destination)
        details.name = name
        if style:
            details.setPostProcessor(algorithm.keep(Styler(style)))
    return destination


class Styler(QgsProcessingLayerPostProcessorInterface):
    """Gives a result its style, in the main thread, once QGIS has loaded it."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self.key = key

    def postProcessLayer(
        self, layer: QgsMapLayer, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        """Load symbols, labels, aliases and map tips."""
        apply_shipped_style(layer, BY_KEY[self.key])


def make_fields(fields: Sequence[tuple[str, str]], *, after: QgsFields | None = None) -> QgsFields:
    """Return fields from ``(name, kind)``, behind those of ``after`` whose name is not taken."""
    taken = {name.lower() for name, _ in fields} | {"fid"}
    definition = QgsFields()
    for field in after or ():
        if field.name().lower() not in taken:
            definition.append(QgsField(field))
    for name, kind in fields:
        definition.append(make_field(name, kind))
    return definition


@contextmanager
def _room_for_index() -> Iterator[None]:
    """Let a GeoPackage opened within this block keep its spatial index in memory while it is built."""
    from osgeo import gdal

    before = gdal.GetThreadLocalConfigOption("OGR_SQLITE_CACHE", None)
    gdal.SetThreadLocalConfigOption("OGR_SQLITE_CACHE", INDEX_MB)
    try:
        yield
    finally:
        gdal.SetThreadLocalConfigOption("OGR_SQLITE_CACHE", before)


def _features(frame: pd.DataFrame, definition: QgsFields, *, spatial: bool) -> Iterator[QgsFeature]:
    """Yield one feature after the other, each to be handed on before the next is asked for."""
    import shapely

    rows = zip(*(values.written(frame[field.name()], field) for field in definition))
    shapes = shapely.to_wkb(frame.geometry.values) if spatial else [None] * len(frame)
    feature = QgsFeature(definition)
    for row, wkb in zip(rows, shapes):
        feature.setAttributes(list(row))
        if spatial:
            shape = QgsGeometry()
            if wkb is not None:
                shape.fromWkb(wkb)
            feature.setGeometry(shape)
        yield feature
