"""Where a pipe could lead: straight, or over the ground where that is gentle and not above the source.

Least-cost routes are sought over squares of ground heights: a step between two of the eight neighbours costs its
metres · (1 + w · |slope|), and ``above`` times as much where the ground is higher than the source. One search per work
finds the routes to all its groups. The route is then straightened within a square's width.

Edge rules: ground without a height cannot be crossed; a group in such ground has no route; squares grow where the area
would have too many.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import shapely
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import dijkstra

from .. import thresholds
from ..errors import Cancelled, InputError

if TYPE_CHECKING:
    from ..terrain import Dem

MOST_SQUARES = 60_000
"""Of one work's search: about a tenth of a second."""
STEPS = ((0, 1), (1, 0), (1, 1), (1, -1))
"""Rows and columns from a square to half of its neighbours; the other half is the same the other way round."""
NOWHERE = -9999
"""scipy's mark for a square that the search did not come from anywhere."""
NOT_POSITIVE = "{field} is {value}. Give more than 0."


@dataclass(frozen=True)
class RouteRules:
    """What the planner may change.

    Attributes:
        cell_m: side of the squares, at least.
        slope_weight: what a unit of slope adds to a metre.
        above_factor: metres where the ground lies above the source count so many times.
        margin_m: how far around work and groups the route may lead.
    """

    cell_m: float = thresholds.value("water", "route_cell_m")
    slope_weight: float = thresholds.value("water", "route_slope_weight")
    above_factor: float = thresholds.value("water", "route_above_factor")
    margin_m: float = thresholds.value("water", "route_margin_m")


def straight_routes(start: np.ndarray, stop: np.ndarray) -> np.ndarray:
    """Return lines (n,) from each start to each stop, (n, 2) metres each; None where one has no place."""
    lines = np.full(len(start), None, object)
    placed = np.isfinite(start).all(axis=1) & np.isfinite(stop).all(axis=1)
    if placed.any():
        lines[placed] = shapely.linestrings(np.stack([start[placed], stop[placed]], axis=1))
    return lines


def least_cost_routes(
    dem: Dem,
    crs: str,
    start: np.ndarray,
    stop: np.ndarray,
    rules: RouteRules,
    *,
    should_stop: Callable[[], bool] | None = None,
) -> np.ndarray:
    """Return the route from each start to each stop; pairs with the same start are sought together.

    Args:
        dem: ground heights.
        crs: of the coordinates, in metres.
        start, stop: (n, 2) works and groups.
        rules: what the planner chose.
        should_stop: is asked between works.

    Returns:
        (n,) LineStrings, None where there is no route.

    Raises:
        InputError: squares of no size.
        Cancelled: ``should_stop`` said so.
    """
    if not rules.cell_m > 0:
        raise InputError(NOT_POSITIVE, field="CELL_M", value=rules.cell_m)
    lines = np.full(len(start), None, object)
    placed = np.flatnonzero(np.isfinite(start).all(axis=1) & np.isfinite(stop).all(axis=1))
    works, owner = np.unique(start[placed], axis=0, return_inverse=True)
    for number, work in enumerate(works):
        if should_stop is not None and should_stop():
            raise Cancelled
        rows = placed[owner.ravel() == number]
        lines[rows] = _from_one(dem, crs, work, stop[rows], rules)
    return lines


@dataclass(frozen=True)
class _Squares:
    """Squares around a work and its groups."""

    left: float
    bottom: float
    cell_m: float
    shape: tuple[int, int]

    @classmethod
    def around(cls, xy: np.ndarray, rules: RouteRules) -> _Squares:
        """Cover points and a margin with squares, no more than ``MOST_SQUARES``."""
        low, high = xy.min(axis=0) - rules.margin_m, xy.max(axis=0) + rules.margin_m
        wide, tall = high - low
        cell_m = max(rules.cell_m, float(np.sqrt(wide * tall / MOST_SQUARES)))
        return cls(low[0], low[1], cell_m, (int(tall // cell_m) + 1, int(wide // cell_m) + 1))

    def middles(self) -> np.ndarray:
        """(squares, 2) coordinates, row by row."""
        row, column = np.indices(self.shape)
        return np.column_stack(
            [self.left + (column.ravel() + 0.5) * self.cell_m, self.bottom + (row.ravel() + 0.5) * self.cell_m]
        )

    def at(self, xy: np.ndarray) -> np.ndarray:
        """(n,) squares that points lie in."""
        column = ((xy[:, 0] - self.left) // self.cell_m).astype(np.intp)
        row = ((xy[:, 1] - self.bottom) // self.cell_m).astype(np.intp)
        return row * self.shape[1] + column


def _from_one(dem: Dem, crs: str, work: np.ndarray, groups: np.ndarray, rules: RouteRules) -> np.ndarray:
    squares = _Squares.around(np.vstack([work, groups]), rules)
    middles = squares.middles()
    height = dem.heights(middles, crs)
    source = int(squares.at(work[None])[0])
    level = dem.heights(work[None], crs)[0]
    graph = _steps(height.reshape(squares.shape), squares.cell_m, level, rules)
    cost, before = dijkstra(graph, directed=False, indices=source, return_predecessors=True)
    place = squares.at(groups)
    lines = np.full(len(groups), None, object)
    for row in np.flatnonzero(np.isfinite(cost[place])):
        path = [int(place[row])]
        while path[-1] != source and before[path[-1]] != NOWHERE:
            path.append(int(before[path[-1]]))
        inner = middles[path[::-1][1:-1]]
        lines[row] = shapely.LineString(np.vstack([work, inner, groups[row]]))
    return np.asarray(shapely.simplify(lines, squares.cell_m), dtype=object)


def _steps(height: np.ndarray, cell_m: float, level: float, rules: RouteRules) -> csr_matrix:
    """Return what the steps between neighbouring squares cost."""
    rows, columns = height.shape
    number = np.arange(height.size).reshape(height.shape)
    starts, stops, costs = [], [], []
    for down, right in STEPS:
        here = (slice(0, rows - down), slice(max(-right, 0), columns - max(right, 0)))
        there = (slice(down, rows), slice(max(right, 0), columns - max(-right, 0)))
        metres = cell_m * np.hypot(down, right)
        slope = np.abs(height[there] - height[here]) / metres
        above = np.maximum(height[there], height[here]) > level
        cost = metres * (1 + rules.slope_weight * slope) * np.where(above, rules.above_factor, 1.0)
        passable = np.isfinite(cost)
        starts.append(number[here][passable])
        stops.append(number[there][passable])
        costs.append(cost[passable])
    size = height.size
    return csr_matrix((np.concatenate(costs), (np.concatenate(starts), np.concatenate(stops))), (size, size))
