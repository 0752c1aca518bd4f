"""A road network the size of a county, made with a seed: a grid of bent roads, seats and villager groups.

Nodes are numbered, so the bare matrix of the same network is known without any noding.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import geopandas
import numpy as np
import pyogrio
import shapely
from scipy.sparse import csr_matrix
from scipy.spatial import cKDTree

CRS = "EPSG:4545"
ORIGIN = np.array([450_000.0, 3_220_000.0])
SPACING_M, JITTER_M, BEND_M = 240.0, 50.0, 25.0
MAIN_EVERY = 16
"""Every so many rows and columns of the grid is a county road."""
HARDENED_SHARE, OFFSET_M = 0.5, 150.0
SPEEDS = {("county", "asphalt"): 35.0, ("village", "concrete"): 20.0, ("village", "gravel"): 12.0}
PEOPLE = (20, 600)
HARDENED_KMH = 1e9
"""Speed at which QGIS's own engine crosses hardened roads when it counts unhardened metres only."""


@dataclass(frozen=True)
class County:
    """Layers, and the same network as a matrix of minutes."""

    roads: geopandas.GeoDataFrame
    groups: geopandas.GeoDataFrame
    seats: geopandas.GeoDataFrame
    minutes: csr_matrix
    seat_nodes: np.ndarray


def make_county(*, side: int, groups: int, seats: int, seed: int) -> County:
    """Return a county.

    Args:
        side: nodes along one side of the grid; it has 2 · side · (side - 1) roads.
        groups: number of villager groups.
        seats: number of township seats.
        seed: of every random choice.
    """
    random = np.random.default_rng(seed)
    column, row = np.meshgrid(np.arange(side), np.arange(side))
    column, row = column.ravel(), row.ravel()
    nodes = ORIGIN + SPACING_M * np.column_stack([column, row]) + random.uniform(-JITTER_M, JITTER_M, (side * side, 2))
    number = np.arange(side * side).reshape(side, side)
    start = np.concatenate([number[:, :-1].ravel(), number[:-1, :].ravel()])
    stop = np.concatenate([number[:, 1:].ravel(), number[1:, :].ravel()])
    main = np.where(row[start] == row[stop], row[start], column[start]) % MAIN_EVERY == 0
    hardened = main | (random.random(len(start)) < HARDENED_SHARE)
    bends = random.uniform(-BEND_M, BEND_M, (len(start), 2, 2))
    vertices = np.stack([nodes[start], nodes[start], nodes[stop], nodes[stop]], axis=1)
    vertices[:, 1] = (2 * nodes[start] + nodes[stop]) / 3 + bends[:, 0]
    vertices[:, 2] = (nodes[start] + 2 * nodes[stop]) / 3 + bends[:, 1]
    lines = shapely.linestrings(vertices)
    kinds = np.where(main, 0, np.where(hardened, 1, 2))
    names = np.array(list(SPEEDS), dtype=object)[kinds]
    speed = np.array(list(SPEEDS.values()))[kinds]
    roads = {
        "road_id": [f"r{each:06d}" for each in range(len(start))],
        "road_class": names[:, 0],
        "surface": names[:, 1],
        "speed_kmh": speed,
        "unhardened": np.where(hardened, HARDENED_KMH, 1.0),
    }
    seat_nodes = np.sort(random.choice(side * side, seats, replace=False))
    cost = shapely.length(lines) / (speed * 1000 / 60)
    ends = (np.concatenate([start, stop]), np.concatenate([stop, start]))
    return County(
        roads=geopandas.GeoDataFrame(roads, geometry=lines, crs=CRS),
        groups=_groups(random, nodes, nodes[seat_nodes], groups),
        seats=_points(nodes[seat_nodes], town_code=[f"t{each:02d}" for each in range(seats)]),
        minutes=csr_matrix((np.concatenate([cost, cost]), ends), shape=(side * side, side * side)),
        seat_nodes=seat_nodes,
    )


def _groups(random: np.random.Generator, nodes: np.ndarray, seats: np.ndarray, count: int) -> geopandas.GeoDataFrame:
    place = nodes[random.integers(0, len(nodes), count)] + random.uniform(-OFFSET_M, OFFSET_M, (count, 2))
    town = cKDTree(seats).query(place)[1]
    return _points(
        place,
        group_id=[f"g{each:05d}" for each in range(count)],
        town_code=[f"t{each:02d}" for each in town],
        population=random.integers(*PEOPLE, count),
    )


def _points(place: np.ndarray, **columns: object) -> geopandas.GeoDataFrame:
    return geopandas.GeoDataFrame(columns, geometry=shapely.points(place), crs=CRS)


def write_county(county: County, path: Path) -> None:
    """Write the three layers into one GeoPackage."""
    for layer in ("roads", "groups", "seats"):
        frame = getattr(county, layer)
        pyogrio.write_dataframe(frame, path, layer=layer, driver="GPKG", dataset_options={"VERSION": "1.2"})
