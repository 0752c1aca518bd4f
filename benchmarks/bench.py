"""``make bench``: a county-size network, our engine and QGIS's own on the same question in the same run."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from unittest.mock import patch

import numpy as np
from scipy.sparse.csgraph import dijkstra

from .county import County, make_county, write_county

SEED = 20210101
SIZES = {"full": (224, 13_520, 260), "quick": (64, 1_352, 26)}
"""Side of the grid, groups, seats: a mountain district, and ten of them."""
ENGINES = {"ours": "wulong:roadconnectivity", "native": "QgsVectorLayerDirector + QgsGraphAnalyzer"}
TURNS = 15
WALK_M_PER_MIN = 50.0
MAX_ACCESS_M = 500.0
SAME_MINUTES = 0.1


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a tenth of the network")
    parser.add_argument("--skip-native", action="store_true", help="do not ask QGIS's own engine")
    parser.add_argument("--seats", type=int, help="number of township seats")
    options = parser.parse_args()
    side, groups, seats = SIZES["quick" if options.quick else "full"]
    seats = options.seats or seats
    county = make_county(side=side, groups=groups, seats=seats, seed=SEED)
    print(f"{len(county.roads):,} roads, {groups:,} groups, {seats} seats, seed {SEED}\n")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_county(county, folder / "county.gpkg")
        engines = [each for each in ENGINES if not (options.skip_native and each == "native")]
        results = {engine: run_engine(engine, folder) for engine in engines}
    for engine, result in results.items():
        show(engine, result)
    search(county)
    if "native" in results:
        compare(results["ours"], results["native"])


def run_engine(engine: str, folder: Path) -> dict:
    """Run one engine in its own process."""
    command = [sys.executable, "-m", f"{__package__}.engines", engine, str(folder / "county.gpkg"), str(folder)]
    subprocess.run(command, check=True)
    return json.loads((folder / f"{engine}.json").read_text(encoding="utf-8"))


def show(engine: str, result: dict) -> None:
    """Print one engine's times and memory."""
    first = f" (the first time {result['first']:.2f} s)" if "first" in result else ""
    print(f"{ENGINES[engine]}: {result['seconds']:.2f} s from layer to layer{first}")
    for stage, seconds in result["stages"].items():
        print(f"  {stage:<10} {seconds:8.3f} s")
    packages = f", {result['packages_mb']:.0f} MB of it the packages" if "packages_mb" in result else ""
    print(f"  memory     {result['above_qgis_mb']:8.0f} MB above QGIS{packages}\n")


def search(county: County) -> None:
    """Print the search from all seats at once beside the bare one of scipy on the same network.

    Ours runs on the matrix as noded, with the access arcs of the seats, and keeps the way back. Both take turns,
    and the middle one of many runs counts, so that neither is lucky with what else the computer does.
    """
    from ..analysis.network import graph
    from ..analysis.network import search as engine
    from ..analysis.network.access import access_legs
    from ..analysis.network.ends import Ends
    from ..analysis.network.network import build_network

    speed = county.roads["speed_kmh"].to_numpy() * 1000 / 60
    network = build_network(county.roads.geometry.to_numpy(), noding=1, tolerance_m=0.5)
    places = [np.column_stack([each.geometry.x, each.geometry.y]) for each in (county.groups, county.seats)]
    ends = Ends.any(*(access_legs(network, place, MAX_ACCESS_M) for place in places))
    row = network.piece_row
    impedance = engine.Impedance(1 / speed[row], 1 / WALK_M_PER_MIN, np.zeros(len(row), dtype="int8"))
    bare, inside, whole = [], [], []
    ours = timed(dijkstra, inside)
    for _ in range(TURNS):
        timed(dijkstra, bare)(county.minutes, indices=county.seat_nodes, min_only=True)
        with patch.object(graph, "dijkstra", ours):
            timed(engine.costs_to_facilities, whole)(network, ends, impedance)
    milliseconds = [f"{median(each) * 1000:.1f} ms" for each in (inside, bare, whole)]
    print(f"search from all seats at once: {milliseconds[0]}, {median(inside) / median(bare):.2f} times scipy's bare "
          f"dijkstra ({milliseconds[1]}); {milliseconds[2]} with every access leg and route\n")  # fmt: skip


def timed(function: Callable, seconds: list[float]) -> Callable:
    """Return the function; each call adds the seconds it took."""

    def measured(*arguments: object, **options: object) -> object:
        began = time.perf_counter()
        result = function(*arguments, **options)
        seconds.append(time.perf_counter() - began)
        return result

    return measured


def compare(ours: dict, native: dict) -> None:
    """Print how much faster, and how far the answers go together.

    QGIS joins a group to the nearest road only, we to any within the limit: mostly the same way, sometimes a
    better one. Ours may be a trace longer where a road's end or bend is nearest: the walk to it counts no less than
    the walk to the road's prolongation and the drive along it.
    """
    print(f"{native['seconds'] / ours['seconds']:.0f} times faster than QGIS's own engine")
    mine, theirs = (np.array([row[1] for row in each["answer"]], dtype=float) for each in (ours, native))
    if [row[0] for row in ours["answer"]] != [row[0] for row in native["answer"]]:
        raise SystemExit("the engines answered for different groups")
    difference = mine - theirs - np.array([row[3] for row in native["answer"]]) / WALK_M_PER_MIN
    same = np.abs(difference) <= SAME_MINUTES
    print(f"minutes to the seat: {same.sum():,} groups the same within {SAME_MINUTES} min, "
          f"{(difference < -SAME_MINUTES).sum():,} shorter over another road within the limit, "
          f"{(difference > SAME_MINUTES).sum():,} longer (at most {difference.max():.3f} min), "
          f"{np.isnan(difference).sum():,} without an answer from either")  # fmt: skip


if __name__ == "__main__":
    main()
