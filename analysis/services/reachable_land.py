"""The land from which a facility is reached in time: what is left of the cutoff, walked off the road.

A place reaches the facility within the cutoff C when some straight stretch of road within the access limit M has,
at the position x nearest to the place, walk + cost(x) ≤ C, with the walk counted as everywhere in this package:

    walk = max(a · distance, a · aside + b · beyond)

(a the cost of a metre walked, b of a metre of the stretch's road; see :mod:`..network.access`). With
r(x) = (C - cost(x)) / a the metres left at x, the land of one stretch is all that lies aside of it by no more than
min(r(x), M), and at its two ends what a circle of min(r, M) and the line aside + (b / a) · beyond = r enclose: a
convex polygon, as r changes by b / a per metre. The land of a facility is the union over all stretches, and the
circle that is walked straight to it. Nothing is spanned between roads, so a gorge without a road stays outside.

Where circles are drawn as polygons they are drawn inside, so the area is a trace too small, by ``arc_tolerance_m`` at
most. Heights are not known here; for slopes see :mod:`.land_grid`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
import shapely

from ..network.polylines import ROUNDING_M
from ..network.reach import Reach, Ways, part_of
from .merging import merged
from .sure_land import SureLand

RIGHT_ANGLE = np.pi / 2
DRAWN, DRAWN_AT_ONCE = 0.2, 20_000
"""Share of the work done when polygons are drawn, and how many are drawn between two looks at the stop button."""
OVERLAP_M = 1e-3
"""Polygons that meet in the midst of a stretch overlap by so much, lest rounding leave a slit between them."""


class Stretches(NamedTuple):
    """Straight stretches along which the cost grows evenly from the high end to the low end.

    Attributes:
        high: (s, 2) where the cost is least, and so most is left to walk.
        ahead: (s, 2) unit vector from the low end to the high end.
        length: (s,) metres; 0 for a tip, which is an end alone.
        cost: (s,) at the high end.
        per_m: (s,) cost of a metre along the stretch.
        past_high, past_low: (s,) bool, places beyond that end walk to it.
    """

    high: np.ndarray
    ahead: np.ndarray
    length: np.ndarray
    cost: np.ndarray
    per_m: np.ndarray
    past_high: np.ndarray
    past_low: np.ndarray

    def take(self, rows: np.ndarray) -> Stretches:
        """Keep some stretches."""
        return Stretches(*(column[rows] for column in self))


def straight_stretches(reach: Reach, ways: Ways, limit: float) -> Stretches:
    """Take ways apart at the vertices of their lines, as far as they are reached within the limit (≤)."""
    lines, edges = reach.network.lines, reach.edges
    piece = edges.piece[ways.edge]
    line, one_way = reach.network.piece_line[piece], reach.impedance.direction[piece] != 0
    offset, far = lines.offset[line], ways.reached(limit)
    low, high = np.minimum(ways.near, far), np.maximum(ways.near, far)
    at_low = _vertices(reach.vertex_reach, offset + low)
    at_high = _vertices(reach.vertex_reach, offset + high)
    long = np.flatnonzero(high - low > ROUNDING_M)
    tips = np.flatnonzero((ways.near == ways.far) & (at_low[1] > at_low[0]))
    # Positions of each way in a row: its lower one, the vertices between, its upper one.
    between = np.maximum(at_high[0][long] - at_low[1][long], 0)
    first = np.cumsum(between + 2) - (between + 2)
    total = int((between + 2).sum())
    owner = np.repeat(np.arange(len(long)), between + 2)
    vertex = at_low[1][long][owner] + np.arange(total) - first[owner] - 1
    vertex = np.clip(vertex, lines.first[line[long]][owner], lines.first[line[long] + 1][owner] - 1)
    position, xy, is_vertex = lines.along[vertex], lines.xy[vertex], np.ones(total, bool)
    for place, end, at in ((first, low, at_low), (first + between + 1, high, at_high)):
        position[place] = end[long]
        base = np.clip(at[1][long] - 1, lines.first[line[long]], lines.first[line[long] + 1] - 2)
        run = lines.along[base + 1] - lines.along[base]
        share = np.clip((end[long] - lines.along[base]) / run, 0.0, 1.0)[:, None]
        xy[place] = lines.xy[base] + share * (lines.xy[base + 1] - lines.xy[base])
        is_vertex[place] = at[1][long] > at[0][long]
    lower = np.flatnonzero(owner[1:] == owner[:-1])
    way = long[owner[lower]]
    up = ways.near[way] <= far[way]  # entered at the lower end, so that end is the high one
    top, bottom = np.where(up, lower, lower + 1), np.where(up, lower + 1, lower)
    length = position[lower + 1] - position[lower]
    real = np.flatnonzero(length > ROUNDING_M)
    way, top, bottom, length = way[real], top[real], bottom[real], length[real]
    ahead = xy[top] - xy[bottom]
    return _stacked(
        Stretches(
            high=xy[top],
            ahead=ahead / np.hypot(*ahead.T)[:, None],
            length=length,
            cost=ways.cost[way] + np.abs(position[top] - ways.near[way]) * ways.per_m[way],
            per_m=ways.per_m[way],
            past_high=is_vertex[top] & ~one_way[way],
            past_low=is_vertex[bottom],
        ),
        _tips(reach, ways, tips, at_low[0][tips]),
    )


def _vertices(vertex_reach: np.ndarray, at: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Range of the vertices that stand at each position; empty between two vertices."""
    return (
        np.searchsorted(vertex_reach, at - ROUNDING_M, side="left"),
        np.searchsorted(vertex_reach, at + ROUNDING_M, side="right"),
    )


