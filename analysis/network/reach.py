"""From which positions on the roads a facility can be reached within a cutoff: exact to the position, not the node.

Every piece of road is cut where a facility gets on, so that the cheapest way from a position leads to one of the
two ends of its edge: cost(x) = min(cost(u) + (x - start) · rate, cost(v) + (stop - x) · rate), each term only where
the direction of travel allows it. The terms meet at one position, so an edge falls into at most two ways, each
entered at one end and reached from there as far as the time left allows.

Edge rules: a position at exactly the cutoff is within it; a one-way edge is reached over its far end only.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from .access import Legs
from .ends import SAME
from .graph import Graph, Impedance, facility_graph, node_costs
from .network import Network
from .polylines import ROUNDING_M, spread
from .travel import Travel


@dataclass(frozen=True)
class Edges:
    """Pieces cut where facilities get on, ordered by line and position.

    Attributes:
        piece: (e,) piece of the network.
        start, stop: (e,) metres along the piece's line.
        u, v: (e,) end at ``start`` and at ``stop``; nodes first, then cuts.
        cut_piece, cut_at: (c,) piece and metres along its line of each cut, ordered by both.
        first_edge: (p + 1,) index of the first edge of each piece.
        reach: (e,) metres that turn (line, position) into one ascending number: line offset + start.
        by_end, first_at: edges by the ends they have: ``by_end[first_at[i] : first_at[i + 1]]``.
    """

    piece: np.ndarray
    start: np.ndarray
    stop: np.ndarray
    u: np.ndarray
    v: np.ndarray
    cut_piece: np.ndarray
    cut_at: np.ndarray
    first_edge: np.ndarray
    reach: np.ndarray
    by_end: np.ndarray
    first_at: np.ndarray

    @property
    def end_count(self) -> int:
        """Number of nodes and cuts."""
        return len(self.first_at) - 1

    def at(self, piece: np.ndarray, reach: np.ndarray) -> np.ndarray:
        """(k,) edge of a piece that holds each position, given as line offset + metres along the line."""
        found = np.searchsorted(self.reach, reach, side="right") - 1
        return np.clip(found, self.first_edge[piece], self.first_edge[piece + 1] - 1)


def cut_edges(network: Network, facility: Legs) -> Edges:
    """Cut the pieces where facilities get on; ``facility`` are the legs of all facilities."""
    start, stop = network.piece_start[facility.piece], network.piece_stop[facility.piece]
    inside = np.flatnonzero((facility.position - start > ROUNDING_M) & (stop - facility.position > ROUNDING_M))
    cuts = np.unique(np.stack((facility.piece[inside].astype(float), facility.position[inside]), axis=1), axis=0)
    cut_piece, cut_at = cuts[:, 0].astype(np.int64), cuts[:, 1]
    count = len(network.piece_line)
    piece = np.concatenate((np.arange(count), cut_piece))
    at = np.concatenate((network.piece_start, cut_at))
    end = np.concatenate((network.piece_from, network.node_count + np.arange(len(cut_at))))
    order = np.lexsort((at, piece))
    piece, at, end = piece[order], at[order], end[order]
    last = np.append(piece[1:] != piece[:-1], True)
    v = np.where(last, network.piece_to[piece], np.append(end[1:], 0))
    both = np.concatenate((end, v))
    by_end = np.argsort(both, kind="stable")
    ends = network.node_count + len(cut_at)
    return Edges(
        piece=piece,
        start=at,
        stop=np.where(last, network.piece_stop[piece], np.append(at[1:], 0.0)),
        u=end,
        v=v,
        cut_piece=cut_piece,
        cut_at=cut_at,
        first_edge=np.searchsorted(piece, np.arange(count + 1)),
        reach=network.lines.offset[network.piece_line[piece]] + at,
        by_end=by_end % len(piece),
        first_at=np.searchsorted(both[by_end], np.arange(ends + 1)),
    )


class Touched(NamedTuple):
    """Edges that one search touches, ascending, with what it found at their two ends (u, v).

    Attributes:
        edge: (m,) of :class:`Edges`.
        cost: (m, 2) from each end to the facility, inf where it is beyond the limit.
        facility: (m, 2) row of the facility, where the cost is finite.
    """

    edge: np.ndarray
    cost: np.ndarray
    facility: np.ndarray


@dataclass(frozen=True)
class Reach:
    """The network, the facilities' legs on it and what travel costs; made by :func:`prepare_reach`.

    Attributes:
        network: the roads.
        impedance: what cutoffs are counted in.
        facility: legs of all facilities that traffic can use, ordered by facility.
        walk: (legs,) what the walk of each leg counts.
        edges: pieces cut where facilities get on.
        graph: what is searched.
        cost, towards: (ends,) work space, inf and -1 between searches.
        vertex_reach: (v,) line offset + metres along the line of every vertex, ascending.
    """

    network: Network
    impedance: Impedance
    facility: Legs
    walk: np.ndarray
    edges: Edges
    graph: Graph
    cost: np.ndarray
    towards: np.ndarray
    vertex_reach: np.ndarray

    def search(self, starts: np.ndarray, limit: float) -> Touched:
        """Search from some facilities at once; every end gets the cost to the nearest of them, up to the limit (≤)."""
        edges = self.edges
        found = node_costs(self.graph, starts, limit)
        near = np.flatnonzero((found.node < self.graph.road_nodes) & (found.cost <= limit))
        node, cost, facility = found.node[near], found.cost[near], found.facility[near]
        self.cost[node], self.towards[node] = cost, facility
        cut, cost, facility = self._cuts(starts, limit)
        self.cost[cut], self.towards[cut] = cost, facility
        end = np.concatenate((node, cut))
        _, slot = spread(edges.first_at[end], edges.first_at[end + 1])
        edge = np.unique(edges.by_end[slot])
        both = np.stack((edges.u[edge], edges.v[edge]), axis=1)
        touched = Touched(edge, self.cost[both], self.towards[both])
        self.cost[end], self.towards[end] = np.inf, -1
        return touched

    def _cuts(self, starts: np.ndarray, limit: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """End, cost and facility of the cuts within the limit: by an end of the piece, or along it to a leg there."""
        network, edges, piece = self.network, self.edges, self.edges.cut_piece
        rate, way = self.impedance.road_per_m[piece], self.impedance.direction[piece]
        to, from_ = network.piece_to[piece], network.piece_from[piece]
        ahead = self.cost[to] + rate * (network.piece_stop[piece] - edges.cut_at)
        back = self.cost[from_] + rate * (edges.cut_at - network.piece_start[piece])
        ahead[way < 0], back[way > 0] = np.inf, np.inf
        cost = np.minimum(ahead, back)
        towards = np.where(ahead <= back, self.towards[to], self.towards[from_])
        cut, own, facility = self._along_the_piece(starts)
        better = own < cost[cut]
        cost[cut[better]], towards[cut[better]] = own[better], facility[better]
        near = np.flatnonzero(cost <= limit)
        return network.node_count + near, cost[near], towards[near]

    def _along_the_piece(self, starts: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Cut, cost and facility of the cheapest way from each cut along its piece to a leg on it."""
        edges, impedance, point = self.edges, self.impedance, self.facility.point
        rows = spread(np.searchsorted(point, starts, side="left"), np.searchsorted(point, starts, side="right"))[1]
        legs = self.facility.take(rows)
        leg, cut = spread(
            np.searchsorted(edges.cut_piece, legs.piece, side="left"),
            np.searchsorted(edges.cut_piece, legs.piece, side="right"),
        )
        piece = legs.piece[leg]
        run, way = legs.position[leg] - edges.cut_at[cut], impedance.direction[piece]
        cost = self.walk[rows][leg] + np.abs(run) * impedance.road_per_m[piece]
        open_ = np.flatnonzero((way == 0) | (np.abs(run) <= ROUNDING_M) | (np.sign(run) == way))
        cut, cost, facility = cut[open_], cost[open_], legs.point[leg[open_]]
        order = np.lexsort((facility, cost, cut))
        first = order[np.diff(cut[order], prepend=-1) > 0]
        return cut[first], cost[first], facility[first]


