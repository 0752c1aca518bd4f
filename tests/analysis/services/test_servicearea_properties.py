"""Service areas against the engine that answers for single points, on random networks."""

from __future__ import annotations

import itertools
from unittest import mock

import numpy as np
import pytest
import rasterio
import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wulong_planner.analysis.network.pairs import cost_pairs
from wulong_planner.analysis.network.slopes import Ground
from wulong_planner.analysis.network.tables import PointTable, RoadTable
from wulong_planner.analysis.network.travel import FASTEST, SHORTEST, TravelParams, prepare_travel
from wulong_planner.analysis.services import sure_land
from wulong_planner.analysis.services.servicearea import BASINS, EACH, MERGED, AreaParams, service_areas
from wulong_planner.analysis.terrain import open_dem

SETTINGS = settings(
    max_examples=40, derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck)
)
CELL = 400.0
ARC = 0.05
"""Metres a circle may be missed by; points this near to an outline are not compared."""
CLOSE = {"arc_tolerance_m": ARC, "simplify_m": 0.0}
CUTOFFS = {FASTEST: (3.0, 7.0), SHORTEST: (250.0, 700.0)}
ORIGIN = np.array([470000.0, 3240000.0])


@st.composite
def worlds(draw, one_way=True):
    """Winding roads with gaps and spurs, some slower than walking; facilities on and off the road; many points."""
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    size = draw(st.integers(3, 5))
    node = np.stack(np.meshgrid(np.arange(size), np.arange(size)), axis=-1) * CELL
    node = ORIGIN + node + rng.uniform(-90, 90, node.shape)
    lines = []
    for i, j in itertools.product(range(size), range(size)):
        for k, m in ((i + 1, j), (i, j + 1)):
            if k < size and m < size and rng.random() < 0.7:
                middle = (node[i, j] + node[k, m]) / 2 + rng.uniform(-60, 60, 2)
                line = [node[i, j], middle, node[k, m]] if rng.random() < 0.6 else [node[i, j], node[k, m]]
                lines.append(line if rng.random() < 0.5 else line[::-1])
    lines = lines or [[node[0, 0], node[1, 1]]]
    for _ in range(rng.integers(0, 4)):
        line = shapely.LineString(lines[rng.integers(len(lines))])
        foot = np.array(line.interpolate(rng.uniform(0.2, 0.8), normalized=True).coords[0])
        lines.append([foot, foot + rng.uniform(-150, 150, 2)])
    count, facilities = len(lines), draw(st.integers(1, 3))
    table = RoadTable(
        geometry=np.array([shapely.LineString(line) for line in lines], object),
        road_id=np.array([f"r{number}" for number in range(count)], object),
        hardened=rng.random(count) < 0.5,
        motorable=np.ones(count, bool),
        speed_kmh=rng.choice([1.5, 4.0, 8.0, 20.0], count),
        direction=rng.choice([0, 0, 1, -1], count) if one_way else np.zeros(count, int),
    )
    span = size * CELL
    return (
        table,
        _points("f", ORIGIN + rng.uniform(-100, span - CELL, (facilities, 2))),
        _points("d", ORIGIN + rng.uniform(-350, span, (300, 2)), rng.integers(0, 50, 300).astype(float)),
        TravelParams(
            max_access_m=draw(st.sampled_from([300.0, 120.0])), strategy=draw(st.sampled_from([FASTEST, SHORTEST]))
        ),
    )


def _points(prefix, xy, weight=None):
    return PointTable(np.array([f"{prefix}{row}" for row in range(len(xy))], object), xy, weight=weight)


def engine_costs(travel, demand, facilities):
    """(facilities, demand) cost of each pair, inf where there is no way."""
    found = cost_pairs(travel, travel.legs(demand), travel.legs(facilities, arriving=True))
    costs = np.full((len(facilities), len(demand)), np.inf)
    costs[found.facility, found.point] = found.cost
    return costs


