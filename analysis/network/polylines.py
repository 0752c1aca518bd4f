"""Lines as flat vertex arrays, and the straight stretches of them that lie near a point."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields

import numpy as np
import shapely

ROUNDING_M = 1e-6
"""Slack in metres for ≤, so that equality survives floating point. A micrometre decides nothing else."""
FARTHEST_M = 2e8
"""Coordinates beyond this are no place, in metres or feet, and would cost all other lines their micrometre."""
CHUNK = 32_768
"""Point-stretch pairs worked on at a time: small enough for the processor's cache and for memory."""
SQUARE_M, COLUMNS = 2000.0, 2.0**24
"""Side of the squares that places are gathered by, and how many there may be in a row; for speed only."""


Choice = Callable[[np.ndarray, np.ndarray, np.ndarray], np.ndarray]
"""Given points and pairs of point and line, ordered by point, says which pairs matter."""


@dataclass(frozen=True)
class Polylines:
    """Vertices of all lines one after the other.

    Attributes:
        xy: (v, 2) vertices.
        first: (n + 1,) index of the first vertex of each line.
        along: (v,) metres from the start of the vertex's own line.
        length: (n,) metres.
        offset: (n,) metres that turn (line, position) into one number: offset + position.
    """

    xy: np.ndarray
    first: np.ndarray
    along: np.ndarray
    length: np.ndarray
    offset: np.ndarray

    def __len__(self) -> int:  # noqa: D105
        return len(self.length)

    def point_at(self, line: np.ndarray, position: np.ndarray) -> np.ndarray:
        """(k, 2) coordinates at metres ``position`` along each ``line``."""
        reach = self.offset[line] + position
        vertex = np.searchsorted(self.vertex_reach, reach, side="right") - 1
        vertex = np.clip(vertex, self.first[line], self.first[line + 1] - 2)
        run = self.along[vertex + 1] - self.along[vertex]
        share = np.divide(position - self.along[vertex], run, out=np.zeros(len(run)), where=run > 0)
        return self.xy[vertex] + share[:, None] * (self.xy[vertex + 1] - self.xy[vertex])

    def take(self, order: np.ndarray) -> Polylines:
        """Put the lines into another order."""
        owner, vertex = spread(self.first[order], self.first[order + 1])
        first = np.searchsorted(owner, np.arange(len(order) + 1))
        return Polylines(self.xy[vertex], first, self.along[vertex], self.length[order], _offsets(self.length[order]))

    @property
    def vertex_reach(self) -> np.ndarray:
        """(v,) ``offset + along`` of every vertex, ascending."""
        return np.repeat(self.offset, np.diff(self.first)) + self.along


@dataclass(frozen=True)
class Nearby:
    """Straight stretches within a radius of points, one row per (point, stretch).

    Attributes:
        point, line: row of the point and of the line.
        stretch: index of the vertex the stretch starts at.
        share: where the point's foot falls, 0 at the start of the stretch and 1 at its end; outside
            that the nearest position is the stretch's end.
        distance: straight metres from the point to the nearest position.
        beyond: metres from there to the foot on the stretch's prolongation; 0 inside.
        position: metres of the nearest position from the start of the line.
    """

    point: np.ndarray
    line: np.ndarray
    stretch: np.ndarray
    share: np.ndarray
    distance: np.ndarray
    beyond: np.ndarray
    position: np.ndarray

    def take(self, rows: np.ndarray) -> Nearby:
        """Keep some rows."""
        return Nearby(*(getattr(self, field.name)[rows] for field in fields(self)))


def on_earth(shapes: np.ndarray, length: np.ndarray | None = None) -> np.ndarray:
    """(n,) bool: every coordinate is a number and not beyond all maps; None and empty shapes are not.

    ``length`` is that of the shapes, where it is known already.
    """
    with np.errstate(invalid="ignore", over="ignore"):
        known = np.isfinite(shapely.length(shapes) if length is None else length)  # a NaN is not seen in the bounds
    west, south, east, north = shapely.bounds(shapes).T
    return known & (west >= -FARTHEST_M) & (south >= -FARTHEST_M) & (east <= FARTHEST_M) & (north <= FARTHEST_M)


def polylines(lines: np.ndarray) -> Polylines:
    """Take the lines apart. Heights and repeated vertices are left out."""
    xy, owner = shapely.get_coordinates(lines, return_index=True)
    step = np.zeros(len(xy))
    step[1:] = np.hypot(xy[1:, 0] - xy[:-1, 0], xy[1:, 1] - xy[:-1, 1])
    opens = np.diff(owner, prepend=-1) != 0
    step[opens] = 0.0
    keep = opens | (step > 0)
    xy, owner, step = xy[keep], owner[keep], step[keep]
    first = np.searchsorted(owner, np.arange(len(lines) + 1))
    along = _add_up(step, first)
    length = along[first[1:] - 1]
    return Polylines(xy, first, along, length, _offsets(length))


