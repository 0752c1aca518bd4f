"""Cheapest way from every point to a facility: one search in all, or one per zone.

Travel runs from the demand to the facility, so the search runs backwards from the facilities, which
enter the graph as nodes of their own with one arc for each end of a piece they can be reached from.
Positions are exact: a point on a piece goes on from either end of it, or stays on the piece when the
facility stands on the same one, or walks straight to a facility within the limit.

Where any facility will do, one search answers for all. Where each demand point has its own (a zone), one
search per zone is made, on one matrix, and only as far as the zone's farthest point: the search stops at
a limit and is made again with a larger one when a point that is joined by road is not settled within it.
A township is a small part of its district, so 26 such searches cost less than ten full ones.

Ties go to the shorter walk from the point, then to the facility that comes first.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Callable, NamedTuple

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import dijkstra
from scipy.spatial import cKDTree

from .access import Legs
from .ends import SAME, Ends, best_ways, exits
from .errors import Cancelled
from .network import Network, components, shortest_arcs, travel_arcs
from .polylines import ROUNDING_M

NONE = -1
FIRST, GROWTH, ROUNDS = 0.5, 1.4, 5
"""How far to search at first; how many times farther when that was short; rounds until there is no limit.

They decide how long it takes, never what comes out: a result counts only when it lies within the limit."""
CELLS = 8_000_000
"""Zone × node cells held at a time."""


@dataclass(frozen=True)
class Impedance:
    """What is minimised, and in which directions.

    Attributes:
        road_per_m: (p,) cost of a metre on each piece.
        walk_per_m: cost of a metre walked off the road.
        direction: (p,) 0 both ways, 1 as drawn, -1 against.
        other_per_m: (p,) a second rate to add up along the chosen way.
    """

    road_per_m: np.ndarray
    walk_per_m: float
    direction: np.ndarray
    other_per_m: np.ndarray | None = None

    @property
    def other(self) -> np.ndarray:
        """(p,) the second rate, 0 where none was given."""
        return np.zeros(len(self.road_per_m)) if self.other_per_m is None else self.other_per_m


@dataclass(frozen=True)
class Costs:
    """The cheapest way of each demand point; NaN and -1 where there is none.

    Attributes:
        cost: (n,) in the unit of the impedance.
        facility: (n,) row of the facility.
        road_m: (n,) metres on the road.
        walk_m: (n,) straight metres walked at both ends.
        leg: (n,) row of the demand leg used, -1 when the way is walked all through.
        other: (n,) cost of the road part at the second rate.
    """

    cost: np.ndarray
    facility: np.ndarray
    road_m: np.ndarray
    walk_m: np.ndarray
    leg: np.ndarray
    other: np.ndarray


class _Ways(NamedTuple):
    """Ways found, at most one per point."""

    point: np.ndarray
    cost: np.ndarray
    facility: np.ndarray
    road_m: np.ndarray
    walk_m: np.ndarray
    leg: np.ndarray
    other: np.ndarray


@dataclass(frozen=True)
class Graph:
    """Reversed matrix with facilities as the last nodes, and per arc, in the order of ``key``, what it measures.

    ``whole`` keeps the last search that had no limit, by zone: the next batch of points may need it again.
    """

    matrix: csr_matrix
    key: np.ndarray
    road_m: np.ndarray
    other: np.ndarray
    walk_m: np.ndarray
    road_nodes: int
    whole: dict[int, tuple[np.ndarray, ...]] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """Number of nodes."""
        return self.matrix.shape[0]


@dataclass(frozen=True)
class _Tree:
    """Result of searches: per (zone, node) cost, facility and next node on the way."""

    zones: np.ndarray
    cost: np.ndarray
    facility: np.ndarray
    after: np.ndarray


def costs_to_facilities(
    network: Network,
    ends: Ends,
    impedance: Impedance,
    *,
    parts: np.ndarray | None = None,
    graph: Graph | None = None,
    should_stop: Callable[[], bool] | None = None,
) -> Costs:
    """Find for every demand point its cheapest facility, of its own zone where it has one.

    Args:
        network: the roads.
        ends: legs of demand and facilities.
        impedance: what is minimised.
        parts: (node_count,) :func:`~.network.components`, to know what no search can reach.
        graph: of the same facilities and impedance, when several batches of demand are asked about.
        should_stop: asked before each search.

    Raises:
        Cancelled: ``should_stop`` said so.
    """
    every, every_facility = ends.demand, ends.facility
    one_way = bool(impedance.direction.any())
    ends = ends.travelled(impedance.direction) if one_way else ends
    graph = facility_graph(network, every_facility, impedance) if graph is None else graph
    result = _nothing(len(every.xy))
    _offer(result, _walked(ends, impedance))
    _offer(result, _on_one_piece(network, ends, impedance))
    pending = np.flatnonzero(ends.joined(network, components(network) if parts is None else parts))
    limits = _first_limits(ends, impedance)
    rounds = 0
    while len(pending):
        zones = np.unique(ends.demand_zone[pending])
        step = max(1, CELLS // graph.size)
        for begin in range(0, len(zones), step):
            part = zones[begin : begin + step]
            tree = _search(graph, ends.facility_zone, part, limits[part], should_stop)
            _offer(result, _by_node(network, ends, impedance, graph, tree))
        limit = limits[ends.demand_zone[pending]]
        pending = pending[~(result.cost[pending] <= limit) & np.isfinite(limit)]
        rounds += 1
        limits = limits * GROWTH if rounds < ROUNDS else np.full(len(limits), np.inf)
    if one_way:
        used = np.flatnonzero(result.leg >= 0)
        result.leg[used] = np.flatnonzero(every.travelled(impedance.direction))[result.leg[used]]
    return result


def _first_limits(ends: Ends, impedance: Impedance) -> np.ndarray:
    """(zones,) cost to search to at first: the straight way of the zone's farthest point at the mean rate."""
    count = int(max(ends.demand_zone.max(initial=NONE), ends.facility_zone.max(initial=NONE))) + 1
    if count <= 1:
        return np.full(count, np.inf)
    there = np.flatnonzero((ends.facility_zone >= 0) & np.isfinite(ends.facility.xy).all(axis=1))
    centre = np.full((count, 2), np.nan)
    centre[ends.facility_zone[there]] = ends.facility.xy[there]
    own = np.flatnonzero((ends.demand_zone >= 0) & np.isfinite(ends.demand.xy).all(axis=1))
    straight = np.hypot(*(ends.demand.xy[own] - centre[ends.demand_zone[own]]).T)
    farthest = np.zeros(count)
    np.fmax.at(farthest, ends.demand_zone[own], straight)
    walk = ends.demand.max_access_m + ends.facility.max_access_m
    return FIRST * farthest * impedance.road_per_m.mean() + walk * impedance.walk_per_m


