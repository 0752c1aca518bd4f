"""A planar web of possible road courses over a district: where a modelled road may run.

Points on a jittered triangular grid are joined by their Delaunay edges. Every modelled road is a path in
this web, so two roads can meet only at a shared point: the road map is planar without any noding. The cost
of an edge is its length times a smooth "terrain" and a rough "slope" factor, both drawn from a seed; the
rougher the cost, the more a cheapest path winds, as mountain roads do.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from scipy.ndimage import gaussian_filter, map_coordinates
from scipy.sparse import coo_matrix, csr_matrix
from scipy.sparse.csgraph import connected_components, dijkstra
from scipy.spatial import Delaunay, cKDTree

SPACING_M = 230.0
JITTER = 0.32
"""Share of the spacing by which a grid point may be moved."""
MARGIN_M = 150.0
"""Roads keep this far inside the outline where the place they serve allows it."""
LONGEST_EDGE = 2.2
"""Edges longer than this many spacings bridge a bay of the outline and are left out."""
VALLEY_M = 1400.0
"""Width of the terrain's shapes (standard deviation of the blur)."""
RIDGE_M = 700.0
"""The same for the ridges that make a road with a known long way round wind more."""
CELLS_PER_SCALE = 4
TERRAIN_WEIGHT = 0.8
SLOPE_WEIGHT = 0.7


@dataclass(frozen=True)
class Lattice:
    """Points, edges and the two cost factors of every edge.

    Attributes:
        xy: points in metres, (n, 2).
        edges: pairs of point numbers, (m, 2), lower number first.
        length_m: straight length of each edge.
        terrain: smooth factor of each edge, about standard normal, low along the valleys.
        anchors: point number of each place that was to become a point of its own.
    """

    xy: np.ndarray
    edges: np.ndarray
    length_m: np.ndarray
    terrain: np.ndarray
    anchors: np.ndarray


@dataclass(frozen=True)
class Reach:
    """Cheapest ways from a set of sources into free land: cost and predecessor of every point (-1: a source)."""

    cost: np.ndarray
    before: np.ndarray

    def path(self, target: int) -> list[int]:
        """Points from the source to ``target``, both included."""
        nodes = [int(target)]
        while self.before[nodes[-1]] >= 0:
            nodes.append(int(self.before[nodes[-1]]))
        return nodes[::-1]


def build_lattice(outline: shapely.Geometry, anchors: np.ndarray, seed: int) -> Lattice:
    """The web of possible road courses inside ``outline``.

    Args:
        outline: polygon in metres.
        anchors: (k, 2) places that must be points of the web exactly, such as township seats.
        seed: the same seed gives the same web.
    """
    rng = np.random.default_rng(seed)
    grid = _jittered_grid(outline.bounds, rng)
    inner = outline.buffer(-MARGIN_M)
    shapely.prepare(inner)
    grid = grid[shapely.contains_xy(inner, grid[:, 0], grid[:, 1])]
    apart, _ = cKDTree(anchors).query(grid)
    xy = np.vstack([anchors, grid[apart > SPACING_M / 2]])
    edges = _edges_inside(xy, outline)
    kept = _largest_part(edges, len(xy))
    renumber = np.cumsum(kept) - 1
    edges = renumber[edges[kept[edges].all(axis=1)]]
    ends = xy[kept]
    middle = ends[edges].mean(axis=1)
    return Lattice(
        xy=ends,
        edges=edges,
        length_m=np.hypot(*(ends[edges[:, 0]] - ends[edges[:, 1]]).T),
        terrain=smooth_noise(middle, VALLEY_M, rng),
        anchors=np.where(kept[: len(anchors)], renumber[: len(anchors)], -1),
    )


def _jittered_grid(bounds: tuple[float, float, float, float], rng: np.random.Generator) -> np.ndarray:
    """Triangular grid over the bounds, each point moved a little."""
    west, south, east, north = bounds
    row_m = SPACING_M * np.sqrt(3) / 2
    columns, rows = np.arange(west, east, SPACING_M), np.arange(south, north, row_m)
    x, y = np.meshgrid(columns, rows)
    x[1::2] += SPACING_M / 2
    points = np.column_stack([x.ravel(), y.ravel()])
    return points + rng.uniform(-JITTER * SPACING_M, JITTER * SPACING_M, points.shape)


