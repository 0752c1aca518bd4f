"""Driving distances with one-ways against those published for a real town (OpenStreetMap, Monaco).

The data are not part of the project; the test runs where they are at hand.
"""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest
import shapely
from wulong_planner.analysis.network.access import access_legs
from wulong_planner.analysis.network.ends import Ends
from wulong_planner.analysis.network.network import build_network
from wulong_planner.analysis.network.pairs import cost_pairs
from wulong_planner.analysis.network.routes import route_lines
from wulong_planner.analysis.network.search import Impedance, costs_to_facilities
from wulong_planner.analysis.network.tables import PointTable, RoadTable
from wulong_planner.analysis.network.travel import SHORTEST, TravelParams, prepare_travel

NAME = "monaco_car_prepared.gpkg"
FOLDERS = [
    Path(os.environ.get("WULONG_TESTDATA", "testdata")),
    Path(__file__).resolve().parents[4] / "shared" / "testdata",
]
TRIPS = [
    ((43.730729, 7.42135), (43.727697, 7.419199), 2580),
    ((43.727687, 7.418737), (43.74958, 7.436566), 3588),
    ((43.728677, 7.41016), (43.739213, 7.4277), 2561),
    ((43.733802, 7.413433), (43.739662, 7.424355), 2230),
    ((43.730949, 7.412338), (43.739643, 7.424542), 2100),
]
DIRECTION = {"F": 1, "T": -1, "B": 0}


@pytest.fixture(scope="module")
def roads():
    found = [folder / NAME for folder in FOLDERS if (folder / NAME).exists()]
    if not found:
        pytest.skip(f"{NAME} is not here; set WULONG_TESTDATA to its folder")
    geopandas = pytest.importorskip("geopandas")
    return geopandas.read_file(found[0]).to_crs("EPSG:32632")


@pytest.mark.parametrize("origin, destination, metres", TRIPS)
def test_driving_distance(roads, origin, destination, metres):
    network = build_network(roads.geometry.to_numpy(), noding=1, tolerance_m=0.1)
    points = _on_the_road(roads, [origin, destination])
    row = network.piece_row
    direction = roads["dir"].map(DIRECTION).to_numpy()[row]
    impedance = Impedance(np.ones(len(row)), 1.0, direction)
    legs = [access_legs(network, points[[k]], 0.01) for k in (0, 1)]
    answer = costs_to_facilities(network, Ends.any(*legs), impedance)
    assert answer.road_m[0] == pytest.approx(metres, rel=0.003, abs=6)
    back = costs_to_facilities(network, Ends.any(*legs[::-1]), impedance)
    assert back.road_m[0] != pytest.approx(answer.road_m[0], rel=0.01)


def test_every_pair_of_places(roads):
    """All ends of the published trips to all: the published metres among them, and the nearest the least of each."""
    count = len(roads)
    table = RoadTable(
        roads.geometry.to_numpy(), np.arange(count).astype(str).astype(object), np.ones(count, bool),
        np.ones(count, bool), np.full(count, 30.0), roads["dir"].map(DIRECTION).to_numpy(),
    )  # fmt: skip
    travel = prepare_travel(table, TravelParams(max_access_m=0.01, tolerance_m=0.1, strategy=SHORTEST))
    places = [_on_the_road(roads, [trip[end] for trip in TRIPS]) for end in (0, 1)]
    ids = np.array([f"p{k}" for k in range(len(TRIPS))], object)
    origins, destinations = (PointTable(id=ids, xy=each) for each in places)
    legs = travel.legs(origins), travel.legs(destinations, arriving=True)
    pairs = cost_pairs(travel, *legs)
    metres = np.full((len(TRIPS), len(TRIPS)), np.nan)
    metres[pairs.point, pairs.facility] = pairs.road_m
    for trip, (_, _, published) in enumerate(TRIPS):
        assert metres[trip, trip] == pytest.approx(published, rel=0.003, abs=6)
    nearest = cost_pairs(travel, *legs, nearest=2)
    assert nearest.cost.reshape(-1, 2) == pytest.approx(np.sort(metres, axis=1)[:, :2], rel=1e-9)
    lines = route_lines(travel, *legs, pairs)
    assert shapely.length(lines) == pytest.approx(pairs.road_m + pairs.walk_m, abs=0.5)


def _on_the_road(roads, places):
    """The published distances begin and end at the nearest road."""
    geopandas = pytest.importorskip("geopandas")
    points = geopandas.GeoSeries([shapely.Point(lon, lat) for lat, lon in places], crs="EPSG:4326").to_crs(roads.crs)
    nearest = [roads.geometry.to_numpy()[roads.geometry.distance(point).to_numpy().argmin()] for point in points]
    return np.array([shapely.line_interpolate_point(a, a.project(b)).coords[0] for a, b in zip(nearest, points)])
