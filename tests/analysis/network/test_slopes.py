"""Walks and tracks on slopes: by hand on a plane, and what must hold on any ground."""

from __future__ import annotations

import importlib.util
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import rasterio
import shapely
from hypothesis import given
from hypothesis import strategies as st
from rasterio.transform import from_origin
from wulong_planner.analysis import thresholds
from wulong_planner.analysis.errors import InputError
from wulong_planner.analysis.network.pairs import cost_pairs
from wulong_planner.analysis.network.slopes import Ground, slowness
from wulong_planner.analysis.network.tables import PointTable, RoadTable
from wulong_planner.analysis.network.travel import FASTEST, SHORTEST, TravelParams, prepare_travel
from wulong_planner.analysis.terrain import open_dem, tobler_kmh

spec = importlib.util.spec_from_file_location("test_pairs", Path(__file__).with_name("test_pairs.py"))
beside = importlib.util.module_from_spec(spec)
spec.loader.exec_module(beside)

CRS = "EPSG:4545"
SIDE, CELL = 100, 50.0
CORNER = (-1000.0, 4000.0)
FLAT_KMH = float(tobler_kmh(0.0))

# On a plane that rises 20 m in 100 m to the north: a road along y = 0, a village 300 m north of it, a clinic
# 200 m north of it, 1000 m farther east. Walking down is 3.549 km/h against 5.037 on the flat, up 2.501.
#
#   village (0, 300)
#      | down                      clinic (1000, 200)
#      |                             | up
#   ---+-----------------------------+---- road
PLANE = RoadTable(
    geometry=np.array([shapely.LineString([(-500, 0), (1500, 0)])], object),
    road_id=np.array(["road"], object),
    hardened=np.ones(1, bool),
    motorable=np.ones(1, bool),
    speed_kmh=np.array([60.0]),
    direction=np.zeros(1, int),
)
VILLAGE, CLINIC = np.array([[0.0, 300.0]]), np.array([[1000.0, 200.0]])


@pytest.fixture(scope="module")
def dems(tmp_path_factory):
    """A flat DEM, a plane that rises to the north, waves, and a plane with a hole."""
    folder = tmp_path_factory.mktemp("dem")
    x = CORNER[0] + CELL * (np.arange(SIDE) + 0.5)
    y = CORNER[1] - CELL * (np.arange(SIDE) + 0.5)
    plane = np.repeat(500 + 0.2 * y[:, None], SIDE, axis=1)
    waves = 500 + 20 * np.sin(x / 200)[None, :] + 20 * np.cos(y / 150)[:, None]
    hole = plane.copy()
    hole[y > -500] = np.nan
    heights = {"flat": np.full((SIDE, SIDE), 300.0), "plane": plane, "waves": waves, "hole": hole}
    opened = {}
    for name, cells in heights.items():
        path = folder / f"{name}.tif"
        with rasterio.open(path, "w", driver="GTiff", width=SIDE, height=SIDE, count=1, dtype="float64", crs=CRS,
                           transform=from_origin(*CORNER, CELL, CELL), nodata=np.nan) as file:  # fmt: skip
            file.write(cells, 1)
        opened[name] = open_dem(path)
    yield opened
    for dem in opened.values():
        dem.close()


def table(xy):
    return PointTable(id=np.array([f"p{k}" for k in range(len(xy))], object), xy=np.asarray(xy, float))


def ask(roads, demand, facility, ground, params=None, **options):
    travel = prepare_travel(roads, params or TravelParams(), ground)
    legs = travel.legs(demand), travel.legs(facility, arriving=True)
    return cost_pairs(travel, *legs, **options), travel


