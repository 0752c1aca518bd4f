"""Squares that are reached as a whole: most of an area is, and need not be pieced together stretch by stretch.

It makes no area larger or smaller, only faster. The cost of a place is known to grow by no more than (a + b) for each
metre one moves (a for a metre walked, b for one of the road, as both the walk and the position on the road may change)
where the road is open both ways. So a square is reached throughout when its middle, walking to the nearest road, has
(a + b) · half a diagonal to spare, in cost and in the limit of the walk.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import shapely

from ..network.access import access_legs, batches
from ..network.reach import Reach, Touched
from ..network.tables import PointTable
from ..network.travel import Travel
from .people_within import Spots, legs_on_edges, spots_of

SIDE_M, MOST = 100.0, 200_000
"""Side of the squares, and how many there may be before they are made larger: for speed only."""
NEAR = 3.0
"""Roads within so many sides of a square's middle are looked at."""


@dataclass(frozen=True)
class Squares:
    """Squares over the network with the nearest road of each; made by :func:`lay_squares`.

    Attributes:
        corner: (2,) lower left.
        side_m: of a square.
        shape: rows (upwards) and columns.
        spots: middles of the squares, their walks costed up to the farthest corner.
    """

    corner: np.ndarray
    side_m: float
    shape: tuple[int, int]
    spots: Spots

    def reached(self, touched: Touched, limit: float) -> SureLand:
        """Return what one search up to the limit reached as a whole."""
        none = np.zeros(0, np.int64)
        square, cost, _ = self.spots.costs(touched, none, np.zeros((0, 2)), limit)
        found = np.full(self.shape[0] * self.shape[1], np.inf)
        found[square] = cost
        return SureLand(self, found.reshape(self.shape))


@dataclass(frozen=True)
class SureLand:
    """What one search reached.

    Attributes:
        squares: the squares.
        cost: (rows, columns) cost within which a square is reached as a whole, inf where that is not known.
    """

    squares: Squares
    cost: np.ndarray

    def leaving(self, shapes: np.ndarray, cutoff: float) -> np.ndarray:
        """Return the shapes that touch a square which is not reached as a whole."""
        corner, side, (rows, columns) = self.squares.corner, self.squares.side_m, self.squares.shape
        low = np.floor((shapely.bounds(shapes)[:, :2] - corner) / side).astype(np.int64)
        high = np.floor((shapely.bounds(shapes)[:, 2:] - corner) / side).astype(np.int64)
        outside = (low < 0).any(axis=1) | (high[:, 0] >= columns) | (high[:, 1] >= rows)
        low, high = np.clip(low, 0, (columns - 1, rows - 1)), np.clip(high, 0, (columns - 1, rows - 1)) + 1
        total = np.zeros((rows + 1, columns + 1), np.int64)
        total[1:, 1:] = np.cumsum(np.cumsum(self.cost <= cutoff, axis=0), axis=1)
        within = (total[high[:, 1], high[:, 0]] - total[low[:, 1], high[:, 0]]
                  - total[high[:, 1], low[:, 0]] + total[low[:, 1], low[:, 0]])  # fmt: skip
        keep = outside | (within < (high - low).prod(axis=1))
        return shapes[keep]

    def strips(self, cutoff: float) -> np.ndarray:
        """Return boxes of the squares that are reached as a whole, neighbours in a row together."""
        sure = self.cost <= cutoff
        edge = np.diff(np.pad(sure, ((0, 0), (1, 1))).astype(np.int8), axis=1)
        row, start = np.nonzero(edge == 1)
        stop = np.nonzero(edge == -1)[1]
        (x, y), side = self.squares.corner, self.squares.side_m
        return shapely.box(x + start * side, y + row * side, x + stop * side, y + (row + 1) * side)


def lay_squares(travel: Travel, reach: Reach, step: Callable[[float], None]) -> Squares:
    """Lay squares over the network; ``step`` is called with the share done."""
    xy, limit_m = reach.network.lines.xy, travel.params.max_access_m
    low, high = xy.min(axis=0) - limit_m, xy.max(axis=0) + limit_m
    side = max(SIDE_M, float(np.sqrt(np.prod(high - low) / MOST)))
    columns, rows = (np.floor((high - low) / side) + 1).astype(int)
    row, column = np.divmod(np.arange(rows * columns), columns)
    points = PointTable(id=row, xy=np.column_stack((low[0] + (column + 0.5) * side, low[1] + (row + 0.5) * side)))
    corner_m = side * np.sqrt(0.5)
    near_m = min(NEAR * side, limit_m - corner_m)
    parts, found = batches(reach.network, np.zeros(len(points), np.int64), max(near_m, 0.0)), []
    for number, some in enumerate(parts if near_m > 0 else []):
        found.append(_nearest_legs(travel, reach, points.xy[some], near_m, corner_m, some))
        step((number + 1) / len(parts))
    spots = spots_of(travel, reach, found, PointTable(id=row[:0], xy=np.zeros((0, 2))))
    return Squares(low, side, (int(rows), int(columns)), spots)


def _nearest_legs(
    travel: Travel, reach: Reach, xy: np.ndarray, near_m: float, corner_m: float, square: np.ndarray
) -> tuple[np.ndarray, ...]:
    """Columns of :func:`~.people_within.legs_on_edges` of the nearest two-way road of each middle."""
    impedance = reach.impedance
    legs = access_legs(reach.network, xy, near_m)
    legs = legs.take(np.flatnonzero(impedance.direction[legs.piece] == 0))
    order = np.lexsort((legs.distance, legs.point))
    legs = legs.take(order[np.diff(legs.point[order], prepend=-1) > 0])
    edge, point, walk, distance, on, off = legs_on_edges(travel, reach, legs)
    to_corner = corner_m * (impedance.walk_per_m + impedance.road_per_m[legs.piece])
    return edge, square[point], walk + to_corner, distance, on, off
