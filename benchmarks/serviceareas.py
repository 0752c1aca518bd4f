"""Service areas beside what QGIS itself offers, in one process: ``python -m wulong_planner.benchmarks.serviceareas``.

- Lines: every facility × three cutoffs. QGIS: ``native:serviceareafromlayer``, once per cutoff.
- Areas: QGIS has no polygons of its own, so what a user does: those lines, then ``native:buffer`` by the access limit.
  That grows with the square of the lines, so few facilities and the smallest cutoff are compared; ours gives the
  exact land there, QGIS a band of the same width everywhere.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from .county import make_county, write_county

SEED = 20210101
CUTOFFS_MIN = (5.0, 10.0, 15.0)
SIZES = ((71, 26), (224, 200))
"""Side of the grid of roads and number of facilities: 9,940 and 99,904 roads."""
GROUPS = 1_352
FEW = 3
"""Facilities whose areas are compared."""
ARC_SEGMENTS = 8
MAX_ACCESS_M, TOLERANCE_M, KMH = 500.0, 0.5, 20.0
MIN_PER_H = 60.0
RUNS = 3


class Row(NamedTuple):
    """Seconds of both for one task, ours the best of a few runs."""

    task: str
    roads: int
    facilities: int
    ours_s: float
    qgis_s: float

    @property
    def ratio(self) -> float:
        """How many times faster ours is."""
        return self.qgis_s / self.ours_s


def measure(sizes: Sequence[tuple[int, int]] = SIZES, *, areas: bool = True) -> Iterator[Row]:
    """Give, row by row, what both take from layer to layer; QGIS must be running.

    Args:
        sizes: (side of the grid, facilities).
        areas: compare areas too, on the first size.
    """
    for number, (side, facilities) in enumerate(sizes):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            yield _lines(folder, side, facilities)
            if areas and not number:
                yield _areas(folder, side)


def _lines(folder: Path, side: int, facilities: int) -> Row:
    layers, roads = _county(folder, side, facilities)
    ours = min(_timed(lambda: _ours(layers, CUTOFFS_MIN, LINES=str(folder / "ours.gpkg"))) for _ in range(RUNS))
    theirs = sum(
        _timed(lambda limit=limit: _native(layers, limit, folder / f"{limit:g}.gpkg")) for limit in CUTOFFS_MIN
    )
    return Row("lines", roads, facilities, ours, theirs)


def _areas(folder: Path, side: int) -> Row:
    from qgis import processing

    layers, roads = _county(folder, side, FEW)
    limit = CUTOFFS_MIN[0]
    ours = min(_timed(lambda: _ours(layers, (limit,), OUTPUT=str(folder / "areas.gpkg"))) for _ in range(RUNS))

    def theirs() -> None:
        found = _native(layers, limit, folder / "few.gpkg")
        given = {"INPUT": found["OUTPUT_LINES"], "DISTANCE": MAX_ACCESS_M, "SEGMENTS": ARC_SEGMENTS}
        processing.run("native:buffer", {**given, "OUTPUT": str(folder / "band.gpkg")})

    return Row(f"areas, {limit:g} min", roads, FEW, ours, _timed(theirs))


def _county(folder: Path, side: int, facilities: int) -> tuple[dict, int]:
    from qgis.core import QgsVectorLayer

    path = folder / f"county{side}_{facilities}.gpkg"
    county = make_county(side=side, groups=GROUPS, seats=facilities, seed=SEED)
    write_county(county, path)
    layers = {key: QgsVectorLayer(f"{path}|layername={key}", key, "ogr") for key in ("roads", "seats")}
    return layers, len(county.roads)


def _ours(layers: dict, cutoffs: Sequence[float], **sinks: str) -> dict:
    from qgis import processing

    text = ";".join(f"{each:g}" for each in cutoffs)
    given = {"ROADS": layers["roads"], "FACILITIES": layers["seats"], "CUTOFFS": text, "SPEED_FIELD": "speed_kmh"}
    return processing.run("wulong:servicearea", {**given, "MAX_ACCESS_M": MAX_ACCESS_M, **sinks})


def _native(layers: dict, minutes: float, path: Path) -> dict:
    from qgis import processing

    return processing.run(
        "native:serviceareafromlayer",
        {
            "INPUT": layers["roads"],
            "START_POINTS": layers["seats"],
            "STRATEGY": 1,
            "SPEED_FIELD": "speed_kmh",
            "DEFAULT_SPEED": KMH,
            "TOLERANCE": TOLERANCE_M,
            "TRAVEL_COST2": minutes / MIN_PER_H,
            "OUTPUT_LINES": str(path),
        },
    )


def _timed(call: Callable[[], object]) -> float:
    began = time.perf_counter()
    call()
    return time.perf_counter() - began


def main() -> None:
    """Print the table."""
    from ..tools.session import qgis_session

    with qgis_session("en"):
        for row in measure():
            print(f"{row.task}: {row.roads:,} roads, {row.facilities} facilities: ours {row.ours_s:.2f} s, "
                  f"QGIS {row.qgis_s:.1f} s, {row.ratio:.0f} times", flush=True)  # fmt: skip


if __name__ == "__main__":
    main()