class TestPlane:
    def test_down_to_the_road_and_up_from_it(self, dems):
        pairs, travel = ask(PLANE, table(VILLAGE), table(CLINIC), Ground(dems["plane"], CRS))
        flat = 60 / 3000  # minutes a metre: three fifths of 5 km/h
        down, up = FLAT_KMH / tobler_kmh(-0.2), FLAT_KMH / tobler_kmh(0.2)
        assert pairs.cost == pytest.approx([300 * flat * down + 1.0 + 200 * flat * up], rel=1e-6)
        assert pairs.minutes(travel) == pytest.approx(pairs.cost)
        assert (pairs.road_m[0], pairs.walk_m[0]) == pytest.approx((1000, 500))

    def test_the_way_back_is_the_other_way_round(self, dems):
        pairs, _ = ask(PLANE, table(CLINIC), table(VILLAGE), Ground(dems["plane"], CRS))
        flat, down, up = 60 / 3000, FLAT_KMH / tobler_kmh(-0.2), FLAT_KMH / tobler_kmh(0.2)
        assert pairs.cost == pytest.approx([200 * flat * down + 1.0 + 300 * flat * up], rel=1e-6)

    def test_a_straight_walk_uphill(self, dems):
        pairs, _ = ask(PLANE, table([[0.0, 1000.0]]), table([[0.0, 1400.0]]), Ground(dems["plane"], CRS))
        assert pairs.cost == pytest.approx([400 * 60 / 3000 * FLAT_KMH / tobler_kmh(0.2)], rel=1e-6)
        assert pairs.road_m.tolist() == [0.0]

    @pytest.mark.parametrize("nearest", [None, 1, 2])
    def test_metres_stay_and_minutes_do_not(self, dems, nearest):
        """The shortest route is the same in metres; its minutes know the slope, however it was searched."""
        params = TravelParams(strategy=SHORTEST)
        sloped, on_slope = ask(PLANE, table(VILLAGE), table(CLINIC), Ground(dems["plane"], CRS), params,
                               nearest=nearest)  # fmt: skip
        level, on_flat = ask(PLANE, table(VILLAGE), table(CLINIC), None, params, nearest=nearest)
        assert sloped.cost.tolist() == level.cost.tolist()
        flat, down, up = 60 / 3000, FLAT_KMH / tobler_kmh(-0.2), FLAT_KMH / tobler_kmh(0.2)
        assert sloped.minutes(on_slope) == pytest.approx([300 * flat * down + 1.0 + 200 * flat * up], rel=1e-6)
        assert level.minutes(on_flat) == pytest.approx([11.0])


class TestTracks:
    def test_a_gravel_road_that_climbs_is_slower(self, dems):
        """14 % by the table: 1.7 times as long; the same both ways; hardened roads do not care."""
        north = shapely.LineString([(0, 0), (700, np.sqrt(1000.0**2 - 700**2))])  # 0.2 · 0.714 = 14.28 %
        gradient = 0.2 * north.coords[1][1] / north.length
        roads = RoadTable(
            np.array([north, shapely.LineString([(1000, 0), (1000, 1000)])], object), np.array(["g", "h"], object),
            np.array([False, True]), np.ones(2, bool), np.array([12.0, 12.0]), np.zeros(2, int),
        )  # fmt: skip
        travel = prepare_travel(roads, TravelParams(), Ground(dems["plane"], CRS))
        factor = travel.minutes_per_m / (60 / 12_000)
        soft = ~travel.hardened
        assert factor[soft] == pytest.approx(slowness(np.array([gradient])), rel=1e-3)
        assert slowness(np.array([gradient])) == pytest.approx([1.7 + 0.8 * (gradient - 0.14) / 0.06])
        assert factor[~soft].tolist() == [1.0]
        turned = replace(roads, geometry=shapely.reverse(roads.geometry))
        back = prepare_travel(turned, TravelParams(), Ground(dems["plane"], CRS))
        assert back.minutes_per_m[~back.hardened] == pytest.approx(travel.minutes_per_m[soft], rel=1e-9)

    def test_the_table(self):
        rows = thresholds.load_slopes()
        assert (np.diff(rows, axis=0)[:, 0] > 0).all()
        rise = np.diff(rows[:, 1]) / np.diff(rows[:, 0])
        assert (np.diff(rise) >= 0).all(), "ever steeper, so that cutting a line never makes it quicker"
        assert slowness(np.array([0.0, 0.03, 0.2, 0.9])).tolist() == [1.0, 1.0, 2.5, 2.5]

    def test_cutting_a_line_on_an_even_slope_changes_nothing(self, dems):
        """Within the sampling of heights; on a plane there is none."""
        line = shapely.LineString([(0, 0), (600, 800)])
        parts = [shapely.LineString([(0, 0), (240, 320)]), shapely.LineString([(240, 320), (600, 800)])]
        ground = Ground(dems["plane"], CRS)
        whole = ground.track_factors(np.array([line], object))
        cut = ground.track_factors(np.array(parts, object))
        assert cut == pytest.approx([whole[0]] * 2, rel=1e-9)

    def test_a_cut_line_is_never_quicker_and_within_the_factors_of_its_parts(self, dems):
        ground = Ground(dems["waves"], CRS, 10.0)
        rng = np.random.default_rng(7)
        for share in rng.uniform(0.1, 0.9, 20):
            line = shapely.LineString(rng.uniform(0, 2000, (2, 2)))
            at = np.array(line.interpolate(share, normalized=True).coords[0])
            parts = [shapely.LineString([line.coords[0], at]), shapely.LineString([at, line.coords[1]])]
            whole = ground.track_factors(np.array([line], object))[0] * line.length
            factors = ground.track_factors(np.array(parts, object))
            cut = (factors * shapely.length(parts)).sum()
            assert whole * (1 - 5e-3) <= cut <= factors.max() * line.length * (1 + 1e-9)


