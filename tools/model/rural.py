"""Township roads from the main roads to the villages, and village roads on to the groups."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import shapely
from scipy.spatial import cKDTree

from . import Places
from .growth import Growth, Stretch, grow_to
from .lattice import edge_costs

TOWNSHIP, VILLAGE, TRACK = "township", "village", "track"
TOWNSHIP_ROUGHNESS = 0.8
VILLAGE_ROUGHNESS = 0.9
PULL = 0.3
"""Weight of the way already travelled when a road chooses where to leave the network."""
NOWHERE = -1


def grow_rural(growth: Growth, places: Places, seed: int) -> np.ndarray:
    """Join all villages, communities and groups.

    Returns:
        lattice point of each group, in the order of ``places.groups``.
    """
    units = _units(places)
    unit_of = _cell_of(growth.lattice.xy, units)
    towns = np.append(units["town_code"].to_numpy(), "")
    town_of = towns[unit_of]
    group_nodes = _group_nodes(growth.lattice.xy, unit_of, units, places.groups)
    _join_units(growth, units, (unit_of, town_of), group_nodes, places, seed)
    _join_groups(growth, units, (unit_of, town_of), group_nodes, places, seed + 1)
    return group_nodes


def _units(places: Places) -> gpd.GeoDataFrame:
    """Villages and communities, one row each."""
    columns = ["village_code", "name", "town_code", "geometry"]
    rows = [row for frame in (places.villages, places.communities) for row in frame[columns].itertuples(index=False)]
    return gpd.GeoDataFrame(rows, columns=columns, geometry="geometry", crs=places.villages.crs)


def _cell_of(xy: np.ndarray, units: gpd.GeoDataFrame) -> np.ndarray:
    """Row of the cell each lattice point lies in; ``NOWHERE`` for none. On a border the first row wins."""
    cell, point = units.sindex.query(shapely.points(xy), predicate="intersects")[::-1]
    found = np.full(len(xy), NOWHERE)
    order = np.argsort(-cell, kind="stable")
    found[point[order]] = cell[order]
    return found


def _group_nodes(xy: np.ndarray, unit_of: np.ndarray, units: gpd.GeoDataFrame, groups: gpd.GeoDataFrame) -> np.ndarray:
    """Nearest lattice point of each group within its own village, or of all where the village holds none."""
    row_of = {code: row for row, code in enumerate(units["village_code"])}
    at = np.column_stack([groups.geometry.x, groups.geometry.y])
    rows = groups["village_code"].map(row_of).to_numpy()
    nodes = np.empty(len(groups), dtype=int)
    for row in np.unique(rows):
        inside = np.flatnonzero(unit_of == row)
        inside = inside if len(inside) else np.arange(len(xy))
        mine = np.flatnonzero(rows == row)
        nodes[mine] = inside[cKDTree(xy[inside]).query(at[mine])[1]]
    return nodes


def _join_units(
    growth: Growth,
    units: gpd.GeoDataFrame,
    cells: tuple[np.ndarray, np.ndarray],
    group_nodes: np.ndarray,
    places: Places,
    seed: int,
) -> None:
    """A township road to the middle of every village and community."""
    unit_of, town_of = cells
    xy, edges = growth.lattice.xy, growth.lattice.edges
    cost = edge_costs(growth.lattice, TOWNSHIP_ROUGHNESS, seed)
    town_name = dict(zip(places.townships["town_code"], places.townships["name"]))
    village_of_group = places.groups["village_code"].to_numpy()
    for town in sorted(set(units["town_code"])):
        owner = {}
        for row in np.flatnonzero(units["town_code"] == town):
            inside = np.flatnonzero(unit_of == row)
            if not len(inside):
                continue
            mine = group_nodes[village_of_group == units["village_code"].iloc[row]]
            middle = xy[mine if len(mine) else inside].mean(axis=0)
            owner[int(inside[np.hypot(*(xy[inside] - middle).T).argmin()])] = row
        for numbers in (np.flatnonzero((town_of[edges] == town).all(axis=1)), np.arange(len(edges))):
            for nodes in grow_to(growth, list(owner), numbers, cost, PULL):
                unit = units.iloc[owner[nodes[-1]]]
                name = f"{town_name[town]}—{unit['name']}"
                growth.lay(Stretch(tuple(nodes), TOWNSHIP, name, unit["village_code"]))


def _join_groups(
    growth: Growth,
    units: gpd.GeoDataFrame,
    cells: tuple[np.ndarray, np.ndarray],
    group_nodes: np.ndarray,
    places: Places,
    seed: int,
) -> None:
    """A village road to every group, within its village where that is possible."""
    unit_of, town_of = cells
    edges = growth.lattice.edges
    cost = edge_costs(growth.lattice, VILLAGE_ROUGHNESS, seed)
    village_of_group = places.groups["village_code"].to_numpy()
    unit_edges = unit_of[edges]
    for row, unit in enumerate(units.itertuples(index=False)):
        mine = np.unique(group_nodes[village_of_group == unit.village_code])
        own = np.flatnonzero((unit_edges == row).all(axis=1))
        for numbers in (own, None):
            if numbers is None:
                if growth.on_road[mine].all():
                    break
                numbers = np.flatnonzero((town_of[edges] == unit.town_code).all(axis=1))
            for nodes in grow_to(growth, [int(node) for node in mine], numbers, cost, PULL):
                growth.lay(Stretch(tuple(nodes), VILLAGE, f"{unit.name}村道", unit.village_code))
