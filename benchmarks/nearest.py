"""The nearest of many facilities: our engine, QGIS's own, a table of all pairs in the manner of QNEAT3, pandana.

Every engine answers the same question on the same layers, each in a process of its own: minutes of every group to
the facility it reaches first. Ours runs from layer to layer through ``processing.run`` and writes its result;
the others only compute theirs. Run with ``ENGINE GEOPACKAGE FOLDER`` one engine writes what it took.
"""

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

import numpy as np
from scipy.sparse.csgraph import dijkstra

from .county import County, make_county, write_county

SEED = 20210101
SIZES = {"10k": (71, 1_352, 50), "100k": (224, 13_520, 200), "1M": (708, 135_200, 1_000)}
"""Side of the grid, groups, facilities, by number of roads."""
SLOW = {"native": ("10k", "100k"), "qneat3": ("10k", "100k")}
"""Sizes an engine is asked at; the others at all."""
WALK_M_PER_MIN = 50.0
TURNS = 5
FAR = 1e17
PANDANA = Path(__file__).with_name("pandana_engine.py")
TITLES = {
    "ours": "wulong:nearestfacility, layer to layer",
    "native": "QGIS director + Dijkstra per facility",
    "qneat3": "all pairs in the manner of QNEAT3",
    "pandana": "pandana with its preprocessing",
}


def main() -> None:
    """Print the table: seconds by engine and size, and how many times ours that is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default=",".join(SIZES), help="which of " + ", ".join(SIZES))
    parser.add_argument("--engines", default=",".join(TITLES), help="which of " + ", ".join(TITLES))
    options = parser.parse_args()
    for size in options.sizes.split(","):
        engines = [each for each in options.engines.split(",") if size in SLOW.get(each, SIZES)]
        measure(size, engines)


def measure(size: str, engines: list[str]) -> dict[str, float]:
    """Print one size; return seconds by engine."""
    side, groups, facilities = SIZES[size]
    county = make_county(side=side, groups=groups, seats=facilities, seed=SEED)
    print(f"{len(county.roads):,} roads, {groups:,} groups, {facilities:,} facilities, seed {SEED}", flush=True)
    results = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_county(county, folder / "county.gpkg")
        for engine in engines:
            results[engine] = run_engine(engine, folder)
    floor = search_floor(county)
    for engine, result in results.items():
        ratio = f" = {result['seconds'] / results['ours']['seconds']:.0f} × ours" if engine != "ours" else ""
        memory = f", {result['above_mb']:.0f} MB above the start" if "above_mb" in result else ""
        print(f"  {TITLES[engine]:<42} {result['seconds']:9.2f} s{ratio}{memory}")
        if engine != "ours" and "ours" in results:
            compare(results["ours"]["minutes"], result["minutes"], result["walk"])
    if "ours" in results:
        search = results["ours"]["search"]
        print(f"  search in ours {search * 1000:.1f} ms, {search / floor:.2f} times the bare search of scipy "
              f"({floor * 1000:.1f} ms)\n")  # fmt: skip
    return {engine: result["seconds"] for engine, result in results.items()}


def run_engine(engine: str, folder: Path) -> dict:
    """Run one engine in its own process."""
    arguments = [str(folder / "county.gpkg"), str(folder / f"{engine}.json")]
    command = [sys.executable, "-m", f"{__package__}.nearest_engines", engine, *arguments]
    if engine == "pandana":
        command = [str(pandana_python()), str(PANDANA), *arguments]
    subprocess.run(command, check=True)
    return json.loads((folder / f"{engine}.json").read_text(encoding="utf-8"))


def pandana_python() -> Path:
    """Return an interpreter that has pandana, made beside the project's own environment when missing."""
    environment = Path(sys.prefix) / "bench"
    python = environment / "bin" / "python"
    if not (environment / "ready").exists():
        packages = ["pandana==0.8", "geopandas==1.1.4", "pyogrio==0.13.0"]
        subprocess.run(["/usr/bin/python3", "-m", "venv", str(environment)], check=True)
        subprocess.run([str(python), "-m", "pip", "install", "--quiet", *packages], check=True)
        (environment / "ready").touch()
    return python


def search_floor(county: County) -> float:
    """Return seconds of scipy's search from all facilities at once on the bare matrix: nothing is faster here."""
    seconds = []
    for _ in range(TURNS):
        timed(dijkstra, seconds)(county.minutes, indices=county.seat_nodes, min_only=True)
    return median(seconds)


def timed(function: Callable, seconds: list[float]) -> Callable:
    """Return the function; each call adds the seconds it took."""

    def measured(*arguments: object, **options: object) -> object:
        began = time.perf_counter()
        try:
            return function(*arguments, **options)
        finally:
            seconds.append(time.perf_counter() - began)

    return measured


def compare(ours: list, theirs: list, walk: list) -> None:
    """Print how far the answers go together; the others join a group to the nearest road (or node) only."""
    mine, other = np.array(ours, float), np.array(theirs, float) + np.array(walk, float) / WALK_M_PER_MIN
    both = np.isfinite(mine) & np.isfinite(other)
    near = np.abs(mine - other)[both] <= 0.003 * mine[both] + 0.1
    print(f"    {near.mean() * 100:.1f} % of the groups within 0.3 % or 0.1 min; the median differs by "
          f"{np.median(mine[both] - other[both]):+.3f} min; {(~both).sum()} answered by one only")  # fmt: skip


if __name__ == "__main__":
    main()
