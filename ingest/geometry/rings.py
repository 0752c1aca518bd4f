"""Shapes made fit for use: boundary lines become polygons, broken polygons are repaired, nothing vanishes unsaid."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ...analysis.errors import InputError
from .model import CRS, Proposal

DIMENSIONS = {"point": 0, "line": 1, "polygon": 2}
CLOSING_GAP_M = 2.0
"""Ends of a boundary line this close are taken for the same point."""
LARGEST = 1e9
"""No system has larger numbers; infinite and missing ones are larger too."""
METRES_PER_DEGREE = 111_320.0
SURE, LIKELY = 0.95, 0.7

POLYGONIZED = "The file holds boundary lines; {rings} closed lines and {faces} areas between lines became polygons."
WRONG_KIND = {
    (0, "line"): "{file} holds points, not lines. Give the file with the lines.",
    (0, "polygon"): "{file} holds points, not polygons. Give the file with the polygons or their boundary lines.",
    (1, "point"): "{file} holds lines, not points. Give the file with the points.",
    (2, "point"): "{file} holds polygons, not points. Give the file with the points.",
    (2, "line"): "{file} holds polygons, not lines. Give the file with the lines.",
}
"""Sentence by dimension found and kind wanted."""
NOTHING_LEFT = "{file}: none of its {count} features has a usable geometry. Ask for it again."
NOT_CLOSED = "{file} holds boundary lines, but none of them closes to an area. Ask for the boundaries as polygons."

BROKEN, EMPTY, NOWHERE = "its geometry is broken", "it has no geometry", "its coordinates lie nowhere on Earth"
OTHER_KIND, OTHER_NUMBERS = "it is another kind of geometry", "its coordinates are not like those of the others"
CROSSING, OPEN, DANGLING = "its boundary crosses or touches itself", "its line is not closed", "its line bounds no area"
OUT, REPAIRED, CLOSED, UNNAMED = "left out", "repaired", "closed", "used as a boundary; the area has no attributes"

Fault = tuple[int, str, str]


def from_wkb(wkb: np.ndarray, fids: np.ndarray) -> tuple[np.ndarray, list[Fault]]:
    """Return flat geometries (None where there is none that can be used) and the faults."""
    with np.errstate(invalid="ignore"):
        shapes = shapely.from_wkb(wkb, on_invalid="ignore")
    absent = np.array([each is None for each in wkb], dtype=bool)
    gone = shapely.is_missing(shapes)
    empty = shapely.is_empty(shapes) | absent
    with np.errstate(invalid="ignore"):
        finite = (np.abs(shapely.bounds(shapes)) <= LARGEST).all(axis=1)
    faults = _faults(fids, gone & ~absent, BROKEN) + _faults(fids, empty, EMPTY)
    faults += _faults(fids, ~gone & ~empty & ~finite, NOWHERE)
    shapes[empty | ~finite] = None
    return shapes, faults


def of_kind(shapes: np.ndarray, fids: np.ndarray, kind: str, file: str) -> tuple[np.ndarray, list[Fault]]:
    """Return the geometries of the kind wanted, of collections the parts of it; lines may stand for polygons.

    Raises:
        InputError: nothing usable, or only of other kinds.
    """
    shapes = shapes.copy()
    there = ~shapely.is_missing(shapes)
    if not there.any():
        raise InputError(NOTHING_LEFT, file=file, count=len(shapes))
    wanted = DIMENSIONS[kind]
    mixed = shapely.get_type_id(shapes) == shapely.GeometryType.GEOMETRYCOLLECTION
    for row in np.flatnonzero(mixed):
        shapes[row] = _parts_of(shapes[row], wanted)
    dimension = shapely.get_dimensions(shapes)
    if kind == "polygon" and not (dimension == wanted).any() and (dimension == 1).any():
        wanted = 1
    other = there & (dimension != wanted)
    if (other | ~there).all():
        found = int(dimension[there].max())
        raise InputError(WRONG_KIND.get((found, kind), NOTHING_LEFT), file=file, count=len(shapes))
    shapes[other] = None
    return shapes, _faults(fids, other, OTHER_KIND)


def without_place(fids: np.ndarray, shapes: np.ndarray) -> list[Fault]:
    """Return a fault for each feature that has no place."""
    return _faults(fids, shapely.is_missing(shapes), EMPTY)


def enclosed(lines: np.ndarray) -> np.ndarray:
    """Return the areas that lines bound, each closed one by itself and open ones together; none where none close."""
    single = shapely.get_parts(lines)
    closed = shapely.is_closed(single)
    areas = np.array([shapely.Polygon(line) for line in single[closed]], dtype=object)
    faces = shapely.get_parts(shapely.polygonize(single[~closed]))
    return np.concatenate([areas, faces])


def leave_out(shapes: np.ndarray, fids: np.ndarray, rows: np.ndarray, problem: str) -> tuple[np.ndarray, list[Fault]]:
    """Return the geometries without some of them, and the faults that say so."""
    shapes = shapes.copy()
    shapes[rows] = None
    return shapes, _faults(fids, rows, problem)


def repaired(shapes: np.ndarray, fids: np.ndarray) -> tuple[np.ndarray, list[Fault]]:
    """Return polygons that are valid; what a repair leaves of lines and points is dropped."""
    wrong = ~shapely.is_valid(shapes) & ~shapely.is_missing(shapes)
    if not wrong.any():
        return shapes, []
    shapes = shapes.copy()
    shapes[wrong] = [_parts_of(each, 2) for each in shapely.make_valid(shapes[wrong])]
    lost = wrong & (shapely.is_empty(shapes) | shapely.is_missing(shapes))
    shapes[lost] = None
    return shapes, _faults(fids, wrong & ~lost, CROSSING, REPAIRED) + _faults(fids, lost, BROKEN)


def polygonized(frame: gpd.GeoDataFrame, file: str) -> tuple[gpd.GeoDataFrame, list[Fault], Proposal]:
    """Return polygons made of boundary lines, degrees.

    A closed line is a polygon with the attributes of the line. Open lines with the same attributes are joined first;
    what stays open is taken together and the areas between become polygons without attributes.

    Raises:
        InputError: no line closes.
    """
    whole = _joined(frame)
    shapes = whole.geometry.values
    ends = shapely.get_point(shapes, 0), shapely.get_point(shapes, -1)
    gap = shapely.distance(*ends) * METRES_PER_DEGREE
    closes = (gap <= CLOSING_GAP_M) & (shapely.get_num_coordinates(shapes) > 3)
    faults = _faults(whole.index.to_numpy(), closes & (gap > 0), OPEN, CLOSED)
    rings = whole[closes].set_geometry(_closed(shapes[closes]), crs=CRS)
    rest = whole[~closes]
    faces, dangling = _faces(rest)
    faults += _faults(rest.index.to_numpy(), dangling, DANGLING) + _faults(
        rest.index.to_numpy(), ~dangling, OPEN, UNNAMED
    )
    if rings.empty and faces.empty:
        raise InputError(NOT_CLOSED, file=file)
    told = {"rings": len(rings), "faces": len(faces)}
    proposal = Proposal("geometry", "polygonize", POLYGONIZED, told, LIKELY if len(faces) else SURE)
    result = rings if faces.empty else pd.concat([rings, faces.reindex(columns=rings.columns)])
    result = gpd.GeoDataFrame(result, geometry="geometry", crs=CRS)
    return result if result.index.is_unique else result.reset_index(drop=True), faults, proposal


def _joined(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return single lines; open ones whose attributes are all the same are joined end to end."""
    single = frame.explode(index_parts=False)
    shapes = single.geometry.values
    open_ = ~shapely.is_closed(shapes)
    names = [name for name in single.columns if name != "geometry"]
    if not open_.any() or not names:
        return single
    merged = []
    for _, rows in single[open_].groupby(names, dropna=False, sort=False):
        lines = shapely.get_parts(shapely.line_merge(shapely.union_all(rows.geometry.values)))
        first = rows.iloc[[0] * len(lines)]
        merged.append(first.set_geometry(gpd.GeoSeries(lines, index=first.index, crs=CRS)))
    return gpd.GeoDataFrame(pd.concat([single[~open_], *merged]), geometry="geometry", crs=CRS)


