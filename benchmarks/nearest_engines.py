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
from qgis.core import QgsFeatureRequest

from ..tools.session import qgis_session
from .engines import FAR, layer, resident_mb
from .nearest import TURNS, timed


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
    """Make the table of all pairs, row by row, and look for the least of each group."""
    from qgis.analysis import QgsGraphAnalyzer

    began = time.perf_counter()
    graph, demand, facilities, walk = _graph(path)
    table = []
    for facility, vertex in enumerate(facilities):
        cost = QgsGraphAnalyzer.dijkstra(graph, vertex, 0)[1]
        for group, place in enumerate(demand):
            table.append((group, facility, walk[group], cost[place], walk[group] / 50.0 + cost[place]))
    least = np.full(len(demand), np.inf)
    for group, _, _, minutes, _ in table:
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
