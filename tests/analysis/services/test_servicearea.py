"""One road, worked by hand.

::

      x     0    500   1000   1500   2000   2500   3000 m
            +-----A------F------+------+------B------+      12 km/h, so 200 m a minute; 50 m a minute on foot

F alone, 5 minutes: the road from 0 to 2000, and beside it at x the metres left, 250 - |x - 1000| / 4.
"""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from wulong_planner.analysis.errors import Cancelled, InputError
from wulong_planner.analysis.network.tables import PointTable, RoadTable
from wulong_planner.analysis.network.travel import SHORTEST, TravelParams, prepare_travel
from wulong_planner.analysis.services.merging import merged
from wulong_planner.analysis.services.servicearea import BASINS, EACH, MERGED, RINGS, AreaParams, service_areas

KMH = 12.0
M_PER_MIN, WALK_M_PER_MIN = 200.0, 50.0


def roads(*lines, direction=None, kmh=KMH):
    count = len(lines)
    return RoadTable(
        geometry=np.array([shapely.LineString(line) for line in lines], object),
        road_id=np.array([f"r{number}" for number in range(count)], object),
        hardened=np.ones(count, bool),
        motorable=np.ones(count, bool),
        speed_kmh=np.full(count, kmh),
        direction=np.zeros(count, int) if direction is None else np.array(direction),
    )


def points(prefix, *xy, weight=None, layer="FACILITIES"):
    codes = np.array([f"{prefix}{number}" for number in range(len(xy))], object)
    return PointTable(codes, np.array(xy, float).reshape(-1, 2), weight=weight, layer=layer)


STRAIGHT = roads([(0, 0), (3000, 0)])
F = points("f", (1000, 0))
A_AND_B = points("f", (500, 0), (2500, 0))


def ask(table=STRAIGHT, facilities=F, demand=None, *, travel=(), **params):
    params = {"cutoffs": (5.0,), "simplify_m": 0.0, **params}
    settings = {"max_access_m": 100.0, **dict(travel)}
    return service_areas(prepare_travel(table, TravelParams(**settings)), facilities, AreaParams(**params), demand)


def spans_of(result, row=0):
    """From and to of each part of the roads of a row, along x."""
    parts = shapely.get_parts(result.lines[row])
    return sorted((round(part.bounds[0], 6), round(part.bounds[2], 6)) for part in parts)


def test_roads_end_where_the_time_does():
    result = ask()
    assert spans_of(result) == [(0, 2000)]
    assert result.table["road_km"].tolist() == pytest.approx([2.0])
    assert result.table[["cutoff_from", "cutoff"]].to_numpy().tolist() == [[0, 5]]


def test_land_narrows_with_the_time_left():
    result = ask()
    # 100 m either side as long as two minutes are left (600 m each way), then narrowing to nothing over 400 m.
    assert result.table["area_km2"][0] == pytest.approx(2 * (1200 * 100 + 2 * 0.5 * 400 * 100) / 1e6, rel=1e-4)
    land = result.areas[0]
    for x, y, inside in ((1000, 99, 1), (1000, 101, 0), (1599, 99, 1), (1800, 49, 1), (1800, 51, 0), (1999, 0.2, 1)):
        assert shapely.intersects_xy(land, x, y) == inside, (x, y)
        assert shapely.intersects_xy(land, 2000 - x, -y) == inside


def test_walk_to_and_from_the_road_both_count():
    result = ask(facilities=points("f", (1000, 50)), cutoffs=(6.0,))  # a minute on foot from the road
    assert spans_of(result) == [(0, 2000)]


def test_straight_walk_to_a_facility_off_the_road():
    land = ask(facilities=points("f", (1000, 90)), travel={"max_access_m": 100}).areas[0]
    assert shapely.intersects_xy(land, 1000, 189)
    assert not shapely.intersects_xy(land, 1000, 191)


