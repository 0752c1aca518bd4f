"""Bridges in the graph sense: pieces of road without any way round them, and who is cut off when one fails.

A spanning forest is grown; every other piece closes a ring over the forest's arcs between its two ends, down
from where the ways from both ends to the root meet. An arc that no ring covers is a bridge. Counting rings is one
sum over subtrees (:mod:`.subtrees`), so the time grows as E log E whatever the shape, without recursion.

A link is taken to fail at one spot, the worst: whoever lives on it may leave on the open side, if that leads
to the seat. A place that may get on at several roads, or has several seats of its own, is cut off only when all
ways between them are. So a place is cut off by exactly the bridges on the way from where its roads meet to where its
seats' roads meet.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import breadth_first_order, connected_components

from ..network.ends import Ends
from ..network.network import Network, components
from ..network.polylines import ROUNDING_M
from .subtrees import Subtrees

NONE = -1


def find_bridges(network: Network) -> np.ndarray:
    """(p,) bool: pieces whose loss parts the network, whatever the direction of travel."""
    tail, head = network.piece_from, network.piece_to
    forest, arc = _spanning_forest(network.node_count, tail, head)
    tree = arc[arc >= 0]
    ring = np.ones(len(tail), bool)
    ring[tree] = False
    ring &= tail != head
    u, v = tail[ring], head[ring]
    meet = forest.meeting(u, v)
    size = network.node_count
    rings = np.bincount(u, minlength=size) + np.bincount(v, minlength=size) - 2 * np.bincount(meet, minlength=size)
    covered = forest.add_up(rings)
    bridge = np.zeros(len(tail), bool)
    alone = (arc >= 0) & (covered == 0)
    bridge[arc[alone]] = True
    return bridge


def _spanning_forest(size: int, tail: np.ndarray, head: np.ndarray) -> tuple[Subtrees, np.ndarray]:
    """Grow a forest, and name the edge that leads from each node to its parent (-1 for roots)."""
    low, high = np.minimum(tail, head).astype(np.int64), np.maximum(tail, head).astype(np.int64)
    key = low * size + high
    known, edge = np.unique(key, return_index=True)
    graph = coo_matrix((np.ones(len(known), np.int8), (known // size, known % size)), shape=(size,) * 2).tocsr()
    count, part = connected_components(graph, directed=False)
    first = np.full(count, size)
    np.minimum.at(first, part, np.arange(size))
    # One more node joined to a node of every part, so that one search grows all trees.
    rows = np.concatenate((known // size, known % size, np.full(count, size), first))
    columns = np.concatenate((known % size, known // size, first, np.full(count, size)))
    whole = coo_matrix((np.ones(len(rows), np.int8), (rows, columns)), shape=(size + 1,) * 2).tocsr()
    _, before = breadth_first_order(whole, size, directed=True, return_predecessors=True)
    parent = before[:size].astype(np.int64)
    parent[parent == size] = NONE
    node = np.flatnonzero(parent >= 0)
    arc = np.full(size, NONE)
    both = np.minimum(node, parent[node]) * size + np.maximum(node, parent[node])
    arc[node] = edge[np.searchsorted(known, both)]
    return Subtrees(parent), arc


@dataclass(frozen=True)
class CutOff:
    """Who is cut off by the failure of each piece, and who hangs on any.

    Attributes:
        bridge: (p,) bool.
        groups: (p,) places cut off when the piece fails at its worst spot; 0 where it is no bridge.
        people: (p,) people in them.
        hangs: (n,) bool: some single failure cuts the place off.
        nearest: (n,) the first such piece on the way from the place, -1 for none.
    """

    bridge: np.ndarray
    groups: np.ndarray
    people: np.ndarray
    hangs: np.ndarray
    nearest: np.ndarray


def cut_off_by_bridges(network: Network, ends: Ends, people: np.ndarray) -> CutOff:
    """Tell for each bridge who can no longer get to a seat of their own when it fails.

    Args:
        network: the roads.
        ends: legs of groups and seats; who is not joined to a seat of their own in the first place counts nowhere.
        people: (n,) weight of each group.
    """
    bridge = find_bridges(network)
    tree = _Tree.build(network, bridge, ends)
    lines = tree.ways()
    point, low, high = lines[:3]
    size = len(tree.forest.parent)
    # A way is an ancestor line: it begins at ``low`` and leads over the arcs up to that above ``high``.
    counts, weights = np.zeros(size), np.zeros(size)
    for total, value in ((counts, np.ones(len(point))), (weights, people[point])):
        total += np.bincount(low, value, minlength=size)
        above = tree.forest.parent[high]
        total -= np.bincount(above, value, minlength=size)
    counts, weights = tree.forest.add_up(counts), tree.forest.add_up(weights)
    arc = np.flatnonzero(tree.piece >= 0)
    order = arc[np.lexsort((counts[arc], weights[arc], tree.piece[arc]))]
    worst = order[np.diff(tree.piece[order], append=np.iinfo(np.int64).max) > 0]
    groups, cut = np.zeros(len(bridge), np.int64), np.zeros(len(bridge))
    groups[tree.piece[worst]] = np.rint(counts[worst]).astype(np.int64)
    cut[tree.piece[worst]] = np.where(groups[tree.piece[worst]] > 0, weights[worst], 0.0)
    hangs = np.zeros(len(people), bool)
    hangs[point] = True
    return CutOff(bridge, groups, cut, hangs, lines.first_piece(len(people), tree.piece))


@dataclass(frozen=True)
class _Tree:
    """What is ringed is one node; bridges, cut where someone gets on, are the arcs between.

    ``piece`` is the bridge above each node; the rest are places of groups and seats as (owner, node) pairs that
    count, sorted by owner and by the forest's numbers: ``d_owner`` points, ``f_owner`` one per zone and tree, and
    ``own`` that of each point.
    """

    forest: Subtrees
    piece: np.ndarray
    d_owner: np.ndarray
    d_node: np.ndarray
    own: np.ndarray
    f_owner: np.ndarray
    f_node: np.ndarray

    @classmethod
    def build(cls, network: Network, bridge: np.ndarray, ends: Ends) -> _Tree:
        label = components(network, ~bridge)
        count = int(label.max()) + 1
        piece = np.concatenate((ends.demand.piece, ends.facility.piece))
        at = np.concatenate((ends.demand.position, ends.facility.position))
        node = label[network.piece_from[piece]]
        late = at >= network.piece_stop[piece] - ROUNDING_M
        node[late] = label[network.piece_to[piece[late]]]
        inside = np.flatnonzero(bridge[piece] & ~late & (at > network.piece_start[piece] + ROUNDING_M))
        spots, which = np.unique(np.stack((piece[inside], at[inside]), axis=1), axis=0, return_inverse=True)
        node[inside] = count + which.ravel()
        rows = np.flatnonzero(bridge)
        owner = np.concatenate((rows, spots[:, 0].astype(np.int64)))
        place = np.concatenate((network.piece_start[rows], spots[:, 1]))
        start = np.concatenate((label[network.piece_from[rows]], count + np.arange(len(spots))))
        order = np.lexsort((place, owner))
        owner, start = owner[order], start[order]
        last = np.append(owner[1:] != owner[:-1], np.ones(min(len(owner), 1), bool))
        stop = np.where(last, label[network.piece_to[owner]], np.append(start[1:], np.zeros(min(len(owner), 1), int)))
        forest, arc = _spanning_forest(count + len(spots), start, stop)
        above = np.where(arc >= 0, owner[arc], NONE) if len(owner) else np.full(len(arc), NONE)
        return cls(forest, above, *_that_count(forest, ends, node))

    def ways(self) -> _Lines:
        """Lines of arcs that cut a point off: its own side up from where its roads meet, and its seats' side."""
        who, first, count = np.unique(self.d_owner, return_index=True, return_counts=True)
        own_low = self.forest.meeting(self.d_node[first], self.d_node[first + count - 1])
        _, first, count = np.unique(self.f_owner, return_index=True, return_counts=True)
        seat_low = self.forest.meeting(self.f_node[first], self.f_node[first + count - 1])
        own = self.own[who]
        sides = (
            self._line(who, own_low, _Holds(self.forest, self.f_owner, self.f_node), own),
            self._line(who, seat_low[own], _Holds(self.forest, self.d_owner, self.d_node), who),
        )
        at_seat = np.repeat((False, True), [len(side[0]) for side in sides])
        point, low, high = (np.concatenate(column) for column in zip(*sides))
        return _Lines(point, low, high, at_seat)

    def _line(
        self, point: np.ndarray, begin: np.ndarray, holds: _Holds, owner: np.ndarray
    ) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Climb from ``begin`` for as long as the subtree holds nothing of the other side."""
        free = np.flatnonzero(~holds(begin, owner))
        other = owner[free]
        return point[free], begin[free], self.forest.climb(begin[free], lambda node: ~holds(node, other))


class _Lines(NamedTuple):
    """Ancestor lines: the arcs above ``low`` up to the one above ``high`` cut ``point`` off."""

    point: np.ndarray
    low: np.ndarray
    high: np.ndarray
    at_seat: np.ndarray

    def first_piece(self, size: int, piece: np.ndarray) -> np.ndarray:
        """(size,) the bridge that each point meets first on its way, -1 where there is none."""
        nearest = np.full(size, NONE)
        nearest[self.point[self.at_seat]] = piece[self.high[self.at_seat]]
        own = ~self.at_seat
        nearest[self.point[own]] = piece[self.low[own]]
        return nearest


class _Holds:
    """Tells whether a subtree holds a node of an owner."""

    def __init__(self, forest: Subtrees, owner: np.ndarray, node: np.ndarray) -> None:
        self.forest, self.size = forest, len(forest.parent)
        self.key = np.sort(owner.astype(np.int64) * self.size + forest.number[node])

    def __call__(self, top: np.ndarray, owner: np.ndarray) -> np.ndarray:
        first = owner.astype(np.int64) * self.size + self.forest.number[top]
        found = np.searchsorted(self.key, (first, first + self.forest.size[top]))
        return found[1] > found[0]


def _that_count(forest: Subtrees, ends: Ends, node: np.ndarray) -> tuple[np.ndarray, ...]:
    """Pairs of places that can be parted: in one tree with a seat of their own, and in one such tree only."""
    root = forest.root
    d_point, f_point = ends.demand.point, ends.facility.point
    d_node, f_node = node[: len(d_point)], node[len(d_point) :]
    zone = ends.demand_zone
    size = len(forest.parent)
    f_zone = ends.facility_zone[f_point]
    f_key, d_key = f_zone * size + root[f_node], zone[d_point] * size + root[d_node]
    useful = np.flatnonzero((zone[d_point] >= 0) & np.isin(d_key, f_key[f_zone >= 0]))
    trees = np.unique(np.stack((d_point[useful], root[d_node[useful]]), axis=1), axis=0)
    several = np.bincount(trees[:, 0], minlength=len(zone)) > 1
    useful = useful[~several[d_point[useful]]]
    # A zone may have seats in several trees: each (zone, tree) is an owner of its own.
    owners, d_owner = np.unique(d_key[useful], return_inverse=True)
    where = np.minimum(np.searchsorted(owners, f_key), max(len(owners) - 1, 0))
    known = np.flatnonzero((f_zone >= 0) & (owners[where] == f_key)) if len(owners) else np.zeros(0, np.int64)
    own = np.full(len(zone), NONE)
    own[d_point[useful]] = d_owner.ravel()
    d = _sorted(forest, d_point[useful], d_node[useful])
    f = _sorted(forest, where[known], f_node[known])
    return (*d, own, *f)


def _sorted(forest: Subtrees, owner: np.ndarray, node: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    order = np.lexsort((forest.number[node], owner))
    return owner[order], node[order]
