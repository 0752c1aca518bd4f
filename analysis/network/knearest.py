"""The k nearest facilities of every node, by k searches of the whole graph however many facilities there are.

Let T be the set of the j nearest facilities of a node. Its next one is reached over some neighbour. Where the
neighbour's T is the same, it is the neighbour's next one too; where it differs, the neighbour knows one that the
node does not have yet, and that is the candidate. So the next nearest of all nodes are found by one search of the
arcs between nodes with the same T, begun at the candidates. It is exact whatever way ties between facilities fall.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import dijkstra

from ..errors import Cancelled
from .graph import NOWHERE, Graph, prefer_first, search_whole
from .ways import Trees


class _Offers(NamedTuple):
    """The next facility of nodes as a neighbour or a facility beside them offers it, one per node, by node."""

    node: np.ndarray
    cost: np.ndarray
    facility: np.ndarray
    onward: np.ndarray
    arc: np.ndarray


class _Ranks:
    """What is known of the nodes so far: one row per rank."""

    def __init__(self, graph: Graph, count: int) -> None:
        shape = (count, graph.road_nodes)
        self.graph = graph
        self.cost = np.full(shape, np.inf)
        self.facility = np.full(shape, NOWHERE, np.int32)
        self.onward = np.full(shape, NOWHERE)
        self.arc = np.full(shape, NOWHERE)


def nearest_of_nodes(graph: Graph, count: int, limit: float, should_stop: Callable[[], bool] | None = None) -> Trees:
    """Find the ``count`` nearest facilities of every node within a limit.

    Args:
        graph: of :func:`.graph.facility_graph`.
        count: facilities of each node.
        limit: largest cost (≤).
        should_stop: asked before each search.

    Returns:
        Place ``rank * road_nodes + node``; cost infinite and facility -1 where there is none.

    Raises:
        Cancelled: ``should_stop`` said so.
    """
    ranks = _Ranks(graph, count)
    for rank in range(count):
        if should_stop is not None and should_stop():
            raise Cancelled
        more = _first(ranks, limit) if rank == 0 else _next(ranks, rank, limit)
        if not more:
            break
    return Trees(
        graph,
        np.arange(count + 1) * graph.road_nodes,
        np.tile(np.arange(graph.road_nodes), count),
        ranks.cost.ravel(),
        ranks.facility.ravel(),
        ranks.onward.ravel(),
        ranks.arc.ravel(),
        np.full(count, np.inf),
    )


def _first(ranks: _Ranks, limit: float) -> bool:
    graph = ranks.graph
    found = search_whole(graph, np.arange(graph.size - graph.road_nodes), limit)
    on_road = found.node < graph.road_nodes
    node, after = found.node[on_road], found.after[on_road]
    ranks.cost[0, node], ranks.facility[0, node] = found.cost[on_road], found.facility[on_road]
    ranks.onward[0, node] = np.where(after < graph.road_nodes, after, NOWHERE)
    ranks.arc[0, node] = graph.arc(after, node)
    return len(node) > 0


def _next(ranks: _Ranks, rank: int, limit: float) -> bool:
    """Find the facility of this rank for every node, the lower ranks being known."""
    graph, size = ranks.graph, ranks.graph.road_nodes
    sets = np.sort(ranks.facility[:rank], axis=0)
    arc = np.flatnonzero(graph.tail < size)
    near, far = graph.tail[arc], graph.matrix.indices[arc]
    same = np.ones(len(arc), bool)
    for each in sets:
        same &= each[near] == each[far]
    offers = _offers(ranks, rank, arc[~same])
    if not len(offers.node):
        return False
    arc = arc[same & (sets[0] != NOWHERE)[near]]
    start = np.append(0, np.cumsum(np.bincount(graph.tail[arc], minlength=size)))
    matrix = csr_matrix(
        (
            np.concatenate((graph.matrix.data[arc], offers.cost)),
            np.concatenate((graph.matrix.indices[arc], offers.node)).astype(np.int32),
            np.append(start, start[-1] + len(offers.node)).astype(np.int32),
        ),
        shape=(size + 1,) * 2,
    )
    cost, after = dijkstra(matrix, indices=size, return_predecessors=True, limit=limit)
    offer_of = np.full(size + 1, NOWHERE)
    offer_of[offers.node] = np.arange(len(offers.node))
    facility = _source(cost, after, offers.facility, offer_of)
    prefer_first(matrix, np.append(graph.tail[arc], np.full(len(offers.node), size)), cost, after, facility)
    node = np.flatnonzero(np.isfinite(cost[:size]))
    begins = after[node] == size
    offer = offer_of[node]
    onward = np.where(begins, offers.onward[offer], rank * size + after[node])
    ranks.cost[rank, node], ranks.facility[rank, node], ranks.onward[rank, node] = cost[node], facility[node], onward
    ranks.arc[rank, node[begins]] = offers.arc[offer[begins]]
    ranks.arc[rank, node[~begins]] = graph.arc(after[node[~begins]], node[~begins])
    return True


def _source(cost: np.ndarray, after: np.ndarray, offered: np.ndarray, offer_of: np.ndarray) -> np.ndarray:
    """(size + 1,) facility of the offer that each node's way goes back to; high where there is none."""
    size = len(cost) - 1
    jump = np.where(np.isfinite(cost) & (after >= 0) & (after < size), after, np.arange(size + 1))
    while True:
        ahead = jump[jump]
        if (ahead == jump).all():
            break
        jump = ahead
    known = np.flatnonzero(np.isfinite(cost[:size]))
    facility = np.full(size + 1, np.iinfo(np.int32).max, np.int64)
    facility[known] = offered[offer_of[jump[known]]]
    return facility


def _offers(ranks: _Ranks, rank: int, arc: np.ndarray) -> _Offers:
    """Collect the best offer of each node from the arcs between different sets, and from facilities beside it."""
    graph, size = ranks.graph, ranks.graph.road_nodes
    near, far = graph.tail[arc], graph.matrix.indices[arc]
    chosen = np.full(len(arc), NOWHERE)
    for each in range(rank - 1, -1, -1):
        offered = ranks.facility[each, near]
        fresh = (offered >= 0) & _is_new(ranks, rank, offered, far)
        chosen[fresh] = each
    some = np.flatnonzero(chosen >= 0)
    arc, near, far, chosen = arc[some], near[some], far[some], chosen[some]
    own = np.flatnonzero(graph.tail >= size)
    beside, facility = graph.matrix.indices[own], graph.tail[own] - size
    fresh = _is_new(ranks, rank, facility, beside)
    own, beside, facility = own[fresh], beside[fresh], facility[fresh]
    node = np.concatenate((far, beside))
    cost = np.concatenate((ranks.cost[chosen, near] + graph.matrix.data[arc], graph.matrix.data[own]))
    facility = np.concatenate((ranks.facility[chosen, near], facility))
    onward = np.concatenate((chosen * size + near, np.full(len(own), NOWHERE)))
    order = np.lexsort((facility, cost, node))
    order = order[np.diff(node[order], prepend=NOWHERE) > 0]
    arc = np.concatenate((arc, own))
    return _Offers(*(column[order] for column in (node, cost, facility, onward, arc)))


def _is_new(ranks: _Ranks, rank: int, facility: np.ndarray, node: np.ndarray) -> np.ndarray:
    """(k,) bool: the node does not have the facility yet."""
    fresh = np.ones(len(node), bool)
    for each in range(rank):
        fresh &= ranks.facility[each, node] != facility
    return fresh
