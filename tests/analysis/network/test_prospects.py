"""Lines that cannot matter are left out, and what is found stays the same to the last digit."""

from __future__ import annotations

import importlib.util
from dataclasses import astuple, replace
from pathlib import Path

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from wulong_planner.analysis.network.graph import facility_graph
from wulong_planner.analysis.network.pairs import cost_pairs
from wulong_planner.analysis.network.prospects import Prospects
from wulong_planner.analysis.network.search import search_all
from wulong_planner.analysis.network.tables import PointTable, RoadTable
from wulong_planner.analysis.network.travel import FASTEST, SHORTEST, TravelParams, prepare_travel


def _neighbour(name):
    spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


properties = _neighbour("test_network_properties")

# The clinic C stands on the lowest of three streets, 60 km/h is a kilometre a minute, off the road 50 m take a minute.
# The connection on the right joins the streets; the group g stands 20 m above the middle street.
#
#   600  *-------------------------------*   top
#                                        |
#            g (1000, 220)               |
#   200  *-------------------------------*   middle
#                                        |
#     0  C-------------------------------*   bottom
#        0                             2000
STREETS = {
    "top": [(0, 600), (2000, 600)],
    "middle": [(0, 200), (2000, 200)],
    "bottom": [(0, 0), (2000, 0)],
    "right": [(2000, 0), (2000, 200), (2000, 600)],
}


def roads(**direction):
    return RoadTable(
        geometry=np.array([shapely.LineString(line) for line in STREETS.values()], object),
        road_id=np.array(list(STREETS), object),
        hardened=np.ones(4, bool),
        motorable=np.ones(4, bool),
        speed_kmh=np.full(4, 60.0),
        direction=np.array([direction.get(name, 0) for name in STREETS]),
    )


def kept(group, max_access_m=1200.0, **direction):
    """Streets that are looked at for a group."""
    travel = prepare_travel(roads(**direction), TravelParams(max_access_m=max_access_m))
    clinic = travel.legs(PointTable(id=np.array(["C"], object), xy=np.zeros((1, 2))), arriving=True)
    graph = facility_graph(travel.network, clinic, travel.impedance)
    prospects = Prospects.of(travel.network, clinic, travel.impedance, graph, search_all(graph))
    line = np.arange(4)
    rows = prospects(np.array([group], float), np.zeros(4, int), line)
    return {list(STREETS)[travel.network.source[each]] for each in line[rows]}


class TestByHand:
    def test_what_is_farther_than_the_surest_way_is_left_out(self):
        # At most: straight to the clinic's end of the bottom street, 1023.9 m × (1/50 + 1/1000) = 21.5 min.
        # At least: bottom 220 m = 4.4, middle 0.4, top 380 m = 7.6 and its drive; right 1000 m = 20 and 2.0 to drive.
        assert kept((1000, 220)) == {"top", "middle", "bottom"}

    def test_close_to_a_junction_little_is_left(self):
        # At most 20.1 m × 0.021 + 2.2 = 2.62 over the junction; bottom needs 4.4 and top 7.6.
        assert kept((1998, 220)) == {"middle", "right"}

    def test_beyond_the_limit_nothing_is_sure(self):
        # No end of a street lies within 900 m of the group.
        assert kept((1000, 220), max_access_m=900.0) == set(STREETS)

    def test_a_one_way_street_is_not_sure(self):
        # Against the middle and the right street nobody drives; at most 220 m × 0.021 + 2.0 = 6.62 over the bottom.
        assert kept((1998, 220), middle=1, right=-1) == {"middle", "bottom", "right"}
        assert kept((1998, 220), middle=1, right=-1, bottom=-1) == set(STREETS)


@pytest.mark.parametrize("strategy", [SHORTEST, FASTEST])
@pytest.mark.parametrize("noding", [1, 2])
def test_the_answer_is_the_same_to_the_last_digit(strategy, noding):
    @properties.SETTINGS
    @given(properties.districts(one_way=True, zones=False, crossers=True), st.sampled_from([60.0, 300.0, 900.0]))
    def check(district, max_access_m):
        table, demand, facility = district
        params = TravelParams(max_access_m=max_access_m, strategy=strategy, noding=noding)
        travel = prepare_travel(table, params)
        demand, facility = replace(demand, zone=None), replace(facility, zone=None)
        arriving = travel.legs(facility, arriving=True)
        few = cost_pairs(travel, demand, arriving, nearest=1)
        every = cost_pairs(travel, travel.legs(demand), arriving, nearest=1)
        for mine, theirs in zip(astuple(few), astuple(every)):
            np.testing.assert_array_equal(mine, theirs)

    check()
