"""Which facility each villager group reaches first, by time or by distance, and within which limit.

The way runs from the group to the facility: a walk to any road within the access limit, the road, a walk to the
facility; or straight on foot where the facility itself lies within the limit. Under the fastest strategy cutoffs
are minutes, under the shortest they are metres of the whole way.

Edge rules: ≤ at every limit; of several facilities at the same cost the one with the lower code; a group that
reaches none gets NaN and a reason, never a number; a facility without a place takes no part.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Callable

import numpy as np
import pandas as pd

from ..counting import PERCENT, are_whole, count_by, percent, to_do
from ..errors import InputError
from ..network.access import Legs, batches
from ..network.ends import SAME
from ..network.pairs import Pairs, cost_pairs
from ..network.tables import PointTable, check_points
from ..network.travel import FASTEST, Steps, Travel
from ..roads.status import NO_PLACE, NO_ROAD_NEAR, ONE_WAY, REASONS

NO_FACILITY_ON_ROAD, NOT_JOINED = "no_facility_on_road", "road_reaches_no_facility"
NEAREST_REASONS = {
    NO_PLACE: REASONS[NO_PLACE],
    NO_ROAD_NEAR: REASONS[NO_ROAD_NEAR],
    NO_FACILITY_ON_ROAD: "No facility has a motorable road within the access limit.",
    NOT_JOINED: "The roads within the limit lead to no facility.",
    ONE_WAY: "One-way roads allow no way to a facility.",
}
"""Code in the ``reason`` column and the sentence for it (an English template to translate)."""
READY_PCT, DONE_PCT = 10.0, 100.0


@dataclass(frozen=True)
class NearestResult:
    """Answer to :func:`nearest_facilities`.

    Attributes:
        ways: one row per demand point and rank: row (of the demand), rank (1 is nearest), facility (row of the
            facility, -1 for none), facility_id, minutes, road_m, access_m, within, reason. Rank 1 is there for
            every point, in the order of the demand; further ranks where more facilities are reached.
        pairs: the same ways as the engine found them, for route lines.
        reasons: demand points by reason.
    """

    ways: pd.DataFrame
    pairs: Pairs
    reasons: dict[str, int]


def check_cutoffs(cutoffs: Sequence[float]) -> np.ndarray:
    """Return the cutoffs sorted.

    Raises:
        InputError: none, one that is negative or not a number, or one given twice.
    """
    limits = np.array(sorted(cutoffs), float)
    if not len(limits) or not (np.isfinite(limits) & (limits >= 0)).all() or (np.diff(limits) == 0).any():
        text = ";".join(f"{each:g}" for each in cutoffs)
        raise InputError("CUTOFFS is {value}. Give numbers from 0 up, each once, such as 15;30.", value=text)
    return limits


def nearest_facilities(
    travel: Travel,
    demand: PointTable,
    facilities: PointTable,
    *,
    cutoffs: Sequence[float],
    nearest: int = 1,
    report: Callable[[float], None] | None = None,
    should_stop: Callable[[], bool] | None = None,
) -> NearestResult:
    """Find the ``nearest`` facilities of every demand point.

    Args:
        travel: the roads; its strategy decides whether minutes or metres are minimised.
        demand, facilities: points in the metres of the roads.
        cutoffs: limits (≤) in minutes under the fastest strategy, else in metres.
        nearest: how many facilities per point.
        report: called with the share done in percent.
        should_stop: asked between steps.

    Raises:
        InputError: points or limits that mean nothing, or no facility with a place.
        Cancelled: ``should_stop`` said so.
    """
    check_points(demand)
    check_points(facilities)
    if not facilities.usable.any():
        raise InputError("The layer {layer} has no point with coordinates. Give it a place.", layer=facilities.layer)
    if nearest < 1:
        raise InputError("NEAREST is {value}. Give 1 or more facilities.", value=nearest)
    limits = check_cutoffs(cutoffs)
    step = Steps(report, should_stop)
    order = np.argsort([str(code) for code in facilities.id], kind="stable")  # ties must not hang on the order of rows
    legs = travel.legs(facilities.take(order), arriving=True)
    step(READY_PCT)
    found = cost_pairs(
        travel, demand, legs, nearest=nearest, report=step.between(READY_PCT, DONE_PCT), should_stop=should_stop
    )
    pairs = replace(found, facility=order[found.facility])
    ways = _table(travel, pairs, demand, facilities, limits)
    missing = np.flatnonzero(ways["facility"] < 0)
    ways.loc[missing, "reason"] = _reasons(travel, demand.take(ways["row"].to_numpy()[missing]), legs)
    counts = ways["reason"].value_counts().sort_index()
    return NearestResult(ways, pairs, {str(code): int(count) for code, count in counts.items()})


def _table(
    travel: Travel, pairs: Pairs, demand: PointTable, facilities: PointTable, limits: np.ndarray
) -> pd.DataFrame:
    none = np.setdiff1d(np.arange(len(demand)), pairs.point)
    ways = pd.DataFrame(
        {
            "row": pairs.point,
            "rank": pairs.rank + 1,
            "facility": pairs.facility,
            "facility_id": np.asarray(facilities.id, object)[pairs.facility],
            "minutes": pairs.minutes(travel),
            "road_m": pairs.road_m,
            "access_m": pairs.walk_m,
            "within": smallest_cutoff(pairs.cost, limits),
        }
    )
    empty = pd.DataFrame({"row": none, "rank": 1, "facility": -1, "facility_id": None})
    ways = pd.concat([ways, empty.reindex(columns=ways.columns).astype(ways.dtypes)]) if len(none) else ways
    return ways.sort_values(["row", "rank"], ignore_index=True).assign(reason=None)


def smallest_cutoff(cost: np.ndarray, limits: np.ndarray) -> np.ndarray:
    """Return the smallest of the sorted limits that each cost meets (≤), NaN where none does."""
    slot = np.searchsorted(limits, cost * (1 - SAME), side="left")
    return np.append(limits, np.nan)[slot]


def _reasons(travel: Travel, demand: PointTable, facility: Legs) -> np.ndarray:
    """(n,) why each of these points reaches no facility."""
    reason = np.full(len(demand), NO_ROAD_NEAR, object)
    parts = np.unique(travel.parts[travel.network.piece_from[facility.piece]])
    for rows in batches(travel.network, np.zeros(len(demand), np.int64), travel.params.max_access_m):
        legs = travel.legs(demand.take(rows))
        joined = np.isin(travel.parts[travel.network.piece_from[legs.piece]], parts)
        reason[rows[legs.point]] = NOT_JOINED
        reason[rows[legs.point[joined]]] = ONE_WAY
    if not len(parts):
        reason[reason == NOT_JOINED] = NO_FACILITY_ON_ROAD
    reason[~demand.usable] = NO_PLACE
    return reason


def summarise_cutoffs(
    ways: pd.DataFrame,
    people: np.ndarray,
    by: Mapping[str, np.ndarray],
    *,
    cutoffs: Sequence[float],
    target_share: float,
) -> pd.DataFrame:
    """Count groups and people within each cutoff, at every level of ``by`` and as a whole.

    Coverage at T is Σ p·[t ≤ T] / Σ p. An empty weight counts for nothing.

    Args:
        ways: result of :func:`nearest_facilities`; rank 1 counts.
        people: (n,) weights of the demand.
        by: level name to (n,) zone codes.
        cutoffs: limits as given to the search.
        target_share: 0 to 1.

    Returns:
        level, zone, cutoff, groups, groups_within, share_pct, people, people_within, people_pct, unreached,
        target_pct, groups_to_do, people_to_do; one row per level, zone and cutoff.
    """
    first = ways[ways["rank"] == 1]
    limits = check_cutoffs(cutoffs)
    people = np.nan_to_num(np.asarray(people, float))
    within = first["within"].to_numpy()
    reached = (first["facility"] >= 0).to_numpy()
    tables = []
    for limit in limits:
        inside = within <= limit
        counted = count_by(
            by,
            pd.DataFrame(
                {
                    "groups": 1,
                    "groups_within": inside,
                    "people": people,
                    "people_within": np.where(inside, people, 0.0),
                    "unreached": ~reached,
                }
            ),
        )
        tables.append(counted.assign(cutoff=limit))
    table = pd.concat(tables, ignore_index=True)
    groups, near = table["groups"].to_numpy(), table["groups_within"].to_numpy()
    everyone, served = table["people"].to_numpy(), table["people_within"].to_numpy()
    table["share_pct"] = percent(near, groups)
    table["people_pct"] = percent(served, everyone)
    table["target_pct"] = target_share * PERCENT
    table["groups_to_do"] = to_do(near, groups, target_share).astype(np.int64)
    table["people_to_do"] = to_do(served, everyone, target_share, whole_numbers=are_whole(people))
    return table.sort_values(["level", "zone", "cutoff"], kind="stable", ignore_index=True)


def cutoff_unit(travel: Travel) -> str:
    """Return the unit of the cutoffs: ``min`` under the fastest strategy, else ``m``."""
    return "min" if travel.params.strategy == FASTEST else "m"
