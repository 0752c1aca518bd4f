"""Which links nobody can do without: who is cut off from the township seat when one fails, how far the way round is.

- Bridges 桥边: links without any way round (graph sense). People cut off are those who can no longer get to a
  seat of their own when the link fails at its worst spot; see :mod:`.bridges`.
- Detours: of the other links the ``detours`` most used (people whose cheapest way leads over them) are closed one
  by one and those who pass are sent round. Who lives on the link itself is left out: one side stays open.
- Hazard: every piece of road that a hazard touches within ``hazard_buffer_m`` (≤) is closed at once.

Joined is meant physically, whatever the direction of travel; minutes obey one-way. Only motorable roads count.

Edge rules: who has no road to a seat in the first place is cut off by nothing; a place that gets on at two
roads, or has two seats of its own, is cut off only where all its ways are; of equal links the road code decides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
import pandas as pd
import shapely

from ..errors import InputError
from ..network.ends import Ends, exits
from ..network.graph import Graph, facility_graph, node_costs
from ..network.links import substrings
from ..network.masking import open_legs, open_travel
from ..network.polylines import ROUNDING_M
from ..network.search import Costs, costs_to_facilities
from ..network.slopes import Ground
from ..network.tables import PointTable, RoadTable
from ..network.travel import Steps, Travel, TravelParams, default, prepare_travel
from .bridges import CutOff, cut_off_by_bridges
from .roadconnectivity import check_places, number_zones
from .subtrees import Subtrees

BRIDGE, DETOUR = "bridge", "detour"
OPEN, LONGER, CUT_OFF, NO_ROAD = "open", "detour", "cut_off", "no_road"
"""What a hazard does to a group: nothing, a way round, no way any more; no way even before."""
NODED_PCT, CUT_PCT, ROUND_PCT, DONE_PCT = 25.0, 45.0, 90.0, 100.0
SAME_MINUTES = 1e-6
"""A way is longer than before from so many minutes on."""

BAD_BUFFER = "HAZARD_BUFFER_M is {value}. Give 0 or more metres."


@dataclass(frozen=True)
class CriticalParams(TravelParams):
    """What the planner may change.

    Attributes:
        detours: so many of the most used other links get their way round measured.
        hazard_buffer_m: a road this near (≤) to a hazard is closed by it.
    """

    detours: int = int(default("critical_detours"))
    hazard_buffer_m: float = default("hazard_buffer_m")


@dataclass(frozen=True)
class CriticalResult:
    """Answer to :func:`critical_roads`.

    Attributes:
        links: one row per link, by rank: road_id, kind (bridge, detour), length_m, people_cut, groups_cut,
            people_using, detour_minutes (mean of those who pass; NaN where there is no way round), rank, geometry.
        groups: one row per group, same order: id, minutes, at_risk (1 when some single link cuts it off),
            critical_road (the first such link on its way), hazard (open, detour, cut_off, no_road; None without
            a hazard), hazard_minutes.
        closed: (p,) bool, pieces that the hazard closes.
        bridges: number of bridges, with or without people behind them.
        beyond: number of groups without a road within the access limit.
        travel: the network as prepared.
    """

    links: pd.DataFrame
    groups: pd.DataFrame
    closed: np.ndarray
    bridges: int
    beyond: int
    travel: Travel


@dataclass(frozen=True)
class _Case:
    """The question in hand."""

    travel: Travel
    ends: Ends
    people: np.ndarray
    should_stop: Callable[[], bool] | None

    def costs(self) -> Costs:
        travel = self.travel
        return costs_to_facilities(
            travel.network, self.ends, travel.impedance, parts=travel.parts, should_stop=self.should_stop
        )

    def minutes(self) -> np.ndarray:
        """(n,) minutes to the seat; none at all where every road is closed."""
        if not len(self.travel.network.piece_line):
            return np.full(len(self.people), np.nan)
        return self.travel.minutes(self.costs())

    def without(self, closed: np.ndarray, some: np.ndarray | None = None) -> _Case:
        """Close pieces (bool mask); only ``some`` groups are asked about."""
        ends, kept = self.ends, ~closed
        zone = ends.demand_zone if some is None else np.where(some, ends.demand_zone, -1)
        demand = open_legs(ends.demand.take(np.flatnonzero(zone[ends.demand.point] >= 0)), kept)
        other = Ends(demand, open_legs(ends.facility, kept), zone, ends.facility_zone)
        return replace(self, travel=open_travel(self.travel, kept), ends=other)


def critical_roads(
    roads: RoadTable,
    demand: PointTable,
    seats: PointTable,
    params: CriticalParams,
    *,
    hazard: np.ndarray | None = None,
    ground: Ground | None = None,
    report: Callable[[float], None] | None = None,
    should_stop: Callable[[], bool] | None = None,
) -> CriticalResult:
    """Rank the links by the people they cut off, and the most used others by their detour.

    Args:
        roads: the roads, in metres.
        demand: groups with people and, where known, the zone of their seat.
        seats: the seats to be reached.
        params: what may be changed.
        hazard: (h,) geometries of the hazard, in metres.
        ground: heights that walks and unhardened roads are costed on.
        report: is called with the share done in percent.
        should_stop: is asked between steps.

    Raises:
        InputError, Cancelled: the data cannot answer; ``should_stop`` said so.
    """
    check_places(demand, seats)
    if not (np.isfinite(params.hazard_buffer_m) and params.hazard_buffer_m >= 0):
        raise InputError(BAD_BUFFER, value=params.hazard_buffer_m)
    step = Steps(report, should_stop)
    travel = prepare_travel(roads, params, ground, should_stop=should_stop)
    order = np.argsort([str(code) for code in demand.id], kind="stable")
    demand = demand.take(order)  # sums must not hang on the order of rows
    seats = seats.take(np.argsort([str(code) for code in seats.id], kind="stable"))
    zone, seat_zone = number_zones(demand, seats)
    legs = travel.legs(demand)
    case = _Case(travel, Ends(legs, travel.legs(seats, arriving=True), zone, seat_zone), demand.people, should_stop)
    step(NODED_PCT)
    cut = cut_off_by_bridges(travel.network, case.ends, demand.people)
    costs = case.costs()
    step(CUT_PCT)
    using, detours = _ways_round(case, costs, cut, params.detours, step)
    step(ROUND_PCT)
    closed = _closed_by(travel, hazard, params.hazard_buffer_m)
    road_id = travel.road_id[travel.network.source[travel.network.piece_line]]
    groups = _groups(case, demand, costs, cut, road_id)
    if hazard is not None:
        groups["hazard"], groups["hazard_minutes"] = _under_hazard(case, costs, closed)
    links = _links(travel, cut, using, detours, road_id)
    step(DONE_PCT)
    beyond = int(demand.usable.sum()) - len(np.unique(legs.point))
    groups = groups.iloc[np.argsort(order)].reset_index(drop=True)
    return CriticalResult(links, groups, closed, int(cut.bridge.sum()), beyond, travel)


def _groups(case: _Case, demand: PointTable, costs: Costs, cut: CutOff, road_id: np.ndarray) -> pd.DataFrame:
    critical = np.full(len(demand), None, object)
    known = cut.nearest >= 0
    critical[known] = road_id[cut.nearest[known]]
    return pd.DataFrame(
        {
            "id": np.asarray(demand.id, object),
            "minutes": case.travel.minutes(costs),
            "at_risk": cut.hangs.astype(np.int64),
            "critical_road": critical,
            "hazard": np.full(len(demand), None, object),
            "hazard_minutes": np.full(len(demand), np.nan),
        }
    )


def _closed_by(travel: Travel, hazard: np.ndarray | None, buffer_m: float) -> np.ndarray:
    """(p,) bool: pieces a hazard touches."""
    network = travel.network
    closed = np.zeros(len(network.piece_line), bool)
    if hazard is None or not len(hazard):
        return closed
    pieces = substrings(network.lines, network.piece_line, network.piece_start, network.piece_stop)
    found = shapely.STRtree(pieces).query(hazard, predicate="dwithin", distance=buffer_m + ROUNDING_M)[1]
    closed[found] = True
    return closed


def _under_hazard(case: _Case, costs: Costs, closed: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """What the hazard does to each group, and the minutes that are left."""
    after = case.without(closed)
    joined_before = case.ends.joined(case.travel.network, case.travel.parts)
    joined_after = after.ends.joined(after.travel.network, after.travel.parts)
    before, minutes = case.travel.minutes(costs), after.minutes()
    effect = np.full(len(before), OPEN, object)
    with np.errstate(invalid="ignore"):
        effect[minutes > before + SAME_MINUTES] = LONGER
    effect[joined_after & np.isnan(minutes) & ~np.isnan(before)] = CUT_OFF
    effect[joined_before & ~joined_after] = CUT_OFF
    effect[~joined_before] = NO_ROAD
    return effect, minutes


class _Route(NamedTuple):
    """How the groups of one zone travel: their cheapest ways form a tree."""

    tree: Subtrees
    piece: np.ndarray
    group: np.ndarray
    entry: np.ndarray


def _routes(case: _Case, graph: Graph, costs: Costs) -> Iterator[_Route]:
    """Yield the ways of each zone's groups, without those that need no node of the road."""
    ends, network, impedance = case.ends, case.travel.network, case.travel.impedance
    routed = np.flatnonzero(costs.leg >= 0)
    for zone in np.unique(ends.demand_zone[routed]):
        group = routed[ends.demand_zone[routed] == zone]
        starts = np.flatnonzero(ends.facility_zone == zone)
        found = node_costs(graph, starts, float(costs.cost[group].max()))
        legs = ends.demand.take(costs.leg[group])
        out = exits(network, legs, impedance.direction)
        row = np.minimum(np.searchsorted(found.node, out.node), len(found.node) - 1)
        cost = np.where(found.node[row] == out.node, found.cost[row], np.inf)
        cost = cost + out.run * impedance.road_per_m[out.piece]
        order = np.lexsort((cost, out.leg))
        best = order[np.diff(out.leg[order], prepend=-1) > 0]
        best = best[np.isfinite(cost[best])]
        parent = np.searchsorted(found.node, found.after)
        parent[found.after < 0] = -1
        piece = np.full(len(parent), -1)
        on = np.flatnonzero(parent >= 0)
        piece[on] = graph.piece[graph.arc(found.after[on], found.node[on])]
        yield _Route(Subtrees(parent), piece, group[out.leg[best]], row[best])