def test_heights_that_are_not_known_count_as_flat_and_are_counted(dems):
    ground = Ground(dems["hole"], CRS)
    level, _ = ask(PLANE, table(VILLAGE), table(CLINIC), None)
    sloped, _ = ask(replace(PLANE, hardened=np.zeros(1, bool)), table(VILLAGE), table(CLINIC), ground)
    assert sloped.cost.tolist() == level.cost.tolist()
    assert ground.unknown == (2, 1, True)
    ask(replace(PLANE, hardened=np.zeros(1, bool)), table(VILLAGE), table(CLINIC), ground)
    assert ground.unknown == (2, 1, True)  # the same places and the same road


def test_a_place_counts_once_however_many_walks_lead_from_it(dems):
    ground = Ground(dems["hole"], CRS)
    place, ends = np.array([[1000.0, 1000.0]] * 3), np.array([[1000.0, 1100.0], [1100.0, 1000.0], [900.0, 1000.0]])
    ground.walk_factors(place, ends)
    assert ground.unknown.places == 1
    ground.walk_factors(ends, place, arriving=True)
    assert ground.unknown.places == 1
    ground.walk_factors(ends, place)
    assert ground.unknown.places == 4


def test_some_height_is_not_none(dems):
    ground = Ground(dems["flat"], CRS)
    ground.walk_factors(np.array([[1000.0, 1000.0]]), np.array([[1000.0, 1100.0]]))
    assert ground.unknown == (0, 0, False)
    ground.walk_factors(np.array([[1e7, 1e7]]), np.array([[1e7, 1e7 + 50]]))
    assert ground.unknown == (1, 0, False)


def test_a_step_that_means_nothing(dems):
    with pytest.raises(InputError):
        Ground(dems["flat"], CRS, 0.0)


@beside.SETTINGS
@given(beside.questions(), st.sampled_from([{}, {"nearest": 1}, {"nearest": 2}, {"limit": 30.0}]))
def test_flat_ground_changes_no_byte(dems, question, options):
    level, _ = ask(*question[:3], None, question[3], **options)
    flat, _ = ask(*question[:3], Ground(dems["flat"], CRS), question[3], **options)
    for column in ("point", "facility", "cost", "road_m", "walk_m", "other", "effort_m"):
        assert getattr(level, column).tobytes() == getattr(flat, column).tobytes(), column


@beside.SETTINGS
@given(beside.questions())
def test_a_further_road_makes_nothing_dearer_on_slopes_either(dems, question):
    roads, demand, facility, params = question
    params = replace(params, strategy=FASTEST)
    names = ("geometry", "road_id", "hardened", "motorable", "speed_kmh", "direction")
    fewer = RoadTable(*(getattr(roads, name)[:-1] for name in names))
    if not len(fewer):
        return
    shape, ground = (len(demand), len(facility)), Ground(dems["waves"], CRS)
    before = beside.table_of(ask(fewer, demand, facility, ground, params)[0], shape)
    after = beside.table_of(ask(roads, demand, facility, ground, params)[0], shape)
    assert (after <= before * (1 + 1e-9) + 1e-9).all()


@beside.SETTINGS
@given(beside.questions())
def test_the_same_ways_however_they_are_searched(dems, question):
    ground = Ground(dems["waves"], CRS)
    every, _ = ask(*question[:3], ground, question[3])
    first, _ = ask(*question[:3], ground, question[3], nearest=1)
    beside.assert_same(first, every.take(np.flatnonzero(every.rank < 1)))
