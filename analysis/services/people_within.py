"""Who reaches a facility within a limit: the exact cost of every point, by the searches that also give the areas."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Callable

import numpy as np
from scipy.spatial import cKDTree

from ..network.access import Legs, access_legs, batches
from ..network.ends import SAME, best_ways
from ..network.polylines import ROUNDING_M, spread
from ..network.reach import Reach, Touched
from ..network.tables import PointTable
from ..network.travel import Travel
from ..terrain.walking import BEST_KMH, tobler_kmh

if TYPE_CHECKING:
    from ..network.slopes import Ground

QUICKEST = float(tobler_kmh(0.0)) / BEST_KMH
"""Least factor of a walk on slopes: all of it gently downhill."""


@dataclass(frozen=True)
class Spots:
    """Points with their access legs, ordered by the edge each leg leads to.

    Attributes:
        point: (k,) row of the point of each leg.
        walk: (k,) what the walk counts; ``distance`` its straight metres.
        on, off: (k,) cost from the leg's position to the end v and to the end u of its edge, inf against the traffic.
        first: (edges + 1,) legs of each edge.
        tree, tree_rows: index of the points that have a place, and their rows.
        walk_per_m, max_access_m, ground: of the walk straight to a facility; ground is None where all counts as flat.
        beyond: points without any leg.
    """

    point: np.ndarray
    walk: np.ndarray
    distance: np.ndarray
    on: np.ndarray
    off: np.ndarray
    first: np.ndarray
    tree: cKDTree | None
    tree_rows: np.ndarray
    walk_per_m: float
    max_access_m: float
    ground: Ground | None
    beyond: int

    def costs(
        self, touched: Touched, starts: np.ndarray, starts_xy: np.ndarray, limit: float
    ) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Return the points within the limit (≤), ascending, with the cost and the facility of each.

        Args:
            touched: result of a search.
            starts: (f,) facilities it started from.
            starts_xy: (f, 2) where they are.
            limit: of the search.
        """
        edge, leg = spread(self.first[touched.edge], self.first[touched.edge + 1])
        off, on = (self.walk[leg] + side[leg] + touched.cost[edge, end]
                   for end, side in enumerate((self.off, self.on)))  # fmt: skip
        to_u, to_v = touched.facility[edge].T
        cost = np.minimum(off, on)
        # Of two ends at equal cost the facility with the lower code counts.
        back = np.where((off <= cost * (1 + SAME)) & (on <= cost * (1 + SAME)), to_u < to_v, off < on)
        facility = np.where(back, to_u, to_v)
        straight = self._straight(starts, starts_xy)
        point = np.concatenate((self.point[leg], straight[0]))
        cost = np.concatenate((cost, straight[3] * self.walk_per_m))
        facility = np.concatenate((facility, straight[1]))
        walked = np.concatenate((self.distance[leg], straight[2]))
        near = np.flatnonzero(cost <= limit)
        point, cost, facility, walked = point[near], cost[near], facility[near], walked[near]
        best = best_ways(point, cost, walked, facility)
        return point[best], cost[best], facility[best]

    def _straight(self, starts: np.ndarray, xy: np.ndarray) -> tuple[np.ndarray, ...]:
        """Point, facility, metres and metres on the flat of the walks straight to a facility."""
        if self.tree is None:
            return tuple(np.zeros(0, kind) for kind in (int, int, float, float))
        hits = self.tree.query_ball_point(xy, self.max_access_m + ROUNDING_M)
        row = np.concatenate([np.zeros(0, np.int64), *(np.array(hit, np.int64) for hit in hits)])
        owner = np.repeat(np.arange(len(starts)), [len(hit) for hit in hits])
        from_xy, to_xy = self.tree.data[row], xy[owner]
        metres = np.hypot(*(from_xy - to_xy).T)
        effort = metres if self.ground is None else metres * self.ground.walk_factors(from_xy, to_xy)
        return self.tree_rows[row], starts[owner], metres, effort


