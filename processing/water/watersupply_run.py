"""Read, decide and tell for ``wulong:watersupply``."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...analysis.errors import InputError
from .. import zones
from ..base import translate
from ..networks import Layers
from ..services.inputs import Groups, read_groups
from ..telling import SCHEMATIC, Teller
from . import inputs as read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import numpy as np
    import pandas as pd

    from ...analysis.network.tables import PointTable
    from ...analysis.water.supply import Reach, Supply, SupplyRules

M_PER_KM, PERCENT = 1000.0, 100.0
ALONG_ROADS, STRAIGHT = 0, 1
UPWARDS = "Filled up work by work, by codes upwards: {served} people ({more} fewer), {km} people-km (best: {best})."
DOWNWARDS = "Filled up work by work, by codes downwards: {served} people ({more} fewer), {km} people-km (best: {best})."
READ_PCT, REACHED_PCT, SOLVED_PCT, TRIED_PCT = 20.0, 50.0, 80.0, 90.0
"""Share of the progress bar after each step."""


@dataclass(frozen=True)
class Answer:
    """What was read and found."""

    groups: Groups
    works: read.Works
    capacity: np.ndarray
    rules: SupplyRules
    supply: Supply
    summary: pd.DataFrame
    more: pd.DataFrame
    middles: np.ndarray
    profile: str
    schematic: bool

    @property
    def unlimited(self) -> int:
        """Works that take part without a known capacity."""
        part = self.supply.works["reason"].isna().to_numpy()
        return int((part & (self.works.known == read.UNKNOWN)).sum())


def rules_of(layers: Layers) -> SupplyRules:
    """Return what the planner chose."""
    from ...analysis.water.supply import SupplyRules

    names = ("litres_per_day", "loss_pct", "peak_day_factor", "dry_yield", "max_distance_m", "max_lift_m",
             "time_limit_s")  # fmt: skip
    split = layers.algorithm.parameterAsBoolean(layers.parameters, "SPLIT", layers.context)
    return SupplyRules(**{name: layers.number(name.upper()) for name in names}, split=split)


def check(layers: Layers) -> None:
    """Raise what is wrong with the rules, or that roads are missing."""
    rules_of(layers)
    if layers.choice("DISTANCE") == ALONG_ROADS and layers.open("ROADS") is None:
        raise InputError(read.NO_ROADS)


@dataclass(frozen=True)
class _Ways:
    """How far groups are from points: along roads or straight."""

    find: Callable[[PointTable, PointTable], Reach]
    text: str
    schematic: bool


def solve(layers: Layers) -> Answer:
    """Read, find who is within reach, decide, count, and try one more work at each cluster."""
    import numpy as np

    from ...analysis.network.tables import PointTable
    from ...analysis.water.clusters import clusters, one_more_work
    from ...analysis.water.supply import supply_people

    groups = read_groups(layers)
    works = read.read_works(layers, groups.crs)
    rules = rules_of(layers)
    capacity = capacity_of(works, rules)
    works_table = _with_weight(works.table, capacity)
    crs = groups.crs.authid()
    with read.opened_dem(layers) as dem, _ways(layers, groups, rules) as ways:
        layers.feedback.setProgress(READ_PCT)
        reach = ways.find(groups.table, works_table)
        layers.feedback.setProgress(REACHED_PCT)
        high = read.heights_of(layers, groups.places, groups.table, "ELEVATION_FIELD", dem, crs)
        low = read.heights_of(layers, works.facilities.places, works.table, "WORK_ELEVATION_FIELD", dem, crs)
        supply = supply_people(
            groups.table, works_table, reach, rules, lift_m=high[reach.links.group] - low[reach.links.work],
            useful=works.useful, should_stop=layers.feedback.isCanceled,
        )  # fmt: skip
        layers.feedback.setProgress(SOLVED_PCT)
        unserved = supply.groups["unserved"].to_numpy(float)
        ranked = np.argsort(groups.table.id.astype(str), kind="stable")
        cluster, middles = np.full(len(ranked), -1), np.zeros(0, np.intp)
        cluster[ranked], middles = clusters(groups.table.place[ranked], unserved[ranked], layers.number("CLUSTER_M"))
        middles = ranked[middles]
        sites = PointTable(groups.table.id[middles], groups.table.place[middles], layer=groups.table.layer)
        links = ways.find(groups.table, sites).links
        links = links.take(np.flatnonzero(~(high[links.group] - high[middles][links.work] > rules.max_lift_m)))
        room = float(rules.people(np.array([layers.number("NEW_CAPACITY")]))[0])
        more = one_more_work(groups.table.people, unserved, cluster, links, room, split=rules.split)
        layers.feedback.setProgress(TRIED_PCT)
        schematic = ways.schematic or groups.places.modelled or works.facilities.modelled
        return Answer(
            groups, works, capacity, rules, supply, _summary(layers, groups, supply), more, middles,
            f"{_rules_text(rules)}; {ways.text}", schematic,
        )  # fmt: skip


def capacity_of(works: read.Works, rules: SupplyRules) -> np.ndarray:
    """Return people each work can serve, infinity where nothing is known."""
    import numpy as np

    by_water = rules.people(works.m3d, works.dry_yield)
    found = np.where(np.isnan(by_water), works.people, by_water)
    return np.where(np.isnan(found), np.inf, found)


def _with_weight(table: PointTable, weight: np.ndarray) -> PointTable:
    from dataclasses import replace

    return replace(table, weight=weight)


@contextmanager
def _ways(layers: Layers, groups: Groups, rules: SupplyRules) -> Iterator[_Ways]:
    from ...analysis.water.supply import road_reach, straight_reach

    if layers.choice("DISTANCE") == STRAIGHT:
        factor = layers.number("DETOUR_FACTOR")

        def straight(some: PointTable, others: PointTable) -> Reach:
            return straight_reach(some, others, rules.max_distance_m, factor)

        yield _Ways(straight, translate("straight × {factor}").format(factor=f"{factor:g}"), False)
        return
    with read.pipe_roads(layers, groups) as (roads, travel):
        Teller(layers).network(travel.audit, schematic=False)

        def along(some: PointTable, others: PointTable) -> Reach:
            stop = layers.feedback.isCanceled
            return road_reach(travel, some, others, rules.max_distance_m, should_stop=stop)

        ways = translate("roads, access {metres} m").format(metres=f"{layers.number('MAX_ACCESS_M'):g}")
        yield _Ways(along, ways, roads.schematic)


def _rules_text(rules: SupplyRules) -> str:
    text = translate("{litres} L, loss {loss} %, K {peak}, yield {dry}, ≤ {distance} m, lift ≤ {lift} m, {split}")
    return text.format(
        litres=f"{rules.litres_per_day:g}", loss=f"{rules.loss_pct:g}", peak=f"{rules.peak_day_factor:g}",
        dry=f"{rules.dry_yield:g}", distance=f"{rules.max_distance_m:g}", lift=f"{rules.max_lift_m:g}",
        split=translate("split") if rules.split else translate("whole groups"),
    )  # fmt: skip


def _summary(layers: Layers, groups: Groups, supply: Supply) -> pd.DataFrame:
    import numpy as np
    import pandas as pd

    from ...analysis.counting import are_whole, count_by, percent, to_do

    people, served = groups.table.people, supply.groups["served"].to_numpy(float)
    reason = supply.groups["reason"]
    counted = count_by(
        groups.by,
        pd.DataFrame({"groups": 1, "groups_served": reason.isna(), "people": people, "people_served": served}),
    )
    counted["served_pct"] = percent(counted["people_served"], counted["people"])
    for column, missing, key in (
        ("target_pct", "people_to_do", "TARGET_PCT"), ("central_target_pct", "central_to_do", "CENTRAL_TARGET_PCT"),
    ):  # fmt: skip
        target = layers.number(key)
        counted[column] = target
        counted[missing] = to_do(
            counted["people_served"].to_numpy(), counted["people"].to_numpy(), target / PERCENT,
            whole_numbers=are_whole(np.asarray(people)),
        )  # fmt: skip
    return zones.in_order(counted, groups.names)


def log(layers: Layers, answer: Answer) -> None:
    """Print what to know before believing the result, then the result."""
    tell, supply = Teller(layers), answer.supply
    if answer.schematic:
        layers.say(SCHEMATIC)
    _log_works(layers, answer)
    if supply.unknown_lifts:
        layers.say("{n} pairs of group and work lack a height; the lift limit excludes none of them. "
                   "Give heights in a field or a DEM.", n=supply.unknown_lifts)  # fmt: skip
    tell("Rules: {rules}", rules=answer.profile)
    _log_reasons(tell, answer)
    _log_order(tell, answer)
    total = answer.summary.iloc[0]
    if len(answer.more):
        best = int(answer.more["people_added"].to_numpy().argmax())
        row = answer.more.iloc[best]
        tell("One more work of {m3d} m³ a day adds most at group {group}: {people} people in {n} groups, "
             "{pct} % served by then.",
             m3d=f"{layers.number('NEW_CAPACITY'):g}", group=answer.groups.table.id[answer.middles[best]],
             people=f"{row['people_added']:.0f}", n=int(row["groups_added"]),
             pct=f"{row['share_after_pct']:.1f}")  # fmt: skip
    tell("{served} of {people} people ({pct} %) are served by {works} works; {todo} people are missing from the target "
         "of {target} % tap water, {central} from {ctarget} % with safe water from central works.",
         served=f"{total['people_served']:.0f}", people=f"{total['people']:.0f}", pct=f"{total['served_pct']:.1f}",
         works=int((supply.works["load"] > 0).sum()), todo=f"{total['people_to_do']:.0f}",
         target=f"{total['target_pct']:g}", central=f"{total['central_to_do']:.0f}",
         ctarget=f"{total['central_target_pct']:g}")  # fmt: skip


def _log_works(layers: Layers, answer: Answer) -> None:
    from ...analysis.water.supply import WORK_REASONS

    reason, ids = answer.supply.works["reason"], answer.works.table.id
    layers.tell("{n} of {all} works take part.", n=int(reason.isna().sum()), all=len(reason))
    for code, text in WORK_REASONS.items():
        rows = (reason == code).to_numpy()
        if rows.any():
            layers.tell("{n} works take no part: {why} {ids}", n=int(rows.sum()), why=translate(text),
                        ids=", ".join(map(str, ids[rows])))  # fmt: skip
    if answer.unlimited:
        layers.say("Of {n} works neither capacity nor people are known, so they count without limit: the result tells "
                   "who is within reach of a work, not who has enough water. Fill the fields, or give "
                   "DEFAULT_CAPACITY.", n=answer.unlimited)  # fmt: skip
    people = answer.capacity[reason.isna().to_numpy()]
    limited = people[people < float("inf")]
    if len(limited):
        layers.tell("{n} works of known capacity can serve {people} people.", n=len(limited),
                    people=f"{limited.sum():.0f}")  # fmt: skip


def _log_reasons(tell: Teller, answer: Answer) -> None:
    from ...analysis.water.supply import GROUP_REASONS

    reason = answer.supply.groups["reason"]
    unserved = answer.supply.groups["unserved"]
    for code, text in GROUP_REASONS.items():
        rows = (reason == code).to_numpy()
        if rows.any():
            tell("{n} groups with {people} people without water: {why}", n=int(rows.sum()),
                 people=f"{unserved[rows].sum():.0f}", why=translate(text))  # fmt: skip


def _log_order(tell: Teller, answer: Answer) -> None:
    """Print how good the allocation is, and what filling up in order would have given."""
    found, supply = answer.supply.allocation, answer.supply
    if found.gap_people_pct == found.gap_person_m_pct == 0:
        tell("Proven: no other allocation serves more people, or as many over less people-kilometres.")
    else:
        tell("Within the time limit: at most {people} % more people, {km} % less people-kilometres, may be possible. "
             "Raise TIME_LIMIT_S to search on.",
             people=f"{found.gap_people_pct:.3f}", km=f"{found.gap_person_m_pct:.2f}")  # fmt: skip
    orders = [
        {"served": f"{served:.0f}", "more": f"{found.served - served:.0f}", "km": f"{metres / M_PER_KM:.0f}",
         "best": f"{found.person_m / M_PER_KM:.0f}"}
        for served, metres in zip(supply.in_order, supply.in_order_m)
    ]  # fmt: skip
    tell(UPWARDS, **orders[0])
    tell(DOWNWARDS, **orders[1])