def facility_graph(network: Network, facility: Legs, impedance: Impedance) -> Graph:
    """Build what is searched; ``facility`` are the legs of all facilities."""
    arcs, rate = travel_arcs(network, impedance.direction), impedance.road_per_m
    if impedance.direction.any():
        facility = facility.take(np.flatnonzero(facility.travelled(-impedance.direction)))
    piece, node, run, leg, _ = exits(network, facility, -impedance.direction)
    size = network.node_count + len(facility.xy)
    tail = np.concatenate((arcs.head, network.node_count + facility.point[leg]))
    head = np.concatenate((arcs.tail, node))
    metres = np.concatenate((network.piece_length[arcs.piece], run))
    both = np.concatenate((arcs.piece, piece))
    cost = metres * rate[both]
    cost[len(arcs.piece) :] += facility.walk_cost(impedance.walk_per_m, rate[facility.piece])[leg]
    walk_m = np.concatenate((np.zeros(len(arcs.piece)), facility.distance[leg]))
    matrix, keep = shortest_arcs(size, tail, head, cost)
    return Graph(
        matrix,
        tail[keep].astype(np.int64) * size + head[keep],
        metres[keep],
        metres[keep] * impedance.other[both[keep]],
        walk_m[keep],
        network.node_count,
    )


def _search(
    graph: Graph,
    facility_zone: np.ndarray,
    zones: np.ndarray,
    limits: np.ndarray,
    should_stop: Callable[[], bool] | None,
) -> _Tree:
    cost = np.empty((len(zones), graph.size))
    after = np.empty((len(zones), graph.size), np.int32)
    source = np.empty((len(zones), graph.size), np.int32)
    for row, (zone, limit) in enumerate(zip(zones, limits)):
        if should_stop is not None and should_stop():
            raise Cancelled
        found = graph.whole.get(zone)
        if found is None:
            starts = graph.road_nodes + np.flatnonzero(facility_zone == zone)
            found = dijkstra(graph.matrix, indices=starts, min_only=True, return_predecessors=True, limit=limit)
        if np.isinf(limit):
            graph.whole.clear()
            graph.whole[zone] = found
        cost[row], after[row], source[row] = found
    return _Tree(zones, cost, source - graph.road_nodes, after)


