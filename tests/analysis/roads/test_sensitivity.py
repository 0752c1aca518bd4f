"""Statuses at other limits: as the whole question asked again at each."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from wulong_planner.analysis.errors import Cancelled
from wulong_planner.analysis.network.tables import PointTable
from wulong_planner.analysis.roads.roadconnectivity import ConnectivityParams, road_connectivity
from wulong_planner.analysis.roads.sensitivity import nothing_open, status_by_limit

LIMITS = (0.0, 120.0, 300.0, 700.0)
PARAMS = ConnectivityParams(max_access_m=300)


@settings(max_examples=20, derandomize=True, deadline=None, database=None)
@given(seed=st.integers(0, 2**32 - 1))
def test_as_the_question_asked_again(random_district, seed):
    roads, groups, seats = random_district(seed)
    found = status_by_limit(roads, groups, seats, PARAMS, LIMITS)
    assert tuple(found) == LIMITS
    for limit, status in found.items():
        again = road_connectivity(roads, groups, seats, replace(PARAMS, max_access_m=limit))
        assert status.tolist() == again.groups["status"].tolist()


def test_no_limits_and_no_time(random_district):
    roads, groups, seats = random_district(1)
    assert status_by_limit(roads, groups, seats, PARAMS, ()) == {}
    with pytest.raises(Cancelled):
        status_by_limit(roads, groups, seats, PARAMS, LIMITS, should_stop=lambda: True)


def test_every_road_closed():
    points = PointTable(id=np.array(["a", "b"], object), xy=np.array([[0.0, 0.0], [np.nan, 0.0]]))
    assert nothing_open(points).tolist() == ["no_road", None]
