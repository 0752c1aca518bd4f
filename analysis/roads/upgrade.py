"""Least length to harden so that a place is connected: joined by hardened road to its seat and the district.

Hardened pieces cost nothing, unhardened ones their length; the direction of travel does not matter.
A place on hardened road within the access limit starts there for nothing; otherwise it starts where an
unhardened road comes locally nearest to it. A place and a seat that get on at the same spot of an
unhardened road have 0 metres between them and are still not connected.

Zones whose seat is on the district network share one search from it; what their seat stands on besides is
searched apart and no farther than pays. A seat that is not on the network must be joined to it as well
(:mod:`.meeting`).
"""

from __future__ import annotations

from typing import Callable

import numpy as np
from scipy.sparse.csgraph import dijkstra

from ..errors import Cancelled
from ..network.contracted import Contracted, Stretches, Ways
from ..network.ends import Ends, best_ways
from .meeting import join_both


def least_upgrade(
    graph: Contracted,
    ends: Ends,
    *,
    should_stop: Callable[[], bool] | None = None,
) -> tuple[np.ndarray, Stretches]:
    """Find the least metres to harden for every demand point to be connected to a seat of its zone.

    Args:
        graph: the network as hardening sees it, with the seats.
        ends: demand and seats; demand of zone -1 is left out.
        should_stop: asked before each zone.

    Returns:
        (n,) metres, inf where no road leads there, and the stretches used.

    Raises:
        Cancelled: ``should_stop`` said so.
    """
    metres = np.full(len(ends.demand.xy), np.inf)
    parts = [Stretches(*(np.zeros(0, kind) for kind in (int, int, float, float)))]
    all_in, all_same = graph.enter(
        ends.demand.take(np.flatnonzero(ends.demand_zone[ends.demand.point] >= 0)), ends.demand_zone
    )
    for zone in np.intersect1d(ends.demand_zone[np.unique(all_in.point)], graph.zones):
        if should_stop is not None and should_stop():
            raise Cancelled
        ins, same = (ways.take(np.flatnonzero(ends.demand_zone[ways.point] == zone)) for ways in (all_in, all_same))
        solve = _join_seat if zone in graph.near else join_both
        point, least, used = solve(graph, zone, ins, same)
        metres[point] = least
        parts.extend(used)
    stacked = Stretches(*(np.concatenate(column) for column in zip(*parts)))
    real = stacked.stop > stacked.start
    return metres, Stretches(*(column[real] for column in stacked))


def _join_seat(graph: Contracted, zone: int, ins: Ways, same: Ways) -> tuple[np.ndarray, np.ndarray, list[Stretches]]:
    """Answer a zone whose seat is on the district network: points, metres, stretches."""
    matrix, limit = graph.matrix, np.inf
    by_trunk = np.full(len(ins.point), np.inf)
    if len(graph.district) == 1:
        # The seat is on it, so whatever reaches it reaches the seat.
        by_trunk = ins.cost + graph.trunk[0][ins.label]
        limit = by_trunk.max(initial=0.0)
        matrix = graph.beside
    own_cost, own_after = dijkstra(matrix, indices=graph.source(zone), return_predecessors=True, limit=limit)
    count = len(ins.point)
    point = np.concatenate((ins.point, ins.point, same.point))
    total = np.concatenate((by_trunk, ins.cost + own_cost[ins.label], same.cost))
    best = best_ways(point, total, np.concatenate((ins.walk, ins.walk, same.walk)), np.arange(len(total)))
    found = [same.take(best[best >= 2 * count] - 2 * count).stretches]
    for begin, after in ((0, graph.trunk[1]), (count, own_after)):
        ways = ins.take(best[(best >= begin) & (best < begin + count)] - begin)
        found.append(ways.stretches)
        found.extend(graph.follow(after, ways.label, ways.point)[0])
    return point[best], total[best], found
