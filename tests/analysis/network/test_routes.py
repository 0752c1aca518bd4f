"""The drawn way of each pair is as long as the way was measured, and follows the bends of the road."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from wulong_planner.analysis.errors import Cancelled
from wulong_planner.analysis.network import access
from wulong_planner.analysis.network import routes as routes_module
from wulong_planner.analysis.network.ends import Ends
from wulong_planner.analysis.network.pairs import Pairs, cost_pairs
from wulong_planner.analysis.network.routes import route_lines
from wulong_planner.analysis.network.search import costs_to_facilities
from wulong_planner.analysis.network.tables import PointTable, RoadTable
from wulong_planner.analysis.network.travel import TravelParams, prepare_travel

spec = importlib.util.spec_from_file_location("test_pairs", Path(__file__).with_name("test_pairs.py"))
beside = importlib.util.module_from_spec(spec)
spec.loader.exec_module(beside)

# A road with bends and a lane that joins it halfway; the clinic stands on the lane, 50 m from its end.
#
#              * clinic (300, 250)
#              |
#              + lane (200, 250) -- (200, 100)
#   v ----- corner (200, 0) ------
LINES = [
    shapely.LineString([(0, 0), (200, 0), (200, 100), (400, 100)]),
    shapely.LineString([(200, 100), (200, 250), (350, 250)]),
]
ROADS = RoadTable(
    geometry=np.array(LINES, object),
    road_id=np.array(["road", "lane"], object),
    hardened=np.ones(2, bool),
    motorable=np.ones(2, bool),
    speed_kmh=np.full(2, 60.0),
    direction=np.zeros(2, int),
)


def draw(demand, facility, roads=ROADS, **options):
    travel = prepare_travel(roads, TravelParams(max_access_m=60.0))
    legs = travel.legs(table(demand)), travel.legs(table(facility), arriving=True)
    pairs = cost_pairs(travel, *legs, **options)
    return route_lines(travel, *legs, pairs), pairs


def table(xy):
    return PointTable(id=np.array([f"p{k}" for k in range(len(xy))], object), xy=np.asarray(xy, float))


def coordinates(line):
    return [tuple(round(float(value), 6) for value in xy) for xy in line.coords]


class TestByHand:
    def test_walk_road_walk_with_every_bend(self):
        lines, pairs = draw([[50, 30]], [[300, 270]])
        assert coordinates(lines[0]) == [
            (50, 30), (50, 0), (200, 0), (200, 100), (200, 250), (300, 250), (300, 270),
        ]  # fmt: skip
        assert lines[0].length == pytest.approx(pairs.road_m[0] + pairs.walk_m[0]) == pytest.approx(550)

    def test_against_the_drawing(self):
        lines, _ = draw([[300, 270]], [[50, 30]])
        assert coordinates(lines[0])[::-1] == [
            (50, 30), (50, 0), (200, 0), (200, 100), (200, 250), (300, 250), (300, 270),
        ]  # fmt: skip

    def test_on_one_piece(self):
        lines, _ = draw([[200, 240]], [[340, 260]])
        assert coordinates(lines[0]) == [(200, 240), (200, 250), (340, 250), (340, 260)]

    def test_a_straight_walk(self):
        lines, pairs = draw([[900, 900]], [[900, 940]])
        assert coordinates(lines[0]) == [(900, 900), (900, 940)]
        assert pairs.road_m[0] == 0

    def test_at_the_very_place(self):
        lines, _ = draw([[50, 0]], [[50, 0]])
        assert coordinates(lines[0]) == [(50, 0), (50, 0)]

    def test_no_pairs(self):
        lines, _ = draw([[9000, 0]], [[50, 0]])
        assert lines.tolist() == []

    def test_a_pair_without_a_way(self):
        travel = prepare_travel(ROADS, TravelParams(max_access_m=60.0))
        legs = travel.legs(table([[9000, 0], [50, 0]])), travel.legs(table([[60, 0]]), arriving=True)
        none, some = np.array([0, 1]), np.ones(2)
        lines = route_lines(travel, *legs, Pairs(none, np.zeros(2, int), some, some, some, some, some))
        assert lines[0] is None
        assert lines[1].length == pytest.approx(10)

    def test_it_stops_when_asked(self):
        travel = prepare_travel(ROADS, TravelParams(max_access_m=60.0))
        legs = travel.legs(table([[50, 0]])), travel.legs(table([[60, 0]]), arriving=True)
        pairs = cost_pairs(travel, *legs)
        with pytest.raises(Cancelled):
            route_lines(travel, *legs, pairs, should_stop=lambda: True)

    def test_a_loop_road(self):
        """The ring begins and ends at one node: each clinic is reached the short way round."""
        ring = shapely.LineString([(0, 0), (100, 0), (100, 100), (0, 100), (0, 0)])
        spur = shapely.LineString([(-500, 0), (0, 0)])
        roads = RoadTable(np.array([ring, spur], object), np.array(["r", "s"], object), np.ones(2, bool),
                          np.ones(2, bool), np.full(2, 60.0), np.zeros(2, int))  # fmt: skip
        lines, _ = draw([[-500, 0]], [[0, 95.0], [0, 5.0], [95.0, 100]], roads)
        assert [coordinates(line) for line in lines] == [
            [(-500, 0), (0, 0), (0, 5)],
            [(-500, 0), (0, 0), (0, 95)],
            [(-500, 0), (0, 0), (0, 100), (95, 100)],
        ]

    def test_across_a_gap_within_the_tolerance(self):
        lines = [shapely.LineString([(0, 0), (100, 0)]), shapely.LineString([(100.4, 0), (200, 0)])]
        roads = RoadTable(np.array(lines, object), np.array(["r", "s"], object), np.ones(2, bool),
                          np.ones(2, bool), np.full(2, 60.0), np.zeros(2, int))  # fmt: skip
        drawn, pairs = draw([[0, 0]], [[200, 0]], roads)
        assert pairs.road_m[0] == pytest.approx(199.6)
        assert coordinates(drawn[0]) == [(0, 0), (100, 0), (100.4, 0), (200, 0)]


@beside.SETTINGS
@given(beside.questions(), st.sampled_from([{}, {"nearest": 1}, {"nearest": 2}, {"limit": 30.0}]))
def test_as_long_as_measured_and_on_the_road(question, options):
    pairs, travel = beside.fast_pairs(*question, **options)
    _, demand, facility, _ = question
    legs = travel.legs(demand), travel.legs(facility, arriving=True)
    lines = route_lines(travel, *legs, pairs)
    assert shapely.length(lines) == pytest.approx(pairs.road_m + pairs.walk_m, abs=1e-6)
    assert shapely.get_coordinates(shapely.get_point(lines, 0)) == pytest.approx(demand.xy[pairs.point])
    assert shapely.get_coordinates(shapely.get_point(lines, -1)) == pytest.approx(facility.xy[pairs.facility])
    network = shapely.buffer(shapely.union_all(travel.roads.geometry), 1e-6)
    off_road = shapely.length(shapely.difference(lines, network))
    assert (off_road <= pairs.walk_m + 1e-6).all()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(routes_module, "ENOUGH", 1)
        patch.setattr(access, "LEGS", 1)
        assert shapely.equals(route_lines(travel, demand, legs[1], pairs), lines).all()


@beside.SETTINGS
@given(beside.questions())
def test_the_ways_of_the_one_search_for_all(question):
    _, demand, facility, _ = question
    _, travel = beside.fast_pairs(*question, nearest=1)
    legs = travel.legs(demand), travel.legs(facility, arriving=True)
    costs = costs_to_facilities(travel.network, Ends.any(*legs), travel.impedance)
    pairs = Pairs.from_costs(costs)
    lines = route_lines(travel, *legs, pairs)
    assert shapely.length(lines) == pytest.approx(pairs.road_m + pairs.walk_m, abs=1e-6)
