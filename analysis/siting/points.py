"""Costs from points to candidate sites: straight lines, along the roads, or from a table of pairs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import shapely

from ..errors import InputError
from ..network.access import batches
from ..network.pairs import cost_pairs
from ..network.tables import PointTable, check_points
from ..network.travel import Steps, Travel
from .model import dense_costs

DONE_PCT = 100.0
PAIR_WRONG = "The layer {layer}: the cost from {point} to {site} is {value}. Give 0 or more."
PAIR_TWICE = "The layer {layer}: the pair {point}, {site} stands more than once. Each pair may stand once."
NO_PAIR = "The layer {layer}: no row has the codes of both a demand point and a candidate. Check the code fields."


def straight_costs(demand: PointTable, sites: PointTable) -> np.ndarray:
    """Return (n, m) straight metres, inf where a point has no place.

    Raises:
        InputError: codes or weights mean nothing.
    """
    check_points(demand)
    check_points(sites)
    away = demand.place[:, None, :] - sites.place[None, :, :]
    metres = np.hypot(away[..., 0], away[..., 1])
    return np.where(np.isnan(metres), np.inf, metres)


def road_costs(
    travel: Travel,
    demand: PointTable,
    sites: PointTable,
    *,
    limit: float = np.inf,
    report: Callable[[float], None] | None = None,
    should_stop: Callable[[], bool] | None = None,
) -> np.ndarray:
    """Return (n, m) costs along the roads, walks included; inf beyond the limit or where there is no way.

    Args:
        travel: the roads; its strategy decides between minutes and metres.
        demand, sites: points.
        limit: largest cost (≤) of interest.
        report: called with the share done in percent.
        should_stop: asked between steps.

    Raises:
        InputError: the data cannot answer.
        Cancelled: ``should_stop`` said so.
    """
    check_points(demand)
    check_points(sites)
    step = Steps(report, should_stop)
    # The engine breaks ties by the order of the facilities: by code, whatever the order of the rows.
    order = np.argsort(np.asarray(sites.id).astype(str), kind="stable")
    legs = travel.legs(sites.take(order), arriving=True)
    batch = batches(travel.network, np.zeros(len(demand), np.int64), travel.params.max_access_m)
    table = np.full((len(demand), len(sites)), np.inf)
    for number, rows in enumerate(batch):
        pairs = cost_pairs(travel, travel.legs(demand.take(rows)), legs, limit=limit, should_stop=should_stop)
        # What lies within rounding of the limit was let in by the search and counts as on it.
        table[rows[pairs.point], order[pairs.facility]] = np.minimum(pairs.cost, limit)
        step(DONE_PCT * (number + 1) / len(batch))
    return table


@dataclass(frozen=True)
class TableCosts:
    """Costs from a table of pairs.

    Attributes:
        cost: (n, m), inf for pairs that are not listed.
        unknown_points, unknown_sites: codes of the table that are in neither layer.
        bare_points, bare_sites: rows of the layers that the table does not name.
    """

    cost: np.ndarray
    unknown_points: list[str]
    unknown_sites: list[str]
    bare_points: np.ndarray
    bare_sites: np.ndarray


def table_costs(
    origin: np.ndarray, destination: np.ndarray, cost: np.ndarray, *, demand: PointTable, sites: PointTable, layer: str
) -> TableCosts:
    """Return the costs of a table of pairs by code; an empty cost means that there is no way.

    Args:
        origin, destination: (k,) codes.
        cost: (k,) 0 or more, NaN for no way.
        demand, sites: points.
        layer: name of the table, for messages.

    Raises:
        InputError: a negative cost, a pair given twice, or no pair that is in both layers.
    """
    check_points(demand)
    check_points(sites)
    cost = np.asarray(cost, float)
    wrong = np.flatnonzero(cost < 0)
    if len(wrong):
        row = wrong[0]
        raise InputError(PAIR_WRONG, layer=layer, point=origin[row], site=destination[row], value=cost[row])
    point, unknown_points = _rows(origin, demand)
    site, unknown_sites = _rows(destination, sites)
    both = np.flatnonzero((point >= 0) & (site >= 0))
    if not len(both):
        raise InputError(NO_PAIR, layer=layer)
    key = point[both] * len(sites) + site[both]
    _, first, count = np.unique(key, return_index=True, return_counts=True)
    if (count > 1).any():
        row = both[first[count > 1][0]]
        raise InputError(PAIR_TWICE, layer=layer, point=origin[row], site=destination[row])
    given = both[np.isfinite(cost[both])]
    table = dense_costs(point[given], site[given], cost[given], shape=(len(demand), len(sites)))
    bare_points = np.setdiff1d(np.arange(len(demand)), point[both])
    bare_sites = np.setdiff1d(np.arange(len(sites)), site[both])
    return TableCosts(table, unknown_points, unknown_sites, bare_points, bare_sites)


def _rows(codes: np.ndarray, points: PointTable) -> tuple[np.ndarray, list[str]]:
    """Return the row of each code, -1 for none, and the codes that are not there."""
    place = {str(code): row for row, code in enumerate(points.id)}
    found = np.array([place.get(str(code), -1) for code in codes], np.int64)
    return found, sorted({str(code) for code, row in zip(codes, found) if row < 0})


def not_allowed(sites: PointTable, areas: np.ndarray) -> np.ndarray:
    """Return (m,) bool: sites in one of the areas or on its border."""
    hit = np.zeros(len(sites), bool)
    usable = np.flatnonzero(sites.usable)
    shapes = np.asarray(areas, object)
    shapes = shapes[~shapely.is_missing(shapes)]
    found, _ = shapely.STRtree(shapes).query(shapely.points(sites.place[usable]), predicate="intersects")
    hit[usable[found]] = True
    return hit


def priorities(tier: np.ndarray | None, factors: dict[str, float], count: int) -> np.ndarray:
    """Return (n,) the factor of each point's tier; 1 for tiers that are not named and points without one."""
    if tier is None:
        return np.ones(count)
    return np.array([factors.get(str(each), 1.0) if each is not None else 1.0 for each in tier], float)
