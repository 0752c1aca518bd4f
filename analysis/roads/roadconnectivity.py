"""Which villager groups are joined to their township seat by hardened road, and what is missing.

- connected 通畅: a hardened road within the access limit leads by hardened road to the group's own
  seat, and that seat is on the district network;
- motorable 通达: joined to the seat by motorable road, but not connected;
- cut_off 断头: a motorable road within the limit that does not lead to the seat;
- no_road 未通: no motorable road within the limit.

Joined is meant physically, whatever the direction of travel; ``road_m`` and ``minutes`` obey one-way.
A seat is on a road within the limit, as a group is. A group's own seat is the one of its zone; without
zones any seat will do and ``seat_code`` is the one the best route leads to.

The district network is the hardened network that holds a seat marked ``district_seat``; without a mark,
any that holds at least ``district_share`` (half) of the seats. Both only ever grow when a road is added,
whereas "the one with most seats" could pass from one part of the district to another and take the
status from groups whose roads did not change.

Monotone: with more roads no status gets worse and, for the fastest route, no ``minutes`` rises.
``minutes`` of the shortest route may rise (a shorter road may be slower), and ``upgrade_m`` may when
an unhardened road is extended towards a group, which then has more of it to harden.

Edge rules: ≤ at every limit; unreachable is NaN with a reason; a point without a place gets no status.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Callable, NamedTuple

import numpy as np
import pandas as pd
import shapely

from ..errors import InputError
from ..network.access import Legs, batches
from ..network.audit import NetworkAudit
from ..network.contracted import Contracted, Stretches, contract
from ..network.ends import Ends
from ..network.links import upgrade_links
from ..network.search import Costs, Graph, costs_to_facilities, facility_graph
from ..network.slopes import Ground
from ..network.tables import PointTable, RoadTable, check_points
from ..network.travel import FASTEST, SHORTEST, Steps, Travel, TravelParams, check_positive, default, prepare_travel
from .status import CONNECTED, CUT_OFF, MOTORABLE, NO_ROAD, REASONS, Joined, join_up
from .upgrade import least_upgrade

__all__ = [
    "CONNECTED",
    "CUT_OFF",
    "FASTEST",
    "MOTORABLE",
    "NO_ROAD",
    "REASONS",
    "SHORTEST",
    "ConnectivityParams",
    "ConnectivityResult",
    "road_connectivity",
]

NODED_PCT, ANSWERED_PCT, DONE_PCT = 25.0, 90.0, 100.0
"""Progress after noding, after the last batch of groups, at the end."""


@dataclass(frozen=True)
class ConnectivityParams(TravelParams):
    """What the planner may change.

    Attributes:
        district_share: least share of the seats on the district network when none is marked.
    """

    district_share: float = default("district_share")


@dataclass(frozen=True)
class ConnectivityResult:
    """Answer to :func:`road_connectivity`.

    Attributes:
        groups: one row per demand point, same order: id, status, hardened_m, seat_code, road_m, minutes,
            upgrade_m, component, access_m, reason.
        links: one row per stretch to harden: road_id, length_m, groups_gained, people_gained, geometry.
        network: counts about the roads.
        reasons: groups by reason.
        seats: one row per seat: id, on_road, on_district_network.
        travel: the network as prepared, for further questions about the same roads.
    """

    groups: pd.DataFrame
    links: pd.DataFrame
    network: NetworkAudit
    reasons: dict[str, int]
    seats: pd.DataFrame
    travel: Travel


def road_connectivity(
    roads: RoadTable,
    demand: PointTable,
    seats: PointTable,
    params: ConnectivityParams,
    *,
    ground: Ground | None = None,
    report: Callable[[float], None] | None = None,
    should_stop: Callable[[], bool] | None = None,
) -> ConnectivityResult:
    """Tell for each villager group how it is joined to its seat and what to harden.

    ``ground`` are heights that walks and unhardened roads are costed on,
    ``report`` is called with the share done in percent, ``should_stop`` is asked between steps.

    Raises:
        InputError: the data cannot answer; the sentence says what to mend.
        Cancelled: ``should_stop`` said so.
    """
    check_places(demand, seats)
    check_positive(params, "district_share")
    step = Steps(report, should_stop)
    travel = prepare_travel(roads, params, ground, should_stop=should_stop)
    # Sums of people must not hang on the order of rows.
    place = np.argsort([str(code) for code in demand.id], kind="stable")
    demand = demand.take(place)
    zone, seat_zone = number_zones(demand, seats)
    question = Question.of(travel, seats, seat_zone, params.district_share, should_stop=should_stop)
    step(NODED_PCT)
    frames, used = [], []
    batch = batches(travel.network, zone, params.max_access_m)
    for number, rows in enumerate(batch):
        answer = question.answer(demand.take(rows), zone[rows])
        frames.append(answer.groups)
        used.append(answer.stretches._replace(point=rows[answer.stretches.point]))
        step(NODED_PCT + (ANSWERED_PCT - NODED_PCT) * (number + 1) / len(batch))
    groups = _one_frame(frames, np.argsort(place[np.concatenate(batch)]))
    stretches = Stretches(*(np.concatenate(column) for column in zip(*used)))
    links = upgrade_links(travel.network, stretches, travel.road_id, demand.people)
    counts = groups["reason"].value_counts().sort_index()
    reasons = {str(code): int(count) for code, count in counts.items()}
    step(DONE_PCT)
    return ConnectivityResult(groups, links, travel.audit, reasons, question.seat_table, travel)


class Answer(NamedTuple):
    """What the engine says about some groups.

    Attributes:
        groups: their rows of :attr:`ConnectivityResult.groups`.
        stretches: to harden; ``point`` counts the groups asked about.
        costs: their ways to the seat; ``facility`` are rows of :attr:`Question.seats`.
    """

    groups: pd.DataFrame
    stretches: Stretches
    costs: Costs


@dataclass(frozen=True)
class Question:
    """What stays the same for every batch of groups; made by :meth:`of`.

    Attributes:
        travel: the roads as travelled.
        seats: in the order of their codes.
        order: rows of the caller's table that they were.
        seat_legs: their access legs.
        joined: the network seen from the seats.
        hardening: the network as hardening sees it.
        should_stop: asked between searches.
    """

    travel: Travel
    seats: PointTable
    order: np.ndarray
    seat_legs: Legs
    joined: Joined
    hardening: Contracted
    should_stop: Callable[[], bool] | None

    @classmethod
    def of(
        cls,
        travel: Travel,
        seats: PointTable,
        seat_zone: np.ndarray,
        district_share: float,
        *,
        should_stop: Callable[[], bool] | None = None,
    ) -> Question:
        """Look at the network from the seats.

        Args:
            travel: the roads as travelled.
            seats: points to be joined to.
            seat_zone: (seats,) number of each zone, of :func:`number_zones`.
            district_share: least share of the seats on the district network when none is marked.
            should_stop: asked between searches.
        """
        order = np.argsort([str(code) for code in seats.id], kind="stable")  # ties must not hang on the order of rows
        seats, seat_zone = seats.take(order), seat_zone[order]
        legs = travel.legs(seats, arriving=True)
        base = Ends(legs, legs, seat_zone, seat_zone)
        joined = join_up(travel.network, travel.hardened, base, seats.marked, district_share)
        hardening = contract(travel.network, travel.hardened, joined.label, legs, seat_zone, joined.district)
        return cls(travel, seats, order, legs, joined, hardening, should_stop)

    def answer(self, demand: PointTable, zone: np.ndarray) -> Answer:
        """Answer for some groups; ``zone`` is the number of each one's zone."""
        ends = Ends(self.travel.legs(demand), self.seat_legs, zone, self.joined.ends.facility_zone)
        return _answer(self, replace(self.joined, ends=ends), demand)

    @property
    def seat_table(self) -> pd.DataFrame:
        """One row per seat in the caller's order: id, on_road, on_district_network."""
        return self.joined.seats(self.seats.id).iloc[np.argsort(self.order)].reset_index(drop=True)

    @cached_property
    def graph(self) -> Graph:
        """What every search runs on."""
        return facility_graph(self.travel.network, self.seat_legs, self.travel.impedance)

    @cached_property
    def hardened_roads(self) -> shapely.STRtree:
        """Spatial index of the hardened roads that are driven on."""
        roads = self.travel.roads
        return shapely.STRtree(roads.geometry[self.travel.usable & np.asarray(roads.hardened, bool)])


