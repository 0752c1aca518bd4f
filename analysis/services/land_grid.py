"""Land in squares: where walks follow slopes, and where one facility's basin meets another's.

A square belongs to what is true at its middle, by the same legs and searches that answer for a villager group there.
So an outline drawn in squares is off by at most half a diagonal of a square.

- Slopes: a square is within the cutoff when its middle is.
- Basins: the land itself has an exact outline; only the borders between two basins follow squares. They are found on
  squares ``COARSER`` times as wide first, and made finer where neighbours differ or the roads change from one basin to
  the other, so a basin's branch that is narrower than such a square and holds no change along a road may be missed.
  Squares whose middle lies outside the land go with the nearest one inside.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import shapely
from rasterio.features import shapes
from rasterio.transform import from_origin
from scipy.ndimage import binary_dilation, distance_transform_edt, maximum_filter, minimum_filter

from ..errors import InputError
from ..network.links import substrings
from ..network.polylines import ROUNDING_M
from ..network.reach import Reach, Touched, part_of, spans, ways_of, with_slack
from ..network.tables import PointTable
from ..network.travel import Travel
from .people_within import place_spots

NOBODY = -1
COARSER = 4
SQUARES = 40_000
"""Worked on at a time."""
COARSE, FINE = 0.4, 0.8
"""Share of the work done after the coarse squares and after the fine ones."""
MOST_SQUARES = 40_000_000
"""More would take minutes and gigabytes."""

TOO_FINE = "CELL_M is {value} m, which makes {count} squares. Give at least {least} m for an area of this size."


@dataclass(frozen=True)
class Grid:
    """Squares from the upper left corner on, row by row downwards.

    Attributes:
        left, top: metres; whole numbers of squares.
        cell_m: side.
        rows, columns: how many.
    """

    left: float
    top: float
    cell_m: float
    rows: int
    columns: int

    @classmethod
    def over(cls, bounds: np.ndarray, cell_m: float, *, coarser: int = 1) -> Grid:
        """Cover a box with squares, a multiple of ``coarser`` of them each way."""
        side = cell_m * coarser
        west, south = np.floor(np.asarray(bounds[:2]) / side)
        east, north = np.floor(np.asarray(bounds[2:]) / side) + 1
        rows, columns = int(north - south) * coarser, int(east - west) * coarser
        if rows * columns > MOST_SQUARES:
            least = np.ceil(cell_m * np.sqrt(rows * columns / MOST_SQUARES))
            raise InputError(TOO_FINE, value=f"{cell_m:g}", count=rows * columns, least=f"{least:g}")
        return cls(west * side, north * side, cell_m, rows, columns)

    def middles(self, square: np.ndarray) -> np.ndarray:
        """(k, 2) the middle of each square, numbered row by row."""
        row, column = np.divmod(square, self.columns)
        return np.column_stack((self.left + (column + 0.5) * self.cell_m, self.top - (row + 0.5) * self.cell_m))

    def square_at(self, xy: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Row and column of the square that holds each point, the nearest one where none does."""
        row = np.floor((self.top - xy[:, 1]) / self.cell_m).astype(np.int64)
        column = np.floor((xy[:, 0] - self.left) / self.cell_m).astype(np.int64)
        return np.clip(row, 0, self.rows - 1), np.clip(column, 0, self.columns - 1)

    def polygons(self, owner: np.ndarray) -> dict[int, shapely.Geometry]:
        """Outline of the squares of each owner, (rows, columns) whole numbers; ``NOBODY`` is left out."""
        place = from_origin(self.left, self.top, self.cell_m, self.cell_m)
        found: dict[int, list] = {}
        for outline, value in shapes(owner.astype(np.int32), mask=owner != NOBODY, connectivity=4, transform=place):
            found.setdefault(int(value), []).append(shapely.geometry.shape(outline))
        return {value: shapely.multipolygons(parts) for value, parts in found.items()}


class Search(NamedTuple):
    """What one search found: the facilities it started from, where they are, the edges it touched."""

    starts: np.ndarray
    xy: np.ndarray
    touched: Touched


