"""Which land lies within a radius of a station, which lies beyond, and which station is nearest.

A point exactly at the radius is within. Circles are drawn with 64 sides a quarter: their area is 0.01 % small. Thiessen
areas (Voronoi cells cut at the district's border) belong to places: stations that share one share its area equally,
so the areas of all stations add up to the district. Stations outside the district take part, since the land near them
lies inside; a tie between two stations goes to the one that comes first.
"""

from __future__ import annotations

import numpy as np
import shapely
from scipy.spatial import cKDTree

QUARTER_SEGMENTS = 64
POLYGON = 3  # shapely.get_type_id
ROUNDING_M = 1e-6
"""Slack of "at the radius"."""


def reach(xy: np.ndarray, radius_m: float, district: shapely.Geometry) -> shapely.Geometry:
    """Return the part of the district within the radius of any station.

    Args:
        xy: stations in metres, shape (n, 2).
        radius_m: metres, included.
        district: polygon in metres.
    """
    if not len(xy):
        return shapely.MultiPolygon()
    circles = shapely.buffer(shapely.points(xy), radius_m, quad_segs=QUARTER_SEGMENTS)
    return shapely.intersection(shapely.union_all(circles), district)


def pieces(area: shapely.Geometry) -> np.ndarray:
    """Return the polygons an area consists of, the largest first; lines and points that touch are left out."""
    parts = shapely.get_parts(area)
    if len(parts) and (shapely.get_type_id(parts) > POLYGON).any():
        parts = shapely.get_parts(parts)
    parts = parts[(shapely.get_type_id(parts) == POLYGON) & (shapely.area(parts) > 0)]
    return parts[np.argsort(-shapely.area(parts), kind="stable")]


def nearest(points: np.ndarray, stations: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return metres to the nearest station and its row; NaN and -1 where there is none.

    Args:
        points: shape (m, 2), NaN for points without a place.
        stations: shape (n, 2).
    """
    distance, row = np.full(len(points), np.nan), np.full(len(points), -1, dtype=np.intp)
    placed = np.isfinite(points).all(axis=1)
    if len(stations) and placed.any():
        tree = cKDTree(stations)
        metres, found = tree.query(points[placed], k=min(2, len(stations)))
        metres, found = metres.reshape(placed.sum(), -1), found.reshape(placed.sum(), -1)
        tied = np.isclose(metres, metres[:, :1], rtol=0, atol=ROUNDING_M)
        distance[placed] = metres[:, 0]
        row[placed] = np.where(tied, found, len(stations)).min(axis=1)
    return distance, row


def thiessen(places: np.ndarray, district: shapely.Geometry) -> np.ndarray:
    """Return the part of the district that is nearest to each place, shape (k,); empty where there is none.

    Args:
        places: different places in metres, shape (k, 2).
        district: polygon in metres.
    """
    if len(places) < 2:
        return np.array([district] * len(places), dtype=object)
    points = shapely.points(places)
    around = shapely.union(shapely.multipoints(points), shapely.envelope(district))
    cells = shapely.get_parts(shapely.voronoi_polygons(shapely.multipoints(points), extend_to=around))
    cell, point = shapely.STRtree(points).query(cells, predicate="contains")
    found = np.full(len(places), shapely.Polygon(), dtype=object)
    found[point] = cells[cell]
    return np.asarray(shapely.intersection(found, district))