def prepare_reach(travel: Travel, facility: Legs) -> Reach:
    """Return what searches from the facilities run on; ``facility`` are the legs of all of them."""
    impedance = travel.impedance
    graph = facility_graph(travel.network, facility, impedance)
    if impedance.direction.any():
        facility = facility.take(np.flatnonzero(facility.travelled(-impedance.direction)))
    edges = cut_edges(travel.network, facility)
    cost, towards = np.full(edges.end_count, np.inf), np.full(edges.end_count, -1)
    walk = impedance.walk_cost(facility)
    reaches = travel.network.lines.vertex_reach
    return Reach(travel.network, impedance, facility, walk, edges, graph, cost, towards, reaches)


class Ways(NamedTuple):
    """Stretches of edges with the end they are reached over, ordered by line and position.

    Attributes:
        facility: row of the facility that is reached.
        edge: of :class:`Edges`.
        near, far: metres along the line, of the end and of the farthest position that is reached over it.
        cost: from the end.
        per_m: cost of a metre along the way.
    """

    facility: np.ndarray
    edge: np.ndarray
    near: np.ndarray
    far: np.ndarray
    cost: np.ndarray
    per_m: np.ndarray

    def reached(self, cutoff: float) -> np.ndarray:
        """(k,) position up to which the way is reached within the cutoff (≤), from ``near`` on."""
        run = np.clip((cutoff - self.cost) / self.per_m, 0.0, np.abs(self.far - self.near))
        return self.near + np.sign(self.far - self.near) * run


