"""How the answer about connectivity moves with the access limit: only the statuses, without routes.

One noding and one search for access legs at the widest limit serve all limits: a limit (≤) keeps the legs
that are no longer than it, of groups and of seats alike.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from ..errors import Cancelled
from ..network.access import Legs, batches
from ..network.ends import Ends
from ..network.polylines import ROUNDING_M
from ..network.tables import PointTable, RoadTable
from ..network.travel import Travel, prepare_travel
from .roadconnectivity import ConnectivityParams, check_places, number_zones
from .status import NO_ROAD, Joined, join_up


def status_by_limit(
    roads: RoadTable,
    demand: PointTable,
    seats: PointTable,
    params: ConnectivityParams,
    limits: Sequence[float],
    *,
    should_stop: Callable[[], bool] | None = None,
) -> dict[float, np.ndarray]:
    """Return (n,) statuses of the groups, as :func:`road_connectivity` would give them, for each access limit.

    Args:
        roads: the roads, of one season.
        demand: the groups.
        seats: the seats.
        params: as for the main question; its ``max_access_m`` does not count.
        limits: metres.
        should_stop: asked between steps.

    Raises:
        InputError: the data cannot answer.
        Cancelled: ``should_stop`` said so.
    """
    if not limits:
        return {}
    check_places(demand, seats)
    widest = replace(params, max_access_m=max(limits))
    travel = prepare_travel(roads, widest, should_stop=should_stop)
    zone, seat_zone = number_zones(demand, seats)
    seat_legs = travel.legs(seats)
    joined = {limit: _joined(travel, shorter(seat_legs, limit), seat_zone, seats, params) for limit in limits}
    found = {limit: np.full(len(demand), None, object) for limit in limits}
    for rows in batches(travel.network, zone, widest.max_access_m):
        some = demand.take(rows)
        legs = travel.legs(some)
        for limit, base in joined.items():
            if should_stop is not None and should_stop():
                raise Cancelled
            ends = Ends(shorter(legs, limit), base.ends.facility, zone[rows], seat_zone)
            found[limit][rows] = replace(base, ends=ends).status(some.usable)
    return found


def nothing_open(demand: PointTable) -> np.ndarray:
    """(n,) statuses in a season that closes every road."""
    status = np.full(len(demand), None, object)
    status[demand.usable] = NO_ROAD
    return status


def _joined(travel: Travel, legs: Legs, seat_zone: np.ndarray, seats: PointTable, params: ConnectivityParams) -> Joined:
    ends = Ends(legs, legs, seat_zone, seat_zone)
    return join_up(travel.network, travel.hardened, ends, seats.marked, params.district_share)


def shorter(legs: Legs, limit_m: float) -> Legs:
    """Keep the legs within a limit (≤) that is no wider than their own."""
    kept = legs.take(np.flatnonzero(legs.distance <= limit_m + ROUNDING_M))
    return replace(kept, max_access_m=limit_m)
