"""Which water work serves which villager group, who is left without, and why.

A work can serve  people = Q · yield · (1 − loss) · 1000 / (q · K)  with Q m³ a day, q litres per person and day and K
the largest day of the year against the mean one; or as many people as it was designed for, where only that is known.
A work of which neither is known has no limit: the answer then tells who is within reach, not who has enough water.

A group may be served by a work when the way is not longer than the limit and the group does not lie higher above the
work than the limit; ≤ at both. A height that is not known excludes nothing and is counted. Who serves whom is then
decided for all at once, see :mod:`.allocation`.

Edge rules: the order of rows changes nothing, codes decide between equals; a group or work without a place takes no
part and gets a reason; a group of nobody is joined to its nearest work.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from scipy.spatial import cKDTree

from .. import thresholds
from ..counting import percent
from ..errors import InputError
from ..network.pairs import cost_pairs
from ..network.tables import PointTable, check_points
from ..network.travel import Travel, check_positive
from ..roads.status import NO_PLACE, NO_ROAD_NEAR, REASONS
from .allocation import SLACK, Allocation, Links, allocate
from .sequential import fill_in_order

LITRES_PER_M3, PERCENT = 1000.0, 100.0
NOBODY = -1
TOO_FAR, TOO_HIGH, FULL, IN_PART = "no_work_within_distance", "works_too_low", "works_full", "served_in_part"
GROUP_REASONS = {
    NO_PLACE: REASONS[NO_PLACE],
    NO_ROAD_NEAR: REASONS[NO_ROAD_NEAR],
    TOO_FAR: "No work within the distance limit.",
    TOO_HIGH: "The group lies too high above every work within the distance limit.",
    FULL: "The works within the limits are full, or what is left in them is less than the group needs.",
    IN_PART: "The works within the limits have water for a part of the group only.",
}
"""Code in the ``reason`` column of a group and the sentence for it (an English template to translate)."""
OTHER_KIND, NO_CAPACITY = "not_for_people", "no_capacity"
WORK_REASONS = {
    NO_PLACE: REASONS[NO_PLACE],
    OTHER_KIND: "It is not of a kind that supplies people.",
    NO_CAPACITY: "Its capacity is 0.",
}
"""Why a work takes no part."""

NO_SHARE = "{field} is {value}. Give a share above 0 and up to 1."
NO_LOSS = "{field} is {value}. Give a share from 0 to below 100 %."
TOO_SHORT = "{field} is {value}. Give 1 or more."
BAD_CAPACITY = "The layer {layer}, work {code}: the capacity is {value}. Give 0 or more, or leave it empty."
NO_WORK = (
    "No work of the layer {layer} takes part: {no_place} have no place, {other_kind} are of other kinds, {zero} have "
    "the capacity 0. Give the works a place, or choose other kinds."
)


def default(key: str) -> float:
    """Return a default of the questions about water, kept with its source in ``thresholds``."""
    return thresholds.value("water", key)


@dataclass(frozen=True)
class SupplyRules:
    """What the planner may change.

    Attributes:
        litres_per_day: used by a person.
        loss_pct: lost between work and taps.
        peak_day_factor: largest day against the mean day.
        dry_yield: share of the capacity that the source yields in the dry season.
        max_distance_m, max_lift_m: largest (≤) way and rise from a work to a group.
        split: a group may be served by several works, or in part.
        time_limit_s: for the search.
    """

    litres_per_day: float = default("litres_per_day")
    loss_pct: float = default("loss_pct")
    peak_day_factor: float = default("peak_day_factor")
    dry_yield: float = default("dry_yield")
    max_distance_m: float = default("max_distance_m")
    max_lift_m: float = default("max_lift_m")
    split: bool = False
    time_limit_s: float = default("time_limit_s")

    def __post_init__(self) -> None:
        """Check what would make the answer meaningless."""
        check_positive(self, "litres_per_day", "peak_day_factor")
        if not 0 < self.dry_yield <= 1:
            raise InputError(NO_SHARE, field="DRY_YIELD", value=self.dry_yield)
        if not 0 <= self.loss_pct < PERCENT:
            raise InputError(NO_LOSS, field="LOSS_PCT", value=self.loss_pct)

    def people(self, m3d: np.ndarray, dry_yield: np.ndarray | None = None) -> np.ndarray:
        """Return how many people so many m³ a day serve; whole people, NaN stays NaN.

        Args:
            m3d: (m,) m³ a day.
            dry_yield: (m,) share of each work, NaN for the common one; None for the common one everywhere.
        """
        share = np.full(len(m3d), self.dry_yield) if dry_yield is None else dry_yield
        share = np.where(np.isnan(share), self.dry_yield, share)
        each = self.litres_per_day * self.peak_day_factor
        exact = np.asarray(m3d, float) * share * (1 - self.loss_pct / PERCENT) * LITRES_PER_M3 / each
        return np.floor(exact * (1 + SLACK))


@dataclass(frozen=True)
class Reach:
    """Pairs of group and work within the distance limit.

    Attributes:
        links: the pairs.
        joined: (n,) bool, groups that have a road within the access limit; all of them where roads do not matter.
    """

    links: Links
    joined: np.ndarray


def road_reach(
    travel: Travel,
    groups: PointTable,
    works: PointTable,
    limit_m: float,
    *,
    report: Callable[[float], None] | None = None,
    should_stop: Callable[[], bool] | None = None,
) -> Reach:
    """Return pairs along roads: pipes follow the shortest way, walks to and from the road included.

    Args:
        travel: with the strategy SHORTEST.
        groups, works: points in metres.
        limit_m: longest way (≤).
        report: is called with the share done in percent.
        should_stop: is asked between searches.
    """
    legs = travel.legs(groups)
    pairs = cost_pairs(
        travel, legs, travel.legs(works, arriving=True), limit=limit_m, report=report, should_stop=should_stop
    )
    joined = np.zeros(len(groups), bool)
    joined[np.unique(legs.point)] = True
    joined[pairs.point] = True
    return Reach(Links(pairs.point, pairs.facility, pairs.cost), joined)


def straight_reach(groups: PointTable, works: PointTable, limit_m: float, detour_factor: float) -> Reach:
    """Return pairs by straight distance × detour factor.

    Args:
        groups, works: points in metres.
        limit_m: longest way (≤), detour included.
        detour_factor: 1 or more.
    """
    if not detour_factor >= 1:
        raise InputError(TOO_SHORT, field="DETOUR_FACTOR", value=detour_factor)
    some, others = np.flatnonzero(groups.usable), np.flatnonzero(works.usable)
    near: list = []
    if len(some) and len(others):
        tree = cKDTree(groups.place[some])
        near = list(tree.query_ball_point(works.place[others], limit_m / detour_factor * (1 + SLACK)))
    group = some[np.concatenate([*near, []]).astype(np.intp)]
    work = others[np.repeat(np.arange(len(near)), [len(each) for each in near])]
    metres = np.hypot(*(groups.place[group] - works.place[work]).T) * detour_factor
    keep = np.flatnonzero(metres <= limit_m * (1 + SLACK))
    return Reach(Links(group[keep], work[keep], metres[keep]), groups.usable)


@dataclass(frozen=True)
class Supply:
    """Answer to :func:`supply_people`.

    Attributes:
        groups: (n,) rows: work (row, -1 for none), served, unserved (people), works (how many serve it),
            distance_m, lift_m, reason; of the work that serves most of it.
        works: (m,) rows: load, load_pct, spare, groups, mean_distance_m, reason.
        parts: one row per group and work that serve: group, work, people, distance_m, lift_m.
        allocation: with its bounds.
        links: the pairs that were allowed.
        in_order: people served when the works fill up one after the other, by codes upwards and downwards.
        in_order_m: people-metres then.
        unknown_lifts: pairs of which a height is not known.
    """

    groups: pd.DataFrame
    works: pd.DataFrame
    parts: pd.DataFrame
    allocation: Allocation
    links: Links
    in_order: tuple[float, float]
    in_order_m: tuple[float, float]
    unknown_lifts: int


def supply_people(
    groups: PointTable,
    works: PointTable,
    reach: Reach,
    rules: SupplyRules,
    *,
    lift_m: np.ndarray,
    useful: np.ndarray,
    should_stop: Callable[[], bool] | None = None,
) -> Supply:
    """Decide which work serves whom.

    Args:
        groups: weight is people.
        works: weight is people they can serve, infinity for no limit.
        reach: pairs within the distance limit.
        rules: what the planner chose.
        lift_m: (pairs,) how much higher the group lies than the work, NaN where not known.
        useful: (m,) bool, works of a kind that supplies people.
        should_stop: is asked between parts of the search.

    Raises:
        InputError: codes that stand twice, people or capacities that mean nothing, no work takes part.
        Cancelled: ``should_stop`` said so.
    """
    _check(groups, works)
    room, reason = works.people, works_reason(works, useful)
    takes_part = np.array([each is None for each in reason])
    near = np.flatnonzero(takes_part[reach.links.work])
    low = near[~(lift_m[near] > rules.max_lift_m)]
    ranked = _Ranked(groups.id, works.id)
    links, rise = ranked.links(reach.links.take(low)), lift_m[low]
    people, capacity = groups.people[ranked.group], np.where(takes_part, room, 0.0)[ranked.work]
    order = np.lexsort((links.work, links.distance_m, links.group))
    links, rise = links.take(order), rise[order]
    found = allocate(
        people, capacity, links, split=rules.split, time_limit_s=rules.time_limit_s, should_stop=should_stop
    )
    upward = fill_in_order(people, capacity, links, split=rules.split)
    downward = fill_in_order(people, capacity, links, split=rules.split, order=np.arange(len(capacity))[::-1])
    back = Links(ranked.group[links.group], ranked.work[links.work], links.distance_m)
    parts = pd.DataFrame(
        {"group": back.group, "work": back.work, "people": found.people, "distance_m": back.distance_m, "lift_m": rise}
    )[found.joined]
    table = _groups(groups, parts)
    table["reason"] = _groups_reason(groups, reach, near, back, table)
    return Supply(
        table, _works(works, np.where(takes_part, room, 0.0), parts).assign(reason=reason), parts, found, back,
        (float(upward.sum()), float(downward.sum())),
        (float(upward @ links.distance_m), float(downward @ links.distance_m)),
        int(np.isnan(lift_m[near]).sum()),
    )  # fmt: skip


def _check(groups: PointTable, works: PointTable) -> None:
    check_points(groups)
    check_points(replace(works, weight=None))
    wrong = np.flatnonzero(~(works.people >= 0))
    if len(wrong):
        raise InputError(BAD_CAPACITY, layer=works.layer, code=works.id[wrong[0]], value=f"{works.people[wrong[0]]:g}")


class _Ranked:
    """Groups and works in the order of their codes, so that the order of rows decides nothing."""

    def __init__(self, group_id: np.ndarray, work_id: np.ndarray) -> None:
        self.group = np.argsort(np.asarray(group_id, str), kind="stable")
        self.work = np.argsort(np.asarray(work_id, str), kind="stable")

    def links(self, links: Links) -> Links:
        """Return the pairs by rank."""
        return Links(np.argsort(self.group)[links.group], np.argsort(self.work)[links.work], links.distance_m)


def works_reason(works: PointTable, useful: np.ndarray) -> np.ndarray:
    """Return why each work takes no part, None where it does.

    Args:
        works: weight is people they can serve.
        useful: (m,) bool, works of a kind that supplies people.

    Raises:
        InputError: none takes part.
    """
    reason = np.full(len(works), None, object)
    reason[works.people == 0] = NO_CAPACITY
    reason[~works.usable] = NO_PLACE
    reason[~np.asarray(useful, bool)] = OTHER_KIND
    if all(each is not None for each in reason):
        counts = {code: int((reason == code).sum()) for code in WORK_REASONS}
        raise InputError(NO_WORK, layer=works.layer, no_place=counts[NO_PLACE], other_kind=counts[OTHER_KIND],
                         zero=counts[NO_CAPACITY])  # fmt: skip
    return reason


def _groups(groups: PointTable, parts: pd.DataFrame) -> pd.DataFrame:
    """Return one row per group, of the work that serves most of it."""
    count = len(groups)
    served = np.bincount(parts["group"], parts["people"], count)
    first = parts.sort_values(["group", "people", "distance_m", "work"], ascending=[True, False, True, True])
    first = first.drop_duplicates("group").set_index("group").reindex(np.arange(count))
    return pd.DataFrame(
        {
            "work": first["work"].fillna(NOBODY).astype(np.int64).to_numpy(),
            "served": served,
            "unserved": groups.people - served,
            "works": np.bincount(parts["group"], minlength=count),
            "distance_m": first["distance_m"].to_numpy(),
            "lift_m": first["lift_m"].to_numpy(),
        }
    )


def _groups_reason(
    groups: PointTable, reach: Reach, near: np.ndarray, allowed: Links, table: pd.DataFrame
) -> np.ndarray:
    """Return why a group is not served, None where all of it is."""
    count = len(groups)
    within, may = np.zeros(count, bool), np.zeros(count, bool)
    within[reach.links.group[near]] = True
    may[allowed.group] = True
    joined = (table["work"] != NOBODY).to_numpy()
    left = (table["unserved"] > SLACK * np.maximum(groups.people, 1.0)).to_numpy()
    cases = (
        (joined & ~left, None), (joined, IN_PART), (~groups.usable, NO_PLACE), (may, FULL), (within, TOO_HIGH),
        (~reach.joined, NO_ROAD_NEAR),
    )  # fmt: skip
    reason = np.full(count, TOO_FAR, object)
    for case, code in reversed(cases):
        reason[case] = code
    return reason


def _works(works: PointTable, room: np.ndarray, parts: pd.DataFrame) -> pd.DataFrame:
    count = len(works)
    load = np.bincount(parts["work"], parts["people"], count)
    metres = np.bincount(parts["work"], parts["people"] * parts["distance_m"], count)
    limited = np.isfinite(room)
    return pd.DataFrame(
        {
            "load": load,
            "load_pct": np.where(limited, percent(load, np.where(limited, room, 0.0)), np.nan),
            "spare": np.where(limited, room - load, np.nan),
            "groups": np.bincount(parts["work"], minlength=count),
            "mean_distance_m": np.divide(metres, load, out=np.full(count, np.nan), where=load > 0),
        }
    )
