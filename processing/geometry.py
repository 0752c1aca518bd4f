"""Geometries of a layer made fit for measuring: checked, two-dimensional, in metres.

Nothing is dropped in silence: each change is one sentence in the log with the ids it concerns.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsFeature,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsWkbTypes,
)

from ..analysis.errors import InputError
from .base import translate
from .passport import measured_in

if TYPE_CHECKING:
    import geopandas
    import numpy as np
    import pyproj

    from .adapters import Input

IDS_SHOWN = 10
"""Ids named in a sentence before it says how many more there are."""
_DIMENSIONS = {"point": 0, "line": 1, "polygon": 2}
_NAMES = {"point": "points", "line": "lines", "polygon": "polygons"}

CGCS2000_ZONES = (75, 135, 3, 4534)
"""3-degree Gauss-Krueger zones by central meridian: first, last, step, EPSG code of the first."""
CHINA = (73.5, 136.5, 3.0, 54.0)
"""West, east, south, north (degrees) where these zones are used; UTM elsewhere."""

TABLE = "The layer {layer} is a table without geometry. Choose a layer of {wanted}."
WRONG_KIND = "The layer {layer} holds {found}, not {wanted}. Choose a layer of {wanted} for {parameter}."
NO_CRS = "The layer {layer} has no coordinate reference system. Set it (Layer > Set CRS of Layer), then run again."
NOT_DEGREES = (
    "The layer {layer} says its coordinates are degrees ({crs}), but they reach {value}. "
    "Set the right coordinate reference system (Layer > Set CRS of Layer), then run again."
)
NOT_METRES = (
    "The layer {layer} says its coordinates are in {crs}, but they look like degrees ({value}). "
    "Set the right coordinate reference system (Layer > Set CRS of Layer), then run again."
)
NOWHERE = (
    "The layer {layer} says its coordinates are in {crs}, but {value} is no place in it. "
    "Set the right coordinate reference system (Layer > Set CRS of Layer), then run again."
)
NO_PLACE = "{layer}: {count} features have coordinates that are not numbers or lie nowhere on Earth (ids {ids})."
NO_GEOMETRY = "No feature of the layer {layer} has a usable geometry. Repair it or choose another layer."


def check_layer(given: Input, kind: str | None) -> None:
    """Raise the first reason why the layer as a whole cannot be used.

    Args:
        given: layer to look at.
        kind: ``point``, ``line``, ``polygon`` or None for any, a table too.
    """
    if kind is None and given.source.wkbType() == QgsWkbTypes.Type.NoGeometry:
        return
    wanted = translate(_NAMES.get(kind or "", "features with geometry"))
    found = QgsWkbTypes.geometryType(given.source.wkbType())
    if found == QgsWkbTypes.GeometryType.NullGeometry:
        raise InputError(TABLE, layer=given.name, wanted=wanted)
    kinds = {
        QgsWkbTypes.GeometryType.PointGeometry: "point",
        QgsWkbTypes.GeometryType.LineGeometry: "line",
        QgsWkbTypes.GeometryType.PolygonGeometry: "polygon",
    }
    if kind and kinds.get(found, kind) != kind:
        raise InputError(
            WRONG_KIND, layer=given.name, found=translate(_NAMES[kinds[found]]), wanted=wanted, parameter=given.key
        )
    _check_crs(given)


def _check_crs(given: Input) -> None:
    if not given.crs.isValid():
        raise InputError(NO_CRS, layer=given.name)
    extent = given.source.sourceExtent()
    if extent.isNull() or not extent.isFinite():
        return
    reach_x = max(abs(extent.xMinimum()), abs(extent.xMaximum()))
    reach_y = max(abs(extent.yMinimum()), abs(extent.yMaximum()))
    values = {"layer": given.name, "crs": name_crs(given.crs), "value": f"{extent.xMaximum():g}, {extent.yMaximum():g}"}
    in_degrees = reach_x <= 180 and reach_y <= 90
    if given.crs.isGeographic() and (reach_x > 360 or reach_y > 90):
        raise InputError(NOT_DEGREES, **values)
    if not given.crs.isGeographic() and in_degrees and (reach_x, reach_y) != (0, 0):
        raise InputError(NOT_METRES, **values)


def feature_wkb(feature: QgsFeature) -> bytes | None:
    """Return the geometry of a feature as WKB; arcs become the straight pieces that follow them."""
    if not feature.hasGeometry():
        return None
    shape = feature.geometry()
    if QgsWkbTypes.isCurvedType(shape.wkbType()):
        shape = QgsGeometry(shape.constGet().segmentize())
    return shape.asWkb().data()


def clean(
    wkb: np.ndarray,
    fids: np.ndarray,
    given: Input,
    kind: str | None,
    feedback: QgsProcessingFeedback,
    *,
    placed: bool = True,
) -> np.ndarray:
    """Return shapely geometries, None where one cannot be used.

    Raises:
        InputError: none can be used, and some must be ``placed``.
    """
    import numpy as np
    import shapely

    from ..analysis.network.polylines import on_earth

    if given.source.wkbType() == QgsWkbTypes.Type.NoGeometry:
        return np.full(len(wkb), None, dtype=object)
    with np.errstate(invalid="ignore", over="ignore"):  # coordinates that are no numbers or no place are told below
        shapes = shapely.from_wkb(wkb, on_invalid="ignore")
        length = shapely.length(shapes)
    hollow = shapely.is_missing(shapes) | shapely.is_empty(shapes)
    absent = hollow.copy()
    absent[hollow] = [each is None for each in wkb[hollow]]
    empty = hollow & ~absent
    nowhere = ~hollow & ~on_earth(shapes, length)
    unusable = hollow | nowhere
    other = ~unusable & (shapely.get_dimensions(shapes) != _DIMENSIONS[kind]) if kind else np.zeros(len(wkb), bool)
    zero = ~unusable & ~other & (length == 0) if kind == "line" else np.zeros(len(wkb), bool)
    _report(absent, fids, given, "{layer}: {count} features have no geometry (ids {ids}).", feedback)
    _report(empty, fids, given, "{layer}: {count} features have an empty or broken geometry (ids {ids}).", feedback)
    _report(nowhere, fids, given, NO_PLACE, feedback)
    _report(other, fids, given, "{layer}: {count} features are of another kind of geometry (ids {ids}).", feedback)
    _report(zero, fids, given, "{layer}: {count} lines have no length and are left out (ids {ids}).", feedback)
    shapes[unusable | other | zero] = None
    if placed and (unusable | other | zero).all():
        raise InputError(NO_GEOMETRY, layer=given.name)
    return _valid(_flat(shapes, given, feedback), fids, given, kind, feedback)


def _flat(shapes: np.ndarray, given: Input, feedback: QgsProcessingFeedback) -> np.ndarray:
    """Drop height and measure, and say so."""
    import shapely

    measured = QgsWkbTypes.hasM(given.source.wkbType())
    if not measured and not shapely.has_z(shapes).any():
        return shapes
    feedback.pushInfo(translate("{layer}: heights (Z) and measures (M) are ignored.").format(layer=given.name))
    return shapely.force_2d(shapes)


def _valid(
    shapes: np.ndarray, fids: np.ndarray, given: Input, kind: str | None, feedback: QgsProcessingFeedback
) -> np.ndarray:
    """Repair polygons that cross themselves, and say so."""
    import shapely

    if kind in ("point", "line"):
        return shapes
    invalid = ~shapely.is_valid(shapes) & ~shapely.is_missing(shapes)
    if invalid.any():
        shapes[invalid] = shapely.make_valid(shapes[invalid])
        _report(invalid, fids, given, "{layer}: {count} invalid polygons were repaired for this run (ids {ids}).",
                feedback)  # fmt: skip
    return shapes


def explode(frame: geopandas.GeoDataFrame, layer: str, feedback: QgsProcessingFeedback) -> geopandas.GeoDataFrame:
    """Return one row per part; the parts keep the id and the attributes of their feature."""
    import numpy as np
    import shapely

    shapes = frame.geometry.values
    counts = np.where(shapely.is_missing(shapes), 1, shapely.get_num_geometries(shapes))
    several = int((counts > 1).sum())
    if several:
        text = translate("{layer}: {count} multi-part features were split into {parts} parts.")
        feedback.pushInfo(text.format(layer=layer, count=several, parts=int(counts[counts > 1].sum())))
    if not shapely.get_type_id(shapes).max(initial=0) > _LAST_SINGLE:
        return frame
    rows = np.repeat(np.arange(len(frame)), counts)
    parts = np.full(len(rows), None, dtype=object)
    found, origin = shapely.get_parts(shapes, return_index=True)
    starts = np.concatenate([[0], np.cumsum(counts)[:-1]])
    first = np.searchsorted(origin, origin, side="left")
    parts[starts[origin] + np.arange(len(origin)) - first] = found
    return frame.take(rows).set_geometry(parts)


_LAST_SINGLE = 3
"""shapely's type ids above this one are multi-part geometries and collections."""


