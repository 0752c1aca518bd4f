"""Capacities in people, reach, reasons, clusters, one more work and service areas, on one valley worked out by hand.

metres, straight (factor 1):   W at 0            g1 at 1000    g2 at 2000   g3 at 6000        g4 without a place
people                                           100           60           40                7
"""

from dataclasses import replace

import numpy as np
import pytest
import shapely
from wulong_planner.analysis.errors import InputError
from wulong_planner.analysis.network.tables import PointTable
from wulong_planner.analysis.water.allocation import Links
from wulong_planner.analysis.water.areas import hull, service_areas
from wulong_planner.analysis.water.clusters import clusters, one_more_work
from wulong_planner.analysis.water.supply import SupplyRules, straight_reach, supply_people

GROUPS = PointTable(
    np.array(["g1", "g2", "g3", "g4"], object),
    np.array([[1000, 0], [2000, 0], [6000, 0], [np.nan, np.nan]]),
    np.array([100.0, 60.0, 40.0, 7.0]),
    layer="groups",
)
RULES = SupplyRules(max_distance_m=3000, max_lift_m=50)


def works(*rows):
    """Works from (code, x, people)."""
    codes, x, room = zip(*rows)
    return PointTable(
        np.array(codes, object), np.column_stack([np.array(x, float), np.zeros(len(x))]), np.array(room, float),
        layer="works",
    )  # fmt: skip


def solve(table, *, rules=RULES, groups=GROUPS, lift=None, useful=None):
    reach = straight_reach(groups, table, rules.max_distance_m, 1.0)
    rise = np.zeros(len(reach.links)) if lift is None else lift[reach.links.group]
    kinds = np.ones(len(table), bool) if useful is None else np.array(useful)
    return supply_people(groups, table, reach, rules, lift_m=rise, useful=kinds)


def test_people_a_work_can_serve():
    rules = SupplyRules(litres_per_day=80, loss_pct=20, peak_day_factor=1.25, dry_yield=0.5)
    # 100 m³ · 0.5 · 0.8 · 1000 / (80 · 1.25) = 400; 0.3 of its own: 240; 0.26 m³ serve 1.04, so one person
    assert rules.people(np.array([100.0, 100.0, 0.26, 0.0]), np.array([np.nan, 0.3, np.nan, np.nan])).tolist() == [
        400, 240, 1, 0,
    ]  # fmt: skip
    assert np.isnan(rules.people(np.array([np.nan]))).all()


def test_whom_a_full_work_serves_and_why_the_others_are_left():
    found = solve(works(("W", 0, 120)))
    assert found.groups["served"].tolist() == [100, 0, 0, 0]
    assert found.groups["reason"].tolist() == [None, "works_full", "no_work_within_distance", "no_place"]
    assert found.groups["work"].tolist() == [0, -1, -1, -1]
    assert found.groups["distance_m"].tolist()[0] == 1000
    row = found.works.iloc[0]
    assert (row["load"], row["spare"], row["groups"]) == (100, 20, 1)
    assert row["load_pct"] == pytest.approx(100 / 1.2)


def test_a_group_served_in_part():
    found = solve(works(("W", 0, 120)), rules=replace(RULES, split=True))
    assert found.groups["served"].tolist() == [100, 20, 0, 0]
    assert found.groups["unserved"].tolist() == [0, 40, 40, 7]
    assert found.groups["reason"].tolist()[:2] == [None, "served_in_part"]


def test_a_group_split_between_two_works_names_the_larger_share():
    found = solve(works(("W", 0, 130), ("V", 3000, 70)), rules=replace(RULES, split=True, max_distance_m=2500))
    assert found.groups["served"].tolist() == [100, 60, 0, 0]
    found = solve(works(("W", 0, 120), ("V", 3000, 40)), rules=replace(RULES, split=True, max_distance_m=2500))
    assert found.parts[["group", "work", "people"]].to_numpy().tolist() == [[0, 0, 100], [1, 1, 40], [1, 0, 20]]
    assert found.groups.loc[1, ["work", "works"]].tolist() == [1, 2]


def test_limits_are_included_and_unknown_heights_exclude_nothing():
    at_limit = solve(works(("W", 0, 999)), rules=replace(RULES, max_distance_m=2000), lift=np.array([50.0] * 4))
    assert at_limit.groups["served"].tolist() == [100, 60, 0, 0]
    high = solve(works(("W", 0, 999)), lift=np.array([50.1, np.nan, 0, 0]))
    assert high.groups["reason"].tolist()[:2] == ["works_too_low", None]
    assert high.unknown_lifts == 1


def test_works_that_take_no_part_say_why():
    table = works(("A", np.nan, 50), ("B", 0, 0), ("C", 0, 80), ("D", 0, np.inf))
    found = solve(table, useful=[True, True, False, True])
    assert found.works["reason"].tolist() == ["no_place", "no_capacity", "not_for_people", None]
    assert found.works["load"].tolist() == [0, 0, 0, 160]
    assert np.isnan(found.works["spare"].iloc[3])
    with pytest.raises(InputError, match=r"of the layer works takes part: 1 have no place, 0 are of other kinds"):
        solve(works(("A", np.nan, 50)))


