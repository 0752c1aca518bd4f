"""The two ends of every way: who travels, where to, and how positions on the road meet its nodes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from .access import Legs
from .network import Network
from .polylines import ROUNDING_M, among, spread

SAME = 1e-9
"""Relative difference below which two costs are a tie."""


@dataclass(frozen=True)
class Ends:
    """Demand and facilities, and which belong together.

    Attributes:
        demand, facility: their access legs.
        demand_zone, facility_zone: whole numbers ≥ 0; demand goes to facilities of its own number only, -1 to none.
    """

    demand: Legs
    facility: Legs
    demand_zone: np.ndarray
    facility_zone: np.ndarray

    @classmethod
    def any(cls, demand: Legs, facility: Legs) -> Ends:
        """Every facility will do for everyone."""
        return cls(demand, facility, np.zeros(len(demand.xy), np.int64), np.zeros(len(facility.xy), np.int64))

    def own(self, demand_point: np.ndarray, facility_point: np.ndarray) -> np.ndarray:
        """(k,) bool: the facility belongs to the demand point."""
        zone = self.demand_zone[demand_point]
        return (zone >= 0) & (zone == self.facility_zone[facility_point])

    def travelled(self, direction: np.ndarray) -> Ends:
        """Leave out the legs that no traffic of ``direction`` (per piece) can use."""
        if not direction.any():
            return self
        return replace(
            self,
            demand=self.demand.take(np.flatnonzero(self.demand.travelled(direction))),
            facility=self.facility.take(np.flatnonzero(self.facility.travelled(-direction))),
        )

    def on_one_piece(self, network: Network) -> tuple[np.ndarray, np.ndarray]:
        """Rows of demand and facility legs that get on the same piece and belong together."""
        size = len(network.piece_line)
        busy = np.zeros(size, bool)
        busy[self.facility.piece] = True
        rows = np.flatnonzero(busy[self.demand.piece] & (self.demand_zone[self.demand.point] >= 0))
        # Only pairs that belong together are listed: with a wide limit all pairs would fill the memory.
        key = self.facility_zone[self.facility.point] * size + self.facility.piece
        order = np.argsort(key, kind="stable")
        key, wanted = key[order], self.demand_zone[self.demand.point[rows]] * size + self.demand.piece[rows]
        leg, hit = spread(np.searchsorted(key, wanted, side="left"), np.searchsorted(key, wanted, side="right"))
        return rows[leg], order[hit]

    def joined(
        self,
        network: Network,
        parts: np.ndarray,
        *,
        demand_rows: np.ndarray | None = None,
        facility_rows: np.ndarray | None = None,
    ) -> np.ndarray:
        """(n,) bool: some leg of the demand point is in a part of the network that a facility of its own is on.

        Args:
            network: what the legs lead to.
            parts: (node_count,) label of the part each node is in.
            demand_rows, facility_rows: only these legs count.
        """
        d = np.arange(len(self.demand.point)) if demand_rows is None else demand_rows
        f = np.arange(len(self.facility.point)) if facility_rows is None else facility_rows
        size = network.node_count
        d_point, f_point = self.demand.point[d], self.facility.point[f]
        d_zone, f_zone = self.demand_zone[d_point], self.facility_zone[f_point]
        part = parts[network.piece_from]
        d_key = d_zone * size + part[self.demand.piece[d]]
        f_key = f_zone * size + part[self.facility.piece[f]]
        result = np.zeros(len(self.demand.xy), bool)
        result[d_point[among(d_key, f_key[f_zone >= 0]) & (d_zone >= 0)]] = True
        return result


class Exits(NamedTuple):
    """Ways off a position to an end of its piece: piece, node, metres to it, row of the leg, metres along the line."""

    piece: np.ndarray
    node: np.ndarray
    run: np.ndarray
    leg: np.ndarray
    end: np.ndarray


def exits(network: Network, legs: Legs, direction: np.ndarray) -> Exits:
    """List the ends of its piece that can be reached from each leg; ``direction`` is per piece.

    A position at the very end of a piece is at that node whatever the direction.
    """
    piece = legs.piece
    start, stop, way = network.piece_start[piece], network.piece_stop[piece], direction[piece]
    ahead, back = np.maximum(stop - legs.position, 0.0), np.maximum(legs.position - start, 0.0)
    on = np.flatnonzero((way >= 0) | (ahead <= ROUNDING_M))
    off = np.flatnonzero((way <= 0) | (back <= ROUNDING_M))
    leg = np.concatenate((on, off))
    node = np.concatenate((network.piece_to[piece[on]], network.piece_from[piece[off]]))
    return Exits(piece[leg], node, np.concatenate((ahead[on], back[off])), leg, np.concatenate((stop[on], start[off])))


def best_ways(point: np.ndarray, cost: np.ndarray, walk: np.ndarray, order: np.ndarray) -> np.ndarray:
    """Rows of the cheapest candidate of each point; ties to the shorter walk, then to the lower ``order``."""
    if not len(point):
        return np.zeros(0, np.int64)
    if (point[1:] >= point[:-1]).all():
        first = np.flatnonzero(np.diff(point, prepend=-1))
        least = np.repeat(np.minimum.reduceat(cost, first), np.diff(np.append(first, len(point))))
    else:
        of_point = np.full(point.max() + 1, np.inf)
        np.minimum.at(of_point, point, cost)
        least = of_point[point]
    near = np.flatnonzero(np.isfinite(cost) & (cost <= least * (1 + SAME)))
    near = near[np.lexsort((order[near], walk[near], point[near]))]
    return near[np.diff(point[near], prepend=-1) > 0]
