"""Where the road data want mending: one row per fault with its place, the roads concerned and how much hangs on it.

- island: a part of the network that touches no other, but the longest one; with the gap to that;
- near_miss: a dead end that stops within ``near_m`` (≤) of another line, not joined to it;
- duplicate: a line drawn again over another, either way round;
- contradiction: a line drawn again that says something else: other direction of traffic, surface or speed;
- no_exit, no_entry, no_way: one-ways that lead into a stretch nobody can leave, out of one nobody can enter, or
  both: what is not in the part where everyone gets everywhere and back, though the roads touch it;
- no_geometry, zero_length: rows that cannot be used;
- group_no_place, group_no_road, group_island: groups without coordinates, with no road within the access limit,
  with roads of islands only.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np
import pandas as pd
import shapely
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import breadth_first_order, connected_components

from ..errors import Cancelled
from .access import Legs
from .audit import dead_ends_near, repeats
from .faultkinds import (
    CONTRADICTION,
    DUPLICATE,
    GROUP_ISLAND,
    GROUP_NO_PLACE,
    GROUP_NO_ROAD,
    ISLAND,
    KINDS,
    NEAR_MISS,
    NO_ENTRY,
    NO_EXIT,
    NO_GEOMETRY,
    NO_WAY,
    ZERO_LENGTH,
)
from .links import substrings
from .network import travel_arcs
from .tables import PointTable
from .travel import Travel

COLUMNS = ("kind", "road_id", "other_id", "group_id", "length_m", "gap_m", "people", "geometry")


@dataclass(frozen=True)
class Faults:
    """What is to be mended.

    Attributes:
        places: kind, road_id, other_id, group_id, length_m, gap_m, people, geometry (point, None where there is no
            place); by kind, longest or most people first.
        lines: kind, road_id, length_m, geometry: the roads concerned.
    """

    places: pd.DataFrame
    lines: pd.DataFrame

    def count(self, *kinds: str) -> int:
        """Return the number of faults of some kinds."""
        return int(self.places["kind"].isin(kinds).sum())

    def with_bare_roads(self, road_ids: list[str]) -> Faults:
        """Add rows without a geometry that were left out before the network was built."""
        known = set(self.places.loc[self.places["kind"] == NO_GEOMETRY, "road_id"])
        more = [code for code in road_ids if code not in known]
        if not more:
            return self
        bare = pd.DataFrame({"kind": NO_GEOMETRY, "road_id": np.array(more, object)})
        return Faults(_in_order([self.places, bare]), self.lines)


def find_faults(
    travel: Travel,
    near_m: float,
    demand: PointTable | None = None,
    legs: Legs | None = None,
    *,
    should_stop: Callable[[], bool] | None = None,
) -> Faults:
    """List every fault of the roads and, if given, of the groups' access to them.

    Args:
        travel: the roads, noded.
        near_m: metres (≤) within which a dead end ought to join another line.
        demand: groups.
        legs: their access legs.
        should_stop: asked between the kinds of faults.

    Raises:
        Cancelled: ``should_stop`` said so.
    """
    parts: list[tuple[pd.DataFrame, pd.DataFrame | None]] = []
    for look in (_islands, partial(_near_misses, near_m=near_m), _repeats, _one_ways, _unusable):
        if should_stop is not None and should_stop():
            raise Cancelled
        parts.append(look(travel))
    places = [part[0] for part in parts]
    if demand is not None and legs is not None:
        places.append(_groups(travel, demand, legs))
    frame = _in_order(places)
    lines = pd.concat([part[1] for part in parts if part[1] is not None], ignore_index=True)
    return Faults(frame, lines)


def _in_order(places: list[pd.DataFrame]) -> pd.DataFrame:
    frame = pd.concat([_complete(place) for place in places if len(place)] or [_complete(places[0])])
    rank = frame["kind"].map({kind: number for number, kind in enumerate(KINDS)})
    size = -(frame["people"].fillna(0.0) + frame["length_m"].fillna(0.0))
    keys = (frame["group_id"].map(str), frame["other_id"].map(str), frame["road_id"].map(str), size, rank)
    return frame.iloc[np.lexsort([np.asarray(key) for key in keys])].reset_index(drop=True)


def _complete(place: pd.DataFrame) -> pd.DataFrame:
    given: dict[str, object] = {}
    for name in COLUMNS:
        number = name in ("length_m", "gap_m", "people")
        given[name] = place[name].to_numpy() if name in place else np.full(len(place), np.nan if number else None)
    return pd.DataFrame(given).astype({"length_m": float, "gap_m": float, "people": float})


def _line_table(travel: Travel, kind: str | np.ndarray, line: np.ndarray) -> pd.DataFrame:
    network = travel.network
    ids = travel.road_id[network.source[line]]
    length = network.lines.length[line]
    shapes = substrings(network.lines, line, np.zeros(len(line)), length)
    return pd.DataFrame({"kind": kind, "road_id": ids, "length_m": length, "geometry": shapes})


def _line_parts(travel: Travel) -> tuple[np.ndarray, np.ndarray]:
    """(n,) part of the network that each line is in, and the (parts,) metres."""
    network = travel.network
    metres = np.bincount(travel.parts[network.piece_from], network.piece_length, minlength=travel.parts.max() + 1)
    return travel.parts[network.piece_from[network.first_piece[:-1]]], metres


def _islands(travel: Travel) -> tuple[pd.DataFrame, pd.DataFrame]:
    network = travel.network
    part, metres = _line_parts(travel)
    main = int(np.argmax(metres))
    away = np.flatnonzero(part != main)
    if not len(away):
        return pd.DataFrame({"kind": []}), _line_table(travel, ISLAND, away)
    shapes = substrings(network.lines, np.arange(len(part)), np.zeros(len(part)), network.lines.length)
    home = np.flatnonzero(part == main)
    (which, near), gap = shapely.STRtree(shapes[home]).query_nearest(shapes[away], return_distance=True)
    order = np.lexsort((near, away[which], gap, part[away[which]]))
    first = order[np.diff(part[away[which[order]]], prepend=-1) != 0]
    line, other = away[which[first]], home[near[first]]
    bridge = shapely.shortest_line(shapes[line], shapes[other])
    places = pd.DataFrame(
        {
            "kind": ISLAND,
            "road_id": travel.road_id[network.source[line]],
            "other_id": travel.road_id[network.source[other]],
            "length_m": metres[part[line]],
            "gap_m": gap[first],
            "geometry": shapely.get_point(bridge, 0),
        }
    )
    return places, _line_table(travel, ISLAND, away)


def _near_misses(travel: Travel, near_m: float) -> tuple[pd.DataFrame, pd.DataFrame]:
    network = travel.network
    found = dead_ends_near(network, near_m)
    line = found.line
    places = pd.DataFrame(
        {
            "kind": NEAR_MISS,
            "road_id": travel.road_id[network.source[line]],
            "other_id": travel.road_id[network.source[found.other]],
            "gap_m": found.gap_m,
            "geometry": found.point,
        }
    )
    return places, _line_table(travel, NEAR_MISS, np.unique(line))


def _repeats(travel: Travel) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Lines drawn twice; where the two say different things they contradict each other."""
    network, roads = travel.network, travel.roads
    usable = np.flatnonzero(travel.usable)
    line, first, turned = repeats(network, roads.geometry[usable])
    row, other = usable[network.source[line]], usable[network.source[first]]
    direction = np.asarray(roads.direction)
    way = np.where(turned, -direction[row], direction[row])
    differ = way != direction[other]
    differ |= np.asarray(roads.hardened, bool)[row] != np.asarray(roads.hardened, bool)[other]
    differ |= np.asarray(roads.speed_kmh, float)[row] != np.asarray(roads.speed_kmh, float)[other]
    kind = np.where(differ, CONTRADICTION, DUPLICATE)
    middle = network.lines.point_at(line, network.lines.length[line] / 2)
    places = pd.DataFrame(
        {
            "kind": kind,
            "road_id": travel.road_id[network.source[line]],
            "other_id": travel.road_id[network.source[first]],
            "length_m": network.lines.length[line],
            "geometry": shapely.points(middle),
        }
    )
    return places, _line_table(travel, kind, line)


