"""QGIS's own shortest path, where both answer: within 0.3 %."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from qgis import processing
from qgis.core import QgsProcessingException
from wulong_planner.analysis.network.pairs import cost_pairs
from wulong_planner.analysis.network.routes import route_lines
from wulong_planner.analysis.network.tables import PointTable, RoadTable
from wulong_planner.analysis.network.travel import SHORTEST, TravelParams, prepare_travel
from wulong_planner.benchmarks.county import make_county

SAME = 0.003
CRS = "EPSG:4545"


def test_routes_as_long_as_those_of_qgis(qgis_processing, make_layer):
    county = make_county(side=12, groups=1, seats=6, seed=3)
    lines = county.roads.geometry.to_numpy()
    count = len(lines)
    rng = np.random.default_rng(3)
    one_way = rng.choice([0, 0, 0, 1, -1], count)
    roads = RoadTable(lines, county.roads["road_id"].to_numpy(object), np.ones(count, bool), np.ones(count, bool),
                      np.full(count, 30.0), one_way)  # fmt: skip
    layer = make_layer(
        "LineString", [("way", "text")],
        [(line.wkt, {0: "both", 1: "on", -1: "off"}[way]) for line, way in zip(lines, one_way)],
    )  # fmt: skip
    at = rng.choice(count, 12, replace=False)
    origins = shapely.get_coordinates(shapely.get_point(lines[at], 0))
    seats = shapely.get_coordinates(county.seats.geometry.to_numpy())
    travel = prepare_travel(roads, TravelParams(max_access_m=0.01, strategy=SHORTEST))
    tables = [PointTable(id=np.arange(len(xy)).astype(str).astype(object), xy=xy) for xy in (origins, seats)]
    legs = travel.legs(tables[0]), travel.legs(tables[1], arriving=True)
    pairs = cost_pairs(travel, *legs, nearest=2)
    drawn = route_lines(travel, *legs, pairs)
    compared = 0
    for point, facility, road_m, line in zip(pairs.point, pairs.facility, pairs.road_m, drawn):
        start, stop = ("{},{} [{}]".format(*xy, CRS) for xy in (origins[point], seats[facility]))
        try:
            answer = processing.run("native:shortestpathpointtopoint", {**options(layer), "START_POINT": start,
                                                                        "END_POINT": stop})  # fmt: skip
        except QgsProcessingException:
            continue  # QGIS gets on the nearest line only, be it one-way the wrong way
        assert answer["TRAVEL_COST"] == pytest.approx(road_m, rel=SAME)
        found = shapely.from_wkt(next(answer["OUTPUT"].getFeatures()).geometry().asWkt())
        assert found.length == pytest.approx(line.length, rel=SAME)
        compared += 1
    assert compared >= len(pairs) * 2 // 3


def options(layer):
    return {
        "INPUT": layer, "STRATEGY": 0, "DIRECTION_FIELD": "way", "VALUE_FORWARD": "on", "VALUE_BACKWARD": "off",
        "VALUE_BOTH": "both", "DEFAULT_DIRECTION": 2, "TOLERANCE": 0.0, "OUTPUT": "TEMPORARY_OUTPUT",
    }  # fmt: skip
