"""Share the cells of a mosaic among regions: connected, each with its anchors, each near its quota.

Regions first grow from their anchors, then trade border cells. A trade lowers the energy

    E = Σ border length between regions + STIFFNESS · Σ excess² / quota + PULL · Σ (distance to centre / radius)²

(the foam, or cellular Potts, model), so borders become short, areas right and centres central; the excess is by
how much an area lies above or below its quota beyond the tolerance. A cell changes hands only if
what it leaves stays connected and it is no anchor. Everything is drawn from one seed.
"""

from __future__ import annotations

import heapq
import math
import random
from collections.abc import Sequence

import numpy as np

from .mosaic import Mosaic

STIFFNESS = 30.0
PULL = 0.2
"""Weight of a cell's distance to the centre of its region; the radius is that of a disc of the quota."""
START_TEMPERATURE = 2.0
FREE = -1


def share_out(
    mosaic: Mosaic,
    members: Sequence[int],
    anchors: Sequence[Sequence[int]],
    quota: Sequence[float],
    *,
    tolerance: Sequence[float] | None = None,
    seed: int,
    sweeps: int,
) -> np.ndarray:
    """Give the region of every cell, ``FREE`` for cells that are not members.

    Args:
        mosaic: the cells.
        members: cells to share out; they must be connected.
        anchors: for each region the cells it must hold, its centre first; they are joined by shortest paths.
        quota: wanted area of each region; only the proportions matter.
        tolerance: by what share each area may miss its quota at no cost; none by default.
        seed: of the trading.
        sweeps: how often every border cell may change hands.

    Raises:
        ValueError: when two regions claim one cell or the members do not hang together.
    """
    area = mosaic.area.tolist()
    total = sum(area[cell] for cell in members)
    target = [total * part / sum(quota) for part in quota]
    labels = grow(mosaic, members, anchors, target)
    locked = {cell for cells in anchors for cell in cells}
    slack = [part * share for part, share in zip(target, tolerance or [0.0] * len(target))]
    pull = _pull(mosaic, anchors, target)
    trade(mosaic, labels, (target, slack), pull, locked=locked, seed=seed, sweeps=sweeps)
    return np.array(labels)


def grow(
    mosaic: Mosaic, members: Sequence[int], anchors: Sequence[Sequence[int]], target: Sequence[float]
) -> list[int]:
    """Let all regions grow at once and equally fast; one that is full waits until the others are too."""
    labels = [FREE] * len(mosaic.xy)
    pool = set(members)
    claimed = {cell for cells in anchors for cell in cells}
    if len(claimed) < sum(len(set(cells)) for cells in anchors):
        raise ValueError("two regions claim the same cell")
    queue: list[tuple[float, int, int]] = []
    room = list(target)
    waiting: list[tuple[float, int, int]] = []

    def take(cell: int, region: int, distance: float) -> None:
        labels[cell] = region
        room[region] -= mosaic.area[cell]
        for other in mosaic.neighbours[cell]:
            if other in pool and labels[other] == FREE:
                step = math.dist(mosaic.xy[cell], mosaic.xy[other])
                heapq.heappush(queue, (distance + step, other, region))

    for region, cells in enumerate(anchors):
        for cell in _joined(mosaic, cells, pool - (claimed - set(cells))):
            if labels[cell] == FREE:
                take(cell, region, 0.0)
    while queue or waiting:
        if not queue:
            queue, waiting = waiting, queue
            room = [math.inf] * len(target)
            heapq.heapify(queue)
        distance, cell, region = heapq.heappop(queue)
        if labels[cell] != FREE:
            continue
        if room[region] < 0:
            waiting.append((distance, cell, region))
        else:
            take(cell, region, distance)
    if any(labels[cell] == FREE for cell in members):
        raise ValueError("the cells to share out do not hang together")
    return labels


def trade(
    mosaic: Mosaic,
    labels: list[int],
    wanted: tuple[Sequence[float], Sequence[float]],
    pull: Sequence[Sequence[float]],
    *,
    locked: set[int],
    seed: int,
    sweeps: int,
) -> None:
    """Trade border cells between regions, in place, cooling down to no chance at all.

    ``wanted`` is the area of each region and by how much it may be missed; ``pull[region][cell]`` is the energy of
    a cell that belongs to a region.
    """
    draw = random.Random(seed)
    size = [0.0] * len(pull)
    for cell, region in enumerate(labels):
        if region != FREE:
            size[region] += mosaic.area[cell]
    area = mosaic.area.tolist()
    for sweep in range(sweeps):
        temperature = max(0.0, START_TEMPERATURE * (1 - sweep / (0.8 * sweeps)))
        border = [cell for cell in range(len(labels)) if cell not in locked and _at_border(mosaic, labels, cell)]
        draw.shuffle(border)
        changed = False
        for cell in border:
            here = labels[cell]
            there = _best_taker(mosaic, labels, cell, (area[cell], size, wanted, pull), temperature, draw)
            if there != here and _may_leave(mosaic, labels, cell):
                labels[cell] = there
                size[here] -= area[cell]
                size[there] += area[cell]
                changed = True
        if not changed and temperature == 0:
            break


