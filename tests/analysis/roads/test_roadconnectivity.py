"""Five villages worked by hand.

::

      y                 V2 (2000, 2000)
      |                 :
      |                 : earth track, 2000 m, 8 km/h            V4 (6000, 3100)
      |                 :                                   ::::::::::::::::::::: gravel, joined to nothing
      |    V1 (1000, 300)
      |                 :
      A=================+=========+==========B        concrete, 4000 m, 20 km/h, A at (0, 0)
                                  : gravel, 1000 m, 12 km/h
                                  # concrete, 500 m, 20 km/h
                                  V3 (3000, -1500)                              V5 (9000, -9000)

A is the seat of V1, V2, V4 and V5; B the seat of V3. The walk to a road is at 5 km/h × 3/5 = 3 km/h, limit 500 m.

V1  300 m on foot 6 min, 1000 m at 20 km/h 3 min                                 → 9 min, connected
V2  2000 m at 8 km/h 15 min, 2000 m at 20 km/h 6 min                             → 21 min, 2000 m to harden
V3  500 m at 20 km/h 1.5 min, 1000 m at 12 km/h 5 min, 1000 m at 20 km/h 3 min   → 9.5 min, 1000 m to harden
V4  a road 100 m away that leads nowhere                                         → cut off
V5  nothing                                                                      → no road
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import shapely
from shapely import LineString
from wulong_planner.analysis.errors import Cancelled, InputError
from wulong_planner.analysis.network.tables import PointTable, RoadTable
from wulong_planner.analysis.roads.roadconnectivity import (
    FASTEST,
    REASONS,
    SHORTEST,
    ConnectivityParams,
    road_connectivity,
)
from wulong_planner.analysis.roads.status import (
    NO_DISTRICT,
    NO_PLACE,
    NO_ROAD_NEAR,
    NO_SEAT,
    NOT_JOINED,
    ONE_WAY,
    SEAT_OFF_ROAD,
)
from wulong_planner.analysis.roads.summary import summarise

PARAMS = ConnectivityParams(
    max_access_m=500, walk_speed_kmh=5, off_road_factor=0.6, tolerance_m=0.5, noding=1, strategy=FASTEST
)


def make_roads(*rows):
    """Rows of (id, coordinates, hardened, km/h) and, if not both ways, the direction."""
    rows = [(*row, 0)[:5] for row in rows]
    return RoadTable(
        geometry=np.array([None if row[1] is None else LineString(row[1]) for row in rows], object),
        road_id=np.array([row[0] for row in rows], object),
        hardened=np.array([row[2] for row in rows], bool),
        motorable=np.ones(len(rows), bool),
        speed_kmh=np.array([row[3] for row in rows], float),
        direction=np.array([row[4] for row in rows], int),
    )


def make_points(layer, **places):
    """Keyword code = (x, y) or (x, y, zone)."""
    zoned = any(len(place) > 2 for place in places.values())
    return PointTable(
        id=np.array(list(places), object),
        xy=np.array([place[:2] for place in places.values()], float),
        zone=np.array([place[2] for place in places.values()], object) if zoned else None,
        layer=layer,
    )


@pytest.fixture
def roads():
    return make_roads(
        ("trunk", [(0, 0), (4000, 0)], True, 20),
        ("track", [(2000, 0), (2000, 2000)], False, 8),
        ("gravel", [(3000, 0), (3000, -1000)], False, 12),
        ("stub", [(3000, -1000), (3000, -1500)], True, 20),
        ("island", [(5500, 3000), (6500, 3000)], False, 12),
    )


@pytest.fixture
def villages():
    points = make_points(
        "GROUPS",
        V1=(1000, 300, "A"),
        V2=(2000, 2000, "A"),
        V3=(3000, -1500, "B"),
        V4=(6000, 3100, "A"),
        V5=(9000, -9000, "A"),
    )
    return replace(points, weight=np.array([100.0, 200.0, 300.0, 40.0, 10.0]))


@pytest.fixture
def seats():
    return make_points("SEATS", SA=(0, 0, "A"), SB=(4000, 0, "B"))


def column(result, name):
    return [None if value != value else value for value in result.groups[name].astype(object)]


class TestFiveVillages:
    def test_every_column(self, roads, villages, seats):
        result = road_connectivity(roads, villages, seats, PARAMS)
        assert column(result, "status") == ["connected", "motorable", "motorable", "cut_off", "no_road"]
        assert column(result, "seat_code") == ["SA", "SA", "SB", "SA", "SA"]
        assert column(result, "minutes") == pytest.approx([9, 21, 9.5, None, None])
        assert column(result, "road_m") == pytest.approx([1000, 4000, 2500, None, None])
        assert column(result, "access_m") == pytest.approx([300, 0, 0, None, None])
        assert column(result, "upgrade_m") == pytest.approx([0, 2000, 1000, None, None])
        assert column(result, "hardened_m")[:4] == pytest.approx([300, 2000, 0, np.hypot(2000, 3100)])
        assert column(result, "reason") == [None, None, None, NOT_JOINED, NO_ROAD_NEAR]
        assert result.groups["component"].fillna(0).tolist() == [1, 1, 1, 2, 0]
        assert result.groups["id"].tolist() == ["V1", "V2", "V3", "V4", "V5"]

    def test_links_are_the_stretches_to_harden(self, roads, villages, seats):
        links = road_connectivity(roads, villages, seats, PARAMS).links
        assert links["road_id"].tolist() == ["gravel", "track"]
        assert links["length_m"].tolist() == pytest.approx([1000, 2000])
        assert links["groups_gained"].tolist() == [1, 1]
        assert links["people_gained"].tolist() == [300, 200]
        assert shapely.equals(links["geometry"][1], LineString([(2000, 0), (2000, 2000)]))

    def test_a_link_ends_where_the_group_gets_on(self, roads, seats):
        groups = make_points("GROUPS", V2=(2100, 1500, "A"), V6=(2000, 700, "A"))
        result = road_connectivity(roads, groups, seats, PARAMS)
        assert column(result, "upgrade_m") == pytest.approx([1500, 700])
        assert result.links["length_m"].tolist() == pytest.approx([1500])
        assert result.links["groups_gained"].tolist() == [2]
        assert shapely.equals(result.links["geometry"][0], LineString([(2000, 0), (2000, 1500)]))

    def test_summary_by_township(self, roads, villages, seats):
        groups = road_connectivity(roads, villages, seats, PARAMS).groups
        table = summarise(groups, villages.people, {"township": villages.zone}, 0.5)
        assert table["zone"].tolist() == ["A", "B", ""]
        assert table["level"].tolist() == ["township", "township", "all"]
        assert table["groups"].tolist() == [4, 1, 5]
        assert table["connected"].tolist() == [1, 0, 1]
        assert table["share_pct"].tolist() == pytest.approx([25, 0, 20])
        assert table["people"].tolist() == [350, 300, 650]
        assert table["people_pct"].tolist() == pytest.approx([100 / 3.5, 0, 100 / 6.5])
        assert table["groups_to_do"].tolist() == [1, 1, 2]
        assert table["people_to_do"].tolist() == pytest.approx([75, 150, 225])

    @pytest.mark.parametrize("far", [np.nan, 1e12, -1e38])
    def test_roads_and_groups_that_are_nowhere_change_nothing(self, roads, villages, seats, far):
        before = road_connectivity(roads, villages, seats, PARAMS)
        with np.errstate(invalid="ignore"):
            stray = LineString([(0, 0), (far, far), (4000, 0)])
        more = replace(roads, geometry=np.append(roads.geometry, stray), **{
            name: np.append(getattr(roads, name), getattr(roads, name)[:1])
            for name in ("road_id", "hardened", "motorable", "speed_kmh", "direction")
        })  # fmt: skip
        moved = replace(villages, xy=np.where(np.arange(5)[:, None] == 4, far, villages.xy))
        after = road_connectivity(more, moved, seats, PARAMS)
        assert after.groups.iloc[:4].equals(before.groups.iloc[:4])
        assert (after.groups["status"][4], after.groups["reason"][4]) == (None, NO_PLACE)
        assert after.network.zero_length == before.network.zero_length + 1

    def test_the_inputs_are_left_alone(self, roads, villages, seats):
        kept = [getattr(table, name) for table in (roads, villages, seats) for name in ("geometry", "xy", "zone")
                if hasattr(table, name)]  # fmt: skip
        copies = [array.copy() for array in kept]
        road_connectivity(roads, villages, seats, PARAMS)
        assert all((a == b).all() for a, b in zip(kept, copies))

    def test_reasons_and_seats_are_counted(self, roads, villages, seats):
        result = road_connectivity(roads, villages, seats, PARAMS)
        assert result.reasons == {NOT_JOINED: 1, NO_ROAD_NEAR: 1}
        assert set(result.reasons) <= set(REASONS)
        assert result.seats["on_district_network"].tolist() == [True, True]
        assert result.network.islands == 2
        assert result.network.island_m.tolist() == pytest.approx([7500, 1000])

    def test_the_shortest_route_may_be_the_slower_one(self, villages, seats):
        roads = make_roads(
            ("fast", [(0, 0), (0, 1000), (3000, 1000), (3000, 0)], True, 50),
            ("short", [(0, 0), (3000, 0)], False, 8),
        )
        group = make_points("GROUPS", G=(3000, 0, "A"))
        fastest = road_connectivity(roads, group, seats, PARAMS).groups
        assert (fastest["road_m"][0], fastest["minutes"][0]) == pytest.approx((5000, 6))
        shortest = road_connectivity(roads, group, seats, replace(PARAMS, strategy=SHORTEST)).groups
        assert (shortest["road_m"][0], shortest["minutes"][0]) == pytest.approx((3000, 22.5))


class TestAccess:
    def test_exactly_the_limit_is_within_it(self, roads, seats):
        groups = make_points("GROUPS", at=(1000, 500, "A"), over=(1000, 500.001, "A"))
        result = road_connectivity(roads, groups, seats, PARAMS)
        assert column(result, "status") == ["connected", "no_road"]
        assert column(result, "minutes") == pytest.approx([13, None])

    def test_a_farther_but_better_road_is_taken(self, seats):
        roads = make_roads(
            ("near", [(2000, 0), (2000, 10), (2000, 3000), (0, 3000), (0, 0)], False, 8),
            ("far", [(2000, -300), (0, -300), (0, 0)], True, 50),
        )
        group = make_points("GROUPS", G=(2000, 0, "A"))
        answer = road_connectivity(roads, group, seats, PARAMS).groups
        assert answer["status"][0] == "connected"
        assert answer["access_m"][0] == pytest.approx(300)
        assert answer["minutes"][0] == pytest.approx(6 + 2300 * 0.0012)

    def test_group_and_seat_on_one_piece(self, roads):
        seats = make_points("SEATS", SA=(500, 100, "A"))
        groups = make_points("GROUPS", G=(1500, 200, "A"))
        answer = road_connectivity(roads, groups, seats, PARAMS).groups
        assert answer["road_m"][0] == pytest.approx(1000)
        assert answer["minutes"][0] == pytest.approx(6 + 3)
        assert answer["access_m"][0] == pytest.approx(300)

    def test_the_straight_walk_when_it_is_quicker(self):
        roads = make_roads(("detour", [(0, 0), (0, 9000), (300, 9000), (300, 0)], True, 20))
        answer = road_connectivity(
            roads, make_points("GROUPS", G=(0, 0)), make_points("SEATS", S=(300, 0)), PARAMS
        ).groups
        assert (answer["road_m"][0], answer["access_m"][0], answer["minutes"][0]) == pytest.approx((0, 300, 6))

    def test_a_walk_to_the_end_of_a_road_is_straight(self):
        roads = make_roads(("r", [(0, 0), (3000, 0)], True, 20))
        groups = make_points("GROUPS", G=(3300, 400))
        answer = road_connectivity(roads, groups, make_points("SEATS", S=(0, 0)), PARAMS).groups
        assert (answer["access_m"][0], answer["minutes"][0]) == pytest.approx((500, 10 + 9))

    def test_a_walk_to_a_road_end_never_undercuts_the_road_carried_on(self):
        """3 m along at 50 km/h weigh more than the straight line saves: 400 m / 50 + 3 m × 0.0012 min."""
        roads = make_roads(("r", [(0, 0), (3000, 0)], True, 50))
        groups = make_points("GROUPS", G=(3003, 400))
        minutes = road_connectivity(roads, groups, make_points("SEATS", S=(0, 0)), PARAMS).groups["minutes"][0]
        assert minutes == pytest.approx(8 + 3003 * 0.0012)
        longer = make_roads(("r", [(0, 0), (3500, 0)], True, 50))
        assert road_connectivity(longer, groups, make_points("SEATS", S=(0, 0)), PARAMS).groups["minutes"][
            0
        ] == pytest.approx(minutes)


class TestOneWay:
    def test_travel_runs_from_the_group_to_the_seat(self):
        there = [(0, 0), (2000, 0)]
        groups, seats = make_points("GROUPS", G=(2000, 0)), make_points("SEATS", S=(0, 0))
        for direction, minutes in ((-1, 6), (1, None)):
            roads = make_roads(("r", there, True, 20, direction))
            result = road_connectivity(roads, groups, seats, PARAMS)
            assert column(result, "minutes") == pytest.approx([minutes])
            assert column(result, "status") == ["connected"]  # joined, whichever way traffic runs
            assert column(result, "reason") == [None if minutes else ONE_WAY]

    def test_a_loop_in_one_direction(self):
        ring = [(0, 0), (1000, 0), (1000, 1000), (0, 1000), (0, 0)]
        groups, seats = make_points("GROUPS", G=(1000, 0)), make_points("SEATS", S=(0, 0))
        for direction, metres in ((1, 3000), (-1, 1000), (0, 1000)):
            answer = road_connectivity(make_roads(("ring", ring, True, 20, direction)), groups, seats, PARAMS)
            assert answer.groups["road_m"][0] == pytest.approx(metres)


class TestDistrictNetwork:
    """Three seats in a row, A and B joined by concrete; C's own concrete stops 1000 m short of B."""

    @pytest.fixture
    def roads(self):
        return make_roads(
            ("ab", [(0, 0), (10000, 0)], True, 20),
            ("bc", [(10000, 0), (11000, 0)], False, 8),
            ("c", [(11000, 0), (20000, 0)], True, 20),
            ("spur", [(15000, 0), (15000, 2000)], False, 8),
        )

    @pytest.fixture
    def seats(self):
        return make_points("SEATS", SA=(0, 0, "A"), SB=(10000, 0, "B"), SC=(20000, 0, "C"))

    def test_a_seat_off_the_network_connects_nobody(self, roads, seats):
        groups = make_points("GROUPS", on=(15000, 0, "C"), spur=(15000, 2000, "C"))
        result = road_connectivity(roads, groups, seats, PARAMS)
        assert result.seats["on_district_network"].tolist() == [True, True, False]
        assert column(result, "status") == ["motorable", "motorable"]
        assert column(result, "reason") == [NO_DISTRICT, NO_DISTRICT]
        # What is missing between C and B counts, once, and for both.
        assert column(result, "upgrade_m") == pytest.approx([1000, 3000])
        assert result.links["road_id"].tolist() == ["bc", "spur"]
        assert result.links["groups_gained"].tolist() == [2, 1]

    def test_the_way_to_seat_and_district_is_counted_once(self, roads, seats):
        """A group between C and the network: 400 m one way and 600 m the other are the same 1000 m."""
        groups = make_points("GROUPS", G=(10400, 0, "C"))
        result = road_connectivity(roads, groups, seats, replace(PARAMS, max_access_m=300))
        assert column(result, "upgrade_m") == pytest.approx([1000])
        assert result.links["length_m"].tolist() == pytest.approx([1000])

    def test_a_marked_district_seat_decides(self, roads, seats):
        groups = make_points("GROUPS", a=(5000, 0, "A"), c=(15000, 0, "C"))
        marked = replace(seats, district_seat=np.array([False, False, True]))
        assert column(road_connectivity(roads, groups, seats, PARAMS), "status") == ["connected", "motorable"]
        assert column(road_connectivity(roads, groups, marked, PARAMS), "status") == ["motorable", "connected"]

    def test_half_of_the_seats_is_enough(self, roads, seats):
        groups = make_points("GROUPS", a=(5000, 0, "A"), c=(15000, 0, "C"))
        two = PointTable(seats.id[[0, 2]], seats.xy[[0, 2]], zone=seats.zone[[0, 2]], layer="SEATS")
        assert column(road_connectivity(roads, groups, two, PARAMS), "status") == ["connected", "connected"]

    def test_a_new_road_takes_no_status_from_others(self, seats):
        """The part with the most seats passes from A-B to C-D-E; A-B stays what it was."""
        seats = make_points("SEATS", SA=(0, 0, "A"), SB=(10000, 0, "B"), SC=(0, 9000, "C"), SD=(10000, 9000, "D"),
                            SE=(20000, 9000, "E"))  # fmt: skip
        roads = [("ab", [(0, 0), (10000, 0)], True, 20), ("c", [(0, 9000), (1, 9000)], True, 20)]
        groups = make_points("GROUPS", G=(5000, 0, "A"))
        before = column(road_connectivity(make_roads(*roads), groups, seats, PARAMS), "status")
        roads.append(("cde", [(0, 9000), (20000, 9000)], True, 20))
        roads.append(("spare", [(10000, 9000), (10000, 8999)], True, 20))
        assert column(road_connectivity(make_roads(*roads), groups, seats, PARAMS), "status") == before


