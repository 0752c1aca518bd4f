"""How much of a service there is for each person, when people compete for it: floating catchments.

2SFCA (Luo & Wang 2003), two steps, both with the same catchment T:

    R_j = S_j / Σ_{i: t_ij ≤ T} P_i          supply per person in the catchment of facility j
    A_i = Σ_{j: t_ij ≤ T} R_j                what person i can share in

E2SFCA (Luo & Qi 2009) weighs by distance; here with the Gaussian of Dai (2010):

    f(t) = (e^{−½(t/T)²} − e^{−½}) / (1 − e^{−½})     1 at t = 0, 0 at t = T

Whatever the weights, supply is conserved: Σ P_i·A_i = Σ S_j over facilities with any demand in their catchment.
That is checked at the end of every run.

Edge rules: ≤ at T; a facility whose catchment holds nobody has no ratio and gives nothing (its supply is reported);
a point that reaches no facility has access 0 and a reason.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Callable

import numpy as np

from ..errors import InputError, PlannerError
from ..network.access import batches
from ..network.pairs import cost_pairs
from ..network.tables import PointTable, check_points
from ..network.travel import Travel
from ..roads.status import NO_PLACE, NO_ROAD_NEAR, REASONS

PLAIN, GAUSSIAN = "2sfca", "e2sfca"
METHODS = (PLAIN, GAUSSIAN)
OUT_OF_REACH = "no_facility_in_catchment"
CATCHMENT_REASONS = {
    NO_PLACE: REASONS[NO_PLACE],
    NO_ROAD_NEAR: REASONS[NO_ROAD_NEAR],
    OUT_OF_REACH: "No facility lies within the catchment.",
}
"""Code in the ``reason`` column and the sentence for it (an English template to translate)."""
CONSERVED = 1e-9
"""Relative slack of the check that supply is conserved: only rounding may differ."""


@dataclass(frozen=True)
class Catchments:
    """Answer to :func:`floating_catchments`.

    Attributes:
        access: (n,) supply per person that each demand point shares in.
        ratio: (m,) supply per (weighted) person of each facility; NaN where its catchment holds nobody.
        demand: (m,) people in the catchment, weighted as the method weighs them.
        reached: (n,) facilities within the catchment size of each demand point.
        off_road: (n,) bool, demand points with a place that have neither a facility nor a road within the access
            limit; only known where the catchments follow roads.
        shared: supply that reaches people, Σ S_j over facilities with demand.
        idle: supply of the facilities whose catchment holds nobody.
    """

    access: np.ndarray
    ratio: np.ndarray
    demand: np.ndarray
    reached: np.ndarray
    shared: float
    idle: float
    off_road: np.ndarray | None = None


def decay(cost: np.ndarray, catchment: float, method: str) -> np.ndarray:
    """Return the weight of each cost within the catchment, 0 beyond it."""
    inside = cost <= catchment
    if method == PLAIN:
        return inside.astype(float)
    edge = np.exp(-0.5)
    return np.where(inside, (np.exp(-0.5 * (cost / catchment) ** 2) - edge) / (1.0 - edge), 0.0)


def floating_catchments(
    point: np.ndarray,
    facility: np.ndarray,
    cost: np.ndarray,
    *,
    people: np.ndarray,
    supply: np.ndarray,
    catchment: float,
    method: str = PLAIN,
) -> Catchments:
    """Share the supply of every facility among the people of its catchment.

    Args:
        point, facility, cost: (k,) every pair of demand row and facility row with what the way costs; pairs beyond
            the catchment may be left out.
        people: (n,) of the demand points.
        supply: (m,) of the facilities: beds, places, m³ a day.
        catchment: T (≤), in the unit of the costs, above 0.
        method: ``2sfca`` or ``e2sfca``.

    Raises:
        InputError: the catchment or a supply means nothing, or the method is unknown.
        PlannerError: supply was not conserved; the result would be wrong.
    """
    people, supply = np.asarray(people, float), np.asarray(supply, float)
    if not (np.isfinite(catchment) and catchment > 0):
        raise InputError("CATCHMENT is {value}. Give a number above 0.", value=f"{catchment:g}")
    if method not in METHODS:
        raise InputError("METHOD is {value}. Use one of {methods}.", value=method, methods=", ".join(METHODS))
    wrong = np.flatnonzero(~(np.isfinite(supply) & (supply >= 0)))
    if len(wrong):
        raise InputError(
            "Facility {row}: the supply is {value}. Give 0 or more.", row=int(wrong[0]) + 1, value=supply[wrong[0]]
        )
    weight = decay(np.asarray(cost, float), catchment, method)
    demand = np.bincount(facility, weight * people[point], minlength=len(supply))
    some = demand > 0
    ratio = np.divide(supply, demand, out=np.full(len(supply), np.nan), where=some)
    share = np.where(some, ratio, 0.0)[facility] * weight
    access = np.bincount(point, share, minlength=len(people))
    shared, given = float(supply[some].sum()), float((people * access).sum())
    if abs(given - shared) > CONSERVED * max(shared, given, 1.0):
        raise PlannerError("Supply was not conserved: {given} given, {shared} shared.", given=given, shared=shared)
    reached = np.bincount(point, np.asarray(cost) <= catchment, minlength=len(people)).astype(np.int64)
    return Catchments(access, ratio, demand, reached, shared, float(supply[~some].sum()))


def catchment_access(
    travel: Travel,
    demand: PointTable,
    facilities: PointTable,
    *,
    catchment: float,
    method: str = PLAIN,
    report: Callable[[float], None] | None = None,
    should_stop: Callable[[], bool] | None = None,
) -> Catchments:
    """Share the supply of facilities among the people who reach them along the roads.

    Args:
        travel: the roads; its strategy decides whether the catchment is in minutes or in metres.
        demand: points with people.
        facilities: points with their supply as weight; those without a place give nothing.
        catchment: T (≤).
        method: ``2sfca`` or ``e2sfca``.
        report: called with the share done in percent.
        should_stop: asked between steps.

    Raises:
        InputError: the data cannot answer; the sentence says what to mend.
        Cancelled: ``should_stop`` said so.
    """
    check_points(demand)
    check_points(facilities)
    order, site = (np.argsort([str(code) for code in each.id], kind="stable") for each in (demand, facilities))
    demand, facilities = demand.take(order), facilities.take(site)  # sums must not hang on the order of rows
    legs = travel.legs(facilities, arriving=True)
    pairs = cost_pairs(travel, demand, legs, limit=catchment, report=report, should_stop=should_stop)
    found = floating_catchments(
        pairs.point,
        pairs.facility,
        np.minimum(pairs.cost, catchment),  # what lies within rounding of the edge counts as on it
        people=demand.people,
        supply=facilities.people,
        catchment=catchment,
        method=method,
    )
    off_road = _off_road(travel, demand, found.reached == 0)
    row, column = np.argsort(order), np.argsort(site)
    return replace(
        found,
        access=found.access[row],
        ratio=found.ratio[column],
        demand=found.demand[column],
        reached=found.reached[row],
        off_road=off_road[row],
    )


def _off_road(travel: Travel, demand: PointTable, asked: np.ndarray) -> np.ndarray:
    """(n,) bool, which of the points asked about have a place but no road within the access limit."""
    off = asked & demand.usable
    rows = np.flatnonzero(off)
    for some in batches(travel.network, np.zeros(len(rows), np.int64), travel.params.max_access_m):
        off[rows[some[travel.legs(demand.take(rows[some])).point]]] = False
    return off
