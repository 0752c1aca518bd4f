"""A fine mosaic of small cells over a district: the tesserae from which modelled areas are put together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from scipy.spatial import Voronoi

GHOST_MARGIN = 2.0
"""How far outside the outline the bounding generators lie, in widths of its bounding box."""
JITTER = 0.3
"""Random shift of a generator, in spacings."""
LLOYD_STEPS = 2
DECIMALS = 3
"""Generators lie on whole millimetres and measures are rounded to a thousandth of a cell, so that the noise of
another machine's arithmetic does not grow into another map."""
CONTACT_M = 1.0
"""Two cells are neighbours if they share at least this length inside the outline."""


@dataclass(frozen=True)
class Mosaic:
    """Cells (tesserae) that cover an outline.

    Attributes:
        xy: (n, 2) generators, metres; the first ones are the fixed points, in their order.
        area: (n,) area inside the outline, in mean cells (their sum is n).
        neighbours: for each cell its neighbours and the length shared, in spacings.
        edges: (m, 2) pairs of cells with a common border inside the outline, first < second; where it is shorter than
            ``CONTACT_M`` they are no neighbours, but the border counts when polygons are made.
        borders: (m,) their common border, not clipped to the outline.
        spacing_m: mean distance of neighbouring generators.
        cell_m2: mean area of a cell.
    """

    xy: np.ndarray
    area: np.ndarray
    neighbours: Sequence[dict[int, float]]
    edges: np.ndarray
    borders: np.ndarray
    spacing_m: float
    cell_m2: float


def build_mosaic(outline: shapely.Polygon, fixed: np.ndarray, spacing_m: float, seed: int) -> Mosaic:
    """Give a mosaic of near-hexagonal cells, one of them around each fixed point.

    Args:
        outline: polygon to cover, metres.
        fixed: (k, 2) points that must be generators, inside the outline, no two the same.
        spacing_m: wanted distance of generators.
        seed: of the jitter.
    """
    xy = _generators(outline, fixed, spacing_m, seed)
    for _ in range(LLOYD_STEPS):
        centres = shapely.get_coordinates(shapely.centroid(_cells(outline, xy)))
        inside = shapely.contains_xy(outline, centres)
        inside[: len(fixed)] = False
        xy = np.round(np.where(inside[:, None], centres, xy), DECIMALS)
    area = shapely.area(_cells(outline, xy))
    edges, borders = _borders(outline, xy)
    shared = shapely.length(shapely.intersection(borders, outline))
    edges, borders, shared = edges[shared > 0], borders[shared > 0], shared[shared > 0]
    neighbours: list[dict[int, float]] = [{} for _ in xy]
    touching = shared >= CONTACT_M
    for (first, second), length in zip(
        edges[touching].tolist(), np.round(shared[touching] / spacing_m, DECIMALS).tolist()
    ):
        neighbours[first][second] = length
        neighbours[second][first] = length
    return Mosaic(xy, np.round(area / area.mean(), DECIMALS), neighbours, edges, borders, spacing_m, float(area.mean()))


def _generators(outline: shapely.Polygon, fixed: np.ndarray, spacing_m: float, seed: int) -> np.ndarray:
    rng = np.random.default_rng(seed)
    west, south, east, north = outline.bounds
    row_m = spacing_m * np.sqrt(3) / 2
    x, y = np.meshgrid(np.arange(west, east, spacing_m), np.arange(south, north, row_m))
    x[1::2] += spacing_m / 2
    grid = np.column_stack([x.ravel(), y.ravel()])
    grid = grid + rng.uniform(-JITTER, JITTER, grid.shape) * spacing_m
    grid = grid[shapely.contains_xy(outline, grid)]
    if len(fixed):
        gap = np.min(np.hypot(*(grid[:, None] - fixed[None]).transpose(2, 0, 1)), axis=1)
        grid = grid[gap > spacing_m / 2]
    return np.vstack([np.asarray(fixed, float).reshape(-1, 2), grid])


def _diagram(outline: shapely.Polygon, xy: np.ndarray) -> Voronoi:
    """Give the Voronoi diagram with four far generators, so that every real cell is closed."""
    west, south, east, north = outline.bounds
    reach = GHOST_MARGIN * max(east - west, north - south)
    ghosts = [
        (west - reach, south - reach),
        (east + reach, south - reach),
        (west - reach, north + reach),
        (east + reach, north + reach),
    ]
    return Voronoi(np.vstack([xy, ghosts]))


def _cells(outline: shapely.Polygon, xy: np.ndarray) -> np.ndarray:
    diagram = _diagram(outline, xy)
    corners = [diagram.vertices[diagram.regions[region]] for region in diagram.point_region[: len(xy)]]
    sizes = [len(ring) for ring in corners]
    rings = shapely.linearrings(np.vstack(corners), indices=np.repeat(np.arange(len(xy)), sizes))
    return shapely.intersection(shapely.polygons(rings), outline)


def _borders(outline: shapely.Polygon, xy: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    diagram = _diagram(outline, xy)
    ridges = np.array(diagram.ridge_vertices)
    real = (diagram.ridge_points < len(xy)).all(axis=1) & (ridges >= 0).all(axis=1)
    edges = np.sort(diagram.ridge_points[real], axis=1)
    order = np.lexsort((edges[:, 1], edges[:, 0]))
    return edges[order], shapely.linestrings(diagram.vertices[ridges[real]])[order]
