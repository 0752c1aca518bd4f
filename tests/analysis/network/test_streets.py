"""Crimes and schools on the streets of a real town, against networkx with every position made a node.

The shapefiles are part of the package ``libpysal`` (examples, geodanet); only its files are used. Lengths are feet.
"""

from __future__ import annotations

import importlib.util
from pathlib import Path

import geopandas
import numpy as np
import pytest
import shapely
from wulong_planner.analysis.network.pairs import cost_pairs
from wulong_planner.analysis.network.routes import route_lines
from wulong_planner.analysis.network.tables import PointTable, RoadTable
from wulong_planner.analysis.network.travel import SHORTEST, TravelParams, prepare_travel

LIBPYSAL = importlib.util.find_spec("libpysal")
EVERY = 6
"""The slow reference looks at so few of the 287 crimes."""


@pytest.fixture(scope="module")
def town():
    if LIBPYSAL is None:
        pytest.skip("libpysal is not installed")
    folder = Path(LIBPYSAL.origin).parent / "examples" / "geodanet"
    streets, crimes, schools = (
        geopandas.read_file(folder / f"{name}.shp") for name in ("streets", "crimes", "schools")
    )
    lines = streets.geometry.explode(index_parts=False).to_numpy()
    count = len(lines)
    roads = RoadTable(
        lines, np.arange(count).astype(str).astype(object), np.ones(count, bool), np.ones(count, bool),
        np.full(count, 30.0), np.zeros(count, int),
    )  # fmt: skip
    params = TravelParams(max_access_m=330.0, tolerance_m=0.01, noding=0, strategy=SHORTEST)
    return roads, _points(crimes, "c"), _points(schools, "s"), params


def _points(frame, letter):
    xy = shapely.get_coordinates(frame.geometry.to_numpy())
    return PointTable(id=np.array([f"{letter}{k}" for k in range(len(xy))], object), xy=xy)


def test_as_networkx(town):
    spec = importlib.util.spec_from_file_location("test_pairs", Path(__file__).with_name("test_pairs.py"))
    beside = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(beside)
    roads, crimes, schools, params = town
    some = crimes.take(np.arange(0, len(crimes), EVERY))
    expected = beside.slow_costs(roads, some, schools, params)
    assert np.isfinite(expected).sum() > 300
    pairs, _ = beside.fast_pairs(roads, some, schools, params)
    assert beside.table_of(pairs, expected.shape) == pytest.approx(expected, rel=1e-7)
    two, _ = beside.fast_pairs(roads, some, schools, params, nearest=2)
    best = np.sort(expected, axis=1)[:, :2]
    assert two.cost == pytest.approx(best[np.isfinite(best)], rel=1e-7)


def test_every_crime_has_a_route_to_its_nearest_school(town):
    roads, crimes, schools, params = town
    travel = prepare_travel(roads, params)
    legs = travel.legs(crimes), travel.legs(schools, arriving=True)
    pairs = cost_pairs(travel, *legs, nearest=1)
    assert len(pairs) == len(crimes) == 287
    lines = route_lines(travel, *legs, pairs)
    assert shapely.length(lines) == pytest.approx(pairs.road_m + pairs.walk_m, abs=0.05)
    straight = np.hypot(*(crimes.xy[pairs.point] - schools.xy[pairs.facility]).T)
    assert (shapely.length(lines) >= straight - 1e-6).all()
