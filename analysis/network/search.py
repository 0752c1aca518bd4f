"""Cheapest way from every point to a facility: one search in all, or one per zone.

Travel runs from the demand to the facility, so the search runs backwards from the facilities; see :mod:`.graph`.
Positions are exact: a point on a piece goes on from either end of it, or stays on the piece when the
facility stands on the same one, or walks straight to a facility within the limit.

Where any facility will do, one search answers for all. Where each demand point has its own (a zone), one
search per zone is made, on the part of the graph around it: a township is a small part of its district.
It is made again on a larger part when a point that is joined by road was not settled.

Ties go to the shorter walk from the point, then to the facility that comes first.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Callable, NamedTuple

import numpy as np
from scipy.spatial import cKDTree

from ..errors import Cancelled
from .ends import SAME, Ends, best_ways
from .graph import WHOLE, Graph, Impedance, Reached, facility_graph, node_costs, search_parts, search_whole
from .network import Network, components
from .polylines import ROUNDING_M, among
from .ways import Trees

__all__ = ["Costs", "Graph", "Impedance", "Reached", "costs_to_facilities", "facility_graph", "node_costs"]

NONE = -1
MARGIN, WIDER, ROUNDS = 0.15, 2.5, 4
"""Room around a zone, as a share of its extent; how many times more when that was short; rounds until there is no
limit. They decide how long it takes, never what comes out: only costs below the cheapest way out count."""
CELLS = 8_000_000
"""Zone × node cells held at a time."""
AT_ONCE = 200_000
"""Nodes of the parts that are searched in one matrix."""


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
        effort_m: (n,) metres on the flat that take as long as the walks; ``walk_m`` where all is flat.
    """

    cost: np.ndarray
    facility: np.ndarray
    road_m: np.ndarray
    walk_m: np.ndarray
    leg: np.ndarray
    other: np.ndarray
    effort_m: np.ndarray


class Ways(NamedTuple):
    """Ways found: the columns of :class:`Costs`, whose each is, and the facility leg where it stays on one piece."""

    point: np.ndarray
    cost: np.ndarray
    facility: np.ndarray
    road_m: np.ndarray
    walk_m: np.ndarray
    leg: np.ndarray
    other: np.ndarray
    effort_m: np.ndarray
    goal: np.ndarray

    def take(self, rows: np.ndarray) -> Ways:
        """Keep some ways."""
        return Ways(*(column[rows] for column in self))

    @property
    def best(self) -> Ways:
        """The cheapest way of each point."""
        return self.take(best_ways(self.point, self.cost, self.walk_m, self.facility))


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
    ends = ends.travelled(impedance.direction)
    graph = facility_graph(network, every_facility, impedance) if graph is None else graph
    result = _nothing(len(every.xy))
    _offer(result, walked(ends, impedance).best)
    _offer(result, on_one_piece(network, ends, impedance).best)
    pending = np.full(len(every), bool((ends.facility_zone == 0).any())) & (ends.demand_zone >= 0)
    if ends.demand_zone.max(initial=0) > 0:  # where one search answers all, it tells itself what it cannot reach
        pending = ends.joined(network, components(network) if parts is None else parts)
    margin = MARGIN
    for turn in range(ROUNDS):
        if not pending.any():
            break
        zones = np.unique(ends.demand_zone[pending])
        margin = np.inf if turn == ROUNDS - 1 else margin
        waiting = replace(ends, demand_zone=np.where(pending, ends.demand_zone, NONE))
        for some, trees in _searched(graph, ends, zones, margin, should_stop):
            ways, least = _by_node(network, waiting, impedance, some, trees)
            _offer(result, ways)
            pending &= ~among(ends.demand_zone, some)
            pending[ways.point] = ~(result.cost[ways.point] <= least)
        margin *= WIDER
    if one_way:
        used = np.flatnonzero(result.leg >= 0)
        result.leg[used] = np.flatnonzero(every.travelled(impedance.direction))[result.leg[used]]
    return result


