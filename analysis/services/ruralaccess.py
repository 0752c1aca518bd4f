"""How many rural people live near an all-season road: the Rural Access Index (SDG indicator 9.1.1).

    RAI = rural people within 2 km of an all-season road / rural people

Two readings are given, because a circle crosses gorges:

- circle: the straight distance to the nearest all-season road is at most the radius (2 km);
- walked: the road is reached on foot within the time (25 min) that 2 km take on a path: off the roads at
  ``off_road_factor`` of the walking speed, along any other road or track at the walking speed itself.

An all-season road is one that carries traffic all year (hardened or gravel); which surfaces count is the caller's
choice. People walk against one-way streets too.

Edge rules: ≤ at both limits; a point without a place is in neither and has a reason; nobody counts twice.

Source: World Bank, Measuring Rural Access (2016); UN metadata of indicator 9.1.1.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Callable

import numpy as np
import pandas as pd
import shapely
from scipy.sparse.csgraph import dijkstra

from ..counting import count_by, percent
from ..network.access import access_legs, batches
from ..network.ends import SAME
from ..network.network import Network, shortest_arcs
from ..network.polylines import ROUNDING_M
from ..network.slopes import Ground
from ..network.tables import PointTable, RoadTable, check_points
from ..network.travel import Steps, Travel, TravelParams, check_positive, default, prepare_travel

READY_PCT, DONE_PCT = 20.0, 100.0
EASIEST = 5.0 / 6.0
"""Least factor of a slope on a walk, Tobler's best (5 % downhill) to level ground, rounded down."""
CHUNK = 200_000
"""Points asked at a time for their nearest road."""


@dataclass(frozen=True)
class RuralAccessParams:
    """What the planner may change.

    Attributes:
        travel: tolerance, noding, walking speed; its strategy and access limit play no part.
        radius_m: of the circle.
        walk_minutes: of the walked reading.
    """

    travel: TravelParams
    radius_m: float = default("rai_radius_m")
    walk_minutes: float = default("rai_walk_minutes")


@dataclass(frozen=True)
class RuralAccess:
    """Answer to :func:`rural_access`.

    Attributes:
        points: one row per demand point, same order: id, all_season_m (straight), walk_minutes (NaN beyond the
            time), in_circle, in_walk, reason.
        travel: the roads as walked.
    """

    points: pd.DataFrame
    travel: Travel


NO_PLACE = "no_place"
RURAL_REASONS = {NO_PLACE: "The point has no usable coordinates."}


def rural_access(
    roads: RoadTable,
    all_season: np.ndarray,
    demand: PointTable,
    params: RuralAccessParams,
    *,
    ground: Ground | None = None,
    report: Callable[[float], None] | None = None,
    should_stop: Callable[[], bool] | None = None,
) -> RuralAccess:
    """Tell for each point how far the nearest all-season road is.

    Args:
        roads: every road and track that can be walked on; speed, hardness and direction play no part.
        all_season: (n,) bool, rows of ``roads`` that carry traffic all year.
        demand: rural people.
        params: radius, time, walking speed.
        ground: heights; walks off the roads then take Tobler's time.
        report: called with the share done in percent.
        should_stop: asked between steps.

    Raises:
        InputError: the data cannot answer; the sentence says what to mend.
        Cancelled: ``should_stop`` said so.
    """
    check_points(demand)
    check_positive(params, "radius_m", "walk_minutes")
    step = Steps(report, should_stop)
    on_foot = replace(
        roads,
        hardened=np.asarray(all_season, bool),
        motorable=np.ones(len(roads), bool),
        speed_kmh=np.full(len(roads), params.travel.walk_speed_kmh),
        direction=np.zeros(len(roads), np.int8),
    )
    travel = prepare_travel(on_foot, params.travel)
    step(READY_PCT)
    place = demand.place
    minutes_to = _node_minutes(travel.network, travel.hardened, travel.minutes_per_m, params.walk_minutes)
    off_road = params.travel.walk_minutes_per_m
    limit_m = params.walk_minutes / (off_road * (1.0 if ground is None else EASIEST))
    minutes, straight = np.full(len(demand), np.inf), np.full(len(demand), np.nan)
    tree = shapely.STRtree(roads.geometry[travel.usable & on_foot.hardened])
    batch = batches(travel.network, np.zeros(len(demand), np.int64), limit_m)
    for number, rows in enumerate(batch):
        minutes[rows] = _walk(travel, minutes_to, place[rows], limit_m, ground)
        straight[rows] = _straight(tree, place[rows])
        step(READY_PCT + (DONE_PCT - READY_PCT) * (number + 1) / len(batch))
    inside = minutes <= params.walk_minutes * (1 + SAME)
    points = pd.DataFrame(
        {
            "id": np.asarray(demand.id, object),
            "all_season_m": straight,
            "walk_minutes": np.where(inside, minutes, np.nan),
            "in_circle": straight <= params.radius_m + ROUNDING_M,
            "in_walk": inside,
            "reason": [None if placed else NO_PLACE for placed in demand.usable],
        }
    )
    return RuralAccess(points, travel)