def place_spots(
    travel: Travel,
    reach: Reach,
    points: PointTable,
    *,
    nearest: Touched | None = None,
    limit: float = np.inf,
    step: Callable[[float], None] = lambda done: None,
) -> Spots:
    """Find the legs of points on the edges of ``reach``.

    Args:
        travel, reach: the roads.
        points: demand, or places on a map.
        nearest: a search from all facilities up to the limit: legs from which none is within it are left out.
        limit: largest cost (≤) that will be asked for.
        step: called with the share done.
    """
    least = np.full((len(reach.edges.piece), 2), 0.0 if nearest is None else np.inf)
    if nearest is not None:
        least[nearest.edge] = nearest.cost
    on_road, found = 0, []
    parts = batches(reach.network, np.zeros(len(points), np.int64), travel.params.max_access_m)
    for number, rows in enumerate(parts):
        legs = access_legs(reach.network, points.place[rows], travel.params.max_access_m)
        on_road += len(np.unique(legs.point))
        legs = legs.take(np.flatnonzero(legs.travelled(reach.impedance.direction)))
        edge, point, *rest = legs_on_edges(travel, reach, legs, least, limit)
        found.append((edge, rows[point], *rest))
        step((number + 1) / len(parts))
    return spots_of(travel, reach, found, points, beyond=len(points) - on_road)


def spots_of(
    travel: Travel, reach: Reach, found: list[tuple[np.ndarray, ...]], points: PointTable, *, beyond: int = 0
) -> Spots:
    """Return points by the columns of :func:`legs_on_edges`, part after part."""
    nothing = (*(np.zeros(0, np.int64) for _ in range(2)), *(np.zeros(0) for _ in range(4)))
    columns = [np.concatenate(column) for column in zip(nothing, *found)]
    order = np.argsort(columns[0], kind="stable")
    edge, point, walk, distance, on, off = (column[order] for column in columns)
    place = points.place
    known = np.flatnonzero(np.isfinite(place).all(axis=1))
    return Spots(
        point=point,
        walk=walk,
        distance=distance,
        on=on,
        off=off,
        first=np.searchsorted(edge, np.arange(len(reach.edges.piece) + 1)),
        tree=cKDTree(place[known]) if len(known) else None,
        tree_rows=known,
        walk_per_m=reach.impedance.walk_per_m,
        max_access_m=travel.params.max_access_m,
        ground=travel.ground if reach.impedance.sloped else None,
        beyond=beyond,
    )


def legs_on_edges(
    travel: Travel, reach: Reach, legs: Legs, least: np.ndarray | None = None, limit: float = np.inf
) -> tuple[np.ndarray, ...]:
    """Return edge, point, walk, distance and cost to the ends v and u of the edge, leg by leg.

    Args:
        travel, reach: the roads.
        legs: walks towards the road; on the ground where ``travel`` has one.
        least: (edges, 2) least cost from the ends u and v; with it, legs that cannot meet the limit are left out.
        limit: largest cost (≤).
    """
    edges, impedance = reach.edges, reach.impedance
    edge = edges.at(legs.piece, reach.network.lines.offset[legs.line] + legs.position)
    rate, way = impedance.road_per_m[legs.piece], impedance.direction[legs.piece]
    ahead = np.maximum(edges.stop[edge] - legs.position, 0.0)
    back = np.maximum(legs.position - edges.start[edge], 0.0)
    on = np.where((way >= 0) | (ahead <= ROUNDING_M), ahead * rate, np.inf)
    off = np.where((way <= 0) | (back <= ROUNDING_M), back * rate, np.inf)
    if least is not None:
        quickest = QUICKEST if impedance.sloped else 1.0
        road = np.minimum(off + least[edge, 0], on + least[edge, 1])
        some = np.flatnonzero(legs.distance * impedance.walk_per_m * quickest + road <= limit)
        legs, edge, on, off = legs.take(some), edge[some], on[some], off[some]
    if travel.ground is not None and impedance.sloped:
        legs = legs.on_slopes(reach.network, travel.ground, arriving=False)
    return edge, legs.point, impedance.walk_cost(legs), legs.distance, on, off
