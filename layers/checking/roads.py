"""The road network: lines without length, parts joined to no other, ends just short of another road.

Noded by the engine that answers the road questions, with its own tolerances, so that what is found here is what
they will meet.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd
import shapely

from ...analysis import thresholds
from ...analysis.network.audit import audit_network
from ...analysis.network.network import Network, build_network, components
from ...analysis.network.tables import RoadTable, check_roads
from .model import ROADS_KEY, Found, Workspace

PLANNED = "planned"
T_JUNCTIONS = 1
LINES = (1, 5)  # shapely.get_type_id: LineString, MultiLineString
ANY_SPEED_KMH = 1.0
M_PER_KM = 1000.0
NAMED = 5
"""Roads of a part that are named."""


def network(workspace: Workspace) -> Iterator[Found]:
    """Look at the existing roads as a network."""
    if not workspace.has(ROADS_KEY):
        return
    shapes = workspace.metric(ROADS_KEY)
    lines = np.isin(shapely.get_type_id(shapes), LINES)
    yield from workspace.rows("no_length", ROADS_KEY, lines & (shapely.length(shapes) == 0))
    if workspace.has(ROADS_KEY, "status"):
        lines &= (workspace.text(ROADS_KEY, "status") != PLANNED).to_numpy()
    lines &= shapely.length(shapes) > 0
    rows = np.flatnonzero(lines)
    if not len(rows):
        return
    parts, part_of = shapely.get_parts(shapes[rows], return_index=True)
    table = _table(parts)
    usable = check_roads(table)
    tolerance = thresholds.value("roads", "tolerance_m")
    noded = build_network(parts[usable], noding=T_JUNCTIONS, tolerance_m=tolerance)
    label = components(noded)
    source = np.flatnonzero(usable)[noded.source]
    line_row = rows[part_of[source]]
    yield from _islands(workspace, noded, label, line_row)
    near = thresholds.value("roads", "near_miss_factor") * tolerance
    audit = audit_network(table, usable, noded, label, near)
    missed = np.isin(source, np.array([int(each) for each in audit.near_miss_roads], dtype=np.intp))
    yield from _near_misses(workspace, noded, np.flatnonzero(missed), line_row, near)


def _table(lines: np.ndarray) -> RoadTable:
    """Return lines as the engine takes them; only their shapes matter here."""
    count = len(lines)
    return RoadTable(
        geometry=lines,
        road_id=np.arange(count).astype(str).astype(object),
        hardened=np.zeros(count, bool),
        motorable=np.ones(count, bool),
        speed_kmh=np.full(count, ANY_SPEED_KMH),
        direction=np.zeros(count, np.int8),
        layer=ROADS_KEY,
    )


def _islands(workspace: Workspace, noded: Network, label: np.ndarray, row: np.ndarray) -> Iterator[Found]:
    """Give each part but the longest: its first road, how long it is, and its roads."""
    part = label[noded.piece_from[noded.first_piece[:-1]]]
    frame = pd.DataFrame({"part": part, "row": row, "length": noded.lines.length})
    found = frame.groupby("part").agg(row=("row", "min"), length=("length", "sum"))
    found = found.sort_values(["length", "row"], ascending=[False, True]).iloc[1:]
    if not len(found):
        return
    rows = found["row"].to_numpy()
    members = frame[frame["part"].isin(found.index)].groupby("part")["row"].unique()
    ids = workspace.codes(ROADS_KEY).to_numpy()
    named = [", ".join(str(ids[each]) for each in sorted(members[number])[:NAMED]) for number in found.index]
    value = [f"{metres / M_PER_KM:.2f} km: {roads}" for metres, roads in zip(found["length"], named)]
    fids = workspace.tables[ROADS_KEY].index.to_numpy()[rows].tolist()
    yield Found("island", ROADS_KEY, fids, value, {}, workspace.own_points(ROADS_KEY, rows))


def _near_misses(
    workspace: Workspace, noded: Network, lines: np.ndarray, row: np.ndarray, near_m: float
) -> Iterator[Found]:
    """Give the dead ends of these lines that stop short, with the road they miss and by how much."""
    if not len(lines):
        return
    xy, first, last = noded.lines.xy, noded.lines.first[lines], noded.lines.first[lines + 1] - 1
    node = np.concatenate(
        [noded.piece_from[noded.first_piece[lines]], noded.piece_to[noded.first_piece[lines + 1] - 1]]
    )
    ends, owner = shapely.points(np.concatenate([xy[first], xy[last]])), np.concatenate([lines, lines])
    dead = np.flatnonzero((noded.end_count[node] == 1) & (noded.break_count[node] == 0))
    at, other = noded.tree.query(ends[dead], predicate="dwithin", distance=near_m)
    away = other != owner[dead[at]]
    at, other = at[away], other[away]
    gap = shapely.distance(ends[dead[at]], noded.tree.geometries[other])
    best = np.lexsort((gap, at))
    best = best[np.unique(at[best], return_index=True)[1]]
    ids = workspace.codes(ROADS_KEY).to_numpy()
    value = [f"{ids[row[other[each]]]}: {gap[each]:.1f} m" for each in best]
    chosen = dead[at[best]]
    fids = workspace.tables[ROADS_KEY].index.to_numpy()[row[owner[chosen]]].tolist()
    yield Found("near_miss", ROADS_KEY, fids, value, {}, workspace.points(ends[chosen]))
