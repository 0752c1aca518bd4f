"""The offset of a file against what is known: none, GCJ-02, BD-09 or some constant shift, in metres.

Each kind of shift is undone in turn; what then is left between the positions and what they should be is compared. With
matched pairs of positions (places found by name) the middle of the differences counts and their scatter says how sure
one can be: schematic positions scatter by kilometres and then prove nothing. Without pairs, points along the
boundaries are held against the nearest boundary that is known.

Robust: medians and median absolute deviations only. Standard error of a median: 1.2533 sigma / sqrt(n), and sigma is
1.4826 times the median absolute deviation (normal distribution).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import shapely

from ...analysis.errors import InputError
from .. import offset
from ..positions import metres_apart, moved_by
from .model import Proposal

KINDS = ("none", "gcj02", "bd09")
NAMES = {"none": "CGCS2000 / WGS84", "gcj02": "GCJ-02", "bd09": "BD-09"}
MEDIAN_ERROR = 1.2533 * 1.4826
FEW_PAIRS = 3
SIGMAS = 3.0
TOLERANCE_M = 5.0
"""Middle difference up to which positions count as unshifted, whatever their scatter."""
CONSTANT_FROM_M = 20.0
"""Middle difference from which unshifted positions count as shifted after all, when they agree in it."""
CONSTANT_M = 2_000.0
"""Largest constant shift that is still taken for one; beyond, the places are others."""
SURE, LIKELY, GUESS, BLIND = 0.98, 0.8, 0.5, 0.2
CLEARLY = 0.5
"""Undoing a shift must bring boundaries at least this much closer than leaving it."""
SAMPLES = 2000
MATCHING_M = 150.0
"""Boundaries that fit each other no better than this say nothing of a shift of some hundred metres."""
MAX_UNION_VERTICES = 400_000

SHIFTED = (
    "The positions lie {east} m east and {north} m north of where they should: the offset of {name}. It is undone."
)
UNSHIFTED = "Against what is known the positions are {distance} m off in the middle: no offset of web maps."
CONSTANT = (
    "The positions lie {east} m east and {north} m north of where they should, all alike, which is no offset of web "
    "maps. Perhaps an old datum (北京54, 西安80): ask the survey office."
)
UNMEASURED = "Whether the positions are offset cannot be told: they fit what is known only to {distance} m."
UNTOLD = (
    "Nothing known of the place can tell whether the positions are offset. If they were picked from a web map (AMap, "
    "Tencent, Baidu), choose its offset in SHIFT."
)
NO_SHIFT = "There is no shift {shift}. Choose none, gcj02, bd09 or metres east and north such as 430,-310."
UNEQUAL = "{first} positions cannot be compared with {second}: give pairs."


@dataclass(frozen=True)
class Shift:
    """How far positions lie from where they should.

    Args:
        kind: ``none``, ``gcj02``, ``bd09`` or ``other`` (all alike, but no offset of web maps).
        east_m: middle offset of the positions to the east, metres, as they were given.
        north_m: the same to the north.
        residual_m: middle distance that is left after the shift of that kind is undone, metres.
        pairs: positions compared.
        confidence: 0 to 1; under :data:`GUESS` the positions scatter too much to tell.
    """

    kind: str
    east_m: float
    north_m: float
    residual_m: float
    pairs: int = 0
    confidence: float = 0.0

    @property
    def value(self) -> str:
        """Return what :func:`undo` takes to undo it."""
        return self.kind if self.kind != "other" else f"{self.east_m:.1f},{self.north_m:.1f}"

    @property
    def proposal(self) -> Proposal:
        """Return it as a sentence for the user."""
        told = {"east": round(self.east_m), "north": round(self.north_m), "distance": round(self.residual_m)}
        others = tuple(kind for kind in KINDS if kind != self.kind)
        if self.confidence < GUESS:
            return Proposal("shift", self.value, UNMEASURED, told, self.confidence, others)
        if self.kind == "other":
            return Proposal("shift", self.value, CONSTANT, told, self.confidence, others)
        reason = UNSHIFTED if self.kind == "none" else SHIFTED
        return Proposal("shift", self.value, reason, {**told, "name": NAMES[self.kind]}, self.confidence, others)


def untold() -> Proposal:
    """Return the sentence for positions that can be compared with nothing, such as points with areas."""
    return Proposal("shift", "none", UNTOLD, {}, BLIND, KINDS[1:])


def measure_shift(a: np.ndarray, b: np.ndarray) -> Shift:
    """Tell by which shift positions ``a`` differ from the true positions ``b`` of the same things.

    Args:
        a: n × 2, longitude and latitude in degrees as read.
        b: n × 2, where the same things truly are.

    Returns:
        the shift; with fewer than three usable pairs, or where they scatter more than the shifts differ, the
        confidence is under one half and the kind ``none``.

    Raises:
        InputError: not as many of the one as of the other.
    """
    a, b = (np.asarray(each, dtype=float).reshape(-1, 2) for each in (a, b))
    if len(a) != len(b):
        raise InputError(UNEQUAL, first=len(a), second=len(b))
    usable = np.isfinite(a).all(axis=1) & np.isfinite(b).all(axis=1)
    a, b = a[usable], b[usable]
    if not len(a):
        return Shift("none", 0.0, 0.0, float("inf"))
    moved = {kind: undo_positions(a, kind) for kind in KINDS}
    left = {kind: metres_apart(moved[kind], b) for kind in KINDS}
    middle = {kind: np.median(left[kind], axis=0) for kind in KINDS}
    rest = {kind: float(np.hypot(*middle[kind])) for kind in KINDS}
    best = min(KINDS, key=lambda kind: rest[kind])
    error = _error(left[best])
    east, north = (float(value) for value in middle["none"])
    if len(a) < FEW_PAIRS or SIGMAS * error > _between(middle) / 2:
        return Shift("none", east, north, _distance(left["none"]), len(a), BLIND)
    if rest[best] <= max(TOLERANCE_M, SIGMAS * error):
        return Shift(best, east, north, _distance(left[best]), len(a), SURE)
    if rest["none"] > CONSTANT_M:
        return Shift("none", east, north, _distance(left["none"]), len(a), BLIND)
    if rest[best] <= (CONSTANT_FROM_M if best == "none" else _between(middle) / 4):
        return Shift(best, east, north, _distance(left[best]), len(a), LIKELY)
    return Shift("other", east, north, _distance(left["none"] - middle["none"]), len(a), LIKELY)


def undo_positions(lonlat: np.ndarray, shift: str) -> np.ndarray:
    """Return positions (n × 2, degrees) with a shift taken out of them.

    Args:
        lonlat: as they are.
        shift: ``none``, ``gcj02``, ``bd09``, or metres east and north as in ``430,-310``.

    Raises:
        InputError: no such shift.
    """
    return _step(shift)(lonlat)


def undo(shapes: np.ndarray, shift: str) -> np.ndarray:
    """Return geometries in degrees with a shift taken out of them (see :func:`undo_positions`)."""
    step = _step(shift)
    return shapes if shift == "none" else shapely.transform(shapes, step)


def measure_by_outline(shapes: np.ndarray, known: gpd.GeoDataFrame) -> Shift | None:
    """Tell the shift of features by how near their boundaries come to the boundaries that are known.

    Args:
        shapes: geometries of the file, degrees.
        known: what is known, degrees; polygons and lines are compared by their boundaries, points only with points.

    Returns:
        the shift; None where the two have nothing that can be compared.
    """
    theirs = known.geometry.values
    theirs = theirs[~(shapely.is_missing(theirs) | shapely.is_empty(theirs))]
    some = shapes[:: max(1, len(shapes) // SAMPLES)]
    pairs = [(_edges(some), _edges(theirs))]
    if not len(pairs[0][0]) and not len(pairs[0][1]):
        pairs = [(some, theirs)]
    else:
        pairs.append((_outline(shapes), _outline(theirs)))
    found = [_nearest(mine, other) for mine, other in pairs if len(mine) and len(other)]
    return max(found, key=lambda each: (each.confidence, -each.residual_m)) if found else None


def _step(shift: str) -> Callable[[np.ndarray], np.ndarray]:
    if shift == "none":
        return lambda lonlat: lonlat
    if shift == "gcj02":
        return lambda lonlat: np.column_stack(offset.gcj02_to_wgs84(lonlat[:, 0], lonlat[:, 1]))
    if shift == "bd09":
        return lambda lonlat: np.column_stack(offset.bd09_to_wgs84(lonlat[:, 0], lonlat[:, 1]))
    try:
        east, north = (float(part) for part in shift.split(","))
    except ValueError as error:
        raise InputError(NO_SHIFT, shift=shift) from error
    if not np.isfinite([east, north]).all():
        raise InputError(NO_SHIFT, shift=shift)
    return lambda lonlat: moved_by(lonlat, -east, -north)


def _error(left: np.ndarray) -> float:
    """Return the standard error of the middle difference, metres, over both directions."""
    deviation = np.median(np.abs(left - np.median(left, axis=0)), axis=0)
    return float(MEDIAN_ERROR * np.hypot(*deviation) / np.sqrt(len(left)))


def _distance(left: np.ndarray) -> float:
    return float(np.median(np.hypot(left[:, 0], left[:, 1])))


def _between(middle: dict[str, np.ndarray]) -> float:
    """Return how far the two kinds of shift that are hardest to tell apart lie from each other, metres."""
    return float(min(np.hypot(*(middle[a] - middle[b])) for a, b in (("none", "gcj02"), ("gcj02", "bd09"))))


def _edges(shapes: np.ndarray) -> np.ndarray:
    """Return boundaries of polygons and lines as lines."""
    dimension = shapely.get_dimensions(shapes)
    return np.concatenate([shapely.boundary(shapes[dimension == 2]), shapes[dimension == 1]])


def _outline(shapes: np.ndarray) -> np.ndarray:
    """Return the outer boundary of all polygons together, nothing where that would take long."""
    areas = shapes[shapely.get_dimensions(shapes) == 2]
    if not len(areas) or shapely.get_num_coordinates(areas).sum() > MAX_UNION_VERTICES:
        return np.array([], dtype=object)
    areas = np.where(shapely.is_valid(areas), areas, shapely.buffer(areas, 0))
    return np.array([shapely.boundary(shapely.union_all(areas))], dtype=object)


def _nearest(mine: np.ndarray, theirs: np.ndarray) -> Shift:
    """Return the shift that brings points of ``mine`` nearest to ``theirs``."""
    points = shapely.get_coordinates(mine)
    points = points[:: max(1, len(points) // SAMPLES)]
    scale = np.array([np.cos(np.radians(np.median(points[:, 1]))), 1.0])
    parts = shapely.get_parts(theirs)
    tree = shapely.STRtree(_pieces(shapely.transform(parts, lambda xy: xy * scale)))
    gaps, moves = {}, {}
    for kind in KINDS:
        moved = undo_positions(points, kind)
        gaps[kind] = _gap(tree, moved * scale, moved)
        moves[kind] = np.median(metres_apart(points, moved), axis=0)
    best = min(KINDS, key=lambda kind: gaps[kind])
    second = min(gaps[kind] for kind in KINDS if kind != best)
    east, north = (float(value) for value in moves[best])
    if gaps[best] > MATCHING_M or gaps[best] > CLEARLY * second:
        return Shift("none", 0.0, 0.0, gaps["none"], len(points), BLIND)
    confidence = SURE if gaps[best] < CLEARLY * CLEARLY * second else LIKELY
    return Shift(best, east, north, gaps[best], len(points), confidence)


def _pieces(lines: np.ndarray) -> np.ndarray:
    """Return the straight pieces of lines, so that the nearest is found fast; points stay."""
    if (shapely.get_dimensions(lines) == 0).all():
        return lines
    coordinates, index = shapely.get_coordinates(lines, return_index=True)
    follows = index[1:] == index[:-1]
    return shapely.linestrings(np.stack([coordinates[:-1][follows], coordinates[1:][follows]], axis=1))


def _gap(tree: shapely.STRtree, scaled: np.ndarray, lonlat: np.ndarray) -> float:
    """Return the middle distance of positions to the nearest of a tree, metres."""
    points = shapely.points(scaled)
    nearest = tree.geometries[tree.nearest(points)]
    ends = shapely.get_coordinates(shapely.shortest_line(points, nearest)).reshape(-1, 2, 2)
    degrees = np.hypot(*(ends[:, 1] - ends[:, 0]).T)
    metre = metres_apart(np.add(lonlat[:1], (0.0, 1.0)), lonlat[:1])[0, 1]
    return float(np.median(degrees) * metre)
