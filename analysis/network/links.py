"""The stretches of road to harden, merged road by road, with those who need each."""

from __future__ import annotations

import numpy as np
import pandas as pd
import shapely

from .contracted import Stretches
from .network import Network
from .polylines import ROUNDING_M, Polylines, spread

COLUMNS = ("road_id", "length_m", "groups_gained", "people_gained", "geometry")


def upgrade_links(network: Network, used: Stretches, road_id: np.ndarray, people: np.ndarray) -> pd.DataFrame:
    """Merge the stretches of all ways into one row per road and unbroken stretch.

    Args:
        used: stretches on the cheapest upgrade of each place.
        road_id: (n,) id of each row that the network was built from.
        people: weight of each place.

    Returns:
        ``road_id, length_m, groups_gained, people_gained, geometry``: the places whose cheapest upgrade runs over
        some part of the stretch; most people first.
    """
    if not len(used.point):
        return pd.DataFrame(
            {name: np.zeros(0, object if name in ("road_id", "geometry") else float) for name in COLUMNS}
        )
    lines = network.lines
    start, stop = lines.offset[used.line] + used.start, lines.offset[used.line] + used.stop
    order = np.argsort(start, kind="stable")
    reach = np.maximum.accumulate(stop[order])
    fresh = np.ones(len(order), bool)
    fresh[1:] = start[order][1:] > reach[:-1] + ROUNDING_M
    stretch = np.empty(len(order), np.int64)
    stretch[order] = np.cumsum(fresh) - 1
    opens = np.flatnonzero(fresh)
    line = used.line[order][opens]
    begin = used.start[order][opens]
    end = np.maximum.reduceat(stop[order], opens) - lines.offset[line]
    pairs = np.unique(np.stack((stretch, used.point), axis=1), axis=0)
    table = pd.DataFrame(
        {
            "road_id": np.asarray(road_id, object)[network.source[line]],
            "length_m": end - begin,
            "groups_gained": np.bincount(pairs[:, 0], minlength=len(opens)),
            "people_gained": np.bincount(pairs[:, 0], people[pairs[:, 1]], minlength=len(opens)),
            "geometry": substrings(lines, line, begin, end),
        }
    )
    table["_key"] = table["road_id"].map(str)
    by = ["people_gained", "groups_gained", "length_m", "_key"]
    table = table.sort_values(by, ascending=[False, False, True, True], kind="stable")
    return table[list(COLUMNS)].reset_index(drop=True)


def substrings(lines: Polylines, line: np.ndarray, start: np.ndarray, stop: np.ndarray) -> np.ndarray:
    """(k,) LineStrings of each ``line`` between two positions in metres."""
    reach = lines.vertex_reach
    offset = lines.offset[line]
    owner, vertex = spread(
        np.searchsorted(reach, offset + start, side="right"), np.searchsorted(reach, offset + stop, side="left")
    )
    row = np.arange(len(line))
    rows = np.concatenate((row, owner, row))
    xy = np.concatenate((lines.point_at(line, start), lines.xy[vertex], lines.point_at(line, stop)))
    order = np.argsort(rows, kind="stable")
    return shapely.linestrings(xy[order], indices=rows[order])
