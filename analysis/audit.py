"""What is odd about the roads themselves: islands, near misses, doubles, what was left out."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

from .network import Network
from .noding import end_points
from .polylines import ROUNDING_M
from .tables import RoadTable


@dataclass(frozen=True)
class NetworkAudit:
    """Counts to read before believing a result.

    Attributes:
        roads: rows given.
        not_motorable: rows that take no part by class or status.
        no_geometry: motorable rows without a geometry.
        zero_length: motorable rows shorter than a micrometre, or with coordinates that are no place.
        self_loops: lines that end where they begin; kept.
        duplicates: lines that repeat another's geometry, either way round; kept.
        islands: parts of the network that do not touch each other (1 is a whole network).
        island_m: (islands,) metres of each, longest first.
        near_misses: dead ends with another line nearer than twice the tolerance, not joined to it.
        near_miss_roads: their road ids.
    """

    roads: int
    not_motorable: int
    no_geometry: int
    zero_length: int
    self_loops: int
    duplicates: int
    islands: int
    island_m: np.ndarray
    near_misses: int
    near_miss_roads: tuple[str, ...]


def audit_network(
    roads: RoadTable, usable: np.ndarray, network: Network, component: np.ndarray, near_m: float
) -> NetworkAudit:
    """Count what a planner should look at.

    Args:
        usable: mask of the rows the network was built from.
        component: (node_count,) label of the part each node is in.
        near_m: a dead end this near (≤) to a line it is not joined to is a near miss.
    """
    motorable = np.asarray(roads.motorable, bool)
    kind = shapely.get_type_id(roads.geometry)
    absent = (kind < 0) | shapely.is_empty(roads.geometry)
    first, last = network.first_piece[:-1], network.first_piece[1:] - 1
    length = np.bincount(component[network.piece_from], network.piece_length, minlength=component.max() + 1)
    missed = _near_misses(network, near_m)
    ids = np.asarray(roads.road_id, object)[usable][network.source[missed]]
    return NetworkAudit(
        roads=len(roads),
        not_motorable=int((~motorable).sum()),
        no_geometry=int((absent & motorable).sum()),
        zero_length=int((motorable & ~absent & ~usable).sum()),
        self_loops=int((network.piece_from[first] == network.piece_to[last]).sum()),
        duplicates=_duplicates(network, roads.geometry[usable]),
        islands=len(length),
        island_m=np.sort(length)[::-1],
        near_misses=len(ids),
        near_miss_roads=tuple(dict.fromkeys(str(value) for value in ids)),
    )


def _near_misses(network: Network, near_m: float) -> np.ndarray:
    """Lines with a dead end that stops short of another line."""
    count = len(network.lines)
    node = np.concatenate((network.piece_from[network.first_piece[:-1]], network.piece_to[network.first_piece[1:] - 1]))
    dead = np.flatnonzero((network.end_count[node] == 1) & (network.break_count[node] == 0))
    points = shapely.points(end_points(network.lines)[dead])
    if not len(points):
        return dead
    end, line = network.tree.query(points, predicate="dwithin", distance=near_m + ROUNDING_M)
    return np.unique(dead[end[line != dead[end] % count]] % count)


def _duplicates(network: Network, geometry: np.ndarray) -> int:
    """Lines that repeat another's geometry. Only those whose length and ends agree are compared in full."""
    lines = network.lines
    ends = lines.xy[lines.first[:-1]] + lines.xy[lines.first[1:] - 1]
    mixed = ends @ np.array([np.pi, np.e]) + lines.length
    order = np.argsort(mixed)
    close = np.diff(mixed[order]) <= ROUNDING_M
    alike = np.zeros(len(lines), bool)
    alike[order[1:][close]] = alike[order[:-1][close]] = True
    shapes = shapely.to_wkb(shapely.normalize(shapely.force_2d(geometry[network.source[alike]])))
    return len(shapes) - len(np.unique(shapes))