def _one_ways(travel: Travel) -> tuple[pd.DataFrame, pd.DataFrame]:
    network, direction = travel.network, travel.impedance.direction
    nothing = _line_table(travel, NO_WAY, np.zeros(0, np.int64))
    if not direction.any():
        return pd.DataFrame({"kind": []}), nothing
    into, out = _core_reach(travel)
    reached = into[network.piece_from] & into[network.piece_to]
    leaves = out[network.piece_from] & out[network.piece_to]
    # A piece counts by where it ends: a one-way with one end in the core is entered from it, or leads to it.
    caught = np.flatnonzero(~(reached & leaves))
    if not len(caught):
        return pd.DataFrame({"kind": []}), nothing
    kind = np.where(reached[caught], NO_EXIT, np.where(leaves[caught], NO_ENTRY, NO_WAY))
    number = {NO_EXIT: 0, NO_ENTRY: 1, NO_WAY: 2}
    code = np.array([number[each] for each in kind])
    outside = ~(into & out)
    size = network.node_count
    # Pieces of one kind that meet outside the core are one fault.
    owner = np.arange(len(caught))
    nodes = np.concatenate((network.piece_from[caught], network.piece_to[caught]))
    both = np.concatenate((owner, owner))
    keep = outside[nodes]
    place = len(caught) + code[both[keep]] * size + nodes[keep]
    _, place = np.unique(place, return_inverse=True)
    total = len(caught) + int(place.max(initial=-1)) + 1
    graph = coo_matrix((np.ones(keep.sum(), np.int8), (both[keep], len(caught) + place.ravel())), shape=(total, total))
    cluster = connected_components(graph, directed=False)[1][: len(caught)]
    return _one_way_tables(travel, caught, kind, cluster)


