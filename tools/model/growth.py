"""The growing road network: stretches laid in the lattice, and how far each point is from the district seat."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import shapely
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import dijkstra

from .lattice import Lattice, reach_from

CORNER = 0.27
"""Share of both neighbouring edges cut off when a corner is rounded."""
CUT_ROUNDS = 2


@dataclass(frozen=True)
class Stretch:
    """One road as it was laid: from a point of the network (first node) to the place it serves (last node)."""

    nodes: tuple[int, ...]
    road_class: str
    name: str
    owner: str
    """Code of the seat, village or group it was laid for."""


@dataclass
class Growth:
    """A road network under construction in a lattice.

    Attributes:
        lattice: the web of possible courses.
        stretches: what has been laid, in order.
        on_road: True for lattice points that carry a road.
        from_root_m: road metres to the first seat, infinite off the network.
    """

    lattice: Lattice
    stretches: list[Stretch] = field(default_factory=list)
    on_road: np.ndarray = field(init=False)
    from_root_m: np.ndarray = field(init=False)

    def __post_init__(self) -> None:
        """Begin with no roads."""
        self.on_road = np.zeros(len(self.lattice.xy), dtype=bool)
        self.from_root_m = np.full(len(self.lattice.xy), np.inf)

    def start(self, node: int) -> None:
        """Begin at the district seat."""
        self.on_road[node] = True
        self.from_root_m[node] = 0.0

    def lay(self, stretch: Stretch) -> None:
        """Add a road; its first node is on the network, its others are new."""
        nodes = np.array(stretch.nodes)
        self.stretches.append(stretch)
        self.on_road[nodes] = True
        self.from_root_m[nodes[1:]] = self.from_root_m[nodes[0]] + along_m(self.lattice.xy[nodes])[1:]

    def close(self, stretch: Stretch) -> None:
        """Add a road whose two ends are on the network, and measure all distances anew."""
        self.stretches.append(stretch)
        self.on_road[np.array(stretch.nodes)] = True
        self.from_root_m = distances_m(self.lattice, self.stretches, int(np.argmin(self.from_root_m)))


def rounded(points: np.ndarray) -> np.ndarray:
    """The polyline with its inner corners cut (Chaikin), both ends kept."""
    for _ in range(CUT_ROUNDS):
        if len(points) < 3:
            break
        inner = points[1:-1]
        before = inner + CORNER * (points[:-2] - inner)
        after = inner + CORNER * (points[2:] - inner)
        points = np.vstack([points[:1], np.stack([before, after], axis=1).reshape(-1, 2), points[-1:]])
    return points


def along_m(points: np.ndarray) -> np.ndarray:
    """Metres from the first point to each point, scaled to the length of the rounded line."""
    plain = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(points, axis=0).T))])
    return plain * (shapely.length(shapely.linestrings(rounded(points))) / plain[-1])


def distances_m(lattice: Lattice, stretches: list[Stretch], root: int | list[int]) -> np.ndarray:
    """Road metres from ``root`` to every point of the network; one row for each of several roots."""
    return dijkstra(_road_graph(lattice, stretches), directed=False, indices=root)


def routes_to(lattice: Lattice, stretches: list[Stretch], root: int) -> np.ndarray:
    """Next point on the shortest way to ``root`` from every point of the network; negative at the root."""
    graph = _road_graph(lattice, stretches)
    return dijkstra(graph, directed=False, indices=root, return_predecessors=True)[1]


def _road_graph(lattice: Lattice, stretches: list[Stretch]) -> csr_matrix:
    pairs = np.vstack([np.column_stack([s.nodes[:-1], s.nodes[1:]]) for s in stretches])
    length = np.concatenate([np.diff(along_m(lattice.xy[list(s.nodes)])) for s in stretches])
    size = len(lattice.xy)
    return csr_matrix((length, (pairs[:, 0], pairs[:, 1])), shape=(size, size))


def grow_to(
    growth: Growth, targets: list[int], edge_numbers: np.ndarray, cost: np.ndarray, pull: float
) -> Iterator[list[int]]:
    """Join every target to the network, the nearest first, by the cheapest way in the given edges.

    The way starts where cost so far plus ``pull`` times the road distance to the district seat is least:
    0 joins at the nearest road, larger values lean towards the trunk. Targets out of reach are left out.

    Yields:
        the new way, from the network to the target. The caller lays it before asking for the next.
    """
    while True:
        waiting = [node for node in targets if not growth.on_road[node]]
        if not waiting:
            return
        sources = np.where(growth.on_road, pull * growth.from_root_m, np.inf)
        reach = reach_from(growth.lattice, cost, edge_numbers, sources, growth.on_road)
        target = min(waiting, key=lambda node: (reach.cost[node], node))
        if not np.isfinite(reach.cost[target]):
            return
        yield reach.path(target)
