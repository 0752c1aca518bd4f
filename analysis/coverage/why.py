"""Why a villager group takes the minutes it takes, and what it is that has to be hardened for it.

The way of the result is taken apart: the walk to the road, the road by class and surface, the walk from the road.
Nothing is searched anew: the ways are those of :mod:`..roads.roadconnectivity` and :mod:`..services.nearest`, the
runs along roads those that :mod:`..network.routes` draws. So the metres and the minutes of the legs add up to those
of the result.

A walk to the end of a stretch may count more than its own metres take, see :mod:`..network.access`: the minutes of a
leg are what it counts. A way that is walked all through is one leg. A group that reaches nothing has no legs.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from ..network.access import Legs
from ..network.links import substrings
from ..network.pairs import Pairs
from ..network.polylines import ROUNDING_M
from ..network.routes import Runs, draw_routes, find_runs
from ..network.tables import PointTable
from ..network.travel import FASTEST, Travel
from ..roads.roadconnectivity import Question
from ..services.nearest import NearestResult, nearest_facilities

WALK_TO, ROAD, WALK_FROM, ALL_ON_FOOT = "walk_to_road", "road", "walk_from_road", "walk"
"""Kind of a leg."""
LEG_COLUMNS = ("pair", "kind", "road_class", "surface", "metres", "minutes")
STRETCH_COLUMNS = ("point", "road_id", "road_class", "surface", "length_m", "geometry")


@dataclass(frozen=True)
class RoadKinds:
    """What each row of the road table is called in a card: (n,) class and surface, None where unknown."""

    road_class: np.ndarray
    surface: np.ndarray


@dataclass(frozen=True)
class Ways:
    """Ways taken apart.

    Attributes:
        legs: one row per way and leg, in the order they are travelled: pair (row of the ways asked about), kind,
            road_class, surface, metres, minutes. Road of one class and surface is one leg, placed where the way
            first comes to it.
        lines: (n,) LineString of each way, None where there is none.
    """

    legs: pd.DataFrame
    lines: np.ndarray


@dataclass(frozen=True)
class Reasons:
    """What there is to say about some groups.

    Attributes:
        groups: their rows of the result of :func:`..roads.roadconnectivity.road_connectivity`.
        row: (ways,) which of the groups each way to a seat is of.
        ways: to their own seats.
        stretches: unhardened road on the least upgrade: point (row of ``groups``), road_id, road_class, surface,
            length_m, geometry; one row per stretch.
        nearest: the nearest facility.
        nearest_ways: the ways there, in the order of ``nearest.pairs``.
    """

    groups: pd.DataFrame
    row: np.ndarray
    ways: Ways
    stretches: pd.DataFrame
    nearest: NearestResult
    nearest_ways: Ways


@dataclass(frozen=True)
class Places:
    """Groups and facilities over one network, ready to be asked about one by one.

    Attributes:
        question: the network seen from the seats.
        demand: all groups.
        zone: (n,) number of each group's zone, of :func:`..roads.roadconnectivity.number_zones`.
        kinds: what the roads are called.
        travel: the roads as travelled to facilities; those of the question where people travel alike.
        facilities: what is looked for nearby.
        cutoffs: limits for it, in the unit of ``travel``.
    """

    question: Question
    demand: PointTable
    zone: np.ndarray
    kinds: RoadKinds
    travel: Travel
    facilities: PointTable
    cutoffs: tuple[float, ...]

    @cached_property
    def facility_legs(self) -> Legs:
        """Access legs of the facilities."""
        return self.travel.legs(self.facilities, arriving=True)

    def explain(self, rows: np.ndarray) -> Reasons:
        """Tell about some groups.

        Args:
            rows: of the demand, one at least.

        Raises:
            InputError: no rows.
            Cancelled: the question's ``should_stop`` said so.
        """
        demand, question = self.demand.take(rows), self.question
        answer = question.answer(demand, self.zone[rows])
        pairs = Pairs.from_costs(answer.costs)
        nearest = nearest_facilities(
            self.travel, demand, self.facilities, cutoffs=self.cutoffs, should_stop=question.should_stop
        )
        used = answer.stretches
        lines = question.travel.network.lines
        row = _rows_of(question.travel, used.line)
        stretches = pd.DataFrame(
            {
                "point": used.point,
                "road_id": np.asarray(question.travel.roads.road_id, object)[row],
                "road_class": self.kinds.road_class[row],
                "surface": self.kinds.surface[row],
                "length_m": used.stop - used.start,
                "geometry": substrings(lines, used.line, used.start, used.stop),
            },
            columns=list(STRETCH_COLUMNS),
        )
        return Reasons(
            answer.groups,
            pairs.point,
            take_apart(question.travel, demand, question.seat_legs, pairs, self.kinds),
            stretches,
            nearest,
            take_apart(self.travel, demand, self.facility_legs, nearest.pairs, self.kinds),
        )


def take_apart(travel: Travel, demand: PointTable, facility: Legs, pairs: Pairs, kinds: RoadKinds) -> Ways:
    """Take ways apart.

    Args:
        travel: the roads as travelled.
        demand: what the pairs were found with.
        facility: the legs they were found with.
        pairs: the ways.
        kinds: by row of the road table of ``travel``.
    """
    runs, found = find_runs(travel, demand, facility, pairs)
    runs = runs.take(np.lexsort((runs.turn, runs.route)))
    lines = draw_routes(travel, runs, demand.place[pairs.point], facility.xy[pairs.facility], found)
    opens = np.flatnonzero(np.diff(runs.route, prepend=-1))
    closes = np.append(opens[1:], len(runs.route))[: len(opens)] - 1
    ridden = runs.route[opens]
    direction = travel.impedance.direction
    legs = travel.legs(demand)
    legs = legs.take(np.flatnonzero(legs.travelled(direction)))
    out = facility.take(np.flatnonzero(facility.travelled(-direction)))
    walks = [
        _walks(travel, legs, pairs.point[ridden], runs.line[opens], runs.start[opens]),
        _walks(travel, out, pairs.facility[ridden], runs.line[closes], runs.stop[closes]),
    ]
    on_foot = np.setdiff1d(np.flatnonzero(found), ridden)
    parts = [
        _frame(ridden, WALK_TO, *walks[0]),
        _by_kind(travel, runs, kinds),
        _frame(ridden, WALK_FROM, *walks[1]),
        _frame(on_foot, ALL_ON_FOOT, pairs.walk_m[on_foot], pairs.minutes(travel)[on_foot]),
    ]
    table = pd.concat(parts, ignore_index=True)
    return Ways(table.sort_values("pair", kind="stable", ignore_index=True), lines)


def _frame(pair: np.ndarray, kind: str, metres: np.ndarray, minutes: np.ndarray) -> pd.DataFrame:
    columns = {"pair": pair, "kind": kind, "road_class": None, "surface": None, "metres": metres, "minutes": minutes}
    return pd.DataFrame(columns, columns=list(LEG_COLUMNS)).astype({"road_class": object, "surface": object})


def _by_kind(travel: Travel, runs: Runs, kinds: RoadKinds) -> pd.DataFrame:
    """Legs on the road: one per way, class and surface."""
    metres = np.abs(runs.stop - runs.start)
    row = _rows_of(travel, runs.line)
    frame = pd.DataFrame(
        {
            "pair": runs.route,
            "kind": ROAD,
            "road_class": kinds.road_class[row],
            "surface": kinds.surface[row],
            "metres": metres,
            "minutes": metres * travel.minutes_per_m[travel.network.first_piece[runs.line]],
        },
        columns=list(LEG_COLUMNS),
    )
    frame = frame[metres > 0]
    by = ["pair", "kind", "road_class", "surface"]
    return frame.groupby(by, sort=False, dropna=False, as_index=False)[["metres", "minutes"]].sum()[list(LEG_COLUMNS)]


def _rows_of(travel: Travel, line: np.ndarray) -> np.ndarray:
    """(k,) row of the road table of lines of the network."""
    return travel.row[travel.network.first_piece[line]]


def _walks(
    travel: Travel, legs: Legs, point: np.ndarray, line: np.ndarray, position: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """(k,) metres and minutes of the walk between each point and a position on a line."""
    wanted = pd.DataFrame({"point": point, "line": line, "position": position, "way": np.arange(len(point))})
    legs = legs.take(np.flatnonzero(np.isin(legs.point, point)))
    known = pd.DataFrame(
        {
            "point": legs.point,
            "line": legs.line,
            "at": legs.position,
            "metres": legs.distance,
            "minutes": _minutes(travel, legs),
        }
    )
    both = wanted.merge(known, on=["point", "line"])
    # A vertex is at the end of two stretches of its line: of the two walks to it the one that counts less is made.
    here = both[np.abs(both["at"] - both["position"]) <= ROUNDING_M].sort_values("minutes", kind="stable")
    best = here.drop_duplicates("way").set_index("way").reindex(np.arange(len(point)))
    return best["metres"].to_numpy(), best["minutes"].to_numpy()


def _minutes(travel: Travel, legs: Legs) -> np.ndarray:
    """(k,) minutes that walks count."""
    if travel.params.strategy == FASTEST:
        return travel.impedance.walk_cost(legs)
    return legs.effort_m * travel.params.walk_minutes_per_m
