"""The graph that searches run on, and how far its nodes are from the facilities.

Travel runs from the demand to the facility, so the arcs are reversed: a search starts at the facilities,
which are nodes of their own with one arc for each end of a piece they can be reached from.

A search of a few kilometres is made on the part of the graph around its start. That part is only guessed, by
where its nodes lie. All that is outside counts as one more node that is crossed for nothing, so what is reached
without it is exact and what is reached over it is known to cost at least that much, whatever the guess was; where
that is not enough the search is made again on a larger part.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import dijkstra

from .access import Legs
from .ends import SAME, exits
from .network import Network, shortest_arcs, travel_arcs
from .polylines import spread

NOWHERE = -1
FIRST, GROWTH = 1.0, 1.5
"""Radius of the first part searched, as a share of what the limit comes to at the usual cost of a metre; how many
times wider when that was short. They decide how long it takes, never what comes out."""
WHOLE = 0.5
"""Share of the nodes from which on a part is not worth cutting out."""
NODES_PER_CELL = 16


@dataclass(frozen=True)
class Impedance:
    """What is minimised, and in which directions.

    Attributes:
        road_per_m: (p,) cost of a metre on each piece.
        walk_per_m: cost of a metre walked off the road, on the flat.
        direction: (p,) 0 both ways, 1 as drawn, -1 against.
        other_per_m: (p,) a second rate to add up along the chosen way.
        sloped: walks on slopes cost more (minutes do, metres do not).
    """

    road_per_m: np.ndarray
    walk_per_m: float
    direction: np.ndarray
    other_per_m: np.ndarray | None = None
    sloped: bool = False

    @property
    def other(self) -> np.ndarray:
        """(p,) the second rate, 0 where none was given."""
        return np.zeros(len(self.road_per_m)) if self.other_per_m is None else self.other_per_m

    def walk_cost(self, legs: Legs) -> np.ndarray:
        """(k,) what the walks of legs count."""
        return legs.walk_cost(self.walk_per_m, self.road_per_m[legs.piece], sloped=self.sloped)


@dataclass(frozen=True)
class Graph:
    """Reversed matrix with facilities as the last nodes, and per arc, in the order of the matrix, what it measures.

    Attributes:
        matrix: cost of each arc; its row is nearer to the facility, its column farther.
        road_m: (arcs,) metres on the road.
        other: (arcs,) cost of the road at the second rate.
        walk_m: (arcs,) straight metres walked; arcs of facilities only.
        effort_m: (arcs,) metres on the flat that take as long as that walk.
        piece: (arcs,) piece of the network.
        position: (arcs,) metres along the line where an arc of a facility gets on; NaN for the others.
        xy: (size, 2) about where the nodes are; it decides how long a search takes, not what comes out.
        road_nodes: number of nodes of the network; facility ``f`` is node ``road_nodes + f``.
        whole: the last search of all of it, by zone, and what was made of it: the next batch of points may need it.
    """

    matrix: csr_matrix
    road_m: np.ndarray
    other: np.ndarray
    walk_m: np.ndarray
    effort_m: np.ndarray
    piece: np.ndarray
    position: np.ndarray
    xy: np.ndarray
    road_nodes: int
    whole: dict[int, Any] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """Number of nodes."""
        return self.matrix.shape[0]

    @cached_property
    def per_m(self) -> float:
        """Usual cost of a metre of road."""
        metres = self.road_m.sum()
        return float(self.matrix.data.sum() / metres) if metres > 0 else 1.0

    @cached_property
    def backwards(self) -> csr_matrix:
        """The arcs by the node they lead to."""
        return self.matrix.T.tocsr()

    @cached_property
    def grid(self) -> _Grid:
        """Road nodes by where they are."""
        return _Grid.of(self.xy[: self.road_nodes])

    @cached_property
    def scratch(self) -> np.ndarray:
        """(size,) -1 everywhere; who writes to it puts that back."""
        return np.full(self.size, NOWHERE, np.int32)

    def arc(self, near: np.ndarray, far: np.ndarray) -> np.ndarray:
        """(k,) arc from each node ``far`` to the next one on its way, ``near``; there must be one."""
        found = self.matrix.indptr[near].astype(np.int64)
        waiting = np.flatnonzero(self.matrix.indices[found] != far)
        while len(waiting):
            found[waiting] += 1
            waiting = waiting[self.matrix.indices[found[waiting]] != far[waiting]]
        return found

    @cached_property
    def tail(self) -> np.ndarray:
        """(arcs,) node each arc leads away from, seen from the facilities."""
        return np.repeat(np.arange(self.size), np.diff(self.matrix.indptr))


class Reached(NamedTuple):
    """Nodes that a search reached, in ascending order.

    Attributes:
        node: (m,) node of the graph; road nodes, then facilities.
        cost: (m,) to the facility.
        facility: (m,) row of the facility; -1 where the cost is only known to be at least that (parts of a graph).
        after: (m,) next node on the way to the facility, -1 at the facility itself.
        bound: every node whose cost is not above this is listed.
    """

    node: np.ndarray
    cost: np.ndarray
    facility: np.ndarray
    after: np.ndarray
    bound: float


def facility_graph(network: Network, facility: Legs, impedance: Impedance) -> Graph:
    """Build what is searched; ``facility`` are the legs of all facilities."""
    arcs, rate = travel_arcs(network, impedance.direction), impedance.road_per_m
    if impedance.direction.any():
        facility = facility.take(np.flatnonzero(facility.travelled(-impedance.direction)))
    piece, node, run, leg, _ = exits(network, facility, -impedance.direction)
    size = network.node_count + len(facility.xy)
    tail = np.concatenate((arcs.head, (network.node_count + facility.point[leg]).astype(np.int32)))
    head = np.concatenate((arcs.tail, node))
    metres = np.concatenate((network.piece_length[arcs.piece], run))
    both = np.concatenate((arcs.piece, piece))
    cost = metres * rate[both]
    on_road = len(arcs.piece)
    cost[on_road:] += impedance.walk_cost(facility)[leg]
    matrix, keep = shortest_arcs(size, tail, head, cost)
    metres, both = metres[keep], both[keep]
    arc = np.flatnonzero(keep >= on_road)
    leg = leg[keep[arc] - on_road]
    walk, position = np.zeros(len(keep)), np.full(len(keep), np.nan)
    walk[arc], position[arc] = facility.distance[leg], facility.position[leg]
    effort = walk
    if facility.factor is not None:
        effort = np.zeros(len(keep))
        effort[arc] = facility.effort_m[leg]
    return Graph(
        matrix,
        metres,
        metres * impedance.other[both],
        walk,
        effort,
        both,
        position,
        np.concatenate((network.node_xy, facility.xy)),
        network.node_count,
    )


def node_costs(graph: Graph, starts: np.ndarray, limit: float = np.inf) -> Reached:
    """Find the nodes from which the nearest of some facilities is within a limit.

    Args:
        graph: of :func:`facility_graph`.
        starts: (f,) rows of the facilities.
        limit: largest cost (≤).

    Returns:
        What was reached; ``bound`` is the limit.
    """
    starts = np.asarray(starts, np.int64)
    wide = limit * (1 + 2 * SAME)
    place = graph.xy[graph.road_nodes + starts]
    place = place[np.isfinite(place).all(axis=1)]
    radius = FIRST * limit / graph.per_m
    while np.isfinite(radius) and len(place):
        nodes = graph.grid.within(place.min(axis=0) - radius, place.max(axis=0) + radius)
        if len(nodes) > WHOLE * graph.road_nodes:
            break
        (found,) = search_parts(graph, [starts], [nodes], wide)
        if found.bound >= wide:
            return found
        radius *= GROWTH
    return search_whole(graph, starts, wide)


def search_whole(graph: Graph, starts: np.ndarray, limit: float) -> Reached:
    """Search the whole graph from the facilities ``starts``, up to a limit."""
    cost, after, source = dijkstra(
        graph.matrix, indices=graph.road_nodes + starts, min_only=True, return_predecessors=True, limit=limit
    )
    if len(starts) > 1:
        prefer_first(graph.matrix, graph.tail, cost, after, source)
    node = np.flatnonzero(np.isfinite(cost))
    after = np.maximum(after[node], NOWHERE)
    return Reached(node, cost[node], source[node].astype(np.int64) - graph.road_nodes, after, limit)


def search_parts(
    graph: Graph, starts: Sequence[np.ndarray], nodes: Sequence[np.ndarray], limit: float
) -> list[Reached]:
    """Search several parts of the graph, each from facilities of its own, and tell how far each is the whole truth.

    All that lies outside a part is one more node that is crossed for nothing. What the search reaches without it is
    exact; what it reaches over it costs at least that. The parts lie side by side in one matrix: one search does.

    Args:
        graph: of :func:`facility_graph`.
        starts: rows of the facilities, by part.
        nodes: road nodes, ascending, by part.
        limit: of the search.

    Returns:
        What was reached, by part.
    """
    parts = [np.concatenate((road, graph.road_nodes + np.sort(own))) for road, own in zip(nodes, starts)]
    part = np.concatenate(parts)
    size = np.array([len(each) for each in parts])
    first = np.append(0, np.cumsum(size + 1))  # of each part in the matrix; the last row of a part is the outside
    outside = first[1:] - 1
    owner, arc = spread(graph.matrix.indptr[part], graph.matrix.indptr[part + 1])
    head, weight = graph.matrix.indices[arc], graph.matrix.data[arc]
    cuts = np.searchsorted(owner, np.append(0, np.cumsum(size)))
    heads, weights, counts = [], [], [np.bincount(owner, minlength=len(part))]
    for each, road, start, low, high, away in zip(parts, nodes, first, cuts, cuts[1:], outside):
        graph.scratch[each] = np.arange(start, away, dtype=np.int32)
        inner = graph.scratch[head[low:high]]
        inner[inner < 0] = away
        enters = _entered(graph, road)
        graph.scratch[each] = NOWHERE
        heads += [inner, enters + start]
        weights += [weight[low:high], np.zeros(len(enters))]
        counts.append(np.array([len(enters)]))
    indices = np.concatenate(heads).astype(np.int32)
    rows = np.insert(counts[0], np.cumsum(size), np.concatenate(counts[1:]))
    indptr = np.append(0, np.cumsum(rows)).astype(np.int32)
    matrix = csr_matrix((np.concatenate(weights), indices, indptr), shape=(first[-1],) * 2)
    own = np.concatenate([np.arange(start + len(road), away) for start, road, away in zip(first, nodes, outside)])
    cost, after, source = dijkstra(matrix, indices=own, min_only=True, return_predecessors=True, limit=limit)
    if len(own) > len(parts):
        prefer_first(matrix, np.repeat(np.arange(first[-1]), rows), cost, after, source)
    over = _leads_over(after, outside)
    return [
        _reached(slice(start, away), each, graph.road_nodes, (cost, after, source, over), limit)
        for start, away, each in zip(first, outside, parts)
    ]


def _entered(graph: Graph, nodes: np.ndarray) -> np.ndarray:
    """Rows of the nodes that an arc from outside leads to; ``scratch`` marks the part."""
    row, back = spread(graph.backwards.indptr[nodes], graph.backwards.indptr[nodes + 1])
    beyond = graph.backwards.indices[back]
    entered = np.zeros(len(nodes), bool)
    entered[row[(graph.scratch[beyond] < 0) & (beyond < graph.road_nodes)]] = True
    return np.flatnonzero(entered)


def _reached(rows: slice, part: np.ndarray, road_nodes: int, found: tuple[np.ndarray, ...], limit: float) -> Reached:
    """Take one part out of the search of all; what leads over the outside keeps its cost only."""
    cost, after, source, over = (column[rows] for column in found)
    row = np.flatnonzero(np.isfinite(cost))
    exact, after = ~over[row], after[row]
    known = exact & (after >= 0)
    return Reached(
        part[row],
        cost[row],
        np.where(exact, part[np.where(exact, source[row] - rows.start, 0)] - road_nodes, NOWHERE),
        np.where(known, part[np.where(known, after - rows.start, 0)], NOWHERE),
        float(min(limit, found[0][rows.stop])),
    )


def _leads_over(after: np.ndarray, nodes: np.ndarray) -> np.ndarray:
    """(n,) bool: the way leads over one of the nodes."""
    jump = np.where(after >= 0, after, np.arange(len(after)))
    jump[nodes] = nodes
    end = np.zeros(len(after), bool)
    end[nodes] = True
    while True:
        ahead = jump[jump]
        if (ahead == jump).all():
            return end[jump]
        jump = ahead


def prefer_first(matrix: csr_matrix, tail: np.ndarray, cost: np.ndarray, after: np.ndarray, source: np.ndarray) -> None:
    """Of facilities that cost the same give every node the first one; ``after`` and ``source`` are changed.

    A node takes over the source of a neighbour that it costs no more to go by, until none has an earlier one.
    """

    def earlier(arc: np.ndarray) -> np.ndarray:
        near, far = tail[arc], matrix.indices[arc]
        arc, near, far = (each[source[near] < source[far]] for each in (arc, near, far))
        return arc[cost[near] + matrix.data[arc] <= cost[far] * (1 + SAME)]

    arc = np.flatnonzero(source[tail] < source[matrix.indices])
    arc = earlier(arc)
    while len(arc):
        near, far = tail[arc], matrix.indices[arc]
        order = np.lexsort((source[near], far))
        order = order[np.diff(far[order], prepend=NOWHERE) > 0]
        near, far = near[order], far[order]
        source[far], after[far] = source[near], near
        arc = earlier(spread(matrix.indptr[far], matrix.indptr[far + 1])[1])


@dataclass(frozen=True)
class _Grid:
    """Points by square."""

    corner: np.ndarray
    side: float
    shape: tuple[int, int]
    order: np.ndarray
    first: np.ndarray

    @classmethod
    def of(cls, xy: np.ndarray) -> _Grid:
        """Sort points into squares."""
        corner, span = xy.min(axis=0), np.ptp(xy, axis=0)
        side = float(max(np.sqrt(span[0] * span[1] * NODES_PER_CELL / len(xy)), span.max() * NODES_PER_CELL / len(xy)))
        side = side or 1.0
        shape = (int(span[0] / side) + 1, int(span[1] / side) + 1)
        square = ((xy - corner) / side).astype(np.int64)
        number = square[:, 1] * shape[0] + square[:, 0]
        order = np.argsort(number, kind="stable")
        first = np.searchsorted(number[order], np.arange(shape[0] * shape[1] + 1))
        return cls(corner, side, shape, order, first)

    def within(self, low: np.ndarray, high: np.ndarray) -> np.ndarray:
        """Points in the squares that a box touches, ascending."""
        last = np.array(self.shape) - 1
        x0, y0 = np.clip(((low - self.corner) // self.side), 0, last).astype(np.int64)
        x1, y1 = np.clip(((high - self.corner) // self.side), 0, last).astype(np.int64)
        row = np.arange(y0, y1 + 1) * self.shape[0]
        return np.sort(self.order[spread(self.first[row + x0], self.first[row + x1 + 1])[1]])
