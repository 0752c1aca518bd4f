"""Roads as laid, cut at their junctions; and the legs among them that serve groups."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import geopandas as gpd
import numpy as np

from .growth import Growth, Stretch, distances_m
from .rural import VILLAGE
from .surfaces import Leg
from .trunk import Seat

SHORTEST_HALVED = 6
"""A dead-end leg with at least this many lattice edges is cut in two, so that half of it can differ."""

FAIRNESS = 0.6
"""0 ranks groups by their distance to the seat alone, 1 by their distance in terms of the township's median."""


@dataclass(frozen=True)
class Cut:
    """A road between two junctions: its lattice points, class and the stretch it was cut from."""

    nodes: tuple[int, ...]
    road_class: str
    stretch: int


def cut_pieces(stretches: list[Stretch], trunk_classes: dict[tuple[int, int], str]) -> list[Cut]:
    """Cut every stretch where another road joins, at places served and where the class changes."""
    degree = Counter(node for s in stretches for pair in zip(s.nodes[:-1], s.nodes[1:]) for node in pair)
    stops = {node for node, count in degree.items() if count != 2}
    stops.update(node for s in stretches for node in (s.nodes[0], s.nodes[-1]))
    cuts = []
    for number, stretch in enumerate(stretches):
        for nodes in _runs(stretch.nodes, _stops_of(stretch, stops)):
            pair = min(nodes[:2]), max(nodes[:2])
            cuts.append(Cut(nodes, trunk_classes.get(pair, stretch.road_class), number))
    return cuts


def _stops_of(stretch: Stretch, stops: set[int]) -> set[int]:
    """Where to cut a stretch; a village road with nothing joining it is halved when long enough."""
    inner = [node for node in stretch.nodes[1:-1] if node in stops]
    long_enough = len(stretch.nodes) > SHORTEST_HALVED
    if stretch.road_class == VILLAGE and not inner and long_enough:
        return {stretch.nodes[len(stretch.nodes) // 2]}
    return set(inner)


def _runs(nodes: tuple[int, ...], stops: set[int]) -> list[tuple[int, ...]]:
    """The nodes in consecutive runs that share the node they meet at."""
    runs, start = [], 0
    for place in range(1, len(nodes)):
        if nodes[place] in stops or place == len(nodes) - 1:
            runs.append(nodes[start : place + 1])
            start = place
    return runs


def village_legs(
    growth: Growth,
    cuts: list[Cut],
    trunk_count: int,
    group_nodes: np.ndarray,
    groups: gpd.GeoDataFrame,
    seats: list[Seat],
) -> list[Leg]:
    """The village roads that serve groups, each with its pieces, what hangs on it and how remote its end is."""
    stretches = growth.stretches
    layer = {node: number for number, s in enumerate(stretches) for node in s.nodes[1:]}
    children: dict[int, list[int]] = {}
    for number in range(trunk_count, len(stretches)):
        parent = layer.get(stretches[number].nodes[0], -1)
        children.setdefault(parent, []).append(number)
    own: dict[int, list[int]] = {}
    for number, cut in enumerate(cuts):
        own.setdefault(cut.stretch, []).append(number)
    remote = _remoteness(growth, group_nodes, groups, seats)
    legs = []
    for number, stretch in enumerate(stretches):
        if stretch.road_class == VILLAGE:
            beyond = [piece for child in _descendants(children, number) for piece in own[child]]
            end = stretch.nodes[-1]
            legs.append(Leg(tuple(own[number]), tuple(beyond), stretch.owner, remote.get(end, 0.0)))
    return legs


def _descendants(children: dict[int, list[int]], number: int) -> list[int]:
    found, queue = [], list(children.get(number, []))
    while queue:
        found.append(queue.pop())
        queue.extend(children.get(found[-1], []))
    return found


def _remoteness(
    growth: Growth, group_nodes: np.ndarray, groups: gpd.GeoDataFrame, seats: list[Seat]
) -> dict[int, float]:
    """Remoteness of the node of each group: road metres to the seat, tempered by what is usual in the township."""
    remote = {}
    towns = groups["town_code"].to_numpy()
    distances = distances_m(growth.lattice, growth.stretches, [seat.node for seat in seats])
    for seat, distance in zip(seats, distances):
        mine = group_nodes[towns == seat.code]
        if len(mine):
            usual_m = float(np.median(distance[mine]))
            remote.update({int(node): float(distance[node] / usual_m**FAIRNESS) for node in mine})
    return remote