def test_rings_leave_out_what_is_nearer():
    nested, rings = ask(cutoffs=(5.0, 2.5)), ask(cutoffs=(5.0, 2.5), shape=RINGS)
    assert nested.table["road_km"].tolist() == pytest.approx([1.0, 2.0])
    assert rings.table[["cutoff_from", "cutoff", "road_km"]].to_numpy().tolist() == [[0, 2.5, 1], [2.5, 5, 1]]
    assert spans_of(rings, 1) == [(0, 500), (1500, 2000)]
    inner, whole = nested.table["area_km2"]
    assert inner == pytest.approx(2 * (200 * 100 + 2 * 0.5 * 400 * 100) / 1e6, rel=1e-4)
    assert rings.table["area_km2"].tolist() == pytest.approx([inner, whole - inner])


def test_metres_under_the_shortest_strategy():
    result = ask(cutoffs=(700.0,), travel={"strategy": SHORTEST})
    assert spans_of(result) == [(300, 1700)]
    land = result.areas[0]
    assert shapely.intersects_xy(land, 1620, 79)  # 620 + 79 m
    assert not shapely.intersects_xy(land, 1620, 81)


def test_one_way_is_reached_against_the_arrow_only():
    result = ask(roads([(0, 0), (3000, 0)], direction=[1]), points("f", (2000, 0)))
    assert spans_of(result) == [(1000, 2000)]
    assert not shapely.intersects_xy(result.areas[0], 2150, 50)


def test_merged_and_basins_of_two():
    each = ask(facilities=A_AND_B, cutoffs=(6.0,))
    assert each.table["facility"].tolist() == [0, 1]
    assert [spans_of(each, row) for row in (0, 1)] == [[(0, 1700)], [(1300, 3000)]]
    merged = ask(facilities=A_AND_B, cutoffs=(6.0,), merge=MERGED)
    assert merged.table["facility"].tolist() == [-1]
    assert spans_of(merged) == [(0, 3000)]
    basins = ask(facilities=A_AND_B, cutoffs=(6.0,), merge=BASINS, cell_m=10.0)
    assert [spans_of(basins, row) for row in (0, 1)] == [[(0, 1500)], [(1500, 3000)]]
    assert basins.table["area_km2"].tolist() == pytest.approx([merged.table["area_km2"][0] / 2] * 2, rel=0.01)
    assert basins.table["area_km2"].sum() == pytest.approx(merged.table["area_km2"][0], rel=1e-9)
    assert shapely.area(shapely.intersection(*basins.areas)) == pytest.approx(0, abs=1e-6)


def test_people_by_exact_cost():
    groups = points("g", (0, 0), (1400, 0), (1500, 0), (1600, 0), (1700, 50), (2900, 0), (0, 900),
                    weight=np.array([1.0, 2, 4, 8, 16, 32, 64]), layer="DEMAND")  # fmt: skip
    each = ask(facilities=A_AND_B, demand=groups, cutoffs=(6.0, 5.0))
    # 1700, 50 is 800 m and a minute from B: exactly 5 minutes, and 7 from A.
    assert each.table[["facility", "cutoff", "people"]].to_numpy().tolist() == [
        [0, 5, 1 + 2 + 4],
        [0, 6, 1 + 2 + 4 + 8],
        [1, 5, 4 + 8 + 16 + 32],
        [1, 6, 2 + 4 + 8 + 16 + 32],
    ]
    assert each.people_within.tolist() == [63, 63]
    assert each.beyond == 1
    basins = ask(facilities=A_AND_B, demand=groups, cutoffs=(6.0, 5.0), merge=BASINS, areas=False)
    assert basins.table["people"].tolist() == [7, 7, 56, 56]  # 1500 is a tie and goes to the lower code
    rings = ask(facilities=A_AND_B, demand=groups, cutoffs=(6.0, 5.0), shape=RINGS, areas=False)
    assert rings.table["people"].tolist() == [7, 8, 60, 2]


def test_a_facility_off_the_road_is_refused():
    nowhere = points("f", (1000, 0), (1000, 101), (np.nan, np.nan))
    result = ask(facilities=nowhere)
    assert result.refused == {1: "no_road_within_limit", 2: "no_place"}
    assert result.table["reason"].tolist() == [None, "no_road_within_limit", "no_place"]
    assert result.areas[1] is None
    assert result.lines[2] is None
    assert np.isnan(result.table["road_km"][1])
    # It takes no part in the others' area either.
    assert ask(facilities=nowhere, merge=MERGED).table["area_km2"][0] == result.table["area_km2"][0]