def part_of(step: Callable[[float], None], begin: float, end: float) -> Callable[[float], None]:
    """Return what the share done of one part of the work is reported to, if ``step`` hears the share of all."""

    def part(share: float) -> None:
        step(begin + (end - begin) * share)

    return part


def with_slack(cutoff: float) -> float:
    """Return the cutoff with the trace that lets equality survive floating point."""
    return cutoff * (1 + SAME)


def ways_of(reach: Reach, touched: Touched) -> Ways:
    """List every way that a search found.

    A one-way edge also gives a way of no length at the end that traffic comes from: that end itself may be
    reached by another road.
    """
    edges, edge, cost = reach.edges, touched.edge, touched.cost
    piece, start, stop = edges.piece[edge], edges.start[edge], edges.stop[edge]
    rate, way = reach.impedance.road_per_m[piece], reach.impedance.direction[piece]
    meet = np.clip((start + stop) / 2 + (cost[:, 1] - cost[:, 0]) / (2 * rate), start, stop)
    meet = np.where(way > 0, start, np.where(way < 0, stop, meet))
    near = np.stack((start, stop), axis=1)
    tip = np.stack((way > 0, way < 0), axis=1)
    keep = np.flatnonzero((np.isfinite(cost) & ((near != meet[:, None]) | tip)).ravel())
    owner = keep // 2
    return Ways(
        facility=touched.facility.ravel()[keep],
        edge=edge[owner],
        near=near.ravel()[keep],
        far=meet[owner],
        cost=cost.ravel()[keep],
        per_m=rate[owner],
    )


class Spans(NamedTuple):
    """Unbroken stretches of one line: the facility they belong to, line, metres from and to."""

    owner: np.ndarray
    line: np.ndarray
    start: np.ndarray
    stop: np.ndarray


def spans(reach: Reach, ways: Ways, owner: np.ndarray, cutoff: float, beyond: float | None = None) -> Spans:
    """Merge what is reached within a cutoff into unbroken stretches.

    Args:
        reach: the network.
        ways: of one search.
        owner: (k,) who each way belongs to; stretches of different owners stay apart.
        cutoff: farthest (≤) to go.
        beyond: leave out what is within (≤) this smaller cutoff.
    """
    a = ways.near if beyond is None else ways.reached(beyond)
    b = ways.reached(cutoff)
    line = reach.network.piece_line[reach.edges.piece[ways.edge]]
    start, stop = np.minimum(a, b), np.maximum(a, b)
    some = np.flatnonzero(stop - start > ROUNDING_M)
    order = some[np.argsort(owner[some], kind="stable")]  # within an owner they are in order already
    who, line, start, stop = owner[order], line[order], start[order], stop[order]
    fresh = np.ones(len(order), bool)
    fresh[1:] = (np.diff(who) != 0) | (np.diff(line) != 0) | (start[1:] > stop[:-1] + ROUNDING_M)
    opens = np.flatnonzero(fresh)
    closes = np.append(opens[1:], len(order))[: len(opens)] - 1
    return Spans(who[opens], line[opens], start[opens], stop[closes])