def _by_node(network: Network, ends: Ends, impedance: Impedance, graph: Graph, tree: _Tree) -> _Ways:
    """Ways that leave the demand's piece by one of its ends."""
    row_of = np.full(ends.demand_zone.max() + 2, NONE)  # the last one is for points without a zone
    row_of[tree.zones] = np.arange(len(tree.zones))
    row = row_of[ends.demand_zone[ends.demand.point]]
    mine = np.flatnonzero(row >= 0)
    legs = ends.demand if len(mine) == len(row) else ends.demand.take(mine)
    piece, place, rate = legs.piece, row[mine] * graph.size, impedance.road_per_m
    runs, places, by_end = [], [], []
    # As `exits` would list them, without writing every leg out twice.
    for sign, end, node in ((1, network.piece_stop, network.piece_to), (-1, network.piece_start, network.piece_from)):
        run = np.maximum(sign * (end[piece] - legs.position), 0.0)
        at = place + node[piece]
        cost = run * rate[piece] + tree.cost.ravel()[at]
        cost[(sign * impedance.direction[piece] < 0) & (run > ROUNDING_M)] = np.inf
        runs.append(run)
        places.append(at)
        by_end.append(cost)
    cost = legs.walk_cost(impedance.walk_per_m, rate[piece]) + np.minimum(*by_end)
    best = best_ways(legs.point, cost, legs.distance, piece)
    back = (by_end[1] < by_end[0])[best]
    run, place = np.where(back, runs[1][best], runs[0][best]), np.where(back, places[1][best], places[0][best])
    road_m, other, walk_m = _trace(graph, tree, place)
    return _Ways(
        legs.point[best],
        cost[best],
        tree.facility.ravel()[place],
        road_m + run,
        walk_m + legs.distance[best],
        mine[best],
        other + run * impedance.other[piece[best]],
    )


def _trace(graph: Graph, tree: _Tree, start: np.ndarray) -> list[np.ndarray]:
    """Add up road metres, other cost and walk from each (zone, node) place to its facility.

    The places on all ways form a forest. It is gathered once, then every place jumps twice as far
    towards its facility in each round, adding up as it goes.
    """
    after = tree.after.ravel()
    seen = np.zeros(after.shape, bool)
    front = np.unique(start)
    while len(front):
        seen[front] = True
        onward = after[front]
        front = np.unique((front - front % graph.size + onward)[onward >= 0])
        front = front[~seen[front]]
    place = np.flatnonzero(seen)
    node, onward = place % graph.size, after[place]
    moves = np.flatnonzero(onward >= 0)
    jump = np.arange(len(place))
    jump[moves] = np.searchsorted(place, place[moves] - node[moves] + onward[moves])
    arc = np.searchsorted(graph.key, onward[moves].astype(np.int64) * graph.size + node[moves])
    sums = [np.zeros(len(place)) for _ in range(3)]
    for total, measure in zip(sums, (graph.road_m, graph.other, graph.walk_m)):
        total[moves] = measure[arc]
    while (jump[jump] != jump).any():
        for total in sums:
            total += total[jump]
        jump = jump[jump]
    row = np.searchsorted(place, start)
    return [total[row] for total in sums]


