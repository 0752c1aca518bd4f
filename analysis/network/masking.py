"""The same network with some pieces of road switched off, or some of its nodes made one; nothing is noded again."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from functools import cached_property

import numpy as np

from .access import Legs
from .network import Network
from .travel import Travel


@dataclass(frozen=True)
class PartNetwork(Network):
    """Some pieces of a network; a line may have lost its first piece, its last or all of them."""

    @cached_property
    def node_xy(self) -> np.ndarray:
        """(node_count, 2) where each node is; of the positions that are one node, any."""
        xy = np.empty((self.node_count, 2))
        xy[self.piece_to] = self.lines.point_at(self.piece_line, self.piece_stop)
        xy[self.piece_from] = self.lines.point_at(self.piece_line, self.piece_start)
        return xy


def open_network(network: Network, open_pieces: np.ndarray, merged: np.ndarray | None = None) -> Network:
    """Keep some pieces and the nodes they lead to.

    Args:
        network: the roads.
        open_pieces: (p,) bool.
        merged: (node_count,) nodes of the same number are one; the nodes as they are by default.

    Returns:
        The network of those pieces, its nodes numbered anew. ``end_count`` and ``break_count`` stay those of the whole.
    """
    before = np.append(0, np.cumsum(open_pieces))
    merged = np.arange(network.node_count) if merged is None else merged
    ends = np.concatenate((network.piece_from[open_pieces], network.piece_to[open_pieces]))
    used, node = np.unique(merged[ends], return_inverse=True)
    tail, head = np.split(node.ravel(), 2)

    def of_used(counts: np.ndarray) -> np.ndarray:
        return np.bincount(merged, counts, minlength=network.node_count).astype(np.int64)[used]

    changed = {
        "node_count": len(used),
        "piece_line": network.piece_line[open_pieces],
        "piece_start": network.piece_start[open_pieces],
        "piece_stop": network.piece_stop[open_pieces],
        "piece_from": tail,
        "piece_to": head,
        "first_piece": before[network.first_piece],
        "end_count": of_used(network.end_count),
        "break_count": of_used(network.break_count),
    }
    return PartNetwork(**{each.name: changed.get(each.name, getattr(network, each.name)) for each in fields(Network)})


def open_travel(travel: Travel, open_pieces: np.ndarray, merged: np.ndarray | None = None) -> Travel:
    """Return the same roads as travelled with only some pieces open; see :func:`open_network`."""
    opened = replace(travel, network=open_network(travel.network, open_pieces, merged))
    if travel.ground is not None:  # the roads are the same ones, so their heights are not looked up again
        vars(opened)["_slowness"] = travel._slowness
    return opened


def open_legs(legs: Legs, open_pieces: np.ndarray) -> Legs:
    """Keep the legs to open pieces, numbered as in the network of those pieces alone."""
    number = np.cumsum(open_pieces) - 1
    kept = legs.take(np.flatnonzero(open_pieces[legs.piece]))
    return replace(kept, piece=number[kept.piece])