def _one_way_tables(
    travel: Travel, caught: np.ndarray, kind: np.ndarray, cluster: np.ndarray
) -> tuple[pd.DataFrame, pd.DataFrame]:
    network = travel.network
    length = network.piece_length[caught]
    order = np.lexsort((caught, -length, cluster))
    first = order[np.diff(cluster[order], prepend=-1) != 0]
    piece = caught[first]
    middle = (network.piece_start[piece] + network.piece_stop[piece]) / 2
    ids = travel.road_id[network.source[network.piece_line[piece]]]
    places = pd.DataFrame(
        {
            "kind": kind[first],
            "road_id": ids,
            "length_m": np.bincount(cluster, length)[cluster[first]],
            "geometry": shapely.points(network.lines.point_at(network.piece_line[piece], middle)),
        }
    )
    shapes = substrings(
        network.lines, network.piece_line[caught], network.piece_start[caught], network.piece_stop[caught]
    )
    all_ids = travel.road_id[network.source[network.piece_line[caught]]]
    return places, pd.DataFrame({"kind": kind, "road_id": all_ids, "length_m": length, "geometry": shapes})


def _core_reach(travel: Travel) -> tuple[np.ndarray, np.ndarray]:
    """(node_count,) bool twice: can be reached from the core of its part of the network; can reach it.

    The core is where everyone gets everywhere and back: of each part, the piece of most metres.
    """
    network = travel.network
    arcs = travel_arcs(network, travel.impedance.direction)
    size = network.node_count
    ones = np.ones(len(arcs.tail), np.int8)
    graph = coo_matrix((ones, (arcs.tail, arcs.head)), shape=(size, size)).tocsr()
    _, strong = connected_components(graph, directed=True, connection="strong")
    same = strong[network.piece_from] == strong[network.piece_to]
    metres = np.bincount(strong[network.piece_from[same]], network.piece_length[same], minlength=strong.max() + 1)
    order = np.lexsort((strong, -metres[strong], travel.parts))
    core = order[np.diff(travel.parts[order], prepend=-1) != 0]
    found = []
    for tail, head in ((arcs.tail, arcs.head), (arcs.head, arcs.tail)):
        rows = np.concatenate((tail, np.full(len(core), size)))
        columns = np.concatenate((head, core))
        whole = coo_matrix((np.ones(len(rows), np.int8), (rows, columns)), shape=(size + 1,) * 2).tocsr()
        nodes = breadth_first_order(whole, size, directed=True, return_predecessors=False)
        reached = np.zeros(size + 1, bool)
        reached[nodes] = True
        found.append(reached[:size])
    return found[0], found[1]


def _unusable(travel: Travel) -> tuple[pd.DataFrame, None]:
    roads = travel.roads
    motorable = np.asarray(roads.motorable, bool)
    kind = shapely.get_type_id(roads.geometry)
    absent = (kind < 0) | shapely.is_empty(roads.geometry)
    ids = np.asarray(roads.road_id, object)
    tables = [
        pd.DataFrame({"kind": name, "road_id": ids[rows]})
        for name, rows in ((NO_GEOMETRY, motorable & absent), (ZERO_LENGTH, motorable & ~absent & ~travel.usable))
    ]
    return pd.concat(tables, ignore_index=True), None


def _groups(travel: Travel, demand: PointTable, legs: Legs) -> pd.DataFrame:
    """Groups that no road reaches, or only roads of islands."""
    part, metres = _line_parts(travel)
    main = int(np.argmax(metres))
    near, home = np.zeros(len(demand), bool), np.zeros(len(demand), bool)
    near[legs.point] = True
    home[legs.point[part[legs.line] == main]] = True
    placed = demand.usable
    kind = np.full(len(demand), None, object)
    kind[near & ~home] = GROUP_ISLAND
    kind[placed & ~near] = GROUP_NO_ROAD
    kind[~placed] = GROUP_NO_PLACE
    rows = np.flatnonzero(kind != None)  # noqa: E711 (an array is compared)
    xy = demand.place[rows]
    shapes = np.full(len(rows), None, object)
    shapes[placed[rows]] = shapely.points(xy[placed[rows]])
    gap = np.full(len(rows), np.nan)
    known = np.flatnonzero(placed[rows])
    if len(known):
        network = travel.network
        (which, _), distance = network.tree.query_nearest(shapes[known], return_distance=True, all_matches=False)
        gap[known[which]] = distance
    return pd.DataFrame(
        {
            "kind": kind[rows],
            "group_id": np.asarray(demand.id, object)[rows],
            "gap_m": gap,
            "people": demand.people[rows],
            "geometry": shapes,
        }
    )