def disconnected(mosaic: Mosaic, labels: Sequence[int], regions: int) -> list[int]:
    """Give the regions that are empty or fall apart."""
    seen: set[int] = set()
    pieces = [0] * regions
    for start, region in enumerate(labels):
        if region == FREE or start in seen:
            continue
        pieces[region] += 1
        stack = [start]
        seen.add(start)
        while stack:
            for other in mosaic.neighbours[stack.pop()]:
                if other not in seen and labels[other] == region:
                    seen.add(other)
                    stack.append(other)
    return [region for region, count in enumerate(pieces) if count != 1]


def _pull(mosaic: Mosaic, anchors: Sequence[Sequence[int]], target: Sequence[float]) -> list[list[float]]:
    """Give the pull of each region on each cell, towards its nearest anchor."""
    out = []
    for cells, wanted in zip(anchors, target):
        offset = mosaic.xy[:, None] - mosaic.xy[list(cells)][None]
        square_m2 = (offset**2).sum(axis=2).min(axis=1)
        out.append((PULL * square_m2 / (wanted * mosaic.cell_m2 / math.pi)).tolist())
    return out


def _at_border(mosaic: Mosaic, labels: list[int], cell: int) -> bool:
    here = labels[cell]
    return here != FREE and any(labels[other] not in (here, FREE) for other in mosaic.neighbours[cell])


def _best_taker(mosaic: Mosaic, labels: list[int], cell: int, areas: tuple, temperature: float, draw) -> int:
    """Give the region that should have this cell: the one of least energy, or by chance a dearer one."""
    area, size, (target, slack), pull = areas
    here = labels[cell]
    shared: dict[int, float] = {}
    for other, length in mosaic.neighbours[cell].items():
        if labels[other] != FREE:
            shared[labels[other]] = shared.get(labels[other], 0.0) + length
    kept = shared.pop(here, 0.0)

    def strain(region: int, change: float) -> float:
        before = max(0.0, abs(size[region] - target[region]) - slack[region])
        after = max(0.0, abs(size[region] + change - target[region]) - slack[region])
        return STIFFNESS * (after * after - before * before) / target[region]

    relief = strain(here, -area) - pull[here][cell]
    best, least = here, 0.0
    for there, length in sorted(shared.items()):
        cost = kept - length + relief + strain(there, area) + pull[there][cell]
        if temperature > 0:
            cost += temperature * math.log(1 - draw.random())
        if cost < least:
            best, least = there, cost
    return best


def _may_leave(mosaic: Mosaic, labels: list[int], cell: int) -> bool:
    """Say whether the cell's own neighbours hang together without it."""
    own = [other for other in mosaic.neighbours[cell] if labels[other] == labels[cell]]
    if not own:
        return False
    reached, stack = {own[0]}, [own[0]]
    while stack:
        near = mosaic.neighbours[stack.pop()]
        for other in own:
            if other not in reached and other in near:
                reached.add(other)
                stack.append(other)
    return len(reached) == len(own)


def _joined(mosaic: Mosaic, cells: Sequence[int], pool: set[int]) -> list[int]:
    """Give the cells with the shortest paths from the first to each of the others."""
    out = list(cells)
    for goal in cells[1:]:
        before: dict[int, int] = {}
        queue = [(0.0, cells[0], cells[0])]
        while queue and goal not in before:
            distance, cell, previous = heapq.heappop(queue)
            if cell in before:
                continue
            before[cell] = previous
            for other in mosaic.neighbours[cell]:
                if other in pool and other not in before:
                    step = math.dist(mosaic.xy[cell], mosaic.xy[other])
                    heapq.heappush(queue, (distance + step, other, cell))
        if goal not in before:
            raise ValueError("the anchors of a region cannot be joined")
        while goal != cells[0]:
            out.append(goal)
            goal = before[goal]
    return out