def _answer(question: Question, joined: Joined, demand: PointTable) -> Answer:
    costs = costs_to_facilities(
        joined.network,
        joined.ends,
        question.travel.impedance,
        parts=joined.parts,
        graph=question.graph,
        should_stop=question.should_stop,
    )
    status = joined.status(demand.usable)
    # Only who is joined but not connected has anything to harden.
    waiting = replace(joined.ends, demand_zone=np.where(status == MOTORABLE, joined.ends.demand_zone, -1))
    upgrade_m, stretches = least_upgrade(question.hardening, waiting, should_stop=question.should_stop)
    upgrade_m[status == CONNECTED] = 0.0
    frame = pd.DataFrame(
        {
            "id": np.asarray(demand.id, object),
            "status": status,
            "hardened_m": _hardened_m(question, joined),
            "seat_code": _seat_codes(question.seats, joined.ends, costs),
            "road_m": costs.road_m,
            "minutes": question.travel.minutes(costs),
            "upgrade_m": np.where(np.isinf(upgrade_m), np.nan, upgrade_m),
            "component": joined.component(costs),
            "access_m": costs.walk_m,
            "reason": joined.reasons(status, costs, demand.usable, question.seats.usable),
        }
    )
    return Answer(frame, stretches, costs)


def _one_frame(frames: list[pd.DataFrame], order: np.ndarray) -> pd.DataFrame:
    """Stack frames of the same columns and put the rows into an order."""
    columns = {name: pd.concat([frame[name] for frame in frames]).array[order] for name in frames[0]}
    return pd.DataFrame(columns)


