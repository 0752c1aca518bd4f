"""Read a vector file and understand it: encoding, coordinates, order of axes, offset, shapes.

Nothing is asked of the user that the file can tell; whatever was taken for granted comes back as a proposal and can be
overruled by reading again with the choice made. The file is never written to.
"""

from __future__ import annotations

import os

import geopandas as gpd
import numpy as np
import shapely

from ...analysis.errors import InputError
from . import drawings, parcels, placement, positions_table, raw, rings, shift
from .model import CRS, KINDS, WHATS, Incoming, Proposal, make_faults
from .sources import Source, open_source

FLATTENED = "Heights (Z) and measures (M) are left out."
WRONG_KIND = "There is no kind of geometry {kind}. Choose polygon, line or point."
SIMPLE = {"line": shapely.GeometryType.MULTILINESTRING, "point": shapely.GeometryType.MULTIPOINT}


def read_geometry(
    path: str | os.PathLike[str],
    *,
    layer: str | None = None,
    kind: str = "polygon",
    encoding: str = "",
    crs: str = "",
    shift: str = "",
    axes: str = "",
    known: gpd.GeoDataFrame | None = None,
) -> Incoming:
    """Return the features of a file in CGCS2000 degrees, with what was proposed and what was wrong.

    Args:
        path: any vector file GDAL reads, a zip archive with one, a text file of parcels, or a table with two columns
            of coordinates (for points).
        layer: name of the layer where there are several that fit.
        kind: ``polygon`` (closed lines will do), ``line`` or ``point``.
        encoding: of the text, such as ``GB18030``; "" to find out.
        crs: of the coordinates, such as ``EPSG:4545``; "" to find out.
        shift: ``none``, ``gcj02``, ``bd09`` or metres east and north (``430,-310``) to take out; "" to find out.
        axes: ``xy`` (east first) or ``yx``; "" to find out.
        known: what is already known of the place, degrees; it decides about system, order and offset.

    Raises:
        InputError: the file cannot be read or used; the sentence says why and what to do.
    """
    if kind not in KINDS:
        raise InputError(WRONG_KIND, kind=kind)
    with open_source(path, layer) as source:
        table, shapes, declared, proposals, faults = _opened(source, layer, kind, encoding)
    labels = drawings.find_labels(table, shapes, source.suffix) if kind == "polygon" else None
    if labels is not None:
        table, shapes = table[~labels.rows], shapes[~labels.rows]
    fids = table.index.to_numpy()
    shapes, other = rings.of_kind(shapes, fids, kind, source.shown)
    shapes, strange = _usual(shapes, fids, source.shown)
    options = {"file": source.shown, "declared": declared, "crs": crs, "axes": axes, "known": _bounds(known)}
    place = placement.place(_sample(shapes), **options)
    if known is not None and place.others:
        place = _closest(shapes, place, known, kind)
    shapes, nowhere = _on_earth(_in_degrees(shapes, place), fids, source.shown)
    undone, told = _found_shift(shapes, shift, known, kind)
    proposals = (*proposals, *place.proposals, *told)
    frame = gpd.GeoDataFrame(table, geometry=_unshifted(shapes, undone), crs=CRS)
    frame, more, told = _shaped(frame[~shapely.is_missing(shapes)], kind, source.shown)
    if labels is not None:
        frame = drawings.named(frame, _unshifted(_in_degrees(labels.points, place), undone), labels.texts)
    ordered = sorted((*proposals, *told), key=lambda each: WHATS.index(each.what))
    return Incoming(frame, tuple(ordered), make_faults([*faults, *other, *strange, *nowhere, *more]))


def _opened(source: Source, layer: str | None, kind: str, encoding: str) -> tuple:
    """Return table, shapes, declared system, proposals and faults of any kind of file."""
    if parcels.is_parcel_file(source.dataset):
        found = parcels.read_parcels(source.dataset, source.shown, encoding)
        return found.table, found.shapes, found.crs, found.proposals, list(found.faults)
    if kind == "point" and positions_table.is_table(source.dataset):
        table, shapes = positions_table.read_points(source.dataset, source.shown, layer)
        return table, shapes, "", (), rings.without_place(table.index.to_numpy(), shapes)
    features = raw.read_raw(source, layer, kind, encoding)
    shapes, faults = rings.from_wkb(features.wkb, features.table.index.to_numpy())
    notes = (Proposal("geometry", "2d", FLATTENED),) if features.flattened else ()
    proposals = (*source.notes, *features.proposals, *notes)
    return features.table, shapes, features.crs, proposals, [*features.faults, *faults]


def _usual(shapes: np.ndarray, fids: np.ndarray, shown: str) -> tuple[np.ndarray, list]:
    """Leave out the few features whose numbers are of another kind than those of the rest."""
    there = np.flatnonzero(~shapely.is_missing(shapes))
    other = placement.strangers(_centres(shapes[there]), fids[there], shown)
    return rings.leave_out(shapes, fids, there[other], rings.OTHER_NUMBERS) if other.any() else (shapes, [])