def _add_up(step: np.ndarray, first: np.ndarray) -> np.ndarray:
    """Running sum within each line, vertex by vertex for all lines at once.

    One running sum over everything would be quicker and would let each line's metres depend, in the last
    digits, on the lines before it.
    """
    along = np.zeros(len(step))
    count = np.diff(first)
    order = np.argsort(-count, kind="stable")
    longer = np.searchsorted(count[order[::-1]], np.arange(count.max(initial=0)), side="right")
    for vertex in range(1, len(longer)):
        at = first[order[: len(order) - longer[vertex]]] + vertex
        along[at] = along[at - 1] + step[at]
    return along


def _offsets(length: np.ndarray) -> np.ndarray:
    """Number the lines' metres one line after the other, a metre apart so that ends never coincide."""
    return np.concatenate(([0.0], np.cumsum(length[:-1] + 1.0)))


def squares(xy: np.ndarray) -> np.ndarray:
    """(k,) number of the square that each place is in; not a number where the place is none."""
    return np.floor(xy[:, 0] / SQUARE_M) + np.floor(xy[:, 1] / SQUARE_M) * COLUMNS


def by_square(xy: np.ndarray) -> np.ndarray:
    """(k,) rows in an order that brings neighbours together."""
    return np.argsort(squares(xy), kind="stable")


def spread(start: np.ndarray, stop: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """List every index of the ranges ``start[i]:stop[i]`` with the ``i`` it belongs to."""
    count = np.maximum(stop - start, 0)
    owner = np.repeat(np.arange(len(count)), count)
    skipped = np.cumsum(count) - count
    return owner, np.arange(len(owner)) - np.repeat(skipped - start, count)


def among(values: np.ndarray, few: np.ndarray) -> np.ndarray:
    """Tell which of many ``values`` are in ``few``; faster than sorting the many."""
    few = np.unique(few)
    if not len(few):
        return np.zeros(len(values), bool)
    return few[np.minimum(np.searchsorted(few, values), len(few) - 1)] == values


def nearby(
    lines: Polylines, tree: shapely.STRtree, xy: np.ndarray, radius_m: float, choose: Choice | None = None
) -> Nearby:
    """Find the straight stretches within ``radius_m`` (≤) of each point, ordered by point.

    Args:
        lines: to look at.
        tree: their index.
        xy: (k, 2) points.
        radius_m: limit.
        choose: says which pairs of point and line to look at; all by default.
    """
    reach = radius_m + ROUNDING_M
    diagonals = shapely.linestrings(np.stack((xy - reach, xy + reach), axis=1))
    point, line = tree.query(diagonals)  # the index looks at envelopes only
    if choose is not None:
        rows = choose(xy, point, line)
        point, line = point[rows], line[rows]
    count = np.cumsum(lines.first[line + 1] - 1 - lines.first[line])
    cuts = np.searchsorted(count, np.arange(CHUNK, count[-1] if len(count) else 0, CHUNK))
    parts = [_near_stretches(lines, xy, point[a:b], line[a:b], reach) for a, b in zip([0, *cuts], [*cuts, len(point)])]
    columns = [np.concatenate(column) for column in zip(*parts)]
    return Nearby(*columns)


def _near_stretches(
    lines: Polylines, xy: np.ndarray, point: np.ndarray, line: np.ndarray, reach: float
) -> tuple[np.ndarray, ...]:
    pair, stretch = spread(lines.first[line], lines.first[line + 1] - 1)
    x, y = lines.xy[:, 0], lines.xy[:, 1]
    start_x, start_y = x[stretch], y[stretch]
    dx, dy = x[stretch + 1] - start_x, y[stretch + 1] - start_y
    px, py = xy[point[pair], 0] - start_x, xy[point[pair], 1] - start_y
    square = dx * dx + dy * dy
    share = np.divide(px * dx + py * dy, square, out=np.zeros(len(square)), where=square > 0)
    inside = np.clip(share, 0.0, 1.0)
    gap_x, gap_y = px - inside * dx, py - inside * dy
    near = np.flatnonzero(gap_x * gap_x + gap_y * gap_y <= reach * reach)
    pair, stretch, share, inside = pair[near], stretch[near], share[near], inside[near]
    run = np.sqrt(square[near])
    return (
        point[pair],
        line[pair],
        stretch,
        share,
        np.hypot(gap_x[near], gap_y[near]),
        np.abs(share - inside) * run,
        lines.along[stretch] + inside * (lines.along[stretch + 1] - lines.along[stretch]),
    )
