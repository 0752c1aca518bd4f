"""Where roads join: pairs of positions that are one place.

A join is a pair (line, metres along it) = (line, metres along it). Nodes are the connected classes
of these pairs, so the order of the rows cannot matter and a further road can only add joins:
it never undoes one. Crossing a gap within the tolerance costs nothing and no line is moved.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
import pandas as pd
import shapely
from scipy.spatial import cKDTree

from .polylines import ROUNDING_M, Nearby, Polylines, nearby

ENDPOINTS, T_JUNCTIONS, CROSSINGS = 0, 1, 2
POINTS = 65_536
"""Ends of lines looked at at a time."""
PARALLEL = 1e-12
"""Sine below which two stretches are taken for parallel."""


class Joins(NamedTuple):
    """Pairs of positions that are one place, as two (k,) lines and two (k,) metres along them."""

    line_a: np.ndarray
    at_a: np.ndarray
    line_b: np.ndarray
    at_b: np.ndarray


def end_points(lines: Polylines) -> np.ndarray:
    """(2n, 2): the starts of all lines, then their ends."""
    return np.concatenate((lines.xy[lines.first[:-1]], lines.xy[lines.first[1:] - 1]))


class EndPoints(NamedTuple):
    """Where lines end.

    Attributes:
        xy: (2n, 2) of :func:`end_points`.
        first: (k,) row of the first end at each different place.
        same: (2n,) which of these places each end is at.
    """

    xy: np.ndarray
    first: np.ndarray
    same: np.ndarray


def different_ends(lines: Polylines) -> EndPoints:
    """Gather the ends that are at exactly the same place."""
    xy = end_points(lines)
    same, places = pd.factorize(xy[:, 0] + 1j * xy[:, 1])
    first = np.zeros(len(places), np.int64)
    first[same[::-1]] = np.arange(len(xy))[::-1]
    return EndPoints(xy, first, same)


def join_ends(ends: EndPoints, tolerance_m: float) -> tuple[np.ndarray, np.ndarray]:
    """Pair end points that lie within the tolerance (≤) of each other.

    Returns:
        Two (k,) arrays of rows of :func:`end_points`.
    """
    points, first = ends.xy, ends.first
    exact_a, exact_b = np.arange(len(points)), first[ends.same]
    moved = exact_a != exact_b
    pairs = cKDTree(points[first]).query_pairs(tolerance_m + ROUNDING_M, output_type="ndarray")
    return (
        np.concatenate((exact_a[moved], first[pairs[:, 0]])),
        np.concatenate((exact_b[moved], first[pairs[:, 1]])),
    )


def join_t_junctions(
    lines: Polylines, tree: shapely.STRtree, ends: EndPoints, tolerance_m: float, go_on: Callable[[], object] = tuple
) -> Joins:
    """Pair each end point with the positions where another line passes within the tolerance (≤).

    A line passes where it comes locally nearest to the point; an end of it that is near enough is
    a pair of end points already. ``go_on`` is called now and then; it may raise.
    """
    count, parts = len(lines), []
    for start in range(0, len(ends.first), POINTS):
        first = ends.first[start : start + POINTS]
        points = ends.xy[first]
        near = nearby(lines, tree, points, tolerance_m)
        keep = np.flatnonzero(passes_by(lines, near, points))
        end = first[near.point[keep]]
        at_a = np.where(end < count, 0.0, lines.length[end % count])
        parts.append(Joins(end % count, at_a, near.line[keep], near.position[keep]))
        go_on()
    return Joins(*(np.concatenate(column) for column in zip(*parts)))


def passes_by(lines: Polylines, near: Nearby, points: np.ndarray) -> np.ndarray:
    """Tell which nearby stretches hold a position, not an end of the line, that is locally nearest.

    That is a foot inside the stretch, or the vertex at its start when the stretch before it also
    comes no nearer than that vertex.
    """
    inside = (near.share > 0) & (near.share < 1)
    at_vertex = np.flatnonzero((near.share <= 0) & (near.stretch > lines.first[near.line]))
    before = near.stretch[at_vertex] - 1
    step = lines.xy[before + 1] - lines.xy[before]
    reach = points[near.point[at_vertex]] - lines.xy[before + 1]
    inside[at_vertex] = np.einsum("ij,ij->i", step, reach) >= 0
    inside[(near.position <= ROUNDING_M) | (near.position >= lines.length[near.line] - ROUNDING_M)] = False
    return inside


def join_crossings(lines: Polylines) -> Joins:
    """Pair the positions where stretches cross, touch or overlap, within one line too."""
    last = np.zeros(len(lines.xy), bool)
    last[lines.first[1:] - 1] = True
    stretch = np.flatnonzero(~last)
    owner = np.searchsorted(lines.first, stretch, side="right") - 1
    ends = np.stack((lines.xy[stretch], lines.xy[stretch + 1]), axis=1)
    shapes = shapely.linestrings(ends)
    a, b = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    neighbours = (owner[a] == owner[b]) & (np.abs(a - b) <= 1)
    keep = (a < b) & ~neighbours
    a, b = a[keep], b[keep]
    share_a, share_b, pair = _meetings(ends[a], ends[b])
    a, b = a[pair], b[pair]
    run = lines.along[stretch + 1] - lines.along[stretch]
    return Joins(
        owner[a],
        lines.along[stretch[a]] + share_a * run[a],
        owner[b],
        lines.along[stretch[b]] + share_b * run[b],
    )


def _meetings(a: np.ndarray, b: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Shares along stretches ``a`` and ``b`` (k, 2, 2) of their crossing or of their overlap's ends."""
    along_a, along_b, apart = a[:, 1] - a[:, 0], b[:, 1] - b[:, 0], b[:, 0] - a[:, 0]
    cross = _cross(along_a, along_b)
    scale = np.hypot(*along_a.T) * np.hypot(*along_b.T)
    slanted = np.abs(cross) > PARALLEL * scale
    pair = np.flatnonzero(slanted)
    share_a = np.clip(_cross(apart[pair], along_b[pair]) / cross[pair], 0, 1)
    share_b = np.clip(_cross(apart[pair], along_a[pair]) / cross[pair], 0, 1)
    flat = np.flatnonzero(~slanted & (scale > 0))
    parts_a, parts_b, parts = [share_a], [share_b], [pair]
    for end in (0, 1):
        on_a, on_b = _share(a[flat], b[flat, end]), _share(b[flat], a[flat, end])
        inside = (on_a >= 0) & (on_a <= 1)
        parts_a.append(on_a[inside])
        parts_b.append(np.full(inside.sum(), float(end)))
        parts.append(flat[inside])
        inside = (on_b >= 0) & (on_b <= 1)
        parts_a.append(np.full(inside.sum(), float(end)))
        parts_b.append(on_b[inside])
        parts.append(flat[inside])
    return np.concatenate(parts_a), np.concatenate(parts_b), np.concatenate(parts)


def _cross(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    return a[:, 0] * b[:, 1] - a[:, 1] * b[:, 0]


def _share(stretch: np.ndarray, point: np.ndarray) -> np.ndarray:
    step = stretch[:, 1] - stretch[:, 0]
    return np.einsum("ij,ij->i", point - stretch[:, 0], step) / np.einsum("ij,ij->i", step, step)