def within(costs, cutoff):
    return costs <= cutoff * (1 + 1e-9)


def assert_same(area, place, inside, near_m):
    """The area covers exactly the points inside, those nearer to its outline than ``near_m`` left out."""
    covered = np.zeros(len(place), bool) if area is None else shapely.intersects(area, place)
    clear = np.ones(len(place), bool) if area is None else shapely.distance(shapely.boundary(area), place) > near_m
    assert covered[clear].tolist() == inside[clear].tolist()


@SETTINGS
@given(worlds())
def test_land_and_people_are_those_of_the_engine(world):
    roads, facilities, demand, params = world
    travel = prepare_travel(roads, params)
    costs, place = engine_costs(travel, demand, facilities), shapely.points(demand.xy)
    asked = AreaParams(CUTOFFS[params.strategy], **CLOSE)
    result = service_areas(travel, facilities, asked, demand)
    answered = [row for row in range(len(facilities)) if row not in result.refused]
    for row, facility, cutoff, people in result.table[["facility", "cutoff", "people"]].itertuples():
        if facility in answered:
            inside = within(costs[facility], cutoff)
            assert people == demand.people[inside].sum()
            assert_same(result.areas[row], place, inside, 1.2 * ARC)
    nearest = costs[answered].min(axis=0, initial=np.inf)
    assert result.people_within.tolist() == [demand.people[within(nearest, each)].sum() for each in asked.cutoffs]


@settings(SETTINGS, max_examples=25)
@given(worlds())
def test_merged_is_the_union_and_basins_divide_it(world):
    roads, facilities, demand, params = world
    travel = prepare_travel(roads, params)
    cutoffs = CUTOFFS[params.strategy]
    each, merged, basins = (
        service_areas(travel, facilities, AreaParams(cutoffs, merge=merge, cell_m=15.0, **CLOSE), demand)
        for merge in (EACH, MERGED, BASINS)
    )
    answered = [row for row in range(len(facilities)) if row not in each.refused]
    costs = engine_costs(travel, demand, facilities)[answered]
    for number, cutoff in enumerate(cutoffs):
        whole = merged.areas[number]
        union = shapely.union_all(each.areas[number :: len(cutoffs)])
        if whole is None:
            assert not answered
            continue
        assert shapely.area(shapely.symmetric_difference(whole, union)) < 1e-3 * max(shapely.area(union), 1.0)
        assert merged.table["people"][number] == demand.people[within(costs.min(axis=0), cutoff)].sum()
        parts = basins.areas[number :: len(cutoffs)]
        parts = parts[~shapely.is_missing(parts)]
        assert shapely.area(parts).sum() == pytest.approx(shapely.area(whole), rel=1e-6)
        first = np.argmin(costs, axis=0)
        inside = within(costs.min(axis=0), cutoff)
        counted = [demand.people[inside & (first == row)].sum() for row in range(len(answered))]
        rows = basins.table[basins.table["cutoff"] == cutoff]
        assert rows["people"].to_numpy()[answered].tolist() == counted
        roads_km = merged.table["road_km"][number]
        assert rows["road_km"].sum() == pytest.approx(roads_km, abs=1e-6)
        assert shapely.length(merged.lines[number]) / 1000 == pytest.approx(roads_km) if roads_km else True


@settings(SETTINGS, max_examples=20)
@given(st.booleans().flatmap(lambda one_way: worlds(one_way=one_way)))
def test_squares_that_are_reached_as_a_whole_change_nothing(world):
    roads, facilities, _, params = world
    travel, asked = prepare_travel(roads, params), AreaParams(CUTOFFS[params.strategy], **CLOSE)
    with mock.patch.object(sure_land.Squares, "reached", lambda self, touched, limit: None):
        plain = service_areas(travel, facilities, asked)
    used = []
    strips = sure_land.SureLand.strips

    def watched(self, cutoff):
        found = strips(self, cutoff)
        used.append(len(found))
        return found

    with mock.patch.multiple(sure_land, SIDE_M=25.0), mock.patch.object(sure_land.SureLand, "strips", watched):
        faster = service_areas(travel, facilities, asked)
    for one, other in zip(plain.areas, faster.areas):
        assert (one is None) == (other is None)
        if one is not None:
            assert shapely.area(shapely.symmetric_difference(one, other)) < 1e-3
    if plain.table["area_km2"].max() > 0.5 and not roads.direction.any():
        assert max(used) > 0