def check_places(demand: PointTable, seats: PointTable) -> None:
    """Raise a sentence when groups and seats cannot be asked about together."""
    check_points(demand)
    check_points(seats)
    if (demand.zone is None) != (seats.zone is None):
        raise InputError(
            "Only one of the layers {layer} and {other} has a zone code. Give it for both, or for neither.",
            layer=demand.layer,
            other=seats.layer,
        )
    if not seats.usable.any():
        raise InputError("The layer {layer} has no point with coordinates. Give the seats a place.", layer=seats.layer)


def number_zones(demand: PointTable, seats: PointTable) -> tuple[np.ndarray, np.ndarray]:
    """Number the zones of demand and seats, -1 where there is none; all one where neither has a zone code."""
    if demand.zone is None or seats.zone is None:
        return np.zeros(len(demand), np.int64), np.zeros(len(seats), np.int64)
    codes = np.concatenate((np.asarray(demand.zone, object), np.asarray(seats.zone, object)))
    row, found = pd.factorize(codes, use_na_sentinel=False)
    text = [None if pd.isna(code) or str(code).strip() == "" else str(code) for code in found]
    number = pd.factorize(np.array(text, object))[0].astype(np.int64)[row]
    return number[: len(demand)], number[len(demand) :]


def _hardened_m(question: Question, joined: Joined) -> np.ndarray:
    """Straight metres to the nearest hardened motorable road, NaN where there is none at all."""
    legs: Legs = joined.ends.demand
    metres = np.full(len(legs.xy), np.inf)
    near = np.flatnonzero(joined.hardened[legs.piece])
    np.minimum.at(metres, legs.point[near], legs.distance[near])
    far = np.flatnonzero(np.isinf(metres) & np.isfinite(legs.xy).all(axis=1))
    if len(far) and len(question.hardened_roads):
        points = shapely.points(legs.xy[far])
        (which, _), distance = question.hardened_roads.query_nearest(points, return_distance=True, all_matches=False)
        metres[far[which]] = distance
    return np.where(np.isinf(metres), np.nan, metres)


def _seat_codes(seats: PointTable, ends: Ends, costs: Costs) -> np.ndarray:
    """Seat that the route leads to; without a route the zone's only seat."""
    ids = np.asarray(seats.id, object)
    codes = np.full(len(ends.demand_zone), None, object)
    zone, first, count = np.unique(ends.facility_zone, return_index=True, return_counts=True)
    slot = np.minimum(np.searchsorted(zone, ends.demand_zone), len(zone) - 1)
    only = (zone[slot] == ends.demand_zone) & (ends.demand_zone >= 0) & (count[slot] == 1)
    codes[only] = ids[first[slot[only]]]
    routed = costs.facility >= 0
    codes[routed] = ids[costs.facility[routed]]
    return codes