def _tips(reach: Reach, ways: Ways, tips: np.ndarray, vertex: np.ndarray) -> Stretches:
    """Ends of one-way stretches: places beyond walk to them, whatever the way the traffic goes."""
    lines = reach.network.lines
    starts = ways.near[tips] == reach.edges.start[ways.edge[tips]]
    other = np.where(starts, vertex + 1, vertex - 1)
    ahead = lines.xy[vertex] - lines.xy[other]
    yes = np.ones(len(tips), bool)
    return Stretches(
        high=lines.xy[vertex],
        ahead=ahead / np.hypot(*ahead.T)[:, None],
        length=np.zeros(len(tips)),
        cost=ways.cost[tips],
        per_m=ways.per_m[tips],
        past_high=yes,
        past_low=~yes,
    )


def _stacked(*parts: Stretches) -> Stretches:
    return Stretches(*(np.concatenate(column) for column in zip(*parts)))


class Walk(NamedTuple):
    """How people leave the road, and how closely it is drawn.

    Attributes:
        per_m: cost of a metre walked.
        max_access_m: farthest walk (≤).
        arc_tolerance_m: metres that chords may miss a circle by.
        simplify_m: metres that the outline may be moved by leaving out vertices.
    """

    per_m: float
    max_access_m: float
    arc_tolerance_m: float
    simplify_m: float = 0.0

    def left_m(self, cutoff: float, cost: np.ndarray) -> np.ndarray:
        """Metres that can still be walked."""
        return (cutoff - cost) / self.per_m

    def segments(self, radius: np.ndarray) -> np.ndarray:
        """Chords of a quarter circle that keep within the tolerance; rounded up to few different numbers."""
        miss = np.clip(self.arc_tolerance_m / np.maximum(radius, ROUNDING_M), 0.0, 1.0)
        wanted = np.ceil(RIGHT_ANGLE / np.maximum(2 * np.arccos(1 - miss), ROUNDING_M))
        return 2 ** np.ceil(np.log2(np.maximum(wanted, 2.0))).astype(np.int64)


def land_parts(stretches: Stretches, cutoff: float, walk: Walk) -> np.ndarray:
    """Return a convex polygon for each stretch from which some land is reached."""
    left = walk.left_m(cutoff, stretches.cost)
    some = np.flatnonzero(left > ROUNDING_M) if walk.max_access_m > ROUNDING_M else np.zeros(0, np.int64)
    radius = np.minimum(left[some], walk.max_access_m)
    kinds = walk.segments(radius) * 4 + stretches.past_high[some] * 2 + stretches.past_low[some]
    polygons = [np.zeros(0, object)]
    for kind in np.unique(kinds):
        chosen = some[kinds == kind]
        outline = _outlines(stretches.take(chosen), left[chosen], walk, int(kind))
        polygons.append(shapely.polygons(outline))
    return np.concatenate(polygons)


def _outlines(part: Stretches, left: np.ndarray, walk: Walk, kind: int) -> np.ndarray:
    """(s, vertices, 2) rings: one side from the high end to the low end, the other side back."""
    segments, past_high, past_low = kind // 4, kind // 2 % 2, kind % 2
    slope = part.per_m / walk.per_m
    run = np.minimum(part.length, left / slope)
    left_low = np.maximum(left - slope * run, 0.0)
    limit = walk.max_access_m
    width_high, width_low = np.minimum(left, limit), np.minimum(left_low, limit)
    narrows = np.clip((left - limit) / slope, 0.0, run)  # where the limit stops being the narrower one
    along, aside = (
        [np.zeros(len(run)), -narrows, -run],
        [width_high, np.minimum(left - slope * narrows, limit), width_low],
    )
    if past_high:
        beyond, out = _past_end(left, slope, limit, segments)
        along[:1], aside[:1] = list(beyond.T[::-1]), list(out.T[::-1])
    if past_low:
        beyond, out = _past_end(left_low, slope, limit, segments)
        beyond, out = (np.where((run < part.length)[:, None], flat, bent) for flat, bent in
                       ((np.zeros_like(beyond), beyond), (np.zeros_like(out), out)))  # fmt: skip
        along[-1:], aside[-1:] = list((-run[:, None] - beyond).T), list(out.T)
    x, y = np.stack(along, axis=1), np.stack(aside, axis=1)
    x, y = np.concatenate((x, x[:, ::-1]), axis=1), np.concatenate((y, -y[:, ::-1]), axis=1)
    dx, dy = part.ahead[:, :1], part.ahead[:, 1:]
    return np.stack((part.high[:, :1] + x * dx - y * dy, part.high[:, 1:] + x * dy + y * dx), axis=2)


