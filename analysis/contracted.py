"""The network as hardening sees it: each hardened part is one node, unhardened pieces lie between them."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_matrix

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
        district: labels of the district network.
        key: per arc, ascending, tail * size + head; ``arc_line``, ``arc_start``, ``arc_stop``: where it is.
        ins, outs: ways from the demand and, as far as they count, from the seats.
        out_zone: zone of each of ``outs``.
        same: ways along one piece that holds both.
        piece_parts: (p, 2) part at either end of each piece.
    """

    network: Network
    matrix: csr_matrix
    beside: csr_matrix
    parts: int
    zones: np.ndarray
    district: np.ndarray
    key: np.ndarray
    arc_line: np.ndarray
    arc_start: np.ndarray
    arc_stop: np.ndarray
    ins: Ways
    outs: Ways
    out_zone: np.ndarray
    same: Ways
    piece_parts: np.ndarray

    @property
    def size(self) -> int:
        """Number of nodes."""
        return self.matrix.shape[0]

    def source(self, zone: int) -> int:
        """Node that stands for the seats of a zone."""
        return self.parts + int(np.searchsorted(self.zones, zone))

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


def contract(network: Network, hardened: np.ndarray, label: np.ndarray, ends: Ends, district: District) -> Contracted:
    """Build the graph.

    Args:
        network: the roads.
        hardened: (p,) bool.
        label: (node_count,) what is joined by hardened pieces.
        ends: demand and the seats that count.
        district: the district network.
    """
    paid = replace(
        ends,
        demand=_unhardened(network, hardened, ends.demand),
        facility=_unhardened(network, hardened, ends.facility),
    )
    ins = _entries(network, label, _hardened(hardened, ends.demand), paid.demand)
    outs = _entries(network, label, _hardened(hardened, ends.facility), paid.facility)
    outs = outs.take(np.flatnonzero(ends.facility_zone[outs.point] >= 0))
    zones = np.unique(ends.facility_zone[ends.facility_zone >= 0])
    parts = int(label.max()) + 1
    size = parts + len(zones) + 1
    piece_parts = np.stack((label[network.piece_from], label[network.piece_to]), axis=1)
    soft = np.flatnonzero(~hardened & (piece_parts[:, 0] != piece_parts[:, 1]))
    out_zone = ends.facility_zone[outs.point]
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
        district=district.labels,
        key=tail[keep].astype(np.int64) * size + head[keep],
        arc_line=line[keep],
        arc_start=start[keep],
        arc_stop=stop[keep],
        ins=ins,
        outs=outs,
        out_zone=out_zone,
        same=_along_one_piece(network, paid),
        piece_parts=piece_parts,
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
