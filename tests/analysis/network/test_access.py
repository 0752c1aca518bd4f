"""Where a point gets on the road and what the walk counts."""

import numpy as np
import pytest
import shapely
from wulong_planner.analysis.errors import InputError
from wulong_planner.analysis.network.access import access_legs
from wulong_planner.analysis.network.network import build_network


def legs_of(xy, *wkt, limit=500.0):
    network = build_network(shapely.from_wkt(np.array(wkt, object)), noding=1, tolerance_m=0.5)
    return access_legs(network, np.array(xy, float), limit), network


def test_one_leg_for_every_straight_stretch_within_the_limit():
    legs, _ = legs_of([(100, 100)], "LINESTRING (0 0, 1000 0, 1000 100)", "LINESTRING (0 600, 1000 600)")
    assert legs.distance.tolist() == pytest.approx([100, 500])
    assert legs.position.tolist() == pytest.approx([100, 100])


def test_a_point_on_the_road_walks_nothing():
    legs, _ = legs_of([(300, 0)], "LINESTRING (0 0, 1000 0)", limit=0)
    assert (legs.distance[0], legs.position[0]) == (0, 300)


@pytest.mark.parametrize(
    "xy, road_per_m, cost",
    [
        ((500, 300), 0.25, 300),  # square to the road
        ((1300, 0), 0.25, 300),  # straight on beyond its end
        ((1300, 400), 0.25, 500),  # 3-4-5, longer than 400 + 75
        ((1030, 400), 0.25, 407.5),  # nearly square: 400 + 30 × 0.25, though the straight line is 401.1
        ((1300, 400), 1.0, 700),  # where road metres count as much as walked ones
    ],
)
def test_what_the_walk_counts(xy, road_per_m, cost):
    legs, _ = legs_of([xy], "LINESTRING (0 0, 1000 0)")
    assert legs.walk_cost(1.0, np.array([road_per_m]))[0] == pytest.approx(cost)


def nearest(xy, *wkt):
    legs, network = legs_of([xy], *wkt)
    rows = np.flatnonzero(legs.nearest(network))
    return sorted(zip(legs.line[rows].tolist(), legs.position[rows].round(6).tolist()))


def test_a_road_comes_nearest_at_the_foot_only():
    assert nearest((100, 50), "LINESTRING (0 0, 200 0, 400 -100)") == [(0, 100.0)]


def test_a_road_that_comes_back_is_nearest_twice():
    assert nearest((100, 50), "LINESTRING (0 0, 200 0, 200 300)") == [(0, 100.0), (0, 250.0)]


def test_a_road_comes_nearest_at_a_corner_turned_towards_the_point():
    assert nearest((-50, -50), "LINESTRING (0 300, 0 0, 300 0)") == [(0, 300.0)]


def test_a_road_that_goes_on_is_not_nearest_at_the_cut():
    assert nearest((100, 50), "LINESTRING (0 0, 150 0)", "LINESTRING (150 0, 400 0)") == [(0, 100.0)]


def test_a_dead_end_is_nearest_to_what_lies_beyond_it():
    assert nearest((150, 50), "LINESTRING (0 0, 100 0)") == [(0, 100.0)]


def test_a_side_road_is_not_nearest_where_it_leaves_the_main_one():
    assert nearest((0, 0), "LINESTRING (0 0, 400 0)", "LINESTRING (200 0, 200 400)") == [(0, 0.0)]


def test_points_without_coordinates_get_no_legs():
    legs, _ = legs_of([(np.nan, 0), (100, 0), (0, np.inf)], "LINESTRING (0 0, 1000 0)")
    assert legs.point.tolist() == [1]


@pytest.mark.parametrize("limit", [-1.0, np.nan, np.inf])
def test_a_limit_that_is_none(limit):
    with pytest.raises(InputError, match="MAX_ACCESS_M is"):
        legs_of([(0, 0)], "LINESTRING (0 0, 1000 0)", limit=limit)
