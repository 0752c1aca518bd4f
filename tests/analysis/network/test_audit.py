"""A small network with one fault of every kind, worked by hand.

::

         (100,500)--isl--(600,500)      stub (1500,300)
                                          |
                                          | ends 5 m above b
    out <--- (0,0)=====a=====(1000,0)=====b=====(2000,0)      b2 = b drawn backwards, b3 = b, one-way
              |
              v in (one-way down), in2 both ways below it
"""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from wulong_planner.analysis.errors import Cancelled
from wulong_planner.analysis.network import faultkinds as kinds
from wulong_planner.analysis.network.faults import find_faults
from wulong_planner.analysis.network.tables import PointTable
from wulong_planner.analysis.network.travel import TravelParams, prepare_travel

PARAMS = TravelParams(max_access_m=500, tolerance_m=0.5)


@pytest.fixture
def travel(road_table):
    roads = road_table(
        ("a", [(0, 0), (1000, 0)], True, 20),
        ("b", [(1000, 0), (2000, 0)], True, 20),
        ("b2", [(2000, 0), (1000, 0)], True, 20),
        ("b3", [(1000, 0), (2000, 0)], True, 20, 1),
        ("isl", [(100, 500), (600, 500)], True, 20),
        ("stub", [(1500, 300), (1500, 5)], True, 20),
        ("in", [(0, 0), (0, -500)], True, 20, 1),
        ("in2", [(0, -500), (0, -900)], True, 20),
        ("out", [(0, 0), (-500, 0)], True, 20, -1),
        ("none", None, True, 20),
        ("zero", [(5, 5), (5, 5)], True, 20),
    )
    return prepare_travel(roads, PARAMS)


@pytest.fixture
def groups():
    return PointTable(
        id=np.array(["near", "on_island", "far", "nowhere"], object),
        xy=np.array([[500, 100], [200, 950], [9000, 0], [np.nan, 0]]),
        weight=np.array([1.0, 2.0, 3.0, 4.0]),
    )


def test_every_fault_with_its_place(travel, groups):
    found = find_faults(travel, 10, groups, travel.legs(groups)).places
    table = found[["kind", "road_id", "other_id", "group_id", "length_m", "gap_m", "people"]]
    rows = table.astype(object).where(table.notna(), None).to_numpy().tolist()
    twins = {frozenset(row[1:3]) for row in rows if row[0] in (kinds.DUPLICATE, kinds.CONTRADICTION)}
    assert twins <= {frozenset(pair) for pair in (("b", "b2"), ("b", "b3"), ("b2", "b3"))}
    assert [row for row in rows if row[0] not in (kinds.DUPLICATE, kinds.CONTRADICTION)] == [
        [kinds.ISLAND, "isl", "a", None, 500.0, 500.0, None],
        [kinds.ISLAND, "stub", "b", None, 295.0, 5.0, None],
        [kinds.NEAR_MISS, "stub", "b", None, None, 5.0, None],
        [kinds.NO_EXIT, "in", None, None, 900.0, None, None],
        [kinds.NO_ENTRY, "out", None, None, 500.0, None, None],
        [kinds.NO_GEOMETRY, "none", None, None, None, None, None],
        [kinds.ZERO_LENGTH, "zero", None, None, None, None, None],
        [kinds.GROUP_NO_PLACE, None, None, "nowhere", None, None, 4.0],
        [kinds.GROUP_NO_ROAD, None, None, "far", None, 7000.0, 3.0],
        [kinds.GROUP_ISLAND, None, None, "on_island", None, 450.0, 2.0],
    ]
    spots = dict(zip(found["kind"], found["geometry"].map(lambda point: None if point is None else point.wkt)))
    assert spots[kinds.NEAR_MISS] == "POINT (1500 5)"
    assert spots[kinds.NO_GEOMETRY] is None


def test_twins_that_agree_and_twins_that_do_not(travel):
    found = find_faults(travel, 10)
    assert found.count(kinds.DUPLICATE, kinds.CONTRADICTION) == travel.audit.duplicates == 2
    assert found.count(kinds.CONTRADICTION) >= 1
    one_way = found.places[found.places["kind"] == kinds.CONTRADICTION]
    assert "b3" in set(one_way["road_id"]) | set(one_way["other_id"])


