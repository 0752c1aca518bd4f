"""Two lanes to the village, asphalt to the township, worked by hand.

::

    S ===two lanes=== 2000 ===two lanes=== 4000 ---one lane--- 6000 ???unknown??? 8000
    |                 V1                   V2 (3900)            V3              V4
    asphalt up to 4000, concrete to 6000, surface unknown from 6000

Seats: S at 0 (district), T at 3000, U at 5000, W at 7000.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from wulong_planner.analysis.errors import InputError
from wulong_planner.analysis.network.travel import TravelParams, prepare_travel
from wulong_planner.analysis.roads import targets
from wulong_planner.analysis.roads.roadconnectivity import number_zones
from wulong_planner.analysis.roads.targets import (
    Share,
    against_targets,
    asphalt_townships,
    load_targets,
    two_lane_villages,
)


@pytest.fixture
def travel(road_table):
    roads = road_table(
        ("r1", [(0, 0), (2000, 0)], True, 20),
        ("r2", [(2000, 0), (4000, 0)], True, 20),
        ("r3", [(4000, 0), (6000, 0)], True, 20),
        ("r4", [(6000, 0), (8000, 0)], True, 20),
    )
    return prepare_travel(roads, TravelParams(max_access_m=200))


def two_lane(travel, groups, seats, village, *, lanes, unknown):
    zone, seat_zone = number_zones(groups, seats)
    return two_lane_villages(
        travel, groups, zone, travel.legs(seats), seat_zone,
        village=np.array(village, object), two_lane=np.array(lanes), unknown=np.array(unknown),
    )  # fmt: skip


LANES = [True, True, False, False]


def test_villages_with_two_lanes_all_the_way(travel, point_table):
    groups = point_table(g1=(2000, 100, 1), g2=(3900, 0, 1), g3=(5000, 0, 1), g4=(7000, 0, 1))
    seats = point_table("SEATS", S=(0, 0))
    names = ["V1", "V2", "V3", "V4"]
    none = [False] * 4
    assert two_lane(travel, groups, seats, names, lanes=LANES, unknown=none) == Share(2, 4, 0)
    # r4 of unknown width lies behind r3, which has one lane: nothing hangs on it.
    assert two_lane(travel, groups, seats, names, lanes=LANES, unknown=np.ones(4) == [0, 0, 0, 1]) == Share(2, 4, 0)
    unknown = np.array([False, False, True, True])
    assert two_lane(travel, groups, seats, names, lanes=LANES, unknown=unknown) == Share(2, 2, 2)


def test_one_group_is_enough_and_a_group_without_a_village_counts_nowhere(travel, point_table):
    groups = point_table(g1=(2000, 0, 1), g2=(7000, 0, 1), g3=(7000, 0, 1))
    seats = point_table("SEATS", S=(0, 0))
    assert two_lane(travel, groups, seats, ["V", "V", None], lanes=LANES, unknown=[False] * 4) == Share(1, 1, 0)


def test_townships_on_asphalt(travel, point_table):
    seats = point_table("SEATS", S=(0, 0), T=(3000, 0), U=(5000, 0), W=(7000, 0))
    seats = replace(seats, district_seat=np.array([True, False, False, False]))
    asphalt, none = np.array([True, True, False, False]), np.zeros(4, bool)
    legs = travel.legs(seats)
    ask = lambda points, **more: asphalt_townships(travel, points, legs, asphalt=asphalt, district_share=0.5, **more)  # noqa: E731
    assert ask(seats, unknown=none) == Share(2, 4, 0)
    assert ask(seats, unknown=np.array([False, False, True, False])) == Share(2, 3, 1)
    assert ask(replace(seats, district_seat=None), unknown=none) == Share(2, 4, 0)  # half of the seats


def test_the_plans_own_targets():
    table = load_targets().set_index("indicator")
    assert table["target_2025"].to_dict() == {
        "group_hardened": 99, "group_connected": 100, "village_two_lane": 80, "town_asphalt": 100,
    }  # fmt: skip
    assert table["value_2020"].fillna(-1).tolist() == [90, -1, -1, 100]


def test_against_the_targets():
    shares = {code: Share(150, 184, 3) for code in targets.INDICATORS}
    row = against_targets(load_targets(), shares).set_index("indicator").loc["village_two_lane"]
    assert row["computed"] == pytest.approx(100 * 150 / 184)
    assert (row["gap"], row["to_do"], row["unknown"]) == (0, 0, 3)  # 80 % of 184 are 148
    row = against_targets(load_targets(), shares).set_index("indicator").loc["group_hardened"]
    assert row["gap"] == pytest.approx(99 - 100 * 150 / 184)
    assert row["to_do"] == 33  # 99 % of 184 are 182.2


def test_nothing_known_is_no_zero():
    assert np.isnan(Share(0, 0).percent)


HEADER = "indicator,name,unit,value_2020,target_2025,source\n"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("indicator,name\n", "has no column indicator"),
        ("indicator,name\ntown_asphalt,x\n", "has no column unit"),
        (HEADER + "roads,x,%,1,2,s\n", "the indicator roads is not known"),
        (HEADER + "town_asphalt,x,%,1,many,s\n", "many is no share"),
        (HEADER + "town_asphalt,x,%,1,101,s\n", "101 is no share"),
    ],
)
def test_bad_tables_of_targets(tmp_path, text, problem):
    path = tmp_path / "targets.csv"
    path.write_text(text, "utf-8")
    with pytest.raises(InputError, match=problem):
        load_targets(path)


def test_a_table_in_gbk_and_one_that_is_no_text(tmp_path):
    path = tmp_path / "targets.csv"
    path.write_bytes((HEADER + "town_asphalt,街镇乡通沥青路,%,,90,规划\n").encode("gb18030"))
    assert load_targets(path)["name"].tolist() == ["街镇乡通沥青路"]
    path.write_bytes(b"\xff\xfe\x00\x81\x00")
    with pytest.raises(InputError, match="is not a text"):
        load_targets(path)