@SETTINGS
@given(worlds(one_way=False))
def test_a_further_road_never_takes_land_away(world):
    roads, facilities, _, params = world
    fewer = RoadTable(*(getattr(roads, name)[:-1] for name in
                        ("geometry", "road_id", "hardened", "motorable", "speed_kmh", "direction")))  # fmt: skip
    asked = AreaParams(CUTOFFS[params.strategy], **CLOSE)
    before, after = (service_areas(prepare_travel(table, params), facilities, asked) for table in (fewer, roads))
    for old, new in zip(before.areas, after.areas):
        if old is not None:
            lost = shapely.difference(shapely.buffer(old, -4 * ARC), new)
            assert shapely.area(lost) < 1e-6


@pytest.fixture
def dem_path(tmp_path):
    """A valley: steep from west to east, gentle from south to north."""
    y, x = np.mgrid[0:120, 0:120]
    heights = (30 * np.abs(x - 60) * 0.25 + y).astype("float32")
    path = tmp_path / "dem.tif"
    place = rasterio.transform.from_origin(ORIGIN[0] - 800, ORIGIN[1] + 2800, 30, 30)
    with rasterio.open(path, "w", driver="GTiff", width=120, height=120, count=1, dtype="float32", crs="EPSG:4545",
                       transform=place) as file:  # fmt: skip
        file.write(heights, 1)
    return path


@pytest.mark.parametrize("merge", [EACH, BASINS, MERGED])
def test_on_slopes_a_square_is_in_when_a_group_at_its_middle_is(dem_path, merge):
    roads = RoadTable(
        geometry=np.array([shapely.LineString(ORIGIN + np.array(line)) for line in
                           ([(0, 0), (700, 200), (1500, 100)], [(700, 200), (800, 1200)])], object),
        road_id=np.array(["a", "b"], object), hardened=np.array([True, False]), motorable=np.ones(2, bool),
        speed_kmh=np.array([20.0, 8.0]), direction=np.zeros(2, int),
    )  # fmt: skip
    facilities = _points("f", ORIGIN + np.array([(100.0, 60.0), (1400.0, 150.0)]))
    cutoffs, cell = (4.0, 9.0), 40.0
    with open_dem(dem_path) as dem:
        travel = prepare_travel(roads, TravelParams(max_access_m=400.0), Ground(dem, "EPSG:4545"))
        result = service_areas(travel, facilities, AreaParams(cutoffs, merge=merge, cell_m=cell))
        left, bottom = np.floor((ORIGIN - 600) / cell) * cell
        x, y = np.meshgrid(left + (np.arange(70) + 0.5) * cell, bottom + (np.arange(60) + 0.5) * cell)
        middles = _points("m", np.column_stack((x.ravel(), y.ravel())))
        costs = engine_costs(travel, middles, facilities)
    for row, (facility, cutoff) in enumerate(result.table[["facility", "cutoff"]].itertuples(index=False)):
        inside = within(costs.min(axis=0) if merge == MERGED else costs[int(facility)], cutoff)
        if merge == BASINS:
            inside &= np.argmin(costs, axis=0) == facility
        covered = shapely.intersects(result.areas[row], shapely.points(middles.xy))
        assert covered.tolist() == inside.tolist()
        assert result.table["area_km2"][row] == pytest.approx(inside.sum() * cell * cell / 1e6)
        assert 20 < inside.sum() < 2000
