"""Demand and facilities that get on the same piece of road."""

import tracemalloc

import numpy as np
import pytest
import shapely
from wulong_planner.analysis.network.access import access_legs
from wulong_planner.analysis.network.ends import Ends
from wulong_planner.analysis.network.network import build_network

STRETCHES, ZONES = 100, 60


@pytest.fixture
def ends():
    """One road of 100 stretches, all of them within the limit of 60 groups and 60 seats, each pair its own zone."""
    road = shapely.linestrings([[(x, 0) for x in range(STRETCHES + 1)]])
    network = build_network(road, noding=1, tolerance_m=0.1)
    places = np.column_stack([np.linspace(0, STRETCHES, ZONES), np.full(ZONES, 5.0)])
    legs, zone = access_legs(network, places, 1000), np.arange(ZONES)
    return network, Ends(legs, legs, zone, np.where(zone == 7, -1, zone))


def test_only_pairs_that_belong_together_are_listed_and_held(ends):
    network, both = ends
    tracemalloc.start()
    leg, goal = both.on_one_piece(network)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(leg) == (ZONES - 1) * STRETCHES**2  # zone 7 has no seat
    assert both.own(both.demand.point[leg], both.facility.point[goal]).all()
    assert most < 100e6  # every group with every seat would be 36 million pairs
