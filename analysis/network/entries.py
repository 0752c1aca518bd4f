"""Where demand gets on the network: each end of a piece that a leg leads to, and what it costs up to there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from .access import Legs
from .ends import best_ways, exits
from .graph import NOWHERE, Graph, Impedance
from .network import Network
from .polylines import spread

DEARER = 1e-6
"""What an entry must cost more, relatively, to be left out: more than what counts as a tie on the whole way."""
COLUMNS = (
    "point", "node", "piece", "end", "forward", "cost", "road_m", "other", "walk_m", "effort_m",
)  # fmt: skip


@dataclass(frozen=True)
class Entries:
    """Ways from the demand to nodes, ordered by point.

    Attributes:
        point, node, piece: (m,) rows and numbers.
        end: (m,) metres along the line where the piece ends at the node.
        forward: (m,) bool, that is the end the line is drawn towards.
        cost: (m,) walk and road up to the node.
        road_m, other, walk_m, effort_m: (m,) the same in the measures of :class:`.search.Costs`.
        node_count: nodes of the network.
    """

    point: np.ndarray
    node: np.ndarray
    piece: np.ndarray
    end: np.ndarray
    forward: np.ndarray
    cost: np.ndarray
    road_m: np.ndarray
    other: np.ndarray
    walk_m: np.ndarray
    effort_m: np.ndarray
    node_count: int

    def __len__(self) -> int:  # noqa: D105
        return len(self.point)

    @classmethod
    def joined(cls, parts: list[Entries]) -> Entries:
        """Put batches of points together, in the order of the points."""
        columns = {name: np.concatenate([getattr(part, name) for part in parts]) for name in COLUMNS}
        return cls(**columns, node_count=parts[0].node_count)

    @cached_property
    def by_node(self) -> np.ndarray:
        """(m,) the entries by node."""
        return np.argsort(self.node, kind="stable")

    @cached_property
    def first_at(self) -> np.ndarray:
        """(node_count + 1,) where each node's entries begin in ``by_node``."""
        return np.append(0, np.cumsum(np.bincount(self.node, minlength=self.node_count)))

    def take(self, rows: np.ndarray) -> Entries:
        """Keep some entries, in their order."""
        return replace(self, **{name: getattr(self, name)[rows] for name in COLUMNS})

    def worthwhile(self, graph: Graph) -> Entries:
        """Leave out entries that cost more than another of the same point and the road from there.

        Most do: one may walk to every road within the limit, and driving is faster. No way is lost that is
        cheapest for any facility.
        """
        every = self.point * np.int64(self.node_count) + self.node
        order = np.argsort(every, kind="stable")
        first = np.flatnonzero(np.diff(every[order], prepend=NOWHERE))
        key, cost = every[order[first]], np.minimum.reduceat(self.cost[order], first) if len(order) else self.cost
        indptr, least = graph.matrix.indptr, cost.copy()
        node = self.node[order[first]]
        for turn in range(int(np.diff(indptr[: self.node_count + 1]).max(initial=0))):
            row = np.flatnonzero(indptr[node] + turn < indptr[node + 1])
            arc = indptr[node[row]] + turn
            wanted = key[row] - node[row] + graph.matrix.indices[arc]
            slot = np.minimum(np.searchsorted(key, wanted), len(key) - 1)
            hit = key[slot] == wanted
            row, slot, arc = row[hit], slot[hit], arc[hit]
            least[row] = np.minimum(least[row], cost[slot] + graph.matrix.data[arc])
        least = np.repeat(least, np.diff(np.append(first, len(order))))
        return self.take(np.sort(order[self.cost[order] <= least * (1 + DEARER)]))

    def at(self, nodes: np.ndarray) -> np.ndarray:
        """Entries at some nodes, ascending."""
        return np.sort(self.by_node[spread(self.first_at[nodes], self.first_at[nodes + 1])[1]])

    def best(self, rows: np.ndarray, point: np.ndarray, cost: np.ndarray) -> np.ndarray:
        """Rows of ``rows`` that are the cheapest of each ``point``, ties to the shorter walk."""
        return best_ways(point, cost, self.walk_m[rows], self.piece[rows])


def enter(network: Network, demand: Legs, impedance: Impedance) -> Entries:
    """List where demand gets on; ``demand`` are the legs that traffic can use."""
    out = exits(network, demand, impedance.direction)
    order = np.argsort(out.leg, kind="stable")
    leg, run, piece = out.leg[order], out.run[order], out.piece[order]
    return Entries(
        demand.point[leg],
        out.node[order],
        piece,
        out.end[order],
        out.end[order] >= demand.position[leg],
        impedance.walk_cost(demand)[leg] + run * impedance.road_per_m[piece],
        run,
        run * impedance.other[piece],
        demand.distance[leg],
        demand.effort_m[leg],
        network.node_count,
    )