def _walked(ends: Ends, impedance: Impedance) -> _Ways:
    """Straight walks to a facility within the limit."""
    here = np.flatnonzero(np.isfinite(ends.demand.xy).all(axis=1))
    there = np.flatnonzero(np.isfinite(ends.facility.xy).all(axis=1))
    limit = ends.demand.max_access_m + ROUNDING_M
    hits = []
    if len(here) and len(there):
        hits = cKDTree(ends.facility.xy[there]).query_ball_point(ends.demand.xy[here], limit, return_sorted=True)
    point = np.repeat(here, [len(hit) for hit in hits]) if len(hits) else here[:0]
    goal = there[np.fromiter((row for hit in hits for row in hit), np.int64, len(point))]
    own = ends.own(point, goal)
    point, goal = point[own], goal[own]
    walk = np.hypot(*(ends.demand.xy[point] - ends.facility.xy[goal]).T)
    best = best_ways(point, walk, walk, goal)
    point, goal, walk, zero = point[best], goal[best], walk[best], np.zeros(len(best))
    return _Ways(point, walk * impedance.walk_per_m, goal, zero, walk, np.full(len(best), NONE), zero)


def _on_one_piece(network: Network, ends: Ends, impedance: Impedance) -> _Ways:
    """Ways along one piece that holds both the demand's and the facility's position."""
    leg, goal = ends.on_one_piece(network)
    piece, rate = ends.demand.piece[leg], impedance.road_per_m
    run = ends.facility.position[goal] - ends.demand.position[leg]
    way = impedance.direction[piece]
    open_ = np.flatnonzero((way == 0) | (np.abs(run) <= ROUNDING_M) | (np.sign(run) == way))
    leg, goal, piece, run = leg[open_], goal[open_], piece[open_], np.abs(run[open_])
    demand, facility = ends.demand.take(leg), ends.facility.take(goal)
    walks = [legs.walk_cost(impedance.walk_per_m, rate[piece]) for legs in (demand, facility)]
    cost, walk = walks[0] + run * rate[piece] + walks[1], demand.distance + facility.distance
    best = best_ways(demand.point, cost, walk, facility.point)
    piece, run = piece[best], run[best]
    return _Ways(
        demand.point[best],
        cost[best],
        facility.point[best],
        run,
        walk[best],
        leg[best],
        run * impedance.other[piece],
    )


def _nothing(count: int) -> Costs:
    unknown, none = np.full(count, np.nan), np.full(count, NONE)
    return Costs(unknown, none, unknown.copy(), unknown.copy(), none.copy(), unknown.copy())


def _offer(result: Costs, ways: _Ways) -> None:
    """Write the ways that beat what is known."""
    known = np.where(np.isnan(result.cost[ways.point]), np.inf, result.cost[ways.point])
    better = ways.cost < known * (1 - SAME)
    tie = ~better & (ways.cost <= known * (1 + SAME)) & (ways.walk_m < result.walk_m[ways.point])
    take = better | tie
    rows = ways.point[take]
    result.cost[rows] = ways.cost[take]
    result.facility[rows] = ways.facility[take]
    result.road_m[rows] = ways.road_m[take]
    result.walk_m[rows] = ways.walk_m[take]
    result.leg[rows] = ways.leg[take]
    result.other[rows] = ways.other[take]