def answer_for(roads, groups, seats):
    return road_connectivity(roads, groups, seats, PARAMS)


class TestWhatTheUserCanMend:
    def test_no_roads(self, villages, seats):
        with pytest.raises(InputError, match="layer ROADS has no features"):
            answer_for(make_roads(), villages, seats)

    def test_no_groups(self, roads, seats):
        with pytest.raises(InputError, match="layer GROUPS has no features"):
            answer_for(roads, PointTable(np.zeros(0, object), np.zeros((0, 2)), layer="GROUPS"), seats)

    def test_no_seats(self, roads, villages):
        with pytest.raises(InputError, match="layer SEATS has no features"):
            empty = np.zeros(0, object)
            answer_for(roads, villages, PointTable(empty, np.zeros((0, 2)), zone=empty, layer="SEATS"))

    def test_seats_without_a_place(self, roads, villages, seats):
        with pytest.raises(InputError, match="layer SEATS has no point with coordinates"):
            answer_for(roads, villages, replace(seats, xy=np.full((2, 2), np.nan)))

    def test_only_roads_without_geometry(self, roads, villages, seats):
        nothing = np.array([None, LineString(), None, None, None], object)
        with pytest.raises(InputError, match="no line of any length among 5"):
            answer_for(replace(roads, geometry=nothing), villages, seats)

    def test_no_motorable_road(self, roads, villages, seats):
        with pytest.raises(InputError, match="no motorable road among 5"):
            answer_for(replace(roads, motorable=np.zeros(5, bool)), villages, seats)

    def test_multi_part_roads(self, roads, villages, seats):
        geometry = roads.geometry.copy()
        geometry[3] = shapely.MultiLineString([geometry[3]])
        with pytest.raises(InputError, match="road stub, is a MultiLineString"):
            answer_for(replace(roads, geometry=geometry), villages, seats)

    @pytest.mark.parametrize("speed", [0.0, -20.0, np.nan, np.inf])
    def test_a_speed_that_is_none(self, roads, villages, seats, speed):
        speeds = roads.speed_kmh.copy()
        speeds[1] = speed
        with pytest.raises(InputError, match=f"road track: the speed is {speed} km/h"):
            answer_for(replace(roads, speed_kmh=speeds), villages, seats)

    def test_a_speed_of_a_closed_road_does_not_matter(self, roads, villages, seats):
        closed = replace(roads, speed_kmh=np.array([20, 8, 12, 20, 0.0]), motorable=np.array([1, 1, 1, 1, 0], bool))
        assert column(answer_for(closed, villages, seats), "status")[3] == "no_road"

    def test_an_unknown_direction(self, roads, villages, seats):
        with pytest.raises(InputError, match="road gravel: the direction is 7"):
            answer_for(replace(roads, direction=np.array([0, 0, 7, 0, 0])), villages, seats)

    def test_a_group_code_given_twice(self, roads, villages, seats):
        twice = villages.id.copy()
        twice[4] = "V1"
        with pytest.raises(InputError, match="layer GROUPS: the code V1 is given to 2 points"):
            answer_for(roads, replace(villages, id=twice), seats)

    def test_a_seat_code_given_twice(self, roads, villages, seats):
        with pytest.raises(InputError, match="layer SEATS: the code SA is given to 2 points"):
            answer_for(roads, villages, replace(seats, id=np.array(["SA", "SA"], object)))

    @pytest.mark.parametrize("code", [None, "", "  ", np.nan])
    def test_a_group_without_a_code(self, roads, villages, seats, code):
        codes = villages.id.copy()
        codes[2] = code
        with pytest.raises(InputError, match="layer GROUPS: row 3 has no code"):
            answer_for(roads, replace(villages, id=codes), seats)

    @pytest.mark.parametrize("people", [-1.0, np.nan, np.inf])
    def test_people_that_are_no_number(self, roads, villages, seats, people):
        weight = villages.weight.copy()
        weight[1] = people
        with pytest.raises(InputError, match=f"point V2: the weight is {people}"):
            answer_for(roads, replace(villages, weight=weight), seats)

    def test_columns_of_different_length(self, roads, villages, seats):
        with pytest.raises(InputError, match="hardened has 2 values for 5 features"):
            answer_for(replace(roads, hardened=np.ones(2, bool)), villages, seats)

    def test_a_zone_on_one_side_only(self, roads, villages, seats):
        with pytest.raises(InputError, match="Only one of the layers GROUPS and SEATS"):
            answer_for(roads, villages, replace(seats, zone=None))

    @pytest.mark.parametrize(
        "change, sentence",
        [
            ({"max_access_m": -1}, "MAX_ACCESS_M is -1"),
            ({"max_access_m": np.nan}, "MAX_ACCESS_M is nan"),
            ({"tolerance_m": -0.1}, "TOLERANCE_M is -0.1"),
            ({"walk_speed_kmh": 0}, "WALK_SPEED_KMH is 0"),
            ({"off_road_factor": 0}, "OFF_ROAD_FACTOR is 0"),
            ({"district_share": 0}, "DISTRICT_SHARE is 0"),
            ({"noding": 3}, "NODING is 3"),
            ({"strategy": 2}, "STRATEGY is 2"),
        ],
    )
    def test_parameters_that_mean_nothing(self, roads, villages, seats, change, sentence):
        with pytest.raises(InputError, match=sentence):
            road_connectivity(roads, villages, seats, replace(PARAMS, **change))


