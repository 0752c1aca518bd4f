"""One engine of :mod:`.nearest` in a process of its own: ``ENGINE GEOPACKAGE RESULT.json``."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from unittest.mock import patch

import numpy as np
from qgis.core import QgsFeature, QgsFeatureRequest, QgsFeatureSink, QgsProcessingFeedback, QgsVectorLayer

from ..tools.session import qgis_session
from .engines import FAR, layer, resident_mb
from .nearest import TURNS, WALK_M_PER_MIN, timed


def ours(path: str, folder: Path) -> dict:
    """Run the algorithm from layer to layer several times; the search in it is timed too."""
    from qgis import processing

    from ..deps import own_libraries

    with own_libraries():
        from ..analysis.network import graph as engine

    parameters = {
        "ROADS": layer(path, "roads"),
        "DEMAND": layer(path, "groups"),
        "FACILITIES": layer(path, "seats"),
        "FACILITY_FIELD": "town_code",
        "CUTOFFS": "15;30",
        "OUTPUT": str(folder / "nearest.gpkg"),
        "SUMMARY": "memory:",
    }
    before = resident_mb("VmRSS")
    seconds: list[float] = []
    search: list[float] = []
    for _ in range(TURNS):
        inner: list[float] = []
        with patch.object(engine, "dijkstra", timed(engine.dijkstra, inner)):
            timed(processing.run, seconds)("wulong:nearestfacility", parameters)
        search.append(sum(inner))
    peak = resident_mb("VmHWM")
    import pyogrio

    found = pyogrio.read_dataframe(parameters["OUTPUT"], columns=["minutes"], read_geometry=False)
    minutes = found["minutes"].to_numpy()
    return {
        "seconds": median(seconds),
        "search": median(search),
        "above_mb": peak - before,
        "minutes": np.where(np.isnan(minutes), None, minutes).tolist(),
        "walk": [0] * len(minutes),
    }


def _graph(path: str):
    """Build QGIS's own graph with every group and facility tied in."""
    from qgis.analysis import QgsGraphBuilder, QgsNetworkSpeedStrategy, QgsVectorLayerDirector

    roads, groups, seats = (layer(path, name) for name in ("roads", "groups", "seats"))
    demand = [feature.geometry().asPoint() for feature in groups.getFeatures(QgsFeatureRequest())]
    facilities = [feature.geometry().asPoint() for feature in seats.getFeatures(QgsFeatureRequest())]
    director = QgsVectorLayerDirector(roads, -1, "", "", "", QgsVectorLayerDirector.Direction.DirectionBoth)
    director.addStrategy(QgsNetworkSpeedStrategy(roads.fields().lookupField("speed_kmh"), 1.0, 1000.0 / 60.0))
    builder = QgsGraphBuilder(roads.crs(), True, 0.0, "NONE")
    snapped = director.makeGraph(builder, demand + facilities)
    graph = builder.graph()
    vertices = [graph.findVertex(point) for point in snapped]
    walk = [point.distance(on_road) for point, on_road in zip(demand, snapped)]
    return graph, vertices[: len(demand)], vertices[len(demand) :], walk


def native(path: str, folder: Path) -> dict:
    """Search once per facility and keep the least."""
    from qgis.analysis import QgsGraphAnalyzer

    began = time.perf_counter()
    graph, demand, facilities, walk = _graph(path)
    least = np.full(len(demand), np.inf)
    for vertex in facilities:
        cost = np.array(QgsGraphAnalyzer.dijkstra(graph, vertex, 0)[1])
        np.minimum(least, cost[demand], out=least)
    return _result(least, walk, time.perf_counter() - began)


def qneat3(path: str, folder: Path) -> dict:
    """Write a row for every pair, as QNEAT3's matrix does, and take the least of each group.

    The rows have its six columns, are filled name by name and go to a temporary layer, its default; progress is told
    after each pair. The costs of entry and exit are worked out once per point, not anew for every pair.
    """
    from qgis.analysis import QgsGraphAnalyzer

    began = time.perf_counter()
    graph, demand, facilities, walk = _graph(path)
    costs = ("entry_cost:double", "network_cost:double", "exit_cost:double", "total_cost:double")
    columns = "&field=".join(("origin_id:integer", "destination_id:integer", *costs))
    matrix = QgsVectorLayer(f"NoGeometry?field={columns}", "matrix", "memory")
    row, feedback, done = QgsFeature(matrix.fields()), QgsProcessingFeedback(), 0
    entry = [metres / WALK_M_PER_MIN for metres in walk]
    for facility, vertex in enumerate(facilities):
        cost = QgsGraphAnalyzer.dijkstra(graph, vertex, 0)[1]
        for group, place in enumerate(demand):
            row["origin_id"] = group
            row["destination_id"] = facility
            row["entry_cost"] = entry[group]
            row["network_cost"] = cost[place]
            row["exit_cost"] = 0.0
            row["total_cost"] = entry[group] + cost[place]
            matrix.dataProvider().addFeature(row, QgsFeatureSink.Flag.FastInsert)
            done += 1
            feedback.setProgress(100.0 * done / (len(demand) * len(facilities)))
    least = np.full(len(demand), np.inf)
    for found in matrix.getFeatures(QgsFeatureRequest()):
        group, minutes = found.attribute(0), found.attribute(3)
        least[group] = min(least[group], minutes)
    return _result(least, walk, time.perf_counter() - began)


def _result(least: np.ndarray, walk: list[float], seconds: float) -> dict:
    return {"seconds": seconds, "minutes": np.where(least < FAR, least, None).tolist(), "walk": walk}


ENGINES: dict[str, Callable[[str, Path], dict]] = {"ours": ours, "native": native, "qneat3": qneat3}


def main() -> None:
    """Run one engine and write what it took."""
    engine, path, result = sys.argv[1:]
    with qgis_session():
        found = ENGINES[engine](path, Path(result).parent)
    Path(result).write_text(json.dumps(found), encoding="utf-8")


if __name__ == "__main__":
    main()