def _node_minutes(network: Network, all_season: np.ndarray, rate: np.ndarray, limit: float) -> np.ndarray:
    """(node_count,) minutes on foot along other roads from each node to an all-season road, inf beyond the limit."""
    minutes = np.full(network.node_count, np.inf)
    starts = np.unique(np.concatenate((network.piece_from[all_season], network.piece_to[all_season])))
    if not len(starts):
        return minutes
    other = np.flatnonzero(~all_season)
    tail = np.concatenate((network.piece_from[other], network.piece_to[other]))
    head = np.concatenate((network.piece_to[other], network.piece_from[other]))
    cost = np.tile(network.piece_length[other] * rate[other], 2)
    matrix, _ = shortest_arcs(network.node_count, tail, head, cost)
    return dijkstra(matrix, indices=starts, min_only=True, limit=limit)


def _walk(travel: Travel, minutes_to: np.ndarray, xy: np.ndarray, limit_m: float, ground: Ground | None) -> np.ndarray:
    """(n,) minutes on foot to the nearest all-season road, inf where none is that near."""
    network, rate = travel.network, travel.minutes_per_m
    legs = access_legs(network, xy, limit_m)
    if ground is not None:
        legs = legs.on_slopes(network, ground, arriving=False)
    piece = legs.piece
    by_end = [
        np.maximum(run, 0.0) * rate[piece] + minutes_to[node[piece]]
        for run, node in (
            (network.piece_stop[piece] - legs.position, network.piece_to),
            (legs.position - network.piece_start[piece], network.piece_from),
        )
    ]
    onward = np.where(travel.hardened[piece], 0.0, np.minimum(*by_end))
    walk = legs.walk_cost(travel.params.walk_minutes_per_m, rate[piece], sloped=True)
    # On an all-season road it is only the walk to it that counts, straight to its nearest position.
    walk = np.where(travel.hardened[piece], legs.effort_m * travel.params.walk_minutes_per_m, walk)
    minutes = np.full(len(xy), np.inf)
    np.minimum.at(minutes, legs.point, walk + onward)
    return minutes


def _straight(tree: shapely.STRtree, xy: np.ndarray) -> np.ndarray:
    """(n,) metres to the nearest all-season road, NaN where there is none."""
    metres = np.full(len(xy), np.nan)
    known = np.flatnonzero(np.isfinite(xy).all(axis=1))
    if len(tree) and len(known):
        for rows in np.array_split(known, len(known) // CHUNK + 1):
            (which, _), distance = tree.query_nearest(shapely.points(xy[rows]), return_distance=True, all_matches=False)
            metres[rows[which]] = distance
    return metres


def summarise_rural_access(points: pd.DataFrame, people: np.ndarray, by: dict[str, np.ndarray]) -> pd.DataFrame:
    """Return the index by area, in the circle and walked.

    Args:
        points: of :class:`RuralAccess`.
        people: (n,) weights.
        by: level name to (n,) zone codes.

    Returns:
        level, zone, points, people, people_circle, rai_circle_pct, people_walked, rai_walked_pct; the whole last.
    """
    people = np.nan_to_num(np.asarray(people, float))
    table = pd.DataFrame(
        {
            "points": 1,
            "people": people,
            "people_circle": np.where(points["in_circle"], people, 0.0),
            "people_walked": np.where(points["in_walk"], people, 0.0),
        }
    )
    found = count_by(by, table)
    for name in ("circle", "walked"):
        found[f"rai_{name}_pct"] = percent(found[f"people_{name}"].to_numpy(), found["people"].to_numpy())
    columns = ["level", "zone", "points", "people", "people_circle", "rai_circle_pct", "people_walked"]
    return found[[*columns, "rai_walked_pct"]]
