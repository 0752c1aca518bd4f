"""Water: how fast allocations of a county are found and how far they are proven; pipes against EPANET.

    python -m wulong_planner.benchmarks.water
    python -m wulong_planner.benchmarks.water --epanet tests/analysis/water/epanet_pipes.csv

The second needs ``wntr`` and writes what EPANET loses in single pipes; the tests compare with that file.
"""

from __future__ import annotations

import argparse
import csv
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from ..analysis.water.allocation import Links, allocate
from ..analysis.water.sequential import fill_in_order

SEED = 20210101
SIDE_M, REACH_M = 50_000.0, 15_000.0
CASES = ((1_352, 20, 0.7), (1_352, 60, 0.9), (1_352, 60, 1.05), (1_352, 150, 0.8), (5_000, 200, 0.9))
"""Groups, works, and room of all works against all people; made up."""
TIME_LIMIT_S = 3.0
PIPES = (
    (1000, 50.0, 1.0, 150), (3209.544, 457.2, 117.737, 100), (250, 26.0, 0.2, 150), (800, 32.6, 0.5, 150),
    (5000, 40.8, 0.6, 150), (7284, 73.6, 0.876, 150), (1200, 61.4, 2.5, 150), (640, 90.0, 6.0, 145),
    (9500, 102.2, 5.0, 150), (2200, 130.8, 12.0, 150), (15000, 257.8, 40.0, 100), (430, 20.4, 0.05, 150),
)  # fmt: skip
"""Length (m), inner diameter (mm), flow (L/s), Hazen-Williams C."""
HEAD_M = 500.0


def epanet_losses() -> Iterator[tuple[float, float, float, float, float]]:
    """Yield each pipe with the head EPANET loses in it (m)."""
    import wntr

    for length, bore, flow, roughness in PIPES:
        network = wntr.network.WaterNetworkModel()
        network.options.hydraulic.headloss = "H-W"
        network.options.hydraulic.accuracy = 1e-8
        network.options.time.duration = 0
        network.add_reservoir("source", base_head=HEAD_M)
        network.add_junction("group", base_demand=flow / 1000, elevation=0)
        network.add_pipe("pipe", "source", "group", length=length, diameter=bore / 1000, roughness=roughness)
        with tempfile.TemporaryDirectory() as folder:
            prefix = str(Path(folder) / "pipe")
            found = wntr.sim.EpanetSimulator(network).run_sim(file_prefix=prefix, version=2.2)
        yield length, bore, flow, roughness, HEAD_M - float(found.node["head"]["group"].iloc[0])


def write_epanet(path: Path) -> None:
    """Write the losses with the version that made them."""
    import wntr

    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["length_m", "inner_mm", "flow_ls", "roughness", "loss_m", "source"])
        for *pipe, loss in epanet_losses():
            writer.writerow([*pipe, f"{loss:.5f}", f"EPANET 2.2 through wntr {wntr.__version__}"])


def county(groups: int, works: int, room: float) -> tuple[np.ndarray, np.ndarray, Links]:
    """Return made-up people, capacities and pairs within reach."""
    rng = np.random.default_rng(SEED)
    here, there = rng.random((groups, 2)) * SIDE_M, rng.random((works, 2)) * SIDE_M
    people = rng.integers(60, 600, groups).astype(float)
    metres = np.hypot(*(here[:, None] - there[None]).transpose(2, 0, 1))
    group, work = np.nonzero(metres < REACH_M)
    share = rng.random(works)
    return people, np.floor(share / share.sum() * people.sum() * room), Links(group, work, metres[group, work])


def main() -> None:
    """Print the table, or write what EPANET loses."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--epanet", type=Path, help="write this file instead")
    options = parser.parse_args()
    if options.epanet:
        write_epanet(options.epanet)
        return
    print(f"time limit {TIME_LIMIT_S:g} s, seed {SEED}")
    print("groups  works  room   split      s     served   at most  gap %  metres gap %  in order")
    for case in CASES:
        people, capacity, links = county(*case)
        for split in (True, False):
            start = time.perf_counter()
            found = allocate(people, capacity, links, split=split, time_limit_s=TIME_LIMIT_S)
            seconds = time.perf_counter() - start
            ordered = fill_in_order(people, capacity, links.nearest_first(), split=split).sum()
            print(
                f"{case[0]:6d} {case[1]:6d} {case[2]:5.2f} {split!s:>7} {seconds:6.2f} {found.served:10.0f} "
                f"{found.bound_people:9.0f} {found.gap_people_pct:6.3f} {found.gap_person_m_pct:13.2f} {ordered:9.0f}",
                flush=True,
            )


if __name__ == "__main__":
    main()
