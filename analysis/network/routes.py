"""The way of each pair as a line: the walk to the road, the road with all its bends, the walk to the facility.

Its length is ``road_m + walk_m``, and a little more where roads that leave a gap within the tolerance are taken for
joined: the line is drawn across the gap, which costs nothing. Of ways that cost the same one is drawn.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import shapely

from ..errors import Cancelled
from .access import Legs
from .ends import SAME, Ends, best_ways
from .entries import Entries, enter
from .graph import NOWHERE, Graph, Reached, facility_graph, node_costs
from .network import Network
from .pairs import Pairs, demand_batches
from .polylines import Polylines, among, spread
from .search import Ways, on_one_piece, walked
from .tables import PointTable
from .ways import Trees

if TYPE_CHECKING:
    from .travel import Travel

ENOUGH = 2_000_000
"""Nodes of searches held at a time."""
DONE_PCT = 100.0


class Runs(NamedTuple):
    """Runs along roads, one row per (route, run): line, and metres along it where the run begins and ends."""

    route: np.ndarray
    turn: np.ndarray
    line: np.ndarray
    start: np.ndarray
    stop: np.ndarray

    def take(self, rows: np.ndarray) -> Runs:
        """Keep some runs."""
        return Runs(*(column[rows] for column in self))


def route_lines(
    travel: Travel,
    demand: Legs | PointTable,
    facility: Legs,
    pairs: Pairs,
    *,
    report: Callable[[float], None] | None = None,
    should_stop: Callable[[], bool] | None = None,
) -> np.ndarray:
    """Draw the way of each pair, from the demand to the facility.

    Args:
        travel: the roads as travelled.
        demand, facility: what the pairs were found with.
        pairs: of :func:`.pairs.cost_pairs`, or :meth:`.pairs.Pairs.from_costs`.
        report: is called with the share done in percent.
        should_stop: is asked between searches.

    Returns:
        (n,) LineStrings in the order of the pairs; None for a pair that there is no way for.

    Raises:
        Cancelled: ``should_stop`` said so.
    """
    runs, found = find_runs(travel, demand, facility, pairs, report=report, should_stop=should_stop)
    start = demand.xy if isinstance(demand, Legs) else demand.place
    return draw_routes(travel, runs, start[pairs.point], facility.xy[pairs.facility], found)


def find_runs(
    travel: Travel,
    demand: Legs | PointTable,
    facility: Legs,
    pairs: Pairs,
    *,
    report: Callable[[float], None] | None = None,
    should_stop: Callable[[], bool] | None = None,
) -> tuple[Runs, np.ndarray]:
    """Find the runs along roads that the way of each pair is made of; arguments as of :func:`route_lines`.

    Returns:
        The runs in any order, none for a way that is walked all through, and (n,) bool: there is a way.

    Raises:
        Cancelled: ``should_stop`` said so.
    """
    graph = facility_graph(travel.network, facility, travel.impedance)
    entries, short = [], _Short.none(len(pairs))
    for rows, ends in demand_batches(travel, demand, facility):
        if should_stop is not None and should_stop():
            raise Cancelled
        some = enter(travel.network, ends.demand, travel.impedance).worthwhile(graph)
        entries.append(replace(some, point=rows[some.point]))
        short.add(travel, ends, pairs, rows)
    over_nodes = _OverNodes(travel.network, graph, Entries.joined(entries), pairs)
    order = np.argsort(pairs.facility, kind="stable")
    wanted, first = np.unique(pairs.facility[order], return_index=True)
    held = 0
    for number, (row, group) in enumerate(zip(wanted, np.split(order, first[1:]))):
        if should_stop is not None and should_stop():
            raise Cancelled
        over_nodes.add(group, node_costs(graph, np.array([row]), float(pairs.cost[group].max())))
        held += len(over_nodes.found[-1].node)
        if held > ENOUGH:
            over_nodes.follow()
            held = 0
        if report is not None:
            report(DONE_PCT * (number + 1) / len(wanted))
    over_nodes.follow()
    tie = short.cost <= over_nodes.cost * (1 + SAME)
    better = (short.cost < over_nodes.cost * (1 - SAME)) | (tie & (short.walk_m < over_nodes.walk_m))
    along = np.flatnonzero(better & (short.line >= 0))
    runs = _joined([over_nodes.runs.take(~better[over_nodes.runs.route]), short.runs(along)])
    return runs, better | np.isfinite(over_nodes.cost)


class _OverNodes:
    """The ways that lead over a node of the network, search by search."""

    def __init__(self, network: Network, graph: Graph, entries: Entries, pairs: Pairs) -> None:
        self.network, self.graph, self.entries, self.pairs = network, graph, entries, pairs
        self.cost = np.full(len(pairs), np.inf)
        self.walk_m = np.full(len(pairs), np.inf)
        self.runs = Runs(*(np.zeros(0, np.int64) for _ in range(3)), *(np.zeros(0) for _ in range(2)))
        self.found: list[Reached] = []
        self.chosen: list[tuple[np.ndarray, np.ndarray, np.ndarray]] = []

    def add(self, group: np.ndarray, reached: Reached) -> None:
        """Take the cheapest entry of each point of a group of pairs, all of one facility."""
        graph, entries = self.graph, self.entries
        route = np.full(self.pairs.point.max() + 1, NOWHERE)
        route[self.pairs.point[group]] = group
        on_road = reached.node[: np.searchsorted(reached.node, graph.road_nodes)]
        rows = entries.at(on_road)
        rows = rows[entries.point[rows] < len(route)]
        rows = rows[route[entries.point[rows]] >= 0]
        graph.scratch[on_road] = np.arange(len(on_road), dtype=np.int32)
        place = graph.scratch[entries.node[rows]]
        graph.scratch[on_road] = NOWHERE
        cost = reached.cost[place] + entries.cost[rows]
        best = entries.best(rows, entries.point[rows], cost)
        rows, place = rows[best], place[best]
        group = route[entries.point[rows]]
        self.cost[group] = cost[best]
        self.chosen.append((group, rows, place + sum(len(each.node) for each in self.found)))
        self.found.append(reached)

    def follow(self) -> None:
        """Walk all ways of the searches held from place to place, and let go of the searches."""
        if not self.found:
            return
        trees = Trees.of(self.graph, self.found)
        route, rows, place = (np.concatenate(column) for column in zip(*self.chosen))
        self.found, self.chosen = [], []
        network, entries = self.network, self.entries
        piece = entries.piece[rows]
        begin = np.where(entries.forward[rows], entries.end[rows] - entries.road_m[rows],
                         entries.end[rows] + entries.road_m[rows])  # fmt: skip
        self.walk_m[route] = entries.walk_m[rows] + trees.measures(place).walk_m
        runs = [Runs(route, np.zeros(len(route), np.int64), network.piece_line[piece], begin, entries.end[rows])]
        turn = 1
        while len(route):
            arc = trees.arc[place]
            runs.append(self._run(route, turn, arc, trees.node[place]))
            onward = trees.onward[place]
            going = onward >= 0
            route, place = route[going], onward[going]
            turn += 1
        self.runs = _joined([self.runs, *runs])

    def _run(self, route: np.ndarray, turn: int, arc: np.ndarray, far: np.ndarray) -> Runs:
        """Runs along arcs from their far node: to the other end of the piece, or to where the facility gets off."""
        graph, network = self.graph, self.network
        piece, position, run = graph.piece[arc], graph.position[arc], graph.road_m[arc]
        low, high = network.piece_start[piece], network.piece_stop[piece]
        ahead = network.piece_from[piece] == far
        off = np.flatnonzero(~np.isnan(position))
        # A piece may begin and end at the same node: the metres tell from which end the facility is reached.
        ahead[off] = np.abs(position[off] - low[off] - run[off]) <= np.abs(high[off] - position[off] - run[off])
        stop = np.where(np.isnan(position), np.where(ahead, high, low), position)
        start = np.where(ahead, low, high)
        return Runs(route, np.full(len(route), turn), network.piece_line[piece], start, stop)


@dataclass(frozen=True)
class _Short:
    """The cheapest way of each pair that leads over no node: a walk (line -1), or a run along one line."""

    cost: np.ndarray
    walk_m: np.ndarray
    line: np.ndarray
    start: np.ndarray
    stop: np.ndarray

    @classmethod
    def none(cls, count: int) -> _Short:
        """No way so far."""
        cost, zero = np.full(count, np.inf), np.zeros(count)
        return cls(cost, cost.copy(), np.full(count, NOWHERE), zero, zero.copy())

    def add(self, travel: Travel, ends: Ends, pairs: Pairs, rows: np.ndarray) -> None:
        """Find those of the demand in ``rows``, ascending, whose legs ``ends`` has."""
        both = walked(ends, travel.impedance), on_one_piece(travel.network, ends, travel.impedance)
        ways = Ways(*(np.concatenate(column) for column in zip(*both)))
        mine = np.flatnonzero(among(pairs.point, rows))
        count = np.int64(len(ends.facility))
        known = np.searchsorted(rows, pairs.point[mine]) * count + pairs.facility[mine]
        order = np.argsort(known, kind="stable")
        wanted = ways.point * count + ways.facility
        way, hit = spread(*(np.searchsorted(known[order], wanted, side=side) for side in ("left", "right")))
        pair = mine[order[hit]]
        best = best_ways(pair, ways.cost[way], ways.walk_m[way], ways.leg[way])
        pair, ways = pair[best], ways.take(way[best])
        self.cost[pair], self.walk_m[pair] = ways.cost, ways.walk_m
        on_road = np.flatnonzero(ways.leg >= 0)
        pair, leg, goal = pair[on_road], ways.leg[on_road], ways.goal[on_road]
        self.line[pair] = ends.demand.line[leg]
        self.start[pair], self.stop[pair] = ends.demand.position[leg], ends.facility.position[goal]

    def runs(self, rows: np.ndarray) -> Runs:
        """Runs of some pairs."""
        return Runs(rows, np.zeros(len(rows), np.int64), self.line[rows], self.start[rows], self.stop[rows])


def _joined(parts: list[Runs]) -> Runs:
    return Runs(*(np.concatenate(column) for column in zip(*parts)))


def draw_routes(travel: Travel, runs: Runs, start: np.ndarray, stop: np.ndarray, found: np.ndarray) -> np.ndarray:
    """Draw each route: its start, the vertices of its runs in order, its stop.

    Args:
        travel: the roads as travelled.
        runs, found: of :func:`find_runs`.
        start, stop: (n, 2) where the demand and the facility of each pair are.

    Returns:
        (n,) LineStrings; None for a pair that there is no way for.
    """
    runs = runs.take(np.lexsort((runs.turn, runs.route)))
    run, xy, rank = _vertices(travel.network.lines, runs)
    count = len(start)
    route = np.concatenate((np.arange(count), runs.route[run], np.arange(count)))
    place = np.concatenate((np.full(count, NOWHERE), rank, np.full(count, len(xy))))
    xy = np.concatenate((start, xy, stop))
    order = np.lexsort((place, route))
    order = order[found[route[order]]]
    route, xy = route[order], xy[order]
    opens = np.diff(route, prepend=NOWHERE) > 0
    keep = opens.copy()
    keep[1:] |= (xy[1:] != xy[:-1]).any(axis=1)
    number = np.cumsum(opens) - 1
    # Who lives at the facility's very place has a line all the same, of no length.
    still = np.bincount(number[keep], minlength=number.max(initial=NOWHERE) + 1) == 1
    keep |= still[number] & np.append(opens[1:], True)[: len(opens)]
    drawn = np.full(count, None, object)
    drawn[found] = shapely.linestrings(xy[keep], indices=number[keep])
    return drawn


def _vertices(lines: Polylines, runs: Runs) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Points of runs in the direction of travel: run, coordinates, and rank among all points."""
    reach, offset = lines.vertex_reach, lines.offset[runs.line]
    low, high = np.minimum(runs.start, runs.stop), np.maximum(runs.start, runs.stop)
    first = np.searchsorted(reach, offset + low, side="right")
    last = np.searchsorted(reach, offset + high, side="left")
    run, vertex = spread(first, last)
    begin = np.append(0, np.cumsum(np.maximum(last - first, 0)))[:-1]
    number = np.arange(len(vertex)) - begin[run]
    back = (runs.stop < runs.start)[run]
    vertex = np.where(back, last[run] - 1 - number, vertex)
    count, every = len(runs.route), np.arange(len(runs.route))
    owner = np.concatenate((every, run, every))
    within = np.concatenate((np.full(count, NOWHERE), number, np.full(count, len(vertex))))
    xy = np.concatenate((lines.point_at(runs.line, runs.start), lines.xy[vertex], lines.point_at(runs.line, runs.stop)))
    order = np.lexsort((within, owner))
    return owner[order], xy[order], np.arange(len(order))
