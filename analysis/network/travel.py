"""The roads as travelled: noded once, with what a metre of each costs. Every network question starts here."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Callable

import numpy as np

from .. import thresholds
from ..errors import Cancelled, InputError
from .access import Legs, access_legs
from .audit import NetworkAudit, audit_network
from .network import Network, build_network, components
from .polylines import Choice
from .search import Costs, Impedance
from .slopes import Ground
from .tables import PointTable, RoadTable, check_roads

if TYPE_CHECKING:
    from .pairs import Pairs

SHORTEST, FASTEST = 0, 1
M_PER_KM, MIN_PER_H = 1000.0, 60.0
WHOLE_PCT = 100.0


def default(key: str) -> float:
    """Return a default of the road questions, kept with its source in ``thresholds``."""
    return thresholds.value("roads", key)


@dataclass(frozen=True)
class TravelParams:
    """How people travel; what the planner may change in every network question.

    Attributes:
        max_access_m: walk (≤) from a point to a road.
        walk_speed_kmh: walking speed; off the road ``off_road_factor`` of it.
        tolerance_m: gap (≤) between ends that are meant to meet.
        noding: 0 endpoints, 1 endpoints and T-junctions, 2 every crossing.
        strategy: 0 least metres (road and walk), 1 least minutes.
        near_miss_factor: a dead end within so many tolerances of another road is listed in the audit.
    """

    max_access_m: float = default("max_access_m")
    walk_speed_kmh: float = default("walk_speed_kmh")
    off_road_factor: float = default("off_road_factor")
    tolerance_m: float = default("tolerance_m")
    noding: int = 1
    strategy: int = FASTEST
    near_miss_factor: float = default("near_miss_factor")

    @property
    def walk_minutes_per_m(self) -> float:
        """Minutes for a metre walked off the road."""
        return MIN_PER_H / (self.walk_speed_kmh * self.off_road_factor * M_PER_KM)


@dataclass(frozen=True)
class Travel:
    """The network with what each piece of it is; made by :func:`prepare_travel`.

    Attributes:
        roads: the caller's table.
        usable: (n,) bool, rows of it that carry traffic.
        network: of the usable rows.
        params: how people travel.
        ground: heights that walks and unhardened roads are costed on; None where all counts as flat.
    """

    roads: RoadTable
    usable: np.ndarray
    network: Network
    params: TravelParams
    ground: Ground | None = None

    def legs(self, points: PointTable, *, arriving: bool = False, choose: Choice | None = None) -> Legs:
        """Return the access legs of points.

        Args:
            points: demand or facilities.
            arriving: the walks lead from the road to the points, as at facilities; on slopes it matters.
            choose: says which pairs of point and line matter; all by default.
        """
        legs = access_legs(self.network, points.place, self.params.max_access_m, choose)
        return legs if self.ground is None else legs.on_slopes(self.network, self.ground, arriving=arriving)

    @cached_property
    def row(self) -> np.ndarray:
        """(p,) row of the road table for each piece."""
        return np.flatnonzero(self.usable)[self.network.piece_row]

    @cached_property
    def road_id(self) -> np.ndarray:
        """(usable rows,) road codes, in the order the network's ``source`` counts."""
        return np.asarray(self.roads.road_id, object)[self.usable]

    @cached_property
    def hardened(self) -> np.ndarray:
        """(p,) bool."""
        return np.asarray(self.roads.hardened, bool)[self.row]

    @cached_property
    def minutes_per_m(self) -> np.ndarray:
        """(p,) minutes to drive a metre; on unhardened road that climbs it takes longer."""
        flat = MIN_PER_H / (np.asarray(self.roads.speed_kmh, float)[self.row] * M_PER_KM)
        return flat if self.ground is None else flat * self._slowness[self.row]

    @cached_property
    def _slowness(self) -> np.ndarray:
        """(rows of the road table,) factor on the time along each road."""
        factor = np.ones(len(self.roads))
        soft = np.flatnonzero(self.usable & ~np.asarray(self.roads.hardened, bool))
        if self.ground is not None and len(soft):
            factor[soft] = self.ground.track_factors(self.roads.geometry[soft])
        return factor

    @cached_property
    def parts(self) -> np.ndarray:
        """(node_count,) label of the part of the network each node is in, whatever the direction of travel."""
        return components(self.network)

    @cached_property
    def impedance(self) -> Impedance:
        """What the strategy minimises; the second rate is minutes."""
        direction = np.asarray(self.roads.direction)[self.row]
        if self.params.strategy == FASTEST:
            walk, sloped = self.params.walk_minutes_per_m, self.ground is not None
            return Impedance(self.minutes_per_m, walk, direction, self.minutes_per_m, sloped)
        return Impedance(np.ones(len(self.row)), 1.0, direction, self.minutes_per_m)

    def minutes(self, costs: Costs | Pairs) -> np.ndarray:
        """(n,) minutes of ways found under the strategy, walks included."""
        if self.params.strategy == FASTEST:
            return costs.cost
        return costs.other + costs.effort_m * self.params.walk_minutes_per_m

    @cached_property
    def audit(self) -> NetworkAudit:
        """What is odd about the roads; to be read before believing a result."""
        near_m = self.params.near_miss_factor * self.params.tolerance_m
        return audit_network(self.roads, self.usable, self.network, self.parts, near_m)


def prepare_travel(
    roads: RoadTable,
    params: TravelParams,
    ground: Ground | None = None,
    *,
    should_stop: Callable[[], bool] | None = None,
) -> Travel:
    """Check the roads and node them.

    Args:
        roads: in metres.
        params: how people travel.
        ground: heights in the system of the roads (see :mod:`.slopes`): walks and unhardened roads that climb
            take longer. Metres of the shortest route do not change, its minutes do.
        should_stop: asked between steps.

    Raises:
        InputError: the roads or the params mean nothing; the sentence says what to mend.
        Cancelled: ``should_stop`` said so.
    """
    usable = check_roads(roads)
    check_positive(params, "walk_speed_kmh", "off_road_factor")
    if params.strategy not in (SHORTEST, FASTEST):
        raise InputError("STRATEGY is {value}. Use 0 shortest or 1 fastest.", value=params.strategy)

    def ties() -> list[np.ndarray]:
        columns = (roads.speed_kmh, roads.hardened, roads.direction, np.array([str(code) for code in roads.road_id]))
        return [np.asarray(column)[usable] for column in columns]

    network = build_network(
        roads.geometry[usable],
        noding=params.noding,
        tolerance_m=params.tolerance_m,
        ties=ties,
        should_stop=should_stop,
    )
    return Travel(roads, usable, network, params, ground)


def check_positive(params: object, *names: str) -> None:
    """Raise a sentence for the first of these attributes that is not a number above 0."""
    for name in names:
        number = getattr(params, name)
        if not (np.isfinite(number) and number > 0):
            raise InputError("{field} is {value}. Give a number above 0.", field=name.upper(), value=number)


class Steps:
    """Reports progress and stops when asked."""

    def __init__(self, report: Callable[[float], None] | None, should_stop: Callable[[], bool] | None) -> None:
        self.report, self.should_stop = report, should_stop

    def __call__(self, percent: float) -> None:
        """Tell how far the work is, in percent.

        Raises:
            Cancelled: ``should_stop`` said so.
        """
        if self.should_stop is not None and self.should_stop():
            raise Cancelled
        if self.report is not None:
            self.report(percent)

    def between(self, low: float, high: float) -> Callable[[float], None]:
        """Return what a part of the work reports to, from 0 to 100, when it moves the whole from low to high."""
        return lambda percent: self(low + (high - low) * percent / WHOLE_PCT)