def test_opposite_one_ways_on_one_geometry_contradict_each_other(road_table):
    """Drawn in opposite directions and both one-way as drawn, they would be a road both ways: still two truths."""
    ways = road_table(("x", [(0, 0), (100, 0)], True, 20, 1), ("y", [(100, 0), (0, 0)], True, 20, 1))
    assert find_faults(prepare_travel(ways, PARAMS), 10).count(kinds.CONTRADICTION) == 1
    same = road_table(("x", [(0, 0), (100, 0)], True, 20, 1), ("y", [(100, 0), (0, 0)], True, 20, -1))
    assert find_faults(prepare_travel(same, PARAMS), 10).count(kinds.DUPLICATE) == 1


@pytest.mark.parametrize(("near_m", "count"), [(4.9, 0), (5, 1)])
def test_a_near_miss_includes_its_own_value(travel, near_m, count):
    assert find_faults(travel, near_m).count(kinds.NEAR_MISS) == count


def test_a_stretch_that_one_ways_close_off_both_ways(road_table):
    """a and b go round and round; c can neither be entered from there nor does it lead there."""
    roads = road_table(
        ("a", [(0, 0), (1000, 0)], True, 20),
        ("in", [(0, 0), (0, 100)], True, 20, 1),
        ("c", [(0, 100), (300, 100)], True, 20, -1),
    )
    found = find_faults(prepare_travel(roads, PARAMS), 10).places
    assert found[["kind", "road_id", "length_m"]].to_numpy().tolist() == [
        [kinds.NO_EXIT, "in", 100.0],
        [kinds.NO_WAY, "c", 300.0],
    ]


def test_a_one_way_ring_is_no_trap(road_table):
    roads = road_table(
        ("x", [(0, 0), (100, 0), (100, 100)], True, 20, 1), ("y", [(100, 100), (0, 100), (0, 0)], True, 20, 1)
    )
    assert not len(find_faults(prepare_travel(roads, PARAMS), 10).places)


def test_a_network_without_faults(road_table):
    found = find_faults(prepare_travel(road_table(("a", [(0, 0), (1000, 0)], True, 20)), PARAMS), 10)
    assert not len(found.places)
    assert not len(found.lines)
    assert found.count(*kinds.KINDS) == 0


def test_lines_concerned(travel):
    lines = find_faults(travel, 10).lines
    assert isinstance(lines, pd.DataFrame)
    assert set(lines.loc[lines["kind"] == kinds.NO_EXIT, "road_id"]) == {"in", "in2"}
    assert lines.loc[lines["kind"] == kinds.ISLAND, "length_m"].tolist() == [500.0, 295.0]


def test_counts_that_every_run_shows_first(travel):
    audit = travel.audit
    assert (audit.islands, audit.near_misses, audit.duplicates) == (3, 1, 2)
    assert (audit.no_geometry, audit.zero_length) == (1, 1)
    assert audit.island_m.tolist() == pytest.approx([5400, 500, 295])
    assert audit.near_miss_roads == ("stub",)


def test_stops_when_asked(travel):
    with pytest.raises(Cancelled):
        find_faults(travel, 10, should_stop=lambda: True)


def test_the_order_of_rows_changes_nothing(road_table):
    rows = [
        ("a", [(0, 0), (1000, 0)], True, 20),
        ("a2", [(0, 0), (1000, 0)], False, 20),
        ("b", [(0, 300), (500, 300)], True, 20, 1),
        ("c", [(500, 300), (900, 300)], True, 20),
        ("d", [(2000, 0), (2000, 10)], True, 20),
    ]
    forward, backward = (find_faults(prepare_travel(road_table(*some), PARAMS), 10) for some in (rows, rows[::-1]))
    assert forward.places.astype(str).equals(backward.places.astype(str))
    assert forward.lines.astype(str).equals(backward.lines.astype(str))
