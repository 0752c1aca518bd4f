"""Where one can live and still reach a facility in time: the roads, the land beside them, and the people there.

People travel to the facility, so every search runs against the traffic. For each facility, or for the nearest of all
of them, and each cutoff (minutes under the fastest strategy, else metres):

- lines: exactly those parts of the roads from which the facility is reached within the cutoff (:mod:`..network.reach`);
- areas: the land from which one walks to such a road, or straight to the facility, in the time that is left
  (:mod:`.reachable_land`), never farther than the access limit; on slopes by a grid (:mod:`.land_grid`);
- people: by the exact cost of each demand point, not by the outline of the area.

Nested areas hold all that is nearer; rings only what is beyond the smaller cutoff. Basins give each place to the
facility it reaches first.

Edge rules: ≤ at every cutoff; of facilities at equal cost the one with the lower code; a facility without a place, or
with no road within the access limit, is refused with a reason and gets no area.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Callable, NamedTuple

import numpy as np
import pandas as pd
import shapely

from .. import thresholds
from ..errors import InputError
from ..network.links import substrings
from ..network.reach import Reach, Spans, Touched, Ways, part_of, prepare_reach, spans, ways_of, with_slack
from ..network.tables import PointTable, check_points
from ..network.travel import Steps, Travel, check_positive
from ..roads.status import NO_PLACE, NO_ROAD_NEAR, REASONS
from .land_grid import Search, basins, sloped_land
from .merging import FEW, merged
from .nearest import check_cutoffs
from .people_within import Spots, place_spots
from .reachable_land import Walk, land_of
from .sure_land import Squares, lay_squares

EACH, MERGED, BASINS = 0, 1, 2
NESTED, RINGS = 0, 1
ALL = -1
"""Facility of an area that belongs to all of them."""
REFUSALS = {code: REASONS[code] for code in (NO_PLACE, NO_ROAD_NEAR)}
FLAT_SHARE, EACH_SHARE, WHOLE_SHARE = 0.2, 0.95, 0.4
"""Share of the work done by the searches with land in squares afterwards, without, and before land is divided."""
READY_PCT, PLACED_PCT, LAID_PCT, SEARCHED_PCT, DONE_PCT = 5.0, 15.0, 20.0, 95.0, 100.0
M_PER_KM, M2_PER_KM2 = 1e3, 1e6
GRID_M = 0.01
"""Outlines are put on a grid so fine, so that they do not cross themselves once they are turned into degrees."""
POLYGON = 3  # shapely.get_type_id


def default(key: str) -> float:
    """Return a default of service areas, kept with its source in ``thresholds``."""
    return thresholds.value("serviceareas", key)


@dataclass(frozen=True)
class AreaParams:
    """What is asked for.

    Attributes:
        cutoffs: minutes under the fastest strategy, else metres.
        merge: 0 one area per facility, 1 one for all, 2 each place to the facility it reaches first.
        shape: 0 nested, 1 rings.
        lines, areas: whether these are wanted.
        arc_tolerance_m, cell_m: how closely outlines, and borders between basins, are drawn.
        simplify_m: metres an outline may be moved by leaving out vertices; 0 leaves it as it was computed.
    """

    cutoffs: Sequence[float]
    merge: int = EACH
    shape: int = NESTED
    lines: bool = True
    areas: bool = True
    arc_tolerance_m: float = field(default_factory=lambda: default("arc_tolerance_m"))
    simplify_m: float = field(default_factory=lambda: default("simplify_m"))
    cell_m: float = field(default_factory=lambda: default("cell_m"))


@dataclass(frozen=True)
class AreaResult:
    """Answer to :func:`service_areas`.

    Attributes:
        table: one row per facility and cutoff, or per cutoff where merged: facility (row, -1 for all), cutoff_from,
            cutoff, road_km, area_km2 (NaN where no areas were asked for), people, reason (of a refusal).
        lines: geometry of the roads of each row, None where there are none or they were not asked for.
        areas: geometry of the land of each row, likewise.
        refused: rows of the facilities that got no area, and why.
        beyond: demand points without a road within the access limit; None without demand.
        people_within: (cutoffs,) people who reach some facility within each cutoff; NaN without demand.
        road_km_within, area_km2_within: (cutoffs,) roads and land from which some facility is reached within each
            cutoff, counted once where areas overlap; the land is NaN where no areas were asked for.
    """

    table: pd.DataFrame
    lines: np.ndarray
    areas: np.ndarray
    refused: dict[int, str]
    beyond: int | None
    people_within: np.ndarray
    road_km_within: np.ndarray
    area_km2_within: np.ndarray


class _Found(NamedTuple):
    """What the searches gave, one entry each."""

    spans: list[tuple[int, Spans]]
    land: dict[tuple[int, int], object]
    people: np.ndarray
    road_m: np.ndarray
    cost: np.ndarray
    together_m: np.ndarray


def service_areas(
    travel: Travel,
    facilities: PointTable,
    params: AreaParams,
    demand: PointTable | None = None,
    *,
    report: Callable[[float], None] | None = None,
    should_stop: Callable[[], bool] | None = None,
) -> AreaResult:
    """Find the roads, the land and the people within each cutoff of facilities.

    Args:
        travel: the roads and how people travel.
        facilities: where people travel to.
        params: what is asked for.
        demand: whom to count; nobody where None.
        report: called with the share done in percent.
        should_stop: asked between steps.

    Raises:
        InputError: points or params that mean nothing.
        Cancelled: ``should_stop`` said so.
    """
    step = Steps(report, should_stop)
    cutoffs = _check(facilities, demand, params)
    if demand is not None:
        demand = demand.take(np.argsort([str(code) for code in demand.id], kind="stable"))
    # Neither sums of people nor ties must hang on the order of rows.
    order = np.argsort([str(code) for code in facilities.id], kind="stable")
    some = facilities.take(order)
    legs = travel.legs(some, arriving=True)
    refused = _refused(some, legs.point)
    starts = np.setdiff1d(np.arange(len(some)), list(refused))
    reach = prepare_reach(travel, legs)
    step(READY_PCT)
    spots = None
    if demand is not None:
        spots = place_spots(travel, reach, demand, step=part_of(step, READY_PCT, PLACED_PCT))
    people = None if demand is None else demand.people
    squares = None
    if params.areas and not reach.impedance.sloped:
        squares = lay_squares(travel, reach, part_of(step, PLACED_PCT, LAID_PCT))
    question = _Question(travel, reach, some, params, cutoffs, spots, people, squares)
    found = question.answer(starts, part_of(step, LAID_PCT, SEARCHED_PCT))
    result = question.result(found, starts, order, refused, part_of(step, SEARCHED_PCT, DONE_PCT))
    step(DONE_PCT)
    return result


def _check(facilities: PointTable, demand: PointTable | None, params: AreaParams) -> np.ndarray:
    check_points(facilities)
    if demand is not None:
        check_points(demand)
    if not facilities.usable.any():
        raise InputError("The layer {layer} has no point with coordinates. Give it a place.", layer=facilities.layer)
    asked = (("MERGE", params.merge, (EACH, MERGED, BASINS)), ("SHAPE", params.shape, (NESTED, RINGS)))
    for name, value, choices in asked:
        if value not in choices:
            raise InputError("{field} is {value}. Use one of {choices}.", field=name, value=value, choices=choices)
    check_positive(params, "arc_tolerance_m", "cell_m")
    cutoffs = check_cutoffs(params.cutoffs)
    if cutoffs[0] <= 0:
        raise InputError("CUTOFFS is {value}. Give numbers above 0, such as 15;30.", value=f"{cutoffs[0]:g}")
    return cutoffs


def _refused(facilities: PointTable, on_road: np.ndarray) -> dict[int, str]:
    """Return the facilities that no area is made for, with the reason."""
    usable, near = facilities.usable, np.bincount(on_road, minlength=len(facilities)) > 0
    return {int(row): NO_ROAD_NEAR if usable[row] else NO_PLACE for row in np.flatnonzero(~usable | ~near)}


@dataclass(frozen=True)
class _Question:
    """What stays the same for every search."""

    travel: Travel
    reach: Reach
    facilities: PointTable
    params: AreaParams
    cutoffs: np.ndarray
    spots: Spots | None
    people: np.ndarray | None
    squares: Squares | None

    @property
    def below(self) -> list[float | None]:
        """The smaller cutoff that each ring leaves out, None for whole areas."""
        if self.params.shape == NESTED:
            return [None] * len(self.cutoffs)
        return [None, *self.cutoffs[:-1].tolist()]

    @property
    def walk(self) -> Walk:
        """How people leave the road."""
        params = self.params
        limit_m = self.travel.params.max_access_m
        return Walk(self.reach.impedance.walk_per_m, limit_m, params.arc_tolerance_m, params.simplify_m)

    def answer(self, starts: np.ndarray, step: Callable[[float], None]) -> _Found:
        """Search from each facility, or from all at once."""
        shape = len(self.facilities) + 1, len(self.cutoffs)
        found = _Found([], {}, np.zeros(shape), np.zeros(shape), np.full(self._demand, np.inf), np.zeros(shape[1]))
        if not len(starts):
            return found
        groups = np.split(starts, len(starts)) if self.params.merge == EACH else [starts]
        limit, sloped = with_slack(self.cutoffs[-1]), self.params.areas and self.reach.impedance.sloped
        share = FLAT_SHARE if sloped else EACH_SHARE
        kept = []
        for number, some in enumerate(groups):
            before, until = (share * each / len(groups) for each in (number, number + 1))
            search = Search(some, self.facilities.place[some], self.reach.search(some, limit))
            ways = ways_of(self.reach, search.touched)
            self._roads(found, ways)
            self._count(found, search)
            if sloped:
                kept.append(search)
            elif self.params.areas:
                self._land(found, search, ways, part_of(step, before, until))
            step(until)
        nearest = Search(starts, self.facilities.place[starts], self.reach.search(starts, limit))
        rest = part_of(step, share, 1.0)
        self._together(found, nearest)
        if sloped:
            self._sloped(found, kept, nearest.touched, rest)
        return found

    @property
    def _demand(self) -> int:
        return 0 if self.people is None else len(self.people)

    @property
    def _beyond(self) -> int | None:
        """Number of demand points without a road in reach."""
        return None if self.spots is None else self.spots.beyond

    def _owner(self, facility: np.ndarray) -> np.ndarray:
        """Whose area it is that leads to a facility."""
        return np.full(len(facility), ALL) if self.params.merge == MERGED else facility

    def _roads(self, found: _Found, ways: Ways) -> None:
        """Add the roads that one search reached."""
        for number, (cutoff, below) in enumerate(zip(self.cutoffs, self.below)):
            stretches = spans(self.reach, ways, self._owner(ways.facility), cutoff, below)
            np.add.at(found.road_m[:, number], stretches.owner, stretches.stop - stretches.start)
            if self.params.lines:
                found.spans.append((number, stretches))

    def _together(self, found: _Found, nearest: Search) -> None:
        """Measure the roads from which some facility is reached, each once."""
        ways = ways_of(self.reach, nearest.touched)
        for number, cutoff in enumerate(self.cutoffs):
            stretches = spans(self.reach, ways, np.zeros_like(ways.facility), cutoff)
            found.together_m[number] = (stretches.stop - stretches.start).sum()

    def _whole(self, search: Search, ways: Ways, step: Callable[[float], None]) -> list[object]:
        """(cutoffs,) the land of one search, whichever facility it leads to."""
        sure = None if self.squares is None else self.squares.reached(search.touched, self.cutoffs[-1])
        return list(land_of(self.reach, ways, search.xy, self.cutoffs, self.walk, sure=sure, step=step))

    def _land(self, found: _Found, search: Search, ways: Ways, step: Callable[[float], None]) -> None:
        """Add the land of one search."""
        divided = self.params.merge == BASINS
        first = WHOLE_SHARE if divided else 1.0
        whole = self._whole(search, ways, part_of(step, 0.0, first))
        if divided:
            cell_m, rest = self.params.cell_m, part_of(step, first, 1.0)
            parts = basins(self.travel, self.reach, search, whole, self.cutoffs, cell_m=cell_m, step=rest)
            found.land.update(parts)
            return
        owner = ALL if self.params.merge == MERGED else int(search.starts[0])
        found.land.update({(owner, number): shape for number, shape in enumerate(whole)})

    def _sloped(self, found: _Found, searches: list[Search], nearest: Touched, step: Callable[[float], None]) -> None:
        """Add the land of all searches, where walks follow slopes."""
        cell_m = self.params.cell_m
        land = sloped_land(self.travel, self.reach, searches, nearest, self.cutoffs, cell_m=cell_m, step=step)
        for by_cutoff in land:
            for number, by_facility in enumerate(by_cutoff):
                if self.params.merge == MERGED and by_facility:
                    by_facility = {ALL: shapely.union_all(list(by_facility.values()))}
                found.land.update({(who, number): shape for who, shape in by_facility.items()})

    def _count(self, found: _Found, search: Search) -> None:
        """Add the people that one search reached."""
        if self.spots is None or self.people is None:
            return
        limit = with_slack(self.cutoffs[-1])
        point, cost, facility = self.spots.costs(search.touched, search.starts, search.xy, limit)
        np.minimum.at(found.cost, point, cost)
        owner = self._owner(facility)
        for number, (cutoff, below) in enumerate(zip(self.cutoffs, self.below)):
            inside = cost <= with_slack(cutoff)
            if below is not None:
                inside &= cost > with_slack(below)
            np.add.at(found.people[:, number], owner[inside], self.people[point[inside]])

    def result(
        self, found: _Found, starts: np.ndarray, order: np.ndarray, refused: dict[int, str], step: Callable
    ) -> AreaResult:
        """Bring what was found into rows: facility by facility in the caller's order, cutoff by cutoff."""
        owners = [ALL] if self.params.merge == MERGED else np.argsort(order, kind="stable").tolist()
        size = len(self.cutoffs)
        key = pd.MultiIndex.from_product([owners, range(size)])
        owner, number = key.get_level_values(0).to_numpy(), key.get_level_values(1).to_numpy()
        lower = np.array([0.0 if below is None else below for below in self.below])
        out = np.isin(owner, list(refused)) | (len(starts) == 0)
        areas = self._areas(found, owner, number)
        with_land = self.params.areas & ~out
        table = pd.DataFrame(
            {
                "facility": np.where(owner == ALL, ALL, order[owner]),
                "cutoff_from": lower[number],
                "cutoff": self.cutoffs[number],
                "road_km": np.where(out, np.nan, found.road_m[owner, number] / M_PER_KM),
                "area_km2": np.where(with_land, shapely.area(areas) / M2_PER_KM2, np.nan),
                "people": np.where(out | (self.people is None), np.nan, found.people[owner, number]),
                "reason": [refused.get(int(each)) for each in owner],
            }
        )
        people = np.full(size, np.nan)
        if self.people is not None:
            people = np.array([self.people[found.cost <= with_slack(cutoff)].sum() for cutoff in self.cutoffs])
        given = {int(order[row]): reason for row, reason in refused.items()}
        lines, roads_km = self._lines(found, owner, number), found.together_m / M_PER_KM
        return AreaResult(table, lines, areas, given, self._beyond, people, roads_km, self._land_together(found, step))

    def _land_together(self, found: _Found, step: Callable[[float], None]) -> np.ndarray:
        """(cutoffs,) km² from which some facility is reached, each counted once; NaN where no areas were asked for."""
        count = len(self.cutoffs)
        km2 = np.full(count, np.nan)
        for cutoff in range(count) if self.params.areas else ():
            shapes = np.array([shape for (_, number), shape in found.land.items() if number == cutoff], object)
            if self.params.merge == EACH and len(shapes):
                here = part_of(step, cutoff / count, (cutoff + 1) / count)
                shapes = np.array([merged(shapes, here, together=FEW)], object)
            km2[cutoff] = shapely.area(shapes).sum() / M2_PER_KM2
        return km2

    def _lines(self, found: _Found, owner: np.ndarray, number: np.ndarray) -> np.ndarray:
        """(rows,) one MultiLineString each, None where no road is reached."""
        result = np.full(len(owner), None, object)
        if not any(len(each.owner) for _, each in found.spans):
            return result
        slot_of = {(int(who), int(cutoff)): row for row, (who, cutoff) in enumerate(zip(owner, number))}
        parts = Spans(*(np.concatenate(column) for column in zip(*(each for _, each in found.spans))))
        cutoff = np.repeat([cutoff for cutoff, _ in found.spans], [len(each.owner) for _, each in found.spans])
        lines = substrings(self.reach.network.lines, parts.line, parts.start, parts.stop)
        slots = np.full((len(self.facilities) + 1, len(self.cutoffs)), -1)
        for (who, which), row in slot_of.items():
            slots[who, which] = row
        slot = slots[parts.owner, cutoff]
        by_slot = np.argsort(slot, kind="stable")
        shapes = shapely.multilinestrings(lines[by_slot], indices=np.unique(slot[by_slot], return_inverse=True)[1])
        result[np.unique(slot)] = shapes
        return result

    def _areas(self, found: _Found, owner: np.ndarray, number: np.ndarray) -> np.ndarray:
        """(rows,) a MultiPolygon each, None where there is no land."""
        shapes = np.full(len(owner), None, object)
        for row, key in enumerate(zip(owner.tolist(), number.tolist())):
            shapes[row] = found.land.get(key)
        if self.params.shape == RINGS:
            inner = np.roll(shapes, 1)
            rings = np.flatnonzero((number > 0) & ~shapely.is_missing(shapes) & ~shapely.is_missing(inner))
            shapes[rings] = shapely.difference(shapes[rings], inner[rings])
        if self.params.simplify_m > 0:
            some = np.flatnonzero(~shapely.is_missing(shapes))
            shapes[some] = shapely.set_precision(shapes[some], GRID_M)
        parts, row = shapely.get_parts(shapes, return_index=True)
        areal = shapely.get_type_id(parts) == POLYGON  # where two outlines touch, lines and points are left over
        rows, slot = np.unique(row[areal], return_inverse=True)
        result = np.full(len(shapes), None, object)
        result[rows] = shapely.multipolygons(parts[areal], indices=slot)
        return result
