"""What is odd about the roads themselves: islands, near misses, doubles, what was left out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

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
    missed = np.unique(dead_ends_near(network, near_m).line)
    ids = np.asarray(roads.road_id, object)[usable][network.source[missed]]
    return NetworkAudit(
        roads=len(roads),
        not_motorable=int((~motorable).sum()),
        no_geometry=int((absent & motorable).sum()),
        zero_length=int((motorable & ~absent & ~usable).sum()),
        self_loops=int((network.piece_from[first] == network.piece_to[last]).sum()),
        duplicates=len(repeats(network, roads.geometry[usable])[0]),
        islands=len(length),
        island_m=np.sort(length)[::-1],
        near_misses=len(ids),
        near_miss_roads=tuple(dict.fromkeys(str(value) for value in ids)),
    )


class DeadEnds(NamedTuple):
    """Dead ends that stop short of another line, by line: (k,) line, other line, metres between, point."""

    line: np.ndarray
    other: np.ndarray
    gap_m: np.ndarray
    point: np.ndarray


def dead_ends_near(network: Network, near_m: float) -> DeadEnds:
    """Find dead ends within ``near_m`` (≤) of a line they are not joined to; the nearest such line of each."""
    count = len(network.lines)
    node = np.concatenate((network.piece_from[network.first_piece[:-1]], network.piece_to[network.first_piece[1:] - 1]))
    dead = np.flatnonzero((network.end_count[node] == 1) & (network.break_count[node] == 0))
    points = shapely.points(end_points(network.lines)[dead])
    if not len(points):
        nothing = np.zeros(0, np.int64)
        return DeadEnds(nothing, nothing, np.zeros(0), np.zeros(0, object))
    end, other = network.tree.query(points, predicate="dwithin", distance=near_m + ROUNDING_M)
    apart = other != dead[end] % count
    end, other = end[apart], other[apart]
    gap = shapely.distance(points[end], network.tree.geometries[other])
    order = np.lexsort((other, gap, end))
    first = order[np.diff(end[order], prepend=-1) > 0]
    end, other, gap = end[first], other[first], gap[first]
    order = np.argsort(dead[end] % count, kind="stable")
    return DeadEnds(dead[end[order]] % count, other[order], gap[order], points[end[order]])


def repeats(network: Network, geometry: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Find lines that repeat another's geometry: (k,) line, the first such line, and whether it runs the other way.

    Only lines whose length and ends agree are compared in full.
    """
    lines = network.lines
    start, stop = lines.xy[lines.first[:-1]], lines.xy[lines.first[1:] - 1]
    mixed = (start + stop) @ np.array([np.pi, np.e]) + lines.length
    order = np.argsort(mixed)
    close = np.diff(mixed[order]) <= ROUNDING_M
    alike = np.zeros(len(lines), bool)
    alike[order[1:][close]] = alike[order[:-1][close]] = True
    line = np.flatnonzero(alike)
    shapes = shapely.force_2d(geometry[network.source[line]])
    normal = shapely.normalize(shapes)
    _, first, same = np.unique(shapely.to_wkb(normal), return_index=True, return_inverse=True)
    first = first[same.ravel()]
    again = np.flatnonzero(first != np.arange(len(line)))
    flipped = ~shapely.equals_exact(shapes, normal)
    return line[again], line[first[again]], flipped[again] != flipped[first[again]]