def _centres(shapes: np.ndarray) -> np.ndarray:
    bounds = shapely.bounds(shapes)
    return (bounds[:, :2] + bounds[:, 2:]) / 2


def _sample(shapes: np.ndarray) -> np.ndarray:
    """Return corners of the extents of some features."""
    there = shapes[~shapely.is_missing(shapes)]
    bounds = shapely.bounds(there[:: max(1, len(there) // placement.SAMPLE)])
    return np.concatenate([bounds[:, :2], bounds[:, 2:]])


def _bounds(known: gpd.GeoDataFrame | None) -> np.ndarray | None:
    if known is None or known.empty:
        return None
    bounds = np.asarray(known.total_bounds, dtype=float)
    return bounds if np.isfinite(bounds).all() else None


def _in_degrees(shapes: np.ndarray, place: placement.Placement) -> np.ndarray:
    return shapely.transform(shapes, lambda xy: placement.to_degrees(xy, place.crs, place.axes))


def _closest(shapes: np.ndarray, place: placement.Placement, known: gpd.GeoDataFrame, kind: str) -> placement.Placement:
    """Return the one of several possible systems in which the boundaries fit those that are known, if any does."""
    fits = {}
    for crs in (place.crs, *place.others):
        there = _in_degrees(shapes[~shapely.is_missing(shapes)], place.instead(crs))
        found = shift.measure_by_outline(_as_areas(there, kind), known)
        if found is not None and found.confidence >= shift.GUESS:
            fits[crs] = found.residual_m
    return place.instead(min(fits, key=lambda crs: fits[crs])) if fits else place


def _on_earth(shapes: np.ndarray, fids: np.ndarray, shown: str) -> tuple[np.ndarray, list]:
    bounds = shapely.bounds(shapes)
    limits = np.array([-180.0, -90.0, 180.0, 90.0])
    with np.errstate(invalid="ignore"):
        inside = (bounds[:, :2] >= limits[:2]).all(axis=1) & (bounds[:, 2:] <= limits[2:]).all(axis=1)
    away = ~shapely.is_missing(shapes) & ~inside
    if not away.any():
        return shapes, []
    shapes, faults = rings.leave_out(shapes, fids, away, rings.NOWHERE)
    if shapely.is_missing(shapes).all():
        raise InputError(rings.NOTHING_LEFT, file=shown, count=len(shapes))
    return shapes, faults


def _found_shift(
    shapes: np.ndarray, chosen: str, known: gpd.GeoDataFrame | None, kind: str
) -> tuple[str, tuple[Proposal, ...]]:
    """Return the offset to take out: the one chosen, else the one measured, and what to say of it."""
    if chosen or known is None or known.empty:
        return chosen, ()
    found = shift.measure_by_outline(_as_areas(shapes[~shapely.is_missing(shapes)], kind), known)
    return (found.value, (found.proposal,)) if found is not None else ("", (shift.untold(),))


def _unshifted(shapes: np.ndarray, offset: str) -> np.ndarray:
    return shift.undo(shapes, offset) if offset else shapes


def _as_areas(shapes: np.ndarray, kind: str) -> np.ndarray:
    """Return what boundary lines enclose: only an outline can be compared with the one that is known."""
    lines = kind == "polygon" and len(shapes) and (shapely.get_dimensions(shapes) == rings.DIMENSIONS["line"]).all()
    areas = rings.enclosed(shapes) if lines else shapes
    return areas if len(areas) else shapes


def _shaped(frame: gpd.GeoDataFrame, kind: str, shown: str) -> tuple[gpd.GeoDataFrame, list, tuple[Proposal, ...]]:
    """Return shapes of the kind wanted: lines closed to polygons, polygons repaired, single parts as such."""
    faults: list[rings.Fault] = []
    told: tuple[Proposal, ...] = ()
    if kind == "polygon":
        if (shapely.get_dimensions(frame.geometry.values) == rings.DIMENSIONS["line"]).all():
            frame, faults, proposal = rings.polygonized(frame, shown)
            told = (proposal,)
        shapes, more = rings.repaired(frame.geometry.values, frame.index.to_numpy())
        faults += more
    else:
        shapes = np.asarray(frame.geometry.values).copy()
        single = (shapely.get_type_id(shapes) == SIMPLE[kind]) & (shapely.get_num_geometries(shapes) == 1)
        shapes[single] = shapely.get_geometry(shapes[single], 0)
    frame = frame.set_geometry(gpd.GeoSeries(shapes, index=frame.index, crs=CRS))
    frame = frame[~shapely.is_missing(shapes)]
    if frame.empty:
        raise InputError(rings.NOTHING_LEFT, file=shown, count=len(shapes))
    return frame, faults, told