class TestOddFeatures:
    """One bad feature is reported and the run goes on."""

    def test_roads_that_cannot_be_used_are_counted(self, roads, villages, seats):
        more = make_roads(
            ("point", [(7, 7), (7, 7)], True, 20),
            ("none", None, True, 20),
            ("double", [(2000, 2000), (2000, 0)], False, 8),
            ("loop", [(4000, 0), (4100, 100), (4200, 0), (4000, 0)], True, 20),
        )
        names = list(RoadTable.__dataclass_fields__)[:6]
        joined = RoadTable(*(np.concatenate((getattr(roads, n), getattr(more, n))) for n in names))
        result = answer_for(joined, villages, seats)
        audit = result.network
        assert (audit.roads, audit.zero_length, audit.no_geometry) == (9, 1, 1)
        assert (audit.duplicates, audit.self_loops) == (1, 1)
        assert column(result, "minutes") == pytest.approx([9, 21, 9.5, None, None])

    @pytest.mark.parametrize("order", [[0, 1, 2], [2, 1, 0], [1, 2, 0]])
    def test_lines_drawn_twice_in_any_order(self, order):
        """The quickest is driven; which one is named for hardening does not hang on the order of rows."""
        line = [(0, 0), (3000, 0)]
        rows = [("b", line, False, 8), ("a", line, False, 12), ("c", line, False, 12)]
        seats = make_points("SEATS", S=(0, 0))
        result = answer_for(make_roads(*(rows[k] for k in order)), make_points("GROUPS", G=(3000, 0)), seats)
        assert column(result, "minutes") == pytest.approx([15])
        assert result.links["road_id"].tolist() == ["b"]

    def test_a_road_with_coordinates_that_are_no_numbers(self, roads, villages, seats):
        geometry = roads.geometry.copy()
        with np.errstate(invalid="ignore"):
            geometry[4] = LineString([(5500, 3000), (np.nan, np.nan), (6500, 3000)])
        result = answer_for(replace(roads, geometry=geometry), villages, seats)
        assert result.network.zero_length == 1
        assert column(result, "status")[3] == "no_road"

    def test_heights_are_ignored(self, roads, villages, seats):
        high = replace(roads, geometry=shapely.force_3d(roads.geometry, 900.0))
        assert answer_for(high, villages, seats).groups.equals(answer_for(roads, villages, seats).groups)

    def test_a_group_without_a_place(self, roads, villages, seats):
        xy = villages.xy.copy()
        xy[0] = np.nan
        result = answer_for(roads, replace(villages, xy=xy), seats)
        assert column(result, "status")[0] is None
        assert column(result, "reason")[0] == NO_PLACE
        assert column(result, "minutes") == pytest.approx([None, 21, 9.5, None, None])

    def test_no_group_has_a_place(self, roads, villages, seats):
        result = answer_for(roads, replace(villages, xy=np.full((5, 2), np.nan)), seats)
        assert column(result, "reason") == [NO_PLACE] * 5
        assert len(result.links) == 0
        assert list(result.links.columns) == ["road_id", "length_m", "groups_gained", "people_gained", "geometry"]

    def test_a_group_marked_invalid(self, roads, villages, seats):
        result = answer_for(roads, replace(villages, valid=np.array([0, 1, 1, 1, 1], bool)), seats)
        assert column(result, "reason")[0] == NO_PLACE

    def test_a_group_fifty_kilometres_away(self, roads, seats):
        result = answer_for(roads, make_points("GROUPS", G=(50000, 0, "A")), seats)
        assert column(result, "status") == ["no_road"]
        assert column(result, "reason") == [NO_ROAD_NEAR]
        assert column(result, "hardened_m") == pytest.approx([46000])
        assert column(result, "minutes") == [None]

    def test_a_township_without_a_seat(self, roads, seats):
        result = answer_for(roads, make_points("GROUPS", G=(1000, 0, "X"), H=(1000, 0, None)), seats)
        assert column(result, "reason") == [NO_SEAT, NO_SEAT]
        assert column(result, "status") == ["cut_off", "cut_off"]

    def test_a_seat_far_from_any_road(self, roads, villages):
        seats = make_points("SEATS", SA=(0, 7000, "A"), SB=(4000, 0, "B"))
        result = answer_for(roads, villages, seats)
        assert column(result, "reason")[0] == SEAT_OFF_ROAD
        assert result.seats["on_road"].tolist() == [False, True]

    def test_all_roads_unhardened(self, roads, villages, seats):
        result = answer_for(replace(roads, hardened=np.zeros(5, bool)), villages, seats)
        assert column(result, "status") == ["motorable", "motorable", "motorable", "cut_off", "no_road"]
        assert column(result, "hardened_m") == [None] * 5
        # No district network to join, so the way to the seat is what counts.
        assert column(result, "upgrade_m") == pytest.approx([1000, 4000, 2500, None, None])
        assert column(result, "reason")[:3] == [NO_DISTRICT] * 3

    def test_no_seat_on_a_part_of_the_network(self, roads, villages, seats):
        result = answer_for(roads, villages, seats)
        assert result.network.islands == 2
        assert column(result, "reason")[3] == NOT_JOINED

    def test_a_near_miss_is_listed(self, villages, seats):
        roads = make_roads(("trunk", [(0, 0), (4000, 0)], True, 20), ("short", [(2000, 3), (2000, 2000)], False, 8))
        result = answer_for(roads, villages, seats)
        assert result.network.near_miss_roads == ("short",)
        assert column(result, "status")[1] == "cut_off"
        assert column(road_connectivity(roads, villages, seats, replace(PARAMS, tolerance_m=3)), "status")[1] == (
            "motorable"
        )

    def test_without_zones_any_seat_will_do(self, roads, villages, seats):
        answer = answer_for(roads, replace(villages, zone=None), replace(seats, zone=None))
        assert column(answer, "seat_code") == ["SA", "SA", "SB", None, None]
        assert column(answer, "minutes") == pytest.approx([9, 21, 9.5, None, None])


class TestProgress:
    def test_it_rises_to_a_hundred(self, roads, villages, seats):
        told = []
        road_connectivity(roads, villages, seats, PARAMS, report=told.append)
        assert told == sorted(told)
        assert told[-1] == 100

    @pytest.mark.parametrize("after", [0, 1, 2, 3, 4, 5])
    def test_it_stops_when_asked(self, roads, villages, seats, after):
        asked = []

        def stop():
            asked.append(True)
            return len(asked) > after

        with pytest.raises(Cancelled, match="no result was written"):
            road_connectivity(roads, villages, seats, PARAMS, should_stop=stop)
