"""The road network: lines noded into pieces between nodes, and the arcs that can be travelled.

Rows are put into an order of their own before anything is numbered, so the same roads in another
order give the same network, number for number.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely
from scipy.sparse import coo_matrix, csr_matrix
from scipy.sparse.csgraph import connected_components

from ..errors import Cancelled, InputError
from .noding import (
    CROSSINGS,
    ENDPOINTS,
    T_JUNCTIONS,
    Joins,
    different_ends,
    join_crossings,
    join_ends,
    join_t_junctions,
)
from .polylines import ROUNDING_M, Polylines, polylines, squares
from .tables import BACKWARD, FORWARD


@dataclass(frozen=True)
class Network:
    """Pieces of road between nodes.

    Attributes:
        lines: the lines in the network's own order.
        source: (n,) row of the caller's table for each line.
        tree: spatial index of the lines.
        node_count: number of nodes.
        piece_line: (p,) line of each piece; pieces are ordered by line and position.
        piece_start, piece_stop: (p,) metres along the line.
        piece_from, piece_to: (p,) nodes.
        first_piece: (n + 1,) index of the first piece of each line.
        end_count: (node_count,) ends of lines that meet at the node.
        break_count: (node_count,) lines that pass through the node.
    """

    lines: Polylines
    source: np.ndarray
    tree: shapely.STRtree
    node_count: int
    piece_line: np.ndarray
    piece_start: np.ndarray
    piece_stop: np.ndarray
    piece_from: np.ndarray
    piece_to: np.ndarray
    first_piece: np.ndarray
    end_count: np.ndarray
    break_count: np.ndarray

    @property
    def piece_row(self) -> np.ndarray:
        """(p,) row of the caller's table for each piece: ``speed[network.piece_row]``."""
        return self.source[self.piece_line]

    @property
    def piece_length(self) -> np.ndarray:
        """(p,) metres."""
        return self.piece_stop - self.piece_start

    @cached_property
    def node_xy(self) -> np.ndarray:
        """(node_count, 2) where each node is; of the positions that are one node, any."""
        lines, xy = self.lines, np.empty((self.node_count, 2))
        first, last = self.first_piece[:-1], self.first_piece[1:] - 1
        xy[self.piece_from[first]], xy[self.piece_to[last]] = lines.xy[lines.first[:-1]], lines.xy[lines.first[1:] - 1]
        inner = np.flatnonzero(self.piece_start > 0)
        xy[self.piece_from[inner]] = lines.point_at(self.piece_line[inner], self.piece_start[inner])
        return xy

    def piece_at(self, line: np.ndarray, position: np.ndarray) -> np.ndarray:
        """(k,) piece that holds each position; of two that meet there, the later one."""
        piece, last = self.first_piece[line], self.first_piece[line + 1] - 1
        several = np.flatnonzero(last > piece)
        if len(several):
            reach = self.lines.offset[self.piece_line] + self.piece_start
            wanted = self.lines.offset[line[several]] + position[several]
            found = np.searchsorted(reach, wanted, side="right") - 1
            piece[several] = np.clip(found, piece[several], last[several])
        return piece


def build_network(
    geometry: np.ndarray,
    *,
    noding: int,
    tolerance_m: float,
    ties: Callable[[], Sequence[np.ndarray]] = tuple,
    should_stop: Callable[[], bool] | None = None,
) -> Network:
    """Node the lines.

    Args:
        geometry: (n,) LineStrings longer than zero, in metres.
        noding: 0 only ends within the tolerance of each other join; 1 ends also join a line they
            touch; 2 lines also join wherever they cross.
        tolerance_m: metres (≤) that an end may miss its neighbour by.
        ties: gives (n,) attributes that order lines of the same geometry; asked only when there are any.
        should_stop: asked between steps.

    Raises:
        InputError: an unknown noding or a negative tolerance.
        Cancelled: ``should_stop`` said so.
    """
    if noding not in (ENDPOINTS, T_JUNCTIONS, CROSSINGS):
        raise InputError("NODING is {value}. Use 0 endpoints, 1 T-junctions or 2 every crossing.", value=noding)
    if not (np.isfinite(tolerance_m) and tolerance_m >= 0):
        raise InputError("TOLERANCE_M is {value}. Give 0 or more metres.", value=tolerance_m)

    def go_on() -> None:
        if should_stop is not None and should_stop():
            raise Cancelled

    lines = polylines(geometry)
    go_on()
    source = _own_order(lines, ties)
    lines = lines.take(source)
    go_on()
    tree = shapely.STRtree(geometry[source])
    go_on()
    ends = different_ends(lines)
    go_on()
    joins = []
    if noding >= T_JUNCTIONS:
        joins.append(join_t_junctions(lines, tree, ends, tolerance_m, go_on))
    if noding == CROSSINGS:
        joins.append(join_crossings(lines))
        go_on()
    pairs = join_ends(ends, tolerance_m)
    del ends  # what comes now needs the most memory
    go_on()
    return _assemble(lines, source, tree, pairs, joins)


