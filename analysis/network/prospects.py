"""Which lines near a point can be on its cheapest way, told before any access leg is worked out.

Walking costs more than driving, so of the hundred stretches within the access limit only a few can matter. A way
over a line costs at least the walk to the line's envelope and then what is cheapest from anywhere on the line. It
costs at most the walk straight to an end of the line, at the walk's and the road's rate together, and then what it
costs from that end: the leg to the position nearest to the point and the drive from there never cost more (see
:mod:`.access`). A line whose least is above another line's most falls away. Nothing is guessed: the ways found are
the same. On slopes a walk may cost less than on the flat, so there nothing may be left out this way.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .access import DEARER, Legs
from .ends import SAME
from .graph import Graph, Impedance
from .network import Network
from .polylines import ROUNDING_M
from .ways import Trees

SLACK = 1 + 4 * SAME
"""More than what counts as a tie, so that all of those that tie are kept."""


@dataclass(frozen=True)
class Prospects:
    """What it costs from each line on to the facility that is reached first.

    Attributes:
        west, south, east, north: (n,) envelope.
        least: (n,) from anywhere on the line, at least.
        xy, ends: vertices, and (n,) which of them are the ends of the line, two times.
        from_ends: (n,) from there each; infinite where it may not be driven both ways.
        walk_per_m: what a metre walked costs.
        straight_per_m: (n,) what a metre straight to an end of the line costs at most.
        max_access_m: limit (≤) of the walk.
    """

    west: np.ndarray
    south: np.ndarray
    east: np.ndarray
    north: np.ndarray
    least: np.ndarray
    xy: np.ndarray
    ends: tuple[np.ndarray, np.ndarray]
    from_ends: tuple[np.ndarray, np.ndarray]
    walk_per_m: float
    straight_per_m: np.ndarray
    max_access_m: float

    @classmethod
    def of(cls, network: Network, facility: Legs, impedance: Impedance, graph: Graph, trees: Trees) -> Prospects:
        """Sum up a search of the whole graph from all facilities, on flat ground."""
        cost = np.full(graph.size, np.inf)
        cost[trees.node] = trees.cost
        first, last = network.first_piece[:-1], network.first_piece[1:] - 1
        start, stop = cost[network.piece_from], cost[network.piece_to]
        least = np.minimum.reduceat(np.minimum(start, stop), first)
        np.minimum.at(least, facility.line, impedance.walk_cost(facility))
        both_ways = impedance.direction[first] == 0
        lines = network.lines
        return cls(
            np.minimum.reduceat(lines.xy[:, 0], lines.first[:-1]),
            np.minimum.reduceat(lines.xy[:, 1], lines.first[:-1]),
            np.maximum.reduceat(lines.xy[:, 0], lines.first[:-1]),
            np.maximum.reduceat(lines.xy[:, 1], lines.first[:-1]),
            least,
            lines.xy,
            (lines.first[:-1], lines.first[1:] - 1),
            (np.where(both_ways, start[first], np.inf), np.where(both_ways, stop[last], np.inf)),
            impedance.walk_per_m,
            impedance.walk_per_m + impedance.road_per_m[first] * DEARER,
            facility.max_access_m,
        )

    def __call__(self, xy: np.ndarray, point: np.ndarray, line: np.ndarray) -> np.ndarray:
        """Rows of the (point, line) pairs that can matter; ``point`` are rows of ``xy``, ascending."""
        if not len(point):
            return point
        x, y = xy[:, 0][point], xy[:, 1][point]
        aside = np.maximum(np.maximum(self.west[line] - x, x - self.east[line]), 0.0)
        along = np.maximum(np.maximum(self.south[line] - y, y - self.north[line]), 0.0)
        floor = self.walk_per_m * np.sqrt(aside * aside + along * along) + self.least[line]
        ceiling, rate = np.full(len(point), np.inf), self.straight_per_m[line]
        for end, cost in zip(self.ends, self.from_ends):
            vertex = end[line]
            aside, along = self.xy[:, 0][vertex] - x, self.xy[:, 1][vertex] - y
            metres = np.sqrt(aside * aside + along * along)
            most = rate * metres + cost[line]
            np.minimum(ceiling, most, out=ceiling, where=metres <= self.max_access_m)
        first = np.flatnonzero(np.diff(point, prepend=-1))
        ceiling = np.minimum.reduceat(ceiling, first) * SLACK + self.walk_per_m * ROUNDING_M
        return np.flatnonzero(floor <= np.repeat(ceiling, np.diff(np.append(first, len(point)))))