def _closed(lines: np.ndarray) -> np.ndarray:
    """Return the polygons within closed or nearly closed lines."""
    result = np.empty(len(lines), dtype=object)
    for row, line in enumerate(lines):
        coordinates = shapely.get_coordinates(line)
        coordinates[-1] = coordinates[0]
        result[row] = shapely.Polygon(coordinates)
    return result


def _faces(lines: gpd.GeoDataFrame) -> tuple[gpd.GeoDataFrame, np.ndarray]:
    """Return the areas between lines, and which lines bound none."""
    shapes = lines.geometry.values
    if not len(shapes):
        return gpd.GeoDataFrame(geometry=[], crs=CRS), np.zeros(0, bool)
    areas = shapely.get_parts(shapely.polygonize(shapely.get_parts(shapely.union_all(shapes))))
    if not len(areas):
        return gpd.GeoDataFrame(geometry=[], crs=CRS), np.ones(len(shapes), bool)
    edges = shapely.union_all(shapely.boundary(areas))
    shared = shapely.length(shapely.intersection(shapes, edges))
    tree = shapely.STRtree(shapes)
    first = tree.query_nearest(shapely.boundary(areas), all_matches=False)[1]
    faces = gpd.GeoDataFrame(geometry=areas, index=lines.index[first], crs=CRS)
    return faces, shared == 0


def _parts_of(shape: shapely.Geometry, dimension: int) -> shapely.Geometry | None:
    """Return the parts of one dimension as one geometry, None for none."""
    parts = shapely.get_parts(shape)
    nested = shapely.get_type_id(parts) >= shapely.GeometryType.MULTIPOINT
    while nested.any():
        parts = np.concatenate([parts[~nested], shapely.get_parts(parts[nested])])
        nested = shapely.get_type_id(parts) >= shapely.GeometryType.MULTIPOINT
    parts = parts[(shapely.get_dimensions(parts) == dimension) & ~shapely.is_empty(parts)]
    if not len(parts):
        return None
    if len(parts) == 1:
        return parts[0]
    if dimension == 2:
        return shapely.union_all(parts)
    return shapely.multilinestrings(parts) if dimension == 1 else shapely.multipoints(parts)


def _faults(fids: np.ndarray, rows: np.ndarray, problem: str, action: str = OUT) -> list[Fault]:
    return [(int(fid), problem, action) for fid in np.asarray(fids)[rows]]
