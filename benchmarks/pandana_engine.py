"""The nearest facility by pandana: ``GEOPACKAGE RESULT.json``. Runs in an environment of its own, without QGIS."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import numpy as np
import pandana
import pandas as pd
import pyogrio
import shapely

M_PER_KM, MIN_PER_H = 1000.0, 60.0
FAR_MIN = 10_000.0


def main() -> None:
    """Read the layers, make the network with its preprocessing, ask for the nearest facility of every group."""
    path, result = sys.argv[1:]
    began = time.perf_counter()
    roads, groups, seats = (pyogrio.read_dataframe(path, layer=name) for name in ("roads", "groups", "seats"))
    xy, line = shapely.get_coordinates(roads.geometry.to_numpy(), return_index=True)
    first = np.searchsorted(line, np.arange(len(roads) + 1))
    ends = np.concatenate([xy[first[:-1]], xy[first[1:] - 1]])
    place, number = np.unique(ends.round(3), axis=0, return_inverse=True)
    start, stop = number.ravel()[: len(roads)], number.ravel()[len(roads) :]
    minutes = roads.geometry.length / (roads["speed_kmh"] * M_PER_KM / MIN_PER_H)
    network = pandana.Network(
        pd.Series(place[:, 0]), pd.Series(place[:, 1]), pd.Series(start), pd.Series(stop),
        pd.DataFrame({"minutes": minutes}),
    )  # fmt: skip
    network.set_pois("facility", FAR_MIN, 1, seats.geometry.x, seats.geometry.y)
    table = network.nearest_pois(FAR_MIN, "facility", num_pois=1)
    node = network.get_node_ids(groups.geometry.x, groups.geometry.y)
    found = table[1].reindex(node).to_numpy()
    seconds = time.perf_counter() - began
    walk = np.hypot(groups.geometry.x - place[node, 0], groups.geometry.y - place[node, 1])
    answer = {"seconds": seconds, "minutes": found.tolist(), "walk": walk.tolist()}
    Path(result).write_text(json.dumps(answer), encoding="utf-8")


if __name__ == "__main__":
    main()