def _searched(
    graph: Graph, ends: Ends, zones: np.ndarray, margin: float, should_stop: Callable[[], bool] | None
) -> Iterator[tuple[np.ndarray, Trees]]:
    """Search for each zone from its facilities; yield as many zones at a time as fit into memory."""
    if len(zones) == 1 and zones[0] in graph.whole:
        yield zones, graph.whole[zones[0]]
        return
    low, high = _boxes(ends, margin)
    facilities = np.argsort(ends.facility_zone, kind="stable")
    cuts = np.searchsorted(ends.facility_zone[facilities], [zones, zones + 1])
    starts = [np.sort(facilities[first:last]) for first, last in zip(*cuts)]
    found: list[Reached] = []
    begin = stop = held = 0
    while stop < len(zones):
        if should_stop is not None and should_stop():
            raise Cancelled
        boxes = ((low[zone], high[zone]) for zone in zones[stop:])
        more = _search_next(graph, starts[stop:], boxes)
        found += more
        stop += len(more)
        held += sum(len(each.node) for each in more)
        if held > CELLS or stop == len(zones):
            trees = Trees.of(graph, found)
            if len(zones) == 1 and np.isinf(trees.bound[0]):
                graph.whole.clear()
                graph.whole[zones[0]] = trees
            yield zones[begin:stop], trees
            found, begin, held = [], stop, 0


def _search_next(
    graph: Graph, starts: list[np.ndarray], boxes: Iterator[tuple[np.ndarray, np.ndarray]]
) -> list[Reached]:
    """Search the first zones: as many small ones as fit into one matrix, or a single one that takes the whole graph."""
    parts: list[np.ndarray] = []
    held = 0
    for box in boxes:
        nodes = graph.grid.within(*box) if np.isfinite(box).all() else None
        if nodes is None or len(nodes) > WHOLE * graph.road_nodes:
            if not parts:
                return [search_whole(graph, starts[0], np.inf)]
            break
        parts.append(nodes)
        held += len(nodes)
        if held > AT_ONCE:
            break
    return search_parts(graph, starts[: len(parts)], parts, np.inf)


def search_all(graph: Graph) -> Trees:
    """Search the whole graph from all facilities; where any facility will do, that answers for everyone."""
    trees = Trees.of(graph, [search_whole(graph, np.arange(graph.size - graph.road_nodes), np.inf)])
    graph.whole.clear()
    graph.whole[0] = trees
    return trees


def _boxes(ends: Ends, margin: float) -> tuple[np.ndarray, np.ndarray]:
    """(zones, 2) corners of what holds each zone's demand and facilities, and a margin; infinite for one zone."""
    zone = np.concatenate((ends.demand_zone, ends.facility_zone))
    xy = np.concatenate((ends.demand.xy, ends.facility.xy))
    count = int(zone.max(initial=NONE)) + 1
    low, high = np.full((count, 2), np.inf), np.full((count, 2), -np.inf)
    if count > 1 and np.isfinite(margin):
        there = np.flatnonzero((zone >= 0) & np.isfinite(xy).all(axis=1))
        np.minimum.at(low, zone[there], xy[there])
        np.maximum.at(high, zone[there], xy[there])
        known = np.unique(zone[there])
        room = margin * (high[known] - low[known]).max(axis=1, keepdims=True) + ends.demand.max_access_m
        low[known], high[known] = low[known] - room, high[known] + room
    return low, high


