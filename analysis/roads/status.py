"""What is joined to what, by any motorable road and by hardened road, and the status that follows."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from ..network.access import Legs
from ..network.contracted import District
from ..network.ends import Ends
from ..network.network import Network, components
from ..network.search import Costs

CONNECTED, MOTORABLE, CUT_OFF, NO_ROAD = "connected", "motorable", "cut_off", "no_road"
"""Best first."""

NO_PLACE = "no_place"
NO_SEAT = "no_seat"
NO_ROAD_NEAR = "no_road_within_limit"
SEAT_OFF_ROAD = "seat_without_road"
NOT_JOINED = "road_does_not_reach_seat"
ONE_WAY = "one_way_against"
NO_DISTRICT = "seat_off_district_network"
REASONS = {
    NO_PLACE: "The point has no usable coordinates.",
    NO_SEAT: "No seat with a place on the map has this zone code.",
    NO_ROAD_NEAR: "No motorable road within the access limit.",
    SEAT_OFF_ROAD: "No motorable road within the access limit of the seat.",
    NOT_JOINED: "The roads within the limit do not lead to the seat.",
    ONE_WAY: "One-way roads allow no way to the seat.",
    NO_DISTRICT: "The seat itself is not on the district's hardened network.",
}
"""Code in the ``reason`` column and the sentence for it (an English template to translate)."""

SHARE_SLACK = 1e-9


@dataclass(frozen=True)
class Joined:
    """The network seen from groups and seats.

    Attributes:
        network: the roads.
        hardened: (p,) bool.
        ends: groups and seats.
        parts: (node_count,) what is joined by any piece.
        label: (node_count,) what is joined by hardened pieces.
        district: the district network.
        rank: (pieces,) number of the part of the network that each piece is in: 1 is the longest.
    """

    network: Network
    hardened: np.ndarray
    ends: Ends
    parts: np.ndarray
    label: np.ndarray
    district: District
    rank: np.ndarray

    def seats(self, codes: np.ndarray) -> pd.DataFrame:
        """One row per seat: id, on_road, on_district_network."""
        columns = {"id": np.asarray(codes, object), "on_road": self.seat_on_road}
        return pd.DataFrame({**columns, "on_district_network": self.district.seats})

    @property
    def seat_on_road(self) -> np.ndarray:
        """(seats,) bool: a motorable road within the limit."""
        return _touched(self.ends.facility)

    @property
    def reaches(self) -> np.ndarray:
        """(n,) bool: joined to a seat of its own by motorable road."""
        return self.ends.joined(self.network, self.parts)

    @property
    def connected(self) -> np.ndarray:
        """(n,) bool: joined by hardened road to a seat of its own that is on the district network."""
        seat = self.ends.facility
        return self.ends.joined(
            self.network,
            self.label,
            demand_rows=np.flatnonzero(self.hardened[self.ends.demand.piece]),
            facility_rows=np.flatnonzero(self.hardened[seat.piece] & self.district.seats[seat.point]),
        )

    def status(self, usable: np.ndarray) -> np.ndarray:
        """(n,) status, None for points without a place."""
        status = np.full(len(usable), NO_ROAD, object)
        status[_touched(self.ends.demand)] = CUT_OFF
        status[self.reaches] = MOTORABLE
        status[self.connected] = CONNECTED
        status[~usable] = None
        return status

    def component(self, costs: Costs) -> pd.api.extensions.ExtensionArray:
        """(n,) part of the network that the route is in, or the nearest road: 1 is the longest; else missing."""
        demand, last = self.ends.demand, self.rank.max()
        part = self.rank[demand.piece]
        least = np.full(len(demand.xy), np.inf)
        np.minimum.at(least, demand.point, demand.distance)
        number = np.full(len(least), last + 1)
        nearest = np.flatnonzero(demand.distance <= least[demand.point])
        np.minimum.at(number, demand.point[nearest], part[nearest])
        routed = np.flatnonzero(costs.leg >= 0)
        number[routed] = part[costs.leg[routed]]
        return pd.arrays.IntegerArray(number, mask=number > last)

    def reasons(self, status: np.ndarray, costs: Costs, usable: np.ndarray, seat_usable: np.ndarray) -> np.ndarray:
        """(n,) code of why something is missing, None where nothing is."""
        zone, seat_zone = self.ends.demand_zone, self.ends.facility_zone

        def own(seats: np.ndarray) -> np.ndarray:
            return np.isin(zone, seat_zone[seats & (seat_zone >= 0)])

        reason = np.full(len(status), None, object)
        reason[(status == MOTORABLE) & ~own(self.district.seats)] = NO_DISTRICT
        reason[np.isnan(costs.cost)] = ONE_WAY
        reason[status == CUT_OFF] = NOT_JOINED
        reason[(status == CUT_OFF) & ~own(self.seat_on_road)] = SEAT_OFF_ROAD
        reason[status == NO_ROAD] = NO_ROAD_NEAR
        reason[~own(seat_usable)] = NO_SEAT
        reason[~usable] = NO_PLACE
        return reason


def join_up(network: Network, hardened: np.ndarray, ends: Ends, marked: np.ndarray, share: float) -> Joined:
    """Label the network and find the district's part of it.

    Args:
        network: the roads.
        hardened: (p,) bool.
        ends: groups and seats; only the seats matter here, the groups may be replaced afterwards.
        marked: (seats,) bool: seats of the whole district; their hardened network is the district's.
        share: without a mark, any hardened network with at least this share of the seats.
    """
    label = components(network, hardened)
    seat = ends.facility
    hard = np.flatnonzero(hardened[seat.piece])
    pairs = np.stack((seat.point[hard], label[network.piece_from[seat.piece[hard]]]), axis=1)
    pairs = np.unique(pairs, axis=0)
    if marked.any():
        labels = np.unique(pairs[marked[pairs[:, 0]], 1])
    else:
        labels, count = np.unique(pairs[:, 1], return_counts=True)
        labels = labels[count >= share * np.isfinite(seat.xy).all(axis=1).sum() - SHARE_SLACK]
    on = np.zeros(len(ends.facility_zone), bool)
    on[pairs[np.isin(pairs[:, 1], labels), 0]] = True
    parts, district = components(network), District(on, labels)
    return Joined(network, hardened, ends, parts, label, district, _rank(network, parts))


def _rank(network: Network, parts: np.ndarray) -> np.ndarray:
    length = np.bincount(parts[network.piece_from], network.piece_length)
    rank = np.empty(len(length), np.int64)
    rank[np.argsort(-length, kind="stable")] = np.arange(1, len(length) + 1)
    return rank[parts[network.piece_from]]


def _touched(legs: Legs) -> np.ndarray:
    near = np.zeros(len(legs.xy), bool)
    near[legs.point] = True
    return near
