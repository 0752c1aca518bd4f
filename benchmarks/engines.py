"""The same question to two engines, each in a process of its own so that its memory can be told.

Question: minutes of every group to its township seat, and metres to harden so that the way is hardened. What our
algorithm tells of other seasons and access limits is a question of its own and left out.
"""

from __future__ import annotations

import importlib
import json
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from unittest.mock import patch

from qgis.core import (
    QgsFeatureRequest,
    QgsVectorLayer,
)

from ..tools.session import qgis_session

MB = 1024.0
STAGES = {
    "reading": ("processing.reading", "read_rows"),
    "noding": ("analysis.network.travel", "build_network"),
    "snapping": ("analysis.network.travel", "access_legs"),
    "search": ("analysis.roads.roadconnectivity", "costs_to_facilities"),
    "upgrade": ("analysis.roads.roadconnectivity", "least_upgrade"),
    "writing": ("processing.roads.connectivity_run", "write"),
}
"""Functions that are timed, by stage: where they are looked up. What is left are geometries, tables and the audit."""
FAR = 1e17
RUNS = 4


def resident_mb(kind: str) -> float:
    """Return memory of this process in MB: ``VmRSS`` now, ``VmHWM`` at most so far."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith(kind + ":"):
            return int(line.split()[1]) / MB
    raise ValueError(f"no {kind} in /proc/self/status")


def layer(path: str, name: str) -> QgsVectorLayer:
    """Open a layer of the county."""
    return QgsVectorLayer(f"{path}|layername={name}", name, "ogr")


def ours(path: str, folder: Path) -> dict:
    """Run the algorithm from layer to layer, then the same in stages."""
    from qgis import processing

    parameters = {
        "ROADS": layer(path, "roads"),
        "DEMAND": layer(path, "groups"),
        "FACILITIES": layer(path, "seats"),
        "COMPARE_M": "",
        "COMPARE_SEASON": False,
        **{key: str(folder / f"{key.lower()}.gpkg") for key in ("OUTPUT", "SUMMARY", "LINKS")},
    }
    before = resident_mb("VmRSS")
    _import_packages()
    loaded = resident_mb("VmRSS")
    seconds = []
    for _ in range(RUNS):
        began = time.perf_counter()
        processing.run("wulong:roadconnectivity", parameters)
        seconds.append(time.perf_counter() - began)
    peak = resident_mb("VmHWM")
    stages = _stages(parameters)
    return {
        "seconds": min(seconds),
        "first": seconds[0],
        "stages": stages,
        "above_qgis_mb": peak - before,
        "packages_mb": loaded - before,
        "answer": _answer(folder / "output.gpkg"),
    }


def _import_packages() -> None:
    """Load what the algorithm needs, so that it is told apart from the data."""
    from ..deps import own_libraries

    with own_libraries():
        import geopandas  # noqa: F401
        from osgeo import gdal_array  # noqa: F401

        from ..analysis.roads import roadconnectivity  # noqa: F401


def _stages(parameters: dict) -> dict[str, float]:
    """Return seconds by stage of one more run."""
    from qgis import processing

    package, clock = __package__.rpartition(".")[0], _Clock()
    with ExitStack() as stack:
        for stage, (name, function) in STAGES.items():
            module = importlib.import_module(f"{package}.{name}")
            stack.enter_context(patch.object(module, function, clock.timed(stage, getattr(module, function))))
        clock.timed("tables", processing.run)("wulong:roadconnectivity", parameters)
    clock.seconds["tables"] -= sum(clock.seconds[stage] for stage in STAGES)
    return clock.seconds


class _Clock:
    """Adds up the seconds of functions by stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def timed(self, stage: str, function: Callable) -> Callable:
        """Return the function with its time taken."""

        def measured(*arguments: object, **options: object) -> object:
            began = time.perf_counter()
            try:
                return function(*arguments, **options)
            finally:
                self.seconds[stage] = self.seconds.get(stage, 0.0) + time.perf_counter() - began

        return measured


def _answer(path: Path) -> list:
    """Return (group, minutes, metres to harden) as written."""
    import pyogrio

    frame = pyogrio.read_dataframe(path, columns=["group_id", "minutes", "upgrade_m"], read_geometry=False)
    frame = frame.astype(object).where(frame.notna(), None)
    return frame[["group_id", "minutes", "upgrade_m"]].to_numpy().tolist()


def native(path: str, folder: Path) -> dict:
    """Answer with QGIS's own graph: one graph with two strategies, one search per seat and strategy."""
    from qgis.analysis import QgsGraphAnalyzer, QgsGraphBuilder, QgsNetworkSpeedStrategy, QgsVectorLayerDirector

    roads, groups, seats = (layer(path, name) for name in ("roads", "groups", "seats"))
    before = resident_mb("VmRSS")
    began = time.perf_counter()
    demand = [(f["group_id"], f["town_code"], f.geometry().asPoint()) for f in groups.getFeatures(QgsFeatureRequest())]
    facilities = [(f["town_code"], f.geometry().asPoint()) for f in seats.getFeatures(QgsFeatureRequest())]
    director = QgsVectorLayerDirector(roads, -1, "", "", "", QgsVectorLayerDirector.Direction.DirectionBoth)
    director.addStrategy(QgsNetworkSpeedStrategy(roads.fields().lookupField("speed_kmh"), 1.0, 1000.0 / 60.0))
    director.addStrategy(QgsNetworkSpeedStrategy(roads.fields().lookupField("unhardened"), 1.0, 1.0))
    builder = QgsGraphBuilder(roads.crs(), True, 0.0, "NONE")
    points = [point for *_, point in demand] + [point for _, point in facilities]
    snapped = director.makeGraph(builder, points)
    graph = builder.graph()
    built = time.perf_counter()
    vertices = [graph.findVertex(point) for point in snapped]
    answer = {}
    for (town, _), vertex in zip(facilities, vertices[len(demand) :]):
        minutes = QgsGraphAnalyzer.dijkstra(graph, vertex, 0)[1]
        upgrade = QgsGraphAnalyzer.dijkstra(graph, vertex, 1)[1]
        for (code, own, point), place, on_road in zip(demand, vertices, snapped):
            if own == town:
                reached = minutes[place] < FAR
                walk = point.distance(on_road)
                answer[code] = (code, minutes[place] if reached else None, upgrade[place] if reached else None, walk)
    seconds = time.perf_counter() - began
    return {
        "seconds": seconds,
        "stages": {"graph": built - began, "search": seconds - (built - began)},
        "above_qgis_mb": resident_mb("VmHWM") - before,
        "answer": [answer[code] for code, *_ in demand],
    }


ENGINES: dict[str, Callable[[str, Path], dict]] = {"ours": ours, "native": native}


def main() -> None:
    """Run one engine and write what it took: ENGINE GEOPACKAGE FOLDER."""
    engine, path, folder = sys.argv[1:]
    with qgis_session():
        result = ENGINES[engine](path, Path(folder))
    (Path(folder) / f"{engine}.json").write_text(json.dumps(result), encoding="utf-8")


if __name__ == "__main__":
    main()
