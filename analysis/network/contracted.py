"""The network as hardening sees it: each hardened part is one node, unhardened pieces lie between them."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cached_property
from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import dijkstra

from .access import Legs
from .ends import Ends, exits
from .network import Network, shortest_arcs

NOWHERE = -1


class Stretches(NamedTuple):
    """Unhardened stretches on the way of each place, one row per (place, stretch).

    Attributes:
        point: (k,) row of the place.
        line: (k,) line of the network.
        start, stop: (k,) metres along the line.
    """

    point: np.ndarray
    line: np.ndarray
    start: np.ndarray
    stop: np.ndarray


@dataclass(frozen=True)
class Ways:
    """First stretch of a way: from a place along ``line`` to part ``label``, or to a seat on the piece (-1).

    ``piece`` is -1 where the place is on hardened road and pays nothing.
    """

    point: np.ndarray
    label: np.ndarray
    cost: np.ndarray
    walk: np.ndarray
    piece: np.ndarray
    line: np.ndarray
    start: np.ndarray
    stop: np.ndarray

    def take(self, rows: np.ndarray) -> Ways:
        """Keep some rows."""
        return Ways(*(getattr(self, field.name)[rows] for field in fields(self)))

    @property
    def stretches(self) -> Stretches:
        """The first stretches alone."""
        return Stretches(self.point, self.line, self.start, self.stop)


class District(NamedTuple):
    """The district network: (seats,) bool, on it; and the labels of its hardened parts."""

    seats: np.ndarray
    labels: np.ndarray


@dataclass(frozen=True)
class Contracted:
    """Hardened parts, then one source per zone (its seats), then the source of the district network.

    Attributes:
        matrix: arcs away from the sources, metres.
        beside: the same without the arcs into the district network.
        parts: number of hardened parts, the first nodes.
        zones: (z,) zone of each source.
        near: zones where joining the seat is enough.
        district: labels of the district network.
        key: per arc, ascending, tail * size + head; ``arc_line``, ``arc_start``, ``arc_stop``: where it is.
        outs: ways from the seats, as far as they count.
        out_zone: zone of each of ``outs``.
        piece_parts: (p, 2) part at either end of each piece.
        hardened, label: (p,) and (node_count,) as given.
        seats, seat_zone: legs of the seats to unhardened road, and the zone of each seat, -1 where it does not count.
    """

    network: Network
    matrix: csr_matrix
    beside: csr_matrix
    parts: int
    zones: np.ndarray
    near: np.ndarray
    district: np.ndarray
    key: np.ndarray
    arc_line: np.ndarray
    arc_start: np.ndarray
    arc_stop: np.ndarray
    outs: Ways
    out_zone: np.ndarray
    piece_parts: np.ndarray
    hardened: np.ndarray
    label: np.ndarray
    seats: Legs
    seat_zone: np.ndarray

    @property
    def size(self) -> int:
        """Number of nodes."""
        return self.matrix.shape[0]

    def source(self, zone: int) -> int:
        """Node that stands for the seats of a zone."""
        return self.parts + int(np.searchsorted(self.zones, zone))

    @cached_property
    def trunk(self) -> tuple[np.ndarray, np.ndarray]:
        """Cost and next node of every node on its way to the district network."""
        return dijkstra(self.matrix, indices=self.size - 1, return_predecessors=True)

    def enter(self, demand: Legs, zone: np.ndarray) -> tuple[Ways, Ways]:
        """Ways from the demand: to the parts, and along one piece to a seat on it."""
        paid = _unhardened(self.network, self.hardened, demand)
        ins = _entries(self.network, self.label, _hardened(self.hardened, demand), paid)
        return ins, _along_one_piece(self.network, Ends(paid, self.seats, zone, self.seat_zone))

    def follow(self, after: np.ndarray, label: np.ndarray, point: np.ndarray) -> tuple[list[Stretches], np.ndarray]:
        """Walk from each ``label`` back to the source of a search.

        Args:
            after: next node of every node, of a search on this graph or one with more sources.
            label: (k,) where to start.
            point: (k,) the place that each way is for.

        Returns:
            The stretches passed, and the (k,) last part before a source that is not of this graph.
        """
        last, row = label.copy(), np.arange(len(label))
        found: list[Stretches] = []
        while len(row):
            onward = after[label]
            ended = (onward < 0) | (onward >= self.size)
            last[row[ended]] = label[ended]
            row, label, point, onward = row[~ended], label[~ended], point[~ended], onward[~ended]
            arc = np.searchsorted(self.key, onward.astype(np.int64) * self.size + label)
            found.append(Stretches(point, self.arc_line[arc], self.arc_start[arc], self.arc_stop[arc]))
            label = onward
        return found, last


def contract(
    network: Network, hardened: np.ndarray, label: np.ndarray, seats: Legs, seat_zone: np.ndarray, district: District
) -> Contracted:
    """Build the graph.

    Args:
        network: the roads.
        hardened: (p,) bool.
        label: (node_count,) what is joined by hardened pieces.
        seats: legs of the seats.
        seat_zone: zone of each seat. In a zone with a seat on the district network its other seats do not count.
        district: the district network. Where there is none, joining the seat is enough.
    """
    near = np.unique(seat_zone[district.seats] if len(district.labels) else seat_zone)
    if len(district.labels):
        seat_zone = np.where(np.isin(seat_zone, near) & ~district.seats, -1, seat_zone)
    paid = _unhardened(network, hardened, seats)
    outs = _entries(network, label, _hardened(hardened, seats), paid)
    outs = outs.take(np.flatnonzero(seat_zone[outs.point] >= 0))
    zones = np.unique(seat_zone[seat_zone >= 0])
    parts = int(label.max()) + 1
    size = parts + len(zones) + 1
    piece_parts = np.stack((label[network.piece_from], label[network.piece_to]), axis=1)
    soft = np.flatnonzero(~hardened & (piece_parts[:, 0] != piece_parts[:, 1]))
    out_zone = seat_zone[outs.point]
    a, b = piece_parts[soft].T
    count, zero = len(district.labels), np.zeros(len(district.labels))
    start, stop, line = network.piece_start[soft], network.piece_stop[soft], network.piece_line[soft]
    tail = np.concatenate((a, b, parts + np.searchsorted(zones, out_zone), np.full(count, size - 1)))
    head = np.concatenate((b, a, outs.label, district.labels))
    start, stop = np.concatenate((start, start, outs.start, zero)), np.concatenate((stop, stop, outs.stop, zero))
    line = np.concatenate((line, line, outs.line, np.zeros(count, np.int64)))
    matrix, keep = shortest_arcs(size, tail, head, stop - start)
    return Contracted(
        network=network,
        matrix=matrix,
        beside=_without(matrix, np.isin(head[keep], district.labels)),
        parts=parts,
        zones=zones,
        near=near,
        district=district.labels,
        key=tail[keep].astype(np.int64) * size + head[keep],
        arc_line=line[keep],
        arc_start=start[keep],
        arc_stop=stop[keep],
        outs=outs,
        out_zone=out_zone,
        piece_parts=piece_parts,
        hardened=hardened,
        label=label,
        seats=paid,
        seat_zone=seat_zone,
    )


def _without(matrix: csr_matrix, dropped: np.ndarray) -> csr_matrix:
    start = np.append(0, np.cumsum(~dropped))[matrix.indptr].astype(np.int32)
    return csr_matrix((matrix.data[~dropped], matrix.indices[~dropped], start), shape=matrix.shape)


def _hardened(hardened: np.ndarray, legs: Legs) -> Legs:
    return legs.take(np.flatnonzero(hardened[legs.piece]))


def _unhardened(network: Network, hardened: np.ndarray, legs: Legs) -> Legs:
    """Legs to unhardened road count only where the road comes locally nearest."""
    return legs.take(np.flatnonzero(~hardened[legs.piece] & legs.nearest(network)))


def _entries(network: Network, label: np.ndarray, free: Legs, paid: Legs) -> Ways:
    out = exits(network, paid, np.zeros(len(network.piece_line), np.int8))
    at, zero = paid.position[out.leg], np.zeros(len(free.point))
    return Ways(
        np.concatenate((free.point, paid.point[out.leg])),
        np.concatenate((label[network.piece_from[free.piece]], label[out.node])),
        np.concatenate((zero, out.run)),
        np.concatenate((free.distance, paid.distance[out.leg])),
        np.concatenate((np.full(len(zero), NOWHERE), out.piece)),
        np.concatenate((free.line, paid.line[out.leg])),
        np.concatenate((zero, np.minimum(at, out.end))),
        np.concatenate((zero, np.maximum(at, out.end))),
    )


def _along_one_piece(network: Network, paid: Ends) -> Ways:
    d, s = paid.on_one_piece(network)
    demand, seat = paid.demand.take(d), paid.facility.take(s)
    a, b = demand.position, seat.position
    walk, nowhere = demand.distance + seat.distance, np.full(len(d), NOWHERE)
    return Ways(
        demand.point, nowhere, np.abs(a - b), walk, demand.piece, demand.line, np.minimum(a, b), np.maximum(a, b)
    )