def test_bad_capacities_and_codes():
    with pytest.raises(InputError, match="work W: the capacity is -3"):
        solve(works(("W", 0, -3)))
    with pytest.raises(InputError, match="code W is given to 2"):
        solve(works(("W", 0, 3), ("W", 1, 3)))
    with pytest.raises(InputError, match=r"point g1: the weight is nan"):
        solve(works(("W", 0, 3)), groups=replace(GROUPS, weight=np.array([np.nan, 1, 1, 1])))


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"litres_per_day": 0}, "LITRES_PER_DAY is 0"),
        ({"peak_day_factor": np.nan}, "PEAK_DAY_FACTOR is nan"),
        ({"dry_yield": 1.2}, "DRY_YIELD is 1.2"),
        ({"loss_pct": 100}, "LOSS_PCT is 100"),
    ],
)
def test_rules_that_mean_nothing(change, sentence):
    with pytest.raises(InputError, match=sentence):
        SupplyRules(**change)


def test_a_factor_below_one_shortens_no_way():
    with pytest.raises(InputError, match=r"DETOUR_FACTOR is 0.5"):
        straight_reach(GROUPS, works(("W", 0, 1)), 1000, 0.5)
    reach = straight_reach(GROUPS, works(("W", 0, 1)), 3000, 1.5)
    assert reach.links.distance_m.tolist() == [1500, 3000]


def test_the_order_of_rows_decides_nothing():
    """Three equal works at one place, room for one group each: the codes decide."""
    groups = PointTable(np.array(["a", "b", "c", "d"], object), np.zeros((4, 2)), np.full(4, 10.0))
    table = works(("Y", 0, 10), ("X", 0, 10), ("Z", 0, 10))
    first = solve(table, groups=groups)
    turn = np.array([2, 0, 3, 1])
    second = solve(table.take(np.array([2, 0, 1])), groups=groups.take(turn))
    ids = np.array(["Y", "X", "Z"])
    served = {groups.id[row]: ids[work] for row, work in enumerate(first.groups["work"]) if work >= 0}
    other = np.array(["Z", "Y", "X"])
    again = {groups.id[turn][row]: other[work] for row, work in enumerate(second.groups["work"]) if work >= 0}
    assert len(served) == 3 and served == again


def test_clusters_begin_where_most_people_are():
    xy = np.array([[0, 0], [900, 0], [1800, 0], [9000, 0], [np.nan, 0]])
    cluster, middles = clusters(xy, np.array([10.0, 5, 10, 3, 99]), 1000)
    assert middles.tolist() == [1, 3]
    assert cluster.tolist() == [0, 0, 0, 1, -1]
    none, rows = clusters(xy, np.zeros(5), 1000)
    assert none.tolist() == [-1] * 5 and len(rows) == 0


def test_what_one_more_work_adds():
    people, unserved = np.array([10.0, 7, 6, 50]), np.array([10.0, 7, 6, 0])
    links = Links(np.array([0, 1, 2, 3]), np.zeros(4, int), np.array([1.0, 2, 3, 0]))
    cluster = np.array([0, 0, 0, -1])
    whole = one_more_work(people, unserved, cluster, links, 13).iloc[0]
    assert (whole["people_added"], whole["groups_added"]) == (13, 2)  # 7 + 6, not 10
    assert (whole["groups"], whole["people"], whole["within_people"]) == (3, 23, 23)
    assert whole["share_after_pct"] == pytest.approx(100 * 63 / 73)
    assert one_more_work(people, unserved, cluster, links, 12, split=True)["people_added"].tolist() == [12]
    assert one_more_work(people, unserved, cluster, links, 0)["people_added"].tolist() == [0]


def test_service_areas_fit_together():
    """Two works along a street of four groups, in a box cut off at a corner."""
    xy = np.array([[1, 5], [3, 5], [7, 5], [9, 5], [np.nan, 0]], float)
    outline = shapely.Polygon([(0, 0), (10, 0), (10, 8), (8, 10), (0, 10)])
    found = service_areas(xy, np.array([0, 0, 1, -1, 1]), outline)
    assert sorted(found) == [-1, 0, 1]
    assert [round(found[each].area, 9) for each in (0, 1, -1)] == [50, 30, 18]
    assert sum(area.area for area in found.values()) == pytest.approx(outline.area)
    edge = shapely.intersection(found[0], found[1])
    assert edge.length == pytest.approx(10) and edge.area == 0


def test_areas_of_scattered_groups_leave_no_gap_and_no_overlap():
    rng = np.random.default_rng(3)
    xy = rng.random((120, 2)) * 1000
    outline = shapely.union_all([shapely.Point(500, 500).buffer(450), shapely.box(1200, 0, 1300, 100)])
    areas = list(service_areas(xy, rng.integers(-1, 6, 120), outline).values())
    assert sum(each.area for each in areas) == pytest.approx(outline.area, rel=1e-9)
    assert shapely.union_all(areas).area == pytest.approx(outline.area, rel=1e-9)
    assert all(each.is_valid for each in areas)
    assert shapely.coverage_is_valid(np.array(areas)) if hasattr(shapely, "coverage_is_valid") else True


def test_areas_of_one_work_of_nobody_and_without_an_outline():
    assert service_areas(np.array([[1.0, 1]]), np.array([4]), shapely.box(0, 0, 2, 2))[4].area == 4
    assert service_areas(np.array([[np.nan, 1]]), np.array([4]), shapely.box(0, 0, 2, 2)) == {}
    assert hull(np.array([[0.0, 0], [10, 0], [np.nan, 0]]), 1.0).area == pytest.approx(20 + np.pi, rel=0.02)