def _ways_round(
    case: _Case, costs: Costs, cut: CutOff, count: int, step: Steps
) -> tuple[np.ndarray, dict[int, tuple[float, float, int]]]:
    """People who use each piece; and for the most used others (minutes more, people cut off, groups cut off)."""
    network = case.travel.network
    graph = facility_graph(network, case.ends.facility, case.travel.impedance)
    own = np.full(len(case.people), -1)
    own[costs.leg >= 0] = case.ends.demand.piece[costs.leg[costs.leg >= 0]]
    using, starts = np.zeros(len(network.piece_line)), own >= 0
    for route in _routes(case, graph, costs):
        weight = np.bincount(route.entry, case.people[route.group], minlength=len(route.piece))
        passing = route.tree.add_up(weight)
        on = route.piece >= 0
        using += np.bincount(route.piece[on], passing[on], minlength=len(using))
        # Who gets on at the very end of a piece has it counted already.
        starts[route.group[route.piece[route.entry] == own[route.group]]] = False
    using += np.bincount(own[starts], case.people[starts], minlength=len(using))
    ringed = np.flatnonzero(~cut.bridge & (using > 0))
    top = ringed[np.argsort(-using[ringed], kind="stable")][:count]
    if not len(top):
        return using, {}
    through = {int(piece): [np.zeros(0, np.int64)] for piece in top}
    for route in _routes(case, graph, costs):
        for node in np.flatnonzero(np.isin(route.piece, top)):
            above = np.full(len(route.entry), node)
            through[int(route.piece[node])].append(route.group[route.tree.below(route.entry, above)])
    before = case.travel.minutes(costs)
    found = {}
    for number, (piece, parts) in enumerate(through.items()):
        some = np.zeros(len(own), bool)
        some[np.concatenate(parts)] = True
        some &= own != piece
        found[piece] = _send_round(case, piece, some, before)
        step(CUT_PCT + (ROUND_PCT - CUT_PCT) * (number + 1) / len(through))
    return using, found