def median_position(frame: geopandas.GeoDataFrame, given: Input, context: QgsProcessingContext) -> tuple[float, float]:
    """Return longitude and latitude in the midst of the features, not drawn away by a stray one."""
    import numpy as np
    import shapely

    shapes = frame.geometry.values
    bounds = shapely.bounds(shapes[~shapely.is_missing(shapes)])
    x, y = (float(np.median((bounds[:, axis] + bounds[:, axis + 2]) / 2)) for axis in (0, 1))
    middle = QgsGeometry.fromWkt(f"POINT({x!r} {y!r})")
    degrees = QgsCoordinateReferenceSystem("EPSG:4326")
    try:
        middle.transform(QgsCoordinateTransform(given.crs, degrees, context.transformContext()))
    except QgsCsException:
        raise InputError(NOWHERE, layer=given.name, crs=name_crs(given.crs), value=f"{x:g}, {y:g}") from None
    return middle.asPoint().x(), middle.asPoint().y()


def local_crs(longitude: float, latitude: float) -> QgsCoordinateReferenceSystem:
    """Return a projected system in metres for the place: CGCS2000 3-degree zone in China, else UTM (WGS 84)."""
    west, east, south, north = CHINA
    if west <= longitude <= east and south <= latitude <= north:
        first, last, step, code = CGCS2000_ZONES
        code += round((min(max(longitude, first), last) - first) / step)
    else:
        code = (32600 if latitude >= 0 else 32700) + int((longitude + 180) // 6) % 60 + 1
    measured_in(f"EPSG:{code}")
    return QgsCoordinateReferenceSystem(f"EPSG:{code}")


def crs_for_frames(crs: QgsCoordinateReferenceSystem) -> pyproj.CRS | None:
    """Return the same system for geopandas."""
    import pyproj

    if not crs.isValid():
        return None
    if crs.authid().startswith("EPSG:"):
        return pyproj.CRS.from_user_input(crs.authid())
    return pyproj.CRS.from_wkt(crs.toWkt(QgsCoordinateReferenceSystem.WktVariant.WKT_PREFERRED))


def reproject(
    shapes: np.ndarray,
    given: Input,
    crs: QgsCoordinateReferenceSystem,
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
) -> np.ndarray:
    """Return the geometries of a layer in another system, None where a coordinate has no place there.

    The datum operation chosen in the project is honoured; without one PROJ's best is taken.
    """
    import numpy as np
    import shapely

    shapes = np.asarray(shapes, dtype=object)
    moved = _move(shapes, given.crs, crs, context)
    lost = ~shapely.is_missing(shapes) & ~np.isfinite(shapely.bounds(moved)).all(axis=1)
    moved[lost] = None
    if lost.any():
        text = translate("{layer}: {count} features lie outside {crs} (rows {ids}).")
        ids = name_some(np.flatnonzero(lost) + 1)
        feedback.pushWarning(text.format(layer=given.name, count=int(lost.sum()), crs=name_crs(crs), ids=ids))
    text = translate("{layer}: transformed from {source} to {target} for measuring in metres.")
    feedback.pushInfo(text.format(layer=given.name, source=name_crs(given.crs), target=name_crs(crs)))
    return moved


def back(
    shapes: np.ndarray, crs: QgsCoordinateReferenceSystem, given: Input, context: QgsProcessingContext
) -> np.ndarray:
    """Return geometries of the local system in that of the layer they came from."""
    return shapes if crs == given.crs else _move(shapes, crs, given.crs, context)


def _move(
    shapes: np.ndarray,
    source: QgsCoordinateReferenceSystem,
    target: QgsCoordinateReferenceSystem,
    context: QgsProcessingContext,
) -> np.ndarray:
    if context.transformContext().hasTransform(source, target):
        return _reproject_by_project(shapes, QgsCoordinateTransform(source, target, context.transformContext()))
    return _reproject_by_proj(shapes, source, target)


def _reproject_by_proj(
    shapes: np.ndarray, source: QgsCoordinateReferenceSystem, target: QgsCoordinateReferenceSystem
) -> np.ndarray:
    import numpy as np
    import pyproj
    import shapely

    transformer = pyproj.Transformer.from_crs(crs_for_frames(source), crs_for_frames(target), always_xy=True)

    def move(xy: np.ndarray) -> np.ndarray:
        x, y = xy.T if len(xy) > 1 else xy.T.tolist()  # pyproj takes an array of one for a number, with a warning
        return np.column_stack(transformer.transform(x, y))

    return shapely.transform(shapes, move)


def _reproject_by_project(shapes: np.ndarray, transform: QgsCoordinateTransform) -> np.ndarray:
    import numpy as np
    import shapely

    moved = np.full(len(shapes), None, dtype=object)
    for row, wkb in enumerate(shapely.to_wkb(shapes)):
        if wkb is None:
            continue
        shape = QgsGeometry()
        shape.fromWkb(wkb)
        try:
            shape.transform(transform)
        except QgsCsException:
            continue
        moved[row] = shapely.from_wkb(shape.asWkb().data())
    return moved


def _report(mask: np.ndarray, fids: np.ndarray, given: Input, text: str, feedback: QgsProcessingFeedback) -> None:
    """Say which features a mask concerns, if any."""
    if mask.any():
        ids = name_some(fids[mask])
        feedback.pushWarning(translate(text).format(layer=given.name, count=int(mask.sum()), ids=ids))


def name_crs(crs: QgsCoordinateReferenceSystem) -> str:
    """Return the code of a system, or what QGIS calls one that has none."""
    return crs.authid() or crs.userFriendlyIdentifier()


def name_some(ids: object) -> str:
    """Return the first ids, and how many more there are."""
    ids = list(ids)
    more = f" … +{len(ids) - IDS_SHOWN}" if len(ids) > IDS_SHOWN else ""
    return ", ".join(str(each) for each in ids[:IDS_SHOWN]) + more
