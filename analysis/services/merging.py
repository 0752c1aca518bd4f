"""Unite many polygons: neighbours first, on all processors, with a stop between the parts."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import numpy as np
import shapely

SQUARE_M, TOGETHER, FEW = 2000.0, 500, 4
"""Side of the squares that decide who is a neighbour; how many polygons are united at a time, and how many results."""


def merged(shapes: np.ndarray, step: Callable[[float], None], *, together: int = TOGETHER) -> shapely.Geometry:
    """Return the union of polygons.

    Args:
        shapes: (n,) polygons, at least one.
        step: called with the share done between two parts; it may raise.
        together: how many to unite at a time in the first round; fewer where they are large.
    """
    square = np.floor(shapely.bounds(shapes)[:, :2] / SQUARE_M)
    order = np.lexsort((square[:, 0], square[:, 1]))
    parts: list = np.array_split(shapes[order], max(1, -(-len(shapes) // together)))
    done, most = 0, 2 * len(parts)
    while True:
        found = []
        with closing(_each(parts)) as results:
            for shape in results:
                found.append(shape)
                done += 1
                step(min(done / most, 1.0))
        if len(found) == 1:
            return found[0]
        parts = [found[first : first + FEW] for first in range(0, len(found), FEW)]


def _each(parts: Sequence[Sequence[shapely.Geometry]]) -> Generator[shapely.Geometry, None, None]:
    """Unite each part; GEOS works outside Python's lock. What is not begun yet is not, once nobody asks for more."""
    if len(parts) == 1:
        yield shapely.union_all(parts[0])
        return
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        waiting = [pool.submit(shapely.union_all, part) for part in parts]
        try:
            for each in waiting:
                yield each.result()
        finally:
            for each in waiting:
                each.cancel()
