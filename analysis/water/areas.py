"""The land each work serves: the surroundings of its groups, put together, with edges that fit.

Every place belongs to the group that is nearest to it (Thiessen or Voronoi cells). Cells of one work are put together
and cut at an outline. All edges come from one net of lines, so neighbouring areas share their vertices: no gaps, no
overlaps, no slivers.

Edge rules: two groups on one place share a cell, which goes to the first of them.
"""

from __future__ import annotations

import numpy as np
import shapely

NOBODY = -1


def service_areas(xy: np.ndarray, work: np.ndarray, outline: shapely.Geometry) -> dict[int, shapely.Geometry]:
    """Return the land of each work within an outline.

    Args:
        xy: (n, 2) metres of the groups; rows with NaN are left out.
        work: (n,) row of the work that serves each, -1 for none.
        outline: polygon or polygons in metres.

    Returns:
        Polygon or MultiPolygon by work, and under -1 the land of groups that no work serves; what is empty is left
        out.
    """
    rows = np.flatnonzero(np.isfinite(xy).all(axis=1))
    if not len(rows) or outline.is_empty:
        return {}
    _, first = np.unique(xy[rows], axis=0, return_index=True)
    rows = rows[np.sort(first)]
    owner = work[rows]
    if len(np.unique(owner)) == 1:
        return {int(owner[0]): outline}
    cells = _cells(xy[rows], outline)
    lands = {each: shapely.union_all(cells[owner == each]) for each in np.unique(owner)}
    lines = [shapely.boundary(outline), *(shapely.boundary(land) for land in lands.values())]
    faces = shapely.get_parts(shapely.polygonize([shapely.union_all(np.array(lines))]))
    inner = shapely.point_on_surface(faces)
    shapely.prepare(outline)
    inside = shapely.contains_properly(outline, inner)
    faces, inner = faces[inside], inner[inside]
    found = {}
    for each, land in lands.items():
        shapely.prepare(land)
        mine = faces[shapely.contains_properly(land, inner)]
        if len(mine):
            found[int(each)] = shapely.coverage_union_all(mine)
    return found


def _cells(xy: np.ndarray, outline: shapely.Geometry) -> np.ndarray:
    """Return the cell of each point; together they cover the outline."""
    points = shapely.points(xy)
    around = shapely.buffer(shapely.envelope(outline), 1.0, cap_style="square")
    cells = shapely.get_parts(shapely.voronoi_polygons(shapely.multipoints(points), extend_to=around))
    tree = shapely.STRtree(cells)
    point, cell = tree.query(points, predicate="intersects")
    owner = np.empty(len(xy), dtype=np.intp)
    owner[point] = cell
    return cells[owner]


def hull(xy: np.ndarray, margin_m: float) -> shapely.Geometry:
    """Return an outline where no areas are given: the hull of the groups and a margin around it."""
    placed = xy[np.isfinite(xy).all(axis=1)]
    return shapely.buffer(shapely.convex_hull(shapely.multipoints(placed)), margin_m)
