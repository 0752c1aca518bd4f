"""Least length to harden that joins a place both to its seat and to the district network.

The two ways may share road, so their lengths do not add up. The least length that joins three ends is the
least, over every meeting point, of the three ways to it (Dreyfus and Wagner 1971, three terminals): a search
from all parts at once, each starting at what it lacks to seat and district. An end in the middle of a piece
is no part of its own; where the best joint way runs through such a piece it is taken as a whole.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import dijkstra

from ..network.contracted import NOWHERE, Contracted, Stretches, Ways
from ..network.ends import best_ways


class _Joint(NamedTuple):
    """Ways of one kind: total metres, own stretch, and the parts from which it leads on (None where it does not)."""

    ways: Ways
    total: np.ndarray
    start: np.ndarray
    stop: np.ndarray
    to_meeting: np.ndarray | None
    to_seat: np.ndarray | None
    to_district: np.ndarray | None


class _Searches(NamedTuple):
    """Cost and next node of every part, on the way to the seat, to the district, and to where both meet.

    ``past`` is the piece that is run through at the meeting to pass the seat in the middle of it, or -1.
    """

    seat: tuple[np.ndarray, np.ndarray]
    district: tuple[np.ndarray, np.ndarray]
    meeting: tuple[np.ndarray, np.ndarray]
    past: np.ndarray


def join_both(graph: Contracted, zone: int, ins: Ways, same: Ways) -> tuple[np.ndarray, np.ndarray, list[Stretches]]:
    """Answer a zone whose seat is not on the district network.

    Args:
        graph: the contracted network.
        zone: number of the zone.
        ins, same: ways from the zone's demand, and those along one piece with the seat.

    Returns:
        Points, metres and stretches.
    """
    searches = _search(graph, zone)
    kinds = _kinds(graph, ins, same, searches)
    point = np.concatenate([kind.ways.point for kind in kinds])
    total = np.concatenate([kind.total for kind in kinds])
    walk = np.concatenate([kind.ways.walk for kind in kinds])
    best = best_ways(point, total, walk, np.arange(len(total)))
    found: list[Stretches] = []
    first = 0
    for kind in kinds:
        rows = best[(best >= first) & (best < first + len(kind.total))] - first
        first += len(kind.total)
        found.extend(_retrace(graph, kind, rows, searches))
    return point[best], total[best], found


def _search(graph: Contracted, zone: int) -> _Searches:
    trunk = graph.trunk
    seat = dijkstra(graph.matrix, indices=graph.source(zone), return_predecessors=True)
    both = (seat[0] + trunk[0])[: graph.parts]
    past = _past_seat(graph, zone, both, trunk[0])
    open_ = np.flatnonzero(np.isfinite(both))
    base = graph.matrix
    joint = csr_matrix(
        (
            np.concatenate((base.data, both[open_])),
            np.concatenate((base.indices, open_.astype(np.int32))),
            np.append(base.indptr, base.nnz + len(open_)).astype(np.int32),
        ),
        shape=(graph.size + 1,) * 2,
    )
    meeting = dijkstra(joint, indices=graph.size, return_predecessors=True)
    return _Searches(seat, trunk, meeting, past)


def _past_seat(graph: Contracted, zone: int, both: np.ndarray, district: np.ndarray) -> np.ndarray:
    """Let the way to the district run past a seat in the middle of a piece: lower ``both`` where that is less."""
    network = graph.network
    past = np.full(graph.parts, NOWHERE)
    pieces = np.unique(graph.outs.piece[graph.out_zone == zone])
    for piece in pieces[pieces >= 0]:  # the few pieces that a zone's seats get on
        run = network.piece_stop[piece] - network.piece_start[piece]
        u, v = graph.piece_parts[piece]
        for enter, leave in ((u, v), (v, u)):
            if run + district[leave] < both[enter]:
                both[enter], past[enter] = run + district[leave], piece
    return past


def _kinds(graph: Contracted, ins: Ways, same: Ways, searches: _Searches) -> list[_Joint]:
    network, seat, district = graph.network, searches.seat[0], searches.district[0]
    kinds = [_Joint(ins, ins.cost + searches.meeting[0][ins.label], ins.start, ins.stop, ins.label, None, None)]
    on = ins.take(np.flatnonzero(ins.piece >= 0))
    u, v = graph.piece_parts[on.piece].T
    start, stop = network.piece_start[on.piece], network.piece_stop[on.piece]
    for near, far in ((u, v), (v, u)):
        # Seat and district lie either way along the place's own piece: the whole of it, wherever the place is.
        kinds.append(_Joint(on, stop - start + seat[near] + district[far], start, stop, None, near, far))
    u, v = graph.piece_parts[same.piece].T
    start, stop = network.piece_start[same.piece], network.piece_stop[same.piece]
    for end, begin, finish in ((u, start, same.stop), (v, same.start, stop)):
        # The seat gets on the same piece: as much of it as holds both and leads out at one end.
        kinds.append(_Joint(same, finish - begin + district[end], begin, finish, None, None, end))
    return kinds


def _retrace(graph: Contracted, kind: _Joint, rows: np.ndarray, searches: _Searches) -> list[Stretches]:
    point = kind.ways.point[rows]
    found = [Stretches(point, kind.ways.line[rows], kind.start[rows], kind.stop[rows])]
    to_seat, to_district = (None if label is None else label[rows] for label in (kind.to_seat, kind.to_district))
    at_seat = point
    if kind.to_meeting is not None:
        used, meeting = graph.follow(searches.meeting[1], kind.to_meeting[rows], point)
        found.extend(used)
        piece = searches.past[meeting]
        through = piece >= 0
        network, run = graph.network, piece[through]
        where = (network.piece_line[run], network.piece_start[run], network.piece_stop[run])
        found.append(Stretches(point[through], *where))
        to_seat, at_seat = meeting[~through], point[~through]
        to_district = np.where(through, graph.piece_parts[piece].sum(axis=1) - meeting, meeting)
    if to_seat is not None:
        found.extend(graph.follow(searches.seat[1], to_seat, at_seat)[0])
    if to_district is not None:
        found.extend(graph.follow(searches.district[1], to_district, point)[0])
    return found
