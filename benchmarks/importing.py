"""100,000 parcels in a shapefile of a bureau, read by us and by geopandas alone.

``python -m wulong_planner.benchmarks.importing`` prints the table. The file is made with a seed: polygons of sixteen
corners, eight attributes, text in GBK without a .cpg file, metres without the zone, no .prj file. Geopandas is told
what we find out (encoding and coordinate system) and does what has to be done anyway: read, bring to degrees, check.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import numpy as np
import shapely

from ..ingest.geometry import read_geometry

SEED = 20210101
FEATURES, QUICK_FEATURES = 100_000, 10_000
CORNERS = 16
EXTENT = (430_000.0, 3_215_000.0, 510_000.0, 3_280_000.0)
"""West, south, east, north in EPSG:4545."""
RADIUS_M = 40.0
SYSTEM, DEGREES, ENCODING = "EPSG:4545", "EPSG:4490", "GBK"
TURNS = 3
VILLAGES = ("香树村", "芙蓉村", "浩口村", "堰塘村", "荆竹村")


@dataclass(frozen=True)
class Result:
    """What one side did."""

    seconds: float
    features: int


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help=f"{QUICK_FEATURES:,} features")
    options = parser.parse_args()
    count = QUICK_FEATURES if options.quick else FEATURES
    results = measure(count)
    print(f"{count:,} polygons of {CORNERS} corners, eight attributes, seed {SEED}\n")
    for title, result in results.items():
        print(f"{title:<44} {result.seconds:8.2f} s   {result.features:8,} features")
    ours, theirs = (results[title].seconds for title in list(results)[:2])
    print(f"\nours takes {ours / theirs:.2f} times the time of geopandas")


def measure(count: int = FEATURES) -> dict[str, Result]:
    """Return the best of some turns of each side, all on the same file."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "parcels.shp"
        make_file(file, count)
        known = gpd.GeoDataFrame(geometry=[shapely.box(*EXTENT)], crs=SYSTEM).to_crs(DEGREES)
        sides: dict[str, Callable[[], int]] = {
            "ours, everything found out": lambda: len(read_geometry(file, known=known).frame),
            "geopandas, told encoding and system": lambda: _geopandas(file),
            "geopandas, reading alone": lambda: len(gpd.read_file(file, encoding=ENCODING)),
        }
        return {title: _best(side) for title, side in sides.items()}


def make_file(file: Path, count: int) -> None:
    """Write the parcels as a bureau hands them out."""
    rng = np.random.default_rng(SEED)
    west, south, east, north = EXTENT
    middle = np.column_stack([rng.uniform(west, east, count), rng.uniform(south, north, count)])
    angle = np.linspace(0, 2 * np.pi, CORNERS, endpoint=False)
    radius = RADIUS_M * rng.uniform(0.6, 1.0, (count, CORNERS))
    ring = np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=2) + middle[:, None, :]
    village = rng.integers(0, len(VILLAGES), count)
    number = np.arange(count)
    frame = gpd.GeoDataFrame(
        {
            "地块编号": [f"D{each:07d}" for each in number],
            "村名": [VILLAGES[each] for each in village],
            "权属": [f"{VILLAGES[each]}村民委员会" for each in village],
            "地类": "旱地",
            "面积": rng.uniform(0.1, 5.0, count).round(3),
            "年份": 2020 + village,
            "图幅": [f"H48G{each % 400:03d}" for each in number],
            "备注": None,
        },
        geometry=shapely.polygons(ring),
        crs=SYSTEM,
    )
    frame["备注"] = frame["备注"].astype(object)
    frame.to_file(file, encoding=ENCODING, engine="pyogrio")
    for part in (".cpg", ".prj"):
        file.with_suffix(part).unlink()


def _geopandas(file: Path) -> int:
    frame = gpd.read_file(file, encoding=ENCODING).set_crs(SYSTEM).to_crs(DEGREES)
    wrong = ~frame.is_valid
    frame.loc[wrong, "geometry"] = frame.loc[wrong, "geometry"].make_valid()
    return len(frame)


def _best(side: Callable[[], int]) -> Result:
    found, seconds = 0, []
    for _ in range(TURNS):
        began = time.perf_counter()
        found = side()
        seconds.append(time.perf_counter() - began)
    return Result(min(seconds), found)


if __name__ == "__main__":
    main()