def _past_end(left: np.ndarray, slope: np.ndarray, limit: float, segments: int) -> tuple[np.ndarray, np.ndarray]:
    """Metres beyond and aside of an end, (s, segments + 1) each: the circle, cut off where the walk counts more.

    On the circle of radius R at the angle t from square to the stretch, the line aside + slope · beyond = left is
    passed where cos t + slope · sin t > left / R: around t = atan(slope), if anywhere.
    """
    radius = np.minimum(left, limit)
    angle = np.broadcast_to(np.linspace(0.0, RIGHT_ANGLE, segments + 1), (len(left), segments + 1))
    middle = np.arctan(slope)
    share = np.divide(left, radius * np.hypot(1.0, slope), out=np.ones(len(left)), where=radius > 0)
    half = np.arccos(np.clip(share, -1.0, 1.0))
    low, high = np.maximum(middle - half, 0.0)[:, None], (middle + half)[:, None]
    inside = (angle > low) & (angle < high)
    angle = np.where(inside, np.where(angle < middle[:, None], low, high), angle)
    beyond, aside = radius[:, None] * np.sin(angle), radius[:, None] * np.cos(angle)
    # The line may meet the stretch's prolongation inside the circle: then that is the tip.
    tip = (angle > RIGHT_ANGLE) | ((angle == RIGHT_ANGLE) & (high >= RIGHT_ANGLE))
    reach = np.minimum(np.divide(left, slope, out=np.zeros(len(left)), where=slope > 0), radius)[:, None]
    return np.where(tip, reach, beyond), np.where(tip, 0.0, np.maximum(aside, 0.0))


def discs(xy: np.ndarray, radius_m: float, walk: Walk) -> np.ndarray:
    """(n,) circles around points."""
    quarter = int(walk.segments(np.array([radius_m]))[0])
    return shapely.buffer(shapely.points(xy), radius_m, quad_segs=quarter)


def land_of(
    reach: Reach,
    ways: Ways,
    starts: np.ndarray,
    cutoffs: np.ndarray,
    walk: Walk,
    *,
    sure: SureLand | None = None,
    step: Callable[[float], None] = lambda share: None,
) -> list[shapely.Geometry]:
    """Return the land from which some facility is reached within each of the ascending cutoffs (≤).

    Args:
        reach: the network.
        ways: what a search from the facilities found, up to the largest cutoff.
        starts: (f, 2) where the facilities are.
        cutoffs: ascending.
        walk: how people leave the road.
        sure: squares known to be reached as a whole; they only save time.
        step: called with the share done.
    """
    stretches = straight_stretches(reach, ways, cutoffs[-1])
    found, count = [], len(cutoffs)
    for number, cutoff in enumerate(cutoffs):
        done = [(number + share) / count for share in (0.0, DRAWN, 1.0)]
        shapes = _shapes(stretches, cutoff, walk, sure, part_of(step, done[0], done[1]))
        around = discs(starts, min(cutoff / walk.per_m, walk.max_access_m), walk)
        shape = merged(np.concatenate((*shapes, around)), part_of(step, done[1], done[2]))
        found.append(shapely.simplify(shape, walk.simplify_m) if walk.simplify_m > 0 else shape)
    return found


def _shapes(
    stretches: Stretches, cutoff: float, walk: Walk, sure: SureLand | None, step: Callable[[float], None]
) -> list[np.ndarray]:
    """Return polygons whose union is the land beside the stretches."""
    shapes = [] if sure is None else [sure.strips(cutoff)]
    total = len(stretches.cost)
    for first in range(0, total, DRAWN_AT_ONCE):
        part = land_parts(stretches.take(np.arange(first, min(first + DRAWN_AT_ONCE, total))), cutoff, walk)
        shapes.append(part if sure is None else sure.leaving(part, cutoff))
        step(min(first + DRAWN_AT_ONCE, total) / total)
    return shapes
