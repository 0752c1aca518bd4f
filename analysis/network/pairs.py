"""What it costs to get from demand to facilities: every pair within a limit, or the nearest few of each point.

- Every pair within a limit: one search from each facility, on the part of the graph that the limit can reach.
- The nearest k: k searches of the whole graph, however many facilities there are; see :mod:`.knearest`.

Edge rules: ≤ at the limit; a pair that cannot be travelled, or only beyond the limit, is absent. Of two
facilities that cost the same the one that comes first is taken, where a place on the way does not make both
one and the same; sort facilities by code so that it does not hang on the order of rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING

import numpy as np

from ..errors import Cancelled, InputError
from .access import LEGS, Legs, batches
from .ends import SAME, Ends, best_ways
from .entries import Entries, enter
from .graph import NOWHERE, Graph, facility_graph, node_costs
from .knearest import nearest_of_nodes
from .polylines import Choice, by_square
from .prospects import Prospects
from .search import Costs, costs_to_facilities, on_one_piece, search_all, walked
from .tables import PointTable
from .ways import Trees

if TYPE_CHECKING:
    from .travel import Travel

FEW = 4
"""So many times more points make a batch where most of the legs are known not to matter."""
ENOUGH = 400_000
"""Ways worked on at a time."""
DONE_PCT = 100.0

NOT_A_LIMIT = "The limit is {value}. Give 0 or more."
NOT_A_NUMBER = "The number of nearest facilities is {value}. Give 1 or more."


@dataclass(frozen=True)
class Pairs:
    """Pairs of demand and facility, sorted by point, then cost; of equal costs by the shorter walk, then facility.

    Attributes:
        point, facility: (n,) rows of the demand and facility legs' points.
        cost: (n,) in the unit of ``travel.impedance``.
        road_m: (n,) metres on the road.
        walk_m: (n,) straight metres walked at both ends.
        other: (n,) cost of the road part at the second rate (minutes).
        effort_m: (n,) metres on the flat that take as long as the walks.
    """

    point: np.ndarray
    facility: np.ndarray
    cost: np.ndarray
    road_m: np.ndarray
    walk_m: np.ndarray
    other: np.ndarray
    effort_m: np.ndarray

    def __len__(self) -> int:  # noqa: D105
        return len(self.point)

    def minutes(self, travel: Travel) -> np.ndarray:
        """(n,) minutes, walks included."""
        return travel.minutes(self)

    def take(self, rows: np.ndarray) -> Pairs:
        """Keep some pairs."""
        return Pairs(*(getattr(self, field.name)[rows] for field in fields(self)))

    def ordered(self) -> Pairs:
        """Put into the order promised; costs that differ by rounding only are equal."""
        order = np.lexsort((self.cost, self.point))
        point, cost = self.point[order], self.cost[order]
        step = (np.diff(point, prepend=NOWHERE) != 0) | (np.diff(cost, prepend=0.0) > cost * SAME)
        return self.take(order[np.lexsort((self.facility[order], self.walk_m[order], np.cumsum(step)))])

    @property
    def rank(self) -> np.ndarray:
        """(n,) 0 for the nearest facility of each point, 1 for the next, …; in the order promised."""
        first = np.flatnonzero(np.diff(self.point, prepend=-1))
        return np.arange(len(self)) - np.repeat(first, np.diff(np.append(first, len(self))))

    @classmethod
    def from_costs(cls, costs: Costs) -> Pairs:
        """Pairs of each point with its cheapest facility; points without one have none."""
        point = np.flatnonzero(costs.facility >= 0)
        columns = (costs.cost, costs.road_m, costs.walk_m, costs.other, costs.effort_m)
        return cls(point, costs.facility[point], *(column[point] for column in columns))


def cost_pairs(
    travel: Travel,
    demand: Legs | PointTable,
    facility: Legs,
    *,
    limit: float = np.inf,
    nearest: int | None = None,
    report: Callable[[float], None] | None = None,
    should_stop: Callable[[], bool] | None = None,
) -> Pairs:
    """Return what it costs from demand to facilities, one-way, walks and same stretch of road included, exactly.

    Args:
        travel: the roads as travelled.
        demand: ``travel.legs(demand)``, or the points themselves: then no more legs are held at a time than fit
            into memory, however many points there are.
        facility: ``travel.legs(facilities, arriving=True)``; sort the facilities by code first, for ties.
        limit: largest cost (≤) in the unit of ``travel.impedance``: minutes of the fastest, metres of the
            shortest route.
        nearest: so many facilities of each point at most, the cheapest; all of them by default.
        report: is called with the share done in percent.
        should_stop: is asked between searches.

    Raises:
        InputError: a limit or number that means nothing.
        Cancelled: ``should_stop`` said so.
    """
    if not limit >= 0:
        raise InputError(NOT_A_LIMIT, value=limit)
    if nearest is not None and nearest < 1:
        raise InputError(NOT_A_NUMBER, value=nearest)
    graph = facility_graph(travel.network, facility, travel.impedance)
    stop = should_stop or _never
    if nearest == 1:
        found = _nearest_one(travel, graph, demand, facility, stop)
        return found.take(np.flatnonzero(found.cost <= limit * (1 + SAME)))
    entries, short = [], []
    for rows, ends in demand_batches(travel, demand, facility):
        if stop():
            raise Cancelled
        some = enter(travel.network, ends.demand, travel.impedance).worthwhile(graph)
        entries.append(replace(some, point=rows[some.point]))
        ways = _short_ways(travel, ends, limit)
        short.append(replace(ways, point=rows[ways.point]))
    question = _Question(graph, Entries.joined(entries), len(demand), len(facility), limit, stop)
    found = _within(question, report) if nearest is None else _nearest(question, nearest)
    found = _with_short_ways(found, _joined(short), len(demand)).ordered()
    return found if nearest is None else found.take(np.flatnonzero(found.rank < nearest))


def demand_batches(
    travel: Travel, demand: Legs | PointTable, facility: Legs, choose: Choice | None = None
) -> Iterator[tuple[np.ndarray, Ends]]:
    """Yield rows of the demand in ascending order, with their legs and those of the facilities that traffic can use.

    Args:
        travel: the roads as travelled.
        demand, facility: points or legs of the demand, legs of the facilities.
        choose: says which pairs of point and line matter; all by default.
    """
    direction = travel.impedance.direction
    if isinstance(demand, Legs):
        yield np.arange(len(demand)), Ends.any(demand, facility).travelled(direction)
        return
    zone, legs = np.zeros(len(demand), np.int64), LEGS if choose is None else FEW * LEGS
    for rows in batches(travel.network, zone, travel.params.max_access_m, legs):
        yield rows, Ends.any(travel.legs(demand.take(rows), choose=choose), facility).travelled(direction)


def _never() -> bool:
    return False


def _nearest_one(
    travel: Travel, graph: Graph, demand: Legs | PointTable, facility: Legs, should_stop: Callable[[], bool]
) -> Pairs:
    """The nearest facility of each point, by one search from all of them."""
    order, choose = np.arange(len(demand)), None
    if should_stop():
        raise Cancelled
    if travel.ground is None and not isinstance(demand, Legs):
        trees = search_all(graph)
        if should_stop():
            raise Cancelled
        choose = Prospects.of(travel.network, facility, travel.impedance, graph, trees)
        order = by_square(demand.place)
        demand = demand.take(order)
    found = []
    for rows, ends in demand_batches(travel, demand, facility, choose):
        if should_stop():
            raise Cancelled
        costs = costs_to_facilities(travel.network, ends, travel.impedance, parts=travel.parts, graph=graph)
        pairs = Pairs.from_costs(costs)
        found.append(replace(pairs, point=order[rows[pairs.point]]))
    pairs = _joined(found)
    return pairs.take(np.argsort(pairs.point, kind="stable"))


@dataclass(frozen=True)
class _Question:
    """What stays the same for every search."""

    graph: Graph
    entries: Entries
    points: int
    facilities: int
    limit: float
    should_stop: Callable[[], bool]

    @property
    def wide(self) -> float:
        """The limit and the slack that equality needs."""
        return self.limit * (1 + SAME)


def _within(question: _Question, report: Callable[[float], None] | None) -> Pairs:
    """Ways over the nodes from every point to every facility within the limit, by facility, then point."""
    count = question.facilities
    found = []
    for row in range(count):
        if question.should_stop():
            raise Cancelled
        found.append(_to_one(question, row))
        if report is not None:
            report(DONE_PCT * (row + 1) / count)
    return _joined(found)


def _to_one(question: _Question, row: int) -> Pairs:
    graph, entries = question.graph, question.entries
    reached = node_costs(graph, np.array([row]), question.limit)
    on_road = reached.node[: np.searchsorted(reached.node, graph.road_nodes)]
    rows = entries.at(on_road)
    graph.scratch[on_road] = np.arange(len(on_road), dtype=np.int32)
    place = graph.scratch[entries.node[rows]]
    graph.scratch[on_road] = NOWHERE
    cost = reached.cost[place] + entries.cost[rows]
    near = np.flatnonzero(cost <= question.wide)
    rows, place, cost = rows[near], place[near], cost[near]
    best = entries.best(rows, entries.point[rows], cost)
    return _over_nodes(entries, rows[best], Trees.of(graph, [reached]), place[best], cost[best])


def _over_nodes(entries: Entries, rows: np.ndarray, trees: Trees, place: np.ndarray, cost: np.ndarray) -> Pairs:
    way = trees.measures(place)
    return Pairs(
        entries.point[rows],
        trees.facility[place].astype(np.int64),
        cost,
        way.road_m + entries.road_m[rows],
        way.walk_m + entries.walk_m[rows],
        way.other + entries.other[rows],
        way.effort_m + entries.effort_m[rows],
    )


def _nearest(question: _Question, nearest: int) -> Pairs:
    """Ways over the nodes from every point to its nearest facilities and perhaps some more, by facility, then point."""
    graph, entries = question.graph, question.entries
    nearest = min(nearest, question.facilities)
    trees = nearest_of_nodes(graph, nearest, question.wide, question.should_stop)
    ranks = np.arange(nearest) * graph.road_nodes
    cuts = np.searchsorted(entries.point, entries.point[:: max(1, ENOUGH // nearest)])
    found = []
    for start, stop in zip(cuts, np.append(cuts[1:], len(entries))):
        if question.should_stop():
            raise Cancelled
        place = (entries.node[start:stop, None] + ranks).ravel()
        rows = np.repeat(np.arange(start, stop), nearest)
        cost = trees.cost[place] + entries.cost[rows]
        near = np.flatnonzero(cost <= question.wide if np.isfinite(question.limit) else np.isfinite(cost))
        rows, place, cost = rows[near], place[near], cost[near]
        key = trees.facility[place] * np.int64(question.points) + entries.point[rows]
        order = np.argsort(key, kind="stable")
        best = order[entries.best(rows[order], key[order], cost[order])]
        few = _cheapest(entries.point[rows[best]], cost[best], nearest)
        best = np.sort(best[few])
        found.append(_over_nodes(entries, rows[best], trees, place[best], cost[best]))
    pairs = _joined(found)
    return pairs.take(np.lexsort((pairs.point, pairs.facility)))


def _cheapest(point: np.ndarray, cost: np.ndarray, count: int) -> np.ndarray:
    """Rows of the ``count`` cheapest of each point, and of those that cost the same as the last of them."""
    order = np.lexsort((cost, point))
    first = np.flatnonzero(np.diff(point[order], prepend=NOWHERE))
    size = np.diff(np.append(first, len(order)))
    last = cost[order[first + np.minimum(size, count) - 1]]
    return order[cost[order] <= np.repeat(last, size) * (1 + SAME)]


def _short_ways(travel: Travel, ends: Ends, limit: float) -> Pairs:
    """What leads over no node: straight walks, and ways along one piece of road."""
    ways = walked(ends, travel.impedance), on_one_piece(travel.network, ends, travel.impedance)
    point, cost, facility, road_m, walk_m, _, other, effort_m, _ = (np.concatenate(column) for column in zip(*ways))
    short = Pairs(point, facility, cost, road_m, walk_m, other, effort_m)
    return short.take(np.flatnonzero(cost <= limit * (1 + SAME)))


def _with_short_ways(found: Pairs, short: Pairs, count: int) -> Pairs:
    """Put the cheaper way of each pair first; ``found`` is by facility, then point, of ``count`` points."""
    short = short.take(np.lexsort((short.point, short.facility)))
    key = short.facility * count + short.point
    best = best_ways(key, short.cost, short.walk_m, short.facility)
    short, key = short.take(best), key[best]
    known = found.facility * count + found.point
    slot = np.minimum(np.searchsorted(known, key), max(len(known) - 1, 0))
    hit = known[slot] == key if len(known) else np.zeros(len(key), bool)
    slot, rows = slot[hit], np.flatnonzero(hit)
    tie = np.abs(short.cost[rows] - found.cost[slot]) <= found.cost[slot] * SAME
    better = np.where(tie, short.walk_m[rows] < found.walk_m[slot], short.cost[rows] < found.cost[slot])
    beaten = np.ones(len(found), bool)
    beaten[slot[better]] = False
    return _joined([found.take(np.flatnonzero(beaten)), short.take(np.append(np.flatnonzero(~hit), rows[better]))])


def _joined(parts: list[Pairs]) -> Pairs:
    if not parts:
        none = np.zeros(0, np.int64)
        return Pairs(none, none, *(np.zeros(0) for _ in range(5)))
    return Pairs(*(np.concatenate([getattr(part, each.name) for part in parts]) for each in fields(Pairs)))