def _by_node(
    network: Network, ends: Ends, impedance: Impedance, zones: np.ndarray, trees: Trees
) -> tuple[Ways, np.ndarray]:
    """Ways that leave the demand's piece by one of its ends, and what any other such way costs at least.

    A way over a node that was not reached costs that much, so it is the cheapest only where more must be searched.
    """
    row_of = np.full(ends.demand_zone.max() + 2, NONE)  # the last one is for points without a zone
    row_of[zones] = np.arange(len(zones))
    row = row_of[ends.demand_zone[ends.demand.point]]
    mine = np.flatnonzero(row >= 0)
    legs = ends.demand if len(mine) == len(row) else ends.demand.take(mine)
    row, piece, rate = row[mine], legs.piece, impedance.road_per_m
    runs, places, by_end = [], [], []
    # As `exits` would list them, without writing every leg out twice.
    for sign, end, node in ((1, network.piece_stop, network.piece_to), (-1, network.piece_start, network.piece_from)):
        run = np.maximum(sign * (end[piece] - legs.position), 0.0)
        place, cost = trees.at(row, node[piece])
        cost += run * rate[piece]
        cost[(sign * impedance.direction[piece] < 0) & (run > ROUNDING_M)] = np.inf
        runs.append(run)
        places.append(place)
        by_end.append(cost)
    facility = [np.where(place >= 0, trees.facility[place], NONE) for place in places]
    least = np.minimum(*by_end)
    tie = np.isfinite(least) & (np.maximum(*by_end) <= least * (1 + SAME))
    back = np.where(tie, facility[1] < facility[0], by_end[1] < by_end[0])
    goal = np.where(back, facility[1], facility[0])
    cost = impedance.walk_cost(legs) + least
    best = best_ways(legs.point, cost, legs.distance, goal * len(rate) + piece)
    back, goal = back[best], goal[best]
    run, place = np.where(back, runs[1][best], runs[0][best]), np.where(back, places[1][best], places[0][best])
    reached = (place >= 0) & (goal >= 0)
    least = np.where(reached, np.inf, cost[best])
    way = trees.measures(place)
    ways = Ways(
        legs.point[best],
        np.where(reached, cost[best], np.inf),
        goal,
        way.road_m + run,
        way.walk_m + legs.distance[best],
        mine[best],
        way.other + run * impedance.other[piece[best]],
        way.effort_m + legs.effort_m[best],
        np.full(len(best), NONE),
    )
    return ways, least


def walked(ends: Ends, impedance: Impedance) -> Ways:
    """Straight walks to each facility within the limit."""
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
    start, stop = ends.demand.xy[point], ends.facility.xy[goal]
    walk, zero = np.hypot(*(start - stop).T), np.zeros(len(point))
    effort = walk if ends.demand.ground is None else walk * ends.demand.ground.walk_factors(start, stop)
    cost = impedance.walk_per_m * (effort if impedance.sloped else walk)
    none = np.full(len(point), NONE)
    return Ways(point, cost, goal, zero, walk, none, zero, effort, none)


def on_one_piece(network: Network, ends: Ends, impedance: Impedance) -> Ways:
    """Ways along one piece that holds both the demand's and the facility's position."""
    leg, goal = ends.on_one_piece(network)
    piece, rate = ends.demand.piece[leg], impedance.road_per_m
    run = ends.facility.position[goal] - ends.demand.position[leg]
    way = impedance.direction[piece]
    open_ = np.flatnonzero((way == 0) | (np.abs(run) <= ROUNDING_M) | (np.sign(run) == way))
    leg, goal, piece, run = leg[open_], goal[open_], piece[open_], np.abs(run[open_])
    demand, facility = ends.demand.take(leg), ends.facility.take(goal)
    walks = [impedance.walk_cost(legs) for legs in (demand, facility)]
    return Ways(
        demand.point,
        walks[0] + run * rate[piece] + walks[1],
        facility.point,
        run,
        demand.distance + facility.distance,
        leg,
        run * impedance.other[piece],
        demand.effort_m + facility.effort_m,
        goal,
    )


def _nothing(count: int) -> Costs:
    unknown, none = np.full(count, np.nan), np.full(count, NONE)
    return Costs(unknown, none, unknown.copy(), unknown.copy(), none.copy(), unknown.copy(), unknown.copy())


def _offer(result: Costs, ways: Ways) -> None:
    """Write the ways that beat what is known."""
    known = np.where(np.isnan(result.cost[ways.point]), np.inf, result.cost[ways.point])
    better = ways.cost < known * (1 - SAME)  # not so where both are infinite
    tie = ~better & np.isfinite(known) & (ways.cost <= known * (1 + SAME))
    walk = result.walk_m[ways.point]
    first = (ways.walk_m == walk) & (ways.facility < result.facility[ways.point])
    take = better | (tie & ((ways.walk_m < walk) | first))
    rows = ways.point[take]
    for column in ("cost", "facility", "road_m", "walk_m", "leg", "other", "effort_m"):
        getattr(result, column)[rows] = getattr(ways, column)[take]