def _edges_inside(xy: np.ndarray, outline: shapely.Geometry) -> np.ndarray:
    """Delaunay edges that do not leave the outline."""
    triangles = Delaunay(xy).simplices
    pairs = np.sort(np.vstack([triangles[:, [0, 1]], triangles[:, [1, 2]], triangles[:, [0, 2]]]), axis=1)
    pairs = np.unique(pairs, axis=0)
    length = np.hypot(*(xy[pairs[:, 0]] - xy[pairs[:, 1]]).T)
    pairs = pairs[length <= LONGEST_EDGE * SPACING_M]
    shapely.prepare(outline)
    return pairs[shapely.covers(outline, shapely.linestrings(xy[pairs]))]


def _largest_part(edges: np.ndarray, count: int) -> np.ndarray:
    graph = coo_matrix((np.ones(len(edges)), (edges[:, 0], edges[:, 1])), shape=(count, count))
    _, label = connected_components(graph, directed=False)
    return label == np.bincount(label).argmax()


def smooth_noise(points: np.ndarray, scale_m: float, rng: np.random.Generator) -> np.ndarray:
    """Blurred noise folded at zero, so that its low places are long winding valleys; standardised."""
    low, high = points.min(axis=0), points.max(axis=0)
    cell_m = scale_m / CELLS_PER_SCALE
    shape = tuple(((high - low) / cell_m).astype(int) + 3)
    fold = np.abs(gaussian_filter(rng.normal(size=shape), CELLS_PER_SCALE, mode="reflect"))
    value = map_coordinates(fold, ((points - low) / cell_m).T, order=1, mode="nearest")
    return (value - value.mean()) / value.std()


def edge_costs(lattice: Lattice, roughness: float, seed: int, bends: float = 0.0) -> np.ndarray:
    """Cost of every edge: its length, times factors that make the cheapest way wind.

    Args:
        lattice: the web.
        roughness: 0 for the plain length; the larger, the more a way winds on its terrain and slopes.
        seed: draws the slopes and ridges.
        bends: weight of ridges of this draw's own, for roads known to go far round.
    """
    rng = np.random.default_rng(seed)
    factor = roughness * (TERRAIN_WEIGHT * lattice.terrain + SLOPE_WEIGHT * rng.normal(size=len(lattice.edges)))
    if bends > 0:
        factor += bends * smooth_noise(lattice.xy[lattice.edges].mean(axis=1), RIDGE_M, rng)
    return lattice.length_m * np.exp(factor)


def reach_from(
    lattice: Lattice, cost: np.ndarray, edge_numbers: np.ndarray, sources: np.ndarray, blocked: np.ndarray
) -> Reach:
    """Cheapest ways from any source over free points.

    Args:
        cost: cost of every edge of the lattice.
        edge_numbers: the edges that may be used.
        sources: start cost of every point, infinite where no way may start.
        blocked: True for points no way may enter (points that carry a road already).
    """
    pairs = lattice.edges[edge_numbers]
    tail, head = np.concatenate([pairs[:, 0], pairs[:, 1]]), np.concatenate([pairs[:, 1], pairs[:, 0]])
    weight = np.concatenate([cost[edge_numbers]] * 2)
    is_source = np.isfinite(sources)
    usable = ~blocked[head] & ~is_source[head] & (~blocked[tail] | is_source[tail])
    tail, head, weight = tail[usable], head[usable], weight[usable]
    size = len(lattice.xy)
    starts = is_source[tail]
    first_tail, first_head = tail[starts], head[starts]
    first_cost = sources[first_tail] + weight[starts]
    order = np.lexsort((first_tail, first_cost, first_head))
    first_head, keep = np.unique(first_head[order], return_index=True)
    first_tail, first_cost = first_tail[order][keep], first_cost[order][keep]
    rows = np.concatenate([tail[~starts], np.full(len(first_head), size)])
    columns = np.concatenate([head[~starts], first_head])
    values = np.concatenate([weight[~starts], first_cost])
    graph = csr_matrix((values, (rows, columns)), shape=(size + 1, size + 1))
    distance, before = dijkstra(graph, indices=size, return_predecessors=True)
    origin = np.full(size, -1)
    origin[first_head] = first_tail
    before = np.where(before[:size] == size, origin, before[:size])
    return Reach(cost=distance[:size], before=np.where(before < 0, -1, before))
