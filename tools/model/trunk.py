"""Main roads between township seats, wound so that published road kilometres come out."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import numpy as np

from .growth import Growth, Stretch, along_m, distances_m, routes_to
from .lattice import Reach, edge_costs, reach_from

ROUGHNESS = 0.9
"""Roughness of the cost of a main road whose length nobody published."""
SHAPES_TRIED = (
    *((0.0, 0.0), (0.3, 0.0), (0.6, 0.0), (0.9, 0.0), (1.2, 0.5), (1.2, 1.0)),
    *((1.2, 1.5), (1.2, 2.0), (1.5, 2.5), (1.5, 3.0), (2.0, 4.0), (2.0, 6.0)),
)
"""Roughness and bends of the cost, the straightest first, tried until a published length is met."""
DRAWS = 12
"""Random draws tried for each shape …"""
FIRST_DRAWS, HOPELESS = 2, 0.25
"""… but only the first few where all of them miss by more than this share."""
WINDING = (1.08, 2.7)
"""Least and largest ratio of road to straight line that a calibrated road may need."""
AIM = 0.98
"""Share of the published distance aimed at: the junctions that come later keep corners that now are rounded."""
GOOD_FIT = 0.03
"""A course this near the distance aimed at (share of it) is taken at once."""
NEAREST = 1.2
"""A road starts from a point of the network at most this many times as far as the nearest one that will do."""
PULL = 0.25
"""Weight of the way already travelled when a road chooses where to leave the network."""
LOOP_DETOUR = 2.3
"""Two neighbouring seats get a road of their own when the way round is this many times the straight line."""
LOOP_LONGEST_M = 19_000.0
LOOP_WINDING = 1.7
"""A loop road may be this many times the straight line."""
LOOP_LIMIT = 9
LOOP_FIT = 0.04
"""A loop may shorten a published distance by at most this share."""
NATIONAL_SEATS = 7
PROVINCIAL_SEATS = 3
"""A road that carries the traffic of this many seats to the district seat has that class."""
NATIONAL, PROVINCIAL, COUNTY = "national", "provincial", "county"


@dataclass(frozen=True)
class Seat:
    """A township seat in the lattice."""

    node: int
    code: str
    name: str
    published_m: float
    """Published road metres to the district seat, NaN when not published."""


def grow_trunk(growth: Growth, seats: list[Seat], seed: int) -> None:
    """Join all seats, the nearest to the district seat first, then close some loops."""
    xy = growth.lattice.xy
    root = next(seat for seat in seats if seat.published_m == 0)
    growth.start(root.node)
    others = sorted(
        (seat for seat in seats if seat is not root),
        key=lambda seat: (np.hypot(*(xy[seat.node] - xy[root.node])), seat.code),
    )
    for place, seat in enumerate(others):
        nodes = _course(growth, seat, seed + place * DRAWS)
        name = f"{_nearest_joined(growth, nodes[0], seats).name}—{seat.name}"
        growth.lay(Stretch(tuple(nodes), COUNTY, name, seat.code))
    _close_loops(growth, seats, seed)


def _course(growth: Growth, seat: Seat, seed: int) -> list[int]:
    """Course of the road that joins ``seat`` to the network."""
    straight = np.hypot(*(growth.lattice.xy - growth.lattice.xy[seat.node]).T)
    starts = growth.on_road.copy()
    if not np.isnan(seat.published_m):
        winding = (seat.published_m - growth.from_root_m) / np.maximum(straight, 1.0)
        starts &= (winding >= WINDING[0]) & (winding <= WINDING[1])
    starts &= straight <= NEAREST * straight[starts].min(initial=np.inf)
    if np.isnan(seat.published_m):
        return _search(growth, seat.node, starts, (ROUGHNESS, 0.0), seed).path(seat.node)
    best: tuple[float, list[int]] = (np.inf, [])
    for shape in SHAPES_TRIED:
        nearest_miss = np.inf
        for draw in range(DRAWS):
            if draw >= FIRST_DRAWS and nearest_miss > HOPELESS:
                break
            reach = _search(growth, seat.node, starts, shape, seed + draw)
            if not np.isfinite(reach.cost[seat.node]):
                continue
            nodes = reach.path(seat.node)
            road_m = growth.from_root_m[nodes[0]] + along_m(growth.lattice.xy[nodes])[-1]
            miss = abs(road_m / (AIM * seat.published_m) - 1)
            nearest_miss = min(nearest_miss, miss)
            best = min(best, (miss, nodes))
            if best[0] <= GOOD_FIT:
                return best[1]
    if not best[1]:
        raise ValueError(f"no course to {seat.name} comes near its published distance; check road_distances.csv")
    return best[1]


def _search(growth: Growth, node: int, starts: np.ndarray, shape: tuple[float, float], seed: int) -> Reach:
    cost = edge_costs(growth.lattice, shape[0], seed, shape[1])
    sources = np.where(growth.on_road & starts, PULL * growth.from_root_m, np.inf)
    return reach_from(growth.lattice, cost, np.arange(len(cost)), sources, growth.on_road)


def _nearest_joined(growth: Growth, node: int, seats: list[Seat]) -> Seat:
    """The seat on the network that is nearest to a point of it, after which the road is named."""
    joined = [seat for seat in seats if growth.on_road[seat.node]]
    xy = growth.lattice.xy
    return min(joined, key=lambda seat: (np.hypot(*(xy[seat.node] - xy[node])), seat.code))


def _close_loops(growth: Growth, seats: list[Seat], seed: int) -> None:
    """Roads between neighbouring seats that are far apart on the tree, as long as no published distance suffers."""
    closed = 0
    for apart, here, there in _neighbours(growth, seats):
        around = distances_m(growth.lattice, growth.stretches, here.node)[there.node]
        if apart > LOOP_LONGEST_M or around < LOOP_DETOUR * apart:
            continue
        nodes = _loop_course(growth, here.node, there.node, seed + closed)
        if nodes is None or along_m(growth.lattice.xy[nodes])[-1] > LOOP_WINDING * apart:
            continue
        stretch = Stretch(tuple(nodes), COUNTY, f"{here.name}—{there.name}", there.code)
        if _fits(growth, [*growth.stretches, stretch], seats):
            growth.close(stretch)
            closed += 1
            if closed == LOOP_LIMIT:
                return


def _neighbours(growth: Growth, seats: list[Seat]) -> list[tuple[float, Seat, Seat]]:
    """Pairs of seats with no third one in the circle on their line (Gabriel graph), the nearest first."""
    xy = growth.lattice.xy[[seat.node for seat in seats]]
    square = ((xy[:, None] - xy[None]) ** 2).sum(axis=2)
    pairs = []
    for first, second in combinations(range(len(seats)), 2):
        others = np.delete(square[first] + square[second], (first, second))
        if (others >= square[first, second]).all():
            pairs.append((float(np.sqrt(square[first, second])), seats[first], seats[second]))
    return sorted(pairs, key=lambda pair: (pair[0], pair[1].code, pair[2].code))


def _loop_course(growth: Growth, here: int, there: int, seed: int) -> list[int] | None:
    """Way over free land from one seat to the other; None where roads in between leave no room."""
    blocked = growth.on_road.copy()
    blocked[there] = False
    sources = np.full(len(blocked), np.inf)
    sources[here] = 0.0
    cost = edge_costs(growth.lattice, ROUGHNESS, seed)
    reach = reach_from(growth.lattice, cost, np.arange(len(cost)), sources, blocked)
    return reach.path(there) if np.isfinite(reach.cost[there]) else None


def _fits(growth: Growth, stretches: list[Stretch], seats: list[Seat]) -> bool:
    root = next(seat for seat in seats if seat.published_m == 0)
    distance = distances_m(growth.lattice, stretches, root.node)
    known = [seat for seat in seats if seat.published_m > 0]
    return all(
        distance[seat.node] >= (1 - LOOP_FIT) * min(seat.published_m, growth.from_root_m[seat.node]) for seat in known
    )


def trunk_classes(growth: Growth, seats: list[Seat]) -> dict[tuple[int, int], str]:
    """Class of every lattice edge of the trunk, by the number of seats whose way to the district seat uses it."""
    root = next(seat for seat in seats if seat.published_m == 0)
    before = routes_to(growth.lattice, growth.stretches, root.node)
    seats_beyond: dict[tuple[int, int], int] = {}
    for seat in seats:
        node = seat.node
        while before[node] >= 0:
            pair = (min(node, before[node]), max(node, before[node]))
            seats_beyond[pair] = seats_beyond.get(pair, 0) + 1
            node = before[node]
    classes = {}
    for stretch in growth.stretches:
        for pair in zip(stretch.nodes[:-1], stretch.nodes[1:]):
            count = seats_beyond.get((min(pair), max(pair)), 0)
            level = NATIONAL if count >= NATIONAL_SEATS else PROVINCIAL if count >= PROVINCIAL_SEATS else COUNTY
            classes[min(pair), max(pair)] = level
    return classes
