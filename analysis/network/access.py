"""Access legs: where a point off the road may get on, and what the walk counts.

A point may join every straight stretch of road within the limit (≤), at the position nearest to it.
To the end of a stretch it walks straight, but that walk never counts less than walking to the foot
on the stretch's prolongation and travelling on from there at the stretch's own rate:

    walk = max(a · distance, a · aside + b · beyond)

with a the walking rate, b the road's rate, ``aside`` the metres square to the stretch and ``beyond``
those along it. Without that rule cutting a line in two would bring a place closer. With it

- a further road only adds legs, so it never raises a cost;
- cutting a line or doubling a vertex changes nothing: the leg to a cut counts at least what the leg
  to the foot and the drive to the cut count.

On slopes ``a`` is multiplied by what the straight walk takes more than on the flat. A further road then
still only adds legs. A cut on a straight stretch may shorten a way: the walk straight to it can be less steep
than the walk to the foot, and it is a walk that can be made.

Where the walk costs nothing (metres to harden) only legs where the road comes locally nearest are used.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from ..errors import InputError
from .network import Network
from .noding import passes_by
from .polylines import ROUNDING_M, Choice, Nearby, nearby

if TYPE_CHECKING:
    from .slopes import Ground

LEGS = 120_000
"""Legs held at a time, about 15 MB with what is worked out for each. Few enough to stay near the processor, too."""
DEARER = 1.0 + 1e-8
"""The walk along a stretch counts a trace more than the drive, so that of equal ways the drive is taken."""


@dataclass(frozen=True)
class Legs:
    """Access legs, ordered by point.

    Attributes:
        near: point, line, stretch, distance, position of each leg.
        piece: (k,) of the network.
        xy: (n, 2) the points.
        max_access_m: the limit.
        factor: (k,) what walking takes more than on the flat; None where all is flat.
        ground: the heights that came from.
    """

    near: Nearby
    piece: np.ndarray
    xy: np.ndarray
    max_access_m: float
    factor: np.ndarray | None = None
    ground: Ground | None = None

    def __len__(self) -> int:
        """Return the number of points."""
        return len(self.xy)

    @property
    def point(self) -> np.ndarray:
        """(k,) row of the point."""
        return self.near.point

    @property
    def line(self) -> np.ndarray:
        """(k,) line of the network."""
        return self.near.line

    @property
    def position(self) -> np.ndarray:
        """(k,) metres along the line."""
        return self.near.position

    @property
    def distance(self) -> np.ndarray:
        """(k,) straight metres."""
        return self.near.distance

    @property
    def effort_m(self) -> np.ndarray:
        """(k,) metres on the flat that take as long."""
        return self.distance if self.factor is None else self.distance * self.factor

    def take(self, rows: np.ndarray) -> Legs:
        """Keep some legs."""
        factor = None if self.factor is None else self.factor[rows]
        return replace(self, near=self.near.take(rows), piece=self.piece[rows], factor=factor)

    def on_slopes(self, network: Network, ground: Ground, *, arriving: bool) -> Legs:
        """Cost the walks on the ground: towards the road, or from the road where people arrive."""
        ends = (self.xy[self.point], network.lines.point_at(self.line, self.position))
        start, stop = ends[::-1] if arriving else ends
        return replace(self, factor=ground.walk_factors(start, stop, arriving=arriving), ground=ground)

    def walk_cost(self, walk_per_m: float, road_per_m: np.ndarray, *, sloped: bool = False) -> np.ndarray:
        """(k,) what the walk counts, given the rates of walking and of each leg's road."""
        distance, beyond = self.near.distance, self.near.beyond
        aside = np.sqrt(np.maximum(distance * distance - beyond * beyond, 0.0))
        rate = walk_per_m if self.factor is None or not sloped else walk_per_m * self.factor
        return np.maximum(rate * distance, rate * aside + road_per_m * beyond * DEARER)

    def travelled(self, direction: np.ndarray) -> np.ndarray:
        """(k,) bool: legs worth having for travel that starts here; for arrivals give ``-direction``.

        On a one-way stretch a leg to its far end only stands in for driving there from the foot, so it falls away
        where that drive is against the direction. Other roads at that end have legs of their own.
        """
        way = direction[self.piece]
        inside = self.near.beyond <= ROUNDING_M
        return inside | (way == 0) | ((way > 0) & (self.near.share <= 0)) | ((way < 0) & (self.near.share >= 1))

    def nearest(self, network: Network) -> np.ndarray:
        """(k,) bool: the road comes locally nearest here. All legs of a point must be there."""
        return passes_by(network.lines, self.near, self.xy) | _ends_nearest(network, self.near)


def access_legs(network: Network, xy: np.ndarray, max_access_m: float, choose: Choice | None = None) -> Legs:
    """Find every access leg of every point; rows that are not finite get none.

    Args:
        network: the roads.
        xy: (n, 2) points.
        max_access_m: limit (≤) of the walk.
        choose: says which pairs of point and line matter; all by default.

    Raises:
        InputError: a negative limit.
    """
    if not (np.isfinite(max_access_m) and max_access_m >= 0):
        raise InputError("MAX_ACCESS_M is {value}. Give 0 or more metres.", value=max_access_m)
    xy = np.asarray(xy, float).reshape(-1, 2)
    known = np.flatnonzero(np.isfinite(xy).all(axis=1))
    near = nearby(network.lines, network.tree, xy[known], max_access_m, choose)
    near = replace(near, point=known[near.point])
    return Legs(near, network.piece_at(near.line, near.position), xy, max_access_m)


def batches(network: Network, zone: np.ndarray, max_access_m: float, legs: int = LEGS) -> list[np.ndarray]:
    """Split points so that the legs of one batch fit in memory, however large the limit is; zones stay together."""
    reach = 2 * max_access_m
    width, height = (np.ptp(each) + reach for each in network.lines.xy.T)
    share = min(1.0, reach * reach / max(width * height, ROUNDING_M))
    each = max(1.0, share * (len(network.lines.xy) - len(network.lines)))
    order, most = np.argsort(zone, kind="stable"), max(1, int(legs / each))
    cuts = [0]
    for start, stop in zip(*_runs(zone[order])):
        if stop - cuts[-1] > most:
            cuts.extend(range(start, stop, most))
    return np.split(order, np.unique(cuts)[1:])


def _runs(values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Start and stop of each run of equal values."""
    start = np.flatnonzero(np.diff(values, prepend=-np.inf))
    return start, np.append(start[1:], len(values))


def _ends_nearest(network: Network, near: Nearby) -> np.ndarray:
    """Legs to a node where lines end, when none of those lines leads on towards the point."""
    result = np.zeros(len(near.point), bool)
    lines = network.lines
    at_start = (near.stretch == lines.first[near.line]) & (near.position <= ROUNDING_M)
    last_stretch = lines.first[near.line + 1] - 2
    at_stop = (near.stretch == last_stretch) & (near.position >= lines.length[near.line] - ROUNDING_M)
    leg = np.flatnonzero(at_start | at_stop)
    if not len(leg):
        return result
    line = near.line[leg]
    first, last = network.first_piece[line], network.first_piece[line + 1] - 1
    node = np.where(at_start[leg], network.piece_from[first], network.piece_to[last])
    key = near.point[leg].astype(np.int64) * network.node_count + node
    _, inverse, count = np.unique(key, return_inverse=True, return_counts=True)
    result[leg] = (count[inverse.ravel()] == network.end_count[node]) & (network.break_count[node] == 0)
    return result