def sloped_land(
    travel: Travel,
    reach: Reach,
    searches: Sequence[Search],
    nearest: Touched,
    cutoffs: np.ndarray,
    *,
    cell_m: float,
    step: Callable[[float], None],
) -> list[list[dict[int, shapely.Geometry]]]:
    """Return the land of each search within each cutoff, by facility.

    Args:
        travel, reach: the roads.
        searches: each up to the largest cutoff.
        nearest: of a search from all facilities.
        cutoffs: ascending.
        cell_m: side of the squares.
        step: called with the share done.
    """
    limit = with_slack(cutoffs[-1])
    grid, near = _near_roads(travel, reach, searches, nearest, limit, cell_m)
    found: list[list[list[tuple[np.ndarray, np.ndarray]]]] = [[[] for _ in cutoffs] for _ in searches]
    parts = np.array_split(near, max(1, -(-len(near) // SQUARES)))
    for number, squares in enumerate(parts):
        points = PointTable(id=squares, xy=grid.middles(squares), layer="CELL_M")
        done = part_of(step, number / len(parts), (number + 1) / len(parts))
        spots = place_spots(travel, reach, points, nearest=nearest, limit=limit, step=done)
        for row, search in enumerate(searches):
            point, cost, facility = spots.costs(search.touched, search.starts, search.xy, limit)
            for cutoff, limit_k in enumerate(cutoffs):
                inside = cost <= with_slack(limit_k)
                found[row][cutoff].append((squares[point[inside]], facility[inside]))
    return [[_outline(grid, parts) for parts in row] for row in found]


def _outline(grid: Grid, parts: list[tuple[np.ndarray, np.ndarray]]) -> dict[int, shapely.Geometry]:
    """Return the outline of some squares by their owner."""
    square, owner = (np.concatenate(column) for column in zip(*parts))
    if not len(square):
        return {}
    row, column = np.divmod(square, grid.columns)
    top, left = row.min(), column.min()
    values = np.full((np.ptp(row) + 1, np.ptp(column) + 1), NOBODY)
    values[row - top, column - left] = owner
    corner = (grid.left + left * grid.cell_m, grid.top - top * grid.cell_m)
    return Grid(*corner, grid.cell_m, *values.shape).polygons(values)


def _near_roads(
    travel: Travel, reach: Reach, searches: Sequence[Search], nearest: Touched, limit: float, cell_m: float
) -> tuple[Grid, np.ndarray]:
    """Return squares over all that is reached, and those of them that are near enough to a road or a facility."""
    ways = ways_of(reach, nearest)
    roads = spans(reach, ways, np.zeros(len(ways.edge), np.int64), limit)
    lines = shapely.segmentize(substrings(reach.network.lines, roads.line, roads.start, roads.stop), cell_m)
    places = np.concatenate((shapely.get_coordinates(lines), *(search.xy for search in searches)))
    far = travel.params.max_access_m + 2 * cell_m
    grid = Grid.over(np.concatenate((places.min(axis=0) - far, places.max(axis=0) + far)), cell_m)
    empty = np.ones((grid.rows, grid.columns), bool)
    empty[grid.square_at(places)] = False
    return grid, np.flatnonzero(distance_transform_edt(empty) * cell_m <= far)


def basins(
    travel: Travel,
    reach: Reach,
    search: Search,
    land: list[shapely.Geometry],
    cutoffs: np.ndarray,
    *,
    cell_m: float,
    step: Callable[[float], None],
) -> dict[tuple[int, int], shapely.Geometry]:
    """Divide land among the facilities that are reached first: by facility and number of the cutoff.

    Args:
        travel, reach: the roads.
        search: from all facilities, up to the largest cutoff.
        land: within each cutoff, from any facility.
        cutoffs: ascending.
        cell_m: side of the squares along borders.
        step: called with the share done.
    """
    if shapely.is_empty(land[-1]):
        return {}
    limit = with_slack(cutoffs[-1])
    fine, owner = _owned_squares(travel, reach, search, land[-1], limit, cell_m=cell_m, step=step)
    found = {}
    for who, basin in fine.polygons(owner).items():
        for number, whole in enumerate(land):
            found[who, number] = shapely.intersection(whole, basin)
        step(FINE + (1 - FINE) * min(len(found) / (len(search.starts) * len(land)), 1.0))
    return found


def _owned_squares(
    travel: Travel,
    reach: Reach,
    search: Search,
    land: shapely.Geometry,
    limit: float,
    *,
    cell_m: float,
    step: Callable[[float], None],
) -> tuple[Grid, np.ndarray]:
    """Return squares over the land, and the facility each belongs to: coarse ones, made finer along the borders."""
    starts, starts_xy, touched = search
    fine = Grid.over(shapely.bounds(land), cell_m, coarser=COARSER)
    coarse = Grid(fine.left, fine.top, cell_m * COARSER, fine.rows // COARSER, fine.columns // COARSER)

    def owners(grid: Grid, square: np.ndarray, done: Callable[[float], None]) -> tuple[np.ndarray, np.ndarray]:
        points = PointTable(id=square, xy=grid.middles(square), layer="CELL_M")
        spots = place_spots(travel, reach, points, nearest=touched, limit=limit, step=done)
        point, _, facility = spots.costs(touched, starts, starts_xy, limit)
        return square[point], facility

    shapely.prepare(land)
    every = np.arange(coarse.rows * coarse.columns)
    inside = every[shapely.contains_xy(land, coarse.middles(every))]
    owner = np.full(len(every), NOBODY)
    square, facility = owners(coarse, inside, part_of(step, 0.0, COARSE))
    owner[square] = facility
    row, column = coarse.square_at(starts_xy)
    lone = owner[row * coarse.columns + column] == NOBODY
    owner[(row * coarse.columns + column)[lone]] = starts[lone]
    owner = owner.reshape(coarse.rows, coarse.columns)
    owner = owner[tuple(distance_transform_edt(owner == NOBODY, return_distances=False, return_indices=True))]
    border = maximum_filter(owner, 3) != minimum_filter(owner, 3)
    border[coarse.square_at(_changes(reach, touched))] = True
    closer = np.flatnonzero(_finer(binary_dilation(border)))
    owner = _finer(owner)
    square, facility = owners(fine, closer, part_of(step, COARSE, FINE))
    owner.ravel()[square] = facility
    return fine, owner


def _finer(values: np.ndarray) -> np.ndarray:
    """Return the values of coarse squares for the fine ones in them."""
    return np.repeat(np.repeat(values, COARSER, axis=0), COARSER, axis=1)


def _changes(reach: Reach, touched: Touched) -> np.ndarray:
    """(k, 2) where the roads change from one facility to another, and the ends of their edges where these differ."""
    edges, lines = reach.edges, reach.network.lines
    both = np.isfinite(touched.cost).all(axis=1) & (touched.facility[:, 0] != touched.facility[:, 1])
    edge = touched.edge[both]
    run = np.maximum(edges.stop[edge] - edges.start[edge], ROUNDING_M)
    rate = reach.impedance.road_per_m[edges.piece[edge]]
    share = 0.5 + (touched.cost[both, 1] - touched.cost[both, 0]) / (2 * rate * run)
    line = reach.network.piece_line[edges.piece[edge]]
    return lines.point_at(line, edges.start[edge] + np.clip(share, 0.0, 1.0) * run)
