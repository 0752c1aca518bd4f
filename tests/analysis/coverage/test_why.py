"""Ways taken apart: the legs are those a person works out, and they add up to the result."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from wulong_planner.analysis.coverage.why import ALL_ON_FOOT, ROAD, WALK_FROM, WALK_TO, Places, RoadKinds
from wulong_planner.analysis.errors import InputError
from wulong_planner.analysis.network.pairs import Pairs
from wulong_planner.analysis.network.tables import PointTable, RoadTable
from wulong_planner.analysis.network.travel import SHORTEST, prepare_travel
from wulong_planner.analysis.roads.roadconnectivity import ConnectivityParams, Question, number_zones, road_connectivity

# Five groups and two seats; 6 km/h on foot is 100 m a minute.
#
#   far (500, 900)                                      P seat P (3000, 200)
#                                                       |
#   v (0, 100)                                          | track, gravel, 15 km/h: 250 m a minute
#   |                                   w (2500, 0)     |
#   A (0, 0) ===== lane ===== B (1000, 0) ===== road ===== C (3000, 0)
#            gravel, 20 km/h              concrete, 60 km/h: 1000 m a minute      at (2900, -30)
#                                  S seat S (2000, -40)
PARAMS = ConnectivityParams(max_access_m=150.0, walk_speed_kmh=6.0, off_road_factor=1.0)
ROADS = RoadTable(
    geometry=np.array(
        [
            shapely.LineString([(0, 0), (1000, 0)]),
            shapely.LineString([(1000, 0), (3000, 0)]),
            shapely.LineString([(3000, 0), (3000, 200)]),
        ],
        object,
    ),
    road_id=np.array(["lane", "road", "track"], object),
    hardened=np.array([False, True, False]),
    motorable=np.ones(3, bool),
    speed_kmh=np.array([20.0, 60.0, 15.0]),
    direction=np.zeros(3, int),
)
KINDS = RoadKinds(
    np.array(["village", "county", "track"], object), np.array(["gravel", "concrete", "gravel"], object)
)  # fmt: skip
GROUPS = {
    "v": (0, 100, "S"),
    "w": (2500, 0, "S"),
    "near": (2000, -10, "S"),
    "up": (3000, 150, "S"),
    "far": (500, 900, "S"),
}
SEATS = {"P": (3000, 200), "S": (2000, -40)}


def points(places):
    zone = [place[2] if len(place) > 2 else code for code, place in places.items()]
    xy = np.array([place[:2] for place in places.values()], float)
    return PointTable(id=np.array(list(places), object), xy=xy, zone=np.array(zone, object))


def places(roads=ROADS, groups=None, seats=None, params=PARAMS, kinds=KINDS):
    demand, seats = points(GROUPS) if groups is None else groups, points(SEATS) if seats is None else seats
    travel = prepare_travel(roads, params)
    zone, seat_zone = number_zones(demand, seats)
    question = Question.of(travel, seats, seat_zone, params.district_share)
    return Places(question, demand, zone, kinds, travel, seats, (5.0, 10.0))


def ask(code, **options):
    asked = places(**options)
    return asked.explain(np.flatnonzero(asked.demand.id == code))


def legs(ways):
    def known(value):
        return value if isinstance(value, str) else None

    return [
        (leg.kind, known(leg.road_class), known(leg.surface), round(leg.metres, 6), round(leg.minutes, 6))
        for leg in ways.legs.itertuples()
    ]


class TestByHand:
    def test_the_way_leg_by_leg(self):
        found = ask("v")
        assert legs(found.ways) == [
            (WALK_TO, None, None, 100, 1),
            (ROAD, "village", "gravel", 1000, 3),
            (ROAD, "county", "concrete", 1000, 1),
            (WALK_FROM, None, None, 40, 0.4),
        ]
        group = found.groups.iloc[0]
        assert (group["status"], group["minutes"], group["upgrade_m"]) == ("motorable", pytest.approx(5.4), 1000)
        assert found.ways.lines[0].length == pytest.approx(2140)

    def test_what_is_to_be_hardened(self):
        stretches = ask("v").stretches
        assert stretches[["road_id", "road_class", "surface", "length_m"]].to_numpy().tolist() == [
            ["lane", "village", "gravel", 1000]
        ]
        assert stretches["geometry"][0].equals(shapely.LineString([(0, 0), (1000, 0)]))

    def test_a_group_on_the_road_has_a_walk_of_no_length(self):
        assert legs(ask("w").ways) == [
            (WALK_TO, None, None, 0, 0),
            (ROAD, "county", "concrete", 500, 0.5),
            (WALK_FROM, None, None, 40, 0.4),
        ]

    def test_a_way_without_road_is_one_leg(self):
        found = ask("near")
        assert legs(found.ways) == [(ALL_ON_FOOT, None, None, 30, 0.3)]
        assert found.ways.lines[0].length == pytest.approx(30)

    def test_the_nearest_facility_may_be_another_than_the_seat(self):
        found = ask("up")
        assert found.groups["seat_code"][0] == "S"
        assert found.nearest.ways["facility_id"][0] == "P"
        # 50 m along the track at 250 m a minute; on foot it is half a minute.
        assert legs(found.nearest_ways) == [
            (WALK_TO, None, None, 0, 0),
            (ROAD, "track", "gravel", 50, 0.2),
            (WALK_FROM, None, None, 0, 0),
        ]
        assert [leg[3] for leg in legs(found.ways)] == [0, 150, 1000, 40]

    def test_who_reaches_nothing_has_no_legs(self):
        found = ask("far")
        assert found.groups["status"][0] == "no_road"
        assert len(found.ways.legs) == len(found.stretches) == len(found.nearest_ways.legs) == 0
        assert found.nearest.ways["facility"][0] == -1

    def test_the_shortest_route_counts_metres_and_still_tells_minutes(self):
        found = ask("v", params=replace(PARAMS, strategy=SHORTEST))
        assert [leg[4] for leg in legs(found.ways)] == [1, 3, 1, 0.4]

    def test_one_kind_is_one_leg_where_the_way_first_comes_to_it(self):
        kinds = RoadKinds(np.array(["a", "b", "a"], object), np.array(["x", "y", "x"], object))
        seats = PointTable(id=np.array(["P"], object), xy=np.array([[3000.0, 200.0]]))
        demand = PointTable(id=np.array(["v"], object), xy=np.array([[0.0, 100.0]]))
        found = ask("v", groups=demand, seats=seats, kinds=kinds)
        assert [leg[1:] for leg in legs(found.ways)] == [
            (None, None, 100, 1), ("a", "x", 1200, 3.8), ("b", "y", 2000, 2), (None, None, 0, 0),
        ]  # fmt: skip

    def test_a_road_of_unknown_kind_stays_a_leg(self):
        nothing = RoadKinds(np.full(3, None, object), np.full(3, None, object))
        assert legs(ask("w", kinds=nothing).ways)[1] == (ROAD, None, None, 500, 0.5)

    def test_one_way_roads_are_not_driven_against(self):
        roads = replace(ROADS, direction=np.array([0, 1, 0]))  # the road leads away from S
        found = ask("w", roads=roads)
        assert found.groups["reason"][0] == "one_way_against"
        assert legs(found.nearest_ways)[1:3] == [
            (ROAD, "county", "concrete", 500, 0.5),
            (ROAD, "track", "gravel", 200, 0.8),
        ]

    def test_several_groups_at_once_are_each_their_own(self):
        asked = places()
        found = asked.explain(np.array([1, 0]))
        assert found.ways.legs["pair"].tolist() == [0, 0, 0, 1, 1, 1, 1]
        assert found.groups["id"].tolist() == ["w", "v"]
        assert found.ways.legs.loc[3:, "metres"].tolist() == pytest.approx([100, 1000, 1000, 40])

    def test_asking_about_nobody_is_a_mistake(self):
        with pytest.raises(InputError, match="no features"):
            places().explain(np.zeros(0, np.int64))


@given(seed=st.integers(0, 10_000))
def test_legs_and_stretches_add_up_to_the_result(random_district, seed):
    roads, demand, seats = random_district(seed)
    params = ConnectivityParams(max_access_m=300.0)
    kinds = RoadKinds(np.where(roads.hardened, "a", "b").astype(object), np.full(len(roads), None, object))
    asked = places(roads, demand, seats, params, kinds)
    found = asked.explain(np.arange(len(demand)))
    stored = road_connectivity(roads, demand, seats, params).groups
    for column in ("status", "seat_code", "reason"):
        assert found.groups[column].tolist() == stored[column].tolist()
    np.testing.assert_allclose(found.groups["minutes"], stored["minutes"], rtol=1e-12)
    by_way = found.ways.legs.groupby("pair")[["metres", "minutes"]].sum()
    routed = stored.iloc[found.row]
    assert by_way.index.tolist() == list(range(len(routed)))
    np.testing.assert_allclose(by_way["minutes"], routed["minutes"], rtol=1e-9)
    np.testing.assert_allclose(by_way["metres"], routed["road_m"] + routed["access_m"], rtol=1e-9, atol=1e-6)
    hardened = found.stretches.groupby("point")["length_m"].sum().reindex(range(len(stored)), fill_value=0.0)
    np.testing.assert_allclose(hardened, stored["upgrade_m"].fillna(0.0), atol=1e-6)
    pairs: Pairs = found.nearest.pairs
    by_way = found.nearest_ways.legs.groupby("pair")[["metres", "minutes"]].sum()
    np.testing.assert_allclose(by_way["minutes"], pairs.minutes(asked.travel), rtol=1e-9)
    np.testing.assert_allclose(by_way["metres"], pairs.road_m + pairs.walk_m, rtol=1e-9, atol=1e-6)
