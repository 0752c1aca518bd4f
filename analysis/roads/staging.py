"""Existing and planned roads noded once, so that any choice of projects can be switched on and off.

A road and its project's others are noded as always. Where roads of different stages (the existing ones, or two
projects) meet, they are cut, and the meeting is kept apart as a connection that counts only while both are on.
So a planned road that passes two existing ones joins them over itself and in no other way, and with every project
off the network is the one without them. Nothing is noded again for a choice.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
import shapely
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from ..network.access import Legs
from ..network.audit import NetworkAudit
from ..network.ends import Ends
from ..network.masking import open_legs, open_travel
from ..network.network import Network, _assemble, _own_order
from ..network.noding import (
    CROSSINGS,
    T_JUNCTIONS,
    EndPoints,
    Joins,
    end_points,
    join_crossings,
    join_ends,
    join_t_junctions,
)
from ..network.polylines import Polylines, polylines
from ..network.slopes import Ground
from ..network.tables import RoadTable, check_roads
from ..network.travel import Travel, TravelParams, check_positive, prepare_travel

EXISTING = 0


@dataclass(frozen=True)
class Staged:
    """The roads of all stages.

    Attributes:
        travel: all of them, noded stage by stage; it joins nothing across stages by itself.
        stage: (p,) stage of each piece, 0 for existing roads.
        road_stage: (n,) stage of each row of the road table.
        node_a, node_b: (c,) nodes that are one place while both stages are on.
        stage_a, stage_b: (c,) their stages.
    """

    travel: Travel
    stage: np.ndarray
    road_stage: np.ndarray
    node_a: np.ndarray
    node_b: np.ndarray
    stage_a: np.ndarray
    stage_b: np.ndarray

    @cached_property
    def existing_audit(self) -> NetworkAudit:
        """What is odd about the existing roads."""
        roads, stage = self.travel.roads, self.road_stage
        rows = stage == EXISTING
        names = ("geometry", "road_id", "hardened", "motorable", "speed_kmh", "direction")
        table = RoadTable(**{name: np.asarray(getattr(roads, name))[rows] for name in names}, layer=roads.layer)
        return prepare_travel(table, self.travel.params).audit

    def on(self, active: np.ndarray) -> tuple[Travel, np.ndarray]:
        """Return the roads of some stages (bool mask; the first is the existing roads) and the mask of their pieces."""
        open_pieces = active[self.stage]
        count = self.travel.network.node_count
        live = active[self.stage_a] & active[self.stage_b]
        graph = coo_matrix((np.ones(live.sum(), np.int8), (self.node_a[live], self.node_b[live])), shape=(count,) * 2)
        return open_travel(self.travel, open_pieces, connected_components(graph, directed=False)[1]), open_pieces

    def ends(self, ends: Ends, open_pieces: np.ndarray) -> Ends:
        """Return the legs of groups and seats to the pieces that are on."""

        def kept(legs: Legs) -> Legs:
            return open_legs(legs, open_pieces)

        return Ends(kept(ends.demand), kept(ends.facility), ends.demand_zone, ends.facility_zone)


def stage_roads(roads: RoadTable, stage: np.ndarray, params: TravelParams, ground: Ground | None = None) -> Staged:
    """Node existing and planned roads.

    Args:
        roads: existing and planned, in metres.
        stage: (n,) 0 for existing roads, 1, 2, … for the project of a planned one.
        params: how people travel.
        ground: heights that walks and unhardened roads are costed on.

    Raises:
        InputError: the roads or the params mean nothing.
    """
    usable = check_roads(roads)
    check_positive(params, "walk_speed_kmh", "off_road_factor")
    own = stage[usable]

    def ties() -> list[np.ndarray]:
        codes = np.array([str(code) for code in roads.road_id])
        columns = (roads.speed_kmh, roads.hardened, roads.direction, codes)
        return [*(np.asarray(column)[usable] for column in columns), own]

    network, meetings = _node(roads.geometry[usable], own, params, ties)
    a, b = _node_at(network, meetings.line_a, meetings.at_a), _node_at(network, meetings.line_b, meetings.at_b)
    of_line = own[network.source]
    return Staged(
        travel=Travel(roads, usable, network, params, ground),
        stage=of_line[network.piece_line],
        road_stage=stage,
        node_a=a,
        node_b=b,
        stage_a=of_line[meetings.line_a],
        stage_b=of_line[meetings.line_b],
    )


def _node(
    geometry: np.ndarray, stage: np.ndarray, params: TravelParams, ties: Callable[[], Sequence[np.ndarray]]
) -> tuple[Network, Joins]:
    """Node every stage by itself, cut at the meetings of different stages; the network and those meetings."""
    lines = polylines(geometry)
    source = _own_order(lines, ties)
    lines, stage = lines.take(source), stage[source]
    tree = shapely.STRtree(geometry[source])
    ends = _ends_by_stage(lines, stage)
    pair_a, pair_b = join_ends(ends, params.tolerance_m)
    count = len(lines)
    at = np.concatenate((np.zeros(count), lines.length))
    of_ends = Joins(pair_a % count, at[pair_a], pair_b % count, at[pair_b])
    found = []
    if params.noding >= T_JUNCTIONS:
        found.append(join_t_junctions(lines, tree, ends, params.tolerance_m))
    if params.noding == CROSSINGS:
        found.append(join_crossings(lines))
    same = stage[of_ends.line_a] == stage[of_ends.line_b]
    meetings, joins = [_take(of_ends, ~same)], []
    for join in found:
        alike = stage[join.line_a] == stage[join.line_b]
        joins.append(_take(join, alike))
        meetings.append(_take(join, ~alike))
    across = Joins(*(np.concatenate(column) for column in zip(*meetings)))
    # A position paired with itself is cut and joins nothing.
    joins += [Joins(across.line_a, across.at_a, across.line_a, across.at_a)]
    joins += [Joins(across.line_b, across.at_b, across.line_b, across.at_b)]
    return _assemble(lines, source, tree, (pair_a[same], pair_b[same]), joins), across


def _take(joins: Joins, rows: np.ndarray) -> Joins:
    return Joins(*(column[rows] for column in joins))


def _ends_by_stage(lines: Polylines, stage: np.ndarray) -> EndPoints:
    """Gather the ends of one stage that are at exactly the same place."""
    xy = end_points(lines)
    place, _ = pd.factorize(xy[:, 0] + 1j * xy[:, 1])
    same, found = pd.factorize(place.astype(np.int64) * (int(stage.max()) + 1) + np.tile(stage, 2))
    first = np.zeros(len(found), np.int64)
    first[same[::-1]] = np.arange(len(xy))[::-1]
    return EndPoints(xy, first, same)


def _node_at(network: Network, line: np.ndarray, at: np.ndarray) -> np.ndarray:
    """(k,) node at a position where the line is cut."""
    piece = network.piece_at(line, at)
    near_start = at - network.piece_start[piece] <= network.piece_stop[piece] - at
    return np.where(near_start, network.piece_from[piece], network.piece_to[piece])