def test_all_refused():
    result = ask(facilities=points("f", (0, 5000)), demand=points("g", (0, 5000), layer="DEMAND"), merge=MERGED)
    assert result.refused == {0: "no_road_within_limit"}
    assert result.areas.tolist() == [None]
    assert result.people_within.tolist() == [0]


def test_never_over_a_gorge():
    gorge = roads([(0, 2000), (0, 0), (1000, 0), (1000, 2000)])
    land = ask(gorge, points("f", (500, 0)), cutoffs=(30.0,), travel={"max_access_m": 300}).areas[0]
    assert shapely.intersects_xy(land, 299, 1500)
    assert not shapely.intersects_xy(land, 500, 1500)
    assert not shapely.intersects_xy(land, 500, 301)


def test_cut_lines_and_doubled_vertices_change_nothing():
    whole = [(0, 0), (700, 0), (1500, 300), (1500, 900)]
    cut = [[(0, 0), (400, 0)], [(400, 0), (700, 0), (700, 0), (1100, 150), (1500, 300)], [(1500, 300), (1500, 900)]]
    ends = [ask(roads(*lines), points("f", (600, 30)), cutoffs=(4.0, 7.0)) for lines in ([whole], cut)]
    assert ends[0].table["road_km"].tolist() == pytest.approx(ends[1].table["road_km"].tolist())
    for areas in zip(*(end.areas for end in ends)):
        assert shapely.area(shapely.symmetric_difference(*areas)) < 1e-3


def test_order_of_rows_changes_nothing():
    table = roads([(0, 0), (3000, 0)], [(1500, 0), (1500, 800)])
    again = RoadTable(*(getattr(table, name)[::-1] for name in
                        ("geometry", "road_id", "hardened", "motorable", "speed_kmh", "direction")))  # fmt: skip
    first, second = ask(table, A_AND_B, cutoffs=(6.0,)), ask(again, A_AND_B.take(np.array([1, 0])), cutoffs=(6.0,))
    assert first.table["road_km"].tolist() == second.table["road_km"][::-1].tolist()
    assert first.table["area_km2"].tolist() == second.table["area_km2"][::-1].tolist()


@pytest.mark.parametrize(
    ("params", "text"),
    [
        ({"cutoffs": ()}, "CUTOFFS is"),
        ({"cutoffs": (0.0, 5.0)}, "CUTOFFS is 0"),
        ({"cutoffs": (5.0, 5.0)}, "CUTOFFS is"),
        ({"merge": 3}, "MERGE is 3"),
        ({"shape": 2}, "SHAPE is 2"),
        ({"cell_m": 0.0}, "CELL_M is 0"),
    ],
)
def test_params_that_mean_nothing(params, text):
    with pytest.raises(InputError, match=text):
        ask(**params)


def test_no_facility_with_a_place():
    with pytest.raises(InputError, match="no point with coordinates"):
        ask(facilities=points("f", (np.nan, np.nan)))


def test_too_fine_squares():
    with pytest.raises(InputError, match="Give at least"):
        ask(facilities=A_AND_B, merge=BASINS, cell_m=0.01)


@pytest.mark.parametrize("merge", [EACH, BASINS])
def test_stops_when_asked_and_reports(merge):
    told = []
    travel = prepare_travel(STRAIGHT, TravelParams())
    service_areas(travel, A_AND_B, AreaParams((5.0,), merge=merge), report=told.append)
    assert told == sorted(told)
    assert told[-1] == 100
    answers = iter([False, False, True])
    with pytest.raises(Cancelled):
        service_areas(travel, A_AND_B, AreaParams((5.0,), merge=merge), should_stop=lambda: next(answers))


def test_areas_are_united_with_a_stop_in_between():
    squares = shapely.box(np.array([0.0, 5.0, 1.0, 9.0, 20.0]), 0.0, np.array([2.0, 7.0, 3.0, 10.0, 21.0]), 1.0)
    shares = []
    whole = merged(squares, shares.append, together=2)
    assert whole.area == pytest.approx(3 + 2 + 1 + 1)
    assert shares == [pytest.approx(share) for share in (1 / 6, 2 / 6, 3 / 6, 4 / 6)]

    def stop(share):
        raise Cancelled

    with pytest.raises(Cancelled):
        merged(squares, stop, together=2)