def _send_round(case: _Case, piece: int, some: np.ndarray, before: np.ndarray) -> tuple[float, float, int]:
    """Close one piece for those who pass: mean minutes more, people and groups left without a way."""
    closed = np.zeros(len(case.travel.network.piece_line), bool)
    closed[piece] = True
    after = case.without(closed, some)
    minutes = after.minutes()
    lost = some & np.isnan(minutes)
    kept = some & ~lost
    weight = case.people[kept]
    more = np.maximum(minutes[kept] - before[kept], 0.0)
    mean = float(np.average(more, weights=weight)) if weight.sum() > 0 else float("nan")
    return mean, float(case.people[lost].sum()), int(lost.sum())


def _links(
    travel: Travel, cut: CutOff, using: np.ndarray, detours: dict[int, tuple[float, float, int]], road_id: np.ndarray
) -> pd.DataFrame:
    network = travel.network
    bridges = np.flatnonzero(cut.groups > 0)
    others = np.array(sorted(detours), np.int64)
    piece = np.concatenate((bridges, others))
    more, people, groups = (np.array([detours[each][place] for each in others.tolist()], float) for place in range(3))
    shape = substrings(network.lines, network.piece_line[piece], network.piece_start[piece], network.piece_stop[piece])
    table = pd.DataFrame(
        {
            "road_id": road_id[piece],
            "kind": np.repeat((BRIDGE, DETOUR), (len(bridges), len(others))),
            "length_m": network.piece_length[piece],
            "people_cut": np.concatenate((cut.people[bridges], people)),
            "groups_cut": np.concatenate((cut.groups[bridges], groups.astype(np.int64))),
            "people_using": using[piece],
            "detour_minutes": np.concatenate((np.full(len(bridges), np.nan), more)),
            "geometry": shape,
        }
    )
    lost = np.nan_to_num(table["detour_minutes"]) * table["people_using"]
    keys = (piece, table["road_id"].map(str), -lost, -table["groups_cut"], -table["people_cut"], table["kind"])
    table = table.iloc[np.lexsort(keys)].reset_index(drop=True)
    table.insert(7, "rank", np.arange(1, len(table) + 1))
    return table
