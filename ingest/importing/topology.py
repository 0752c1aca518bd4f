"""How areas fit together: overlaps, gaps and slivers, measured in square metres.

Every pair is found through an R-tree and all pairs are cut at once. A gap is a hole in the union of all areas; what
is open to the outside is no gap. An overlap or gap whose mean width (2 · area / perimeter) is less than the sliver
width is a sliver: two digitised versions of one border.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely


@dataclass(frozen=True)
class Overlaps:
    """Pairs of areas that overlap.

    Args:
        first, second: row of each of the two, first < second.
        area_m2: of what they have in common.
        width_m: mean width of it.
    """

    first: np.ndarray
    second: np.ndarray
    area_m2: np.ndarray
    width_m: np.ndarray


@dataclass(frozen=True)
class Gaps:
    """Holes between areas: their shapes, areas, mean widths and the area next to each (row, -1 for none)."""

    shapes: np.ndarray
    area_m2: np.ndarray
    width_m: np.ndarray
    beside: np.ndarray


def find_overlaps(shapes: np.ndarray, min_area_m2: float) -> Overlaps:
    """Return the pairs whose common area exceeds a limit, by row.

    Args:
        shapes: valid polygons in metres; None is left out.
        min_area_m2: what is smaller or equal is the rounding of coordinates.
    """
    shapes = np.asarray(shapes, dtype=object)
    tree = shapely.STRtree(shapes)
    present = np.flatnonzero(~shapely.is_missing(shapes))
    left, right = tree.query(shapes[present], predicate="intersects")
    left = present[left]
    ahead = left < right
    left, right = left[ahead], right[ahead]
    common = shapely.intersection(shapes[left], shapes[right])
    area = shapely.area(common)
    large = area > min_area_m2
    order = np.lexsort((right[large], left[large]))
    chosen = np.flatnonzero(large)[order]
    return Overlaps(left[chosen], right[chosen], area[chosen], _width(area[chosen], shapely.length(common[chosen])))


def find_gaps(shapes: np.ndarray, min_area_m2: float) -> Gaps:
    """Return the holes that the areas leave between them, the largest first.

    Holes that an area has itself are gaps too unless another area fills them.
    """
    shapes = np.asarray(shapes, dtype=object)
    present = np.flatnonzero(~shapely.is_missing(shapes))
    whole = shapely.get_parts(shapely.union_all(shapes[present]))
    whole = whole[shapely.get_type_id(whole) == _POLYGON]
    rings = shapely.get_rings(whole, return_index=True)
    inner = np.concatenate([[False], rings[1][1:] == rings[1][:-1]]) if len(rings[1]) else np.zeros(0, bool)
    holes = shapely.polygons(rings[0][inner])
    area = shapely.area(holes)
    order = np.argsort(-area, kind="stable")
    order = order[area[order] > min_area_m2]
    holes, area = holes[order], area[order]
    beside = np.full(len(holes), -1)
    if len(holes):
        number, row = shapely.STRtree(shapes).query(holes, predicate="intersects")
        for each, neighbour in zip(number[::-1], row[::-1]):  # the lowest row of each gap is kept
            beside[each] = neighbour
    return Gaps(holes, area, _width(area, shapely.length(holes)), beside)


_POLYGON = 3
"""shapely's type id."""


def _width(area: np.ndarray, perimeter: np.ndarray) -> np.ndarray:
    return np.divide(2 * area, perimeter, out=np.zeros_like(area), where=perimeter > 0)