def _own_order(lines: Polylines, ties: Callable[[], Sequence[np.ndarray]]) -> np.ndarray:
    """Order lines by square, so that neighbours are near each other in memory too, by coordinates, then by ``ties``."""
    start, end, length = lines.xy[lines.first[:-1]], lines.xy[lines.first[1:] - 1], lines.length
    # One number that equal lines share; distinct lines that happen to share it are told apart below.
    # Written out, because a matrix product may round a row differently with its place among the others.
    mixed = start[:, 0] * np.pi + start[:, 1] * np.e + end[:, 0] * np.sqrt(2) + end[:, 1] * np.sqrt(3) + length
    square = squares(start)
    order = np.lexsort((mixed, square))
    if ((np.diff(mixed[order]) == 0) & (np.diff(square[order]) == 0)).any():
        inner = np.add.reduceat(lines.xy, lines.first[:-1])
        keys = (square, mixed, *start.T, *end.T, length, *inner.T, *ties())
        order = np.lexsort(keys[::-1])
    return order


def _assemble(
    lines: Polylines,
    source: np.ndarray,
    tree: shapely.STRtree,
    ends: tuple[np.ndarray, np.ndarray],
    joins: list[Joins],
) -> Network:
    """Cut the lines at their joins and number the nodes."""
    count = len(lines)
    row = np.arange(count)
    line = np.concatenate([row, row, *(part for join in joins for part in (join.line_a, join.line_b))])
    at = np.concatenate([np.zeros(count), lines.length, *(part for join in joins for part in (join.at_a, join.at_b))])
    reach = lines.offset[line] + at
    order = np.argsort(reach, kind="stable")
    fresh = np.diff(reach[order], prepend=-np.inf) > ROUNDING_M
    place = np.empty(len(order), np.int32)
    place[order] = np.cumsum(fresh, dtype=np.int32) - 1
    first = order[fresh]
    place_line, place_at = line[first], at[first]
    del line, at, reach, order, first
    pair_a, pair_b = [place[ends[0]]], [place[ends[1]]]
    skip = 2 * count
    for join in joins:
        size = len(join.line_a)
        pair_a.append(place[skip : skip + size])
        pair_b.append(place[skip + size : skip + 2 * size])
        skip += 2 * size
    a, b = np.concatenate(pair_a), np.concatenate(pair_b)
    graph = coo_matrix((np.ones(len(a), np.int8), (a, b)), shape=(len(place_at),) * 2)
    node_count, node = connected_components(graph, directed=False)
    piece = np.flatnonzero(place_line[1:] == place_line[:-1])
    is_end = np.zeros(len(place_at), bool)
    is_end[place[: 2 * count]] = True
    return Network(
        lines=lines,
        source=source,
        tree=tree,
        node_count=int(node_count),
        piece_line=place_line[piece],
        piece_start=place_at[piece],
        piece_stop=place_at[piece + 1],
        piece_from=node[piece],
        piece_to=node[piece + 1],
        first_piece=np.searchsorted(place_line[piece], np.arange(count + 1)),
        end_count=np.bincount(node[is_end], minlength=node_count),
        break_count=np.bincount(node[~is_end], minlength=node_count),
    )


@dataclass(frozen=True)
class Arcs:
    """Arcs to travel along, each the way of travel.

    Attributes:
        tail, head: (k,) nodes.
        piece: (k,) piece of the network.
    """

    tail: np.ndarray
    head: np.ndarray
    piece: np.ndarray


def travel_arcs(network: Network, direction: np.ndarray) -> Arcs:
    """List the arcs of the network; ``direction`` is 0, 1 or -1 per piece."""
    ahead = np.flatnonzero(direction != BACKWARD)
    back = np.flatnonzero(direction != FORWARD)
    return Arcs(
        np.concatenate((network.piece_from[ahead], network.piece_to[back])),
        np.concatenate((network.piece_to[ahead], network.piece_from[back])),
        np.concatenate((ahead, back)),
    )


def shortest_arcs(size: int, tail: np.ndarray, head: np.ndarray, cost: np.ndarray) -> tuple[csr_matrix, np.ndarray]:
    """Matrix of the cheapest arc between each two nodes, zeros kept, and the row of that arc."""
    key = tail.astype(np.int64) * size + head
    keep = np.argsort(key)
    fresh = np.diff(key[keep], prepend=-1) > 0
    twin = np.flatnonzero(~(fresh & np.append(fresh[1:], True)))
    rows = keep[twin]
    keep[twin] = rows[np.lexsort((rows, cost[rows], key[rows]))]
    keep = keep[fresh]
    start = np.append(0, np.cumsum(np.bincount(tail[keep], minlength=size)))
    matrix = csr_matrix((cost[keep], head[keep].astype(np.int32), start.astype(np.int32)), shape=(size, size))
    return matrix, keep


def components(network: Network, pieces: np.ndarray | None = None) -> np.ndarray:
    """(node_count,) label of the part of the network each node is in, whatever the direction of travel.

    Args:
        pieces: only these pieces connect (bool mask); all of them by default.
    """
    tail, head = network.piece_from, network.piece_to
    if pieces is not None:
        tail, head = tail[pieces], head[pieces]
    graph = coo_matrix((np.ones(len(tail), np.int8), (tail, head)), shape=(network.node_count,) * 2)
    return connected_components(graph, directed=False)[1]
