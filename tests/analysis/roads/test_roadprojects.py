"""Four projects worked by hand.

::

    2000   G2 (60)    G1 (100)
           ‖ island   : track, gravel, 12 km/h          ‖ =  hardened, 20 km/h
    1000   ‖          :                                  :    gravel
           . p2       : p1 hardens it                    .    planned, hardened
     500   .          :
           . p3       :                          . p4
       S===+==========+==========================+
       0  1000       2000                       4000

p1  connects G1: 100 people, 2 km; 2000 m at 20 instead of 12 km/h save 10 − 6 = 4 min each
p2  joins the island to nothing, p3 leads nowhere; together they connect G2: 60 people, 1 km
p4  connects nobody

60 people a km come first, then 50 a km, then nothing: p2, p3, p1, p4.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from wulong_planner.analysis.errors import Cancelled, InputError
from wulong_planner.analysis.roads.projectorder import MINUTES
from wulong_planner.analysis.roads.roadconnectivity import CONNECTED, CUT_OFF, MOTORABLE, NO_ROAD, road_connectivity
from wulong_planner.analysis.roads.roadprojects import ProjectParams, road_projects

PARAMS = ProjectParams(max_access_m=300)
RANDOM = settings(max_examples=25, derandomize=True, deadline=None, database=None)
RANK = {NO_ROAD: 0, CUT_OFF: 1, MOTORABLE: 2, CONNECTED: 3}


@pytest.fixture
def roads(road_table):
    return road_table(
        ("trunk", [(0, 0), (4000, 0)], True, 20),
        ("track", [(2000, 0), (2000, 2000)], False, 12),
        ("island", [(1000, 1000), (1000, 2000)], True, 20),
    )


@pytest.fixture
def planned(road_table):
    return road_table(
        ("n1", [(2000, 0), (2000, 2000)], True, 20),
        ("n2", [(1000, 500), (1000, 1000)], True, 20),
        ("n3", [(1000, 0), (1000, 500)], True, 20),
        ("n4", [(4000, 0), (4000, 1000)], True, 20),
    )


PROJECT = np.array(["p1", "p2", "p3", "p4"], object)


@pytest.fixture
def groups(point_table):
    return point_table(G1=(2000, 2000, 100), G2=(1000, 2000, 60))


@pytest.fixture
def seats(point_table):
    return replace(point_table("SEATS", S=(0, 0)), district_seat=np.array([True]))


def test_each_project_alone(roads, planned, groups, seats):
    found = road_projects(roads, planned, PROJECT, groups, seats, PARAMS).projects
    assert found["project_id"].tolist() == ["p1", "p2", "p3", "p4"]
    assert found["km"].tolist() == pytest.approx([2, 0.5, 0.5, 1])
    assert found["groups_connected"].tolist() == [1, 0, 0, 0]
    assert found["people_connected"].tolist() == [100, 0, 0, 0]
    assert found["groups_reached"].tolist() == [0, 0, 0, 0]
    assert found["person_minutes"].tolist() == pytest.approx([400, 0, 0, 0])
    assert found["m_per_person"].fillna(-1).tolist() == pytest.approx([20, -1, -1, -1])
    assert found["step"].tolist() == [3, 1, 2, 4]


def test_the_best_order(roads, planned, groups, seats):
    found = road_projects(roads, planned, PROJECT, groups, seats, PARAMS).sequence
    assert found["project_id"].tolist() == ["p2", "p3", "p1", "p4"]
    assert found["together"].fillna("").tolist() == ["p3", "p2", "", ""]
    assert found["people_connected"].tolist() == [0, 60, 100, 0]
    assert found["total_people"].tolist() == [0, 60, 160, 160]
    assert found["total_km"].tolist() == pytest.approx([0.5, 1, 3, 4])
    assert found["best_people"].tolist() == [0, 60, 160, 160]
    assert found["gap_people"].tolist() == [0, 0, 0, 0]
    assert found["share_pct"].tolist() == pytest.approx([0, 37.5, 100, 100])


def test_groups_before_and_after(roads, planned, groups, seats):
    found = road_projects(roads, planned, PROJECT, groups, seats, PARAMS).groups
    assert found["status_before"].tolist() == ["motorable", "cut_off"]
    assert found["status_after"].tolist() == ["connected", "connected"]
    assert found["step"].tolist() == [3, 2]
    assert found["project_id"].tolist() == ["p1", "p3"]
    assert found["minutes_before"].fillna(-1).tolist() == pytest.approx([16, -1])
    assert found["minutes_after"].tolist() == pytest.approx([12, 9])
    assert found["minutes_saved"].fillna(-1).tolist() == pytest.approx([4, -1])


def test_cost_decides_where_it_is_given(roads, planned, groups, seats):
    cost = np.array([10.0, 90.0, 90.0, 1.0])
    result = road_projects(roads, planned, PROJECT, groups, seats, PARAMS, cost=cost)
    assert result.sequence["project_id"].tolist() == ["p1", "p2", "p3", "p4"]
    assert result.projects["cost_per_person"][0] == pytest.approx(0.1)
    assert result.sequence["total_cost"].tolist() == pytest.approx([10, 100, 190, 191])


def test_minutes_as_the_aim(roads, planned, groups, seats):
    found = road_projects(roads, planned, PROJECT, groups, seats, replace(PARAMS, objective=MINUTES)).sequence
    assert found["project_id"][0] == "p1"
    assert found["person_minutes"][0] == pytest.approx(400)


def test_lines_of_one_project_are_built_together(roads, planned, groups, seats):
    found = road_projects(roads, planned, np.array(["x", "y", "y", "z"], object), groups, seats, PARAMS).sequence
    assert found["project_id"].tolist() == ["y", "x", "z"]
    assert found["km"].tolist() == pytest.approx([1, 2, 1])


def test_a_planned_road_joins_existing_ones_over_itself_only(road_table, point_table, seats):
    """Ends 0.8 m apart are not one place (tolerance 0.5); a planned road that ends between them makes them one."""
    roads = road_table(("w", [(0, 0), (1000, 0)], True, 20), ("e", [(1000.8, 0), (2000, 0)], True, 20))
    planned = road_table(("n", [(1000.4, 0), (1000.4, 300)], True, 20))
    groups = point_table(G=(2000, 0, 10))
    found = road_projects(roads, planned, np.array(["p"], object), groups, seats, PARAMS).groups
    assert found[["status_before", "status_after"]].to_numpy().tolist() == [["cut_off", "connected"]]


@pytest.mark.parametrize("cost", [0.0, -1.0, np.nan])
def test_a_project_without_a_cost(roads, planned, groups, seats, cost):
    with pytest.raises(InputError, match=r"project p2(: the cost is|, has a line without a cost)"):
        road_projects(roads, planned, PROJECT, groups, seats, PARAMS, cost=np.array([1, cost, 1, 1]))


def test_a_project_without_a_line(roads, planned, groups, seats):
    bare = replace(planned, geometry=np.array([None, *planned.geometry[1:]], object))
    with pytest.raises(InputError, match="project p1, has no line"):
        road_projects(roads, bare, PROJECT, groups, seats, PARAMS)


def test_stops_when_asked(roads, planned, groups, seats):
    with pytest.raises(Cancelled):
        road_projects(roads, planned, PROJECT, groups, seats, PARAMS, should_stop=lambda: True)


@pytest.fixture(scope="module")
def random_case(random_district, take_roads):
    """Random roads split into existing ones and up to four projects; the noding, tolerance and mark vary too."""

    def make(seed):
        roads, groups, seats = random_district(seed)
        rng = np.random.default_rng(seed)
        stage = rng.choice([0, 0, 0, 1, 2, 3, 4], len(roads))
        stage[:2] = 0, 1
        params = replace(PARAMS, noding=int(rng.integers(0, 2)), tolerance_m=float(rng.choice([0.5, 60.0])))
        if rng.random() < 0.5:
            seats = replace(seats, district_seat=np.arange(len(seats)) == 0)
        old, new = np.flatnonzero(stage == 0), np.flatnonzero(stage > 0)
        names = np.array([f"p{number}" for number in stage[new]], object)
        result = road_projects(take_roads(roads, old), take_roads(roads, new), names, groups, seats, params)

        def plain(*built):
            rows = np.concatenate((old, new[np.isin(names, built)]))
            return road_connectivity(take_roads(roads, rows), groups, seats, params).groups

        return result, groups, plain

    return make


@RANDOM
@given(seed=st.integers(0, 2**32 - 1))
def test_every_choice_as_a_network_of_its_own(random_case, seed):
    """Switched off is as never drawn; alone, in part and all together as noded anew."""
    result, groups, plain = random_case(seed)
    codes = result.projects["project_id"].tolist()
    for when, built in (("before", ()), ("after", codes)):
        other = plain(*built)
        assert result.groups[f"status_{when}"].tolist() == other["status"].tolist()
        assert result.groups[f"minutes_{when}"].to_numpy() == pytest.approx(other["minutes"], nan_ok=True, rel=1e-6)
    base = plain()
    for row in result.projects.itertuples():
        new = ((plain(row.project_id)["status"] == CONNECTED) & (base["status"] != CONNECTED)).to_numpy()
        assert (row.groups_connected, row.people_connected) == (new.sum(), groups.people[new].sum())


@RANDOM
@given(seed=st.integers(0, 2**32 - 1))
def test_a_project_never_makes_anything_worse(random_case, seed):
    result, _, plain = random_case(seed)
    before, built = plain(), []
    for code in result.sequence["project_id"]:
        built.append(code)
        after = plain(*built)
        for old, new in zip(before["status"], after["status"]):
            assert RANK[new] >= RANK[old]
        had = before["minutes"].notna()
        assert (after["minutes"][had] <= before["minutes"][had] * (1 + 1e-9)).all()
        before = after
    assert (result.projects[["groups_connected", "groups_reached"]] >= 0).all().all()
    assert (result.projects["person_minutes"] >= -1e-6).all()


@RANDOM
@given(seed=st.integers(0, 2**32 - 1))
def test_best_possible_as_by_trying_every_choice(random_case, seed):
    from itertools import combinations

    result, groups, plain = random_case(seed)
    km = dict(zip(result.projects["project_id"], result.projects["km"]))
    base = (plain()["status"] == CONNECTED).to_numpy()
    value = {}
    for size in range(len(km) + 1):
        for choice in combinations(km, size):
            now = (plain(*choice)["status"] == CONNECTED).to_numpy()
            value[choice] = groups.people[now & ~base].sum()
    for row in result.sequence.itertuples():
        can = [each for choice, each in value.items() if sum(km[code] for code in choice) <= row.total_km * (1 + 1e-9)]
        assert row.best_people == max(can)
        assert row.total_people <= row.best_people
        assert row.gap_people == row.best_people - row.total_people


def test_a_large_cluster_is_ordered_without_trying_every_choice(roads, planned, groups, seats):
    """With clusters of one at most searched through, the pair is still found once nothing helps alone."""
    params = replace(PARAMS, exact_most=1)
    unmarked = replace(seats, district_seat=None)  # any seat may make another network the district's: one cluster
    found = road_projects(roads, planned, PROJECT, groups, unmarked, params).sequence
    assert found["project_id"].tolist() == ["p1", "p2", "p3", "p4"]
    assert found["total_people"].tolist() == [100, 100, 160, 160]
    assert found["best_people"].isna().all()
